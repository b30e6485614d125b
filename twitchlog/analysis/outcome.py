"""What a factor or a change is held against: the twitches of each day, or how much they bothered. One is chosen."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, get_args

import numpy as np

from twitchlog.analysis.days import DaySeries, DayState, day_series
from twitchlog.analysis.nuisance import Floats
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period

Outcome = Literal["episodes", "bother"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


def outcome_days(
    outcome: Outcome, episodes: Sequence[Episode], checkins: Sequence[CheckIn], period: Period, today: date
) -> Floats:
    """The outcome of each day of the period that is over, shape (days,), NaN where unknown.

    Episodes: how many that day, an ongoing one on every day it spans. Bother: 0-10, that of the check-in; where there
    is none, the worst noted with an episode that began that day; 0 on a quiet day, on which nothing could bother.
    """
    series = day_series(episodes, checkins, period, today)
    return np.array(series.over) if outcome == "episodes" else _bother(episodes, checkins, series)


def _bother(episodes: Iterable[Episode], checkins: Iterable[CheckIn], series: DaySeries) -> Floats:
    days = len(series.over)
    values = np.full(days, np.nan)
    values[series.states[:days] == DayState.QUIET] = 0.0
    first = series.first.toordinal()
    noted = [(e.started.toordinal() - first, e.bother) for e in episodes if e.bother is not None]
    for index, worst in noted:
        if 0 <= index < days and not values[index] >= worst:  # also where it is not known yet
            values[index] = worst
    for checkin in checkins:
        index = series.index_of(checkin.date)
        if checkin.bother is not None and 0 <= index < days:
            values[index] = checkin.bother
    return values


def uncounted_days(checkins: Iterable[CheckIn], first: date, counts: Floats) -> int:
    """Of days in a row from `first` on, those answered with few, many or constant and without a number in `counts`."""
    index = ((checkin.date - first).days for checkin in checkins if checkin.answers)
    return sum(bool(np.isnan(counts[n])) for n in index if 0 <= n < len(counts))


def outcome_noun(outcome: Outcome) -> str:
    """What is counted, in words: "twitches"."""
    return "twitches" if outcome == "episodes" else "bother"
