"""Shelves: the records of one table, decoded when first asked for and kept, with the indexes to find them fast.

Indexes are built at the first question and then follow every change, own or of another process.
"""

from bisect import bisect_left, insort
from datetime import date
from typing import Any, Generic, TypeVar

from twitchlog.domain.episode import Episode
from twitchlog.domain.errors import Invalid
from twitchlog.domain.period import Period
from twitchlog.store.errors import damaged
from twitchlog.store.format import SNAPSHOT
from twitchlog.store.kinds import EPISODES, Kind, day_after
from twitchlog.store.line import Document, Op
from twitchlog.store.snapshot import Table
from twitchlog.store.table_storage import TableStorage

R = TypeVar("R")


class Shelf(Generic[R]):
    """The records of one kind. Whoever calls holds the storage's thread lock."""

    def __init__(self, kind: Kind, storage: TableStorage) -> None:
        self.kind = kind
        self._storage = storage
        self._decoded: dict[str, R] = {}
        self._numbers: dict[str, str] | None = None  # from a record's name to its document id
        storage.memory.watch(self)

    @property
    def table(self) -> Table:
        """The documents by id."""
        return self._storage.memory.tables.get(self.kind.table, {})

    def number(self, name: str) -> int | None:
        """The document id of the record of that name."""
        if self._numbers is None:
            self._numbers = {self.kind.name(document): key for key, document in self.table.items()}
        key = self._numbers.get(name)
        return None if key is None else int(key)

    def find(self, name: str) -> R | None:
        """The record of that name."""
        number = self.number(name)
        return None if number is None else self.record(str(number))

    def all(self) -> list[R]:
        """Every record, in the order of the table."""
        return [self.record(key) for key in self.table]

    def record(self, key: str) -> R:
        """The record of a document id. Raises DamagedDiary when the document is none."""
        found = self._decoded.get(key)
        if found is None:
            try:
                found = self._decoded[key] = self.kind.read(self.table[key])
            except Invalid as error:
                what = f"holds a {self.kind.word} that can't be read ({error.message})"
                raise damaged(self._storage.folder / SNAPSHOT, what) from error
        return found

    def applied(self, op: Op, before: Document | None) -> None:
        """Follow a change."""
        if op.table != self.kind.table:
            return
        self._decoded.pop(op.key, None)
        if self._numbers is not None:
            if before is not None:
                self._numbers.pop(self.kind.name(before), None)
            if op.document is not None:
                self._numbers[self.kind.name(op.document)] = op.key
        self._reindex(op, before)

    def _reindex(self, op: Op, before: Document | None) -> None:
        """Follow a change in further indexes."""

    def reloaded(self, before: dict[str, Table]) -> None:
        """Forget everything."""
        self._decoded.clear()
        self._numbers = None


class EpisodeShelf(Shelf[Episode]):
    """Episodes, found by period: sorted by start, and the few ongoing ones apart because they span days."""

    def __init__(self, storage: TableStorage) -> None:
        super().__init__(EPISODES, storage)
        self._by_start: list[tuple[str, str]] | None = None
        self._ongoing: set[str] = set()

    def _starts(self) -> list[tuple[str, str]]:
        if self._by_start is None:
            self._by_start = sorted((document["started"], key) for key, document in self.table.items())
            self._ongoing = {key for key, document in self.table.items() if document["mode"] == "ongoing"}
        return self._by_start

    def _reindex(self, op: Op, before: Document | None) -> None:
        if self._by_start is None:
            return
        if before is not None:
            self._by_start.pop(bisect_left(self._by_start, (before["started"], op.key)))
            self._ongoing.discard(op.key)
        if op.document is not None:
            insort(self._by_start, (op.document["started"], op.key))
            if op.document["mode"] == "ongoing":
                self._ongoing.add(op.key)

    def reloaded(self, before: dict[str, Table]) -> None:
        """Forget everything."""
        super().reloaded(before)
        self._by_start = None

    def between(self, period: Period | None, today: date) -> list[Episode]:
        """Those that count on a day of the period, oldest first: by local date, then by the moment."""
        starts = self._starts()
        if period is None:
            found = [self.record(key) for _, key in starts]
        else:
            first = bisect_left(starts, (period.first.isoformat(), ""))
            after = day_after(period.last)
            last = bisect_left(starts, (after.isoformat(), "")) if after else len(starts)
            found = [self.record(key) for _, key in starts[first:last]]
            found += [episode for episode in self._spanning() if _reaches_into(episode, period, today)]
        # The index sorts by wall time, which runs twice through the hour when summer time ends.
        found.sort(key=lambda episode: (episode.day, episode.started))
        return found

    def _spanning(self) -> list[Episode]:
        return [self.record(key) for key in self._ongoing]

    def going(self) -> list[Episode]:
        """The ongoing ones that have not ended, oldest first."""
        self._starts()
        return sorted((e for e in self._spanning() if e.going), key=lambda episode: episode.started)

    def first_start(self) -> date | None:
        """The local date of the oldest episode."""
        starts = self._starts()
        return date.fromisoformat(starts[0][0][:10]) if starts else None


def _reaches_into(episode: Episode, period: Period, today: date) -> bool:
    return episode.day < period.first <= episode.days(today)[-1]


def shelf_of(kind: Kind, storage: TableStorage) -> Shelf[Any]:
    """The shelf for a kind of record."""
    return EpisodeShelf(storage) if kind is EPISODES else Shelf(kind, storage)
