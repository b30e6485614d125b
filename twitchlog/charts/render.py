"""A chart as bytes: pixels for a texture, PNG and SVG for files and the report. Without pyplot, so without windows."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from twitchlog.charts.style import letters

# A letter no font has is drawn as a box; there is nobody to warn.
MISSING = "Glyph .* missing"
# matplotlib's settings are the process's: SVG is written with its own, by one thread at a time.
_settings = Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels: RGBA, 8 bits each, rows from the top."""

    width: int
    height: int
    rgba: bytes


def pixels(figure: Figure) -> Picture:
    """The figure at the density it was drawn for."""
    canvas = FigureCanvasAgg(figure)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", MISSING)
        canvas.draw()
    width, height = canvas.get_width_height()
    return Picture(width, height, bytes(canvas.buffer_rgba()))


def png(figure: Figure) -> bytes:
    """The figure as a PNG file at the density it was drawn for; the same bytes for the same figure."""
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", MISSING)
        FigureCanvasAgg(figure).print_png(out, metadata={"Software": None})
    return out.getvalue()


def svg(figure: Figure) -> bytes:
    """The figure as SVG, one dp being one point; the same bytes for the same figure.

    Letters stay text, which can be read and searched, when the charts' first font (which the report brings along) has
    them all; else they are outlines, as a missing letter would be left out silently or refused by the report.
    """
    out = BytesIO()
    as_text = all(ord(letter) in letters() for text in figure.findobj(Text) for letter in text.get_text())
    kind = "none" if as_text else "path"
    with _settings, warnings.catch_warnings(), mpl.rc_context({"svg.fonttype": kind, "svg.hashsalt": "twitchlog"}):
        warnings.filterwarnings("ignore", MISSING)
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None}, facecolor=figure.get_facecolor())
    return out.getvalue()
