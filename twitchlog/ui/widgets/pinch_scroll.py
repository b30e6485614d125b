"""A scrolling page on whose charts two fingers, or the wheel with Ctrl held, come closer or go further away."""

from __future__ import annotations

from math import hypot
from typing import Any

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.metrics import dp
from kivy.uix.scrollview import ScrollView

from twitchlog.ui.widgets.chart import Chart
from twitchlog.ui.widgets.touch_chart import TouchChart

LEAST = 32  # dp by which two fingers must come apart or together
TIMES = 1.25  # and how many times as far
PAUSE = 0.4  # seconds without a turn of the wheel after which the next one is a gesture of its own
HELD = {"ctrl", "meta"}
TURNS = {"scrolldown": True, "scrollup": False}  # as Kivy calls them: the wheel turned away comes closer

Point = tuple[float, float]


class PinchScroll(ScrollView):
    """`on_pinch(closer, what)` comes once a gesture; `what` lies on the chart in the middle of it, as it says of a tap.

    One of the two fingers must be put on a chart. Where one already scrolls, it goes on scrolling, and another on a
    chart does nothing.
    """

    __events__ = ("on_pinch",)

    def __init__(self, **kwargs: Any) -> None:
        self._first: Any = None  # the finger put down before the last one, and the chart under it
        self._chart: Any = None
        self._pair: tuple[Any, Any] | None = None
        self._apart = 0.0  # when the second finger came
        self._what: Any = None
        self._turned = -PAUSE
        super().__init__(**kwargs)

    def on_pinch(self, closer: bool, what: Any) -> None:
        """Two fingers moved apart (`closer`) or together, or the wheel was turned."""

    def on_touch_down(self, touch: Any) -> bool:
        taken = not self.disabled and self.collide_point(*touch.pos) and self._takes(touch)
        return taken or bool(super().on_touch_down(touch))

    def _takes(self, touch: Any) -> bool:
        """Whether a touch is the wheel with Ctrl, or a second finger; else it is the first one."""
        if touch.is_mouse_scrolling:
            return touch.button in TURNS and not HELD.isdisjoint(Window.modifiers) and self._turn(touch)
        chart = self._chart_at(_place(touch))
        if self._first not in EventLoop.me_list or "pinch" in self._first.ud:
            self._first, self._chart = touch, chart
            return False
        if self._scrolls(self._first):
            return chart is not None
        chart = self._chart or chart
        if chart is None or not self._rests(self._first):
            return False
        self._begin(touch, chart)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if "pinch" not in touch.ud:
            return bool(super().on_touch_move(touch))
        if touch.grab_current is self and self._pair is not None:
            self._measure()
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if "pinch" not in touch.ud:
            return bool(super().on_touch_up(touch))
        if touch.grab_current is self:
            touch.ungrab(self)
            self._pair = None
        return True

    def _chart_at(self, place: Point) -> Any:
        for widget in self.walk(restrict=True):
            if isinstance(widget, Chart) and widget.drawn and widget.collide_point(*widget.to_widget(*place)):
                return widget
        return None

    def _scrolls(self, touch: Any) -> bool:
        mine = touch.ud.get(self._get_uid())
        return mine is not None and mine["mode"] == "scroll"

    def _rests(self, touch: Any) -> bool:
        """Whether nothing but the page and its charts has a finger: no button is held by it."""
        having = (reference() for reference in touch.grab_list)
        return all(widget is self or isinstance(widget, Chart) for widget in having)

    def _begin(self, second: Any, chart: Any) -> None:
        """From now on both fingers pinch: neither scrolls, taps or drags."""
        first = self._first
        if self._touch is first:
            self._touch = None
            self.effect_y.cancel()
        for touch in (first, second):
            touch.ud["pinch"] = True
            touch.grab(self)
        (ax, ay), (bx, by) = _place(first), _place(second)
        self._pair = (first, second)
        self._apart = max(1.0, _distance(first, second))
        self._what = self._on_chart(chart, ((ax + bx) / 2, (ay + by) / 2))

    def _measure(self) -> None:
        assert self._pair is not None
        now = _distance(*self._pair)
        times = now / self._apart
        if abs(now - self._apart) >= dp(LEAST) and (times >= TIMES or times <= 1 / TIMES):
            self._pair = None  # one step a gesture
            self.dispatch("on_pinch", times > 1, self._what)

    def _turn(self, touch: Any) -> bool:
        chart, now = self._chart_at(_place(touch)), Clock.get_time()
        if chart is None:
            return False
        fresh, self._turned = now - self._turned >= PAUSE, now
        if fresh:
            self.dispatch("on_pinch", TURNS[touch.button], self._on_chart(chart, _place(touch)))
        return True

    def _on_chart(self, chart: Any, place: Point) -> Any:
        return chart.what_is_at(*chart.to_widget(*place)) if isinstance(chart, TouchChart) else None


def _place(touch: Any) -> Point:
    """Where a finger is in the window, also while another one's event is on its way."""
    return touch.sx * Window.width, touch.sy * Window.height


def _distance(first: Any, second: Any) -> float:
    (ax, ay), (bx, by) = _place(first), _place(second)
    return hypot(ax - bx, ay - by)
