"""What every widget of the kit stands on: loading kv once, a coloured plate, a control."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.app import App
from kivy.graphics import Color
from kivy.lang import Builder
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, StringProperty, VariableListProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from twitchlog.ui.widgets import shape

if TYPE_CHECKING:
    from twitchlog.ui.app import TwitchlogApp

REACH = 48  # dp: nothing one can press is smaller
NARROW = 360  # dp: below this width things go under each other
WIDE = 840  # dp: from this width there is a rail and two panes


def load_kv(python_file: str) -> None:
    """Load the .kv file beside a module, once: `load_kv(__file__)` at the end of the module."""
    path = str(Path(python_file).with_suffix(".kv"))
    if path not in Builder.files:
        Builder.load_file(path, encoding="utf-8")


def the_app() -> TwitchlogApp:
    """The running app."""
    app = App.get_running_app()
    assert app is not None, "widgets need a running app for their colours"
    return app  # type: ignore[no-any-return]


def within_reach(widget: Widget, x: float, y: float) -> bool:
    """Whether a finger at this point means the widget: 48 dp about its middle belong to it at least."""
    more_x = max(0.0, (dp(REACH) - widget.width) / 2)
    more_y = max(0.0, (dp(REACH) - widget.height) / 2)
    return bool(widget.x - more_x <= x <= widget.right + more_x and widget.y - more_y <= y <= widget.top + more_y)


class Plate(Widget):
    """A rounded surface in a colour role, with an edge, a pressed layer and a focus ring when asked for.

    `fill` and `edge` are names of colour roles, "" for none.
    """

    fill = StringProperty("")
    edge = StringProperty("")
    edge_width = NumericProperty("1dp")
    radius = VariableListProperty([0])
    veil = BooleanProperty(False)  # the pressed layer
    ring = BooleanProperty(False)  # the keyboard's ring
    inset = NumericProperty(0)  # how far inside the widget the surface is drawn

    def __init__(self, **kwargs: Any) -> None:
        self._paint: dict[str, Any] = {}
        self._box = (0.0, 0.0, 0.0, 0.0)
        super().__init__(**kwargs)
        for name in ("pos", "size", "fill", "edge", "edge_width", "radius", "veil", "ring", "inset"):
            self.fbind(name, self._repaint)
        the_app().theme.follow(self)
        self._repaint()

    def recolour(self) -> None:
        """Take the colours anew."""
        self._repaint()

    def _repaint(self, *_: object) -> None:
        w, h = self.width - 2 * self.inset, self.height - 2 * self.inset
        if w < 1 or h < 1:
            return
        self._box = (self.x + self.inset, self.y + self.inset, w, h)
        radius = [min(r, w / 2, h / 2) for r in self.radius]
        self._area("fill", self.canvas.before, self.fill, 1, radius)
        self._outline("edge", self.canvas.after, self.edge, self.edge_width, 0, radius)
        self._area("veil", self.canvas.after, "onSurface" if self.veil else "", 0.1, radius)
        self._outline("ring", self.canvas.after, "primary" if self.ring else "", dp(3), dp(5), radius)

    def _area(self, key: str, canvas: Any, role: str, alpha: float, radius: list[float]) -> None:
        mesh = self._mesh(key, canvas, role, alpha)
        if mesh is not None:
            shape.fill(mesh, self._box, radius)

    def _outline(self, key: str, canvas: Any, role: str, width: float, outside: float, radius: list[float]) -> None:
        """A line `width` wide whose outer border lies `outside` the plate's own."""
        mesh = self._mesh(key, canvas, role, 1)
        if mesh is not None:
            shape.outline(mesh, self._box, radius, outside, width)

    def _mesh(self, key: str, canvas: Any, role: str, alpha: float) -> Any:
        """The mesh of that name in its colour; made when first needed, None while there is nothing to draw."""
        if not role and key not in self._paint:
            return None
        if key not in self._paint:
            with canvas:
                self._paint[key] = (Color(), shape.new_mesh())
        colour, mesh = self._paint[key]
        colour.rgba = (*the_app().theme.colour(role)[:3], alpha if role else 0)
        return mesh if role else None


class Control(ButtonBehavior, Plate):
    """Something one can press, by pointer, finger or keyboard.

    `name` is what a test, a screen reader and a person call it; unique on its screen. `role` is its kind for a screen
    reader ("button", "checkbox", "radio", "slider", ...) and `value` its state in words.
    Listen to `on_release`.
    """

    name = StringProperty("")
    role = StringProperty("button")
    value = StringProperty("")
    focusable = BooleanProperty(True)
    held_back = NumericProperty(0.38)  # opacity while disabled

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("state", self._show_press)
        self.fbind("disabled", self._show_disabled)
        self.fbind("held_back", self._show_disabled)
        self._show_disabled()

    def called(self) -> str:
        """The plain name: `name`, else the text shown."""
        return self.name or str(getattr(self, "text", ""))

    def press(self) -> None:
        """Do what a tap does; the keyboard and screen readers come here."""
        if not self.disabled:
            self.dispatch("on_press")
            self.dispatch("on_release")

    def on_arrow(self, dx: int, dy: int) -> bool:
        """An arrow key while focused; True when it was of use."""
        return False

    def part_at(self) -> Any:
        """What inside it the keyboard is at, for `back_to_part`; None for the whole."""
        return None

    def back_to_part(self, part: Any) -> None:
        """The keyboard is here again, at what `part_at` said."""

    def collide_point(self, x: float, y: float) -> bool:
        """Small controls can be touched a little outside, 48 dp at least, where no neighbour is drawn."""
        if super().collide_point(x, y):
            return True
        if not within_reach(self, x, y):
            return False
        neighbours = self.parent.children if self.parent is not None else ()
        return not any(isinstance(other, Control) and Widget.collide_point(other, x, y) for other in neighbours)

    def _show_press(self, *_: object) -> None:
        self.veil = self.state == "down"

    def _show_disabled(self, *_: object) -> None:
        self.opacity = self.held_back if self.disabled else 1
