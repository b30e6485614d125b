"""The computer's clock and time zone, read at the program's edge only."""

from datetime import datetime


class SystemClock:
    """The clock of this computer; offsets come from its own time zone."""

    def now(self) -> datetime:
        """The present, with the UTC offset in force, in whole seconds."""
        return datetime.now().astimezone().replace(microsecond=0)

    def local(self, wall: datetime) -> datetime:
        """A naive local wall time, with the offset in force there."""
        return wall.astimezone()
