"""Many short numbers as one artist: a matplotlib text for each would cost more than the rest of a chart."""

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.font_manager import FontProperties

Number = tuple[float, float, str]  # left, baseline, and what stands there


class Numbers(Artist):
    """Lines of text of one size and colour, from left and baseline on; of letters the first font has."""

    def __init__(self, numbers: Sequence[Number], font: FontProperties, colour: str) -> None:
        super().__init__()
        self._numbers = list(numbers)
        self._font = font
        self._colour = colour

    def draw(self, renderer: RendererBase) -> None:
        """Draw them; matplotlib calls it."""
        pen = renderer.new_gc()
        pen.set_foreground(self._colour)
        _, height = renderer.get_canvas_width_height()
        places = self.get_transform().transform([(x, y) for x, y, _ in self._numbers])
        for (x, y), (_, _, words) in zip(places.tolist(), self._numbers, strict=True):
            renderer.draw_text(pen, x, height - y if renderer.flipy() else y, words, self._font, 0)
        pen.restore()
