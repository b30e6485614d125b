"""Moving a diary to another folder: copied, verified, and only then removed where it was."""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from twitchlog.domain.clock import Clock
from twitchlog.store import format as names
from twitchlog.store.diary import Diary
from twitchlog.store.errors import DiaryError, reason_of
from twitchlog.store.files import Files
from twitchlog.store.mending import keep
from twitchlog.store.moved import leave_word, refuse_moved
from twitchlog.store.own_files import DIARY, own_files, remove_all
from twitchlog.store.storage import JournalStorage


@dataclass(frozen=True, slots=True)
class Move:
    """What a move left behind, and what opening the diary for it found."""

    left: tuple[Path, ...]  # files that could not be removed where the diary was
    notes: tuple[str, ...]  # sentences a person should see


def move_diary(
    folder: Path, target: Path, clock: Clock, remember: Callable[[Path], None] | None, files: Files | None = None
) -> Move:
    """Move the diary to another folder. Whatever fails, all stays as it was, in the other folder too.

    `remember` notes where the diary is from now on, and may raise OSError; without it a word is left where the diary
    was, for whoever opens it there. Close the diary first; one that is open elsewhere is told that it is gone. Raises
    DiaryError.
    """
    files = files or Files()
    try:
        _refuse_target(folder, target, files)
    except OSError as error:
        _not_moved(error, target)
    with closing(Diary.open(folder, clock, files=files)) as diary, diary.writing():
        notes = tuple(diary.notes)
        diary.tidy_up()
        copy = _Copy(files, target)
        try:
            copy.take([path for path in own_files(folder, files) if not path.name.endswith(names.NEW)], folder)
            _verify(diary, target, clock, files)
            if remember is not None:
                remember(target)
            else:
                leave_word(files, folder, target, clock.now().date())
        except BaseException as error:
            copy.take_back()
            if not isinstance(error, OSError):
                raise
            _not_moved(error, target)
        with suppress(OSError):
            files.remove(target / names.MOVED)  # it came back to where it was before
        if files.platform != "win32":  # before the lock goes, so that nobody writes to what is about to go
            return Move(tuple(remove_all(own_files(folder, files), folder, files)), notes)
    return Move(tuple(remove_all(own_files(folder, files), folder, files)), notes)


def _not_moved(error: OSError, target: Path) -> NoReturn:
    why, advice = reason_of(error, target)
    raise DiaryError(f"Not moved: {why}. The diary is where it was. {advice}") from error


def _refuse_target(folder: Path, target: Path, files: Files) -> None:
    refuse_moved(files, folder)
    if all(files.stamp(folder / name) is None for name in DIARY):
        raise DiaryError(f"There is no diary in {folder}.")
    here, there = folder.resolve(), target.resolve()
    if there == here or here in there.parents or there in here.parents:
        raise DiaryError(f"The diary is in {folder}; choose a folder that is neither in it nor around it.")
    around = next(path for path in (target, *target.parents) if path.exists())
    if not around.is_dir():
        raise DiaryError(f"{around} is a file, not a folder. Nothing was moved; choose another folder.")
    if any(files.stamp(target / name) is not None for name in DIARY):
        raise DiaryError(f"There is a diary in {target} already. Nothing was moved.")


class _Copy:
    """The copy in the other folder, and what has to go again when it is not to be."""

    def __init__(self, files: Files, target: Path) -> None:
        self._files = files
        self._target = target
        self._made: list[Path] = []  # files
        self._folders: list[Path] = []  # the inner ones last

    def take(self, paths: list[Path], folder: Path) -> None:
        """Copy these files of the folder. Raises DiaryError when one is there already, before anything is written."""
        copies = {path: self._target / path.relative_to(folder) for path in paths}
        if there := [to for to in copies.values() if self._files.stamp(to) is not None]:
            raise DiaryError(f"{there[0]} is there already. Nothing was moved; choose another folder.")
        if self._files.stamp(self._target / names.LOCK) is None:
            self._made.append(self._target / names.LOCK)  # opening the copy makes it
        for path, to in copies.items():
            self._make_folder(to.parent)
            self._made.append(to)
            keep(self._files, to, self._files.read_whole(path) or b"")
        for place in {self._target, *(path.parent for path in self._made)}:
            self._files.sync_folder(place)

    def _make_folder(self, folder: Path) -> None:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        self._folders += missing[::-1]
        self._files.make_folder(folder)

    def take_back(self) -> None:
        """Remove what was made, and nothing else."""
        for path in self._made:
            with suppress(OSError):
                self._files.remove(path)
        for folder in reversed(self._folders):
            with suppress(OSError):
                folder.rmdir()


def _verify(diary: Diary, target: Path, clock: Clock, files: Files) -> None:
    # Not by the door, which a word left there, that the diary moved on, would keep shut.
    with closing(Diary(JournalStorage(target, files), clock)) as copy:
        if copy.notes or copy.tables()[1] != diary.tables()[1]:
            raise DiaryError(f"Not moved: what was copied to {target} is not what is here. The diary is where it was.")
