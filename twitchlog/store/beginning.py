"""The first files of a diary, and telling a diary that never began from one that lost a file."""

from pathlib import Path

from twitchlog.store.backup_due import was_backed_up
from twitchlog.store.errors import damaged
from twitchlog.store.files import Files
from twitchlog.store.journal import Journal, Tail, scan
from twitchlog.store.snapshot import Snapshot
from twitchlog.store.snapshot_file import SnapshotFile


def begin(files: Files, snapshot: SnapshotFile, journal: Path, *, began: bool) -> str:
    """Make the files of an empty diary if there is none yet; the new diary's id, "" when there was one.

    `began` tells whether the mark knows of something saved here; a backup tells, too. Caller holds the lock and syncs
    the folder.
    Raises DamagedDiary when one of two files is missing, or both of a diary that began; OSError.
    """
    there = files.stamp(journal) is not None
    if snapshot.stamp() is not None:
        if not there:
            raise damaged(journal, "is missing, and with it the newest changes")
        return ""
    if began or was_backed_up(files, journal.parent):
        raise damaged(snapshot.path, "is missing" if there else f"is missing, and so is {journal.name}")
    # The journal first: a snapshot without a journal, or a journal with changes and no snapshot, is damage.
    diary = files.new_id()
    if not there:
        Journal.start(files, journal, 0, diary)
    else:
        diary = _only_begun(files, journal, snapshot.path)
    snapshot.put(Snapshot(diary=diary))
    return diary


def _only_begun(files: Files, path: Path, snapshot: Path) -> str:
    """The id of a diary of which only the journal was made yet, before a power cut."""
    journal = Journal(files, path)
    try:
        found = scan(journal.unread(), 0, path)
    finally:
        journal.close()
    if found.tail is not Tail.CLEAN or not found.good or found.changes or found.reaches:
        raise damaged(snapshot, "is missing, and only the newest changes are left")
    return found.diary or files.new_id()
