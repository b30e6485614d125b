"""The diary on disk. One door: `Diary`.

The promise: when a writing call has returned, its change is on the disk. After any crash the diary opens with
everything acknowledged; damage is found, said, and never papered over; two programs at once are safe.

How: `diary.json` is a snapshot that stock TinyDB opens, `diary.journal` has one checksummed line for every change
since. A change is appended, synced, and only then read back into memory. files.py talks to the system, line.py and
snapshot.py know the formats, journal.py reads and appends, storage.py keeps the order of the steps, memory.py holds the
tables, tables.py is TinyDB on top, shelf.py finds records, undo.py goes back, diary.py is the door.
"""

from twitchlog.store.change import Change
from twitchlog.store.diary import Diary
from twitchlog.store.errors import (
    CannotBackUp,
    CannotSave,
    DamagedDiary,
    DiaryBusy,
    DiaryError,
    FewerEntries,
    NewerDiary,
    NothingToUndo,
)

__all__ = [
    "CannotBackUp",
    "CannotSave",
    "Change",
    "DamagedDiary",
    "Diary",
    "DiaryBusy",
    "DiaryError",
    "FewerEntries",
    "NewerDiary",
    "NothingToUndo",
]
