"""The day series: what is known of every day of a period. The denominator of every number twitchlog shows.

Definitions (design, section 3): a day is *logged* when its twitching is known, by an episode (an ongoing one counts on
every day it spans), an *overall* answer or "none today". Where episodes are counted, a day with an overall answer of
few, many or constant but no episode is missing too: how many is not known. Days after today don't exist yet. Today is
shown, but kept out of rates until it is over.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period

Counts = NDArray[np.float64]
States = NDArray[np.int8]


class DayState(IntEnum):
    """What is known of a day's twitching."""

    MISSING = 0
    QUIET = 1
    NOTED = 2  # few, many or constant overall, but no episode: logged, its number unknown
    COUNTED = 3  # at least one episode


@dataclass(frozen=True, slots=True, eq=False)
class DaySeries:
    """Every day of a period up to today.

    `counts`: episodes per day, shape (days,), NaN where the number is unknown, 0 on quiet days. `states`: DayState per
    day, same shape. Index 0 is `first`. `today` lies inside or outside. Both arrays are read-only.
    """

    period: Period
    today: date
    counts: Counts
    states: States

    @property
    def first(self) -> date:
        """The day of index 0."""
        return self.period.first

    @property
    def days(self) -> int:
        """How many days of the period have come, today included."""
        return len(self.counts)

    @property
    def logged(self) -> int:
        """Days whose twitching is known, today included."""
        return int((self.states != DayState.MISSING).sum())

    @property
    def counted(self) -> int:
        """Days whose number of twitches is known, quiet ones included, today too: what a rate can rest on."""
        return int((~np.isnan(self.counts)).sum())

    @property
    def quiet(self) -> int:
        """Days known to be without twitches, today included."""
        return int((self.states == DayState.QUIET).sum())

    @property
    def missing(self) -> int:
        """Days of which nothing is known, today included."""
        return self.days - self.logged

    @property
    def total(self) -> int:
        """Episodes over all days; an ongoing one counts on each day it spans."""
        return int(np.nansum(self.counts)) if self.days else 0

    @property
    def over(self) -> Counts:
        """The counts of the days that are over: what rates are made of, shape (days without today,)."""
        return self.counts[:-1] if self.today_index is not None else self.counts

    @property
    def today_index(self) -> int | None:
        """Where today is; it can only be the last day."""
        index = (self.today - self.first).days
        return index if 0 <= index < self.days else None

    def date_of(self, index: int) -> date:
        """The date of an index."""
        return self.first + timedelta(index)

    def index_of(self, day: date) -> int:
        """The index of a date; outside the series it is negative or too large."""
        return (day - self.first).days

    def state(self, day: date) -> DayState | None:
        """What is known of a date; None outside the series."""
        index = self.index_of(day)
        return DayState(int(self.states[index])) if 0 <= index < self.days else None


def day_series(episodes: Iterable[Episode], checkins: Iterable[CheckIn], period: Period, today: date) -> DaySeries:
    """The day series of a period; records outside it are ignored.

    A day with episodes counts them, also when the check-in said none: what was noted singly is the more exact.
    """
    length = max(0, min((today - period.first).days + 1, period.days))
    per_day = episodes_per_day(episodes, today)
    counts = np.full(length, np.nan)
    states = np.zeros(length, dtype=np.int8)
    for checkin in checkins:
        index = (checkin.date - period.first).days
        if not (0 <= index < length and checkin.answers):
            continue
        states[index] = DayState.QUIET if checkin.none else DayState.NOTED
        if checkin.none:
            counts[index] = 0.0
    for day, number in per_day.items():
        index = (day - period.first).days
        if 0 <= index < length:
            counts[index] = number
            states[index] = DayState.COUNTED
    counts.flags.writeable = False
    states.flags.writeable = False
    return DaySeries(period, today, counts, states)


def episodes_per_day(episodes: Iterable[Episode], today: date) -> Counter[date]:
    """How many episodes count on each day: an ongoing one on every day it spans, any other on the day it began."""
    long: list[Episode] = []
    begun: list[date] = []
    for episode in episodes:
        if episode.mode == "ongoing":
            long.append(episode)
        else:
            begun.append(episode.started.date())
    per_day = Counter(begun)
    for episode in long:
        per_day.update(episode.days(today))
    return per_day
