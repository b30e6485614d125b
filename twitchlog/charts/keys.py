"""What the colours and shapes of charts stand for, for legends that are real labels beside the picture."""

from dataclasses import dataclass
from typing import Literal

from twitchlog.analysis.days import DaySeries, DayState

Shape = Literal["full", "dot", "dashed", "outlined"]


@dataclass(frozen=True, slots=True)
class Key:
    """Some colours of one shape and what they mean; `roles` are "heat0" to "heat4", or a field of ChartStyle."""

    roles: tuple[str, ...]
    shape: Shape
    words: str


SHADES = Key(("heat1", "heat2", "heat4"), "full", "1, 3, 5 or more")
QUIET = Key(("quiet",), "dot", "quiet")
MISSING = Key(("outline",), "dashed", "not logged")
NOTED = Key(("heat2",), "outlined", "noted overall, not counted")


def of_days(series: DaySeries) -> tuple[Key, ...]:
    """The keys of marks that are a day each."""
    noted = bool((series.states == DayState.NOTED).any())
    return (SHADES, QUIET, MISSING, *((NOTED,) if noted else ()))
