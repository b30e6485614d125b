"""When: twitches by hour of the day, in steps of two hours, and by weekday, per logged day of that weekday.

So a cell says the same of four weeks as of ten years. Weekdays of which no day is known are dashed.
"""

import math

import numpy as np
from matplotlib.figure import Figure

from twitchlog.analysis.hours import Hours, in_steps
from twitchlog.analysis.range_words import a_day
from twitchlog.charts.sheet import Align, Box, Sheet
from twitchlog.charts.style import ChartStyle

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LEFT = 36.0
CELL, GAP = 22.0, 2.0
TOP = 4.0
NARROW = 16.0  # columns below which only noon and midnight are named
LEAST_MOST = 0.5  # the darkest shade never begins below one on every other such day
ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0)  # times powers of ten: where it may begin
SHARES = (0.25, 0.5, 1.0)  # of where the darkest shade begins: where the second, third and fourth do


def edges(found: Hours) -> tuple[float, float, float]:
    """From how many twitches in two hours, on average, the second, third and fourth shade begins; the first: any.

    The fourth does at the last round number that is reached: only the busiest hours are darkest, also of a busy diary.
    """
    most = max(LEAST_MOST, float(np.nan_to_num(in_steps(found.rates)).max()))
    power = math.floor(math.log10(most))
    top = max((each for n in ROUND if (each := float(f"{n}e{power}")) <= most), default=most)
    second, third, fourth = (share * top for share in SHARES)
    return second, third, fourth


def legend(found: Hours, counts: bool = True) -> tuple[str, str]:
    """The words at both ends of the ramp of shades: "none" and "1 or more in two hours", without `counts` "most"."""
    return "none", f"{edges(found)[-1]:,g} or more in two hours" if counts else "most"


def caption(found: Hours) -> str:
    """What the shades are, for the line below."""
    unknown = "" if found.days.all() else " Dashed: no such day is logged."
    return f"Twitches noticed per logged day of each weekday.{unknown}"


def draw(found: Hours, style: ChartStyle, width_dp: float, density: float = 1) -> Figure:
    """The chart, Monday first, width_dp wide."""
    bottom = TOP + 7 * (CELL + GAP)
    sheet = Sheet(style, width_dp, bottom + 16, density)
    column = (width_dp - LEFT) / 12
    shades: list[list[Box]] = [[] for _ in style.heat]
    dashes: list[tuple[float, float, float, float]] = []
    limits = edges(found)
    for row, (counts, rates) in enumerate(zip(in_steps(found.counts), in_steps(found.rates), strict=True)):
        y = TOP + row * (CELL + GAP)
        sheet.text(0, y + CELL / 2 + 4, DAYS[row], 12)
        if not found.days[row]:
            dashes.append((LEFT + 1, y + CELL / 2, width_dp - 1, y + CELL / 2))
            continue
        for n, (count, rate) in enumerate(zip(counts.tolist(), rates.tolist(), strict=True)):
            # Today's twitches are no part of the rate, but there they are.
            shade = 1 + sum(rate >= limit for limit in limits) if count else 0
            shades[shade].append((LEFT + n * column + 1, y, column - 2, CELL))
    for boxes, colour in zip(shades, style.heat, strict=True):
        sheet.rects(boxes, colour, 4)
    sheet.lines(dashes, style.outline, 0.8, (2, 1.5))
    for hour in (0, 6, 12, 18, 24) if column >= NARROW else (0, 12, 24):
        align: Align = "left" if hour == 0 else "right" if hour == 24 else "center"
        sheet.text(LEFT + hour / 2 * column, bottom + 12, f"{hour}:00", align=align)
    return sheet.figure


def describe(found: Hours, counts: bool = True) -> str:
    """The chart in words, with its numbers: the quarters of the day, and each weekday. Without `counts` only when
    there are most."""
    grid = found.counts
    total = int(grid.sum())
    if not total:
        return "Twitches by hour of the day and weekday: none noted."
    quarters = grid.sum(axis=0).reshape(4, 6).sum(axis=1).tolist()
    names = ("0 to 6", "6 to 12", "12 to 18", "18 to 24")
    if not counts:
        return f"Twitches by hour of the day and weekday: most from {names[quarters.index(max(quarters))]}."
    by_time = ", ".join(f"{name} {number:,}" for name, number in zip(names, quarters, strict=True))
    rates = found.rates.sum(axis=1).tolist()
    by_day = ", ".join(
        f"{name} {a_day(rate)}" if known else f"{name} not logged"
        for name, rate, known in zip(DAYS, rates, found.days.tolist(), strict=True)
    )
    return f"Twitches by hour of the day: {by_time}, {total:,} in all. Per logged day, by weekday: {by_day}."
