"""What goes with what: each factor against the day's twitching (or bother), on the same day and the day after.

Method and figures: the design's `statistics.md`; by simulation, see `ratio`. Up to three main suspects, named by the
person beforehand, share a false discovery rate of 0.10; every other factor is exploratory and never flagged. Nothing is
ranked: suspects come in the order they were named, the others in that of the vocabulary.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from twitchlog.analysis.factors import Named, Split, factor_days, high_days, named_factors, split_of, suspects_of
from twitchlog.analysis.multiplicity import Q, adjusted, of_two_lags
from twitchlog.analysis.nuisance import Floats
from twitchlog.analysis.outcome import Outcome, outcome_days, uncounted_days
from twitchlog.analysis.ratio import Ratio, lagged, rate_ratio
from twitchlog.analysis.status import Basis, Status, more_days
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.person import Profile, Threshold

LAGS = (0, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The days of one side behind a comparison, in order: `index` counts from the period's first day, shape (n,);
    `outcome` of those days and the factor's `amount` that is held against it (of the day before at lag 1)."""

    index: NDArray[np.int64]
    outcome: Floats
    amount: Floats

    @property
    def mean(self) -> float:
        """The plain mean of the outcome; NaN without days."""
        return float(self.outcome.mean()) if len(self.outcome) else float("nan")


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A factor at one lag: 0 the same day, 1 yesterday's factor against today's outcome.

    `ratio` is None while too early. `needed`: about how many more days until there is a ratio; None when it can't be
    guessed. `high` and `other` are the days behind it.
    """

    lag: int
    basis: Basis
    status: Status
    ratio: Ratio | None
    needed: int | None
    high: Side
    other: Side

    @property
    def averages_agree(self) -> bool:
        """Whether the plain averages point the same way as the adjusted ratio; else they are left out."""
        if self.ratio is None:
            return False
        return (self.high.mean - self.other.mean) * (self.ratio.value - 1) > 0


@dataclass(frozen=True, slots=True, eq=False)
class Association:
    """A factor with both lags. `shown` is the lag with the smaller p, the same day while there is none.

    `q` is that of a suspect with enough days, else None. `late`: it was named after most of its days were logged;
    `set_late`: its threshold was set so late.
    `since` is when it was named; None for what is no suspect, and for suspects without a date. `first` is the day of
    index 0 of the sides and of `values`, the factor on every day of the period that is over. On `outcome_days` of them
    the outcome is known; `uncounted` are logged but have no number of twitches.
    """

    factor: Named
    split: Split
    suspect: bool
    since: date | None
    late: bool
    q: float | None
    lags: tuple[Comparison, ...]
    outcome: Outcome = "episodes"
    first: date = date.min
    suspects: int = 0
    values: Floats = field(default_factory=lambda: np.empty(0), repr=False)
    set_late: bool = False
    outcome_days: int = 0
    uncounted: int = 0

    @property
    def shown(self) -> Comparison:
        """The lag to show."""
        known = [each for each in self.lags if each.ratio is not None]
        enough = [each for each in known if each.basis.enough]
        return min(enough or known or self.lags[:1], key=lambda each: each.ratio.p if each.ratio else 1.0)

    @property
    def status(self) -> Status:
        """The status of the lag shown."""
        return self.shown.status

    def days(self, side: Side) -> list[date]:
        """The dates of a side."""
        return [self.first + timedelta(int(n)) for n in side.index]


def associations(
    episodes: Sequence[Episode],
    checkins: Sequence[CheckIn],
    profile: Profile,
    period: Period,
    today: date,
    outcome: Outcome = "episodes",
    thresholds: Iterable[Threshold] = (),
) -> tuple[Association, ...]:
    """Every factor noted on some day of the period, main suspects first. Today is left out until it is over.

    Give all check-ins ever: the personal median is that of all days on which the factor is noted, so that a day is high
    or not whatever the period. `thresholds`: where high begins instead; of several for a factor
    the last counts.
    """
    y = outcome_days(outcome, episodes, checkins, period, today)
    factors = named_factors(profile)
    start = min((period.first, *(checkin.date for checkin in checkins)))
    ever = factor_days(checkins, start, max(0, (today - start).days), factors)
    limits = {threshold.factor: threshold for threshold in thresholds}
    splits = {key: split_of(amounts, factors[key], limits.get(key)) for key, amounts in ever.items()}
    at = (period.first - start).days
    inside = {factors[key]: amounts[at : at + len(y)] for key, amounts in ever.items()}
    noted = {factor: amounts for factor, amounts in inside.items() if not np.isnan(amounts).all()}
    since = {suspect.factor: suspect.since for suspect in profile.suspects}
    suspects = {key: since[key] for key in suspects_of(profile)}
    uncounted = uncounted_days(checkins, period.first, y) if outcome == "episodes" else 0
    found = judge(y, noted, period.first, suspects, splits)
    return tuple(replace(each, outcome=outcome, uncounted=uncounted) for each in found)


def judge(
    outcome: Floats,
    factors: Mapping[Named, Floats],
    first: date,
    suspects: Mapping[str, date | None],
    splits: Mapping[str, Split] | None = None,
) -> tuple[Association, ...]:
    """The same from day series in a row, the first of them `first`, each of shape (days,) with NaN for unknown.

    Factors without a split, by key, are parted at the median of the values given.
    """
    place = {key: n for n, key in enumerate(suspects)}
    ordered = sorted(factors, key=lambda each: place.get(each.key, len(place)))
    found = [_association(outcome, each, factors[each], first, suspects, splits or {}) for each in ordered]
    return tuple(_flagged(found))


def _association(
    outcome: Floats,
    factor: Named,
    values: Floats,
    first: date,
    suspects: Mapping[str, date | None],
    splits: Mapping[str, Split],
) -> Association:
    split = splits.get(factor.key) or split_of(values, factor)
    suspect = factor.key in suspects
    lags = tuple(_comparison(outcome, values, split, lag, first.weekday(), suspect) for lag in LAGS)
    since = suspects.get(factor.key)
    known = ~np.isnan(outcome) & ~np.isnan(values)
    return Association(
        factor,
        split,
        suspect,
        since,
        _late(known, first, since),
        None,
        lags,
        first=first,
        suspects=len(suspects),
        values=values,
        set_late=_late(known, first, split.since),
        outcome_days=int((~np.isnan(outcome)).sum()),
    )


def _late(known: NDArray[np.bool_], first: date, chosen: date | None) -> bool:
    """Whether more than half of the days were over when the suspect was named, or the threshold set."""
    return chosen is not None and bool(known[: max(0, (chosen - first).days)].sum() * 2 > known.sum())


def _comparison(
    outcome: Floats, values: Floats, split: Split, lag: int, first_weekday: int, suspect: bool
) -> Comparison:
    amounts = lagged(values, lag)
    high = high_days(amounts, split)
    known = ~np.isnan(outcome)
    sides = [_side(outcome, amounts, known & (high == value)) for value in (1.0, 0.0)]
    basis = Basis(len(sides[0].index), len(sides[1].index), float(sum(side.outcome.sum() for side in sides)))
    ratio = None if basis.too_early else rate_ratio(outcome, high, first_weekday)
    status: Status = "too_early"
    if ratio is not None:
        status = "early" if not basis.enough else "unclear" if suspect else "exploratory"
    return Comparison(lag, basis, status, ratio, more_days(basis), sides[0], sides[1])


def _side(outcome: Floats, amounts: Floats, chosen: NDArray[np.bool_]) -> Side:
    index = np.flatnonzero(chosen)
    return Side(index, outcome[index], amounts[index])


def _flagged(found: Sequence[Association]) -> list[Association]:
    """The suspects with enough days, judged together: Benjamini-Hochberg over the p of each factor's two lags."""
    ps: dict[int, float] = {}
    for place, each in enumerate(found):
        enough = [lag.ratio.p for lag in each.lags if lag.ratio and lag.basis.enough]
        if each.suspect and enough:
            ps[place] = of_two_lags(enough)
    result = list(found)
    for place, q in zip(ps, adjusted(list(ps.values())), strict=True):
        result[place] = _with_q(found[place], q)
    return result


def _with_q(each: Association, q: float) -> Association:
    best = each.shown
    # p is that of the score, the range that of the fit: near 0.05 one may leave out what the other doesn't.
    if q > Q or best.ratio is None or not best.ratio.clear:
        return replace(each, q=q)
    lags = tuple(replace(lag, status="flagged") if lag is best else lag for lag in each.lags)
    return replace(each, q=q, lags=lags)
