"""What else differed between the high days of a factor and the others: other factors that may be behind a pattern."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.association_words import amount, high_words
from twitchlog.analysis.associations import Association
from twitchlog.analysis.factors import Named
from twitchlog.analysis.status import LEAST_SIDE
from twitchlog.domain.wording import NBSP, lower_first

LEAST_SHARES = 0.10  # a yes/no factor is told when its shares differ by this much
LEAST_STEPS = 0.5  # an amount is told when its medians differ by this many quarters of its middle half


@dataclass(frozen=True, slots=True)
class Difference:
    """Another factor on the days compared: medians in its unit (for a yes/no factor the shares of yes, 0 to 1) on high
    and other days, and on how many days of each side it is known."""

    factor: Named
    high: float
    other: float
    days_high: int
    days_other: int

    @property
    def words(self) -> str:
        """Such as "sleep 6 h 30 against 7 h 15", "missed meal on 30 % against 10 % of days"."""
        name = lower_first(self.factor.name)
        if self.factor.yes_no:
            return f"{name} on {self.high * 100:.0f} against {self.other * 100:.0f}{NBSP}% of days"
        return f"{name} {amount(self.factor, self.high)} against {amount(self.factor, self.other)}"


def what_else(each: Association, all_of_them: Sequence[Association]) -> tuple[Difference, ...]:
    """The other factors that differ noticeably between the two sides of the lag shown, in their own order.

    Only those known on at least eight days of each side. They are taken on the day the factor itself was noted, also
    when it is held against the day after.
    """
    lag = each.shown
    found = []
    for other in all_of_them:
        if other.factor.key != each.factor.key:
            difference = _difference(other, lag.high.index - lag.lag, lag.other.index - lag.lag)
            if difference is not None and _worth_telling(difference, other):
                found.append(difference)
    return tuple(found)


def _difference(other: Association, high: np.ndarray, rest: np.ndarray) -> Difference | None:
    sides = [values[~np.isnan(values)] for values in (other.values[high], other.values[rest])]
    if min(len(side) for side in sides) < LEAST_SIDE:
        return None
    centre = np.mean if other.factor.yes_no else np.median
    return Difference(other.factor, float(centre(sides[0])), float(centre(sides[1])), len(sides[0]), len(sides[1]))


def _worth_telling(found: Difference, other: Association) -> bool:
    apart = abs(found.high - found.other)
    if found.factor.yes_no:
        return apart >= LEAST_SHARES
    low, high = np.percentile(other.values[~np.isnan(other.values)], (25, 75))
    return apart > 0 and apart >= LEAST_STEPS * (high - low)


def what_else_sentence(each: Association, all_of_them: Sequence[Association]) -> str:
    """ "Also different on higher-caffeine days: sleep 6 h 30 against 7 h 15."; empty when nothing is."""
    found = what_else(each, all_of_them)
    if not found:
        return ""
    return f"Also different on {high_words(each)}: {', '.join(one.words for one in found)}."
