"""Findings: what was found damaged or left out, in sentences. They are kept until a person says they have seen them.

An opening takes the damage away and with it what `check` would tell, and whoever opened the diary may have been a
program, or not looked. So each sentence is on the disk, if that takes it, before anything is cut off or written anew.
"""

from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from twitchlog.store.files import Files
from twitchlog.store.format import FINDINGS, NEW


class Findings:
    """The sentences of this opening (`notes`), and those nobody has seen yet, a line each in `diary.findings`.

    Whoever calls a method that writes holds the diary's lock.
    """

    def __init__(self, files: Files, folder: Path) -> None:
        self.notes: list[str] = []
        self._only_said: list[str] = []
        self._files = files
        self._path = folder / FINDINGS

    def tell(self, sentence: str) -> bool:
        """Say it now, and keep it; False when the disk refuses, and it is only said."""
        try:
            if sentence not in self._kept():
                self._keep(sentence)
        except OSError:
            self.only_say(sentence)
            return False
        self.notes.append(sentence)
        return True

    def only_say(self, sentence: str) -> None:
        """Say it now, without keeping it."""
        self.notes.append(sentence)
        self._only_said.append(sentence)

    def unseen(self) -> list[str]:
        """What nobody has said they have seen, the oldest first; of this opening also what the disk refused to keep."""
        kept: list[str] = []
        with suppress(OSError):
            kept = self._kept()
        return [*kept, *(note for note in dict.fromkeys(self._only_said) if note not in kept)]

    def seen(self, sentences: Collection[str]) -> None:
        """Forget these: a person has seen them. What others found meanwhile stays. Raises OSError."""
        left = [sentence for sentence in self._kept() if sentence not in sentences]
        fresh = self._path.with_name(self._path.name + NEW)
        if left:
            self._write(fresh, left, new=True)
            self._files.replace(fresh, self._path)
        else:
            self._files.remove(self._path)
        self._files.sync_folder(self._path.parent)
        self._only_said = [sentence for sentence in self._only_said if sentence not in sentences]

    def _kept(self) -> list[str]:
        data = self._files.read_whole(self._path) or b""
        return [line for line in data.decode(errors="replace").split("\n") if line.strip("\0 ")]

    def _keep(self, sentence: str) -> None:
        is_new = self._files.stamp(self._path) is None
        self._write(self._path, [sentence], new=is_new)
        if is_new:
            self._files.sync_folder(self._path.parent)

    def _write(self, path: Path, sentences: Iterable[str], *, new: bool) -> None:
        handle = self._files.open(path, new=new)
        try:
            self._files.append(handle, "".join(f"{sentence}\n" for sentence in sentences).encode())
            self._files.sync(handle)
        finally:
            self._files.close(handle)
