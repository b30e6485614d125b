"""The list of More: what there is beside the days, in three groups."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from twitchlog.domain.clock import Clock
from twitchlog.domain.wording import NBSP, lower_first, shorten
from twitchlog.store import Diary
from twitchlog.ui.presenters.backups import backup_line
from twitchlog.ui.presenters.bin import bin_line
from twitchlog.ui.settings import Settings

THEME_WORDS = {"system": "Follows the system", "light": "Light", "dark": "Dark"}
FOLDER_LENGTH = 34
NAMED = 3


@dataclass(frozen=True, slots=True)
class MoreRow:
    """A row that opens a page."""

    key: str
    icon: str
    title: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class MoreGroup:
    """A head and its rows."""

    title: str
    rows: tuple[MoreRow, ...]


@dataclass(frozen=True, slots=True)
class MoreState:
    """All that the list draws."""

    groups: tuple[MoreGroup, ...]


class MorePresenter:
    """What stands in the list."""

    watches = frozenset({"medicines", "profile", "bin"})

    def __init__(self, diary: Diary, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._diary = diary
        self._clock = clock
        self._settings = settings

    def state(self) -> MoreState:
        """The list as it stands."""
        for_the_doctor = (
            MoreRow("medicines", "pill", "Medicines and supplements", self._medicines()),
            MoreRow("about_you", "account-outline", "About you", "Conditions, family, questions"),
        )
        your_diary = (
            MoreRow("look", "palette-outline", "Look and text size", look_words(self._settings())),
            MoreRow("backups", "backup-restore", "Backups, export, import", self._backups()),
            MoreRow("bin", "trash-can-outline", "Deleted entries", bin_line(self._diary)),
            MoreRow("diary_folder", "folder-outline", "Diary folder", short_path(self._diary.folder)),
        )
        help_ = (MoreRow("about", "information-outline", "About twitchlog"),)
        return MoreState(
            (
                MoreGroup("For the doctor", for_the_doctor),
                MoreGroup("Your diary", your_diary),
                MoreGroup("Help", help_),
            )
        )

    def _backups(self) -> str:
        return backup_line(self._diary.backups.state(), self._clock)

    def _medicines(self) -> str:
        today = self._clock.now().date()
        taken = [m for m in self._diary.medicines() if m.stop is None or m.stop > today]
        if not taken:
            return "None noted" if not self._diary.medicines() else "None now"
        names = [shorten(m.name, 30) for m in taken[:NAMED]]
        left = len(taken) - len(names)
        words = ", ".join([names[0], *map(lower_first, names[1:])])
        return f"{words} and {left} more" if left else words


def look_words(settings: Settings) -> str:
    """ "Follows the system, 100 %"."""
    return f"{THEME_WORDS[settings.theme]}, {settings.text_percent}{NBSP}%"


def short_path(path: Path, length: int = FOLDER_LENGTH) -> str:
    """A path of at most `length` characters, cut in the middle: its beginning and its end tell most."""
    text = str(path)
    if len(text) <= length:
        return text
    tail = (length - 1) * 2 // 3
    return f"{text[: length - 1 - tail]}…{text[-tail:]}"
