"""Before and after a change: weekly means of all earlier weeks against those after it, with an honest range.

Weeks are counted back and forward from the change, seven days each, of logged days only. Whoever starts something after
a bad spell sees it settle by itself: compared with the week before, 76 to 84 % of made-up diaries in which nothing
works show an "improvement" of a quarter or more. All earlier weeks and a range widened by their memory bring that to
4 to 6 % false findings (up to 7 % with the least of 8 weeks before); the ratio itself can still lie too low after a bad
spell, so the words always say so.

A range is at least as wide as chance makes the weeks of so few twitches differ. Where they are rare (0.3 a day and
less) that makes it wider than need be: 0 to 4 % false findings.

Where it fails: twitching that comes in spells of months (AR 0.95) has 8 to 14 % false findings; too few weeks are there
to see that. The card of a change that seems clear says so.
"""

from dataclasses import dataclass
from datetime import date
from math import exp, log, sqrt

import numpy as np

from twitchlog.analysis.nuisance import Floats
from twitchlog.analysis.student import quantile, two_sided_tail

WEEK = 7
LEAST_LOGGED = 3  # logged days that make a week count
LEAST_BEFORE, LEAST_AFTER = 8, 4  # weeks
MOST_MEMORY = 0.9
CONFIDENCE = 0.975
ROUNDING = 1 / 12  # variance of what is rounded to whole points


@dataclass(frozen=True, slots=True)
class Shift:
    """Weekly means after a change over those before: ratio, 95 % range, two-sided p."""

    value: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, slots=True, eq=False)
class BeforeAfter:
    """A change held against the diary.

    `before` and `after`: mean outcome a day of each week, oldest first, shape (weeks,), NaN where fewer than three of
    its days are logged; the last of `before` ends the day before `change`, the first of `after` begins on it, and only
    whole weeks are there. `shift` is None while weeks are missing.
    """

    change: date
    before: Floats
    after: Floats
    shift: Shift | None

    @property
    def weeks_before(self) -> int:
        """Weeks before that count."""
        return _known(self.before)

    @property
    def weeks_after(self) -> int:
        """Weeks after that count."""
        return _known(self.after)

    @property
    def missing_before(self) -> int:
        """How many weeks before are missing."""
        return max(0, LEAST_BEFORE - self.weeks_before)

    @property
    def missing_after(self) -> int:
        """How many weeks after are missing."""
        return max(0, LEAST_AFTER - self.weeks_after)

    @property
    def none_before(self) -> bool:
        """Whether the weeks before that count are there and hold nothing: then no ratio can be told."""
        return _none(self.before)

    @property
    def none_after(self) -> bool:
        """The same of the weeks after."""
        return _none(self.after)


def before_after(outcome: Floats, first: date, change: date, scored: bool = False) -> BeforeAfter:
    """Compare the days from `change` on with those before; `outcome` per day from `first`, NaN where unknown.

    Give the whole diary up to yesterday, not only a period: all earlier weeks are the baseline. `scored`: the outcome
    is a score in whole points, not a count.
    """
    at = min(max(0, (change - first).days), len(outcome))
    sides = (_weeks(outcome[:at], from_end=True), _weeks(outcome[at:], from_end=False))
    before, after = (_means(days) for days in sides)
    shift = None
    if _known(before) >= LEAST_BEFORE and _known(after) >= LEAST_AFTER:
        counting = np.concatenate([days[~np.isnan(_means(days))] for days in sides])
        shift = _shift(_logs(before), _logs(after), _least_variance(counting, scored))
    return BeforeAfter(change, before, after, shift)


def weekly_means(outcome: Floats, from_end: bool) -> Floats:
    """Means a day of whole weeks counted from the start or the end, shape (days // 7,); NaN below three known days."""
    return _means(_weeks(outcome, from_end))


def _weeks(outcome: Floats, from_end: bool) -> Floats:
    weeks = len(outcome) // WEEK
    kept = outcome[len(outcome) - WEEK * weeks :] if from_end else outcome[: WEEK * weeks]
    return np.asarray(kept.reshape(weeks, WEEK))


def _means(days: Floats) -> Floats:
    known = (~np.isnan(days)).sum(axis=1)
    sums = np.nansum(days, axis=1)
    return np.where(known >= LEAST_LOGGED, sums / np.maximum(known, 1), np.nan)


def _none(means: Floats) -> bool:
    return _known(means) > 0 and not np.nansum(means)


def _least_variance(days: Floats, scored: bool) -> float:
    """The variance of a week's log that chance alone gives: of counts Poisson's, of scores that of rounding.

    `days`, shape (weeks, 7), of both sides together. A few twitches in all can make every week alike, and the range
    must not be as narrow as that.
    """
    known = float((~np.isnan(days)).sum())
    mean = max(float(np.nansum(days)), 0.5) / known
    of_a_day = ROUNDING if scored else mean
    return WEEK**2 * of_a_day * len(days) / known / (WEEK * mean + 0.5) ** 2


def _known(means: Floats) -> int:
    return int((~np.isnan(means)).sum())


def _logs(means: Floats) -> Floats:
    return np.asarray(np.log(WEEK * means + 0.5))


def _shift(before: Floats, after: Floats, least_variance: float) -> Shift:
    count, later = _known(before), _known(after)
    residual = before - np.nanmean(before)
    squares = float(np.nansum(residual**2))
    memory = float(np.nansum(residual[1:] * residual[:-1])) / max(squares, 1e-9)
    memory = min(MOST_MEMORY, max(0.0, memory + (1 + 4 * memory) / count))  # corrected for its bias
    wider = (1 + memory) / (1 - memory)
    error = sqrt(max(squares / (count - 1), least_variance) * wider * (1 / later + 1 / count))
    freedom = max(2.0, count / wider - 1)
    difference = float(np.nanmean(after) - np.nanmean(before))
    reach = quantile(CONFIDENCE, freedom) * error
    p = two_sided_tail(abs(difference) / error, freedom)
    return Shift(_exp(difference), _exp(difference - reach), _exp(difference + reach), p)


def _exp(value: float) -> float:
    return exp(min(value, log(1e9)))
