"""A diary whose folder can only be read, as on a write-protected stick: shown as it is, and nothing is written."""

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from twitchlog.store import format as names
from twitchlog.store import notes, remains
from twitchlog.store.errors import CannotSave, DamagedDiary, DiaryError
from twitchlog.store.files import Files
from twitchlog.store.line import Line, Op
from twitchlog.store.lock import Lock, held_to_read
from twitchlog.store.memory import without_garbage_collection
from twitchlog.store.table_storage import TableStorage


class ReadOnlyStorage(TableStorage):
    """The tables as of now. What others write later is not taken in; what would be cut off is only left out."""

    read_only = True

    def __init__(self, folder: Path, files: Files | None = None, lock: Lock | None = None) -> None:
        """Read the folder's diary. Raises DiaryError when there is none, NewerDiary, DamagedDiary, OSError."""
        super().__init__(folder, files)
        with held_to_read(folder / names.LOCK, self.files, lock):
            raw = remains.read_raw(self.files, folder)
        if raw.snapshot is None and raw.journal is None and not (raw.marked.acknowledged or raw.backed_up):
            raise DiaryError(f"There is no diary in {folder}.")
        with without_garbage_collection():
            found = remains.put_together(raw, folder)
        if found.problems:
            raise _damaged(found.problems, folder)
        self.memory.start_anew(found.snapshot, ())
        for is_so, sentence in ((found.torn, notes.UNFINISHED), (found.unsure, notes.UNSURE_YET)):
            if is_so:
                self.findings.only_say(sentence)  # the next opening that may write will find it again

    def refresh(self) -> Sequence[Line]:
        """Nothing: it stays as it was read."""
        return ()

    def writing(self) -> NoReturn:
        """Never. Raises CannotSave."""
        raise CannotSave(
            f"Not saved: the diary in {self.folder} was opened only to be read. Everything saved before is kept. "
            "Make the folder writable (or room on a full disk), then open the diary again."
        )

    def commit(self, ops: Sequence[Op]) -> None:
        """Never. Raises CannotSave."""
        self.writing()

    def compact(self) -> None:
        """Never. Raises CannotSave."""
        self.writing()

    def close(self) -> None:
        """Nothing is held."""
        self.closed = True


def _damaged(problems: tuple[str, ...], folder: Path) -> DamagedDiary:
    error = DamagedDiary(
        f"Part of the diary in {folder} can't be read: {'; '.join(problems)}. Nothing was changed, and nothing can be "
        "there: copy the folder to where you can write. There twitchlog check --salvage goes on with what is whole."
    )
    error.what = "; ".join(problems)
    return error
