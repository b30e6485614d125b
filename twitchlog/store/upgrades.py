"""Upgrades: from each older format to the next, one small function a step.

A step takes the tables as that older format has them and returns them as the next one does; it sees plain JSON values,
never records, so that it goes on working when the records change. `tests/data/` keeps a diary of every format there
has been. The files of the older format stay beside the new ones, under their format's number.
"""

from collections.abc import Callable, Mapping

from twitchlog.store.format import FORMAT
from twitchlog.store.snapshot import Table

Tables = dict[str, Table]
Step = Callable[[Tables], Tables]


def with_thresholds(tables: Tables) -> Tables:
    """Format 2 has thresholds, in a table of their own; a diary of format 1 has none yet, so nothing in it differs."""
    return tables


# STEPS[n] leads from format n to n + 1.
STEPS: Mapping[int, Step] = {1: with_thresholds}


def upgraded(tables: Tables, found: int) -> Tables:
    """The tables of format `found` as this twitchlog's format has them."""
    for number in range(found, FORMAT):
        tables = STEPS[number](tables)
    return tables
