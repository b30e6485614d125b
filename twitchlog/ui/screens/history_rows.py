"""The list of History: one RecycleView whose rows have their height worked out from their words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import Any

from kivy.core.text import Label as CoreLabel
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.recycleboxlayout import RecycleBoxLayout
from kivy.uix.recycleview import RecycleView
from kivy.uix.recycleview.views import RecycleDataAdapter, RecycleDataViewBehavior

from twitchlog.ui.presenters.history_rows import DayRow, EpisodeRow, MissingRow, Row
from twitchlog.ui.widgets.base import Control, load_kv
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
        self.chosen = self.row.id == self.actions.open_id and not self.selecting
        self.role = "checkbox" if self.selecting else "button"
        self.value = "on" if self.selected or self.chosen else ""

    def on_release(self) -> None:
        self.actions.tap(self.row.id)

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
    label = Text(text=text, role=role, width=width)
    return round(label.height / dp(TYPE[role][1]))


def lines(text: str, role: str, width: float) -> int:
    """How many lines a text takes in this width."""
    if not text:
        return 0
    density = dp(1)
    if sum(_advance(letter, role, density) for letter in text) < width - 2:
        return 1
    return _wrapped(text, role, int(width), density)


def height_of(row: Row, width: float) -> float:
    """How high a row is whose words have this width beside the mark or time."""
    if isinstance(row, EpisodeRow):
        width -= dp(32) if row.going else 0
        words = dp(24) * lines(row.title, "bodyLarge", width) + dp(20) * lines(row.facts, "bodyMedium", width)
        return max(dp(LEAST), words + dp(20) * lines(row.note, "bodyMedium", width) + dp(12))
    facts = "Not logged" if isinstance(row, MissingRow) else row.facts or said(row)
    words = dp(20) * (lines(row.title, "titleSmall", width) + lines(facts, "bodyMedium", width))
    note = row.note if isinstance(row, DayRow) else ""
    return max(dp(LEAST), words + dp(20) * lines(note, "bodyMedium", width) + dp(16))


# -- the list


class OwnViews(RecycleDataAdapter):
    """Keeps spare rows to itself; Kivy's own keeps them for all lists, also those of a window long closed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._spare: dict[Any, list[Any]] = {}

    def invalidate(self) -> None:
        for view in self.views.values():
            self._spare.setdefault(view.__class__, []).append(view)
        for cls, views in self.dirty_views.items():
            self._spare.setdefault(cls, []).extend(views.values())
        self.views = {}
        self.dirty_views.clear()

    def get_view(self, index: int, data_item: Any, viewclass: Any) -> Any:
        spare = self._spare.get(viewclass)
        if spare and index not in self.dirty_views.get(viewclass, {}):
            view = spare.pop()
            self.refresh_view_attrs(index, data_item, view)
            return view
        return super().get_view(index, data_item, viewclass)


class RowBox(RecycleBoxLayout):
    """Rows under each other. Finding the ones in sight takes as long for ten years as for ten days."""

    def get_view_index_at(self, pos: tuple[float, float]) -> int:
        places = self._rv_positions  # from the last row up
        if not places:
            return 0
        return max(0, len(places) - 1 - max(0, bisect_right(places, pos[1]) - 1))


class HistoryList(RecycleView):
    """The list. `actions` answers its rows; `on_near_end` comes when its last rows are close."""

    actions = ObjectProperty(None, allownone=True)
    inner = NumericProperty("16dp")
    outer = NumericProperty(0)

    __events__ = ("on_near_end",)

    def __init__(self, **kwargs: Any) -> None:
        self._rows: tuple[Row, ...] = ()
        self._laid_for = 0.0
        super().__init__(view_adapter=OwnViews(), **kwargs)
        self.fbind("width", self._lay)
        self.fbind("scroll_y", self._look_ahead)

    def on_near_end(self) -> None:
        """More rows are wanted."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """What it shows."""
        return self._rows

    def show(self, rows: tuple[Row, ...], stay: bool = True) -> None:
        """Show these rows; with `stay` what is in sight stays where it is, else it begins at the top."""
        top = self.offset if stay else 0.0
        self._rows = rows
        self._lay(top=top)

    @property
    def offset(self) -> float:
        """How much of the list lies above what is in sight."""
        return (1 - self.scroll_y) * max(0.0, self._total() - self.height) if self.data else 0.0

    def _total(self) -> float:
        return float(sum(item["height"] for item in self.data))

    def _lay(self, *_: object, top: float | None = None) -> None:
        if self.width < 2 or (top is None and self._laid_for == self.width):
            return
        self._laid_for = self.width
        keep = self.offset if top is None else top
        width = self.width - 2 * (self.inner + self.outer) - dp(BESIDE)
        self.data = [_item(row, height_of(row, width)) for row in self._rows]
        self.scroll_to_offset(keep)

    def scroll_to_offset(self, offset: float) -> None:
        """So much of the list above what is in sight."""
        room = self._total() - self.height
        self.scroll_y = 1 - min(1.0, max(0.0, offset / room)) if room > 0 else 1
        self._effect_to(self.scroll_y)

    def _effect_to(self, _scroll: float) -> None:
        if self.effect_y is not None:
            self.effect_y.velocity = 0

    def scroll_to_row(self, wanted: Callable[[Row], bool]) -> bool:
        """The first such row to the top; False when there is none."""
        heights = [0.0, *accumulate(item["height"] for item in self.data)]
        for index, row in enumerate(self._rows):
            if wanted(row):
                self.scroll_to_offset(heights[index])
                return True
        return False

    def mark(self) -> None:
        """Show anew which rows are selected or open."""
        for view in self.layout_manager.children:
            if isinstance(view, HistoryEpisode):
                view.mark()

    def _look_ahead(self, *_: object) -> None:
        if self.data and self._total() - self.offset < 3 * self.height:
            self.dispatch("on_near_end")


def _item(row: Row, height: float) -> dict[str, Any]:
    kind = "HistoryEpisode" if isinstance(row, EpisodeRow) else "HistoryDay"
    return {"viewclass": kind, "row": row, "height": height}


load_kv(__file__)
