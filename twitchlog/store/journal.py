"""The journal: the file to which every change is appended and synced before anyone is told that it is saved."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from twitchlog.store import format as names
from twitchlog.store import line as lines
from twitchlog.store.errors import damaged
from twitchlog.store.files import Files, Stamp
from twitchlog.store.format import NEW, check_version
from twitchlog.store.line import Line, Op


class Tail(Enum):
    """What follows the last good line of a journal."""

    CLEAN = "nothing"
    TORN = "a line cut short: its writing never ended, so nobody was told that it is saved"
    DAMAGED = "a whole line that is not as it was written: it may have been acknowledged"


class Scan(NamedTuple):
    """What new bytes of a journal hold: the changes after `seq`, how many bytes are good, and what comes after."""

    changes: tuple[Line, ...]
    good: int
    tail: Tail
    reaches: int  # the highest seq of any good line, also of those already known
    format: int | None = None  # as its first line says
    diary: str = ""  # as its first line says


def scan(data: bytes, seq: int, path: Path) -> Scan:
    """Read journal lines, knowing the changes up to `seq`. Pure: nothing is written.

    Raises DamagedDiary when a bad line has a later change after it, or a change is missing; NewerDiary.
    A power cut can leave an old line's sectors behind a torn one: such a line repeats a known seq, and is garbage.
    """
    changes: list[Line] = []
    good = start = reaches = 0
    bad = False
    format: int | None = None
    diary = ""
    while start < len(data):
        end = data.find(b"\n", start)
        end, ended = (len(data), False) if end < 0 else (end, True)
        line = lines.decode(data[start:end]) if ended else None
        if line is None:
            bad = True
        elif line.seq > seq:
            if bad:
                raise damaged(path, "is damaged: a line in its middle is not as it was written")
            if not line.ops:
                raise damaged(path, f"continues a newer {names.SNAPSHOT} than the one that is there")
            if line.seq != seq + 1:
                raise damaged(path, f"is damaged: the changes {seq + 1} to {line.seq - 1} are missing")
            changes.append(line)
            seq = line.seq
        if line is not None and not bad:
            check_version(line.format, path)
            format, diary = format or line.format, diary or line.diary
            good, reaches = end + 1, max(reaches, line.seq)
        start = end + 1
    return Scan(tuple(changes), good, _tail(data[good:], seq, path), reaches, format, diary)


def _tail(rest: bytes, seq: int, path: Path) -> Tail:
    if not rest:
        return Tail.CLEAN
    only_newline_is_bad = lines.decode(rest[:-1]) is not None
    unfinished = rest.endswith(b"\0") or not rest.endswith(b"\n")
    if unfinished and not only_newline_is_bad:
        return Tail.TORN
    if not only_newline_is_bad and any(line.seq > seq for line in lines.whole_lines(rest)):
        raise damaged(path, "is damaged: the newline between two of its lines is not there")
    return Tail.DAMAGED


def stranger(found: Scan, seq: int, diary: str) -> str:
    """Why a journal is not the one of this snapshot (the change it reaches to, and its diary); empty when it is.

    A snapshot is only written with changes in it that the journal holds, and replaced before the journal is.
    """
    if diary and found.diary and found.diary != diary:
        return f"is of another diary than {names.SNAPSHOT}"
    if found.good and found.reaches < seq:
        return f"is older than {names.SNAPSHOT}: newer changes may be lost"
    return ""


class Journal:
    """An open journal file. `end` is where its last good line ends; whoever calls holds the diary's lock."""

    def __init__(self, files: Files, path: Path) -> None:
        self._files = files
        self.path = path
        self.end = 0
        self._handle = files.open(path)
        self._file = files.stamp_of(self._handle).file

    @classmethod
    def start(cls, files: Files, path: Path, seq: int, diary: str) -> None:
        """Put a journal in place that continues the diary's snapshot of that seq, whole or not at all.

        Raises OSError; SyncLost when it is in place but may not stay there.
        """
        fresh = path.with_name(path.name + NEW)
        handle = files.open(fresh, new=True)
        try:
            files.append(handle, lines.encode_first(seq, diary))
            files.sync(handle)
        finally:
            files.close(handle)
        files.replace(fresh, path)
        try:
            files.sync_folder(path.parent)
        except OSError as error:
            # A power cut may bring the old journal back, and with it lose every line added to this one.
            raise SyncLost(error.errno, error.strerror) from error

    def is_current(self) -> bool:
        """Whether the file of that name is still the one open here."""
        named = self._files.stamp(self.path)
        return named is not None and self.is_the(named)

    def is_the(self, named: Stamp) -> bool:
        """Whether the file of that stamp is the one open here."""
        return named.file == self._file

    def size(self) -> int:
        """The file's length in bytes; differs from `end` when there is news."""
        return self._files.stamp_of(self._handle).size

    def unread(self) -> bytes:
        """The bytes after the last good line known."""
        return self._files.read(self._handle, self.end, self.size() - self.end)

    def sync(self) -> None:
        """Make lines that another process left behind durable before they are shown."""
        self._files.sync(self._handle)

    def cut(self, aside: Path, tail: Tail) -> None:
        """Take what follows `end` off, keeping the bytes aside.

        What may have been acknowledged is only cut off once it is kept; a line cut short may go, if the disk is full.
        """
        try:
            self._keep(aside)
        except OSError:
            if tail is Tail.DAMAGED:
                raise
        self._files.truncate(self._handle, self.end)
        self._files.sync(self._handle)

    def _keep(self, aside: Path) -> None:
        handle = self._files.open(aside, new=self._files.stamp(aside) is None)
        try:
            self._files.append(handle, self.unread() + b"\n")
            self._files.sync(handle)
        finally:
            self._files.close(handle)

    def append(self, seq: int, ops: Sequence[Op]) -> None:
        """Write one change and return when it is on the disk; `end` stays, so that it is read back as news.

        Raises OSError; then the line was taken back if the disk allowed it, else SyncLost.
        """
        data = lines.encode(seq, ops)
        try:
            self._files.append(self._handle, data)
        except BaseException as error:  # also an interrupt: half a line must not stay
            self._take_back(error)
            raise
        try:
            self._files.sync(self._handle)
        except OSError as error:
            self._take_back(error)
            # What the disk holds now is unknown, and a second sync would claim success: trust it only when reopened.
            raise SyncLost(error.errno, error.strerror) from error

    def _take_back(self, error: BaseException) -> None:
        try:
            self._files.truncate(self._handle, self.end)
        except OSError as second:
            raise SyncLost(second.errno, second.strerror) from error

    def close(self) -> None:
        """Give the file back."""
        self._files.close(self._handle)


class SyncLost(OSError):
    """Memory and disk may differ from here on: nothing more is written until the diary is opened anew."""
