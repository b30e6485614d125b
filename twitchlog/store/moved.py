"""The word left in a folder whose diary was moved, so that no second diary begins there unnoticed."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from twitchlog.store import remains
from twitchlog.store.errors import DiaryMoved
from twitchlog.store.files import Files
from twitchlog.store.format import LOCK, MOVED, NEW, SNAPSHOT
from twitchlog.store.labels import day_words
from twitchlog.store.lock import Lock, held_to_read
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
    word, fresh = folder / MOVED, folder / f"{MOVED}{NEW}"
    try:
        keep(files, fresh, "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))
        files.replace(fresh, word)
        files.sync_folder(folder)
    except OSError:
        for path in (fresh, word):
            with suppress(OSError):
                files.remove(path)
        raise


def refuse_moved(files: Files, folder: Path, lock: Lock | None = None, *, forget: bool = False) -> str:
    """Raise DiaryMoved when the diary of this folder was moved; OSError.

    A word that leads to no diary is not believed where a whole one is: a move may have been cut short. The sentence
    that says so is returned, else "". With `forget` such a word is removed, so that it never shuts that diary out.
    """
    data = files.read_whole(folder / MOVED)
    if data is None:
        return ""
    lines = data.decode("utf-8", "surrogateescape").splitlines()
    target = Path(lines[lines.index(AHEAD) + 1]) if AHEAD in lines[:-1] else None
    if _stayed(files, folder, target, lock, forget=forget):
        there = f"the diary was moved to {target}, but there is none there now" if target else "the diary was moved"
        return f"{MOVED} says that {there}. It is whole in {folder}, and was opened here."
    where = f"is in {target} now" if target else "was moved"
    raise DiaryMoved(
        f"The diary that was in {folder} {where}: open it there. To begin another one here, delete {MOVED} first.",
        target,
    )


def _stayed(files: Files, folder: Path, target: Path | None, lock: Lock | None, *, forget: bool) -> bool:
    """Whether the diary is here, and none where the word leads to. A move under way is waited for."""
    if _is_diary(files, target):
        return False
    with held_to_read(folder / LOCK, files, lock):
        raw = remains.read_raw(files, folder)
        if _is_diary(files, target) or raw.snapshot is None or remains.put_together(raw, folder).problems:
            return False
        if forget:
            with suppress(OSError):
                files.remove(folder / MOVED)
        return True


def _is_diary(files: Files, target: Path | None) -> bool:
    try:
        return target is not None and files.stamp(target / SNAPSHOT) is not None
    except OSError:  # nobody can tell: the word stands
        return True
