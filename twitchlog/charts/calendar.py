"""The days of a period: shaded where there were twitches, a dot where it was quiet, dashed where nothing is known.

Up to six weeks as a calendar with dates; up to sixty with a column for each week; beyond, a row for each year and a
cell for each month, shaded by its rate, hatched when too few days are known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor, log10
from typing import Literal

import numpy as np
from matplotlib.figure import Figure

from twitchlog.analysis.days import DaySeries, DayState
from twitchlog.analysis.range_words import a_day
from twitchlog.analysis.sentences import MONTHS, short_date, unknown_words
from twitchlog.analysis.weeks import LEAST_DAYS, MOST_WEEKS, Span, months
from twitchlog.charts import keys
from twitchlog.charts.keys import QUIET, Key
from twitchlog.charts.labels import month_labels
from twitchlog.charts.numbers import Number
from twitchlog.charts.sheet import Box, Sheet
from twitchlog.charts.style import ChartStyle, text_width

Layout = Literal["calendar", "weeks", "months"]
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LEFT, HEAD, GAP = 30.0, 18.0, 4.0
TALL = 40.0  # a day of the calendar
CALENDAR_WEEKS = 6
WIDE_ENOUGH = 24.0  # a cell that has room for its number
RATES = (1.0, 2.0, 4.0)  # from how many a day each darker shade of a month begins, where no month tells
STEPS_TO_USUAL = 4  # at least so many steps between shades lie below the usual rate: smaller differences don't matter


@dataclass(frozen=True, slots=True)
class Cell:
    """A day, or a month: where it is drawn, its first and last day."""

    box: Box
    first: date
    last: date


def layout(series: DaySeries) -> Layout:
    """How the days are laid out."""
    weeks = _weeks(series)
    return "calendar" if weeks <= CALENDAR_WEEKS else "weeks" if weeks <= MOST_WEEKS else "months"


def _weeks(series: DaySeries) -> int:
    return (series.first.weekday() + series.days + 6) // 7


def cells(series: DaySeries, width_dp: float) -> tuple[Cell, ...]:
    """Every day or month with its place on the drawing, oldest first: also what was touched."""
    kind = layout(series)
    return tuple(_months(series, width_dp) if kind == "months" else _days(series, width_dp, kind))


def _days(series: DaySeries, width: float, kind: Layout) -> Iterator[Cell]:
    start = series.first.weekday()
    for n in range(series.days):
        week, weekday = divmod(start + n, 7)
        day = series.date_of(n)
        if kind == "calendar":
            column = (width + GAP) / 7
            box = (weekday * column, HEAD + week * (TALL + GAP), column - GAP, TALL)
        else:
            column = min(22.0, (width - LEFT) / _weeks(series))
            tall = max(9.0, column)
            gap = min(2.0, column * 0.2)
            box = (LEFT + week * column, HEAD + weekday * tall, column - gap, tall - gap)
        yield Cell(box, day, day)


def _months(series: DaySeries, width: float) -> Iterator[Cell]:
    column = (width - LEFT - 4) / 12
    for span in months(series):
        row = span.first.year - series.first.year
        box = (LEFT + 4 + (span.first.month - 1) * column, HEAD + row * 24, column - 2, 22.0)
        yield Cell(box, span.first, span.last)


def draw(series: DaySeries, style: ChartStyle, width_dp: float, density: float = 1) -> Figure:
    """The chart, width_dp wide."""
    kind, shown = layout(series), cells(series, width_dp)
    height = max((cell.box[1] + cell.box[3] for cell in shown), default=HEAD + TALL)
    sheet = Sheet(style, width_dp, height + 4, density)
    if kind == "months":
        _draw_months(sheet, series, shown)
    else:
        _draw_days(sheet, series, shown, kind)
    return sheet.figure


def _draw_days(sheet: Sheet, series: DaySeries, shown: tuple[Cell, ...], kind: Layout) -> None:
    style = sheet.style
    small = kind == "weeks"
    radius = 2.0 if small else 8.0
    by_shade: dict[int, list[Box]] = {1: [], 2: [], 4: []}
    quiet: list[Box] = []
    missing: list[Box] = []
    noted: list[Box] = []
    for cell, state, count in zip(shown, series.states.tolist(), series.counts.tolist(), strict=True):
        if state == DayState.COUNTED:
            by_shade[_shade(count)].append(cell.box)
        else:
            {DayState.QUIET: quiet, DayState.NOTED: noted, DayState.MISSING: missing}[DayState(state)].append(cell.box)
    for shade, boxes in by_shade.items():
        sheet.rects(boxes, style.heat[shade], radius)
    dot = min(4.0, min((cell.box[2] for cell in shown), default=8.0) * 0.4)
    sheet.circles([(x + w / 2, y + h / 2 + (0 if small else 7)) for x, y, w, h in quiet], dot, style.quiet)
    sheet.outlines(noted, style.heat[2], 1.2, radius=radius)
    sheet.outlines(missing, style.outline, 0.6 if small else 0.8, (1, 1) if small else (3, 3), radius=radius)
    if small:
        _week_heads(sheet, shown)
    else:
        _day_words(sheet, series, shown)


def _shade(count: float) -> int:
    return 1 if count <= 2 else 2 if count <= 4 else 4


def _day_words(sheet: Sheet, series: DaySeries, shown: tuple[Cell, ...]) -> None:
    """Weekdays above, in each day its date and how many twitches it had."""
    for weekday, name in enumerate(DAYS):
        sheet.text((weekday + 0.5) * (sheet.width + GAP) / 7 - GAP / 2, 11, name, align="center")
    for n, (cell, count) in enumerate(zip(shown, series.counts.tolist(), strict=True)):
        x, y, w, _ = cell.box
        colour = sheet.style.on(_shade(count)) if series.states[n] == DayState.COUNTED else None
        words = short_date(cell.first) if n == 0 or cell.first.day == 1 else str(cell.first.day)
        words = words if text_width(words, 10) + 2 <= w else str(cell.first.day)
        sheet.text(x + w / 2, y + 14, words, 10, "center", colour)
        if series.states[n] == DayState.COUNTED:
            sheet.text(x + w / 2, y + 32, f"{count:.0f}", 14, "center", colour, medium=True)


def _week_heads(sheet: Sheet, shown: tuple[Cell, ...]) -> None:
    """Weekdays beside, above each month where it begins."""
    for cell in shown[:7]:
        if cell.first.weekday() in (0, 3, 6):
            sheet.text(0, cell.box[1] + cell.box[3] / 2 + 4, DAYS[cell.first.weekday()])
    mondays = [cell for cell in shown if cell.first.weekday() == 0]
    column = mondays[1].box[0] - mondays[0].box[0]
    for n, name in month_labels([(cell.first, cell.first + timedelta(6)) for cell in mondays], column * 30.44 / 7):
        if mondays[n].box[0] + text_width(name, 11) <= sheet.width:
            sheet.text(mondays[n].box[0], 11, name)


def _draw_months(sheet: Sheet, series: DaySeries, shown: tuple[Cell, ...]) -> None:
    spans = months(series)
    edges = _edges(spans)
    shades: list[list[Box]] = [[] for _ in sheet.style.heat]
    quiet: list[tuple[float, float]] = []
    missing: list[Box] = []
    for cell, span in zip(shown, spans, strict=True):
        x, y, w, h = cell.box
        if span.rate is None:
            missing.append(cell.box)
        elif span.rate == 0:
            quiet.append((x + w / 2, y + h / 2))
        else:
            shades[_month_shade(span.rate, edges)].append(cell.box)
    for boxes, colour in zip(shades, sheet.style.heat, strict=True):
        sheet.rects(boxes, colour, 4)
    sheet.circles(quiet, 4, sheet.style.quiet)
    sheet.unknown(missing, 4)
    _rates(sheet, spans, shown, edges)
    column = (sheet.width - LEFT - 4) / 12
    for month, name in enumerate(MONTHS):
        sheet.text(LEFT + 3 + (month + 0.5) * column, 11, name if column >= 24 else name[0], align="center")
    for year in sorted({cell.first.year for cell in shown}):
        y = HEAD + (year - series.first.year) * 24
        sheet.text(0, y + 15, str(year))


def _rates(sheet: Sheet, spans: Sequence[Span], shown: tuple[Cell, ...], edges: tuple[float, float, float]) -> None:
    """In each month how many twitches it had a logged day, where there is room."""
    by_colour: dict[str, list[Number]] = {}
    for cell, span in zip(shown, spans, strict=True):
        x, y, w, _ = cell.box
        if span.rate and w >= WIDE_ENOUGH:
            colour = sheet.style.on(_month_shade(span.rate, edges))
            by_colour.setdefault(colour, []).append((x + w / 2, y + 15, a_day(span.rate)))
    for colour, numbers in by_colour.items():
        sheet.numbers(numbers, 10, colour)


def _month_shade(rate: float, edges: tuple[float, float, float]) -> int:
    return 1 + sum(rate >= edge for edge in edges)


def month_edges(series: DaySeries) -> tuple[float, float, float]:
    """From how many twitches a logged day the second, third and fourth shade of a month begins.

    Round numbers near the quartiles, so that each shade has about as many months, but no nearer to each other than
    differences that matter.
    """
    return _edges(months(series))


def _edges(spans: Sequence[Span]) -> tuple[float, float, float]:
    rates = [span.rate for span in spans if span.rate]
    if not rates:
        return RATES
    low, middle, high = (float(value) for value in np.percentile(rates, (25, 50, 75)))
    step = _round_step(middle / STEPS_TO_USUAL)
    second = round(middle / step)
    first, third = min(second - 1, max(1, round(low / step))), max(second + 1, round(high / step))
    return round(first * step, 6), round(second * step, 6), round(third * step, 6)


def _round_step(most: float) -> float:
    """The largest of ... 0.1, 0.2, 0.5, 1, 2, 5, 10 ... up to a number."""
    power = 10.0 ** floor(log10(most))
    return power * max(each for each in (1, 2, 5) if each * power <= most * (1 + 1e-9))


def caption(series: DaySeries) -> str:
    """What the numbers are, for the line below."""
    return "Twitches noticed per logged day, by month." if layout(series) == "months" else "Twitches noticed each day."


def legend(series: DaySeries) -> tuple[Key, ...]:
    """What the shades and shapes stand for."""
    if layout(series) != "months":
        return keys.of_days(series)
    first, second, third = (f"{edge:g}" for edge in month_edges(series))
    return (
        Key(("heat1", "heat2", "heat3", "heat4"), "full", f"under {first}, from {first}, {second}, {third}"),
        QUIET,
        Key(("outline",), "dashed", f"fewer than {LEAST_DAYS} days counted"),
    )


def describe(series: DaySeries) -> str:
    """The chart in words, with its numbers: of each day, or each month."""
    if not series.days:
        return "Days of the period: none yet."
    known = f"{series.logged:,} of {series.days:,} days are logged, {series.quiet:,} of them quiet"
    if layout(series) == "months":
        told = ", ".join(f"{MONTHS[s.first.month - 1]} {s.first.year} {_rate(s)}" for s in months(series))
        return f"Twitches a logged day, by month: {told}. {known}."
    counted = zip(series.states.tolist(), series.counts.tolist(), strict=True)
    told = ", ".join(f"{short_date(series.first + timedelta(n))} {_state(*each)}" for n, each in enumerate(counted))
    return f"Twitches by day: {told}. {known}."


def _rate(span: Span) -> str:
    return unknown_words(span) if span.rate is None else f"{span.rate:.1f}"


def _state(state: int, count: float) -> str:
    if state == DayState.COUNTED:
        return f"{count:.0f}"
    return {DayState.QUIET: "quiet", DayState.NOTED: "noted overall"}.get(DayState(state), "not logged")
