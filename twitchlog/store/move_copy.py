"""The copy a move makes in the other folder: what it made is known at any moment, so that it can go again."""

from contextlib import suppress
from pathlib import Path, PurePath

from twitchlog.store import format as names
from twitchlog.store.backup_places import moved
from twitchlog.store.backup_state import BackupState, load, to_bytes
from twitchlog.store.errors import DiaryError
from twitchlog.store.files import Files
from twitchlog.store.mending import keep
from twitchlog.store.own_files import own_files
from twitchlog.store.salvage import diary_of

ABOUT = "A diary is being moved here. Until that is done it is where it was."


class Copy:
    """A copy of the diary in `folder`, whose lock the caller holds and which is tidied up. All raise OSError."""

    def __init__(self, files: Files, folder: Path, target: Path) -> None:
        self._files = files
        self._folder = folder
        self._target = target
        self._diary = ""  # its id
        self._marker = target / names.MOVING
        self._made: list[Path] = []  # files
        self._folders: list[Path] = []  # the inner ones last
        self._word: bytes | None = None  # that the diary of the other folder had moved on
        self._begun = False

    def take(self) -> None:
        """Copy all files, the snapshot under a name that doesn't count yet, and read them again.

        Raises DiaryError when one is there already, before anything is written; or when what is read is not the same.
        """
        self._diary = diary_of(self._files.read_whole(self._folder / names.JOURNAL))
        self._start_over()
        passed_over = (names.MOVING, names.MOVED)
        paths = [path.relative_to(self._folder) for path in own_files(self._folder, self._files)]
        paths = [path for path in paths if path.name not in passed_over and not path.name.endswith(names.NEW)]
        if there := [path for path in paths if self._files.stamp(self._target / path) is not None]:
            raise DiaryError(f"{self._target / there[0]} is there already. Nothing was moved; choose another folder.")
        self._begun = True
        self._begin([self._unsettled if path.name == names.SNAPSHOT else self._target / path for path in paths])
        for path, to in zip(paths, self._made, strict=True):
            self._make_folder(to.parent)
            data = self._bytes_of(path)
            keep(self._files, to, data)
            if self._files.read_whole(to) != data:
                raise DiaryError(
                    f"Not moved: what was copied to {self._target} is not what is here. The diary is where it was."
                )
        for place in {self._target, *(path.parent for path in self._made)}:
            self._files.sync_folder(place)

    def _bytes_of(self, path: Path) -> bytes:
        if path.name == names.BACKUP_STATE and (state := load(self._files, self._folder)) != BackupState():
            return to_bytes(moved(state, self._folder, self._target))
        return self._files.read_whole(self._folder / path) or b""

    def settle(self) -> None:
        """Make the copy the diary, in one step."""
        self._word = self._files.read_whole(self._target / names.MOVED)
        self._files.remove(self._target / names.MOVED)  # it came back to where it was before
        self._files.replace(self._unsettled, self._target / names.SNAPSHOT)
        self._files.sync_folder(self._target)

    def done(self) -> None:
        """The copy is the diary now, and nothing of it goes again."""
        with suppress(OSError):
            self._files.remove(self._marker)

    def take_back(self) -> None:
        """Remove what was made, the word left behind too, and nothing else."""
        if not self._begun:
            return
        if self._word is not None:
            with suppress(OSError):
                keep(self._files, self._target / names.MOVED, self._word)
        # First what makes the copy a diary, last what tells of the rest.
        for path in (self._target / names.SNAPSHOT, self._folder / names.MOVED, *self._made, self._marker):
            with suppress(OSError):
                self._files.remove(path)
        for folder in reversed(self._folders):
            with suppress(OSError):
                folder.rmdir()

    @property
    def _unsettled(self) -> Path:
        return self._target / f"{names.SNAPSHOT}{names.NEW}"

    def _begin(self, made: list[Path]) -> None:
        """Write down what is about to be made."""
        self._make_folder(self._target)
        self._made = made
        listed = [path.relative_to(self._target).as_posix() for path in made]
        fresh = self._marker.with_name(f"{names.MOVING}{names.NEW}")
        try:
            keep(self._files, fresh, "\n".join([ABOUT, self._diary, *listed, ""]).encode("utf-8", "surrogateescape"))
            self._files.replace(fresh, self._marker)
        except OSError:
            with suppress(OSError):
                self._files.remove(fresh)
            raise
        self._files.sync_folder(self._target)

    def _start_over(self) -> None:
        """Remove what an earlier move of this diary made here before it was cut short; not once it is a diary."""
        data = self._files.read_whole(self._marker)
        if data is None or self._files.stamp(self._target / names.SNAPSHOT) is not None:
            return
        about, diary, *listed = [*data.decode("utf-8", "surrogateescape").splitlines(), "", ""]
        if about != ABOUT or not diary or diary != self._diary:
            return
        inside = [PurePath(name) for name in listed if name]
        for path in inside:
            if not path.is_absolute() and ".." not in path.parts:
                self._files.remove(self._target / path)
        self._files.remove(self._marker)

    def _make_folder(self, folder: Path) -> None:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        self._folders += missing[::-1]
        self._files.make_folder(folder)
