"""When twitches begin: hour of the day by weekday."""

from collections.abc import Iterable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period

HourCounts = NDArray[np.int64]


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


def in_steps(grid: HourCounts, hours: int = 2) -> HourCounts:
    """The same counts in steps of several hours (a divisor of 24), shape (7, 24 / hours)."""
    return np.asarray(grid.reshape(7, 24 // hours, hours).sum(axis=2))
