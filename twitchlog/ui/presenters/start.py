"""The page the window opens on when the diary does not open: what happened, what is safe, what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from twitchlog.store import DamagedDiary, DiaryBusy, DiaryError, DiaryMoved, NewerDiary, OnlyReadable
from twitchlog.store.backup_file import Backup
from twitchlog.store.examination import Examination
from twitchlog.ui.opening import Opening
from twitchlog.ui.presenters.moments import counted, moment_words

DAMAGED = "Part of the diary can’t be read"
UP_TO = "Nothing has been changed. Everything up to the damaged part is safe, and the damaged file is kept."
GONE = "Nothing has been changed. Everything that can be read is safe."
READABLE = "Nothing has been changed. Everything that can be read is safe, and the damaged file is kept."


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the card."""

    icon: str
    title: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Something a person can do: `key` names it."""

    key: str
    words: str
    kind: str = "text"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class StartState:
    """All that the page draws."""

    icon: str
    headline: str
    text: str
    facts: tuple[Fact, ...] = ()
    note: str = ""
    steps: tuple[Step, ...] = ()


FOLDER = Step("folder", "Open the folder", icon="folder-open-outline")
QUIT = Step("quit", "Quit")


class StartPresenter:
    """Looks at a diary that did not open. `look` may run on another thread."""

    def __init__(self, opening: Opening, refused: DiaryError) -> None:
        self.opening = opening
        self.refused = refused
        self.examination: Examination | None = None

    @property
    def backup(self) -> Backup | None:
        """The backup to compare with."""
        return self.examination.backup if self.examination else None

    def waiting(self) -> StartState:
        """While it is looked at."""
        if not isinstance(self.refused, DamagedDiary):
            return refused_state(self.refused, self.opening.folder)
        return StartState("file-restore-outline", DAMAGED, "Nothing has been changed. Looking for what can be read…")

    def look(self) -> StartState:
        """The page, after looking at the files."""
        if not isinstance(self.refused, DamagedDiary):
            return refused_state(self.refused, self.opening.folder)
        try:
            self.examination = self.opening.examine()
            kept, away = self.opening.kept_as(), self.opening.away()
        except (DiaryError, OSError) as refused:
            error = refused if isinstance(refused, DiaryError) else self.refused
            return refused_state(error, self.opening.folder)
        return damaged_state(self.examination, kept, self.opening.clock.now().date(), away)


def damaged_state(found: Examination, kept: str, today: date, away: Sequence[str] = ()) -> StartState:
    """The page of a damaged diary: what is safe first, then what is lost, then the backup.

    `kept` is the name the damaged files will have, "" when none is left to keep; `away` says of folders that got
    backups and show none now.
    """
    only_newest = found.lost_changes > 0 and not found.lost_entries and not found.uncounted
    steps = [Step("go_on", "Go on with what is readable", "filled")]
    if found.backup:
        steps.append(Step("compare", "Compare with the backup", "outlined"))
    return StartState(
        icon="file-restore-outline",
        headline=DAMAGED,
        text=(UP_TO if only_newest else READABLE) if kept else GONE,
        facts=(*_facts(found, today), *(Fact("usb-flash-drive-outline", "Other backups", words) for words in away)),
        note=f"The damaged file stays beside the diary as “{kept}”." if kept else "",
        steps=(*steps, FOLDER),
    )


def _facts(found: Examination, today: date) -> list[Fact]:
    problems = ". ".join(_sentence(problem) for problem in found.problems)
    lost = curly(found.unreadable())
    facts = [
        Fact("check-circle-outline", found.readable(), found.span()),
        Fact("help-circle-outline", lost or "No entry is missing", found.made_after(today) or problems),
    ]
    if found.unproven:
        words = f"{counted(found.unproven, 'entry', 'entries')} can’t be proved"
        facts.append(Fact("eye-outline", words, "They look whole; please check them."))
    if found.backup:
        words = f"{moment_words(found.backup.made, today)}, {counted(found.backup.episodes, 'episode')}"
        facts.append(Fact("backup-restore", "Last backup", words))
    else:
        facts.append(Fact("backup-restore", "No backup was found", ""))
    return facts


def curly(text: str) -> str:
    """The text with the apostrophes of print, as everywhere in the window."""
    return text.replace("'", "’")


def _sentence(clause: str) -> str:
    return clause[:1].upper() + clause[1:].rstrip(".") if not clause.startswith("diary") else clause.rstrip(".")


def refused_state(error: DiaryError, folder: Path) -> StartState:
    """The page of a diary that can't be opened for another reason."""
    again = Step("again", "Try again", "filled")
    if isinstance(error, NewerDiary):
        headline, icon = "A newer twitchlog wrote this diary", "update"
        steps: tuple[Step, ...] = (Step("quit", "Quit", "filled"), Step("again", "Try again", "outlined"), FOLDER)
    elif isinstance(error, DiaryMoved):
        headline, icon = "The diary was moved", "folder-move-outline"
        there = (Step("follow", "Open it there", "filled"),) if error.target else ()
        steps = (*there, Step("quit", "Quit", "outlined"), FOLDER)
    elif isinstance(error, OnlyReadable):
        headline, icon = "The diary can only be read just now", "folder-lock-outline"
        steps = (Step("look", "Look at it, without writing", "filled"), Step("again", "Try again", "outlined"), FOLDER)
    elif isinstance(error, DiaryBusy):
        headline, icon = "The diary is in use", "timer-sand"
        steps = (again, Step("quit", "Quit", "outlined"))
    else:
        headline, icon = "The diary can’t be opened", "folder-alert-outline"
        steps = (again, Step("quit", "Quit", "outlined"), FOLDER)
    note = "" if isinstance(error, DiaryMoved) else f"The diary is in {folder}"
    return StartState(icon, headline, curly(error.message), note=note, steps=steps)
