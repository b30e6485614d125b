"""Whether today has its backup already: asked after every change, so nothing else is imported for it."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from orjson import JSONDecodeError, loads

from twitchlog.store.files import Files
from twitchlog.store.format import BACKUP_STATE


def made_on(files: Files, folder: Path, day: date) -> bool:
    """Whether a backup of the diary in that folder was made on that day. Never raises."""
    with suppress(OSError, JSONDecodeError, AttributeError):
        made = loads(files.read_whole(folder / BACKUP_STATE) or b"{}").get("made")
        return isinstance(made, str) and made.startswith(day.isoformat())
    return False
