"""The first files of a diary, and telling a diary that never began from one that lost a file."""

from pathlib import Path

from twitchlog.store.errors import damaged
from twitchlog.store.files import Files
from twitchlog.store.journal import Journal, Tail, scan
from twitchlog.store.snapshot import Snapshot
from twitchlog.store.snapshot_file import SnapshotFile


def begin(files: Files, snapshot: SnapshotFile, journal: Path, acknowledged: int) -> bool:
    """Make the files of an empty diary if there is none yet, and return whether that was so.

    `acknowledged` is the last change known to have been told as saved. Caller holds the lock and syncs the folder.
    Raises DamagedDiary when one of two files is missing, or both of a diary that began; OSError.
    """
    there = files.stamp(journal) is not None
    if snapshot.stamp() is not None:
        if not there:
            raise damaged(journal, "is missing, and with it the newest changes")
        return False
    if acknowledged:
        raise damaged(snapshot.path, "is missing" if there else f"is missing, and so is {journal.name}")
    # The journal first: a snapshot without a journal, or a journal with changes and no snapshot, is damage.
    if not there:
        Journal.start(files, journal, 0)
    elif not _only_begun(files, journal):
        raise damaged(snapshot.path, "is missing, and only the newest changes are left")
    snapshot.put(Snapshot())
    return True


def _only_begun(files: Files, path: Path) -> bool:
    journal = Journal(files, path)
    try:
        found = scan(journal.unread(), 0, path)
    finally:
        journal.close()
    return found.tail is Tail.CLEAN and found.good > 0 and not (found.changes or found.reaches)
