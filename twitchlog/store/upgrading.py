"""A diary of an older format, opened: its files are kept under the old number, and what they say is written anew."""

from pathlib import Path

from twitchlog.store import format as names
from twitchlog.store.files import Files
from twitchlog.store.mending import keep

KEPT = ((names.SNAPSHOT, ".json"), (names.JOURNAL, ".journal"))


def keep_old_files(files: Files, folder: Path, found: int) -> None:
    """Keep snapshot and journal of the old format beside the new ones; those kept before an interruption stay.

    Caller holds the lock. Raises OSError; then nothing was changed.
    """
    for name, ending in KEPT:
        aside = folder / f"{names.OLD_FORMAT}{found}{ending}"
        data = files.read_whole(folder / name)
        if data is not None and files.read_whole(aside) != data:
            fresh = aside.with_name(aside.name + names.NEW)
            keep(files, fresh, data)
            files.replace(fresh, aside)
    files.sync_folder(folder)
