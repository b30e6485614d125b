"""How much it bothered: 0-10, 0 not at all, 10 the worst imaginable (own scale; none is validated for twitches)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from twitchlog.analysis.outcome import outcome_days
from twitchlog.analysis.summary import Spread, spread
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period


@dataclass(frozen=True, slots=True)
class Bother:
    """Bother of a period's days that are over: days at each of 0 to 10, and the middle of them; None when never noted.

    Where the check-in has none, the worst of the day's episodes counts; a quiet day is 0.
    """

    days: tuple[int, ...]
    spread: Spread | None

    @property
    def known(self) -> int:
        """Days whose bother is known."""
        return sum(self.days)


def bother(episodes: Sequence[Episode], checkins: Sequence[CheckIn], period: Period, today: date) -> Bother:
    """How many days bothered how much."""
    values = outcome_days("bother", episodes, checkins, period, today)
    known = values[~np.isnan(values)]
    counts = np.bincount(known.astype(int), minlength=11)
    return Bother(tuple(int(n) for n in counts), spread(known))
