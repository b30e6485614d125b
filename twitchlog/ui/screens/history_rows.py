"""The rows of History: how they look, and how high they are, worked out from their words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from kivy.core.text import Label as CoreLabel
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.recycleview.views import RecycleDataViewBehavior

from twitchlog.domain.wording import DOT, NBSP
from twitchlog.ui import fonts
from twitchlog.ui.presenters.history_rows import DayRow, EpisodeRow, MissingRow, Row
from twitchlog.ui.widgets.base import Control, load_kv, the_app
from twitchlog.ui.widgets.day_cell import DayCell
from twitchlog.ui.widgets.text import TYPE, Icon, Text  # noqa: F401 - used in kv

LEAST = 56  # dp: height of a row whose words take no more than a line each
BESIDE = 44 + 12  # dp: the column of times and marks, and the gap after it


class Mark(DayCell):
    """A day's mark in a list: only to look at."""

    def on_touch_down(self, touch: Any) -> bool:
        return False

    def take(self, row: DayRow | MissingRow) -> None:
        """Show this day's mark, the same as the calendar's."""
        if isinstance(row, MissingRow):
            self.count, self.kind = 0, "missing"
        else:
            self.count = row.count or 0
            known = row.count is not None or (row.noted and not row.quiet)
            self.kind = "count" if known else "quiet" if row.quiet else "missing"


class Facts(Text):
    """Facts in a line (`plain`); where they take more, a line never begins with the dot between two of them."""

    plain = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("plain", "width"):
            self.fbind(name, self._bind_dots)

    def _bind_dots(self, *_: object) -> None:
        one = lines(self.plain, self.role, self.width) <= 1
        self.text = self.plain if one else dots_bound(self.plain)


def dots_bound(facts: str) -> str:
    """The dots kept on the line of the fact before them, and a number on that of its word."""
    return re.sub(r"(stress|bother) (?=\d)", rf"\1{NBSP}", facts).replace(DOT, f"{NBSP}· ")


class HistoryDay(RecycleDataViewBehavior, Control, BoxLayout):
    """A day, or missing days in a row; a tap on a day opens it. `first` has no line above."""

    row = ObjectProperty(None, allownone=True)
    title = StringProperty("")
    facts = StringProperty("")
    note = StringProperty("")
    first = BooleanProperty(False)
    inner = NumericProperty("16dp")

    def refresh_view_attrs(self, view: Any, index: int, data: dict[str, Any]) -> None:
        self.take(data["row"], view.actions)
        self.first, self.inner, self.ring = index == 0, view.inner, False

    def take(self, row: DayRow | MissingRow, actions: Any) -> None:
        """Show this row; `actions.open_day(day)` comes with a tap."""
        self.row, self.actions, self.title = row, actions, row.title
        self.ids.mark.take(row)
        self.focusable = isinstance(row, DayRow)
        if isinstance(row, DayRow):
            self.name, self.facts, self.note = row.name, row.facts or said(row), row.note
        else:
            self.name, self.facts, self.note = "", "Not logged", ""

    def on_touch_down(self, touch: Any) -> bool:
        return self.focusable and bool(super().on_touch_down(touch))

    def on_arrow(self, dx: int, dy: int) -> bool:
        """Up and down go from row to row."""
        return bool(dy) and the_app().shell.keys.move(-dy)

    def on_release(self) -> None:
        self.actions.open_day(self.row.day)


class HistoryEpisode(RecycleDataViewBehavior, Control, BoxLayout):
    """An episode; a tap opens it, or chooses it while several are selected. Delete deletes it."""

    row = ObjectProperty(None, allownone=True)
    time = StringProperty("")
    title = StringProperty("")
    facts = StringProperty("")
    note = StringProperty("")
    going = BooleanProperty(False)
    selecting = BooleanProperty(False)
    selected = BooleanProperty(False)
    chosen = BooleanProperty(False)  # the one whose card is open
    inner = NumericProperty("16dp")

    def refresh_view_attrs(self, view: Any, index: int, data: dict[str, Any]) -> None:
        self.take(data["row"], view.actions)
        self.inner, self.ring = view.inner, False

    def take(self, row: EpisodeRow, actions: Any) -> None:
        """Show this row; `actions.tap(id)` and `actions.delete(id)` come with a tap and the Delete key."""
        self.row, self.actions = row, actions
        self.name, self.time, self.title = row.name, row.time, row.title
        self.facts, self.note, self.going = row.facts, row.note, row.going
        self.mark()

    def mark(self) -> None:
        """Show whether it is selected or open."""
        self.selecting = self.actions.selecting
        self.selected = self.selecting and self.row.id in self.actions.selected
        self.chosen = self.actions.wide and self.row.id == self.actions.open_id and not self.selecting
        self.role = "checkbox" if self.selecting else "button"
        self.value = "on" if self.selected or self.chosen else ""

    def on_release(self) -> None:
        self.actions.tap(self.row.id)

    def on_arrow(self, dx: int, dy: int) -> bool:
        """Up and down go from row to row."""
        return bool(dy) and the_app().shell.keys.move(-dy)

    def clear_answer(self) -> None:
        """The Delete key."""
        self.actions.delete(self.row.id)


def said(row: DayRow) -> str:
    """What a day without facts says of itself."""
    if row.quiet:
        return "Quiet day"
    return "" if row.count is not None or row.noted else "Not logged"


# -- heights


@lru_cache(maxsize=16)
def _font(role: str, density: float) -> Any:
    size, _, font = TYPE[role]
    return CoreLabel(font_name=font, font_size=dp(size))


@lru_cache(maxsize=2048)
def _advance(letter: str, role: str, density: float) -> float:
    return float(_font(role, density).get_extents(letter)[0])


@lru_cache(maxsize=4096)
def _wrapped(text: str, role: str, width: int, density: float) -> int:
    if not fonts.is_plain(text):
        return round(Text(text=text, role=role, width=width).height / dp(TYPE[role][1]))
    size, _, font = TYPE[role]
    label = CoreLabel(text=text, font_name=font, font_size=dp(size), text_size=(width, None))
    label.render()  # lays the words out without drawing them
    return len(label._cached_lines)


def lines(text: str, role: str, width: float) -> int:
    """How many lines a text takes in this width."""
    if not text:
        return 0
    density = dp(1)
    if sum(_advance(letter, role, density) for letter in text) < width - 2:
        return 1
    return _wrapped(text, role, int(width), density)


def lines_of_facts(facts: str, width: float) -> int:
    """How many lines `Facts` makes of them."""
    count = lines(facts, "bodyMedium", width)
    return count if count < 2 else lines(dots_bound(facts), "bodyMedium", width)


def height_of(row: Row, width: float) -> float:
    """How high a row is whose words have this width beside the mark or time."""
    if isinstance(row, EpisodeRow):
        width -= dp(32) if row.going else 0
        words = dp(24) * lines(row.title, "bodyLarge", width) + dp(20) * lines_of_facts(row.facts, width)
        return max(dp(LEAST), words + dp(20) * lines(row.note, "bodyMedium", width) + dp(12))
    facts = "Not logged" if isinstance(row, MissingRow) else row.facts or said(row)
    words = dp(20) * (lines(row.title, "titleSmall", width) + lines_of_facts(facts, width))
    note = row.note if isinstance(row, DayRow) else ""
    return max(dp(LEAST), words + dp(20) * lines(note, "bodyMedium", width) + dp(16))


load_kv(__file__)
