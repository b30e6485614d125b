"""Where: the body map shaded by days with twitches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from twitchlog.analysis.places import PlaceDays
from twitchlog.charts import body
from twitchlog.charts.sheet import Sheet
from twitchlog.charts.style import ChartStyle, text_width

GAP = 12.0
LABELS = 16.0  # the row of letters above a figure
SIZE, SMALL, APART, INSET = 11.0, 9.0, 4.0, 1.5  # of these letters: usual, the least, between them and beside them
WIDTHS = {"front": 84.0, "back": 84.0}
CLOSE_UP = 100.0
TITLES = {"front": ("R", "Front", "L"), "back": ("L", "Back", "R"), "face": ("R", "Face", "L")}


@dataclass(frozen=True, slots=True)
class Placed:
    """A view with its top left corner on the drawing in dp, and how many dp a unit of it is."""

    view: body.View
    x: float
    y: float
    scale: float

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.view.height * self.scale


def shown_views(shades: Mapping[str, int]) -> tuple[str, ...]:
    """Front, back, and the face when something is shaded there."""
    return ("front", "back", "face") if any(region.startswith("face.") for region in shades) else ("front", "back")


def legend(edges: tuple[int, int, int, int], counts: bool = True) -> tuple[str, str]:
    """The words at both ends of the ramp of shades: "no days" and "40 or more days", without `counts` "most"."""
    return "no days", f"{edges[-1]:,} or more days" if counts else "most"


def draw(
    shades: Mapping[str, int],
    style: ChartStyle,
    width_dp: float,
    density: float = 1,
    views: Sequence[str] | None = None,
) -> Figure:
    """The figures side by side in the middle of width_dp; `shades` is 1 to 4 by region id, others rest.

    Figures are 84 dp wide where there is room, else smaller. L and R are the person's own left and right.
    """
    names = tuple(views or shown_views(shades))
    figures = placed(names, width_dp)
    sheet = Sheet(style, width_dp, max(figure.bottom for figure in figures), density)
    for figure in figures:
        _labels(sheet, figure)
        _figure(sheet, figure, shades)
    return sheet.figure


def placed(names: Sequence[str], width: float) -> tuple[Placed, ...]:
    """Where each figure stands, from left to right."""
    drawn = [body.view(name) for name in names]
    wanted = [WIDTHS.get(view.name, CLOSE_UP) for view in drawn]
    scale = min(1.0, (width - GAP * (len(drawn) - 1)) / sum(wanted))
    tall = max(w * view.height / view.width for w, view in zip(wanted, drawn, strict=True)) * scale
    x = (width - sum(wanted) * scale - GAP * (len(drawn) - 1)) / 2
    figures = []
    for view, wide in zip(drawn, wanted, strict=True):
        height = wide * scale * view.height / view.width
        figures.append(Placed(view, x, LABELS + (tall - height) / 2, wide * scale / view.width))
        x += wide * scale + GAP
    return tuple(figures)


def _labels(sheet: Sheet, figure: Placed) -> None:
    """Whose left and right it is, and which view; the view only where nothing would meet."""
    first, title, last = TITLES.get(figure.view.name, ("", "", ""))
    width = figure.view.width * figure.scale
    sides = text_width(first, SIZE, True) + text_width(last, SIZE, True) + 2 * (APART + INSET)
    size = next((size for size in (SIZE, SMALL) if sides + text_width(title, size, True) <= width), 0)
    sheet.text(figure.x + INSET, figure.y - 4, first, SIZE, medium=True)
    if size:
        sheet.text(figure.x + width / 2, figure.y - 4, title, size, "center", sheet.style.ink, medium=True)
    sheet.text(figure.x + width - INSET, figure.y - 4, last, SIZE, "right", medium=True)


def _figure(sheet: Sheet, figure: Placed, shades: Mapping[str, int]) -> None:
    view, scale, corner = figure.view, figure.scale, np.array([figure.x, figure.y])
    shapes = [np.asarray(region.outline) * scale + corner for region in view.regions]
    fills = [sheet.style.heat[shades.get(region.id, 0)] for region in view.regions]
    sheet.polygons(shapes, fills, sheet.style.ground, view.seam * scale)
    filled = [np.asarray(s.points) * scale + corner for s in view.decor if not s.width]
    lines = [np.asarray(s.points) * scale + corner for s in view.decor if s.width]
    sheet.polygons(filled, [sheet.style.decor] * len(filled))
    sheet.strokes(lines, sheet.style.decor, [s.width * scale for s in view.decor if s.width])


def describe(places: Sequence[PlaceDays], counts: bool = True) -> str:
    """The chart in words: every place with its days; without `counts` the places in their order."""
    if not places:
        return "Days with twitches by place: none noted."
    if not counts:
        return f"Places by days with twitches, most first: {', '.join(each.place.label for each in places)}."
    parts = [f"{each.place.label} {each.days:,}" for each in places]
    return f"Days with twitches by place: {', '.join(parts)}."
