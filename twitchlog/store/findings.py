"""Findings: what was found damaged or left out, in sentences. They are kept until a person says they have seen them.

An opening takes the damage away and with it what `check` would tell, and whoever opened the diary may have been a
program, or not looked. So each sentence is on the disk before anything is cut off or written anew.
"""

from contextlib import suppress
from pathlib import Path

from twitchlog.store.files import Files
from twitchlog.store.format import FINDINGS


class Findings:
    """The sentences of this opening (`notes`), and those nobody has seen yet, a line each in `diary.findings`.

    Whoever calls a method that writes holds the diary's lock.
    """

    def __init__(self, files: Files, folder: Path) -> None:
        self.notes: list[str] = []
        self._files = files
        self._path = folder / FINDINGS

    def tell(self, sentence: str) -> bool:
        """Say it now, and keep it; False when the disk refuses, and it is only said."""
        self.notes.append(sentence)
        try:
            if sentence not in self._kept():
                self._keep(sentence)
        except OSError:
            return False
        return True

    def unseen(self) -> list[str]:
        """What nobody has said they have seen, the oldest first; of this opening also what the disk refused to keep."""
        kept: list[str] = []
        with suppress(OSError):
            kept = self._kept()
        return [*kept, *(note for note in dict.fromkeys(self.notes) if note not in kept)]

    def seen(self) -> None:
        """Forget them all: a person has seen them. Raises OSError."""
        self._files.remove(self._path)
        self._files.sync_folder(self._path.parent)
        self.notes.clear()

    def _kept(self) -> list[str]:
        data = self._files.read_whole(self._path) or b""
        return [line for line in data.decode(errors="replace").split("\n") if line.strip("\0 ")]

    def _keep(self, sentence: str) -> None:
        is_new = self._files.stamp(self._path) is None
        handle = self._files.open(self._path, new=is_new)
        try:
            self._files.append(handle, f"{sentence}\n".encode())
            self._files.sync(handle)
        finally:
            self._files.close(handle)
        if is_new:
            self._files.sync_folder(self._path.parent)
