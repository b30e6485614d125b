"""A clock that stands still, for tests."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

BERLIN = "Europe/Berlin"


class FrozenClock:
    """Always the same moment in one time zone, until a test moves it on."""

    def __init__(self, now: datetime | str = "2026-11-23T19:42:00", zone: str | tzinfo = BERLIN) -> None:
        self.zone: tzinfo = ZoneInfo(zone) if isinstance(zone, str) else zone
        moment = datetime.fromisoformat(now) if isinstance(now, str) else now
        self._now = self.local(moment) if moment.tzinfo is None else self._fixed(moment)

    def now(self) -> datetime:
        """The moment it stands at, with its UTC offset, in whole seconds."""
        return self._now

    def local(self, wall: datetime) -> datetime:
        """A naive wall time with the offset in force there; one that a clock change skips comes out an hour later."""
        return self._fixed(wall.replace(tzinfo=self.zone))

    def move(self, **parts: float) -> None:
        """Let time pass: move(minutes=5)."""
        self._now = self._fixed(self._now + timedelta(**parts))

    def _fixed(self, moment: datetime) -> datetime:
        there = moment.astimezone(UTC).astimezone(self.zone).replace(microsecond=0)
        offset = there.utcoffset()
        assert offset is not None
        return there.replace(tzinfo=timezone(offset), fold=0)
