"""Where a diary's backups are: in the folder chosen, beside the diary, and wherever one was put before.

A folder that is gone is never made anew. Its drive is out, or the diary was moved or erased: a backup made all the same
would lie on the wrong disk, or bring back what was to be gone.
"""

from dataclasses import replace
from pathlib import Path

from twitchlog.store import backup_file
from twitchlog.store import format as names
from twitchlog.store.backup_file import Backup
from twitchlog.store.backup_state import BackupState, load
from twitchlog.store.errors import BackupFolderGone, CannotBackUp, gone
from twitchlog.store.files import Files


def beside(diary: Path) -> Path:
    """The folder of backups in the diary's own."""
    return diary / names.BACKUPS


def folder_of(state: BackupState, diary: Path) -> Path:
    """Where backups go."""
    return Path(state.folder) if state.folder else beside(diary)


def is_gone(files: Files, diary: Path) -> bool:
    """Whether the folder of an open diary holds it no more."""
    try:
        return files.stamp(diary / names.SNAPSHOT) is None
    except OSError:
        return True


def refuse_gone(files: Files, diary: Path) -> None:
    """Raise CannotBackUp when the diary itself is gone: nobody knows whether it may be written down there again."""
    if is_gone(files, diary):
        raise CannotBackUp(f"No backup was made: {gone(diary)}")


def refuse_stranger(files: Files, state: BackupState) -> None:
    """Raise BackupFolderGone when the folder chosen is not the one that got this diary's backups until now.

    Where a drive was plugged in there may be an empty folder now.
    """
    folder = Path(state.folder)
    if not folder.is_dir():
        raise BackupFolderGone(
            f"No backup was made: the backup folder {folder} is gone. The diary itself is safe. "
            "Plug its drive in, or choose another folder for backups."
        )
    last = Path(state.file)
    if not (last.parent == folder and last.is_file()) and not _own(files, folder, state.diary):
        raise BackupFolderGone(
            f"No backup was made: in {folder} there is none of the backups made there, so it may not be the drive "
            "it was. The diary itself is safe. Plug the drive in, or choose a folder for backups again."
        )


def _own(files: Files, folder: Path, diary: str) -> list[Backup]:
    return [one for one in backup_file.in_folder(files, folder, diary) if one.own]


def make_ready(files: Files, folder: Path) -> None:
    """Make the folder if only it is missing. Raises CannotBackUp when the one around it is, too; OSError."""
    if not folder.is_dir() and not folder.parent.is_dir():
        raise CannotBackUp(
            f"No backup was made: there is no folder {folder.parent}. Plug its drive in, or make that folder first."
        )
    files.make_folder(folder, parents=False)


def known_state(files: Files, diary: Path) -> BackupState:
    """What is remembered of a diary's backups; its id from the backups beside it where nothing is."""
    state = load(files, diary)
    if not state.diary and (found := backup_file.in_folder(files, beside(diary), "")):
        state = replace(state, diary=found[0].diary)
    return state


def all_of(state: BackupState, diary: Path) -> list[Path]:
    """Every folder that may hold backups of the diary, the one used now first."""
    used = [folder_of(state, diary), beside(diary), *map(Path, state.places)]
    return list({folder.resolve(): folder for folder in reversed(used)}.values())[::-1]


def inside(files: Files, diary: Path) -> list[Path]:
    """Those of them that lie in the diary's own folder, and go where it goes; the usual one first."""
    places = (_within(folder, diary) for folder in all_of(known_state(files, diary), diary))
    return list(dict.fromkeys([beside(diary), *(diary / place for place in places if place is not None)]))


def _within(path: Path, diary: Path) -> Path | None:
    path, diary = path.resolve(), diary.resolve()
    return path.relative_to(diary) if path.is_relative_to(diary) else None


def moved(state: BackupState, diary: Path, target: Path) -> BackupState:
    """What is remembered once the diary is in the other folder, and all in its own with it."""

    def there(path: str) -> str:
        place = _within(Path(path), diary) if path else None
        return path if place is None else str(target / place)

    folder, usual = there(state.folder), str(beside(target))
    places = tuple(place for place in map(there, state.places) if place != usual)
    return replace(state, folder="" if folder == usual else folder, file=there(state.file), places=places)


def found(files: Files, state: BackupState, diary: Path) -> list[Backup]:
    """The backups in all these folders, newest first, also those of other diaries."""
    backups = [one for folder in all_of(state, diary) for one in backup_file.in_folder(files, folder, state.diary)]
    return sorted(backups, key=lambda one: one.made, reverse=True)


def missing(files: Files, diary: Path) -> list[Path]:
    """Folders that got backups of the diary and show none now: their drives are out, or someone removed them."""
    state = known_state(files, diary)
    places = [folder for folder in all_of(state, diary) if folder != beside(diary)]
    return [folder for folder in places if not _own(files, folder, state.diary)]


def away_words(place: Path) -> str:
    """The sentence for a folder that got backups and shows none now."""
    why = "none of them is there now" if place.is_dir() else "that folder is not there now"
    return f"Backups were made in {place}, but {why}: its drive may be out."


def backups_of(diary: Path, files: Files | None = None) -> list[Backup]:
    """The backups of a diary that need not open, newest first."""
    files = files or Files()
    return found(files, known_state(files, diary), diary)
