"""A draft: the records one change puts and removes, before it becomes one journal line."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from twitchlog.domain import checks
from twitchlog.domain.errors import Invalid
from twitchlog.domain.records import Record, to_data
from twitchlog.store import undo
from twitchlog.store.binned import BIN, moments, newest_moment, ways_back
from twitchlog.store.binned import document_of as binned_document
from twitchlog.store.change import Change
from twitchlog.store.kinds import BY_TABLE, kind_of
from twitchlog.store.line import Op
from twitchlog.store.shelf import Shelf
from twitchlog.store.snapshot import Table
from twitchlog.store.tables import Changes
from twitchlog.store.undo import UNDO

Shelves = Mapping[str, Shelf[Any]]


class Draft:
    """One change being put together, under the diary's lock. `undoes` is set when it takes another one back.

    `change` is what came of it, there once it is on the disk.
    """

    change: Change

    def __init__(self, changes: Changes, shelves: Shelves, tables: Mapping[str, Table]) -> None:
        self.label = ""
        self.undoes: int | None = None
        self.can_be_undone = True
        self._changes = changes
        self._shelves = shelves
        self._tables = tables
        self._newest: datetime | None = None
        self._new: dict[tuple[str, str], int] = {}

    def put(self, record: Record) -> None:
        """Keep a record, in place of the one of the same name if there is one."""
        kind = kind_of(record)
        name = kind.name_of(record)
        number = self._shelves[kind.table].number(name) or self._new.get((kind.table, name))
        if number is None:
            number = self._new[kind.table, name] = self._changes.take_id(kind.table)
        self._changes.view(kind.table)[number] = to_data(record)

    def remove(self, record: Record, *, binned: datetime | None = None) -> None:
        """Take a record out, into the bin if a time is given; nothing happens when it isn't there."""
        kind = kind_of(record)
        number = self._shelves[kind.table].number(kind.name_of(record))
        if number is None:
            return
        document = self._changes.view(kind.table).pop(number, None)
        if binned is not None and document is not None:
            key = self._changes.take_id(BIN)
            self._newest = self._newest or newest_moment(self._tables, binned)
            deleted = max([self._newest, *moments(document)])
            self._changes.view(BIN)[key] = binned_document(kind.table, number, document, deleted)

    def bring_back(self, keys: Iterable[str]) -> None:
        """Take entries out of the bin, to where they were. Raises Invalid when one isn't there, or is in the way."""
        for key in keys:
            document = self._tables.get(BIN, {}).get(key)
            if document is None:
                raise Invalid("Id", f"There is nothing {checks.shown(key)} in the bin.")
            kind = BY_TABLE[document["table"]]
            name = kind.name(document["document"])
            if self._shelves[kind.table].number(name) is not None or (kind.table, name) in self._new:
                raise Invalid("Id", f"There is another {kind.word} in its place now; delete that first.")
            number = self._new[kind.table, name] = document["number"]
            self._changes.view(kind.table)[number] = document["document"]
            del self._changes.view(BIN)[int(key)]

    def forget(self, keys: Iterable[str]) -> int:
        """Take entries out of the bin for good, with every way back to them; returns how many."""
        self.can_be_undone = False
        known = [key for key in keys if key in self._tables.get(BIN, {})]
        for number in list(ways_back(known, self._tables)):
            self._changes.view(UNDO).pop(number, None)
        for key in known:
            del self._changes.view(BIN)[int(key)]
        return len(known)

    def go_back(self, number: int) -> None:
        """Take a change back. Raises NothingToUndo when a later one touched the same entry."""
        kept = self._tables[UNDO][str(number)]
        for op in undo.way_back(number, self._tables):
            self._refuse_double(op, kept["label"])
            view = self._changes.view(op.table)
            if op.document is None:
                view.pop(int(op.key), None)
            else:
                view[int(op.key)] = op.document
        del self._changes.view(UNDO)[number]
        self.undoes, self.label = number, undo.undone(kept["label"])

    def _refuse_double(self, op: Op, label: str) -> None:
        """A record must not come back beside a newer one of the same name."""
        if op.document is not None and op.table in BY_TABLE:
            name = BY_TABLE[op.table].name(op.document)
            if self._shelves[op.table].number(name) not in (None, int(op.key)):
                raise undo.touched_since(label)

    def seal(self) -> bool:
        """Add what undo needs; False when nothing differs from what the diary holds, or there must be no way back."""
        ops = self._changes.ops()
        if not ops or not self.can_be_undone:
            return False
        kept = self._changes.view(UNDO)
        for number in undo.surplus(self._tables.get(UNDO, {})):
            kept.pop(number, None)
        kept[self._changes.take_id(UNDO)] = undo.entry(self.label, ops, self._tables, self.undoes)
        return True
