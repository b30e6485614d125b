"""The exchange format, version 1: a whole diary as one JSON file, the same bytes for the same diary.

Version 1 has no place for thresholds: an export leaves them out and says so, an import lets those of the diary stand.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from twitchlog.domain.checks import shown
from twitchlog.domain.errors import Invalid
from twitchlog.domain.past import refuse_impossible
from twitchlog.domain.records import (
    Record,
    checkin_from,
    episode_from,
    mark_from,
    medicine_from,
    profile_from,
    symptom_check_from,
    to_data,
    visit_from,
)
from twitchlog.exchange.whole_file import NotImported, WrongRecords, read_whole, write_whole
from twitchlog.store import Diary
from twitchlog.store.memory import without_garbage_collection

FORMAT = "twitchlog"
VERSION = 1
TELL_EVERY = 2_000
Progress = Callable[[int, int], None]  # how many records are done, and of how many
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Kind(NamedTuple):
    """A list of the file: its name, what one entry is called, the field that tells entries apart, its reader."""

    name: str
    one: str
    key: str
    read: Callable[[Any], Any]


KINDS = (
    Kind("episodes", "episode", "id", episode_from),
    Kind("checkins", "check-in", "date", checkin_from),
    Kind("medicines", "medicine", "id", medicine_from),
    Kind("symptom_checks", "symptom check", "date", symptom_check_from),
    Kind("visits", "visit", "id", visit_from),
    Kind("marks", "mark", "id", mark_from),
)
HEAD = ("format", "version", "exported")
KNOWN = (*HEAD, *(kind.name for kind in KINDS), "profile")


@dataclass(frozen=True, slots=True)
class ImportFile:
    """The records of a file, every one of them checked, and what should be known about how they were read."""

    records: tuple[Record, ...]
    remarks: tuple[str, ...] = ()


def export_json(diary: Diary, path: Path, now: datetime, *, force: bool = False) -> int:
    """Write the whole diary to a file and return how many records it holds, the profile too; raises BadFile."""
    document = as_document(diary, now)
    write_whole(path, orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE), force=force)
    return sum(len(document[kind.name]) for kind in KINDS) + bool(document["profile"])


def left_out(diary: Diary) -> str:
    """What of the diary an export does not hold, in one sentence; empty when it holds all."""
    number = len(diary.thresholds())
    if not number:
        return ""
    what, are, it = ("threshold", "is", "it") if number == 1 else (f"{number} thresholds", "are", "them")
    return f"Your {what} {are} not in it: the exchange format has no place for {it}. A backup holds {it}."


def as_document(diary: Diary, now: datetime) -> dict[str, Any]:
    """The whole diary in the exchange shape, in an order of its own: same diary, same bytes."""
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION, "exported": now.isoformat()}
    for kind in KINDS:
        document[kind.name] = in_order(getattr(diary, kind.name)())
    document["profile"] = to_data(diary.profile())
    return document


def in_order(records: Iterable[Record]) -> list[dict[str, Any]]:
    """Records of one kind as data, by time and then by id, however they were entered."""
    return sorted(map(to_data, records), key=_order)


def _order(data: dict[str, Any]) -> tuple[float, str, str]:
    when = data.get("started") or data.get("date") or data.get("start") or ""
    # Moments in different offsets sort by their instant, then by what was written.
    instant = datetime.fromisoformat(when).timestamp() if "started" in data else 0.0
    return (instant, when, data.get("id", ""))


@without_garbage_collection()
def read_json(path: Path, now: datetime, progress: Progress = lambda done, all: None) -> ImportFile:
    """Read a file of the exchange format and check every record; nothing is written.

    `progress` is told now and then how many of the records are checked. Raises BadFile with one sentence per problem:
    all of them, each with its place in the file.
    """
    document = _document(path)
    problems: list[str] = []
    records: list[Record] = []
    for name in document:
        if name not in KNOWN:
            problems.append(f"The file has a part “{shown(name)}” that twitchlog doesn't know.")
    total = sum(len(part) for part in document.values() if isinstance(part, list))
    for kind in KINDS:
        for record in _read_list(kind, document.get(kind.name, []), now, problems):
            records.append(record)
            if len(records) % TELL_EVERY == 0:
                progress(len(records), total)
    if "profile" in document:
        try:
            profile = profile_from(document["profile"])
            refuse_impossible(profile, now)
            records.append(profile)
        except Invalid as error:
            problems.append(f"profile: {error.message}")
    if problems:
        raise WrongRecords(*problems)
    return ImportFile(tuple(records))


def _read_list(kind: Kind, entries: Any, now: datetime, problems: list[str]) -> Iterator[Record]:
    if not isinstance(entries, list):
        problems.append(f"“{kind.name}” must be a list, not “{shown(entries)}”.")
        return
    seen: set[object] = set()
    for number, entry in enumerate(entries, 1):
        try:
            record: Record = kind.read(entry)
            refuse_impossible(record, now)
            key = getattr(record, kind.key)
            if key in seen:
                raise Invalid(kind.key, f"The {kind.key} “{shown(key)}” stands in the file twice.")
            seen.add(key)
        except Invalid as error:
            problems.append(f"{_where(kind, number, entry)}: {error.message}")
        else:
            yield record


def _where(kind: Kind, number: int, entry: Any) -> str:
    key = entry.get(kind.key) if isinstance(entry, dict) else None
    named = f" ({kind.key} {shown(key)})" if isinstance(key, str) and key else ""
    return f"{kind.one} {number}{named}"


def _document(path: Path) -> dict[str, Any]:
    data = read_whole(path).removeprefix(BYTE_ORDER_MARK)
    try:
        document = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise NotImported(_not_json(path, data, error)) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise NotImported(f"{path.name} is not a twitchlog file: it does not say “format”: “twitchlog”.")
    version = document.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise NotImported(f"{path.name} has no version that twitchlog knows: “{shown(version)}”.")
    if version > VERSION:
        raise NotImported(
            f"{path.name} was written by a newer twitchlog (version {version}; this one knows {VERSION}). "
            "Please update twitchlog first."
        )
    return document


def _not_json(path: Path, data: bytes, error: orjson.JSONDecodeError) -> str:
    if not data.strip():
        return f"{path.name} is empty."
    found = data[_byte(error) :].lstrip(b"-")
    if found.startswith((b"NaN", b"Infinity", b"nan", b"inf")) or "infinity" in error.msg:
        return f"{path.name} holds a number that is none (NaN or infinity), in line {error.lineno}."
    if data[:1] not in b"{[ \t\r\n":
        return f"{path.name} is not a twitchlog file: it is not JSON."
    if not found.strip():
        return f"{path.name} ends too early, in line {error.lineno}: a part of it is missing."
    return f"{path.name} is not a twitchlog file: its JSON breaks off in line {error.lineno} ({shown(error.msg)})."


def _byte(error: orjson.JSONDecodeError) -> int:
    return len(error.doc[: error.pos].encode("utf-8", "surrogatepass")) if error.doc else error.pos
