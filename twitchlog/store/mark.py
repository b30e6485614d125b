"""The mark: which change was acknowledged last.

A journal that lost whole lines at its end looks like the journal of an earlier moment. The mark tells the difference.
It is written after the journal's sync and never synced itself: after a power cut it may be old, or unreadable and then
says nothing, but it never claims more than was acknowledged.
"""

from contextlib import suppress
from pathlib import Path
from zlib import crc32

from twitchlog.store.files import Files

SIZE = 30


class Mark:
    """The mark's file. Failing to read or write it is no reason to fail."""

    def __init__(self, files: Files, path: Path) -> None:
        self._files = files
        self._handle: int | None = None
        with suppress(OSError):
            self._handle = files.open_mark(path)

    def read(self) -> int:
        """The last change known to be acknowledged; 0 when nothing is known."""
        data = b""
        if self._handle is not None:
            with suppress(OSError):
                data = self._files.read(self._handle, 0, SIZE)
        return _meaning(data)

    @staticmethod
    def read_only(files: Files, path: Path) -> int:
        """As read(), for a file that is not open and must not be created."""
        with suppress(OSError):
            return _meaning(files.read_start(path, SIZE) or b"")
        return 0

    def write(self, seq: int) -> None:
        """Note that a change was acknowledged."""
        if self._handle is not None:
            with suppress(OSError):
                self._files.write_at_start(self._handle, _line(seq))

    def close(self) -> None:
        """Give the file back."""
        if self._handle is not None:
            with suppress(OSError):
                self._files.close(self._handle)
            self._handle = None


def _meaning(data: bytes) -> int:
    number, _, _ = data.partition(b" ")
    return int(number) if number.isdigit() and data == _line(int(number)) else 0


def _line(seq: int) -> bytes:
    return b"%020d %08x\n" % (seq, crc32(b"%020d" % seq))
