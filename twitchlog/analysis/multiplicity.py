"""Several questions to one diary: how p is made honest when more than one is asked."""

from collections.abc import Sequence

import numpy as np

Q = 0.10  # the share of flagged findings that may be chance (Benjamini and Hochberg 1995)


def of_two_lags(ps: Sequence[float]) -> float:
    """The p of a factor from those of its two lags (Bonferroni): twice the smaller one, at most 1."""
    return min(1.0, 2.0 * min(ps))


def adjusted(ps: Sequence[float]) -> list[float]:
    """Benjamini-Hochberg q of each p, in the order given: flagged are those up to `Q`."""
    count = len(ps)
    if not count:
        return []
    p = np.asarray(ps, dtype=float)
    order = np.argsort(p, kind="stable")
    stepped = np.minimum.accumulate((p[order] * count / np.arange(1, count + 1))[::-1])[::-1]
    q = np.empty(count)
    q[order] = np.minimum(stepped, 1.0)
    return [float(value) for value in q]
