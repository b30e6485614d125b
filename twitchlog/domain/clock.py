"""What the domain needs of a clock; the real one is read at the program's edge."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time, and which UTC offset holds at a wall time."""

    def now(self) -> datetime:
        """The present: local wall time with its UTC offset, whole seconds."""

    def local(self, wall: datetime) -> datetime:
        """A naive local wall time, with the UTC offset in force there."""
