"""A period against the one of the same length before it, over logged days only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from twitchlog.analysis.nuisance import Floats
from twitchlog.analysis.outcome import Outcome, outcome_days, uncounted_days
from twitchlog.analysis.range_words import a_day
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period

LEAST_DAYS, LEAST_SHARE = 7, 0.25  # known days in each of the two, and of all its days


@dataclass(frozen=True, slots=True)
class AgainstBefore:
    """Plain means a day of a period and of the one before it, each over its logged days that are over, and how many.

    `uncounted` days of the two are logged without being known: with few, many or constant, or without bother. Not a
    test: two stretches of a diary differ by chance alone. None where fewer than seven days, or than a quarter of all,
    are known.
    """

    now: float | None
    before: float | None
    days_now: int
    days_before: int
    outcome: Outcome = "episodes"
    uncounted: int = 0

    @property
    def ratio(self) -> float | None:
        """Now over before; None when either is unknown or there was nothing before."""
        return self.now / self.before if self.now is not None and self.before else None


def against_before(
    episodes: Sequence[Episode],
    checkins: Sequence[CheckIn],
    period: Period,
    today: date,
    outcome: Outcome = "episodes",
) -> AgainstBefore:
    """Compare a period with the one before it; of a period that isn't over yet, its days that are with as many."""
    last = min(period.last, today - timedelta(1))
    if last < period.first:
        return AgainstBefore(None, None, 0, 0, outcome)
    come = Period(period.first, last)
    earlier = come.before()
    values = [
        outcome_days(outcome, episodes, checkins, each, today) if each else np.empty(0) for each in (come, earlier)
    ]
    now, before = (_known(each) for each in values)
    starts = (come.first, earlier.first if earlier else come.first)
    uncounted = sum(uncounted_days(checkins, *each) for each in zip(starts, values, strict=True))
    return AgainstBefore(_mean(values[0]), _mean(values[1]), len(now), len(before), outcome, uncounted)


def _known(values: Floats) -> Floats:
    return np.asarray(values[~np.isnan(values)])


def _mean(values: Floats) -> float | None:
    known = _known(values)
    return float(known.mean()) if len(known) >= max(LEAST_DAYS, LEAST_SHARE * len(values)) else None


def against_before_sentence(found: AgainstBefore) -> str:
    """ "2.4 a day over 71 logged days, against 3.1 over 64 in the same time before."; empty when not known enough."""
    if found.now is None or found.before is None:
        return ""
    unit = " a day" if found.outcome == "episodes" else " of 10 bother"
    days = "logged days" if not found.uncounted else "counted days" if found.outcome == "episodes" else "days"
    before = f"{a_day(found.before)} over {found.days_before:,} in the same time before"
    return f"{a_day(found.now)}{unit} over {found.days_now:,} {days}, against {before}."
