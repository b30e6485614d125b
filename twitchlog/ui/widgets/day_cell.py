"""One calendar day: how many, quiet, not logged, or still to come."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from typing import Any

from kivy.graphics import Color, Mesh
from kivy.graphics.texture import Texture
from kivy.metrics import Metrics, dp
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout

from twitchlog.ui.widgets.base import Control, load_kv, the_app
from twitchlog.ui.widgets.shape import contour
from twitchlog.ui.widgets.text import Icon, Text  # noqa: F401 - used in kv

PITCH = 6  # dp between the lines of the hatch


def heat_of(count: int) -> int:
    """The step of the heat colours for a day's count: 1 for 1-2, 2 for 3-4, 4 for 5 and more, 0 for none."""
    return 0 if count < 1 else 1 if count < 3 else 2 if count < 5 else 4


@lru_cache(maxsize=4)
def _hatch(side: int) -> Texture:
    """One period of the hatch, white on clear, to be repeated and tinted."""
    thick = side / (PITCH * sqrt(2)) * sqrt(2) / 2
    pixels = bytearray()
    for row in range(side):
        for column in range(side):
            away = abs((row - column + side / 2) % side - side / 2)
            pixels += bytes((255, 255, 255, int(255 * min(1.0, max(0.0, thick + 0.5 - away)))))
    texture = Texture.create(size=(side, side), colorfmt="rgba")
    texture.wrap = "repeat"
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    return texture


class DayCell(Control, AnchorLayout):
    """A day as a square of 48 dp (any size works). `day` is the number on it, "" for the mark alone.

    `kind`: "count" (with `count`), "quiet", "missing" (not logged) or "future". `selected` adds an outline.
    `small` is a legend's swatch of 16 dp.
    """

    day = StringProperty("")
    kind = OptionProperty("missing", options=["count", "quiet", "missing", "future"])
    count = NumericProperty(0)
    selected = BooleanProperty(False)
    small = BooleanProperty(False)
    ink = StringProperty("onSurfaceVariant")

    def __init__(self, **kwargs: Any) -> None:
        self._lines: Any = None
        super().__init__(**kwargs)
        for name in ("kind", "count", "selected", "day"):
            self.fbind(name, self._dress)
        self._dress()

    def _dress(self, *_: object) -> None:
        heat = heat_of(int(self.count))
        look = {
            "count": (f"heat{heat}", f"onHeat{heat}" if heat else "onSurfaceVariant"),
            "quiet": ("quiet", "onQuiet"),
        }
        self.fill, self.ink = look.get(self.kind, ("", "onSurfaceVariant"))
        self.edge = "outlineVariant" if self.kind == "missing" else ""
        self.value = {
            "count": f"{int(self.count)} noted" if self.count else "noted",
            "quiet": "quiet day",
            "missing": "not logged",
            "future": "to come",
        }[self.kind]
        self._show_disabled()
        self._repaint()

    def _show_disabled(self, *_: object) -> None:
        self.opacity = 0.5 if self.kind == "future" else super()._show_disabled() or self.opacity

    def _repaint(self, *_: object) -> None:
        super()._repaint()
        if self.width < 1 or self.height < 1:
            return
        self._outline("chosen", self.canvas.after, "primary" if self.selected else "", dp(2), dp(4), list(self.radius))
        if self.kind == "missing" and self._lines is None:
            with self.canvas.before:
                texture = _hatch(16 if Metrics.density >= 1.5 else 8)
                self._lines = (Color(), Mesh(mode="triangle_fan", texture=texture))
        if self._lines is None:
            return
        colour, area = self._lines
        colour.rgba = the_app().theme.colour("dayHatch" if self.kind == "missing" else "")
        area.vertices, area.indices = self._hatched_area()

    def _hatched_area(self) -> tuple[list[float], list[int]]:
        """The rounded square as a fan of triangles, with the texture repeated every period."""
        period = dp(PITCH) * sqrt(2)
        points = contour((*self.pos, *self.size), self.radius, -dp(0.5), 5)
        vertices = [v for x, y in points for v in (x, y, (x - self.x) / period, (y - self.y) / period)]
        return vertices, list(range(len(points)))


load_kv(__file__)
