"""A matplotlib figure to draw on in dp, from the top left, with as few artists as possible.

There are no axes: they cost more than a whole chart drawn this way. At density 1 a dp is a pixel; in SVG it is a point.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from twitchlog.charts.numbers import Number, Numbers
from twitchlog.charts.style import ChartStyle, families, text_width

Box = tuple[float, float, float, float]  # left, top, width, height in dp
Segment = tuple[float, float, float, float]  # x1, y1, x2, y2 in dp
Dash = tuple[float, float] | None  # drawn and left out, in dp
Align = Literal["left", "center", "right"]
POINTS = 72.0
ROUND = 0.5523  # a quarter circle as a Bezier curve
MEDIUM = 500
UNKNOWN = 18.0  # height of a block that stands for a bar whose number is not known: low, as none of its height counts
THIN, APART = 10.0, 4.0  # blocks narrower than this and nearer than this are drawn as one


class Sheet:
    """A figure of width x height dp; everything drawn on it is measured in dp, y downwards."""

    def __init__(self, style: ChartStyle, width: float, height: float, density: float) -> None:
        self.style = style
        self.width = width
        self.density = density
        size = (width / POINTS, height / POINTS)
        self.figure = Figure(figsize=size, dpi=POINTS * density, facecolor=style.ground)
        down = Affine2D().scale(1 / POINTS, -1 / POINTS).translate(0, size[1])
        self._place = down + self.figure.dpi_scale_trans

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._place)
        # What is drawn later lies on top; by itself matplotlib would put every line above every surface.
        artist.set_zorder(len(self.figure.get_children()))
        self.figure.add_artist(artist)

    def _snap(self, value: float) -> float:
        """The nearest edge between pixels, so that bars are crisp at density 1."""
        return round(value * self.density) / self.density

    def _snapped(self, box: Box) -> Box:
        left, top = self._snap(box[0]), self._snap(box[1])
        return left, top, self._snap(box[0] + box[2]) - left, self._snap(box[1] + box[3]) - top

    def rects(self, boxes: Sequence[Box], fill: str, radius: float = 3) -> None:
        """Filled rectangles with round corners, all in one artist."""
        if boxes:
            path = _rounded([self._snapped(box) for box in boxes], radius)
            self._add(PathPatch(path, facecolor=fill, linewidth=0))

    def outlines(self, boxes: Sequence[Box], colour: str, width: float, dash: Dash = None, radius: float = 3) -> None:
        """Rectangles as lines that stay inside their box."""
        if not boxes:
            return
        half = width / 2
        inner = [(x + half, y + half, w - width, h - width) for x, y, w, h in map(self._snapped, boxes)]
        style = _dashes(dash, width)
        patch = PathPatch(_rounded(inner, radius), fill=False, edgecolor=colour, linewidth=width, linestyle=style)
        self._add(patch)

    def hatch(self, boxes: Sequence[Box], pitch: float = 6, width: float = 1.2) -> None:
        """Slanted lines inside boxes: what is not known."""
        segments = [segment for box in boxes for segment in _slants(self._snapped(box), pitch)]
        self.lines(segments, self.style.hatch, width, snap=False)

    def unknown(self, boxes: Sequence[Box], radius: float = 3) -> None:
        """What is not known, as hatched blocks in dashes; neighbours (given from left to right) too thin for dashes
        become one block."""
        blocks: list[Box] = []
        for x, y, w, h in boxes:
            left, top, wide, tall = blocks[-1] if blocks else (x, y, w, h)
            if blocks and (y, h) == (top, tall) and w < THIN and 0 <= x - left - wide < APART:
                blocks[-1] = (left, top, x + w - left, tall)
            else:
                blocks.append((x, y, w, h))
        broad = [box for box in blocks if box[2] >= THIN]
        self.hatch(broad)
        self.outlines(broad, self.style.outline, 0.8, (3, 3), radius)
        self.hatch([box for box in blocks if box[2] < THIN], pitch=2.4, width=0.9)

    def circles(self, centres: Sequence[tuple[float, float]], radius: float, fill: str) -> None:
        """Filled circles of one size."""
        self.rects_exact([(x - radius, y - radius, 2 * radius, 2 * radius) for x, y in centres], fill, radius)

    def rects_exact(self, boxes: Sequence[Box], fill: str, radius: float) -> None:
        """Filled rectangles where they are, not moved to whole pixels."""
        if boxes:
            self._add(PathPatch(_rounded(boxes, radius), facecolor=fill, linewidth=0))

    def lines(
        self, segments: Sequence[Segment], colour: str, width: float, dash: Dash = None, snap: bool = True
    ) -> None:
        """Straight lines of one colour."""
        if not segments:
            return
        ends = np.asarray(segments, dtype=float).reshape(-1, 2, 2)
        if snap:
            # A line of an odd number of pixels is crisp when its middle is the middle of a pixel.
            odd = max(1, round(width * self.density)) % 2 / 2
            ends = (np.floor(ends * self.density) + odd) / self.density
        lines = list(ends)
        self._add(LineCollection(lines, colors=colour, linewidths=width, linestyles=[_dashes(dash, width)]))

    def polygons(
        self, shapes: Iterable[np.ndarray], fills: Sequence[str], edge: str = "none", width: float = 0
    ) -> None:
        """Filled shapes, each in its colour, with a common edge."""
        shapes = list(shapes)
        if shapes:
            self._add(
                PolyCollection(shapes, facecolors=list(fills), edgecolors=edge, linewidths=width, joinstyle="round")
            )

    def strokes(self, lines: Sequence[np.ndarray], colour: str, widths: Sequence[float]) -> None:
        """Polylines with round ends."""
        if lines:
            self._add(LineCollection(list(lines), colors=colour, linewidths=list(widths), capstyle="round"))

    def text(
        self,
        x: float,
        baseline: float,
        words: str,
        size: float = 11,
        align: Align = "left",
        colour: str | None = None,
        medium: bool = False,
    ) -> None:
        """One line of text; nothing in it is taken for mathematics."""
        font = _font(size, medium)
        text = Text(
            x,
            baseline,
            words,
            color=colour or self.style.soft,
            fontproperties=font,
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
        )
        self._add(text)

    def numbers(self, numbers: Sequence[Number], size: float, colour: str) -> None:
        """Many numbers in one artist, each given by its middle, its baseline and what it is."""
        if numbers:
            from_left = [(x - text_width(words, size) / 2, y, words) for x, y, words in numbers]
            self._add(Numbers(from_left, _font(size, False), colour))

    def paste(self, figure: Figure, left: float, top: float) -> None:
        """Take over all that is drawn on another sheet's figure, its top left corner at a point here."""
        moved = Affine2D().translate(self._snap(left), self._snap(top)) + self._place
        for artist in list(figure.artists):
            artist.remove()
            self._add(artist)
            artist.set_transform(moved)


def _font(size: float, medium: bool) -> FontProperties:
    return FontProperties(family=list(families()), size=size, weight=MEDIUM if medium else 400)


def _dashes(dash: Dash, width: float) -> tuple[float, tuple[float, float]] | str:
    # matplotlib counts dashes in line widths.
    return (0.0, (dash[0] / width, dash[1] / width)) if dash else "solid"


def _rounded(boxes: Sequence[Box], radius: float) -> Path:
    """All boxes as one path: four lines and four quarter circles each."""
    box = np.asarray(boxes, dtype=float)
    x, y, w, h = box.T[:, :, None]
    r = np.minimum(radius, np.minimum(w, h) / 2)
    k = r * (1 - ROUND)
    xs = np.hstack([x + r, x + w - r, x + w - k, x + w, x + w, x + w, x + w, x + w - k, x + w - r])
    ys = np.hstack([y, y, y, y + k, y + r, y + h - r, y + h - k, y + h, y + h])
    xs = np.hstack([xs, x + r, x + k, x, x, x, x, x + k, x + r, x + r])
    ys = np.hstack([ys, y + h, y + h, y + h - k, y + h - r, y + r, y + k, y, y, y])
    line, curve = Path.LINETO, Path.CURVE4
    codes = [Path.MOVETO, line, *[curve] * 3, line, *[curve] * 3, line, *[curve] * 3, line, *[curve] * 3]
    codes.append(Path.CLOSEPOLY)
    vertices = np.stack([xs, ys], axis=2).reshape(-1, 2)
    return Path(vertices, np.tile(np.array(codes, dtype=Path.code_type), len(boxes)))


def _slants(box: Box, pitch: float) -> list[Segment]:
    """Lines at 45 degrees, rising to the right, cut to a box."""
    x, y, w, h = box
    step = pitch * 2**0.5
    found: list[Segment] = []
    offset = step / 2
    while offset < w + h:
        # The line runs through the points at which (x - left) + (y - top) = offset.
        x1, y1 = (x, y + offset) if offset <= h else (x + offset - h, y + h)
        x2, y2 = (x + offset, y) if offset <= w else (x + w, y + offset - w)
        found.append((x1, y1, x2, y2))
        offset += step
    return found
