"""What a diary's files still hold, put together: the entries that are whole, and in numbers what is not."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from twitchlog.store import binned, salvage, undo, upgrades
from twitchlog.store import format as names
from twitchlog.store.backup_due import was_backed_up
from twitchlog.store.files import Files
from twitchlog.store.kinds import KINDS
from twitchlog.store.line import Document, Line
from twitchlog.store.mark import Mark, Marked
from twitchlog.store.memory import Memory
from twitchlog.store.salvage import Pieces, Remains
from twitchlog.store.snapshot import Snapshot, Table


class Raw(NamedTuple):
    """The bytes of a diary's files, None for one that is missing, what the mark says, and whether a backup was made."""

    snapshot: bytes | None
    journal: bytes | None
    marked: Marked = Marked()
    backed_up: bool = False


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A diary put together from what is whole. `problems` say what is wrong; without any, nothing was lost."""

    snapshot: Snapshot
    problems: tuple[str, ...] = ()
    torn: bool = False
    lost_entries: int = 0
    lost_changes: int = 0
    lost_bin: int = 0  # deleted entries in the bin
    lost_undo: int = 0  # ways back of changes
    uncounted: bool = False
    unproven: int = 0
    since: datetime | None = None
    unsure: bool = False  # the mark can't tell whether changes are missing from the end


def read_raw(files: Files, folder: Path) -> Raw:
    """Read the files of a diary as they are; whoever calls holds the lock. Raises OSError."""
    snapshot = files.read_whole(folder / names.SNAPSHOT)
    journal = files.read_whole(folder / names.JOURNAL)
    return Raw(snapshot, journal, Mark.read_only(files, folder / names.MARK), was_backed_up(files, folder))


def put_together(raw: Raw, folder: Path) -> Salvaged:
    """Everything that is whole, with the journal's changes applied. Raises NewerDiary."""
    if is_beginning(raw):
        return Salvaged(Snapshot())
    pieces, remains = _apart(raw, folder)
    diary = pieces.diary or salvage.diary_of(raw.journal) or raw.marked.diary
    marked = raw.marked.of(diary)
    memory = Memory()
    memory.start_anew(Snapshot(pieces.seq or 0, pieces.tables, dict(pieces.next_ids)), ())
    since = _since(pieces.tables, remains.changes[: remains.before_loss]) if remains.lost else None
    for line in remains.changes:
        memory.apply(line)
    tables = upgrades.upgraded(memory.tables, pieces.format)
    unreadable = _drop_unreadable(tables)
    problems = [text for text in (pieces.problem, remains.problem) if text]
    if dropped := sum(unreadable):
        what = "an entry" if dropped == 1 else f"{dropped} entries"
        problems.append(f"{names.SNAPSHOT} holds {what} that twitchlog can't understand")
    reached = max(remains.reaches, marked.acknowledged, pieces.seq or 0)
    return Salvaged(
        snapshot=Snapshot(reached, tables, _next_ids(memory, tables), diary=diary),
        problems=tuple(problems),
        torn=remains.torn,
        lost_entries=pieces.lost + unreadable.entries,
        lost_changes=remains.lost,
        lost_bin=pieces.lost_bin + unreadable.binned,
        lost_undo=pieces.lost_undo + unreadable.undo,
        uncounted=pieces.uncounted or remains.uncounted,
        unproven=pieces.unproven,
        since=since,
        unsure=not marked.vouches_for(reached),
    )


def _apart(raw: Raw, folder: Path) -> tuple[Pieces, Remains]:
    """What is whole of either file; one that came here from another diary holds nothing of this."""
    snapshot, journal = folder / names.SNAPSHOT, folder / names.JOURNAL
    pieces, other = salvage.pieces_of(raw.snapshot, snapshot), salvage.diary_of(raw.journal)
    marked = raw.marked.of(pieces.diary or other)
    acknowledged = marked.acknowledged if marked.written else None
    if pieces.diary and other and pieces.diary != other:
        if raw.marked.diary != other:
            why = f"{journal.name} is of another diary than {snapshot.name}"
            return pieces, Remains(problem=why, uncounted=True, reaches=pieces.seq or 0)
        pieces = Pieces(problem=f"{snapshot.name} is of another diary than {journal.name}", uncounted=True)
    return pieces, salvage.remains_of(raw.journal, pieces.seq, acknowledged, journal)


def is_beginning(raw: Raw) -> bool:
    """Whether nothing was ever saved here: no files, or a journal that has only its first line."""
    if raw.snapshot is not None or raw.marked.acknowledged or raw.backed_up:
        return False
    if raw.journal is None:
        return True
    found = salvage.remains_of(raw.journal, 0, None, Path(names.JOURNAL))
    return not (found.problem or found.torn or found.reaches) and raw.journal.endswith(b"\n")


def _next_ids(memory: Memory, tables: dict[str, Table]) -> dict[str, int]:
    return {name: max([memory.next_id(name), *(int(key) + 1 for key in table)]) for name, table in tables.items()}


class Unreadable(NamedTuple):
    """How many documents made no sense, of the entries, of the bin and of the undo table."""

    entries: int
    binned: int
    undo: int


def _drop_unreadable(tables: dict[str, Table]) -> Unreadable:
    """Take out what makes no sense: what a foreign program wrote, or what looked whole with no checksum to tell."""
    return Unreadable(
        sum(_drop(tables.get(kind.table, {}), kind.fits) for kind in KINDS),
        _drop(tables.get(binned.BIN, {}), binned.fits),
        _drop(tables.get(undo.UNDO, {}), undo.fits),
    )


def _drop(table: Table, fits: Callable[[Document], bool]) -> int:
    unfit = [key for key, document in table.items() if not (key.isdigit() and fits(document))]
    for key in unfit:
        del table[key]
    return len(unfit)


def _since(tables: dict[str, Table], changes: list[Line]) -> datetime | None:
    """When the last change before a loss was made, as far as the entries say."""
    for line in reversed(changes):
        if moment := last_moment(op.document for op in line.ops if op.document is not None):
            return moment
    return last_moment(document for table in tables.values() for document in table.values())


def last_moment(documents: Iterable[Document]) -> datetime | None:
    """The latest time any of the documents says it was changed or made at; what says nonsense says nothing."""
    return max(filter(None, map(_moment, documents)), default=None)


def _moment(document: Document) -> datetime | None:
    try:
        moment = datetime.fromisoformat(document.get("updated") or document.get("created") or "")
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None
