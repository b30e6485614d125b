"""The snapshot: every entry as of some change, as one JSON file a person can read and stock TinyDB can open.

    {"_head":{"1":{"made_by":"twitchlog","format":2,"id":"...","seq":57,"documents":2,"next":{"episodes":13},
        "body":"...","own":"..."}},
    "episodes":{
    "11":{"id":...},
    "12":{"id":...}
    },
    "_check":{"1":{"seq":57,"tables":[["episodes",2]],"lines":"0a1b2c3d4e5f6071","own":"..."}}}

The head (one line) has the diary's id, which stands in its journal and mark too. Its `own` is the checksum of the head
itself, `body` that of everything after its line. The last line holds a checksum for every document, table by table, so
that salvage.py can tell which ones are whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

from orjson import JSONDecodeError, dumps, loads

from twitchlog.store.errors import damaged
from twitchlog.store.format import FORMAT, check_version
from twitchlog.store.line import Document

Table = dict[str, Document]
HEAD, CHECK = "_head", "_check"
HEAD_START = b'{"_head":{"1":'
HEAD_LIMIT = 1 << 16


@dataclass(slots=True)
class Snapshot:
    """The tables as of change `seq`; `next_ids` are the document ids never used before, by table."""

    seq: int = 0
    tables: dict[str, Table] = field(default_factory=dict)
    next_ids: dict[str, int] = field(default_factory=dict)
    format: int = FORMAT  # that of the file it was read from
    diary: str = ""  # the diary's id; a diary begun by an older twitchlog has none yet
    rescue: str = ""  # the id of the last rescue: whoever has it open must not go on with what they remember


def encode(snapshot: Snapshot, about: Mapping[str, Any] | None = None) -> bytes:
    """The bytes of the file; `about` stands in the head too (a backup says there what it holds)."""
    below = body(snapshot)
    head = {
        "made_by": "twitchlog",
        "format": FORMAT,
        **({"id": snapshot.diary} if snapshot.diary else {}),
        **({"rescue": snapshot.rescue} if snapshot.rescue else {}),
        "seq": snapshot.seq,
        "documents": sum(map(len, snapshot.tables.values())),
        "next": snapshot.next_ids,
        **(about or {}),
        "body": f"{crc32(below):08x}",
    }
    return HEAD_START + signed(head) + b"},\n" + below


def body(snapshot: Snapshot) -> bytes:
    """Everything after the head's line."""
    sums: list[str] = []
    parts: list[bytes] = []
    for name, table in snapshot.tables.items():
        lines = [dumps(key) + b":" + dumps(document) for key, document in table.items()]
        sums += [f"{crc32(line):08x}" for line in lines]
        parts.append(dumps(name) + b":{\n" + b",\n".join(lines) + b"\n},\n")
    counts = [[name, len(table)] for name, table in snapshot.tables.items()]
    check = signed({"seq": snapshot.seq, "tables": counts, "lines": "".join(sums)})
    return b"".join(parts) + b'"' + CHECK.encode() + b'":{"1":' + check + b"}}\n"


def decode(data: bytes, path: Path) -> Snapshot:
    """What the file says. Raises NewerDiary, or DamagedDiary when it is empty, foreign or not as it was written."""
    line, _, body = data.partition(b"\n")
    head = _head(line, path)
    if head["body"] != f"{crc32(body):08x}":
        raise damaged(path, "is damaged: an entry in it is not as it was written, or its end is missing")
    tables = loads(data)
    del tables[HEAD], tables[CHECK]
    return snapshot_of(head, tables)


def snapshot_of(head: Mapping[str, Any], tables: dict[str, Table]) -> Snapshot:
    """The snapshot of that head with these tables."""
    return Snapshot(
        head["seq"], tables, head["next"], head["format"], diary=head.get("id", ""), rescue=head.get("rescue", "")
    )


def head_of(start: bytes, path: Path) -> dict[str, Any]:
    """The head's fields, from a file's first bytes. Raises as decode does."""
    return _head(start.partition(b"\n")[0], path)


def _head(line: bytes, path: Path) -> dict[str, Any]:
    if not line.startswith(HEAD_START):
        what = "is empty" if not line.strip(b"\0 ") else "is not a twitchlog diary"
        raise damaged(path, what)
    fields = verified(line.removeprefix(HEAD_START).removesuffix(b"},"))
    if fields is None or not line.endswith(b"}},"):
        raise damaged(path, "is damaged: its first line is not as it was written")
    check_version(fields["format"], path)
    return fields


def signed(fields: dict[str, Any]) -> bytes:
    """The bytes of an object whose last field is the checksum of all before it."""
    start = dumps(fields)[:-1]
    return start + b',"own":"%08x"}' % crc32(start)


def verified(data: bytes) -> dict[str, Any] | None:
    """The object if it is byte for byte what signed() wrote, else None."""
    start, _, _ = data.rpartition(b',"own":')
    if data != start + b',"own":"%08x"}' % crc32(start):
        return None
    try:
        fields: dict[str, Any] = loads(data)
    except JSONDecodeError:
        return None
    return fields
