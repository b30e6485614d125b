"""A factor day by day, and how its days are parted into high ones and others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from twitchlog.analysis.nuisance import Floats
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.person import OwnFactor, Profile, Threshold
from twitchlog.domain.vocabulary import FACTORS, FactorKind

SplitKind = Literal["median", "chosen", "yes_no"]
NO_LOSS = "none"


@dataclass(frozen=True, slots=True)
class Named:
    """A factor as it is spoken of: key, name, unit and kind, of the vocabulary or the person's own."""

    key: str
    name: str
    unit: str
    kind: FactorKind

    @property
    def yes_no(self) -> bool:
        """Whether its days are parted by yes and no; a word ("none" or a kind of fluid loss) is any against none."""
        return self.kind in ("yes_no", "word")


@dataclass(frozen=True, slots=True)
class Split:
    """Where high begins: above `value`, in the factor's unit. A yes/no factor is parted by itself, at 0.

    `median` is where it would begin without a threshold, None for yes/no; `below` says that this is not the middle
    value itself, above which no day lies, but the one below it. `since` is the day the threshold was set.
    """

    kind: SplitKind
    value: float
    median: float | None = None
    since: date | None = None
    below: bool = False


def named_factors(profile: Profile) -> dict[str, Named]:
    """Every factor by key: the vocabulary's in its order, then the person's own."""
    known = {key: Named(key, factor.name, factor.unit, factor.kind) for key, factor in FACTORS.items()}
    return known | {own.key: _own(own) for own in profile.own_factors}


def _own(own: OwnFactor) -> Named:
    return Named(own.key, own.name, own.unit, own.factor.kind)


def factor_days(checkins: Iterable[CheckIn], first: date, days: int, factors: Mapping[str, Named]) -> dict[str, Floats]:
    """Each factor's amount per day from `first` on, shape (days,), in its unit; yes is 1, no 0, NaN is not noted.

    Caffeine counts the drinks. Factors noted on no day are left out; the order is that of `factors`.
    """
    found: dict[str, Floats] = {}
    for checkin in checkins:
        index = (checkin.date - first).days
        if not 0 <= index < days:
            continue
        keys = (*checkin.factors, "caffeine_mg") if checkin.drinks else checkin.factors
        for key in keys:
            amount = _amount(checkin, key)
            if amount is not None and key in factors:
                if key not in found:
                    found[key] = np.full(days, np.nan)
                found[key][index] = amount
    return {key: found[key] for key in factors if key in found}


def _amount(checkin: CheckIn, key: str) -> float | None:
    word = checkin.factors.get(key)
    if isinstance(word, str):
        return float(word != NO_LOSS) if key in FACTORS else None
    return checkin.amount(key)


def split_of(values: Floats, factor: Named, threshold: Threshold | None = None) -> Split:
    """How a factor's days are parted: yes/no by itself, at the threshold the person set, else at the personal median.

    Where no day lies above the median (more than half have the highest value), high begins above the value below it, so
    that both sides have days whenever the factor varies at all.
    """
    if factor.yes_no:
        return Split("yes_no", 0.0)
    known = values[~np.isnan(values)]
    median = float(np.median(known)) if len(known) else 0.0
    lower = known[known < median]
    below = len(lower) > 0 and not (known > median).any()
    if below:
        median = float(lower.max())
    if threshold is not None:
        return Split("chosen", threshold.above, median, threshold.since, below)
    return Split("median", median, median, None, below)


def high_days(values: Floats, split: Split) -> Floats:
    """1 where the factor is above its split, 0 where not, NaN where it isn't noted; shape as given."""
    return np.where(np.isnan(values), np.nan, values > split.value).astype(float)


def suspects_of(profile: Profile) -> Sequence[str]:
    """The keys of the main suspects, in the order they were named; each once."""
    return list(dict.fromkeys(suspect.factor for suspect in profile.suspects))
