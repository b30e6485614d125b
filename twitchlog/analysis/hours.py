"""When twitches begin: hour of the day by weekday."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from twitchlog.analysis.days import DaySeries
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period

HourCounts = NDArray[np.int64]
HourRates = NDArray[np.float64]
Number = TypeVar("Number", np.int64, np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Hours:
    """Episodes by weekday and hour of a period.

    `counts`: how many began in each hour, shape (7, 24), Monday first. `days`: how many days of each weekday have a
    known number, shape (7,). `rates`: those per such day, shape (7, 24); NaN where there is none. Of a weekday today
    is left out of `days` and `rates`, unless it is the only one known. All are read-only.
    """

    counts: HourCounts
    days: NDArray[np.int64]
    rates: HourRates


def hours_of(episodes: Iterable[Episode], series: DaySeries) -> Hours:
    """The hours of the series' period."""
    episodes = list(episodes)
    counts = hour_counts(episodes, series.period, series.today)
    begun, days = counts.copy(), _weekdays(series, series.days)
    if series.today_index is not None:
        weekday, over = series.today.weekday(), _weekdays(series, series.days - 1)
        if over[weekday]:
            days = over
            begun[weekday] -= hour_counts(episodes, Period(series.today, series.today), series.today)[weekday]
    rates = np.where(days > 0, 1.0, np.nan)[:, None] * begun / np.maximum(days, 1)[:, None]
    for each in (days, rates):
        each.flags.writeable = False
    return Hours(counts, days, rates)


def _weekdays(series: DaySeries, length: int) -> NDArray[np.int64]:
    """How many of the first days have a known number, by weekday."""
    known = np.flatnonzero(~np.isnan(series.counts[:length]))
    return np.bincount((series.first.weekday() + known) % 7, minlength=7).astype(np.int64)


def hour_counts(episodes: Iterable[Episode], period: Period, today: date) -> HourCounts:
    """Episodes that began in each hour, shape (7, 24): Monday first, local wall time as recorded.

    Only those that began on a day of the period, and not after today. Read-only.
    """
    grid = np.zeros((7, 24), dtype=np.int64)
    last = min(period.last, today)
    begun = (episode.started for episode in episodes if period.first <= episode.started.date() <= last)
    at = np.fromiter((moment.weekday() * 24 + moment.hour for moment in begun), dtype=np.int64)
    grid += np.bincount(at, minlength=7 * 24).reshape(7, 24)
    grid.flags.writeable = False
    return grid


def in_steps(grid: NDArray[Number], hours: int = 2) -> NDArray[Number]:
    """The same numbers in steps of several hours (a divisor of 24), shape (7, 24 / hours)."""
    return np.asarray(grid.reshape(7, 24 // hours, hours).sum(axis=2))
