"""What changed, as listeners and callers are told it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from twitchlog.store.binned import BIN
from twitchlog.store.kinds import BY_TABLE, days_of
from twitchlog.store.line import Document, Op
from twitchlog.store.snapshot import Table
from twitchlog.store.undo import UNDO


@dataclass(frozen=True)
class Change:
    """One durable change. `id` is what undo takes (0: nothing differed); `label` a person reads.

    `kinds` are the tables touched ("episodes", "checkins", "profile", ..., "bin"), `days` the local dates concerned.
    """

    id: int
    label: str
    kinds: frozenset[str]
    days: frozenset[date]


ELSEWHERE = "Changed in another window"


class News:
    """Collects what is applied to the tables until someone asks."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._clear()

    def _clear(self) -> None:
        self._id, self._label = 0, ELSEWHERE
        self._kinds: set[str] = set()
        self._days: set[date] = set()

    def applied(self, op: Op, before: Document | None) -> None:
        """Note a document's change."""
        if op.table == UNDO and op.document is not None:
            self._id, self._label = int(op.key), op.document["label"]
        if op.table in BY_TABLE:
            self._note(op.table, before, op.document)
        elif op.table == BIN:
            self._kinds.add(BIN)

    def reloaded(self, before: dict[str, Table], now: dict[str, Table]) -> None:
        """Note what differs between two readings of all tables."""
        nothing: dict[str, Any] = {}
        for key in sorted(map(int, now.get(UNDO, nothing).keys() - before.get(UNDO, nothing).keys())):
            self._id, self._label = key, now[UNDO][str(key)]["label"]
        if before.get(BIN, nothing) != now.get(BIN, nothing):
            self._kinds.add(BIN)
        for table in BY_TABLE:
            old, new = before.get(table, nothing), now.get(table, nothing)
            for key in old.keys() | new.keys():
                if old.get(key) != new.get(key):
                    self._note(table, old.get(key), new.get(key))

    def _note(self, table: str, *documents: Document | None) -> None:
        self._kinds.add(table)
        today = self._today()
        for document in documents:
            if document is not None:
                self._days.update(days_of(table, document, today))

    def drain(self) -> Change | None:
        """What was noted since the last time, as one change; None when nothing was."""
        if not self._kinds:
            self._clear()
            return None
        change = Change(self._id, self._label, frozenset(self._kinds), frozenset(self._days))
        self._clear()
        return change
