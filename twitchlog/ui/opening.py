"""Opening the diary for the window: what stands against it, and the ways round that. Knows no Kivy."""

from __future__ import annotations

import dataclasses
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from twitchlog.paths import remembered_folder
from twitchlog.store import Change, Diary, DiaryError, DiaryMoved
from twitchlog.store.backup_places import away_words, backups_of, missing
from twitchlog.store.files import Files
from twitchlog.store.format import JOURNAL, LOCK, SNAPSHOT
from twitchlog.store.lock import FileLock
from twitchlog.store.mending import free_stem
from twitchlog.store.unopened import unopened_backups

if TYPE_CHECKING:
    from twitchlog.domain.clock import Clock
    from twitchlog.store.backup_file import Backup
    from twitchlog.store.comparing import RestorePlan
    from twitchlog.store.examination import Examination


@dataclass(frozen=True, slots=True)
class Opened:
    """A diary that opened in the end; `change` takes a restore back, `trouble` is what could not be done, or can't."""

    diary: Diary
    change: Change | None = None
    trouble: str = ""


class Opening:
    """The diary's folder and how it opens. All of it may run on another thread."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self.began = folder
        self.clock = clock

    @property
    def moved(self) -> bool:
        """Whether starting the program as it was started would look for the diary where it was."""
        return self.folder not in (self.began, remembered_folder())

    def open(self, patience_s: float | None = None) -> Diary:
        """The diary; `patience_s` is how long others may keep it. Raises DiaryError."""
        path = self.folder / LOCK
        lock = None
        if patience_s is not None and os.path.isfile(path):  # the Path's own method raises
            with suppress(OSError):  # then opening says better why
                lock = FileLock(path, patience_s)
        return Diary.open(self.folder, self.clock, lock=lock)

    def go_on(self) -> Opened:
        """The diary with what is readable of it; the damaged files are kept aside. Raises DiaryError."""
        return Opened(Diary.open(self.folder, self.clock, salvage=True))

    def follow(self, moved: DiaryMoved) -> Opened:
        """The diary in the folder it was moved to, and from now on that folder. Raises DiaryError."""
        target = moved.target
        if target is None or not (target / SNAPSHOT).is_file():  # opening it there would begin another one
            raise DiaryError(f"There is no diary in {target} now: its drive may be out, or it was moved on or erased.")
        self.folder = target
        return Opened(self.open(), trouble=f"The diary is in {target} now.")

    def look(self) -> Opened:
        """The diary of a folder that can only be read. Raises DiaryError."""
        trouble = "Nothing you change here can be saved: the diary is open only to be read."
        return Opened(Diary.open(self.folder, self.clock, read_only=True), trouble=trouble)

    def examine(self) -> Examination:
        """What can be read and what can't. Raises DiaryError."""
        return Diary.examine(self.folder)

    def kept_as(self) -> str:
        """The name the damaged files will have; "" when none is left to keep."""
        if not any((self.folder / name).exists() for name in (SNAPSHOT, JOURNAL)):
            return ""
        return free_stem(Files(), self.folder, self.clock.now().date())

    def backups(self) -> list[Backup]:
        """The backups there are, newest first."""
        return backups_of(self.folder)

    def away(self) -> list[str]:
        """Of folders that got backups and show none now, a sentence each."""
        return [away_words(place) for place in missing(Files(), self.folder)]

    def plan(self, file: Path, *, replace: bool) -> RestorePlan:
        """What restoring a backup would do to what is readable; nothing is done. Raises DiaryError."""
        return unopened_backups(self.folder, self.clock.now).plan(file, replace=replace)

    def restore(self, file: Path, *, replace: bool) -> Opened:
        """Go on with what is readable, and restore a backup into it. Raises DiaryError when it can't be opened."""
        from twitchlog.ui.presenters.restoring import restored_words

        diary = self.go_on().diary
        try:
            backup = diary.backups.plan(file, replace=replace).backup
            change = diary.backups.restore(file, replace=replace)
            words = restored_words(backup, self.clock.now().date())
            return Opened(diary, dataclasses.replace(change, label=words))
        except DiaryError as refused:
            return Opened(diary, trouble=refused.message)
