"""Find by name: every place in one list with a search, for those who would rather read than point."""

from __future__ import annotations

from math import ceil
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.recycleboxlayout import RecycleBoxLayout  # noqa: F401 - used in kv
from kivy.uix.recycleview import RecycleView  # noqa: F401 - used in kv

from twitchlog.ui.presenters.find_place import FindPlacePresenter, FindRow
from twitchlog.ui.screens.place_bar import ChoosingPage, PlaceBar  # noqa: F401 - used in kv
from twitchlog.ui.widgets.base import load_kv, the_app
from twitchlog.ui.widgets.chip import Chip, ChipGroup  # noqa: F401 - used in kv
from twitchlog.ui.widgets.field import SearchField  # noqa: F401 - used in kv
from twitchlog.ui.widgets.focus import ARROWS
from twitchlog.ui.widgets.surface import Column, Row  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Icon, Text  # noqa: F401 - used in kv

HEAD, LINE, SMALL_LINE, CHIPS = 40, 24, 16, 48  # dp
LETTER, SMALL_LETTER = 8.4, 6.4  # dp: an ample width of a letter, so that no line is cut


class FindHead(BoxLayout):
    """The head of a group of sites."""

    title = StringProperty("")


class PlaceRow(Row):
    """The words of a site; arrows go to the next one."""

    def on_arrow(self, dx: int, dy: int) -> bool:
        keys = the_app().shell.keys
        return bool(dy) and bool(keys.move(-dy))


class FindSite(BoxLayout):
    """A site, and its sides when it is open."""

    page = ObjectProperty()
    key = StringProperty("")
    title = StringProperty("")
    second = StringProperty("")
    on = BooleanProperty(False)
    sides = ObjectProperty(())

    def on_sides(self, *_: object) -> None:
        group = self.ids.sides
        group.clear_widgets()
        for side in self.sides:
            chip = Chip(text=side.text, name=side.name, selected=side.on, role="checkbox")
            chip.bind(on_release=lambda _, place=side.place: self.page.toggle(place))
            group.add_widget(chip)


class FindPlacePage(ChoosingPage):
    """A full page over the window."""

    presenter: FindPlacePresenter

    def __init__(self, presenter: FindPlacePresenter, take: Any = None, **kwargs: Any) -> None:
        super().__init__(presenter, take, **kwargs)
        entry = self.ids.search.entry
        entry.multiline = False
        entry.bind(on_text_validate=lambda _: self.first())
        Window.bind(on_key_down=self._key_down)
        self.bind(width=lambda *_: self.draw())
        self.draw()
        Clock.schedule_once(lambda _: self._take_keyboard(), 0)

    def on_close(self) -> None:
        """Let go of the keyboard."""
        Window.unbind(on_key_down=self._key_down)

    def _take_keyboard(self) -> None:
        if self.get_parent_window() is not None:
            the_app().shell.keys.put(self.ids.search.entry)

    def _key_down(self, _window: object, key: int, *_: object) -> bool:
        """Arrow down in the search field goes to the list."""
        entry = self.ids.search.entry
        if not entry.focus or ARROWS.get(key) != (0, -1):
            return False
        keys = the_app().shell.keys
        row = next((view.ids.row for view in self._views()), None)
        if row is not None:
            keys.put(row)
        return row is not None

    def _views(self) -> list[Any]:
        views = [view for view in self.ids.list.layout_manager.children if isinstance(view, FindSite)]
        return sorted(views, key=lambda view: -view.y)

    def draw(self) -> None:
        """Show the presenter's state."""
        state, focused = self.presenter.state(), self._focused_key()
        self.ids.nothing.text = state.nothing
        self.ids.list.data = [self._datum(row) for row in state.rows]
        self.ids.bar.show(state.bar)
        if focused:
            Clock.schedule_once(lambda _: self._focus(focused), 0)

    def _focused_key(self) -> str:
        """The site whose row the keyboard is at; the list may give the row's widget to another one."""
        row = the_app().shell.keys.current
        return row.parent.key if isinstance(row, PlaceRow) else ""

    def _focus(self, key: str) -> None:
        for view in self._views():
            if view.key == key:
                the_app().shell.keys.put(view.ids.row)

    def _datum(self, row: FindRow) -> dict[str, Any]:
        width = self.width - 2 * self.margin
        if row.kind == "head":
            return {"viewclass": "FindHead", "title": row.title, "size": (None, dp(HEAD)), "size_hint": (1, None)}
        lines = dp(LINE) * _lines(row.title, LETTER, width - dp(32))
        lines += dp(SMALL_LINE) * _lines(row.second, SMALL_LETTER, width - dp(32))
        height = max(dp(48), lines + dp(8)) + dp(8) + (self._chips_height(len(row.sides), width) if row.sides else 0)
        return {
            "viewclass": "FindSite",
            "page": self,
            "key": row.key,
            "title": row.title,
            "second": row.second,
            "on": row.on,
            "sides": row.sides,
            "size": (None, height),
            "size_hint": (1, None),
        }

    def _chips_height(self, count: int, width: float) -> float:
        per_row = max(1, int(width // dp(100)))
        return dp(CHIPS) * ceil(count / per_row)

    # -- what touches do

    def search(self, query: str) -> None:
        """Show what fits."""
        self.presenter.search(query)
        self.ids.list.scroll_y = 1
        self.draw()

    def first(self) -> None:
        """Enter: the first place found."""
        self.presenter.first()
        self.draw()

    def tap(self, key: str) -> None:
        """A row was tapped."""
        self.presenter.tap(key)
        self.draw()


def _lines(text: str, letter: float, width: float) -> int:
    return max(1, ceil(len(text) * dp(letter) / max(width, dp(80))))


load_kv(__file__)
