"""A file system in memory that can lose its power, run full, or fail: the store's Files, substituted.

What a program sees is one thing, what survives a power cut another: of a file, the bytes at its last sync plus any of
the later writes, torn at any byte or at 512-byte sectors (with zeros or old bytes in between); of the folder, the names
at its last sync plus the first few of the later changes (or, `unordered`, any of them).
"""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from twitchlog.store.files import Files, Stamp

SECTOR = 512
Choose = Callable[[int], int]  # a number from 0 up to, not including, the argument


class PowerCut(BaseException):
    """The machine is off; no code of the program runs after this."""


class Write(NamedTuple):
    start: int
    data: bytes

    def on(self, old: bytes) -> bytes:
        old = old.ljust(self.start, b"\0")
        return old[: self.start] + self.data + old[self.start + len(self.data) :]


class Cut(NamedTuple):
    size: int

    def on(self, old: bytes) -> bytes:
        return old[: self.size]


class File:
    """A file's bytes: as seen, as on the disk, and what was done in between."""

    def __init__(self, number: int, data: bytes = b"") -> None:
        self.number = number
        self.data = self.durable = data
        self.pending: list[Write | Cut] = []
        self.written = 0

    def do(self, step: Write | Cut) -> None:
        self.data = step.on(self.data)
        self.pending.append(step)

    def after_power_cut(self, choose: Choose) -> bytes:
        data = self.durable
        for step in self.pending:
            how = choose(6)
            if how == 0:
                continue
            if isinstance(step, Write) and how == 3:
                step = Write(step.start, step.data[: choose(len(step.data) + 1)])
            elif isinstance(step, Write) and how > 3:
                data = _some_sectors(data, step, choose, zeros=how == 4)
                continue
            data = step.on(data)
        return data


def _some_sectors(data: bytes, step: Write, choose: Choose, *, zeros: bool) -> bytes:
    """The file grew, but only some sectors were written; the others hold zeros, or what lay on the disk before."""
    old = b"\0" * SECTOR if zeros or not data else data[-SECTOR:]
    missing = step.start + len(step.data) - len(data)
    data += (old * (missing // len(old) + 1))[: max(0, missing)]
    start, rest = step.start, step.data
    while rest:
        size = SECTOR - start % SECTOR
        if choose(2):
            data = Write(start, rest[:size]).on(data)
        start, rest = start + size, rest[size:]
    return data


class PowerFiles(Files):
    """The file system. `cut_at`: the power goes before that step; `fail`: an errno for a step by its number."""

    def __init__(self) -> None:
        self.names: dict[Path, File] = {}
        self.durable_names: dict[Path, File] = {}
        self.pending_names: list[tuple[str, Path, Path | File | None]] = []
        self.open_files: dict[int, File] = {}
        self.steps = 0
        self.log: list[str] = []
        self.cut_at: int | None = None
        self.fail: dict[int, int] = {}
        self._next = 3

    def _step(self, what: str) -> None:
        if self.cut_at is not None and self.steps >= self.cut_at:
            raise PowerCut
        self.steps += 1
        self.log.append(what)
        if (code := self.fail.get(self.steps)) and not (what == "append" and code == errno.ENOSPC):
            raise OSError(code, "injected", what)

    def new_id(self) -> str:
        """Always the same, so that equal weeks leave equal bytes."""
        return "0123456789abcdef"

    def make_folder(self, folder: Path, *, parents: bool = True) -> None:
        """There is one folder, and it is there."""

    def open(self, path: Path, *, new: bool = False) -> int:
        self._step("open")
        if path not in self.names:
            if not new:
                raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
            self.names[path] = File(self.steps)
            self.pending_names.append(("make", path, self.names[path]))
        elif new:
            self.names[path].do(Cut(0))
        self._next += 1
        self.open_files[self._next] = self.names[path]
        return self._next

    def open_to_read(self, path: Path) -> int:
        return self.open(path)

    def open_mark(self, path: Path) -> int:
        return self.open(path, new=path not in self.names)

    def write_at_start(self, handle: int, data: bytes) -> None:
        self._step("write at start")
        self.open_files[handle].do(Write(0, data))

    def close(self, handle: int) -> None:
        del self.open_files[handle]

    def read(self, handle: int, start: int, size: int) -> bytes:
        return self.open_files[handle].data[start : start + size]

    def append(self, handle: int, data: bytes) -> None:
        file = self.open_files[handle]
        self._step("append")
        full = self.fail.get(self.steps) == errno.ENOSPC
        file.do(Write(len(file.data), data[: len(data) // 2] if full else data))
        file.written = self.steps
        if full:
            raise OSError(errno.ENOSPC, "No space left on device")

    def truncate(self, handle: int, size: int) -> None:
        self._step("truncate")
        self.open_files[handle].do(Cut(size))

    def sync(self, handle: int) -> None:
        self._step("sync")
        file = self.open_files[handle]
        file.durable, file.pending = file.data, []

    def sync_folder(self, folder: Path) -> None:
        self._step("sync folder")
        self.durable_names, self.pending_names = dict(self.names), []

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace")
        self.names[target] = self.names.pop(source)
        self.pending_names.append(("move", source, target))

    def remove(self, path: Path) -> None:
        if path in self.names:
            self._step("remove")
            del self.names[path]
            self.pending_names.append(("remove", path, None))

    def listing(self, folder: Path) -> list[str]:
        return sorted(path.name for path in self.names if path.parent == folder)

    def stamp(self, path: Path) -> Stamp | None:
        file = self.names.get(path)
        return None if file is None else Stamp(file.number, file.written, len(file.data))

    def stamp_of(self, handle: int) -> Stamp:
        file = self.open_files[handle]
        return Stamp(file.number, file.written, len(file.data))

    def copy(self) -> "PowerFiles":
        """What another program would see now, on a disk that works."""
        disk = type(self)()
        disk.names = {path: File(file.number, file.data) for path, file in self.names.items()}
        disk.durable_names = dict(disk.names)
        return disk

    def content(self) -> int:
        """Tells one content of the disk from another."""
        return hash(tuple(sorted((path.name, file.data) for path, file in self.names.items())))

    def after_power_cut(self, choose: Choose, *, unordered: bool = False) -> "PowerFiles":
        """One of the states the disk may be in when the machine comes back; `self` stays as it is."""
        names = dict(self.durable_names)
        pending = self.pending_names
        kept = [step for step in pending if choose(2)] if unordered else pending[: choose(len(pending) + 1)]
        for what, path, other in kept:
            if what == "make" and isinstance(other, File):
                names[path] = other
            elif what == "remove":
                names.pop(path, None)
            elif isinstance(other, Path) and path in names:
                names[other] = names.pop(path)
        disk = type(self)()
        back = {file: File(file.number, file.after_power_cut(choose)) for file in dict.fromkeys(names.values())}
        disk.names = {path: back[file] for path, file in names.items()}
        disk.durable_names = dict(disk.names)
        disk.steps = self.steps + 1000
        return disk


class NoLock:
    """For one process alone."""

    @contextmanager
    def held(self) -> Iterator[None]:
        yield

    def close(self) -> None:
        """Nothing to let go of."""
