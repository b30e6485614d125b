"""The diary on disk. One door: `Diary`.

The promise, and what holds it (tests/store/, tests/torture/):

- When a writing call has returned, its change is on the disk. It was appended to the journal and synced, the folder too
  where a name changed, before anyone is told.
- After any crash, power cut or full disk the diary opens with everything acknowledged; the change under way is there
  whole or not at all.
- Damage is found, said, and what is whole is kept: every journal line and every entry of the snapshot has its own
  checksum, and the files know by an id that they belong together. Nothing is repaired in silence: `Diary.open` refuses
  (DamagedDiary) or leaves a sentence in `notes`, kept in `unseen()` until a person has seen it; `Diary.examine` says
  what can be read, changing nothing; `Diary.open(salvage=True)` goes on with it, the damaged files kept aside.
- Several programs at once are safe: one lock, one order of changes, ids never used twice.
- Backups are read again before they count, and never replace a better one.
- What was deleted for good is gone from these files (backups made before still hold it).

What it does not promise: more than the disk does. A drive that says "synced" and lies, or a synced folder that merges
files by itself, can lose what was acknowledged; the checksums then tell.

How: `diary.json` is a snapshot that stock TinyDB opens, `diary.journal` has one checksummed line for every change
since. A change is appended, synced, and only then read back into memory.

    files.py        the calls to the system, and what differs on macOS and Windows
    line.py, snapshot.py, format.py   the bytes          upgrades.py, upgrading.py   older formats
    journal.py, snapshot_file.py, mark.py, lock.py       the files
    storage.py      the order of the steps               memory.py, tables.py, shelf.py   tables, TinyDB, records
    read_only.py    a folder that can only be read       table_storage.py   what the tables stand on
    draft.py, undo.py, binned.py, change.py, labels.py   one change, the way back, the bin, the news
    salvage.py, remains.py, mending.py, examination.py, unopened.py   what is whole of a damaged diary
    findings.py, notes.py, losses.py   what was found, told until it is seen
    backup_file.py, backup_state.py, backup_places.py   a backup, what is remembered of them, where they are
    backups.py, keeping.py, backup_due.py, comparing.py   making them, keeping them, restoring them
    own_files.py, moving.py, move_copy.py, moved.py, erasing.py   the diary as a whole: moved, erased
    diary.py, reading.py, changing.py, binning.py   the door
"""

from twitchlog.store.change import Change
from twitchlog.store.diary import Diary
from twitchlog.store.errors import (
    BackupFolderGone,
    CannotBackUp,
    CannotSave,
    DamagedDiary,
    DiaryBusy,
    DiaryError,
    DiaryMoved,
    FewerEntries,
    NewerDiary,
    NothingToUndo,
    OnlyReadable,
)

__all__ = [
    "BackupFolderGone",
    "CannotBackUp",
    "CannotSave",
    "Change",
    "DamagedDiary",
    "Diary",
    "DiaryBusy",
    "DiaryError",
    "DiaryMoved",
    "FewerEntries",
    "NewerDiary",
    "NothingToUndo",
    "OnlyReadable",
]
