"""Which files in a diary's folder are twitchlog's, and taking them away."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from twitchlog.store import format as names
from twitchlog.store.backup_file import in_folder, unfinished, unreadable
from twitchlog.store.backup_places import beside, inside, known_state
from twitchlog.store.files import Files

DIARY = (names.SNAPSHOT, names.JOURNAL, names.MARK)
MOVES = (names.MOVING, f"{names.MOVED}{names.NEW}")  # of a move cut short
BESIDE = (names.TORN, names.FINDINGS, names.BACKUP_STATE, *names.BESIDE, *MOVES)
LAST = (names.SNAPSHOT, names.MOVED)  # a journal alone would pass for damage


def own_files(folder: Path, files: Files | None = None) -> list[Path]:
    """The files in a diary's folder that are twitchlog's, its backups in it too; others are never touched."""
    files = files or Files()
    return list(_own(folder, files, (*DIARY, *BESIDE)))


def kept_aside(folder: Path, files: Files | None = None) -> list[str]:
    """Names of files kept from before a damage or an upgrade: they may hold what was deleted since."""
    names_ = (files or Files()).listing(folder)
    return [name for name in names_ if name == names.TORN or name.startswith((names.DAMAGED, names.OLD_FORMAT))]


def _own(folder: Path, files: Files, known: tuple[str, ...]) -> Iterator[Path]:
    kept_aside = (names.DAMAGED, names.OLD_FORMAT)
    for name in files.listing(folder):
        if name in known or name.startswith(kept_aside) or (name.startswith(known) and name.endswith(names.NEW)):
            yield folder / name
    id = known_state(files, folder).diary
    for place in inside(files, folder):
        yield from (one.path for one in in_folder(files, place, id) if one.own)
        yield from unreadable(files, place)
        yield from unfinished(files, place, id, any_diary=place == beside(folder))


def remove_all(paths: list[Path], folder: Path, files: Files) -> list[Path]:
    """Remove these files of a diary, its lock, and the folders that are empty then; returns those that stayed."""
    left = []
    for path in sorted(
        [*paths, folder / names.LOCK], key=lambda path: LAST.index(path.name) if path.name in LAST else -1
    ):
        try:
            files.remove(path)
        except OSError:
            left.append(path)
    places = {path.parent for path in paths}
    for place in {folder, *places}:
        with suppress(OSError):
            files.sync_folder(place)
    rmtree(folder / names.WINDOW, ignore_errors=True)
    for place in (*(place for place in places if folder in place.parents), folder / names.BACKUPS, folder):
        with suppress(OSError):  # other things in it stay, and so does it
            place.rmdir()
    return left
