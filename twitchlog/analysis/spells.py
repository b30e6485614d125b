"""Whether twitching and a factor both come in spells of weeks: where the range of a ratio gets too narrow.

With a memory of AR 0.95 in both, a year of days, about 9 % of diaries without any effect have p below 0.05 instead of
5 %, and the range covers the truth in 91 instead of 95 % (`make calibrate`). Seven in ten such diaries are noticed
here, hardly any with a memory of 0.8 or less.
"""

import numpy as np

from twitchlog.analysis.nuisance import Floats

APART = 7  # days
LIKE = 0.25  # correlation of days that far apart, from which both series count as coming in spells


def in_spells(outcome: Floats, high: Floats) -> bool:
    """Whether days a week apart are alike in both series, shape (days,), NaN where unknown."""
    return _likeness(np.log(outcome + 0.5)) > LIKE and _likeness(high) > LIKE


def _likeness(series: Floats) -> float:
    apart = series - np.nanmean(series)
    products = apart[APART:] * apart[:-APART]
    variance = float(np.nanmean(apart**2))
    known = products[~np.isnan(products)]
    return float(known.mean()) / variance if len(known) and variance > 0 else 0.0
