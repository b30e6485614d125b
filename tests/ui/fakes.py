"""A diary that holds nothing, for tests of the kit alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any


class FakeClock:
    """Stands at 19:42 on Monday 23 November 2026, an hour east of Greenwich."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 19, 42, tzinfo=timezone(timedelta(hours=1)))

    def now(self) -> datetime:
        return self.moment

    def local(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=self.moment.tzinfo)


class FakeDiary:
    """Listens and closes, nothing else."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[Any], None]] = []
        self.notes: list[str] = []
        self.read_only = False
        self.closed = 0
        self.refreshed = 0

    def unseen(self) -> list[str]:
        return self.notes

    def listen(self, listener: Callable[[Any], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def refresh(self) -> None:
        self.refreshed += 1

    def tell(self, change: Any) -> None:
        for listener in list(self.listeners):
            listener(change)

    def close(self) -> None:
        self.closed += 1
