"""Backups of an open diary: made, verified, kept and brought back."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from twitchlog.domain.errors import Invalid
from twitchlog.domain.records import Record
from twitchlog.store import backup_file, backup_state, keeping
from twitchlog.store import format as names
from twitchlog.store.backup_file import DAILY, Backup, counted
from twitchlog.store.backup_state import BackupState
from twitchlog.store.change import Change
from twitchlog.store.errors import CannotBackUp, FewerEntries, reason_of
from twitchlog.store.files import Files
from twitchlog.store.kinds import KINDS, Kind
from twitchlog.store.line import Document
from twitchlog.store.snapshot import Table

ASKED, BEFORE = "asked", "before"
FEW = 10  # a diary of fewer entries may lose them all without a question


class Source(Protocol):
    """What backups need of the diary."""

    folder: Path

    def tables(self) -> tuple[int, dict[str, Table]]:
        """The number of the last change, and the tables as of then."""

    def swap(self, put: Sequence[Record], remove: Sequence[Record], label: str) -> Change:
        """Put and remove records as one change."""


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

    @property
    def does_nothing(self) -> bool:
        """Whether the diary holds all of it already."""
        return not (self.added or self.changed or self.removed)


class Backups:
    """The backups of one open diary. Safe to call from a worker thread: the diary stays usable meanwhile."""

    def __init__(self, diary: Source, now: Callable[[], datetime], files: Files) -> None:
        self._diary = diary
        self._now = now
        self._files = files

    # Where ------------------------------------------------------------------------------------------------------

    def state(self) -> BackupState:
        """Where backups go, and when the last one was made or failed."""
        return backup_state.load(self._files, self._diary.folder)

    @property
    def folder(self) -> Path:
        """Where backups go: the folder chosen, else one beside the diary."""
        return folder_of(self.state(), self._diary.folder)

    def choose(self, folder: Path | None, *, anyway: bool = False) -> Backup:
        """Keep backups in this folder from now on (None: beside the diary), and make the first one there.

        Raises CannotBackUp when that fails, FewerEntries as make() does; then the folder used so far stays.
        """
        before = self.state()
        chosen = str(folder.absolute()) if folder is not None else ""
        self._remember(replace(before, folder=chosen))
        try:
            return self.make(anyway=anyway)
        except CannotBackUp:
            self._remember(before)
            raise

    def all(self) -> list[Backup]:
        """The backups in the folder, newest first."""
        return backup_file.in_folder(self._files, self.folder, self.state().diary)

    # Making -----------------------------------------------------------------------------------------------------

    def make(
        self, reason: str = ASKED, *, to: Path | None = None, anyway: bool = False, spare: Path | None = None
    ) -> Backup:
        """Make a backup now, in the usual folder or in `to`, and verify it by reading it again.

        Raises CannotBackUp (the disk is full, the stick is out); FewerEntries when the diary has less than half the
        entries of the last backup, unless `anyway`. Older ones no longer needed go, but never `spare`.
        """
        state = self._with_id()
        seq, tables = self._diary.tables()
        entries = sum(counted(tables).values())
        try:
            if not anyway:
                _refuse_fewer(entries, state)
            made = self._write(to or folder_of(state, self._diary.folder), tables, state, reason)
        except CannotBackUp as error:
            now, fewer = self._now().isoformat(), isinstance(error, FewerEntries)
            self._remember(replace(self.state(), failed=now, why=error.message, fewer=fewer))
            raise
        if to is None:
            # What is kept before something large may be a poor state: it is not what the next ones are measured by.
            measure = max(entries, state.entries) if reason.startswith(BEFORE) else entries
            state = replace(state, made=made.made.isoformat(), file=str(made.path), entries=measure, seq=seq)
            self._remember(replace(state, failed="", why="", fewer=False))
            self._tidy(made.path.parent, state.diary, spare)
        return made

    def make_if_due(self) -> Backup | None:
        """Make the day's backup if something changed and today has none yet. Never raises: failures are remembered."""
        state = self.state()
        if state.made_at is not None and state.made_at.date() == self._now().date():
            return None
        seq, tables = self._diary.tables()
        if seq == state.seq or not any(counted(tables).values()):
            return None
        with suppress(CannotBackUp):
            return self.make(DAILY)
        return None

    def before(self, what: str, *, spare: Path | None = None) -> Backup | None:
        """Back up the state before something large ("import", "restore"); beside the diary if the chosen folder fails.

        None when there is nothing to keep. Raises CannotBackUp: then it must not be begun.
        """
        if not any(counted(self._diary.tables()[1]).values()):
            return None
        reason = f"{BEFORE} {what}"
        try:
            return self.make(reason, anyway=True, spare=spare)
        except CannotBackUp:
            return self.make(reason, to=self._diary.folder / names.BACKUPS, anyway=True)

    def _write(self, folder: Path, tables: dict[str, Table], state: BackupState, reason: str) -> Backup:
        try:
            return backup_file.write(self._files, folder, tables, self._now(), state.diary, reason)
        except OSError as error:
            why, advice = reason_of(error, folder)
            raise CannotBackUp(f"No backup was made: {why}. The diary itself is safe. {advice}") from error

    def _with_id(self) -> BackupState:
        state = self.state()
        if not state.diary:
            state = backup_state.with_id(state)
            self._remember(state)
        return state

    def _remember(self, state: BackupState) -> None:
        backup_state.save(self._files, self._diary.folder, state)

    def _tidy(self, folder: Path, diary: str, spare: Path | None) -> None:
        """Remove this diary's backups that are no longer needed, other than the one about to be restored."""
        own = [one for one in backup_file.in_folder(self._files, folder, diary) if one.own]
        for one in keeping.to_drop(own, self._now()):
            with suppress(OSError):
                if spare is None or not one.path.samefile(spare):
                    self._files.remove(one.path)

    # Restoring --------------------------------------------------------------------------------------------------

    def plan(self, file: Path, *, replace: bool) -> RestorePlan:
        """What restoring this file would do. Raises CannotBackUp when it is no whole backup."""
        found = self._compare(file, replace=replace)
        return RestorePlan(found.backup, replace, found.added, found.changed, len(found.remove), found.same)

    def restore(self, file: Path, *, replace: bool) -> Change:
        """Restore a backup as one change that can be undone, after the state before was itself backed up.

        All of it or nothing. Raises CannotBackUp, CannotSave.
        """
        self._compare(file, replace=replace)  # before anything is written
        self.before("restore", spare=file)
        found = self._compare(file, replace=replace)
        return self._diary.swap(found.put, found.remove, f"Restored: backup of {found.backup.made:%Y-%m-%d %H:%M}")

    def _compare(self, file: Path, *, replace: bool) -> "Difference":
        backup = backup_file.describe(self._files, file, self.state().diary)
        try:
            theirs = backup_file.read(self._files, file)
        except OSError as error:
            why, advice = reason_of(error, file)
            raise CannotBackUp(f"{file.name} could not be read: {why}. Nothing was changed. {advice}") from error
        if backup is None:
            backup = _copied_snapshot(file, theirs, self._now())
        found = Difference(backup)
        ours = self._diary.tables()[1]
        for kind in KINDS:
            _compare_kind(found, kind, ours.get(kind.table, {}), theirs.get(kind.table, {}), replace=replace)
        return found


class Difference:
    """What a backup holds that the diary does not, and the other way round."""

    def __init__(self, backup: Backup) -> None:
        self.backup = backup
        self.put: list[Record] = []
        self.remove: list[Record] = []
        self.added = self.changed = self.same = 0


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


def _copied_snapshot(file: Path, tables: dict[str, Table], now: datetime) -> Backup:
    """A diary.json that someone copied is a backup, too; when it was made, nobody wrote down."""
    counts = counted(tables)
    return Backup(file, now, counts["episodes"], counts["checkins"], sum(counts.values()), "copied", own=False)


def _refuse_fewer(entries: int, state: BackupState) -> None:
    if state.entries >= FEW and entries * 2 < state.entries:
        raise FewerEntries(
            f"No backup was made: the diary has {entries} entries, the last backup {state.entries}. "
            "If that is meant, make one anyway; if not, restore the backup."
        )


def folder_of(state: BackupState, diary: Path) -> Path:
    """Where backups go."""
    return Path(state.folder) if state.folder else diary / names.BACKUPS


def backups_of(folder: Path, files: Files | None = None) -> list[Backup]:
    """The backups of a diary that need not open, newest first."""
    files = files or Files()
    state = backup_state.load(files, folder)
    return backup_file.in_folder(files, folder_of(state, folder), state.diary)
