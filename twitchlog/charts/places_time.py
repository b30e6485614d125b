"""Places over time: a row for each place, a cell for each day, week or month, darker with more days with twitches."""

from matplotlib.figure import Figure

from twitchlog.analysis.place_times import PlaceTimes, TimeStep
from twitchlog.analysis.sentences import MONTHS, short_date
from twitchlog.charts.labels import month_labels
from twitchlog.charts.sheet import Box, Sheet
from twitchlog.charts.style import ChartStyle, shortened, text_width

ROW, NAME, CELL = 40.0, 14.0, 14.0
STEPS: dict[TimeStep, tuple[int, ...]] = {"day": (1,), "week": (1, 2, 4, 6), "month": (1, 6, 12, 20)}
APART = 8.0  # between dates below
THIN = 4.0  # dp: columns below this stand without gaps, which would be all one sees


def legend(found: PlaceTimes, counts: bool = True) -> tuple[str, str]:
    """The words at both ends of the ramp of shades: "no days" and "6 or more a week", without `counts` "most"; by day
    a cell is a day."""
    if found.step == "day":
        return "no twitches", "twitches"
    return "no days", f"{STEPS[found.step][-1]} or more a {found.step}" if counts else "most"


def caption(found: PlaceTimes) -> str:
    """That not every place is drawn; empty when all are."""
    return (
        f"The {len(found.places)} places with most days; {found.more} more under “Show the body”." if found.more else ""
    )


def draw(found: PlaceTimes, style: ChartStyle, width_dp: float, density: float = 1, counts: bool = True) -> Figure:
    """The chart, width_dp wide. Time of which nothing is logged is dashed in every row, never empty. Without `counts`
    the places' days are not told."""
    rows = len(found.places)
    sheet = Sheet(style, width_dp, ROW * rows + 20, density)
    column = width_dp / max(1, len(found.steps))
    gap = min(2.0, column * 0.25) if column >= THIN else 0.0
    shades: list[list[Box]] = [[] for _ in style.heat]
    missing: list[Box] = []
    for n, (place, days) in enumerate(zip(found.places, found.days.tolist(), strict=True)):
        told = f"{place.days:,} day{'' if place.days == 1 else 's'}" if counts else ""
        _name(sheet, n, place.place.label, told)
        for k, number in enumerate(days):
            box = (k * column, n * ROW + NAME + 6, column - gap, CELL)
            if not found.logged[k]:
                missing.append(box)
            else:
                shades[_shade(number, found.step)].append(box)
    for boxes, colour in zip(shades, style.heat, strict=True):
        sheet.rects(boxes, colour, min(3.0, column / 4))
    sheet.lines([(x, y + h / 2, x + w, y + h / 2) for x, y, w, h in missing], style.outline, 0.8, (2, 1.5))
    _dates(sheet, found, column, ROW * rows + 12)
    return sheet.figure


def _shade(number: int, step: TimeStep) -> int:
    if step == "day":
        return 3 if number else 0
    return sum(number >= edge for edge in STEPS[step])


def _name(sheet: Sheet, n: int, name: str, days: str) -> None:
    room = sheet.width - text_width(days, 12) - 12
    sheet.text(0, n * ROW + NAME, shortened(name, 12, room, medium=True), 12, "left", sheet.style.ink, medium=True)
    sheet.text(sheet.width, n * ROW + NAME, days, 12, "right")


def _dates(sheet: Sheet, found: PlaceTimes, column: float, y: float) -> None:
    end = -APART
    for n, words in _labels(found, column):
        x = n * column
        if x >= end + APART and x + text_width(words, 11) <= sheet.width:
            sheet.text(x, y, words)
            end = x + text_width(words, 11)


def _labels(found: PlaceTimes, column: float) -> list[tuple[int, str]]:
    """Which columns get a date below: days and few weeks theirs, else months that begin there, else years."""
    if found.step == "day" or (found.step == "week" and len(found.steps) <= 26):
        return [(n, short_date(first)) for n, (first, _) in enumerate(found.steps)]
    return month_labels(found.steps, column * (1 if found.step == "month" else 30.44 / 7))


def describe(found: PlaceTimes, counts: bool = True) -> str:
    """The chart in words, with its numbers: of each place its columns with twitches; without `counts` only which."""
    if not found.places:
        return "Places over time: none noted."
    parts = []
    for place, days in zip(found.places, found.days.tolist(), strict=True):
        cells = [f"{_when(found, k)} {n}" if counts else _when(found, k) for k, n in enumerate(days) if n]
        total = f", {place.days:,} days" if counts else ""
        parts.append(f"{place.place.label}{total}: {', '.join(cells)}")
    more = f" {found.more} more places." if found.more else ""
    return f"Days with twitches by place and {found.step}. {'. '.join(parts)}.{more}"


def _when(found: PlaceTimes, k: int) -> str:
    first = found.steps[k][0]
    return f"{MONTHS[first.month - 1]} {first.year}" if found.step == "month" else short_date(first)
