"""Backups: when the last one was made, where they go, which there are."""

from dataclasses import dataclass
from pathlib import Path

from twitchlog.domain.clock import Clock
from twitchlog.domain.errors import Invalid
from twitchlog.store import Diary
from twitchlog.store.backup_file import Backup
from twitchlog.store.backup_places import away_words
from twitchlog.store.backup_state import BackupState
from twitchlog.ui.presenters.moments import holds_words, moment_words

REASONS = {"asked": "asked for", "before restore": "before a restore", "before import": "before an import"}
KEPT = "Made by itself once a day. The last 7 days, 8 weeks and 12 months are kept."


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup in the list."""

    backup: Backup
    title: str
    second: str


@dataclass(frozen=True, slots=True)
class BackupsState:
    """All that the page draws of backups."""

    last: str
    last_second: str
    failure: str  # why the last attempt failed, if none went well since
    failed: str  # when
    fewer: bool  # it was held back because most entries are gone
    folder: str
    own_folder: bool  # the person chose it
    rows: tuple[BackupRow, ...]
    away: str  # folders whose backups can't be found now, in words


class BackupsPresenter:
    """The backups of an open diary. Everything here reads or writes files: call it off the main thread."""

    watches = frozenset[str]()

    def __init__(self, diary: Diary, clock: Clock) -> None:
        self.diary = diary
        self.clock = clock

    def state(self) -> BackupsState:
        """The page as it stands."""
        today = self.clock.now().date()
        known = self.diary.backups.state()
        found, usual = self.diary.backups.all(), self.diary.backups.folder
        made = known.made_at
        newest = next((one for one in found if one.own and one.made == made), None)
        return BackupsState(
            last=f"Last backup {moment_words(made, today)}" if made else "No backup yet",
            last_second=holds_words(newest) if newest else "",
            failure=known.why if known.failed else "",
            failed=moment_words(known.failed_at, today) if known.failed_at else "",
            fewer=known.fewer,
            folder=str(usual),
            own_folder=bool(known.folder),
            rows=tuple(self._row(one, usual) for one in found),
            away="\n".join(map(away_words, self.diary.backups.missing())),
        )

    def _row(self, one: Backup, usual: Path) -> BackupRow:
        when = moment_words(one.made, self.clock.now().date())
        words = [holds_words(one)]
        if one.reason in REASONS:
            words.append(REASONS[one.reason])
        if not one.own:
            words.append("of another diary")
        if one.path.parent != usual:
            words.append(f"in {one.path.parent}")
        return BackupRow(one, when[:1].upper() + when[1:], " · ".join(words))

    def make(self, anyway: bool = False) -> Backup:
        """Back up now. Raises CannotBackUp, and FewerEntries unless `anyway`."""
        return self.diary.backups.make(anyway=anyway)

    def choose(self, text: str, anyway: bool = False) -> Backup:
        """Keep backups in the folder typed; nothing typed: beside the diary. Raises as make() does; Invalid."""
        if not text.strip():
            return self.diary.backups.choose(None, anyway=anyway)
        from twitchlog.ui.presenters.diary_files import typed_path

        folder = typed_path(text)
        if folder.is_file():
            raise Invalid("Folder", f"{folder.name} is a file, not a folder.")
        beside = self.diary.folder / "backups"
        return self.diary.backups.choose(None if folder == beside else folder, anyway=anyway)

    def suggested_folder(self) -> Path:
        """Where backups go now."""
        return self.diary.backups.folder


def backup_line(state: BackupState, clock: Clock) -> str:
    """The second line of the row in More."""
    today = clock.now().date()
    if state.failed_at is not None:
        return f"The last backup failed {moment_words(state.failed_at, today)}"
    return f"Last backup {moment_words(state.made_at, today)}" if state.made_at else "No backup yet"
