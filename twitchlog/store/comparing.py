"""What a backup holds that a diary does not, and the other way round: before a restore, and for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from twitchlog.domain.errors import Invalid
from twitchlog.domain.records import Record
from twitchlog.store import backup_file
from twitchlog.store.backup_file import Backup, counted
from twitchlog.store.errors import CannotBackUp, reason_of
from twitchlog.store.files import Files
from twitchlog.store.kinds import KINDS, Kind
from twitchlog.store.line import Document
from twitchlog.store.snapshot import Table

COPIED = "copied"


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """What restoring a backup would do; nothing is done yet. Counts are of entries of all kinds.

    `replace`: the diary becomes what the backup is; else what is missing comes back, and of two versions the one
    changed last stays.
    """

    backup: Backup
    replace: bool
    added: int
    changed: int
    removed: int
    same: int
    foreign: bool = False  # it is a backup of another diary, and this one has entries

    @property
    def does_nothing(self) -> bool:
        """Whether the diary holds all of it already."""
        return not (self.added or self.changed or self.removed)


class Difference:
    """What a backup holds that the diary does not, and the other way round."""

    def __init__(self, backup: Backup) -> None:
        self.backup = backup
        self.put: list[Record] = []
        self.remove: list[Record] = []
        self.added = self.changed = self.same = 0
        self.foreign = False

    def plan(self, *, replace: bool) -> RestorePlan:
        """The difference in numbers."""
        return RestorePlan(self.backup, replace, self.added, self.changed, len(self.remove), self.same, self.foreign)


def compare(
    files: Files, file: Path, ours: Mapping[str, Table], diary: str, now: datetime, *, replace: bool
) -> Difference:
    """Compare a backup with a diary's tables; `diary` is the id in its backups. Raises CannotBackUp."""
    backup = backup_file.describe(files, file, diary)
    try:
        theirs = backup_file.read(files, file)
    except OSError as error:
        why, advice = reason_of(error, file)
        raise CannotBackUp(f"{file.name} could not be read: {why}. Nothing was changed. {advice}") from error
    found = Difference(backup or _copied_snapshot(files, file, theirs, now))
    found.foreign = not found.backup.own and found.backup.reason != COPIED and any(counted(ours).values())
    for kind in KINDS:
        _compare_kind(found, kind, ours.get(kind.table, {}), theirs.get(kind.table, {}), replace=replace)
    return found


def _compare_kind(found: Difference, kind: Kind, ours: Table, theirs: Table, *, replace: bool) -> None:
    here = {kind.name(document): document for document in ours.values()}
    there = {kind.name(document): document for document in theirs.values()}
    for name, document in there.items():
        known = here.get(name)
        if known == document or (known is not None and not replace and not _later(document, known)):
            found.same += 1
            continue
        found.put.append(_record(kind, document, found.backup.path))
        if known is None:
            found.added += 1
        else:
            found.changed += 1
    if replace:
        found.remove += [_record(kind, here[name], found.backup.path) for name in here if name not in there]


def _later(one: Document, other: Document) -> bool:
    """Whether the one was changed after the other; entries that don't say when are left as they are."""
    moments = [document.get("updated") or document.get("created") for document in (one, other)]
    if None in moments:
        return False
    first, second = (datetime.fromisoformat(moment) for moment in moments if moment)
    return first > second


def _record(kind: Kind, document: Document, path: Path) -> Any:
    try:
        return kind.read(document)
    except Invalid as error:
        raise CannotBackUp(
            f"{path.name} holds a {kind.word} that can't be read ({error.message}) Nothing was changed."
        ) from error


def _copied_snapshot(files: Files, file: Path, tables: Mapping[str, Table], now: datetime) -> Backup:
    """A diary.json that someone copied is a backup, too; it was made when the file was written, as far as one knows."""
    counts = counted(tables)
    stamp = files.stamp(file)
    made = datetime.fromtimestamp(stamp.written_ns // 10**9, now.tzinfo) if stamp else now
    return Backup(file, made, counts["episodes"], counts["checkins"], sum(counts.values()), COPIED, own=False)
