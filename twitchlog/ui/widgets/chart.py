"""Pictures made in the background: charts in the theme's colours, and pages of the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.metrics import Metrics, dp
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.widget import Widget

from twitchlog.ui.widgets.base import the_app

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from twitchlog.charts.render import Picture
    from twitchlog.charts.style import ChartStyle

    Make = Callable[[ChartStyle, float, float], Figure]


def warm_up() -> None:
    """Import what charts need, so that the first one comes quickly; for a worker thread, once the window is idle."""
    from twitchlog.charts import render, style  # noqa: F401
    from twitchlog.ui.presenters import patterns_count  # noqa: F401 - and with it the charts

    style.families()


def texture_of(picture: Picture) -> Texture:
    """A picture's pixels as a texture."""
    texture = Texture.create(size=(picture.width, picture.height), colorfmt="rgba")
    texture.blit_buffer(picture.rgba, colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture


class Pixels(Widget):
    """Shows a `charts.render.Picture` as large as it is, from the top left; nothing until it has one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._tint = Color(1, 1, 1, 0)
            self._shown = Rectangle()
        self._natural = (0.0, 0.0)
        self.bind(pos=self._place, size=self._place)

    @property
    def drawn(self) -> bool:
        """Whether there is a picture."""
        return self._natural != (0.0, 0.0)

    def put(self, picture: Picture | None) -> None:
        """Show this picture, or none."""
        if picture is not None:
            self._shown.texture = texture_of(picture)
        self._natural = (0.0, 0.0) if picture is None else (picture.width, picture.height)
        self._tint.a = 0 if picture is None else 1
        self._place()

    def _place(self, *_: object) -> None:
        wide, tall = self._natural
        self._shown.size = (wide, tall)
        self._shown.pos = (round(self.x), round(self.y + self.height - tall))


class Chart(Pixels):
    """A chart of `twitchlog.charts`, drawn off the main thread and as high as it comes out.

    `show(make, words)` draws it: `make(style, width_dp, density)` gives the figure, `words` tell it to a screen reader
    (`value`). It is drawn again when the theme, the width or the density changes; the old picture stays meanwhile.
    `name` is what it is of.
    """

    name = StringProperty("")
    role = StringProperty("image")
    value = StringProperty("")
    expected = NumericProperty("192dp")  # the height until the first picture is there

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint_y", None)
        self._make: Make | None = None
        self._wanted = 0
        self._request = Clock.create_trigger(self._draw, 0)
        super().__init__(**kwargs)
        self.bind(width=self._look_again, expected=self._expect)
        self._expect()
        Metrics.bind(density=self._look_again)
        the_app().theme.follow(self)

    def show(self, make: Make | None, words: str) -> None:
        """Draw this from now on; None takes the picture away, and its room."""
        self._make, self.value = make, words
        if make is None:
            self._wanted += 1
            self.put(None)
            self.height = 0
        self._request()

    def recolour(self) -> None:
        """Take the colours anew."""
        self._request()

    def _expect(self, *_: object) -> None:
        if not self.drawn:
            self.height = self.expected

    def _look_again(self, *_: object) -> None:
        self._request()

    def _draw(self, *_: object) -> None:
        width = self.width / dp(1)
        if self._make is None or width < 40:
            return
        self._wanted += 1
        number, make, dark, density = self._wanted, self._make, the_app().theme.dark, dp(1)

        def work() -> Picture | None:
            if number != self._wanted:
                return None  # something newer is wanted already
            from twitchlog.charts.render import pixels
            from twitchlog.charts.style import DARK, LIGHT

            return pixels(make(DARK if dark else LIGHT, width, density))

        def then(picture: Picture | None) -> None:
            if picture is not None and number == self._wanted:
                self.put(picture)
                self.height = picture.height

        the_app().in_background(work, then)
