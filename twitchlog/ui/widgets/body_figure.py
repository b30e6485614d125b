"""The body drawn: a view of the body map whose regions can be shaded, chosen and touched.

A texture of Pillow's (see `body_raster`) rather than Kivy's own triangles and lines: those are jagged without
multisampling. A tap recolours one region in a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle, SmoothLine
from kivy.graphics.texture import Texture
from kivy.metrics import dp
from kivy.properties import BooleanProperty, DictProperty, ObjectProperty, StringProperty

from twitchlog.charts import body
from twitchlog.ui.widgets import body_raster
from twitchlog.ui.widgets.base import Control, the_app
from twitchlog.ui.widgets.body_raster import Colour

REACH = 24  # dp: how far from a region a finger still means it


class BodyFigure(Control):
    """A view of the body map, as large as fits, in the middle of the widget.

    `view`: its name, as in `charts.body.views()`. `selected`: region ids in primary. `heat`: shades 1 to 4 by region
    id. With `pressable`, `on_region(id)` says that a region was tapped, and `on_press_region(id)` which one is under
    the finger while it is down ("" when it leaves or lifts). `lazy` draws a little after the first frame, for small
    pictures that must not hold it up. By keyboard: arrows go to the next region in that direction, Enter taps it.
    """

    view = StringProperty("front")
    selected = ObjectProperty(frozenset())
    heat = DictProperty()
    pressable = BooleanProperty(False)
    lazy = BooleanProperty(False)
    pressed = StringProperty("")
    cursor = StringProperty("")

    __events__ = ("on_region", "on_press_region")

    def __init__(self, **kwargs: Any) -> None:
        self._texture: Texture | None = None
        self._drawn: body_raster.Figure | None = None
        self._shown: tuple[Any, ...] = ()
        self._colours: dict[str, Colour] = {}
        self._redraw = Clock.create_trigger(self._draw, -1)
        self._cursor_line: tuple[Any, Any] | None = None
        super().__init__(**kwargs)
        with self.canvas:
            self._tint = Color(1, 1, 1, 0)
            self._picture = Rectangle()
        for name in ("pos", "size", "view", "selected", "heat", "pressed"):
            self.fbind(name, self._later)
        for name in ("pos", "size", "view", "cursor", "ring"):
            self.fbind(name, self._draw_cursor)
        self.fbind("view", self._new_view)
        self.fbind("ring", self._start_cursor)
        self.fbind("pressable", self._follow_pressable)
        self._follow_pressable()
        self._later()

    # What a screen and a test ask for.

    def called(self) -> str:
        """The plain name: `name`, else the view's title where it can be pressed."""
        return self.name or (body.view(self.view).title if self.pressable else "")

    def region_ids(self) -> tuple[str, ...]:
        """The regions of the view, in drawing order."""
        return tuple(region.id for region in body.view(self.view).regions)

    def point_of(self, region_id: str) -> tuple[float, float]:
        """A point well inside a region, in the widget's coordinates. Raises KeyError when the view hasn't it."""
        region = body.view(self.view).region(region_id)
        if region is None:
            raise KeyError(region_id)
        x, y = region.middle()
        left, top, scale = self._frame()
        return left + x * scale, top - y * scale

    def region_at(self, x: float, y: float) -> str:
        """The region under a point of the widget's coordinates or within a finger's reach of it; "" for none."""
        left, top, scale = self._frame()
        region = body.view(self.view).region_at((x - left) / scale, (top - y) / scale, dp(REACH) / scale)
        return region.id if region else ""

    def on_region(self, region_id: str) -> None:
        """A region was tapped."""

    def on_press_region(self, region_id: str) -> None:
        """A region is under the finger; "" when none is any more."""

    # Touch and keyboard.

    def on_touch_down(self, touch: Any) -> bool:
        if not self.pressable or self.disabled or touch.is_mouse_scrolling or not self.collide_point(*touch.pos):
            return False
        region_id = self.region_at(*touch.pos)
        if not region_id:
            return False
        touch.grab(self)
        self._press(region_id)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        self._press(self.region_at(*touch.pos))
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        region_id = self.region_at(*touch.pos)
        self._press("")
        if region_id:
            self.cursor = region_id
            self.dispatch("on_region", region_id)
        return True

    def press(self) -> None:
        """Enter and Space: tap the region the keyboard is at."""
        if self.pressable and not self.disabled and self.cursor:
            self.dispatch("on_region", self.cursor)

    def on_arrow(self, dx: int, dy: int) -> bool:
        """To the nearest region in a direction."""
        view = body.view(self.view)
        at = view.region(self.cursor)
        if at is None:
            self.cursor = view.regions[0].id
        else:
            self.cursor = view.neighbour(at, dx, -dy).id
        self.dispatch("on_press_region", self.cursor)
        return True

    def _outline(self, key: str, *args: Any) -> None:
        # The keyboard's ring goes round a region, not round the whole figure.
        if key != "ring":
            super()._outline(key, *args)

    def on_cursor(self, *_: object) -> None:
        """The value a screen reader says is the region the keyboard is at."""
        self.value = body.name_of(self.cursor) if self.cursor else ""

    def _start_cursor(self, *_: object) -> None:
        if self.ring and not self.cursor:
            chosen = [region for region in self.region_ids() if region in self.selected]
            self.cursor = (chosen or self.region_ids())[0]

    def _press(self, region_id: str) -> None:
        if region_id != self.pressed:
            self.pressed = region_id
            self.dispatch("on_press_region", region_id)

    def _follow_pressable(self, *_: object) -> None:
        self.focusable = self.pressable

    def _new_view(self, *_: object) -> None:
        self.pressed = self.cursor = ""

    # Drawing.

    def recolour(self) -> None:
        """Take the colours anew."""
        super().recolour()
        self._later()

    def _frame(self) -> tuple[float, float, float]:
        """Left and top of the picture in the widget's coordinates, and pixels per unit of the drawing."""
        view = body.view(self.view)
        scale = max(1e-6, min(self.width / view.width, self.height / view.height))
        left = round(self.center_x - view.width * scale / 2)
        return left, round(self.center_y + view.height * scale / 2), scale

    def _later(self, *_: object) -> None:
        if self.lazy and self._texture is None:
            Clock.unschedule(self._wait_a_frame)
            Clock.schedule_once(self._wait_a_frame, 0)
        else:
            self._redraw()

    def _wait_a_frame(self, *_: object) -> None:
        # What is scheduled now runs before this frame is drawn; what is scheduled then, after it.
        Clock.unschedule(self._draw)
        Clock.schedule_once(self._draw, 0)

    def _draw(self, *_: object) -> None:
        if self.width < 2 or self.height < 2:
            return
        theme = the_app().theme
        drawn = body_raster.figure(self.view, int(self.width), int(self.height))
        rest, decor = _bytes(theme.colour("heat0")), _bytes(theme.colour("decor"))
        colours = self._wanted(theme)
        x, y = self._frame()[:2]
        self._picture.size = (drawn.width, drawn.height)
        self._picture.pos = (x, y - drawn.height)
        if self._shown == (drawn.width, drawn.height, self.view, rest, decor) and self._texture is not None:
            both = self._colours.keys() | colours.keys()
            changed = [region for region in both if self._colours.get(region) != colours.get(region)]
            part = body_raster.box_of(drawn, self.view, changed)
            if part is not None:
                self._blit(body_raster.pixels(drawn, colours, rest, decor, part), part)
        else:
            self._texture = self._fresh(drawn.width, drawn.height)
            whole = (0, 0, drawn.width, drawn.height)
            self._blit(body_raster.pixels(drawn, colours, rest, decor), whole)
            self._shown = (drawn.width, drawn.height, self.view, rest, decor)
        self._colours = colours

    def _wanted(self, theme: Any) -> dict[str, Colour]:
        colours = {region: _bytes(theme.colour(f"heat{shade}")) for region, shade in self.heat.items()}
        colours.update(dict.fromkeys(self.selected, _bytes(theme.colour("primary"))))
        if self.pressed:
            colours[self.pressed] = _bytes(theme.colour("primaryContainer"))
        return colours

    def _fresh(self, width: int, height: int) -> Texture:
        texture = Texture.create(size=(width, height), colorfmt="rgba")
        texture.flip_vertical()
        texture.add_reload_observer(self._lost)
        self._picture.texture = texture
        self._tint.a = 1
        return texture

    def _lost(self, _texture: Texture) -> None:
        # The window lost its GL context: everything is drawn anew.
        self._shown = ()
        self._later()

    def _blit(self, data: bytes, box: body_raster.Box) -> None:
        left, top, right, bottom = box
        assert self._texture is not None
        self._texture.blit_buffer(
            data, size=(right - left, bottom - top), pos=(left, top), colorfmt="rgba", bufferfmt="ubyte"
        )
        self.canvas.ask_update()

    def _draw_cursor(self, *_: object) -> None:
        region = body.view(self.view).region(self.cursor) if self.ring and self.cursor else None
        if self._cursor_line is None:
            if region is None:
                return
            with self.canvas.after:
                self._cursor_line = (Color(), SmoothLine(width=dp(1), overdraw_width=1.2, close=True))
        colour, line = self._cursor_line
        colour.rgba = the_app().theme.colour("primary") if region else (0, 0, 0, 0)
        left, top, scale = self._frame()
        line.points = _flat((left + x * scale, top - y * scale) for x, y in region.outline) if region else []


def _bytes(colour: tuple[float, float, float, float]) -> Colour:
    red, green, blue = (round(part * 255) for part in colour[:3])
    return red, green, blue


def _flat(points: Iterable[tuple[float, float]]) -> list[float]:
    return [number for point in points for number in point]
