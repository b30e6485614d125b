"""Salvage: out of damaged bytes, every entry that is provably as it was written, and a count of what is not.

Nothing here reads or writes a file. A document counts as whole when its checksum in the snapshot's last line fits. When
that line is damaged, all count if together they fit the head's checksum; else they are taken as they look, and told as
unproven. Of the journal every line is taken whose own checksum fits: ops put whole documents, so that a lost
line costs what it said and nothing that came later.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from struct import unpack
from zlib import crc32

from orjson import JSONDecodeError, dumps, loads

from twitchlog.store import line as lines
from twitchlog.store import snapshot as snapshots
from twitchlog.store.binned import BIN
from twitchlog.store.errors import DamagedDiary
from twitchlog.store.format import FORMAT
from twitchlog.store.journal import Scan, Tail, scan, stranger
from twitchlog.store.kinds import BY_TABLE, KINDS
from twitchlog.store.line import Document, Line
from twitchlog.store.snapshot import CHECK, HEAD, HEAD_START, Snapshot, Table
from twitchlog.store.undo import UNDO

CHECK_START = b'"' + CHECK.encode() + b'":{"1":'
DOCUMENT_START = re.compile(rb'"\d+":\{')
TABLE_START = re.compile(rb'"([^"\d_][^"]*)":\{$')
MOST_ENDS = 200  # how many closing braces of a damaged line are tried


@dataclass(slots=True)
class Pieces:
    """What is left of a snapshot. `seq` is None when nobody can tell which change it reached to."""

    seq: int | None = None
    tables: dict[str, Table] = field(default_factory=dict)
    next_ids: dict[str, int] = field(default_factory=dict)
    format: int = FORMAT
    problem: str = ""  # what is wrong with it; empty when it is whole
    lost: int = 0  # entries that are not as they were written
    lost_bin: int = 0  # deleted entries in the bin, likewise
    lost_undo: int = 0  # ways back of changes, likewise
    uncounted: bool = False  # nothing is left to tell how many
    unproven: int = 0  # entries that look whole, with no checksum left to prove it
    diary: str = ""  # the diary's id, where it can be read


@dataclass(slots=True)
class Remains:
    """What is left of a journal: the changes after the snapshot's, and how many are missing."""

    changes: list[Line] = field(default_factory=list)
    problem: str = ""
    torn: bool = False  # ends in a line cut short, which nobody was told is saved
    lost: int = 0
    in_middle: bool = False  # some are missing before later ones
    before_loss: int | None = None  # how many of the changes came before the first that is missing
    reaches: int = 0
    uncounted: bool = False  # nothing is left to tell how many are missing


# The snapshot -------------------------------------------------------------------------------------------------------


def pieces_of(data: bytes | None, path: Path) -> Pieces:
    """What of a snapshot is whole; None: the file is missing. Raises NewerDiary."""
    if data is None:
        return Pieces(problem=f"{path.name} is missing", uncounted=True)
    try:
        whole = snapshots.decode(data, path)
    except DamagedDiary as error:
        return _damaged(data, error.what)
    return Pieces(whole.seq, whole.tables, whole.next_ids, whole.format, diary=whole.diary)


def _damaged(data: bytes, problem: str) -> Pieces:
    rows = data.split(b"\n")
    head = _head(rows[0])
    if head is None and (rewritten := _reformatted(data)):
        return rewritten
    check = next((last for row in reversed(rows[-3:]) if (last := _check(row))), None)
    found = Pieces(problem=problem)
    if head:
        found.next_ids, found.format, found.diary = head["next"], head["format"], head.get("id", "")
    if check:
        found.seq = check["seq"]
        _take_proven(found, rows, check)
        return found
    _take_likely(found, rows)
    documents = sum(map(len, found.tables.values()))
    if head:
        found.seq = head["seq"]
        found.lost = max(0, head["documents"] - documents)
        whole = snapshots.body(Snapshot(head["seq"], found.tables, head["next"]))
        if f"{crc32(whole):08x}" == head["body"]:  # only the last line was damaged
            found.lost = 0
            return found
    found.uncounted = head is None
    found.lost += _name_tables(found.tables)
    found.unproven = sum(len(found.tables.get(name, ())) for name in BY_TABLE)
    return found


def _reformatted(data: bytes) -> Pieces | None:
    """A snapshot that another program wrote anew, say an editor with other line ends; None when it is not one."""
    try:
        tables = loads(data.removeprefix(b"\xef\xbb\xbf"))
        head = snapshots.verified(dumps(tables.pop(HEAD)["1"]))
        del tables[CHECK]
        whole = snapshots.snapshot_of(head, tables) if head else None
        if head is None or whole is None or f"{crc32(snapshots.body(whole)):08x}" != head["body"]:
            return None
    except (JSONDecodeError, KeyError, TypeError, AttributeError):
        return None
    problem = "diary.json was written anew by another program; nothing in it was changed"
    return Pieces(whole.seq, tables, whole.next_ids, whole.format, problem, diary=whole.diary)


def _name_tables(tables: dict[str, Table]) -> int:
    """Give tables whose name is damaged the one their entries fit; the number of entries that fit none."""
    lost = 0
    for name in [name for name in tables if name not in (*BY_TABLE, BIN, UNDO)]:
        table = tables[name]
        fitting = [kind.table for kind in KINDS if kind.table not in tables and all(map(kind.fits, table.values()))]
        if len(fitting) == 1:
            tables[fitting[0]] = tables.pop(name)
        else:
            lost += len(table)
    return lost


def _head(row: bytes) -> Document | None:
    return snapshots.verified(row.removeprefix(HEAD_START).removesuffix(b"},"))


def _check(row: bytes) -> Document | None:
    at = row.find(CHECK_START)  # a damaged newline may have put something before it
    return None if at < 0 else snapshots.verified(row[at + len(CHECK_START) :].removesuffix(b"}}"))


def _take_proven(found: Pieces, rows: list[bytes], check: Document) -> None:
    """Take every document whose checksum stands in the last line, into the table it stands there for."""
    sums = bytes.fromhex(check["lines"])
    names = [name for name, count in check["tables"] for _ in range(count)]
    known, twice = dict[int, str](), list[tuple[int, str]]()
    for number, name in zip(unpack(f">{len(names)}I", sums), names, strict=True):
        if number in known:
            twice.append((number, name))
        else:
            known[number] = name
    whole: dict[str, list[bytes]] = {name: [] for name, _ in check["tables"]}
    for row in rows[1:]:
        piece = row.removesuffix(b",")
        for one in (piece,) if crc32(piece) in known else _within(row, known):
            number = crc32(one)
            whole[known.pop(number)].append(one)
            if again := next((pair for pair in twice if pair[0] == number), None):
                twice.remove(again)
                known[number] = again[1]
    for name, documents in whole.items():
        found.tables[name] = loads(b"{" + b",".join(documents) + b"}")
    left = Counter([*known.values(), *(name for _, name in twice)])
    found.lost, found.lost_bin, found.lost_undo = sum(left[name] for name in BY_TABLE), left[BIN], left[UNDO]


def _within(row: bytes, known: Container[int]) -> Iterator[bytes]:
    """Whole documents inside a row that is none itself: its separators are damaged."""
    done = 0
    for start in (match.start() for match in DOCUMENT_START.finditer(row)):
        if start < done:
            continue
        end, total, tries = start, 0, 0
        while (close := row.find(b"}", end)) >= 0 and tries < MOST_ENDS:
            total, end, tries = crc32(row[end : close + 1], total), close + 1, tries + 1
            if total in known:
                done = end
                yield row[start:end]
                break


def _take_likely(found: Pieces, rows: list[bytes]) -> None:
    """Take every row that reads as a document, into the table named above it."""
    table: Table | None = None
    for row in rows[1:]:
        if start := TABLE_START.match(row):
            table = found.tables.setdefault(start[1].decode(errors="replace"), {})
        elif table is not None and DOCUMENT_START.match(row):
            try:
                ((key, document),) = loads(b"{" + row.removesuffix(b",") + b"}").items()
            except (JSONDecodeError, ValueError):
                continue
            if isinstance(document, dict):
                table[key] = document


# The journal --------------------------------------------------------------------------------------------------------


def diary_of(data: bytes | None) -> str:
    """The id of the diary a journal is of; "" when that is not to be read, or it has none."""
    return next((line.diary for line in lines.whole_lines(data or b"") if line.diary), "")


def remains_of(data: bytes | None, seq: int | None, acknowledged: int | None, path: Path) -> Remains:
    """What of a journal is whole, after the snapshot's `seq` (None: unknown). Raises NewerDiary.

    `acknowledged` is the change the mark knows to have been told as saved; None when the mark can't be read.
    """
    found = Remains(reaches=seq or 0)
    knows = acknowledged is not None and acknowledged >= (seq or 0)
    if data is None:
        found.problem, found.uncounted = f"{path.name} is missing", not knows
    elif seq is None:
        _take_lines(found, data, _first_seq(data))
        found.problem = "" if found.lost == 0 else f"{path.name} is damaged"
    else:
        _read(found, data, seq, path)
        found.uncounted = found.uncounted and not knows
    missing = (acknowledged or 0) - found.reaches
    if missing > 0:
        found.before_loss = len(found.changes) if found.before_loss is None else found.before_loss
        found.lost = found.lost + missing if found.in_middle else missing
        found.torn = False  # the last line had been told as saved
        found.problem = found.problem or f"{path.name} lacks changes at its end that had been saved"
    return found


def _read(found: Remains, data: bytes, seq: int, path: Path) -> None:
    try:
        whole: Scan = scan(data, seq, path)
    except DamagedDiary as error:
        found.problem = error.what
        _take_lines(found, data, seq)
        return
    found.changes = list(whole.changes)
    found.reaches = max(seq, whole.reaches)
    if whole.tail is Tail.TORN:
        found.torn = True
    elif whole.tail is Tail.DAMAGED:
        found.lost, found.before_loss = 1, len(found.changes)  # at least; the mark may know of more
        found.problem = f"{path.name} is damaged: its newest line is not as it was written"
    elif not whole.good:
        found.problem, found.uncounted = f"{path.name} is empty", True
    elif why := stranger(whole, seq, ""):
        found.problem, found.uncounted = f"{path.name} {why}", True


def _first_seq(data: bytes) -> int:
    return next((line.seq for line in lines.whole_lines(data) if line.format is not None), 0)


def _take_lines(found: Remains, data: bytes, seq: int) -> None:
    for line in lines.whole_lines(data):
        gap = line.seq - seq - (1 if line.ops else 0)
        if line.seq <= seq:
            continue  # known already, or an old line's sectors
        if gap > 0:
            found.lost += gap
            found.in_middle = True
            found.before_loss = len(found.changes) if found.before_loss is None else found.before_loss
        if line.ops:
            found.changes.append(line)
        seq = line.seq
    found.reaches = max(found.reaches, seq)
