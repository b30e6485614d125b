"""One line of the journal: one change, whole or not at all, under a checksum.

    9f3a01bc {"seq":57,"ops":[["episodes","12",{"id":...}],["undo","3",null]]}

An op puts a document (or removes it: null) under a table and a document id. `seq` counts changes without a gap. The
first line of a journal has no ops: it says which snapshot the journal continues, of which diary, and the format.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from orjson import JSONDecodeError, dumps, loads

from twitchlog.store.format import FORMAT

Document = dict[str, Any]
START = re.compile(rb'[0-9a-f]{8} \{"seq":')


class Op(NamedTuple):
    """Put `document` under the id in the table, or remove what is there when it is None."""

    table: str
    key: str
    document: Document | None


class Line(NamedTuple):
    """A change as the journal holds it; `format` and the diary's id only stand in a journal's first line."""

    seq: int
    ops: tuple[Op, ...]
    format: int | None = None
    diary: str = ""


def encode(seq: int, ops: Sequence[Op]) -> bytes:
    """The bytes of a line, with its newline. Raises TypeError for what JSON cannot hold."""
    return _seal(dumps({"seq": seq, "ops": [list(op) for op in ops]}))


def encode_first(seq: int, diary: str = "") -> bytes:
    """The first line of a journal that continues the snapshot of that seq; `diary` is the id of both."""
    return _seal(dumps({"seq": seq, "ops": [], "format": FORMAT} | ({"id": diary} if diary else {})))


def _seal(body: bytes) -> bytes:
    return b"%08x %s\n" % (crc32(body), body)


def decode(line: bytes) -> Line | None:
    """The line's meaning, given without its newline; None when it is not exactly what was written."""
    body = line[9:]
    if line[:9] != b"%08x " % crc32(body):
        return None
    try:
        data = loads(body)
        return Line(data["seq"], tuple(Op(*op) for op in data["ops"]), data.get("format"), data.get("id", ""))
    except (JSONDecodeError, KeyError, TypeError):
        return None


def whole_lines(data: bytes) -> Iterator[Line]:
    """Every line in damaged bytes whose checksum fits, also where a newline beside it is not one any more."""
    for row in data.split(b"\n"):
        line = decode(row)
        if line is not None:
            yield line
            continue
        starts = [match.start() for match in START.finditer(row)]
        for start, following in zip(starts, [*starts[1:], len(row) + 1], strict=False):
            for end in (following - 1, following - 2):
                if line := decode(row[start:end]):
                    yield line
                    break
