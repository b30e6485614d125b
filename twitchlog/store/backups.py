"""Backups of an open diary: made, verified, kept and brought back."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex
from typing import Protocol

from twitchlog.domain.records import Record
from twitchlog.store import backup_file, backup_state, keeping
from twitchlog.store import backup_places as places
from twitchlog.store.backup_file import DAILY, Backup, counted
from twitchlog.store.backup_state import BackupState
from twitchlog.store.change import Change
from twitchlog.store.comparing import Difference, RestorePlan, compare
from twitchlog.store.errors import CannotBackUp, FewerEntries, reason_of
from twitchlog.store.files import Files
from twitchlog.store.labels import day_words
from twitchlog.store.snapshot import Table

ASKED, BEFORE = "asked", "before"
CUT_SHORT = timedelta(hours=1)  # a backup begun so long ago is not being written any more
FEW = 10  # a diary of fewer entries may lose them all without a question


class Source(Protocol):
    """What backups need of the diary."""

    folder: Path

    def tables(self) -> tuple[int, dict[str, Table]]:
        """The number of the last change, and the tables as of then."""

    def swap(self, put: Sequence[Record], remove: Sequence[Record], label: str) -> Change:
        """Put and remove records as one change."""


class Backups:
    """The backups of one open diary. Safe to call from a worker thread: the diary stays usable meanwhile."""

    def __init__(self, diary: Source, now: Callable[[], datetime], files: Files) -> None:
        self._diary = diary
        self._now = now
        self._files = files
        self._known = BackupState()  # as last read or written: the diary's folder may be gone

    # Where ------------------------------------------------------------------------------------------------------

    def state(self) -> BackupState:
        """Where backups go, and when the last one was made or failed; as last known where the diary is gone."""
        if not self._gone:
            self._known = places.known_state(self._files, self._diary.folder)
        return self._known

    @property
    def folder(self) -> Path:
        """Where backups go: the folder chosen, else one beside the diary."""
        return places.folder_of(self.state(), self._diary.folder)

    def choose(self, folder: Path | None, *, anyway: bool = False) -> Backup:
        """Keep backups in this folder from now on (None: beside the diary), and make the first one there.

        The folder is made if only it is missing. Raises CannotBackUp when that fails, FewerEntries as make() does; then
        the folder used so far stays.
        """
        if folder is not None and folder.resolve() == self._beside.resolve():
            folder = None
        chosen = str(folder.absolute()) if folder is not None else ""
        return self._make_usual(ASKED, replace(self._with_id(), folder=chosen), anyway=anyway)

    def all(self) -> list[Backup]:
        """All backups that can be found, newest first, also those in folders used before."""
        return places.found(self._files, self.state(), self._diary.folder)

    def missing(self) -> list[Path]:
        """Folders that got backups and show none now: their drives are out, or someone removed them."""
        return places.missing(self._files, self._diary.folder)

    @property
    def _gone(self) -> bool:
        return places.is_gone(self._files, self._diary.folder)

    @property
    def _beside(self) -> Path:
        return places.beside(self._diary.folder)

    # Making -----------------------------------------------------------------------------------------------------

    def make(
        self, reason: str = ASKED, *, to: Path | None = None, anyway: bool = False, spare: Path | None = None
    ) -> Backup:
        """Make a backup now, in the usual folder or in `to`, and verify it by reading it again.

        Raises CannotBackUp (the disk is full, the diary is gone); BackupFolderGone (the stick is out); FewerEntries
        when the diary has less than half the entries of the last backup, unless `anyway`. Older ones no longer needed
        go, but never `spare`.
        """
        state = self._with_id()
        try:
            if to is not None:
                made = self._make(reason, state, to, anyway=anyway)[1]
                self._remember(self._with_place(self.state(), to))
                return made
            if state.folder:
                places.refuse_stranger(self._files, state)
            return self._make_usual(reason, state, anyway=anyway, spare=spare)
        except CannotBackUp as error:
            now, fewer = self._now().isoformat(), isinstance(error, FewerEntries)
            self._remember(replace(self.state(), failed=now, why=error.message, fewer=fewer))
            raise

    def _make_usual(self, reason: str, state: BackupState, *, anyway: bool, spare: Path | None = None) -> Backup:
        """Make one where that state says, and keep the state."""
        folder = places.folder_of(state, self._diary.folder)
        seq, made = self._make(reason, state, folder, anyway=anyway)
        # What is kept before something large may be a poor state: it is not what the next ones are measured by.
        measure = max(made.entries, state.entries) if reason.startswith(BEFORE) else made.entries
        state = replace(state, made=made.made.isoformat(), file=str(made.path), entries=measure, seq=seq)
        self._remember(replace(self._with_place(state, folder), failed="", why="", fewer=False))
        self._tidy(made, spare)
        return made

    def _make(self, reason: str, state: BackupState, folder: Path, *, anyway: bool) -> tuple[int, Backup]:
        """Make one in that folder, and tell the change it reaches to."""
        places.refuse_gone(self._files, self._diary.folder)
        seq, tables = self._diary.tables()
        if not anyway:
            _refuse_fewer(sum(counted(tables).values()), state)
        try:
            places.make_ready(self._files, folder)
            return seq, backup_file.write(self._files, folder, tables, self._now(), state.diary, reason)
        except OSError as error:
            why, advice = reason_of(error, folder)
            raise CannotBackUp(f"No backup was made: {why}. The diary itself is safe. {advice}") from error

    def make_if_due(self) -> Backup | None:
        """Make the day's backup if something changed and today has none yet. Never raises: failures are remembered."""
        state = self.state()
        if self._gone:  # whoever shows the diary says so
            return None
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
            return self.make(reason, to=self._beside, anyway=True)

    def _with_id(self) -> BackupState:
        state = self.state()
        if not state.diary:
            state = replace(state, diary=token_hex(4))
            self._remember(state)
        return state

    def _with_place(self, state: BackupState, folder: Path) -> BackupState:
        return state if folder == self._beside else backup_state.with_place(state, folder)

    def _remember(self, state: BackupState) -> None:
        self._known = state
        if not self._gone:
            backup_state.save(self._files, self._diary.folder, state)

    def _tidy(self, made: Backup, spare: Path | None) -> None:
        """Remove this diary's backups that are no longer needed; never the one just made, or about to be restored."""
        folder, diary = made.path.parent, made.diary
        own = [one for one in backup_file.in_folder(self._files, folder, diary) if one.own]
        for one in keeping.to_drop(own, made.made):
            with suppress(OSError):
                if one.path != made.path and (spare is None or not one.path.samefile(spare)):
                    self._files.remove(one.path)
        self._sweep(backup_file.unfinished(self._files, folder, diary, any_diary=folder == self._beside))

    def _sweep(self, cut_short: list[Path]) -> None:
        """Remove what a backup left that was cut short, unless it may still be under way in another program."""
        long_ago = (self._now() - CUT_SHORT).timestamp() * 1e9
        for path in cut_short:
            with suppress(OSError):
                stamp = self._files.stamp(path)
                if stamp is not None and stamp.written_ns < long_ago:
                    self._files.remove(path)

    # Restoring --------------------------------------------------------------------------------------------------

    def plan(self, file: Path, *, replace: bool) -> RestorePlan:
        """What restoring this file would do. Raises CannotBackUp when it is no whole backup."""
        return self._compare(file, replace=replace).plan(replace=replace)

    def restore(self, file: Path, *, replace: bool) -> Change:
        """Restore a backup as one change that can be undone, after the state before was itself backed up.

        All of it or nothing. Raises CannotBackUp, CannotSave.
        """
        self._compare(file, replace=replace)  # before anything is written
        self.before("restore", spare=file)
        found = self._compare(file, replace=replace)
        made = found.backup.made
        year = f" {made.year}" if made.year != self._now().year else ""
        return self._diary.swap(
            found.put, found.remove, f"Restored: backup of {day_words(made.date())}{year}, {made:%H:%M}"
        )

    def _compare(self, file: Path, *, replace: bool) -> Difference:
        ours = self._diary.tables()[1]
        return compare(self._files, file, ours, self.state().diary, self._now(), replace=replace)


def _refuse_fewer(entries: int, state: BackupState) -> None:
    if state.entries >= FEW and entries * 2 < state.entries:
        raise FewerEntries(
            f"No backup was made: the diary has {entries:,} {'entry' if entries == 1 else 'entries'}, "
            f"the last backup {state.entries:,}. "
            "If that is meant, make one anyway; if not, restore the backup."
        )
