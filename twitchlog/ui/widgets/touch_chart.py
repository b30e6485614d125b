"""A chart whose parts can be touched, or reached by the arrow keys, and which a sideways drag moves in time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from twitchlog.ui.widgets import chart_stops, shape
from twitchlog.ui.widgets.base import Control, Plate, load_kv, the_app
from twitchlog.ui.widgets.chart import Chart
from twitchlog.ui.widgets.chart_stops import Stop
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv

STILL = 12  # dp: a finger that moves less than this taps
DRAG = 48  # dp sideways before it counts as a drag
ROUND, OUTSIDE, THICK = 4, 2, 2  # dp: of the ring round the part the keyboard is at

Pick = Callable[[float, float, float, float], Any]


class PartName(Plate, BoxLayout):
    """What the part is that the keyboard is at."""

    text = StringProperty("")


class TouchChart(Control, Chart):
    """`pick(x, y, width, height)`, in dp from the top left, says what lies there, or None; that says its name by
    `named(today)`.

    `on_part(what)` comes with a tap on it, `on_drag(part_of_the_width)` after a sideways drag, -1 to 1. For the
    keyboard it is one control: arrows go from part to part, Enter means the one that is ringed.
    """

    pick: Pick | None = None
    role = StringProperty("image")

    __events__ = ("on_part", "on_drag")

    def __init__(self, **kwargs: Any) -> None:
        self._stop: Stop | None = None
        self._said: PartName | None = None
        self._told = ""  # the chart in words, while it says the part instead
        super().__init__(**kwargs)
        for name in ("pos", "size"):
            self.fbind(name, self._mark)

    def on_part(self, what: Any) -> None:
        """A part was tapped."""

    def on_drag(self, share: float) -> None:
        """It was dragged sideways."""

    def recolour(self) -> None:
        """Take the colours anew."""
        self._repaint()
        Chart.recolour(self)

    def show(self, make: Any, words: str) -> None:
        """Draw this from now on; the keyboard begins anew."""
        self._go(None)
        super().show(make, words)

    # -- touches

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
        one = dp(1)
        return self._look((x - self.x) / one, (self.top - y) / one)

    def _look(self, x: float, y: float) -> Any:
        return None if self.pick is None else self.pick(x, y, self.width / dp(1), self.height / dp(1))

    def _tap(self, x: float, y: float) -> None:
        what = self.what_is_at(x, y)
        if what is not None:
            self.dispatch("on_part", what)

    # -- the keyboard

    def press(self) -> None:
        """Enter: the part the keyboard is at; first it goes to one."""
        if self._stop is not None:
            self.dispatch("on_part", self._stop.what)
        else:
            self.on_arrow(1, 0)

    def on_arrow(self, dx: int, dy: int) -> bool:
        """To the next part on that side; always of use, so that the page does not move under it."""
        size = (self.width / dp(1), self.height / dp(1))
        if self._stop is None:
            stop = chart_stops.first(self._look, *size)
        else:
            stop = chart_stops.following(self._look, self._stop, dx, -dy, *size)
        if stop is not None:
            self._go(stop)
        return True

    def on_ring(self, *_: object) -> None:
        """Without the keyboard's ring there is no part it is at."""
        if not self.ring:
            self._go(None)

    def part_at(self) -> Stop | None:
        """The part with the ring."""
        return self._stop

    def back_to_part(self, part: Stop | None) -> None:
        """To the part that had the ring, if it is still drawn there."""
        if part is not None:
            left, top, right, bottom = part.box
            self._go(part if self._look((left + right) / 2, (top + bottom) / 2) == part.what else None)

    def _go(self, stop: Stop | None) -> None:
        if stop is None and self._stop is None:
            return
        if self._stop is None:
            self._told = self.value
        self._stop = stop
        if stop is None:
            self.value = self._told
            if self._said is not None:
                self.remove_widget(self._said)
        else:
            self.value = stop.what.named(the_app().clock.now().date())
            if self._said is None:
                self._said = PartName()
                self._said.bind(size=self._mark)
            self._said.text = self.value
            if self._said.parent is None:
                self.add_widget(self._said)
        self._mark()

    def _mark(self, *_: object) -> None:
        """The ring round the part, and over it what it is."""
        stop, said = self._stop, self._said
        mesh = self._mesh("stop", self.canvas.after, "primary" if stop is not None else "", 1)
        if stop is None or mesh is None or said is None:
            return
        left, top, right, bottom = (dp(value) for value in stop.box)
        box = (self.x + left, self.top - bottom, max(dp(2), right - left), max(dp(2), bottom - top))
        shape.outline(mesh, box, [dp(ROUND)] * 4, dp(OUTSIDE + THICK), dp(THICK))
        middle = self.x + (left + right) / 2
        said.x = max(self.x, min(middle - said.width / 2, self.right - said.width))
        said.y = box[1] + box[3] + dp(8)  # what comes after the chart is drawn over what it has below


load_kv(__file__)
