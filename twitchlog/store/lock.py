"""The lock all programs share: whoever writes the diary, or reads another's news, holds it.

The operating system's own lock on a descriptor that stays open: it ends with the process, however that ends.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Protocol

from twitchlog.store.errors import ONLY_READABLE, DiaryBusy
from twitchlog.store.files import Files

PATIENCE_S = 10.0
PAUSE_S = 0.002
TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK)


class Lock(Protocol):
    """What the journal needs of a lock."""

    def held(self) -> AbstractContextManager[None]:
        """Hold it for a block."""

    def close(self) -> None:
        """Let go for good."""


class FileLock:
    """An exclusive lock between processes; not re-entrant (the journal's thread lock takes care of that)."""

    def __init__(self, path: Path, patience_s: float = PATIENCE_S) -> None:
        self._path = path
        self._patience_s = patience_s
        self._handle = self._open()

    def _open(self) -> int:
        flags = getattr(os, "O_CLOEXEC", 0)
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | flags, 0o600)
        except OSError as error:
            if error.errno not in ONLY_READABLE or not os.path.exists(self._path):
                raise
            return os.open(self._path, os.O_RDONLY | flags)  # whoever may only read can wait for writers all the same

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock for a block; raises DiaryBusy when another program keeps it longer than the patience."""
        self._take()
        try:
            yield
        finally:
            _unlock(self._handle)

    def _take(self) -> None:
        deadline: float | None = None
        while not self._try():
            now = time.monotonic()
            deadline = deadline or now + self._patience_s
            if now >= deadline:
                raise DiaryBusy(
                    "Another program is busy with the diary. Nothing was changed. Try again in a moment; "
                    "if it goes on, close other windows of twitchlog."
                )
            time.sleep(PAUSE_S)

    def _try(self) -> bool:
        if not _lock(self._handle):
            return False
        if self._still_there():
            return True
        # Someone deleted the lock file: others would lock its successor, so must we.
        fresh = self._open()
        os.close(self._handle)
        self._handle = fresh
        return False

    def _still_there(self) -> bool:
        if sys.platform == "win32":  # an open file cannot be deleted there
            return True
        try:
            named = os.stat(self._path)
        except FileNotFoundError:
            return False
        mine = os.fstat(self._handle)
        return (named.st_ino, named.st_dev) == (mine.st_ino, mine.st_dev)

    def close(self) -> None:
        """Let go of the descriptor."""
        os.close(self._handle)


@contextmanager
def held_to_read(path: Path, files: Files, lock: Lock | None = None) -> Iterator[None]:
    """Keep writers out while a diary is read that is not opened; where there is no lock's file, nobody writes.

    Raises DiaryBusy.
    """
    own: FileLock | None = None
    if lock is None and files.stamp(path) is not None:
        with suppress(OSError):
            own = FileLock(path)
    held = lock or own
    try:
        with nullcontext() if held is None else held.held():
            yield
    finally:
        if own is not None:
            own.close()


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _lock(handle: int) -> bool:
        os.lseek(handle, 0, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in TAKEN:
                return False
            raise
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in TAKEN:
                return False
            raise
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
