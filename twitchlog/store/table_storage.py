"""What the tables stand on: a diary folder's tables in memory, and what is asked of whoever keeps them there."""

from abc import abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from threading import RLock
from typing import Any

from tinydb.storages import Storage

from twitchlog.store.files import Files
from twitchlog.store.findings import Findings
from twitchlog.store.line import Line, Op
from twitchlog.store.memory import Memory


class TableStorage(Storage):
    """TinyDB's storage of a diary folder; `memory` holds what the files say, `findings` what is wrong with them."""

    read_only = False

    def __init__(self, folder: Path, files: Files | None = None) -> None:
        self.folder = folder
        self.files = files or Files()
        self.memory = Memory()
        self.thread_lock = RLock()
        self.findings = Findings(self.files, folder)
        self.closed = False

    @abstractmethod
    def refresh(self) -> Sequence[Line] | None:
        """Take in what other processes wrote: their changes, or None when everything had to be read anew."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[None]:
        """Keep all others from writing for a block, up to date with them. Re-entrant. Raises DiaryBusy, CannotSave."""

    @abstractmethod
    def commit(self, ops: Sequence[Op]) -> None:
        """Make one change durable, then visible. Caller is inside writing(). Raises CannotSave, and nothing changed."""

    @abstractmethod
    def compact(self) -> None:
        """Write the snapshot anew, with all changes in it. Raises CannotSave."""

    def read(self) -> dict[str, Any] | None:
        """All tables, up to date; None while there are none, as TinyDB wants it."""
        self.refresh()
        return dict(self.memory.tables) or None

    def write(self, data: dict[str, dict[Any, Any]]) -> None:
        """Make the tables equal to `data`, as one change (TinyDB drops tables this way)."""
        with self.writing():
            ops = list(self.memory.ops_towards(data))
            if ops:
                self.commit(ops)
