"""The word left in a folder whose diary was moved, so that no second diary begins there unnoticed."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from twitchlog.store.errors import DiaryMoved
from twitchlog.store.files import Files
from twitchlog.store.format import MOVED
from twitchlog.store.labels import day_words
from twitchlog.store.mending import keep

AHEAD = "It is in:"


def leave_word(files: Files, folder: Path, target: Path, today: date) -> None:
    """Write where the diary of this folder is from now on. Raises OSError."""
    lines = (
        f"The twitchlog diary that was here was moved on {day_words(today)} {today.year}.",
        AHEAD,
        str(target),
        "To begin another one here, delete this file first.",
    )
    try:
        keep(files, folder / MOVED, "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))
        files.sync_folder(folder)
    except OSError:
        with suppress(OSError):
            files.remove(folder / MOVED)
        raise


def refuse_moved(files: Files, folder: Path) -> None:
    """Raise DiaryMoved when the diary of this folder was moved; OSError."""
    data = files.read_whole(folder / MOVED)
    if data is None:
        return
    lines = data.decode("utf-8", "surrogateescape").splitlines()
    target = Path(lines[lines.index(AHEAD) + 1]) if AHEAD in lines[:-1] else None
    where = f"is in {target} now" if target else "was moved"
    raise DiaryMoved(
        f"The diary that was in {folder} {where}: open it there. To begin another one here, delete {MOVED} first.",
        target,
    )
