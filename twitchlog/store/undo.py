"""Undo: each change keeps, in the same journal line, what it takes to go back.

The undo table holds the last 50 changes: a label, and for every document touched what was there before and a checksum
of what is there now. Going back is refused when that no longer fits: something later changed the same entry. Going back
is a change like any other, so it can itself be undone by its id; undo without an id goes further back instead.
"""

from collections.abc import Iterable, Mapping
from zlib import crc32

from orjson import OPT_SORT_KEYS, dumps

from twitchlog.store.errors import NothingToUndo
from twitchlog.store.line import Document, Op
from twitchlog.store.snapshot import Table

UNDO = "undo"
LIMIT = 50
UNDONE = "Undone"
DOING = {  # by the verbs that labels of changes begin with
    "Saved": "saving",
    "Changed": "changing",
    "Stopped": "stopping",
    "Deleted": "deleting",
    "Brought back": "bringing back",
    "Marked": "marking",
    "Imported": "importing",
    "Restored": "restoring",
}


def entry(label: str, ops: Iterable[Op], tables: Mapping[str, Table], undoes: int | None) -> Document:
    """What is kept of a change that is about to happen."""
    back = [
        [op.table, op.key, tables.get(op.table, {}).get(op.key), _sum(op.document)] for op in ops if op.table != UNDO
    ]
    kept: Document = {"label": label, "back": back}
    if undoes is not None:
        kept["undoes"] = undoes
    return kept


def fits(kept: Document) -> bool:
    """Whether a document is what the undo table keeps, as a damaged one may not be."""
    back = kept.get("back")
    return (
        isinstance(kept.get("label"), str)
        and isinstance(kept.get("undoes", 0), int)
        and isinstance(back, list)
        and all(isinstance(step, list) and [*map(type, step[:2])] == [str, str] and len(step) == 4 for step in back)
    )


def surplus(kept: Table) -> list[int]:
    """The oldest changes, to be dropped so that with one more there are 50."""
    return sorted(map(int, kept))[: max(0, len(kept) + 1 - LIMIT)]


def chosen(number: int | None, kept: Table) -> int:
    """The change to undo: the one named, else the last that is not itself an undoing. Raises NothingToUndo."""
    if number is None:
        steps = [int(key) for key, document in kept.items() if "undoes" not in document]
        if not steps:
            raise NothingToUndo("There is nothing to undo.")
        return max(steps)
    if str(number) not in kept:
        raise NothingToUndo(f"That change can no longer be undone: only the last {LIMIT} can, each once.")
    return number


def way_back(number: int, tables: Mapping[str, Table]) -> list[Op]:
    """The ops that undo a change. Raises NothingToUndo when a later change touched the same entry."""
    kept = tables[UNDO][str(number)]
    for table, key, _, after in kept["back"]:
        if _sum(tables.get(table, {}).get(key)) != after:
            raise touched_since(kept["label"])
    return [Op(table, key, before) for table, key, before, _ in kept["back"]]


def touched_since(label: str) -> NothingToUndo:
    """The sentence for a change that something later built upon."""
    return NothingToUndo(
        f"“{label}” can't be undone any more: a later change touched the same entry. Undo the later change first."
    )


def undone(label: str) -> str:
    """The label of an undoing, which says what was undone: "Undone: changing left calf, 19:42"."""
    verb, colon, rest = label.partition(": ")
    if verb == UNDONE:
        return f"Done again: {rest}"
    doing = DOING.get(verb, "") if colon else ""
    return f"{UNDONE}: {doing} {rest}" if doing else f"{UNDONE}: {rest if colon else label}"


def _sum(document: Document | None) -> str | None:
    return None if document is None else f"{crc32(dumps(document, option=OPT_SORT_KEYS)):08x}"
