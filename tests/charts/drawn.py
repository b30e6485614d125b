"""What a chart shows: its words and where they stand, and how much of it each colour covers."""

from xml.etree import ElementTree

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text

from twitchlog.charts import render


def words(figure) -> list[str]:
    """What can be read, in the order it is drawn in."""
    root = ElementTree.fromstring(render.svg(figure))
    return ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]


def shares(figure) -> dict[tuple[int, int, int], float]:
    """How much of the picture each colour covers."""
    picture = render.pixels(figure)
    rgb = np.frombuffer(picture.rgba, np.uint8).reshape(-1, 4)[:, :3]
    colours, counts = np.unique(rgb, axis=0, return_counts=True)
    return {tuple(c.tolist()): n / len(rgb) for c, n in zip(colours, counts, strict=True)}


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def drawn_rows(figure, left: float, right: float) -> set[int]:
    """The rows in which something is drawn between two x, in dp at density 1, other than lines across."""
    picture = render.pixels(figure)
    part = np.frombuffer(picture.rgba, np.uint8).reshape(picture.height, picture.width, 4)[:, int(left) : int(right)]
    return {n for n, row in enumerate(part.tolist()) if len({tuple(pixel) for pixel in row}) > 1}


def dashed(figure) -> list[int]:
    """How many rectangles each set of outlines has."""
    patches = [patch for patch in figure.findobj(PathPatch) if not patch.get_fill()]
    return [int((patch.get_path().codes == Path.MOVETO).sum()) for patch in patches]


def texts(figure) -> list[Text]:
    return [text for text in figure.findobj(Text) if text.get_text()]


def across(text: Text) -> tuple[float, float]:
    """From where to where a text goes, in dp."""
    box = text.get_window_extent()
    return box.x0, box.x1
