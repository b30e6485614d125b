"""TinyDB's tables over the journal: the usual API, but a change costs what it changes, not the whole file.

TinyDB rewrites everything on each change. Replacing three private methods of its Table (hence the pinned version) is
the least that avoids it: what is read, what is written, and where the next id comes from.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any

from orjson import dumps, loads
from tinydb import TinyDB
from tinydb import table as stock
from tinydb.queries import QueryLike

from twitchlog.store.line import Document, Op
from twitchlog.store.table_storage import TableStorage


class TableView(MutableMapping[int, Any]):
    """What an updater sees instead of the whole table: copies on access, the changes collected."""

    def __init__(self, base: Mapping[str, Document]) -> None:
        self._base = base
        self._new: dict[str, Document | None] = {}

    def __getitem__(self, number: int) -> Any:
        key = str(number)
        if key not in self._new:
            self._new[key] = loads(dumps(self._base[key]))
        document = self._new[key]
        if document is None:
            raise KeyError(number)
        return document

    def peek(self, number: int) -> Document:
        """The document without copying it; not to be changed."""
        key = str(number)
        document = self._new[key] if key in self._new else self._base[key]
        if document is None:
            raise KeyError(number)
        return document

    def __setitem__(self, number: int, document: Document) -> None:
        self._new[str(number)] = document

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._new[str(number)] = None

    def __contains__(self, number: object) -> bool:
        key = str(number)
        return self._new[key] is not None if key in self._new else key in self._base

    def __iter__(self) -> Iterator[int]:
        yield from (int(key) for key in self._base if self._new.get(key, key) is not None)
        yield from (int(key) for key, document in self._new.items() if document is not None and key not in self._base)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every document."""
        self._new = dict.fromkeys(self._base)

    def ops(self, table: str) -> Iterator[Op]:
        """What differs from the table as it was."""
        for key, document in self._new.items():
            if self._base.get(key) != document:
                yield Op(table, key, document)


class Changes:
    """The changes of one transaction, over all tables."""

    def __init__(self, storage: TableStorage) -> None:
        self._storage = storage
        self._views: dict[str, TableView] = {}
        self._next_ids: dict[str, int] = {}

    def view(self, table: str) -> TableView:
        """The table as the transaction sees it."""
        if table not in self._views:
            self._views[table] = TableView(self._storage.memory.tables.get(table, {}))
        return self._views[table]

    def take_id(self, table: str) -> int:
        """An id for a new document."""
        number = self._next_ids.get(table) or self._storage.memory.next_id(table)
        self._next_ids[table] = number + 1
        return number

    def ops(self) -> list[Op]:
        """Everything that differs, table by table."""
        return [op for name, view in self._views.items() for op in view.ops(name)]


class JournalTable(stock.Table):
    """A TinyDB table whose changes are single journal lines. Without query cache: it would hide others' changes."""

    _storage: TableStorage

    def __init__(self, storage: TableStorage, name: str, database: "Database") -> None:
        super().__init__(storage, name, cache_size=0)
        self._database = database

    def put(self, number: int, document: Document) -> None:
        """Put a whole document under an id, in place of what was there."""
        with self._database.transaction() as changes:
            changes.view(self.name)[number] = document

    def insert(self, document: Mapping[str, Any]) -> int:
        """Add a document; the id is taken under the lock, so that no other process takes it too."""
        with self._database.transaction():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add several documents as one change."""
        with self._database.transaction():
            return super().insert_multiple(documents)

    def update(
        self,
        fields: Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Update the matching documents; only those are copied."""
        with self._database.transaction() as changes:
            return super().update(fields, None, self._matching(changes, cond) if doc_ids is None else doc_ids)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove the matching documents; as in TinyDB, removing all needs truncate()."""
        with self._database.transaction() as changes:
            if cond is not None and doc_ids is None:
                doc_ids = self._matching(changes, cond)
            return super().remove(None, doc_ids)

    def _matching(self, changes: Changes, cond: QueryLike | None) -> list[int]:
        view = changes.view(self.name)
        return [number for number in view if cond is None or cond(view.peek(number))]

    def _read_table(self) -> Mapping[str, Any]:  # type: ignore[override]
        self._storage.refresh()
        return self._storage.memory.tables.get(self.name, {})

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._database.transaction() as changes:
            updater(changes.view(self.name))

    def _get_next_id(self) -> int:
        with self._database.transaction() as changes:
            return changes.take_id(self.name)


class Database(TinyDB):
    """A TinyDB database in a diary folder, with changes over several tables that happen whole or not at all."""

    def __init__(self, storage: TableStorage) -> None:
        super().__init__(storage=lambda: storage)
        self.journal = storage
        self._changes: Changes | None = None

    def table(self, name: str, **options: Any) -> JournalTable:
        """The table of that name; it need not exist yet. TinyDB's options for caching have no use here."""
        table = self._tables.get(name)
        if not isinstance(table, JournalTable):
            table = self._tables[name] = JournalTable(self.journal, name, self)
        return table

    @contextmanager
    def transaction(self) -> Iterator[Changes]:
        """Collect every change made inside into one journal line, committed at the end; none when it raises.

        Blocks inside a block join it. Reading inside sees the tables as they were.
        """
        with self.journal.writing():
            if self._changes is not None:
                yield self._changes
                return
            self._changes = changes = Changes(self.journal)
            try:
                yield changes
                ops = changes.ops()
                if ops:
                    self.journal.commit(ops)
            finally:
                self._changes = None
