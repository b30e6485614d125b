"""A diary as a whole: moved to another folder, or erased."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from twitchlog.domain.clock import Clock
from twitchlog.store import format as names
from twitchlog.store.backup_file import Backup, unfinished, unreadable
from twitchlog.store.backup_places import backups_of, beside, missing
from twitchlog.store.diary import Diary
from twitchlog.store.errors import DiaryError, reason_of
from twitchlog.store.files import Files
from twitchlog.store.mending import keep

DIARY = (names.SNAPSHOT, names.JOURNAL, names.MARK)
BESIDE = (names.TORN, names.FINDINGS, names.BACKUP_STATE, *names.BESIDE)


def own_files(folder: Path, files: Files | None = None) -> list[Path]:
    """The files in a diary's folder that are twitchlog's, those of its backups folder too; others are never touched."""
    files = files or Files()
    return list(_own(folder, files, (*DIARY, *BESIDE)))


def _own(folder: Path, files: Files, known: tuple[str, ...]) -> Iterator[Path]:
    kept_aside = (names.DAMAGED, names.OLD_FORMAT)
    for name in files.listing(folder):
        if name in known or name.startswith(kept_aside) or (name.startswith(known) and name.endswith(names.NEW)):
            yield folder / name
    backups = beside(folder)
    yield from (one.path for one in backups_of(folder, files) if one.own and one.path.parent == backups)
    yield from unreadable(files, backups)
    yield from unfinished(files, backups, "", any_diary=True)


# Moving -------------------------------------------------------------------------------------------------------------


def move_diary(
    folder: Path, target: Path, clock: Clock, remember: Callable[[Path], None], files: Files | None = None
) -> list[Path]:
    """Move the diary to another folder: copied, verified by opening the copy, remembered, and only then removed here.

    `remember` notes where the diary is from now on; when it raises OSError, all stays as it was. Close the diary first;
    one that is open elsewhere finds its folder gone, and says so. Returns files that could not be removed here.
    Raises DiaryError.
    """
    files = files or Files()
    _refuse_target(folder, target, files)
    with closing(Diary.open(folder, clock, files=files)) as diary, diary.writing():
        diary.tidy_up()
        copied: list[Path] = []
        try:
            whole = [path for path in own_files(folder, files) if not path.name.endswith(names.NEW)]
            _copy(whole, folder, target, files, copied)
            _verify(diary, target, clock, files)
            remember(target)
        except (OSError, DiaryError) as error:
            for path in [*copied, target / names.LOCK]:
                with suppress(OSError):
                    files.remove(path)
            if isinstance(error, DiaryError):
                raise
            why, advice = reason_of(error, target)
            raise DiaryError(f"Not moved: {why}. The diary is where it was. {advice}") from error
        if files.platform != "win32":  # before the lock goes, so that nobody writes to what is about to go
            return _remove(own_files(folder, files), folder, files)
    return _remove(own_files(folder, files), folder, files)


def _refuse_target(folder: Path, target: Path, files: Files) -> None:
    if not files.listing(folder):
        raise DiaryError(f"There is no diary in {folder}.")
    if target == folder or folder in target.parents or target in folder.parents:
        raise DiaryError(f"The diary is in {folder}; choose a folder that is neither in it nor around it.")
    if any(files.stamp(target / name) is not None for name in DIARY):
        raise DiaryError(f"There is a diary in {target} already. Nothing was moved.")


def _copy(paths: list[Path], folder: Path, target: Path, files: Files, copied: list[Path]) -> None:
    files.make_folder(target)
    for path in paths:
        to = target / path.relative_to(folder)
        files.make_folder(to.parent)
        copied.append(to)
        keep(files, to, files.read_whole(path) or b"")
    for place in {target, *(path.parent for path in copied)}:
        files.sync_folder(place)


def _verify(diary: Diary, target: Path, clock: Clock, files: Files) -> None:
    with closing(Diary.open(target, clock, files=files)) as copy:
        if copy.notes or copy.tables()[1] != diary.tables()[1]:
            raise DiaryError(f"Not moved: what was copied to {target} is not what is here. The diary is where it was.")


# Erasing ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Erasing:
    """What erasing a diary takes with it: files in its folder, and its backups, wherever they are.

    `damaged` are backups in its folder that can't be read; `away` are folders that got backups and show none now, so
    that what may be there can't be erased.
    """

    files: tuple[Path, ...]
    backups: tuple[Backup, ...]
    damaged: tuple[Path, ...] = ()
    away: tuple[Path, ...] = ()


def plan_erasing(folder: Path, files: Files | None = None) -> Erasing:
    """What there is to erase; nothing is done."""
    files = files or Files()
    backups = tuple(one for one in backups_of(folder, files) if one.own)
    damaged = tuple(unreadable(files, beside(folder)))
    kept = {*damaged, *(one.path for one in backups)}
    own = [path for path in own_files(folder, files) if path not in kept]
    for place in {one.path.parent for one in backups} - {beside(folder)}:
        own += unfinished(files, place, backups[0].diary)
    return Erasing(tuple(own), backups, damaged, tuple(missing(files, folder)))


def erase_diary(folder: Path, *, backups: bool, files: Files | None = None) -> list[Path]:
    """Erase everything twitchlog keeps in the folder, its backups too if asked; for good. Close the diary first.

    Returns the files that could not be removed (empty: all are gone).
    """
    files = files or Files()
    plan = plan_erasing(folder, files)
    paths = [*(one.path for one in plan.backups), *plan.damaged, *plan.files] if backups else list(plan.files)
    return _remove(paths, folder, files)


def _remove(paths: list[Path], folder: Path, files: Files) -> list[Path]:
    left = []
    # The snapshot last: a journal alone would pass for damage.
    for path in sorted([*paths, folder / names.LOCK], key=lambda path: path.name == names.SNAPSHOT):
        try:
            files.remove(path)
        except OSError:
            left.append(path)
    for place in {folder, *(path.parent for path in paths)}:
        with suppress(OSError):
            files.sync_folder(place)
    rmtree(folder / names.WINDOW, ignore_errors=True)
    for place in (folder / names.BACKUPS, folder):
        with suppress(OSError):  # other things in it stay, and so does it
            place.rmdir()
    return left
