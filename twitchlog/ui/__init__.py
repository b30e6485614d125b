"""The window. Presenters build plain states, screens and widgets draw them; only this package knows Kivy.

How to write a screen
---------------------
`presenters/history.py` (no Kivy)::

    class HistoryPresenter:
        watches = frozenset({"episodes", "checkins"})       # kinds of Change that matter to it
        def state(self) -> HistoryState: ...                # a frozen dataclass of words and numbers

`screens/history.py` beside `screens/history.kv`, loaded once by `load_kv(__file__)` at the module's end::

    class HistoryScreen(PlaceScreen):
        def draw(self, state): self.ids.bar.title = state.title ...     # called when shown and something changed
    def make(app): return HistoryScreen(HistoryPresenter(app.diary, app.clock))

- `self.app` (in kv: `app`) has `diary`, `clock`, `settings`, `theme`, `shell`, `in_background(work, then, failed)`;
  `app.bind(on_change=...)` for pages and sheets that must follow the diary (unbind when closed).
- The window opens even when the diary does not (`screens/start.py`; `app.diary` is None then, and no place is open).
  Screens are built anew for another diary. `app.without_diary(...)` is for what needs its files closed.
- `app.shell`: `go(place)`, `open_page(Page)`, `show_sheet(Sheet or Dialog)`, `show_menu(anchor, [(label, do)])`,
  `say(text, [(label, do)])`, `messages.update(text, actions)`, `back()`, `wide` (bindable).
- Colours: names of roles (`fill`, `edge`, `tone`), or `app.theme.primary` in canvases, `app.theme.hex(role)` for
  charts, which redraw on `app.theme.bind(style=...)`. `palette.py` lists the roles.
- Lay out in kv with `Column` (vertical, as high as its content), `Card`, `Row`, `SectionHead`, `Divider`.
  `Text` wraps to the width it has; `fit: True` makes it as wide as its words. dp, never sp; no size at import.
- Controls are worked by `on_release` (buttons, chips, tiles, rows), `on_choose` (TenScale, ChipGroup, Segmented),
  `on_less`/`on_more` (Stepper), `on_change` (Toggle). They show what the state says, so set them again in `draw`.
- Every control has a `name` (its `text` or `title` if none is given), plain and unique on its screen: icon buttons,
  scales and repeated words need one ("Less espresso", "Stress"). Tests and screen readers go by it.
- Plate, Control and Kivy own the names `fill`, `edge`, `ring`, `veil`, `radius`, `inset`, `name`, `role`,
  `value`, `state`: do not give them other meanings in subclasses.

Its test (`tests/ui/`): override the fixtures `diary` and `clock`, then `def test_x(pilot)` or `fly(size=(1180, 800))`::

    pilot.tap("Left calf"); assert pilot.shows("Saved: left calf, 19:42"); pilot.key("tab"); pilot.choose("Stress", 3)
"""
