"""Opening what is whole of a damaged diary: its files are kept aside first, then written anew.

The power may go at any step: until both files are in place, the next opening finds damage again, and salvages again.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from twitchlog.store import format as names
from twitchlog.store import notes, remains
from twitchlog.store.files import Files
from twitchlog.store.findings import Findings
from twitchlog.store.journal import Journal
from twitchlog.store.losses import lost_words
from twitchlog.store.snapshot_file import SnapshotFile


def mend(files: Files, folder: Path, today: date, findings: Findings) -> None:
    """Make a damaged diary one that opens, holding what is whole; a whole one is left as it is.

    `findings` are told what was lost and where the damaged files are. Caller holds the lock. Raises OSError (nothing
    was lost then), NewerDiary.
    """
    raw = remains.read_raw(files, folder)
    found = remains.put_together(raw, folder)
    if not found.problems:
        return
    stem = free_stem(files, folder, today)
    for data, ending in ((raw.snapshot, ".json"), (raw.journal, ".journal")):
        if data is not None:
            keep(files, folder / (stem + ending), data)
    files.sync_folder(folder)
    kept = stem if (raw.snapshot, raw.journal) != (None, None) else ""
    findings.tell(notes.salvaged(lost_words(found), found.unproven, kept))
    whole = replace(found.snapshot, diary=found.snapshot.diary or files.new_id(), rescue=files.new_id())
    SnapshotFile(files, folder / names.SNAPSHOT).put(whole)
    files.sync_folder(folder)
    Journal.start(files, folder / names.JOURNAL, whole.seq, whole.diary)


def free_stem(files: Files, folder: Path, today: date) -> str:
    """The name the damaged files get: diary-damaged-2026-11-23, with a number when that is taken."""
    number, stem = 1, f"{names.DAMAGED}{today}"
    while any(files.stamp(folder / (stem + ending)) for ending in (".json", ".journal")):
        number += 1
        stem = f"{names.DAMAGED}{today}-{number}"
    return stem


def keep(files: Files, path: Path, data: bytes) -> None:
    """Write bytes to a new file; its name still wants the folder's sync. When it raises OSError, there is no file."""
    handle = files.open(path, new=True)
    try:
        try:
            files.append(handle, data)
            files.sync(handle)
        finally:
            files.close(handle)
    except OSError:
        with suppress(OSError):
            files.remove(path)
        raise
