"""The diary in memory: tables that only change by applying a line of the journal."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from twitchlog.store.line import Document, Line, Op
from twitchlog.store.snapshot import Snapshot, Table


class Watcher(Protocol):
    """Who keeps something in step with the tables."""

    def applied(self, op: Op, before: Document | None) -> None:
        """A document was put or removed; `before` is what was there."""

    def reloaded(self, before: dict[str, Table]) -> None:
        """All tables were read anew; `before` is what they were."""


class Memory:
    """The tables as of change `seq`, of the diary of that id; to be read by all, changed only by the storage."""

    def __init__(self) -> None:
        self.tables: dict[str, Table] = {}
        self.seq = 0
        self.diary = self.rescue = ""
        self._next_ids: dict[str, int] = {}
        self._watchers: list[Watcher] = []

    def watch(self, watcher: Watcher) -> None:
        """Tell it of every document that changes, from any process, while the diary's lock is held."""
        self._watchers.append(watcher)

    def next_id(self, table: str) -> int:
        """A document id never used in the table before, also not by a removed document; taken when committed."""
        return self._next_ids.get(table, 1)

    def apply(self, line: Line) -> None:
        """Make a durable change visible, and tell who watches."""
        for op in line.ops:
            before = self._put(op)
            for watcher in self._watchers:
                watcher.applied(op, before)
        self.seq = line.seq

    def _put(self, op: Op) -> Document | None:
        table = self.tables.setdefault(op.table, {})
        before = table.get(op.key)
        if op.document is None:
            table.pop(op.key, None)
        else:
            table[op.key] = op.document
        self._next_ids[op.table] = max(self._next_ids.get(op.table, 1), int(op.key) + 1)
        return before

    def start_anew(self, snapshot: Snapshot, lines: Iterable[Line]) -> None:
        """Take over a snapshot and the changes after it, in place of everything."""
        before = self.tables
        self.tables, self._next_ids, self.seq = snapshot.tables, snapshot.next_ids, snapshot.seq
        self.diary, self.rescue = snapshot.diary, snapshot.rescue
        for line in lines:
            for op in line.ops:
                self._put(op)
            self.seq = line.seq
        for watcher in self._watchers:
            watcher.reloaded(before)

    def snapshot(self) -> Snapshot:
        """What a snapshot of now holds."""
        return Snapshot(self.seq, self.tables, self._next_ids, diary=self.diary, rescue=self.rescue)

    def ops_towards(self, wanted: dict[str, dict[Any, Any]]) -> Iterator[Op]:
        """What it takes to make the tables equal to `wanted`."""
        for name, table in self.tables.items():
            kept = {str(key) for key in wanted.get(name, {})}
            yield from (Op(name, key, None) for key in table if key not in kept)
        for name, documents in wanted.items():
            known = self.tables.get(name, {})
            for key, document in documents.items():
                if known.get(str(key)) != document:
                    yield Op(name, str(key), dict(document))


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Building a million small objects takes twice as long while the cyclic collector looks through them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
