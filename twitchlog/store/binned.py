"""The bin: what was deleted stays 30 days in a table of its own, in the same change that took it out.

Emptying it takes the way back of those entries out of the undo table too, and cannot be undone: what is gone is gone.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from twitchlog.domain.errors import Invalid
from twitchlog.domain.records import Record
from twitchlog.store import labels
from twitchlog.store.kinds import BY_TABLE
from twitchlog.store.line import Document
from twitchlog.store.snapshot import Table
from twitchlog.store.undo import UNDO

BIN = "bin"
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Binned:
    """Something deleted that can still be brought back: `key` names it, `until` is the last day it is kept."""

    key: str
    record: Record
    deleted: datetime
    until: date
    label: str  # "Left calf, 23 November, 19:42"


def document_of(table: str, number: int, document: Document, now: datetime) -> Document:
    """What the bin keeps of a document."""
    return {"table": table, "number": number, "document": document, "deleted": now.isoformat()}


def newest_moment(tables: Mapping[str, Table], now: datetime) -> datetime:
    """The present, or what the bin and the last changes know that is later: then the clock was set back.

    What is deleted then counts as deleted at that moment, or it would be gone as soon as the clock is right again.
    """
    known = [datetime.fromisoformat(document["deleted"]) for document in tables.get(BIN, {}).values()]
    for kept in tables.get(UNDO, {}).values():
        for table, key, before, _ in kept["back"][-1:]:  # of a change of many one is enough
            known += [*moments(before), *moments(tables.get(table, {}).get(key))]
    return max([now, *known])


def moments(document: Any) -> Iterator[datetime]:
    """When a document says that it was made and changed; what says nonsense says nothing."""
    for name in ("created", "updated") if isinstance(document, dict) else ():
        with suppress(TypeError, ValueError):
            moment = datetime.fromisoformat(document.get(name))
            if moment.tzinfo:
                yield moment


def read(key: str, document: Document) -> Binned:
    """What lies in the bin. Raises Invalid when it is no record."""
    record: Any = BY_TABLE[document["table"]].read(document["document"])
    deleted = datetime.fromisoformat(document["deleted"])
    return Binned(key, record, deleted, (deleted + KEPT).date(), labels.of_one(record))


def fits(document: Document) -> bool:
    """Whether a document is what the bin keeps, as a damaged one may not be."""
    try:
        read("", document)
    except (Invalid, KeyError, TypeError, ValueError):
        return False
    return isinstance(document.get("number"), int)


def outdated(table: Table, now: datetime) -> list[str]:
    """The keys of what was deleted more than 30 days ago."""
    return [key for key, document in table.items() if now - datetime.fromisoformat(document["deleted"]) > KEPT]


def ways_back(keys: Iterable[str], tables: Mapping[str, Table]) -> Iterator[int]:
    """The changes in the undo table that say anything of these deleted entries; none of them can be taken back now."""
    binned = tables.get(BIN, {})
    forgotten = {(BIN, key) for key in keys}
    forgotten |= {(binned[key]["table"], str(binned[key]["number"])) for _, key in list(forgotten)}
    for number, kept in tables.get(UNDO, {}).items():
        if any((table, key) in forgotten for table, key, _, _ in kept["back"]):
            yield int(number)
