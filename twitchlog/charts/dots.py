"""The days behind a comparison, by how many twitches they had: high days above and other days below.

While there is room, one dot is one day, in rows of equally many in every column; else a column is a bar with its number
of days on top. Height means the number of days either way, on one scale for both sides.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.figure import Figure

from twitchlog.charts.sheet import Sheet
from twitchlog.charts.style import ChartStyle, shortened, text_width

TITLE, UNDER = 30.0, 4.0  # from a side's top to its columns; between the sides
BELOW = 40.0  # the labels of the columns and the footnote
LINE = 14.0  # a second line of it, where one is too wide
TALL = 48.0  # the highest column
BASELINES = (TITLE + TALL, 2 * (TITLE + TALL) + UNDER)
RADIUS, ACROSS, UP = 3.6, 8.4, 8.0  # of dots; from one to the next
ROWS, MOST_IN_ROW = 6, 3
BETWEEN = 6.0  # dp free between columns of dots, at least
WIDEST_BAR, NUMBER = 26.0, 10.0  # of bars: width at most, size of the number on top
FIRST = 14.0  # the middle of the first column
BEYOND = 1.5  # bins are widened when this share of days (in percent) lies beyond the last column
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000)
COLUMNS, FEWEST = 10, 4
APART = 6.0  # between two labels below
SHADES = (4, 3)  # of high and of other days


@dataclass(frozen=True, slots=True)
class Bins:
    """How values are put into columns: 0 alone, then `step` values each, the last column being open; `labels` below."""

    step: int
    labels: tuple[str, ...]

    def of(self, value: float) -> int:
        """The column of a value."""
        return min(len(self.labels) - 1, math.ceil(value / self.step))


def bins(values: Iterable[float], bother: bool, most: int = COLUMNS) -> Bins:
    """Columns 0 to 8 and 9+ (with `most` 10), wider ones for busy diaries; for bother 0 to 10."""
    if bother:
        return Bins(1, tuple(str(n) for n in range(11)))
    ordered = sorted(values)
    usual = ordered[math.ceil(len(ordered) * (1 - BEYOND / 100)) - 1] if ordered else 0
    step = next((step for step in STEPS if usual <= step * most), STEPS[-1])
    if step == 1:
        return Bins(1, (*(str(n) for n in range(most - 1)), f"{most - 1}+"))
    middle = (f"{(n - 1) * step + 1:,}–{n * step:,}" for n in range(1, most - 1))
    return Bins(step, ("0", *middle, f"{(most - 2) * step + 1:,}+"))


def draw(
    high: Iterable[float],
    other: Iterable[float],
    titles: tuple[str, str],
    bother: bool,
    style: ChartStyle,
    width_dp: float,
    density: float = 1,
) -> Figure:
    """The chart of the outcome on high and other days, each row under its title ("Higher caffeine", "Other days")."""
    sides = (list(high), list(other))
    columns = _fitting([*sides[0], *sides[1]], bother, width_dp)
    pitch = _pitch(columns, width_dp)
    counted = [Counter(columns.of(value) for value in side) for side in sides]
    most = max((n for each in counted for n in each.values()), default=0)
    in_row = _in_row(most, pitch)
    below = _lines(footnote(bother, in_row > 0), width_dp)
    low = BASELINES[1]
    sheet = Sheet(style, width_dp, low + BELOW + LINE * (len(below) - 1), density)
    for side, count, baseline, title, shade in zip(sides, counted, BASELINES, titles, SHADES, strict=True):
        days = f"{len(side):,} day{'' if len(side) == 1 else 's'}"
        name = shortened(title, 12, width_dp - text_width(days, 12) - 8, medium=True)
        sheet.text(0, baseline - TALL - 12, name, 12, "left", style.ink, medium=True)
        sheet.text(width_dp, baseline - TALL - 12, days, 12, "right")
        if in_row:
            sheet.circles(_dots(count, in_row, pitch, baseline), RADIUS, style.heat[shade])
        else:
            _bars(sheet, count, most, pitch, baseline, style.heat[shade])
        sheet.lines([(0, baseline, width_dp, baseline)], style.rule, 1)
    for n, label in enumerate(columns.labels):
        sheet.text(FIRST + n * pitch, low + 16, label, align="center")
    for n, words in enumerate(below):
        sheet.text(width_dp, low + 34 + LINE * n, words, align="right")
    return sheet.figure


def _fitting(values: list[float], bother: bool, width: float) -> Bins:
    """As many columns as can all be labelled."""
    for most in range(COLUMNS, FEWEST, -1):
        found = bins(values, bother, most)
        if max(text_width(label, 11) for label in found.labels) + APART <= _pitch(found, width):
            return found
    return bins(values, bother, FEWEST)


def _pitch(columns: Bins, width: float) -> float:
    """From the middle of one column to that of the next; the last ends at the right edge."""
    last = max(FIRST, text_width(columns.labels[-1], 11) / 2)
    return (width - FIRST - last) / (len(columns.labels) - 1)


def _in_row(most: int, pitch: float) -> int:
    """How many dots stand beside each other, so that the fullest column fits; 0 where none does."""
    room = min(MOST_IN_ROW, max(1, int((pitch - BETWEEN) // ACROSS)))
    return next((number for number in range(1, room + 1) if most <= number * ROWS), 0)


def _dots(count: Counter[int], in_row: int, pitch: float, baseline: float) -> list[tuple[float, float]]:
    """The middles of the dots: full rows below, the rest in the middle of the highest."""
    found = []
    for column, days in count.items():
        for n in range(days):
            row, place = divmod(n, in_row)
            shift = place - (min(in_row, days - row * in_row) - 1) / 2
            found.append((FIRST + column * pitch + shift * ACROSS, baseline - 6 - row * UP))
    return found


def _bars(sheet: Sheet, count: Counter[int], most: int, pitch: float, baseline: float, colour: str) -> None:
    wide = min(WIDEST_BAR, pitch * 0.66)
    tall = TALL - NUMBER
    boxes = []
    for column, days in count.items():
        x, height = FIRST + column * pitch, max(1.0, days / most * tall)
        boxes.append((x - wide / 2, baseline - height, wide, height))
        half = text_width(f"{days:,}", NUMBER) / 2
        sheet.text(min(sheet.width - half, max(half, x)), baseline - height - 3, f"{days:,}", NUMBER, "center")
    sheet.rects(boxes, colour, 2)


def at(
    high: Iterable[float], other: Iterable[float], bother: bool, width_dp: float, x: float, y: float
) -> tuple[bool, str, list[int]] | None:
    """The column at a point: whether it is one of high days, its label, and which of that side's days stand in it; None
    where none does."""
    sides = (list(high), list(other))
    columns = _fitting([*sides[0], *sides[1]], bother, width_dp)
    column = round((x - FIRST) / _pitch(columns, width_dp))
    side = next((n for n, baseline in enumerate(BASELINES) if y <= baseline + UNDER), None)
    if side is None or not 0 <= column < len(columns.labels):
        return None
    days = [n for n, value in enumerate(sides[side]) if columns.of(value) == column]
    return (side == 0, columns.labels[column], days) if days else None


def footnote(bother: bool, dots: bool) -> str:
    """Where a day stands, and what a dot or a bar is."""
    what = "how much it bothered that day" if bother else "twitches noticed that day"
    return f"{what}; {'one dot is one day' if dots else 'bars count the days'}"


def _lines(words: str, width: float) -> list[str]:
    """The words in one line, or at their semicolon in two."""
    if text_width(words, 11) <= width:
        return [words]
    first, _, last = words.partition("; ")
    return [f"{first};", last]


def describe(high: Iterable[float], other: Iterable[float], titles: tuple[str, str], bother: bool) -> str:
    """The chart in words, with its numbers."""
    sides = (list(high), list(other))
    columns = bins([*sides[0], *sides[1]], bother)
    parts = []
    for title, side in zip(titles, sides, strict=True):
        count = Counter(columns.of(value) for value in side)
        told = ", ".join(f"{columns.labels[n]}: {count[n]:,}" for n in sorted(count))
        parts.append(f"{title}, {len(side):,} days{f' ({told})' if told else ''}.")
    what = "how much it bothered" if bother else "twitches noticed"
    return f"Days by {what}. {' '.join(parts)}"
