"""Moving a diary to another folder: copied, verified, and only then removed where it was.

Everything is copied but for the snapshot's name; then a word is left where the diary was; then the snapshot gets its
name. Until that last step the diary is where it was, and a word that leads to no diary shuts nobody out; from it on the
diary is in the other folder. So the program may die anywhere: there is one diary, and what was copied is made anew.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from twitchlog.domain.clock import Clock
from twitchlog.store import format as names
from twitchlog.store.diary import Diary
from twitchlog.store.errors import DiaryError, reason_of
from twitchlog.store.files import Files
from twitchlog.store.move_copy import Copy
from twitchlog.store.moved import leave_word, refuse_moved
from twitchlog.store.own_files import DIARY, own_files, remove_all


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
        copy = Copy(files, folder, target)
        try:
            copy.take()
            leave_word(files, folder, target, clock.now().date())
            copy.settle()
            if remember is not None:
                remember(target)
        except BaseException as error:
            copy.take_back()
            if not isinstance(error, OSError):
                raise
            _not_moved(error, target)
        copy.done()
        if files.platform != "win32":  # before the lock goes, so that nobody writes to what is about to go
            return Move(_left(folder, files, word=remember is None), notes)
    return Move(_left(folder, files, word=remember is None), notes)


def _left(folder: Path, files: Files, *, word: bool) -> tuple[Path, ...]:
    """Remove the diary where it was, the word too if it is not wanted; returns the files that stayed."""
    paths = own_files(folder, files) + ([] if word else [folder / names.MOVED])
    return tuple(remove_all(paths, folder, files))


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
    unfinished = files.stamp(target / names.MOVING) is not None
    if not unfinished and any(files.stamp(target / name) is not None for name in DIARY):
        raise DiaryError(f"There is a diary in {target} already. Nothing was moved.")
