"""The mark: which change was acknowledged last.

A journal that lost whole lines at its end looks like the journal of an earlier moment. The mark tells the difference.
It is on the disk from the beginning of the diary; then it is written over after each sync of the journal and not synced
itself: after a power cut it may be old, but it never claims more than was acknowledged. It fits into a sector, which a
disk writes whole, so a mark that can't be read is damage, and told: then nobody knows whether changes are missing.
"""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from twitchlog.store.files import Files

SIZE = 64  # of which 47 are used


class Marked(NamedTuple):
    """What the mark says. `acknowledged` is 0 where it says nothing: it was never written, or can't be read."""

    acknowledged: int = 0
    written: bool = False
    blank: bool = True
    diary: str = ""

    def of(self, diary: str) -> "Marked":
        """What it says of a diary of that id: that of another one says nothing."""
        return Marked(blank=False) if diary and self.diary not in ("", diary) else self

    def vouches_for(self, seq: int) -> bool:
        """Whether it can tell that no change after `seq` is missing; one never written need not before the first."""
        return self.written or (self.blank and seq == 0)


class Mark:
    """The mark's file. Failing to read or write it is no reason to fail."""

    def __init__(self, files: Files, path: Path) -> None:
        self._files = files
        self._handle: int | None = None
        with suppress(OSError):
            self._handle = files.open_mark(path)

    def read(self) -> Marked:
        """What it says."""
        data = b""
        if self._handle is not None:
            with suppress(OSError):
                data = self._files.read(self._handle, 0, SIZE)
        return _meaning(data)

    @staticmethod
    def read_only(files: Files, path: Path) -> Marked:
        """As read(), for a file that is not open and must not be created."""
        with suppress(OSError):
            return _meaning(files.read_start(path, SIZE) or b"")
        return Marked()

    def begin(self, seq: int, diary: str) -> None:
        """Write it so that it is there after any power cut: for a new diary, or in place of one that can't be read."""
        self.write(seq, diary)
        if self._handle is not None:
            with suppress(OSError):
                self._files.sync(self._handle)

    def write(self, seq: int, diary: str) -> None:
        """Note that a change of the diary was acknowledged."""
        if self._handle is not None:
            with suppress(OSError):
                self._files.write_at_start(self._handle, _line(seq, diary))

    def close(self) -> None:
        """Give the file back."""
        if self._handle is not None:
            with suppress(OSError):
                self._files.close(self._handle)
            self._handle = None


def _meaning(data: bytes) -> Marked:
    line, _, _ = data.partition(b"\n")
    number, *more = line.split(b" ")
    diary = more[0].decode(errors="replace") if len(more) == 2 else ""
    if number.isdigit() and line + b"\n" == _line(int(number), diary):
        return Marked(int(number), written=True, blank=False, diary=diary)
    return Marked(blank=not data)


def _line(seq: int, diary: str) -> bytes:
    told = f"{seq:020} {diary}".rstrip().encode()
    return b"%b %08x\n" % (told, crc32(told))
