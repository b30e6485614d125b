"""What a day series does by itself: weekday and slow trend, taken out before a factor is held against it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
WEEKDAYS_FROM = 84  # observed days from which each weekday gets its own level; before that weekends only
SMOOTH_DAYS = 45  # one more cosine of the slow trend for every so many days
MOST_COSINES = 24


def nuisance(days: int, first_weekday: int, observed: float) -> Floats:
    """Columns of an intercept, the weekday and a slow trend for days in a row, shape (days, columns).

    `first_weekday` is that of the first day, Monday 0. `observed` is how many of the days are known: from 84 on there
    are six centred columns of weekdays, before that one of weekends. The trend is cos(pi j (t + 1/2) / days) for
    j = 1 up to a 45th of the days, at least one and at most 24 of them.
    """
    t = np.arange(days)
    weekday = (t + first_weekday) % 7
    columns: list[NDArray[np.floating[Any]]] = [np.ones(days)]
    if observed >= WEEKDAYS_FROM:
        columns += [(weekday == k) - 1 / 7 for k in range(1, 7)]
    else:
        columns.append((weekday >= 5) - 2 / 7)
    slow = min(MOST_COSINES, max(1, days // SMOOTH_DAYS))
    columns += [np.cos(np.pi * j * (t + 0.5) / days) for j in range(1, slow + 1)]
    return np.stack(columns, axis=1).astype(float)
