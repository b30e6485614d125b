"""Episodes per logged day by week (Monday to Sunday) and by month."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np

from twitchlog.analysis.days import DaySeries, DayState

LEAST_DAYS = 3  # fewer counted days than this say nothing about a week (design, notes on "How much")
MOST_WEEKS = 60  # beyond, a bar is too thin to tell on a phone
Step = Literal["week", "month"]
Status = Literal["rate", "missing", "cut", "so far"]


@dataclass(frozen=True, slots=True)
class Span:
    """A week or month, as far as it lies in the period.

    `rate`: episodes per day whose number is known, today left out; None when there are fewer than three such days.
    `status`: "rate"; "missing" (too few days known); "cut" (the period's edge leaves too few days to judge); "so far"
    (today lies in it: the rate then includes today and needs no minimum). `counted` days have a known number;
    `logged` and `quiet` as in DaySeries; `days` have come.
    """

    first: date
    last: date
    rate: float | None
    status: Status
    days: int
    logged: int
    counted: int
    quiet: int


def spans(series: DaySeries) -> tuple[Step, tuple[Span, ...]]:
    """What bars stand for: weeks up to sixty of them, months for longer times."""
    return ("week", weeks(series)) if series.days <= 7 * MOST_WEEKS else ("month", months(series))


def weeks(series: DaySeries) -> tuple[Span, ...]:
    """Every week that the series touches, oldest first."""
    return tuple(_span(series, *edges) for edges in _edges(series, _week))


def months(series: DaySeries) -> tuple[Span, ...]:
    """Every calendar month that the series touches, oldest first."""
    return tuple(_span(series, *edges) for edges in _edges(series, _month))


def _week(day: date) -> tuple[date, date]:
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + timedelta(31)).replace(day=1) - timedelta(1)


def _edges(series: DaySeries, around: Callable[[date], tuple[date, date]]) -> Iterator[tuple[date, date]]:
    if not series.days:
        return
    last = series.date_of(series.days - 1)
    day = series.first
    while day <= last:
        edges = around(day)
        yield edges
        day = edges[1] + timedelta(1)


def _span(series: DaySeries, first: date, last: date) -> Span:
    start = max(0, series.index_of(first))
    stop = min(series.days, series.index_of(last) + 1)
    states = series.states[start:stop]
    so_far = first <= series.today <= last and series.today_index is not None
    counts = series.counts[start:stop]
    known = counts[~np.isnan(counts)]
    status: Status = "rate"
    if so_far:
        status = "so far"
    elif len(known) < LEAST_DAYS:
        status = "missing" if stop - start >= LEAST_DAYS else "cut"
    enough = len(known) >= (1 if so_far else LEAST_DAYS)
    return Span(
        first=first,
        last=last,
        rate=float(known.mean()) if enough else None,
        status=status,
        days=stop - start,
        logged=int((states != DayState.MISSING).sum()),
        counted=len(known),
        quiet=int((states == DayState.QUIET).sum()),
    )
