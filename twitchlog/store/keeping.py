"""Which backups are kept: the newest of each of the last 7 days, 8 weeks and 12 months.

Counted are days, weeks and months that have one, so that a long absence costs none. Where the clock was set back, those
dated ahead of it are counted by themselves: they take no place from those made now.
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from twitchlog.store.backup_file import DAILY, Backup

DAYS, WEEKS, MONTHS = 7, 8, 12
ASKED_FOR = timedelta(days=30)  # how long those are kept that were asked for, or made before something large

PERIODS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAYS, lambda made: made.date()),
    (WEEKS, lambda made: made.isocalendar()[:2]),
    (MONTHS, lambda made: (made.year, made.month)),
)


def to_drop(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Those no longer needed. The newest made so far and the largest are always kept, whatever the clock says."""
    newest_first = sorted(backups, key=lambda one: one.made, reverse=True)
    kept = {one.path for one in newest_first if one.reason != DAILY and now - one.made < ASKED_FOR}
    for ahead in (False, True):
        kept |= _of_periods([one for one in newest_first if (one.made > now) == ahead])
    if newest_first:
        kept.add(max(newest_first, key=lambda one: one.entries).path)
    return [one for one in newest_first if one.path not in kept]


def _of_periods(newest_first: Sequence[Backup]) -> set[Path]:
    """The newest of each of the last days, weeks and months."""
    kept = set()
    for most, period in PERIODS:
        seen: set[Hashable] = set()
        for one in newest_first:
            name = period(one.made)
            if name not in seen and len(seen) < most:
                seen.add(name)
                kept.add(one.path)
    return kept
