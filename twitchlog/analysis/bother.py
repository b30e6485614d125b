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

    Where the check-in has none, the worst of the day's episodes counts; a quiet day is 0. `noted`: it was on some day;
    else all there is to tell is that days were quiet.
    """

    days: tuple[int, ...]
    spread: Spread | None
    noted: bool

    @property
    def known(self) -> int:
        """Days whose bother is known."""
        return sum(self.days)


def bother(episodes: Sequence[Episode], checkins: Sequence[CheckIn], period: Period, today: date) -> Bother:
    """How many days bothered how much."""
    values = outcome_days("bother", episodes, checkins, period, today)
    known = values[~np.isnan(values)]
    counts = np.bincount(known.astype(int), minlength=11)
    noted = any(c.bother is not None and c.date in period and c.date < today for c in checkins) or any(
        e.bother is not None and e.day in period and e.day < today for e in episodes
    )
    return Bother(tuple(int(n) for n in counts), spread(known), noted)
