"""What a diary's files still hold, put together: the entries that are whole, and in numbers what is not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from twitchlog.domain.errors import Invalid
from twitchlog.store import format as names
from twitchlog.store import salvage, upgrades
from twitchlog.store.files import Files
from twitchlog.store.kinds import KINDS
from twitchlog.store.line import Document, Line
from twitchlog.store.mark import Mark, Marked
from twitchlog.store.memory import Memory
from twitchlog.store.snapshot import Snapshot, Table


class Raw(NamedTuple):
    """The bytes of a diary's files, None for one that is missing, and what the mark says."""

    snapshot: bytes | None
    journal: bytes | None
    marked: Marked = Marked()


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A diary put together from what is whole. `problems` say what is wrong; without any, nothing was lost."""

    snapshot: Snapshot
    problems: tuple[str, ...] = ()
    torn: bool = False
    lost_entries: int = 0
    lost_changes: int = 0
    uncounted: bool = False
    unproven: int = 0
    since: datetime | None = None
    unsure: bool = False  # the mark can't tell whether changes are missing from the end


def read_raw(files: Files, folder: Path) -> Raw:
    """Read the files of a diary as they are; whoever calls holds the lock. Raises OSError."""
    snapshot = files.read_whole(folder / names.SNAPSHOT)
    journal = files.read_whole(folder / names.JOURNAL)
    return Raw(snapshot, journal, Mark.read_only(files, folder / names.MARK))


def put_together(raw: Raw, folder: Path) -> Salvaged:
    """Everything that is whole, with the journal's changes applied. Raises NewerDiary."""
    if is_beginning(raw):
        return Salvaged(Snapshot())
    pieces = salvage.pieces_of(raw.snapshot, folder / names.SNAPSHOT)
    acknowledged = raw.marked.acknowledged
    remains = salvage.remains_of(raw.journal, pieces.seq, acknowledged, folder / names.JOURNAL)
    memory = Memory()
    memory.start_anew(Snapshot(pieces.seq or 0, pieces.tables, dict(pieces.next_ids)), ())
    since = _since(pieces.tables, remains.changes[: remains.before_loss]) if remains.lost else None
    for line in remains.changes:
        memory.apply(line)
    tables = upgrades.upgraded(memory.tables, pieces.format)
    unreadable = _drop_unreadable(tables)
    problems = [text for text in (pieces.problem, remains.problem) if text]
    if unreadable:
        what = "an entry" if unreadable == 1 else f"{unreadable} entries"
        problems.append(f"{names.SNAPSHOT} holds {what} that twitchlog can't understand")
    reached = max(remains.reaches, acknowledged, pieces.seq or 0)
    whole = Snapshot(reached, tables, _next_ids(memory, tables))
    return Salvaged(
        whole,
        tuple(problems),
        remains.torn,
        pieces.lost + unreadable,
        remains.lost,
        pieces.uncounted,
        pieces.unproven,
        since,
        not raw.marked.vouches_for(reached),
    )


def is_beginning(raw: Raw) -> bool:
    """Whether nothing was ever saved here: no files, or a journal that has only its first line."""
    if raw.snapshot is not None or raw.marked.acknowledged:
        return False
    if raw.journal is None:
        return True
    found = salvage.remains_of(raw.journal, 0, 0, Path(names.JOURNAL))
    return not (found.problem or found.torn or found.reaches) and raw.journal.endswith(b"\n")


def _next_ids(memory: Memory, tables: dict[str, Table]) -> dict[str, int]:
    return {name: max([memory.next_id(name), *(int(key) + 1 for key in table)]) for name, table in tables.items()}


def _drop_unreadable(tables: dict[str, Table]) -> int:
    """Take out what has the right checksum but is no record, as a foreign program may have written it."""
    dropped = 0
    for kind in KINDS:
        table = tables.get(kind.table, {})
        for key in [key for key, document in table.items() if not _readable(kind.read, document)]:
            del table[key]
            dropped += 1
    return dropped


def _readable(read: object, document: Document) -> bool:
    assert callable(read)
    try:
        read(document)
    except Invalid:
        return False
    return True


def _since(tables: dict[str, Table], changes: list[Line]) -> datetime | None:
    """When the last change before a loss was made, as far as the entries say."""
    for line in reversed(changes):
        if moment := last_moment(op.document for op in line.ops if op.document is not None):
            return moment
    return last_moment(document for table in tables.values() for document in table.values())


def last_moment(documents: Iterable[Document]) -> datetime | None:
    """The latest time any of the documents says it was changed or made at."""
    texts = [document.get("updated") or document.get("created") for document in documents]
    return max((datetime.fromisoformat(text) for text in texts if isinstance(text, str)), default=None)
