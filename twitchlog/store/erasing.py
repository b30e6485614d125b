"""Erasing a diary: all that twitchlog keeps, for good."""

from dataclasses import dataclass
from pathlib import Path

from twitchlog.store.backup_file import Backup, unfinished, unreadable
from twitchlog.store.backup_places import all_of, backups_of, inside, known_state, missing
from twitchlog.store.files import Files
from twitchlog.store.moved import refuse_moved
from twitchlog.store.own_files import own_files, remove_all


@dataclass(frozen=True, slots=True)
class Erasing:
    """What erasing a diary takes with it: files in its folder, and its backups, wherever they are.

    `damaged` are backups in its folder that can't be read; `unsure` are such in other folders that got backups of it:
    they may be another diary's, so they stay. `away` are folders that got backups and show none now, so that what may
    be there can't be erased.
    """

    files: tuple[Path, ...]
    backups: tuple[Backup, ...]
    damaged: tuple[Path, ...] = ()
    unsure: tuple[Path, ...] = ()
    away: tuple[Path, ...] = ()


def plan_erasing(folder: Path, files: Files | None = None) -> Erasing:
    """What there is to erase; nothing is done. Raises DiaryMoved where the diary is in another folder now."""
    files = files or Files()
    refuse_moved(files, folder)
    backups = tuple(one for one in backups_of(folder, files) if one.own)
    places = inside(files, folder)
    damaged = tuple(path for place in places for path in unreadable(files, place))
    own_damaged = {path.resolve() for path in damaged}
    others = all_of(known_state(files, folder), folder)
    unsure = tuple(path for place in others for path in unreadable(files, place) if path.resolve() not in own_damaged)
    kept = {*damaged, *(one.path for one in backups)}
    own = [path for path in own_files(folder, files) if path not in kept]
    for place in {one.path.parent for one in backups} - {*places}:
        own += unfinished(files, place, backups[0].diary)
    return Erasing(tuple(own), backups, damaged, unsure, tuple(missing(files, folder)))


def erase_diary(folder: Path, *, backups: bool, files: Files | None = None) -> list[Path]:
    """Erase everything twitchlog keeps in the folder, its backups too if asked; for good. Close the diary first.

    Returns the files that could not be removed (empty: all are gone).
    """
    files = files or Files()
    plan = plan_erasing(folder, files)
    paths = [*(one.path for one in plan.backups), *plan.damaged, *plan.files] if backups else list(plan.files)
    return remove_all(paths, folder, files)
