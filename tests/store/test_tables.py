"""The tables behave as TinyDB's own, with any program of operations; only the file behind differs."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import Query, TinyDB
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from twitchlog.store.storage import JournalStorage
from twitchlog.store.tables import Database

DOCUMENTS = st.fixed_dictionaries({"v": st.integers(0, 5)}, optional={"t": st.text(max_size=5)})
NUMBERS = st.lists(st.integers(1, 8), max_size=3, unique=True)
OPERATIONS = st.one_of(
    st.tuples(st.just("insert"), DOCUMENTS),
    st.tuples(st.just("insert_multiple"), st.lists(DOCUMENTS, min_size=1, max_size=3)),
    st.tuples(st.just("update"), NUMBERS),
    st.tuples(st.just("update where"), st.integers(0, 5)),
    st.tuples(st.just("remove"), NUMBERS),
    st.tuples(st.just("remove where"), st.integers(0, 5)),
    st.tuples(st.just("upsert"), DOCUMENTS),
    st.tuples(st.sampled_from(["reopen", "compact", "second handle"]), st.none()),
)


@contextmanager
def database(folder: Path) -> Iterator[Database]:
    opened = Database(JournalStorage(folder))
    yield opened
    opened.close()


def do(table: Any, what: str, value: Any) -> Any:
    """One operation of TinyDB's; returns what it returns."""
    if what == "insert":
        return table.insert(value)
    if what == "insert_multiple":
        return table.insert_multiple(value)
    if what == "upsert":
        return table.upsert(value, Query().v == value["v"])
    if what == "update":
        return table.update({"v": 9}, doc_ids=value)
    if what == "update where":
        return table.update(lambda document: document.update(v=7), Query().v == value)
    if what == "remove":
        return table.remove(doc_ids=value)
    return table.remove(Query().v == value)


@given(st.lists(OPERATIONS, max_size=12))
def test_any_program_does_what_tinydb_does(program: list[tuple[str, Any]]) -> None:
    """Also across reopening, tidying up and a second process's handle."""
    with tempfile.TemporaryDirectory() as root:
        mine, theirs = Database(JournalStorage(Path(root))), TinyDB(storage=MemoryStorage)
        other = Database(JournalStorage(Path(root)))
        highest = 0
        for what, value in program:
            if what == "reopen":
                mine.close()
                mine = Database(JournalStorage(Path(root)))
            elif what == "compact":
                mine.journal.compact()
            elif what == "second handle":
                mine, other = other, mine
            else:
                # TinyDB gives the newest id again after its document was removed; the diary never does.
                theirs.table("t")._next_id = highest + 1  # type: ignore[assignment]
                assert do(mine.table("t"), what, value) == do(theirs.table("t"), what, value)
            found = {document.doc_id: dict(document) for document in mine.table("t")}
            highest = max([highest, *found])
            assert found == {document.doc_id: dict(document) for document in theirs.table("t")}
        mine.close()
        other.close()


def test_a_change_over_several_tables_is_one_line(folder: Path) -> None:
    with database(folder) as opened:
        before = opened.journal.memory.seq
        with opened.transaction():
            opened.table("a").insert({"x": 1})
            opened.table("b").insert_multiple([{"y": 1}, {"y": 2}])
        assert opened.journal.memory.seq == before + 1
        assert opened.tables() == {"a", "b"}


def test_a_transaction_that_raises_changes_nothing(folder: Path) -> None:
    def half(opened: Database) -> None:
        with opened.transaction():
            opened.table("a").update({"x": 2})
            opened.table("a").insert(Document({"x": 3}, doc_id=1))

    with database(folder) as opened:
        opened.table("a").insert({"x": 1})
        with pytest.raises(ValueError, match="already exists"):
            half(opened)
        assert opened.table("a").all() == [{"x": 1}]
        assert opened.journal.memory.seq == 1


def test_an_updater_that_raises_leaves_the_document_alone(folder: Path) -> None:
    """TinyDB's own tables change the document in memory before they write."""

    def updater(document: Any) -> None:
        document["nested"].append(2)
        raise ZeroDivisionError

    with database(folder) as opened:
        opened.table("a").insert({"nested": [1]})
        with pytest.raises(ZeroDivisionError):
            opened.table("a").update(updater, doc_ids=[1])
        assert opened.table("a").all() == [{"nested": [1]}]


def test_tables_can_be_dropped_and_emptied(folder: Path) -> None:
    with database(folder) as opened:
        opened.table("a").insert({"x": 1})
        opened.table("b").insert({"x": 1})
        opened.drop_table("a")
        opened.table("b").truncate()
        assert len(opened.table("b")) == len(opened.table("a")) == 0
    with database(folder) as opened:
        assert opened.table("b").insert({"x": 2}) == 2


def test_a_search_sees_what_another_handle_wrote(folder: Path) -> None:
    with database(folder) as one, database(folder) as two:
        assert one.table("a").search(Query().x == 1) == []
        two.table("a").insert({"x": 1})
        assert one.table("a").search(Query().x == 1) == [{"x": 1}]
        assert one.table("a").contains(doc_id=1)
