"""What the colours and shapes of charts stand for, as real labels: swatches, legends, ramps."""

from __future__ import annotations

from typing import Any

from kivy.graphics import Color, Line
from kivy.metrics import dp
from kivy.properties import AliasProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.stacklayout import StackLayout

from twitchlog.ui.widgets.base import Plate, load_kv, the_app
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv

SIZES = {"full": (16, 8, 2), "dot": (8, 8, 4), "cell": (20, 12, 3), "dashed": (16, 8, 2), "outlined": (16, 8, 2)}


class Swatch(Plate):
    """A small area in a chart's colour: `kind` full, dot, cell, outlined, or dashed for what is not logged."""

    kind = StringProperty("full")

    def __init__(self, role: str, kind: str, **kwargs: Any) -> None:
        wide, tall, round_ = SIZES[kind]
        super().__init__(kind=kind, **kwargs)
        self.size, self.radius = (dp(wide), dp(tall)), [dp(round_)]
        if kind == "outlined":
            self.edge, self.edge_width = role, dp(1.2)
        elif kind != "dashed":
            self.fill = role
        else:
            with self.canvas:
                self._tint = Color(*the_app().theme.colour("outline"))
                self._line = Line(width=1, dash_length=dp(2), dash_offset=dp(2))
            self.bind(pos=self._dash, size=self._dash)

    def recolour(self) -> None:
        """Take the colours anew."""
        super().recolour()
        if self.kind == "dashed":
            self._tint.rgba = the_app().theme.colour("outline")

    def _dash(self, *_: object) -> None:
        left, low, right, top = self.x + 0.5, self.y + 0.5, self.right - 0.5, self.top - 0.5
        self._line.points = (left, low, right, low, right, top, left, top, left, low)


class Swatches(BoxLayout):
    """Some swatches in a row: `roles` of colours, all of one `kind`."""

    kind = StringProperty("full")
    roles = ListProperty()
    gap = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("roles", "kind", "gap"):
            self.fbind(name, self._fill)

    def _fill(self, *_: object) -> None:
        self.clear_widgets()
        self.spacing = self.gap
        for role in self.roles:
            self.add_widget(Swatch(role, self.kind))


class LegendEntry(BoxLayout):
    """What some swatches stand for."""

    words = StringProperty("")
    kind = StringProperty("full")
    roles = ListProperty()


class Ramp(StackLayout):
    """Shades with words at both ends, as wide as it is or as there is `room`."""

    roles = ListProperty(["heat0", "heat1", "heat2", "heat3", "heat4"])
    room = NumericProperty(1000)
    natural = NumericProperty(0)
    wrapped = AliasProperty(lambda self: self.natural > self.room, bind=("natural", "room"))

    least = StringProperty("")
    most = StringProperty("")


load_kv(__file__)
