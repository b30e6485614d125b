"""The backups of a diary that does not open: compared with what of it can be read, while nothing is changed."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from twitchlog.domain.records import Record
from twitchlog.store import remains
from twitchlog.store.backups import Backups
from twitchlog.store.change import Change
from twitchlog.store.errors import DiaryError, cannot_open
from twitchlog.store.files import Files
from twitchlog.store.snapshot import Table


def unopened_backups(folder: Path, now: Callable[[], datetime]) -> Backups:
    """The backups, to be listed and planned with; nothing can be restored. Raises DiaryError."""
    files = Files()
    try:
        found = remains.put_together(remains.read_raw(files, folder), folder).snapshot
    except OSError as error:
        raise cannot_open(error, folder) from error
    return Backups(_Readable(folder, found.seq, found.tables), now, files)


class _Readable:
    """What is readable of a diary that is not open, as backups want to see it; it cannot be written to."""

    def __init__(self, folder: Path, seq: int, tables: dict[str, Table]) -> None:
        self.folder = folder
        self._found = seq, tables

    def tables(self) -> tuple[int, dict[str, Table]]:
        """The tables as they can be read."""
        return self._found

    def swap(self, put: Sequence[Record], remove: Sequence[Record], label: str) -> Change:
        """Never: the diary is not open."""
        raise DiaryError("The diary is not open.")
