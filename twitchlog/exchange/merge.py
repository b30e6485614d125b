"""What a file's records change in a diary: merged by their natural key, in one transaction."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.person import Profile
from twitchlog.domain.records import Record
from twitchlog.domain.unusual import unusual
from twitchlog.store import Diary
from twitchlog.store.kinds import kind_of
from twitchlog.store.memory import without_garbage_collection

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many records were new, differed or were known already; and what is unusual but was kept."""

    added: int
    changed: int
    unchanged: int
    unusual: tuple[str, ...] = ()


@without_garbage_collection()
def import_records(diary: Diary, records: Iterable[Record], label: str = "Imported a file") -> ImportResult:
    """Merge records into the diary, all or none: known ones take what the file gives, new ones are added.

    Episodes, medicines, visits, marks and symptom checks are taken as the file has them. A check-in and the profile
    take the fields given and keep the others. Importing the same again changes nothing. The state before is backed up:
    raises CannotBackUp when that fails.
    """
    known = {key_of(record): record for record in _all(diary)}
    counts: Counter[str] = Counter()
    news: list[Record] = []
    notes: list[str] = []
    for record in records:
        before = known.get(key_of(record))
        after = record if before is None else merged(before, record)
        if isinstance(record, Profile) and record == Profile():  # it says nothing
            continue
        if after == before:
            counts["unchanged"] += 1
            continue
        counts["changed" if before is not None else "added"] += 1
        news.append(after)
        notes += unusual(after)
    if news:
        diary.backups.before("import")
        diary.put(*news, label=label)
    return ImportResult(counts["added"], counts["changed"], counts["unchanged"], tuple(notes))


def key_of(record: Record) -> Key:
    """What tells a record from all others: its kind, and what names it there."""
    kind = kind_of(record)
    return (kind.table, kind.name_of(record))


def merged(before: Record, given: Record) -> Record:
    """The record after an import: as given, but a check-in and the profile keep fields the file does not give."""
    if isinstance(before, CheckIn) and isinstance(given, CheckIn):
        return before.changed(**_given(given, CheckIn(given.date)))
    if isinstance(before, Profile) and isinstance(given, Profile):
        return replace(before, **_given(given, Profile()))
    return given


def _given(record: CheckIn | Profile, blank: CheckIn | Profile) -> dict[str, Any]:
    pairs = ((field.name, getattr(record, field.name)) for field in fields(record))
    return {name: value for name, value in pairs if value != getattr(blank, name)}


def _all(diary: Diary) -> list[Record]:
    found: list[Record] = [*diary.episodes(), *diary.checkins(), *diary.medicines()]
    found += [*diary.symptom_checks(), *diary.visits(), *diary.marks()]
    profile = diary.profile()
    return found if profile == Profile() else [*found, profile]
