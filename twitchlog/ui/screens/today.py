"""The Today screen: where it twitched, what still goes on, the day's card and the last fourteen days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, StringProperty

from twitchlog.domain.errors import Invalid
from twitchlog.domain.places import Place, place_of_region
from twitchlog.domain.when import parse_when
from twitchlog.domain.wording import lower_first
from twitchlog.store import DiaryError
from twitchlog.ui.messages import Action, Message
from twitchlog.ui.presenters.going import GoingRow
from twitchlog.ui.presenters.month import MonthPresenter
from twitchlog.ui.presenters.today import Saved, TodayPresenter, TodayState
from twitchlog.ui.screens.base import PlaceScreen
from twitchlog.ui.screens.today_where import BodyPane, Elsewhere, EmptyBody, GoingCard, QuietCard, UsualPlaces
from twitchlog.ui.widgets.base import load_kv

FIRST_HINT = "Choose a place once. The places you use most will then be here, one tap each."
VIEWS = {"face": "face", "hand": "hands", "foot": "feet"}  # what a region that is no place opens


def make(app: Any) -> TodayScreen:
    """The screen, on the app's diary and clock."""
    return TodayScreen(TodayPresenter(app.diary, app.clock))


class TodayScreen(PlaceScreen):
    """One column on a phone; from 840 dp two panes, the body in the left one.

    What lies below the fold is built right after the first frame, so that the window is there sooner.
    """

    presenter: TodayPresenter
    title = StringProperty("")
    subtitle = StringProperty("")
    is_today = BooleanProperty(True)
    wide = BooleanProperty(False)

    def __init__(self, presenter: TodayPresenter, **kwargs: Any) -> None:
        self._state: TodayState | None = None
        self._lower: Any = None  # the day's card and the fourteen days
        self._saying: tuple[Message, Place | None] | None = None  # the last message about a twitch, and where
        super().__init__(presenter, **kwargs)
        self.places = UsualPlaces(on_log=lambda _, place: self.log(place), on_details=self._details)
        self.going = GoingCard(
            on_stop=lambda _, row: self.stop(row), on_choose=lambda _, row, anchor: self.choose_stop(row, anchor)
        )
        find = {"on_find": lambda _: self.app.open_find_place(day=self._other_day())}
        self.elsewhere = Elsewhere(on_map=lambda _: self.open_map("body"), **find)
        self.empty_body = EmptyBody(on_map=lambda _: self.open_map("body"), **find)
        self.body = BodyPane(
            on_region=lambda _, region: self.tap_region(region),
            on_close_up=lambda _, view: self.open_map(view),
            **find,
        )
        self.quiet = QuietCard(on_none=lambda _: self.none_today())
        for box, name in ((self.ids.left, "minimum_height"), (self.ids.left_scroll, "height")):
            box.fbind(name, self._fill_left)
        self.app.shell.bind(wide=self._reshape)
        self.wide = self.app.shell.wide

    # -- drawing

    def draw(self, state: TodayState) -> None:
        """Show a state; what did not change is left alone."""
        old, self._state = self._state, state
        self.title, self.subtitle, self.is_today = state.title, state.subtitle, state.is_today
        first = FIRST_HINT if self.wide else ""
        self.places.show(state.tiles, first if state.empty else state.hint)
        self.going.show(state.going)
        for figure in (self.elsewhere, self.body):
            figure.show(state.shaded)
        self.quiet.show(state.card.none, state.card.none_text)
        if self._lower is None:
            # Twice: what is scheduled now still comes before the first frame is drawn.
            Clock.schedule_once(lambda _: Clock.schedule_once(self._build_lower, 0), 0)
        else:
            self._lower.show(state)
        if old is None or self._plan(old) != self._plan(state):
            self._arrange()
        if old is not None and old.day != state.day:
            self.ids.left_scroll.scroll_y = self.ids.right_scroll.scroll_y = 1

    def _build_lower(self, *_: object) -> None:
        from twitchlog.ui.screens.today_lower import Lower

        if self._lower is None and self._state is not None:
            self._lower = Lower(self, self.presenter)
            self._lower.show(self._state)
            self._arrange()

    def _reshape(self, _shell: object, wide: bool) -> None:
        self.wide = wide
        if self._state is not None:
            self.draw(self._state)
            self._arrange()

    def _fill_left(self, *_: object) -> None:
        """In a tall wide window the body takes the room that is left, up to twice its drawn size."""
        if self.wide and self.body.parent is not None:
            others = self.ids.left.minimum_height - self.body.figure_height
            self.body.figure_height = max(dp(280), min(dp(600), self.ids.left_scroll.height - others))

    def _plan(self, state: TodayState) -> tuple[bool, ...]:
        return (state.empty, bool(state.going), state.fortnight is None, state.folded)

    def _arrange(self) -> None:
        """Put the parts where they belong at this width."""
        state = self._state
        assert state is not None
        quiet = [self.quiet] if state.empty and not self.wide else []
        going = [self.going] if state.going else []
        lower = [] if self._lower is None else self._lower.parts(state, self.wide)
        if self.wide:
            left, right = [self.places, *going, self.body], lower
        else:
            elsewhere = [] if state.empty else [self.elsewhere]
            left, right = [self.places, *going, *elsewhere, *quiet, *lower], []
        self.places.put_instead(self.empty_body if state.empty and not self.wide else None)
        for box, parts in ((self.ids.left, left), (self.ids.right, right)):
            if box.children[::-1] != parts:
                box.clear_widgets()
                for part in parts:
                    if part.parent is not None:
                        part.parent.remove_widget(part)
                    box.add_widget(part)

    # -- days

    def step_day(self, days: int) -> None:
        """The day before or after."""
        self.presenter.step(days)
        self.redraw()

    def show_day(self, day: date) -> None:
        """Go to a day."""
        self.presenter.show(day)
        self.redraw()

    def choose_day(self) -> None:
        """Open the months to choose a day from."""
        from twitchlog.ui.screens.day_picker import DayPicker

        months = MonthPresenter(self.app.diary, self.app.clock, self.presenter.day)
        self.app.shell.show_sheet(DayPicker(months, on_pick=lambda _, day: self.show_day(day)))

    def _other_day(self) -> date | None:
        return None if self.presenter.day == self.presenter.today else self.presenter.day

    # -- twitches

    def log(self, place: Place) -> None:
        """A tile or a region was tapped: save it now, or ask for the time of an earlier day."""
        if self._other_day() is not None:
            self.app.open_episode(places=(place,), day=self._other_day())
            return
        saved = self.attempt(lambda: self.presenter.log(place))
        if saved is not None:
            self._tell(saved)

    def _details(self, _places: Any, place: Place) -> None:
        self.app.open_episode(places=(place,), day=self._other_day())

    def tap_region(self, region: str) -> None:
        """A region of the wide body: the same as a tile, or its close-up."""
        place = place_of_region(region)
        if place is not None:
            self.log(place)
            return
        self.open_map(VIEWS.get(region.split(".")[1], "body"))

    def open_map(self, view: str) -> None:
        """The body map, for the day on show."""
        self.app.open_body_map(view=view, day=self._other_day())

    def _tell(self, saved: Saved) -> None:
        """The message of a saved twitch; taps in quick succession share one."""
        undo: Action = ("Undo", lambda: self.undo(saved))
        if not saved.burst:
            details: Action = ("Details", lambda: self.app.open_episode(episode_id=saved.episode))
            self._say(saved, (details, undo))
            return
        actions: tuple[Action, ...] = (("Make it a burst", self.make_burst), undo)
        if self._saying == (self.app.shell.messages.current, saved.place):
            self._saying = (self.app.shell.messages.update(saved.text, actions), saved.place)
        else:
            self._say(saved, actions)

    def _say(self, saved: Saved, actions: tuple[Action, ...]) -> None:
        place = saved.place
        if place is not None:
            self.places.light(place, +1)

        def gone() -> None:
            if place is not None:
                self.places.light(place, -1)

        self._saying = (self.app.shell.say(saved.text, actions, gone), place)

    def make_burst(self) -> None:
        """The quick taps become one burst."""
        saved = self.attempt(self.presenter.make_burst)
        if saved is not None:
            details: Action = ("Details", lambda: self.app.open_episode(episode_id=saved.episode))
            undo: Action = ("Undo", lambda: self.undo(saved))
            self._say(saved, (details, undo) if saved.undo else ())

    def undo(self, saved: Saved) -> None:
        """Take it back."""
        self.attempt(lambda: self.presenter.undo(saved))

    # -- what still goes on

    def stop(self, row: GoingRow, at: datetime | None = None) -> None:
        """End one that is still going."""
        saved = self.attempt(lambda: self.presenter.stop(row.id, at))
        if saved is not None:
            self.app.shell.say(saved.text, (("Undo", lambda: self.undo(saved)),))

    def choose_stop(self, row: GoingRow, anchor: Any) -> None:
        """The menu of moments at which it may have stopped."""
        items: list[tuple[str, Callable[[], object]]] = [
            (choice.text, lambda at=choice.at: self.stop(row, at)) for choice in row.choices
        ]
        items.append(("Stopped at …", lambda: self._ask_stop(row)))
        items.append(("Still going", lambda: None))
        self.app.shell.show_menu(anchor, items)

    def _ask_stop(self, row: GoingRow) -> None:
        from twitchlog.ui.screens.today_ask import AskDialog

        def take(text: str) -> None:
            at = parse_when(text, self.app.clock)
            saved = self.presenter.stop(row.id, at)
            self.app.shell.say(saved.text, (("Undo", lambda: self.undo(saved)),))

        hint = "for example 21:30, or yesterday 21:30"
        title = f"When did {lower_first(row.place)} stop?"
        self.app.shell.show_sheet(AskDialog(title=title, label="Stopped at", help=hint, take=take))

    # -- the day

    def none_today(self) -> None:
        """None today: noted or taken back; with twitches noted it is only said."""
        said = self.attempt(self.presenter.none_today)
        if said is not None:
            day = self.presenter.day
            self.app.shell.say(said.text, (("Look", lambda: self.app.show_day(day)),))

    def attempt(self, do: Callable[[], Any]) -> Any:
        """Do something with the diary; what it refuses is said, and None comes back."""
        try:
            return do()
        except (Invalid, DiaryError) as refused:
            self.app.shell.say(str(refused))
            return None


load_kv(__file__)
