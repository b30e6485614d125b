"""A chart as bytes: pixels for a texture, PNG and SVG for files and the report. Without pyplot, so without windows."""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

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
    canvas.draw()
    width, height = canvas.get_width_height()
    return Picture(width, height, bytes(canvas.buffer_rgba()))


def png(figure: Figure) -> bytes:
    """The figure as a PNG file at the density it was drawn for; the same bytes for the same figure."""
    out = BytesIO()
    FigureCanvasAgg(figure).print_png(out, metadata={"Software": None})
    return out.getvalue()


def svg(figure: Figure, as_text: bool = True) -> bytes:
    """The figure as SVG, one dp being one point; the same bytes for the same figure.

    `as_text` keeps letters as text (it can be read and searched, and needs the font where it is shown); otherwise they
    are outlines.
    """
    out = BytesIO()
    letters = "none" if as_text else "path"
    with _settings, mpl.rc_context({"svg.fonttype": letters, "svg.hashsalt": "twitchlog"}):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None}, facecolor=figure.get_facecolor())
    return out.getvalue()
