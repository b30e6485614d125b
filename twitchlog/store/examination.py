"""An examination: what of a diary can be read and what can't, found without changing anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from twitchlog.domain.wording import day_words
from twitchlog.store import format as names
from twitchlog.store import remains
from twitchlog.store.backup_file import Backup, counted
from twitchlog.store.backup_places import backups_of
from twitchlog.store.errors import DiaryError, cannot_open
from twitchlog.store.files import Files
from twitchlog.store.findings import Findings
from twitchlog.store.kinds import CHECKINS, EPISODES, KINDS
from twitchlog.store.labels import MONTHS
from twitchlog.store.lock import Lock, held_to_read
from twitchlog.store.losses import lost_words
from twitchlog.store.memory import without_garbage_collection
from twitchlog.store.snapshot import Table


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in a diary's folder.

    `problems` are short clauses on what is damaged ("diary.json is damaged: ..."). `torn`: the last line was cut short,
    and nobody had been told that it is saved; opening cuts it off.
    """

    folder: Path
    problems: tuple[str, ...] = ()
    torn: bool = False
    episodes: int = 0  # that can be read
    days: int = 0  # check-ins that can be read
    entries: int = 0  # all records that can be read
    first: date | None = None  # the first day with an entry
    last: datetime | None = None  # the latest entry or change
    lost_entries: int = 0  # that were there and can't be read
    lost_changes: int = 0  # changes made since that can't be read
    lost_bin: int = 0  # deleted entries in the bin that can't be read
    lost_undo: int = 0  # changes that can't be undone any more
    uncounted: bool = False  # more entries may have been there than lost_entries tells
    unproven: int = 0  # entries that look whole, with nothing left to prove it
    since: datetime | None = None  # the last change before those that can't be read
    backups: tuple[Backup, ...] = ()  # newest first
    cut_off_before: bool = False  # diary.torn is there
    unsure: bool = False  # the mark can't tell whether changes are missing from the end
    unseen: tuple[str, ...] = ()  # what earlier openings found, and nobody has said they have seen

    @property
    def whole(self) -> bool:
        """Whether nothing is damaged, about to be cut off, or missing as far as the mark can tell."""
        return not self.problems and not self.torn and not self.unsure

    @property
    def backup(self) -> Backup | None:
        """The newest backup of this diary."""
        return next((one for one in self.backups if one.own), self.backups[0] if self.backups else None)

    # What a person reads, in the window and the terminal alike.

    def readable(self) -> str:
        """ "382 episodes and 132 days can be read"."""
        return f"{_count(self.episodes, 'episode')} and {_count(self.days, 'day')} can be read"

    def span(self) -> str:
        """ "8 June to 23 November 2026, 14:30"; empty when there is nothing."""
        if self.first is None or self.last is None:
            return ""
        last = self.last.date()
        end = f"{last.day} {MONTHS[last.month - 1]} {last.year}, {self.last:%H:%M}"
        if self.first == last:
            return end
        first = f"{self.first.day} {MONTHS[self.first.month - 1]}"
        year = f" {self.first.year}" if self.first.year != last.year else ""
        return f"{first}{year} to {end}"

    def unreadable(self) -> str:
        """ "2 changes can't be read"; empty when all can."""
        lost = lost_words(self)
        return f"{lost} can't be read" if lost else ""

    def made_after(self, today: date) -> str:
        """ "made today after 14:30", of the changes that can't be read; empty when unknown."""
        if not self.lost_changes or self.since is None:
            return ""
        day = "today" if self.since.date() == today else f"on {day_words(self.since.date(), today)} or later,"
        return f"made {day} after {self.since:%H:%M}"


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def examine(folder: Path, files: Files, lock: Lock | None = None) -> Examination:
    """Look at the diary in a folder. Raises DiaryError when there is none, it is newer, or it can't be reached."""
    try:
        with held_to_read(folder / names.LOCK, files, lock), without_garbage_collection():
            raw = remains.read_raw(files, folder)
            torn_before = files.stamp(folder / names.TORN) is not None
            unseen = Findings(files, folder).unseen()
        if raw.snapshot is None and raw.journal is None and not (raw.marked.acknowledged or raw.backed_up):
            raise DiaryError(f"There is no diary in {folder}.")
        with without_garbage_collection():
            found = remains.put_together(raw, folder)
    except OSError as error:
        raise cannot_open(error, folder) from error
    tables = found.snapshot.tables
    counts = counted(tables)
    return Examination(
        folder=folder,
        problems=found.problems,
        torn=found.torn,
        episodes=counts[EPISODES.table],
        days=counts[CHECKINS.table],
        entries=sum(counts.values()),
        first=min(_days(tables), default=None),
        last=_last(tables),
        lost_entries=found.lost_entries,
        lost_changes=found.lost_changes,
        lost_bin=found.lost_bin,
        lost_undo=found.lost_undo,
        uncounted=found.uncounted,
        unproven=found.unproven,
        since=found.since,
        backups=tuple(backups_of(folder, files)),
        cut_off_before=torn_before,
        unsure=found.unsure,
        unseen=tuple(unseen),
    )


def _days(tables: dict[str, Table]) -> Iterator[date]:
    yield from (date.fromisoformat(one["started"][:10]) for one in tables.get(EPISODES.table, {}).values())
    yield from (date.fromisoformat(one["date"]) for one in tables.get(CHECKINS.table, {}).values())


def _last(tables: dict[str, Table]) -> datetime | None:
    started = [datetime.fromisoformat(one["started"]) for one in tables.get(EPISODES.table, {}).values()]
    changed = remains.last_moment(one for kind in KINDS for one in tables.get(kind.table, {}).values())
    return max([*started, *([changed] if changed else [])], default=None)
