"""When the last backup was made: asked after every change and at a beginning, so nothing else is imported for it."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from orjson import JSONDecodeError, loads

from twitchlog.store.files import Files
from twitchlog.store.format import BACKUP_STATE


def made_on(files: Files, folder: Path, day: date) -> bool:
    """Whether a backup of the diary in that folder was made on that day. Never raises."""
    return _made(files, folder).startswith(day.isoformat())


def was_backed_up(files: Files, folder: Path) -> bool:
    """Whether a backup of the diary in that folder was ever made: then there was a diary. Never raises."""
    return bool(_made(files, folder))


def _made(files: Files, folder: Path) -> str:
    with suppress(OSError, JSONDecodeError, AttributeError):
        made = loads(files.read_whole(folder / BACKUP_STATE) or b"{}").get("made")
        return made if isinstance(made, str) else ""
    return ""
