"""A backup: one file in the form of a snapshot, whose first line says when it was made and how much it holds.

It holds the records only: nothing that was deleted, nor the way back of any change.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from twitchlog.store import snapshot as snapshots
from twitchlog.store import upgrades
from twitchlog.store.errors import CannotBackUp, DamagedDiary, NewerDiary
from twitchlog.store.files import Files
from twitchlog.store.format import NEW
from twitchlog.store.kinds import CHECKINS, EPISODES, KINDS
from twitchlog.store.memory import without_garbage_collection
from twitchlog.store.snapshot import HEAD_LIMIT, Snapshot, Table

DAILY = "daily"
PREFIX, SUFFIX = "twitchlog-", ".json"
NAME = re.compile(rf"{PREFIX}\d{{4}}-\d\d-\d\d-\d{{6}}(-\d+)?\{SUFFIX}")  # a person's export may begin like it
Tables = Mapping[str, Table]


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that lies somewhere. `own` tells those of this diary from others' in the same folder."""

    path: Path
    made: datetime
    episodes: int
    days: int  # check-ins
    entries: int  # all records
    reason: str = DAILY
    own: bool = True
    diary: str = ""  # the id of the diary it was made of


def counted(tables: Tables) -> dict[str, int]:
    """How many records of each kind."""
    return {kind.table: len(tables.get(kind.table, {})) for kind in KINDS}


def write(files: Files, folder: Path, tables: Tables, now: datetime, diary: str, reason: str) -> Backup:
    """Write a backup into the folder, which is there, and verify it by reading it again, before it gets its name.

    Raises OSError; CannotBackUp when what was written is not what is read.
    """
    path = _free_name(files, folder, now)
    fresh = path.with_name(f"{path.name}.{diary}.{token_hex(4)}{NEW}")
    records = {kind.table: tables[kind.table] for kind in KINDS if tables.get(kind.table)}
    counts = counted(records)
    about = {"backup": {"made": now.isoformat(), "diary": diary, "reason": reason, "counts": counts}}
    try:
        handle = files.open(fresh, new=True)
        try:
            files.append(handle, snapshots.encode(Snapshot(0, records, {}), about))
            files.sync(handle)
        finally:
            files.close(handle)
        _verify(files, fresh, counts)
        files.replace(fresh, path)
        files.sync_folder(folder)
    except BaseException:
        with suppress(OSError):
            files.remove(fresh)
        raise
    return _backup(path, about["backup"], diary)


def _free_name(files: Files, folder: Path, now: datetime) -> Path:
    number, stem = 1, f"{PREFIX}{now:%Y-%m-%d-%H%M%S}"
    path = folder / f"{stem}{SUFFIX}"
    while files.stamp(path) is not None:
        number += 1
        path = folder / f"{stem}-{number}{SUFFIX}"
    return path


def _verify(files: Files, path: Path, counts: dict[str, int]) -> None:
    try:
        found = counted(read(files, path))
    except CannotBackUp:
        found = {}
    if found != counts:
        raise CannotBackUp(
            f"A backup was written to {path.parent}, but could not be read again as it was written; it was removed. "
            "The disk there may be failing: choose another folder."
        )


def read(files: Files, path: Path) -> dict[str, Table]:
    """The tables of a backup. Raises CannotBackUp when it is missing, damaged or none; OSError; NewerDiary."""
    data = files.read_whole(path)
    if data is None:
        raise CannotBackUp(f"There is no file {path}.")
    try:
        with without_garbage_collection():
            found = snapshots.decode(data, path)
    except NewerDiary:
        raise CannotBackUp(f"{path.name} was written by a newer twitchlog. Please update twitchlog first.") from None
    except DamagedDiary as error:
        raise CannotBackUp(f"The backup {error.what}. Nothing was changed. Choose another one.") from None
    return upgrades.upgraded(found.tables, found.format)


def describe(files: Files, path: Path, diary: str) -> Backup | None:
    """What the first line of a file says; None when it is no backup."""
    try:
        head = snapshots.head_of(files.read_start(path, HEAD_LIMIT) or b"", path)
        return _backup(path, head["backup"], diary)
    except (OSError, DamagedDiary, NewerDiary, KeyError, TypeError, ValueError):
        return None


def in_folder(files: Files, folder: Path, diary: str) -> list[Backup]:
    """The backups in a folder, newest first; none when it is missing or can't be read."""
    found = [one for path in _named(files, folder, SUFFIX) if (one := describe(files, path, diary)) is not None]
    return sorted(found, key=lambda one: (one.made, len(one.path.name), one.path.name), reverse=True)


def unfinished(files: Files, folder: Path, diary: str, *, any_diary: bool = False) -> list[Path]:
    """What a backup left that was cut short, as by a power cut: of this diary, or of any where no other is kept."""
    return [path for path in _named(files, folder, NEW) if any_diary or f"{SUFFIX}.{diary}." in path.name]


def unreadable(files: Files, folder: Path) -> list[Path]:
    """Files with the name of a backup that don't say what they hold: damaged ones."""
    named = (path for path in _named(files, folder, SUFFIX) if NAME.fullmatch(path.name))
    return [path for path in named if describe(files, path, "") is None]


def _named(files: Files, folder: Path, ending: str) -> list[Path]:
    try:
        names = files.listing(folder)
    except OSError:
        return []
    return [folder / name for name in names if name.startswith(PREFIX) and name.endswith(ending)]


def _backup(path: Path, about: Mapping[str, Any], diary: str) -> Backup:
    counts = about["counts"]
    return Backup(
        path,
        datetime.fromisoformat(about["made"]),
        counts[EPISODES.table],
        counts[CHECKINS.table],
        sum(counts.values()),
        about["reason"],
        about["diary"] == diary,
        about["diary"],
    )
