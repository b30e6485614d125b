"""A chart whose parts can be touched, and which a sideways drag moves to an earlier or later time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp

from twitchlog.ui.widgets.chart import Chart

STILL = 12  # dp: a finger that moves less than this taps
DRAG = 48  # dp sideways before it counts as a drag

Pick = Callable[[float, float, float, float], Any]


class TouchChart(Chart):
    """`pick(x, y, width, height)`, in dp from the top left, says what lies there, or None.

    `on_part(what)` comes with a tap on it, `on_drag(part_of_the_width)` after a sideways drag, -1 to 1.
    """

    pick: Pick | None = None

    __events__ = ("on_part", "on_drag")

    def on_part(self, what: Any) -> None:
        """A part was tapped."""

    def on_drag(self, share: float) -> None:
        """It was dragged sideways."""

    def on_touch_down(self, touch: Any) -> bool:
        if self.pick is None or touch.is_mouse_scrolling or not self.drawn or not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        touch.ud["chart"] = touch.pos
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        if "pinch" in touch.ud:
            return True
        start = touch.ud["chart"]
        dx, dy = touch.x - start[0], touch.y - start[1]
        if abs(dx) > dp(DRAG) and abs(dx) > 2 * abs(dy):
            self.dispatch("on_drag", dx / max(1.0, self.width))
        elif abs(dx) < dp(STILL) and abs(dy) < dp(STILL):
            self._tap(*touch.pos)
        return True

    def what_is_at(self, x: float, y: float) -> Any:
        """What lies at a point of the widget's coordinates, or None."""
        if self.pick is None:
            return None
        one = dp(1)
        return self.pick((x - self.x) / one, (self.top - y) / one, self.width / one, self.height / one)

    def _tap(self, x: float, y: float) -> None:
        what = self.what_is_at(x, y)
        if what is not None:
            self.dispatch("on_part", what)
