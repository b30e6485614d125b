"""Places over time: a row for each place, a cell for each day, week or month, darker with more days with twitches."""

from matplotlib.figure import Figure

from twitchlog.analysis.place_times import PlaceTimes, TimeStep
from twitchlog.analysis.sentences import MONTHS, date_in, short_date
from twitchlog.charts.labels import month_labels
from twitchlog.charts.sheet import Box, Segment, Sheet
from twitchlog.charts.style import ChartStyle, shortened, text_width
from twitchlog.domain.period import Period

ROW, NAME, CELL = 40.0, 14.0, 14.0
STEPS: dict[TimeStep, tuple[int, ...]] = {"day": (1,), "week": (1, 2, 4, 6), "month": (1, 6, 12, 20)}
EVERY: dict[TimeStep, tuple[int, ...]] = {"day": (1, 2, 7, 14), "week": (1, 2, 4, 8, 13, 26)}  # columns between dates
APART = 8.0  # between dates below
MOST_DATED = 26  # weeks; beyond, months are named
THIN = 5.0  # dp: narrower columns have no gap between them, which would be all one sees
SEEN = 3  # the shade of a day with twitches


def legend(found: PlaceTimes, counts: bool = True) -> tuple[str, str]:
    """The words at both ends of the ramp of shades: "no days" and "6 or more a week", without `counts` "most"; by day
    a cell is a day."""
    if found.step == "day":
        return "no twitches", "twitches"
    return "no days", f"{STEPS[found.step][-1]} or more a {found.step}" if counts else "most"


def caption(found: PlaceTimes) -> str:
    """What the dashes are, and that not every place is drawn; empty when neither is there."""
    dashed = "" if found.logged.all() else "Dashed: not logged."
    more = f"The {len(found.places)} places with most days; {found.more} more under “Show the body”."
    return " ".join(filter(None, (dashed, more if found.more else "")))


def shades_of(found: PlaceTimes) -> tuple[int, ...]:
    """The shades of that ramp: two by day, which had twitches or not."""
    return (0, SEEN) if found.step == "day" else (0, 1, 2, 3, 4)


def draw(found: PlaceTimes, style: ChartStyle, width_dp: float, density: float = 1, counts: bool = True) -> Figure:
    """The chart, width_dp wide. Time of which nothing is logged is dashed in every row, never empty. Without `counts`
    the places' days are not told."""
    rows = len(found.places)
    sheet = Sheet(style, width_dp, ROW * rows + 20, density)
    column = width_dp / max(1, len(found.steps))
    gap = min(2.0, column * 0.25) if column >= THIN else 0.0
    shades: list[list[Box]] = [[] for _ in style.heat]
    dashes: list[Segment] = []
    unknown = _unknown(found, column, gap)
    for n, (place, days) in enumerate(zip(found.places, found.days.tolist(), strict=True)):
        told = f"{place.days:,} day{'' if place.days == 1 else 's'}" if counts else ""
        _name(sheet, n, place.place.label, told)
        y = n * ROW + NAME + 6
        dashes += [(left, y + CELL / 2, right, y + CELL / 2) for left, right in unknown]
        for k, number in enumerate(days):
            if found.logged[k]:
                shades[_shade(number, found.step)].append((k * column, y, column - gap, CELL))
    for boxes, colour in zip(shades, style.heat, strict=True):
        sheet.rects(boxes, colour, min(3.0, column / 4) if gap else 0)
    sheet.lines(dashes, style.outline, 0.8, (2, 1.5))
    _dates(sheet, found, column, ROW * rows + 12)
    return sheet.figure


def _unknown(found: PlaceTimes, column: float, gap: float) -> list[tuple[float, float]]:
    """From where to where nothing is logged."""
    runs: list[tuple[float, float]] = []
    for k, logged in enumerate(found.logged.tolist()):
        if not logged:
            left = runs.pop()[0] if k and not found.logged[k - 1] else k * column
            runs.append((left, (k + 1) * column - gap))
    return runs


def _shade(number: int, step: TimeStep) -> int:
    if step == "day":
        return SEEN if number else 0
    return sum(number >= edge for edge in STEPS[step])


def _name(sheet: Sheet, n: int, name: str, days: str) -> None:
    room = sheet.width - text_width(days, 12) - 12
    sheet.text(0, n * ROW + NAME, shortened(name, 12, room, medium=True), 12, "left", sheet.style.ink, medium=True)
    sheet.text(sheet.width, n * ROW + NAME, days, 12, "right")


def _dates(sheet: Sheet, found: PlaceTimes, column: float, y: float) -> None:
    for n, words in _labels(found, column):
        if n * column + text_width(words, 11) <= sheet.width:
            sheet.text(n * column, y, words)


def _labels(found: PlaceTimes, column: float) -> list[tuple[int, str]]:
    """Which columns get a date below, at even distances: days and few weeks, else months or years that begin there."""
    if found.step == "day" or (found.step == "week" and len(found.steps) <= MOST_DATED):
        dates = [short_date(first) for first, _ in found.steps]
        widest = max((text_width(words, 11) for words in dates), default=0.0) + APART
        every = next((n for n in EVERY[found.step] if n * column >= widest), len(dates))
        return list(enumerate(dates))[:: max(1, every)]
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
    if found.step == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    return date_in(Period(found.steps[0][0], found.steps[-1][1]), first)
