"""The snapshot's file: read whole, or only how far it reaches, and replaced in one step."""

from contextlib import suppress
from pathlib import Path

from twitchlog.store import snapshot as snapshots
from twitchlog.store.files import Files, Stamp
from twitchlog.store.format import NEW
from twitchlog.store.snapshot import Snapshot


class SnapshotFile:
    """Where the snapshot lies; whoever calls holds the diary's lock. Everything raises OSError as the system does."""

    def __init__(self, files: Files, path: Path) -> None:
        self._files = files
        self.path = path

    def stamp(self) -> Stamp | None:
        """The file's state; None when it is missing."""
        return self._files.stamp(self.path)

    def read(self) -> Snapshot:
        """All of it. Raises NewerDiary or DamagedDiary."""
        return snapshots.decode(self._bytes(None), self.path)

    def read_head(self) -> Snapshot:
        """What its head says, without the tables. Raises NewerDiary or DamagedDiary."""
        return snapshots.snapshot_of(snapshots.head_of(self._bytes(snapshots.HEAD_LIMIT), self.path), {})

    def _bytes(self, most: int | None) -> bytes:
        handle = self._files.open(self.path)
        try:
            size = self._files.stamp_of(handle).size
            return self._files.read(handle, 0, size if most is None else min(size, most))
        finally:
            self._files.close(handle)

    def put(self, snapshot: Snapshot) -> None:
        """Replace it, whole or not at all; the new name still wants the folder's sync."""
        fresh = self.path.with_name(self.path.name + NEW)
        try:
            handle = self._files.open(fresh, new=True)
            try:
                self._files.append(handle, snapshots.encode(snapshot))
                self._files.sync(handle)
            finally:
                self._files.close(handle)
            self._files.replace(fresh, self.path)
        except OSError:
            with suppress(OSError):
                self._files.remove(fresh)
            raise
