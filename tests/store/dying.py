"""A program that dies at one of its calls to the file system: what it wrote until then is there, and nothing more."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from twitchlog.store.files import Files


class Died(BaseException):
    """No code of the program runs after this."""


class QuickFiles(Files):
    """Waits for no disk."""

    def sync(self, handle: int) -> None:
        """Nothing: the program may die, but not the machine."""


class DyingFiles(QuickFiles):
    """Dies before the n-th call that writes; in the midst of it, when it appends."""

    def __init__(self, at: int) -> None:
        self.left = at

    @property
    def dead(self) -> bool:
        """Whether it came that far."""
        return self.left <= 0

    def _step(self) -> None:
        self.left -= 1
        if self.dead:
            raise Died

    def make_folder(self, folder: Path, *, parents: bool = True) -> None:
        """Dies before."""
        self._step()
        super().make_folder(folder, parents=parents)

    def open(self, path: Path, *, new: bool = False) -> int:
        """Dies after, so that an empty file is there."""
        handle = super().open(path, new=new)
        self._step()
        return handle

    def append(self, handle: int, data: bytes) -> None:
        """Dies in its midst."""
        if self.left == 1:
            super().append(handle, data[: len(data) // 2])
        self._step()
        super().append(handle, data)

    def truncate(self, handle: int, size: int) -> None:
        """Dies before."""
        self._step()
        super().truncate(handle, size)

    def sync(self, handle: int) -> None:
        """Dies before."""
        self._step()
        super().sync(handle)

    def sync_folder(self, folder: Path) -> None:
        """Dies before."""
        self._step()
        super().sync_folder(folder)

    def replace(self, source: Path, target: Path) -> None:
        """Dies before."""
        self._step()
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        """Dies before."""
        self._step()
        super().remove(path)


def dies_at(at: int, work: Callable[[Files], object]) -> bool:
    """Do the work with a program that dies at that call; False when it needs fewer."""
    files = DyingFiles(at)
    with suppress(Died):
        work(files)
    return files.dead
