"""Where the diary is, moving it, and erasing it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from twitchlog import paths
from twitchlog.domain.clock import Clock
from twitchlog.domain.errors import Invalid
from twitchlog.store import Diary
from twitchlog.store.backup_places import away_words
from twitchlog.store.erasing import Erasing, erase_diary, plan_erasing
from twitchlog.store.moving import move_diary
from twitchlog.ui.presenters.diary_files import COUNTED, typed_path
from twitchlog.ui.presenters.moments import counted, holds_words, moment_words

WORD = "erase"
NAMED = 3  # backups named one by one before erasing


@dataclass(frozen=True, slots=True)
class DiaryFolderState:
    """All that the page draws."""

    folder: str
    entries: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErasingState:
    """What the question before erasing says."""

    text: str
    backups: tuple[str, ...]
    keep: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move or an erasing did: where the diary is now, and plain words on it."""

    folder: Path
    words: str


class DiaryFolderPresenter:
    """The diary's folder. Moving and erasing want the diary closed, and may run on another thread."""

    watches = frozenset(
        {"episodes", "checkins", "medicines", "profile", "symptom_checks", "visits", "marks", "thresholds"}
    )

    def __init__(self, diary: Diary, clock: Clock) -> None:
        self._diary = diary
        self._clock = clock

    def state(self) -> DiaryFolderState:
        """The page as it stands."""
        count = self._diary.count()
        facts = [counted(count[key], one, many) for key, one, many in COUNTED if count.get(key)]
        entries = ", ".join(facts) if facts else "Nothing is written down yet."
        return DiaryFolderState(str(self._diary.folder), entries, tuple(self._diary.notes))

    @property
    def folder(self) -> Path:
        """The diary's folder."""
        return self._diary.folder

    def target(self, text: str) -> Path:
        """The folder typed to move to: a folder with other things in it gets one named twitchlog. Raises Invalid."""
        try:
            folder = typed_path(text)
        except Invalid:
            raise Invalid("Folder", "Type the folder the diary should be in.") from None
        if folder.is_file():
            raise Invalid("Folder", f"{folder.name} is a file, not a folder.")
        if not folder.parent.is_dir() and not folder.is_dir():
            raise Invalid("Folder", f"There is no folder {folder.parent}.")
        if folder == self.folder:
            raise Invalid("Folder", "The diary is there already.")
        return folder

    def remembers(self) -> bool:
        """Whether twitchlog itself remembers where this diary is; not when its folder was named at the start."""
        usual = paths.remembered_folder() or paths.usual_folder()
        return not paths.is_named(None) and self.folder == usual

    def mover(self, target: Path) -> Callable[[], Moved]:
        """What moves the diary, once it is closed. Raises DiaryError."""
        folder, clock, remembers = self.folder, self._clock, self.remembers()

        def move() -> Moved:
            left = move_diary(folder, target, clock, paths.remember_folder if remembers else None).left
            words = f"The diary is now in {target}."
            if left:
                words += f" {counted(len(left), 'file')} could not be removed from {folder}."
            if not remembers:
                words += f" Its folder was named when twitchlog was started: name the new one with --diary {target}."
            return Moved(target, words)

        return move

    def erasing(self) -> ErasingState:
        """What there is to erase."""
        plan: Erasing = plan_erasing(self.folder)
        today = self._clock.now().date()
        named = [f"{one.path.name}: {moment_words(one.made, today)}, {holds_words(one)}" for one in plan.backups]
        named += [f"{path.name}: damaged" for path in plan.damaged]
        entries = counted(sum(self._diary.count().values()), "entry", "entries")
        text = f"{entries} in {self.folder} will be erased for good. This can’t be undone. Files you exported stay."
        kept_in = {one.path.parent for one in plan.backups} | {path.parent for path in plan.damaged}
        places = ", ".join(sorted(map(str, kept_in)))
        keep = f"Also erase {counted(len(named), 'backup')} in {places}" if named else ""
        more = [f"and {len(named) - NAMED:,} more"] if len(named) > NAMED else []
        away = [f"{away_words(place)} They stay." for place in plan.away]
        unsure = [f"{path}: damaged, of this diary or another. It stays." for path in plan.unsure]
        return ErasingState(text, (*named[:NAMED], *more, *unsure, *away), keep)

    def eraser(self, typed: str, *, backups: bool) -> Callable[[], Moved]:
        """What erases the diary, once it is closed. Raises Invalid unless the word was typed."""
        if typed.strip().lower() != WORD:
            raise Invalid("Erase", f"Type “{WORD}” to erase everything.")
        folder = self.folder

        def erase() -> Moved:
            plan = plan_erasing(folder)
            stay = dict.fromkeys((*plan.away, *(path.parent for path in plan.unsure))) if backups else ()
            left = erase_diary(folder, backups=backups)
            words = (
                "Everything was erased."
                if not left
                else (f"{counted(len(left), 'file')} could not be erased: {', '.join(path.name for path in left[:3])}.")
            )
            if stay:
                words += f" Backups in {' and '.join(map(str, stay))} are still there."
            return Moved(folder, f"{words} This is a new, empty diary.")

        return erase
