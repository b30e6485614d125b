"""How long episodes lasted, and in which way they came."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from twitchlog.analysis.summary import Spread, in_period, spread
from twitchlog.domain.episode import MODES, Episode, Mode
from twitchlog.domain.period import Period

# Upper ends of the classes in seconds, and what each is called: roughly four to five times the one before.
CLASSES = (
    (5.0, "a moment"),
    (60.0, "up to 1 min"),
    (5 * 60.0, "1 to 5 min"),
    (15 * 60.0, "5 to 15 min"),
    (3600.0, "15 min to 1 h"),
    (6 * 3600.0, "1 to 6 h"),
    (float("inf"), "longer"),
)


@dataclass(frozen=True, slots=True)
class Durations:
    """Durations of a period's episodes.

    `classes`: episodes per class of `CLASSES`, each with its upper end included; `seconds`: median and middle half of
    those known; `unknown`: ended, or single, without a duration; `going`: not ended yet; `modes`: episodes by mode.
    """

    classes: tuple[int, ...]
    seconds: Spread | None
    unknown: int
    going: int
    modes: dict[Mode, int]

    @property
    def known(self) -> int:
        """Episodes whose duration is known."""
        return sum(self.classes)


def durations(episodes: Iterable[Episode], period: Period, today: date) -> Durations:
    """The durations of the episodes that count on a day of the period, each once, with its whole length."""
    inside = in_period(episodes, period, today)
    known = np.array([e.duration_s for e in inside if e.duration_s is not None], dtype=float)
    ends = [end for end, _ in CLASSES]
    at = np.searchsorted(ends, known)
    classes = np.bincount(at, minlength=len(CLASSES))
    going = sum(e.going for e in inside)
    modes = Counter(e.mode for e in inside)
    return Durations(
        classes=tuple(int(n) for n in classes),
        seconds=spread(known),
        unknown=len(inside) - len(known) - going,
        going=going,
        modes={mode: modes[mode] for mode in MODES},
    )
