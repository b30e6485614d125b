"""Whether a diary can carry an answer, and how many more days it would take (design, `statistics.md`).

Days are those on which outcome and factor are both known.
"""

from dataclasses import dataclass
from math import ceil
from typing import Literal

Status = Literal["too_early", "early", "unclear", "flagged", "exploratory"]
LEAST_DAYS, LEAST_SIDE, LEAST_TOTAL = 28, 8, 20  # below: no ratio
ENOUGH_DAYS, ENOUGH_SIDE = 60, 10  # from here on: an answer


@dataclass(frozen=True, slots=True)
class Basis:
    """What a comparison rests on: days with both known and how many of them are high; the outcome summed over them."""

    high: int
    other: int
    total: float

    @property
    def days(self) -> int:
        """Days on which both are known."""
        return self.high + self.other

    @property
    def sides(self) -> int:
        """Days of the smaller side."""
        return min(self.high, self.other)

    @property
    def lopsided(self) -> bool:
        """Whether one side lacks days though there are enough for two, and has further to go than both together."""
        enough_for_two = self.days >= 2 * LEAST_SIDE
        return enough_for_two and self.sides < LEAST_SIDE and self.sides * LEAST_DAYS < self.days * LEAST_SIDE

    @property
    def too_early(self) -> bool:
        """Whether there is no ratio yet."""
        return self.days < LEAST_DAYS or self.sides < LEAST_SIDE or self.total < LEAST_TOTAL

    @property
    def enough(self) -> bool:
        """Whether it can be said to be clear or not."""
        return not self.too_early and self.days >= ENOUGH_DAYS and self.sides >= ENOUGH_SIDE


def more_days(basis: Basis, least_days: int = LEAST_DAYS, least_side: int = LEAST_SIDE) -> int | None:
    """About how many more logged days, quiet ones included, until there is enough; 0 when there is.

    Days of the rarer side and twitches are taken to come as often as so far. None when that can't be guessed: days
    are there, but none of one side, or no twitches.
    """
    needs = [least_days - basis.days]
    for have, least in ((basis.high, least_side), (basis.other, least_side), (basis.total, LEAST_TOTAL)):
        missing = least - have
        if missing > 0:
            if not have and basis.days >= least_days:
                return None
            if have:
                needs.append(ceil(missing * basis.days / have))
    return max(0, *needs)
