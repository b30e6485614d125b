"""Every call the store makes to the file system, in one object that tests substitute.

Linux, macOS and Windows differ in how bytes reach the disk: macOS's fsync stops at the drive's cache (F_FULLFSYNC goes
through), Windows cannot sync a folder, and Windows has no permission bits worth setting.
"""

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

OWNER_ONLY_FILE = 0o600
OWNER_ONLY_FOLDER = 0o700
F_FULLFSYNC = 51  # fcntl.h of macOS
CHUNK = 1 << 26
ID_BYTES = 8
UNKNOWN_HERE = (errno.EINVAL, errno.ENOTSUP)
SHARING_PAUSES_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4)


class Stamp(NamedTuple):
    """What tells one state of a file from another: which file it is, when it was written, how long it is."""

    file: int
    written_ns: int
    size: int


class Files:
    """The real file system. Every method raises OSError as the system does."""

    platform = sys.platform

    def new_id(self) -> str:
        """An id for a diary, by which its files know each other."""
        return os.urandom(ID_BYTES).hex()

    def make_folder(self, folder: Path, *, parents: bool = True) -> None:
        """Create the folder, and with `parents` what is missing above it, for its owner only, unless it is there."""
        if not folder.is_dir():
            folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=parents, exist_ok=True)
            self.sync_folder(folder.parent)

    def open(self, path: Path, *, new: bool = False) -> int:
        """A handle that reads anywhere and writes at the end; `new` creates the file or empties it."""
        flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        handle = os.open(path, flags | (os.O_CREAT | os.O_TRUNC if new else 0), OWNER_ONLY_FILE)
        _refuse_odd(handle, path)
        self._protect(handle)
        return handle

    def read_whole(self, path: Path) -> bytes | None:
        """All bytes of a file, changing nothing; None when there is none."""
        return self.read_start(path, 1 << 62)

    def read_start(self, path: Path, size: int) -> bytes | None:
        """The first bytes of a file, changing nothing; None when there is none."""
        try:
            handle = self.open_to_read(path)
        except FileNotFoundError:
            return None
        try:
            return self.read(handle, 0, min(size, self.stamp_of(handle).size))
        finally:
            self.close(handle)

    def open_to_read(self, path: Path) -> int:
        """A handle that only reads, also where writing is not allowed; only of an ordinary file."""
        plain = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | plain)  # a pipe would make us wait for ever
        _refuse_odd(handle, path)
        return handle

    def open_mark(self, path: Path) -> int:
        """A handle whose writing starts at the file's beginning; the file is created when missing."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        return os.open(path, flags, OWNER_ONLY_FILE)

    def write_at_start(self, handle: int, data: bytes) -> None:
        """Write over the file's first bytes, for a handle of open_mark; not synced."""
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, data)

    def _protect(self, handle: int) -> None:
        """Take others' rights off a file, say one copied here from a stick."""
        if self.platform != "win32" and stat.S_IMODE(os.fstat(handle).st_mode) & 0o077:
            with suppress(OSError):  # a stick's file system knows no permissions
                os.fchmod(handle, OWNER_ONLY_FILE)

    def close(self, handle: int) -> None:
        """Give the handle back."""
        os.close(handle)

    def read(self, handle: int, start: int, size: int) -> bytes:
        """Up to `size` bytes from `start`; fewer only where the file ends."""
        parts = []
        os.lseek(handle, start, os.SEEK_SET)  # not pread, which Windows lacks
        while size > 0 and (part := os.read(handle, min(size, CHUNK))):
            parts.append(part)
            size -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def append(self, handle: int, data: bytes) -> None:
        """Write all of it at the end. When it raises, a part may have been written."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest[:CHUNK]) :]

    def truncate(self, handle: int, size: int) -> None:
        """Cut the file down to its first `size` bytes."""
        os.ftruncate(handle, size)

    def sync(self, handle: int) -> None:
        """Return when the file's bytes are on the disk itself."""
        if self.platform == "darwin":
            self._full_sync(handle)
        else:
            os.fsync(handle)

    def _full_sync(self, handle: int) -> None:
        import fcntl  # not on Windows

        try:
            fcntl.fcntl(handle, F_FULLFSYNC)
        except OSError:  # a network or foreign file system that doesn't know it
            os.fsync(handle)

    def sync_folder(self, folder: Path) -> None:
        """Return when names made or moved in the folder are on the disk; Windows does that by itself."""
        if self.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            self.sync(handle)
        except OSError as error:
            if error.errno not in UNKNOWN_HERE:  # some network and foreign file systems have nothing to sync
                raise
        finally:
            os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file the other's name, in one step; what had that name is gone.

        On Windows a virus scanner or an indexer may have it open for a moment: tried again for about a second.
        """
        for pause in self._pauses():
            try:
                os.replace(source, target)
                return
            except PermissionError:
                time.sleep(pause)
        os.replace(source, target)

    def _pauses(self) -> tuple[float, ...]:
        return SHARING_PAUSES_S if self.platform == "win32" else ()

    def listing(self, folder: Path) -> list[str]:
        """The names in a folder, sorted; none when there is no such folder."""
        try:
            return sorted(os.listdir(folder))
        except FileNotFoundError:
            return []

    def remove(self, path: Path) -> None:
        """Delete the file if it is there."""
        path.unlink(missing_ok=True)

    def stamp(self, path: Path) -> Stamp | None:
        """The state of the file of that name; None when there is none."""
        try:
            return _stamp(os.stat(path))
        except FileNotFoundError:
            return None

    def stamp_of(self, handle: int) -> Stamp:
        """The state of an open file."""
        return _stamp(os.fstat(handle))


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_ino, status.st_mtime_ns, status.st_size)


def _refuse_odd(handle: int, path: Path) -> None:
    """Close a pipe, a device or a folder again, and raise OSError."""
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.ENXIO, "it is no ordinary file", str(path))
