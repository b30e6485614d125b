"""The days behind a comparison: one dot a day, at how many twitches it had, high days above and other days below."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.figure import Figure

from twitchlog.charts.sheet import Sheet
from twitchlog.charts.style import ChartStyle, shortened, text_width

HEIGHT = 200.0
LINE = 14.0  # a second line below, where one is too wide
STACK, ROWS = 6, (78.0, 160.0)
RADIUS, ACROSS, UP = 3.6, 8.4, 8.0
FIRST = 14.0  # the middle of the first column
WIDEST = 1.5  # bins are widened when this share of days (in percent) lies beyond the last column
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000)
COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Bins:
    """How values are put into columns: 0 alone, then `step` values each, the last column being open; `labels` below."""

    step: int
    labels: tuple[str, ...]

    def of(self, value: float) -> int:
        """The column of a value."""
        return min(len(self.labels) - 1, math.ceil(value / self.step))


def bins(values: Iterable[float], bother: bool) -> Bins:
    """Columns 0 to 8 and 9+, wider ones for busy diaries; for bother 0 to 10."""
    if bother:
        return Bins(1, tuple(str(n) for n in range(11)))
    ordered = sorted(values)
    usual = ordered[math.ceil(len(ordered) * (1 - WIDEST / 100)) - 1] if ordered else 0
    step = next((step for step in STEPS if usual <= step * COLUMNS), STEPS[-1])
    if step == 1:
        return Bins(1, (*(str(n) for n in range(COLUMNS - 1)), f"{COLUMNS - 1}+"))
    middle = (f"{(n - 1) * step + 1:,}–{n * step:,}" for n in range(1, COLUMNS - 1))
    return Bins(step, ("0", *middle, f"{(COLUMNS - 2) * step + 1:,}+"))


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
    columns = bins([*sides[0], *sides[1]], bother)
    pitch = (width_dp - 24) / (len(columns.labels) - 0.4)
    counted = [Counter(columns.of(value) for value in side) for side in sides]
    worth = _worth(max((n for each in counted for n in each.values()), default=0), pitch)
    below = _lines(footnote(bother, worth), width_dp)
    sheet = Sheet(style, width_dp, HEIGHT + LINE * (len(below) - 1), density)
    for side, count, baseline, title, shade in zip(sides, counted, ROWS, titles, (4, 2), strict=True):
        days = f"{len(side):,} day{'' if len(side) == 1 else 's'}"
        name = shortened(title, 12, width_dp - text_width(days, 12) - 8, medium=True)
        sheet.text(0, baseline - 60, name, 12, "left", style.ink, medium=True)
        sheet.text(width_dp, baseline - 60, days, 12, "right")
        sheet.circles(_stacks(count, worth, pitch, baseline), RADIUS, style.heat[shade])
        sheet.lines([(0, baseline, width_dp, baseline)], style.rule, 1)
    every = math.ceil((max(text_width(label, 11) for label in columns.labels) + 4) / pitch)
    for n, label in enumerate(columns.labels):
        if n % every == 0:
            sheet.text(FIRST + n * pitch, 176, label, align="center")
    for n, words in enumerate(below):
        sheet.text(width_dp, 194 + LINE * n, words, align="right")
    return sheet.figure


def _worth(most: int, pitch: float) -> int:
    """How many days one dot stands for, so that the fullest column fits."""
    room = STACK * max(1, int((pitch - 2 * RADIUS) // ACROSS) + 1)
    return next((step for step in STEPS if most <= step * room), STEPS[-1])


def _stacks(count: Counter[int], worth: int, pitch: float, baseline: float) -> list[tuple[float, float]]:
    found = []
    for column, days in count.items():
        dots = math.ceil(days / worth)
        shift = ACROSS * ((dots - 1) // STACK) / 2
        found += [
            (FIRST + column * pitch + (n // STACK) * ACROSS - shift, baseline - 6 - (n % STACK) * UP)
            for n in range(dots)
        ]
    return found


def footnote(bother: bool, worth: int) -> str:
    """What a dot is and where it stands."""
    what = "how much it bothered that day" if bother else "twitches noticed that day"
    return f"{what}; one dot is {'one day' if worth == 1 else f'up to {worth:,} days'}"


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
