"""The list of History: one RecycleView, quick for ten years of rows of known height."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import Any

from kivy.factory import Factory
from kivy.metrics import dp
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.recyclelayout import RecycleLayout
from kivy.uix.recycleview import RecycleView
from kivy.uix.recycleview.views import RecycleDataAdapter

from twitchlog.ui.presenters.history_rows import EpisodeRow, Row
from twitchlog.ui.screens.history_rows import BESIDE, HistoryEpisode, height_of
from twitchlog.ui.widgets.base import load_kv

NOT_YET = 160  # dp: narrower than any window, so the list has no place in it yet
AHEAD = 3  # heights of the window: with less than that left, earlier rows are asked for


class OwnViews(RecycleDataAdapter):
    """Keeps spare rows to itself; Kivy's own keeps them for all lists, also those of a window long closed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._spare: dict[Any, list[Any]] = {}

    def invalidate(self) -> None:
        """The rows shown no longer go with the data."""
        for view in self.views.values():
            self._spare.setdefault(view.__class__, []).append(view)
        for cls, views in self.dirty_views.items():
            self._spare.setdefault(cls, []).extend(views.values())
        self.views: dict[int, Any] = {}
        self.dirty_views.clear()

    def get_view(self, index: int, data_item: Any, viewclass: Any) -> Any:
        """A row for this item: the one that showed it, a spare one, or a new one."""
        spare = self._spare.get(viewclass)
        if spare and index not in self.dirty_views.get(viewclass, {}):
            view = spare.pop()
            self.refresh_view_attrs(index, data_item, view)
            return view
        return super().get_view(index, data_item, viewclass)


class Kinds:
    """What the adapter asks of a layout: the class of the row at an index."""

    def __init__(self, data: Any) -> None:
        self._data = data

    def __getitem__(self, index: int) -> dict[str, Any]:
        return {"viewclass": getattr(Factory, self._data[index]["viewclass"])}


class RowBox(RecycleLayout):
    """Rows under each other. Kivy's box layout goes through all rows at every change; this looks at those in sight,
    for the list knows where each row begins.
    """

    outer = NumericProperty(0)

    def _catch_layout_trigger(self, instance: Any = None, value: Any = None) -> None:
        if self.recycleview is not None and instance not in self.view_indices:
            self.recycleview.refresh_from_layout()

    def compute_sizes_from_data(self, data: Any, flags: list[dict[str, Any]]) -> None:
        """The data changed."""
        if not all(flag and set(flag) == {"appended"} for flag in flags):
            self.clear_layout()
        self.height = self.minimum_height = self.recycleview.tops[-1]

    minimum_height = NumericProperty(0)

    def compute_layout(self, data: Any, flags: list[dict[str, Any]]) -> None:
        """Nothing to work out: every height is known."""

    def compute_visible_views(self, data: Any, viewport: tuple[float, float, float, float]) -> list[int]:
        """The rows in sight."""
        _, y, _, height = viewport
        tops = self.recycleview.tops
        first = bisect_right(tops, self.top - y - height) - 1
        last = bisect_right(tops, self.top - y)
        return list(range(max(0, first), min(last, len(data))))

    def set_visible_views(self, indices: list[int], data: Any, viewport: Any) -> None:
        """Put these rows, and no others, where they belong."""
        adapter = self.recycleview.view_adapter
        new, stay, old = adapter.set_visible_views(indices, data, Kinds(data))
        for _, view in old:
            self.remove_widget(view)
            self.view_indices.pop(view, None)
        tops = self.recycleview.tops
        for index, view in (*stay, *new):
            self.view_indices[view] = index
            view.size = (self.width - 2 * self.outer, tops[index + 1] - tops[index])
            view.pos = (self.x + self.outer, self.top - tops[index + 1])
            if view.parent is None:
                self.add_widget(view)


class HistoryList(RecycleView):
    """The list. `actions` answers its rows; `on_near_end` comes when its last rows are close.

    `tops` says for every row how far below the top of the list it begins, and at the end how high the list is.
    """

    actions = ObjectProperty(None, allownone=True)
    inner = NumericProperty("16dp")
    outer = NumericProperty(0)

    __events__ = ("on_near_end",)

    def __init__(self, **kwargs: Any) -> None:
        self.rows: tuple[Row, ...] = ()
        self.tops: list[float] = [0.0]
        self._laid_for = 0.0
        self._first = 0  # the row that is to be on top once there is room
        super().__init__(view_adapter=OwnViews(), **kwargs)
        self.fbind("width", self._lay_again)
        self.fbind("scroll_y", self._look_ahead)

    def on_near_end(self) -> None:
        """More rows are wanted."""

    @property
    def offset(self) -> float:
        """How much of the list lies above what is in sight."""
        return float((1 - self.scroll_y) * max(0.0, self.tops[-1] - self.height))

    def show(self, rows: tuple[Row, ...], stay: bool = True) -> None:
        """Show these rows; with `stay` what is in sight stays where it is, else it begins at the top.

        Rows that only continue those shown are added to them.
        """
        offset, shown = self.offset if stay else 0.0, len(self.rows)
        added = bool(shown) and stay and len(rows) > shown and rows[shown - 1] is self.rows[-1]
        added = added and rows[0] is self.rows[0]
        self.rows = rows
        if not added or not self.data:
            self._lay(offset)
            return
        items = self._items(rows[shown:])
        self.tops += list(accumulate((item["height"] for item in items), initial=self.tops[-1]))[1:]
        self.data.extend(items)
        self.scroll_to_offset(offset)

    def _items(self, rows: tuple[Row, ...]) -> list[dict[str, Any]]:
        width = self.width - 2 * (self.inner + self.outer) - dp(BESIDE)
        return [_item(row, height_of(row, width)) for row in rows]

    def _lay_again(self, *_: object) -> None:
        if self._laid_for != self.width:
            self._lay(self.offset)

    def _lay(self, offset: float) -> None:
        if self.width < dp(NOT_YET):
            return
        self._laid_for = self.width
        items = self._items(self.rows)
        self.tops = list(accumulate((item["height"] for item in items), initial=0.0))
        self.data = items
        first, self._first = self._first, 0
        self.scroll_to_offset(self.tops[first] if first else offset)

    def last_in_sight(self) -> Row:
        """The lowest row that shows."""
        return self.rows[min(bisect_right(self.tops, self.offset + self.height), len(self.rows)) - 1]

    def scroll_to_offset(self, offset: float) -> None:
        """So much of the list above what is in sight."""
        room = self.tops[-1] - self.height
        self.scroll_y = 1 - min(1.0, max(0.0, offset / room)) if room > 0 else 1
        self._look_ahead()

    def scroll_to_row(self, wanted: Callable[[Row], bool]) -> bool:
        """The first such row to the top, as soon as the list has its place; False when there is none."""
        for index, row in enumerate(self.rows):
            if wanted(row):
                if self.data:
                    self.scroll_to_offset(self.tops[index])
                else:
                    self._first = index
                return True
        return False

    def mark(self) -> None:
        """Show anew which rows are selected or open."""
        adapter = self.view_adapter
        spare = [view for views in adapter.dirty_views.values() for view in views.values()]
        for view in (*self.layout_manager.children, *spare):
            if isinstance(view, HistoryEpisode) and view.row is not None:
                view.mark()

    def _look_ahead(self, *_: object) -> None:
        if self.data and self.tops[-1] - self.offset < (AHEAD + 1) * self.height:
            self.dispatch("on_near_end")


def _item(row: Row, height: float) -> dict[str, Any]:
    kind = "HistoryEpisode" if isinstance(row, EpisodeRow) else "HistoryDay"
    return {"viewclass": kind, "row": row, "height": height}


load_kv(__file__)
