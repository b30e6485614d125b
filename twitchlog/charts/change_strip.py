"""Before and after a change: the weekly means, a line at the change, weeks not known hatched."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from matplotlib.figure import Figure

from twitchlog.analysis.before_after import WEEK, BeforeAfter
from twitchlog.analysis.range_words import a_day
from twitchlog.analysis.sentences import short_date
from twitchlog.charts.sheet import UNKNOWN, Sheet
from twitchlog.charts.style import ChartStyle, text_width
from twitchlog.domain.wording import short_day

HEIGHT, BASE, TALL = 108.0, 84.0, 64.0
THINNEST = 4.0  # a bar with its gap; below, several weeks become one bar
WIDEST = 29.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One or several weeks: the mean a day of those known (None: none is), its first day, and whether it is after."""

    first: date
    mean: float | None
    after: bool


def bars(found: BeforeAfter, width_dp: float) -> tuple[Bar, ...]:
    """The weeks, oldest first, several together where there are too many; a bar never lies on both sides."""
    weeks = len(found.before) + len(found.after)
    together = max(1, math.ceil(weeks * THINNEST / width_dp))
    start = found.change - timedelta(WEEK * len(found.before))
    before = [
        _bar(found.before[max(0, stop - together) : stop], start + timedelta(WEEK * max(0, stop - together)), False)
        for stop in range(len(found.before), 0, -together)
    ]
    after = [
        _bar(found.after[n : n + together], found.change + timedelta(WEEK * n), True)
        for n in range(0, len(found.after), together)
    ]
    return (*reversed(before), *after)


def _bar(weeks: np.ndarray, first: date, after: bool) -> Bar:
    known = weeks[~np.isnan(weeks)]
    return Bar(first, float(known.mean()) if len(known) else None, after)


def draw(
    found: BeforeAfter, bother: bool, style: ChartStyle, width_dp: float, density: float = 1, counts: bool = True
) -> Figure:
    """The chart, width_dp wide; without `counts` the highest bar has no number."""
    sheet = Sheet(style, width_dp, HEIGHT, density)
    shown = bars(found, width_dp)
    column = min(WIDEST, width_dp / max(1, len(shown)))
    gap = min(4.0, column * 0.25)
    peak = max((bar.mean for bar in shown if bar.mean is not None), default=0.0) or 1.0
    boxes = [_box(n, bar, column, gap, peak) for n, bar in enumerate(shown)]
    for after, shade in ((False, 2), (True, 4)):
        chosen = [box for box, bar in zip(boxes, shown, strict=True) if bar.mean is not None and bar.after is after]
        sheet.rects(chosen, style.heat[shade], 2)
    sheet.unknown([box for box, bar in zip(boxes, shown, strict=True) if bar.mean is None], 2)
    sheet.lines([(0, BASE, width_dp, BASE)], style.rule, 1)
    line = sum(not bar.after for bar in shown) * column
    sheet.lines([(line, 4, line, BASE + 4)], style.ink, 1.5, (4, 3))
    if counts:
        _peak(sheet, shown, boxes, line, bother)
    _dates(sheet, found, shown, line, column)
    return sheet.figure


def _box(n: int, bar: Bar, column: float, gap: float, peak: float) -> tuple[float, float, float, float]:
    height = UNKNOWN if bar.mean is None else max(1.5, bar.mean / peak * TALL)
    return n * column + gap / 2, BASE - height, column - gap, height


def _peak(sheet: Sheet, shown: Sequence[Bar], boxes: Sequence[tuple[float, ...]], line: float, bother: bool) -> None:
    """The highest bar gets its number: the scale of all."""
    means = [bar.mean or 0.0 for bar in shown]
    if not means or max(means) <= 0:
        return
    best = means.index(max(means))
    words = f"{a_day(means[best])} of 10" if bother else f"{a_day(means[best])} a day"
    half = text_width(words, 11) / 2
    x = min(sheet.width - half, max(half, boxes[best][0] + boxes[best][2] / 2))
    if abs(x - line) < half + 4:
        x = line - half - 4 if not shown[best].after and line > 2 * half + 4 else line + half + 4
    sheet.text(x, BASE - TALL - 5, words, align="center")


def _dates(sheet: Sheet, found: BeforeAfter, shown: Sequence[Bar], line: float, column: float) -> None:
    """Where it begins, the change, and now; with the year where that is not the last one shown."""
    end = found.change + timedelta(WEEK * len(found.after))
    words = short_day(found.change, end)
    half = text_width(words, 11) / 2
    x = min(sheet.width - half, max(half, line))
    sheet.text(x, BASE + 16, words, align="center")
    if not shown:
        return
    first = short_day(shown[0].first, end)
    if not shown[0].after and text_width(first, 11) + 6 < x - half:
        sheet.text(0, BASE + 16, first)
    right = len(shown) * column
    if shown[-1].after and right - text_width("now", 11) - 6 > x + half:
        sheet.text(right, BASE + 16, "now", align="right")


def describe(found: BeforeAfter, bother: bool, counts: bool = True) -> str:
    """The chart in words, with its numbers; without `counts` only how many weeks there are."""
    what = "Bother" if bother else "Twitches noticed a day"
    sides = []
    for name, weeks in (("before", found.before), ("after", found.after)):
        told = ", ".join("not logged" if np.isnan(value) else a_day(float(value)) for value in weeks)
        if not counts and len(weeks):
            told = f"{len(weeks)} week{'' if len(weeks) == 1 else 's'}, {int((~np.isnan(weeks)).sum())} of them logged"
        sides.append(f"{name} {told or 'no whole week yet'}")
    return f"{what}, by week, {short_date(found.change)} {found.change.year}: {'; '.join(sides)}."
