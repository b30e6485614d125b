"""The diary: the one door to everything a person has written down."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twitchlog.domain import checks
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.clock import Clock
from twitchlog.domain.episode import Episode, refuse_future
from twitchlog.domain.errors import Invalid
from twitchlog.domain.records import Record
from twitchlog.store import labels, undo
from twitchlog.store.backup_due import made_on
from twitchlog.store.binning import Binning
from twitchlog.store.change import Change
from twitchlog.store.draft import Draft
from twitchlog.store.errors import DiaryError, cannot_open
from twitchlog.store.files import Files
from twitchlog.store.format import MOVED
from twitchlog.store.lock import Lock
from twitchlog.store.snapshot import Table
from twitchlog.store.storage import JournalStorage
from twitchlog.store.table_storage import TableStorage

if TYPE_CHECKING:
    from twitchlog.domain.person import Profile
    from twitchlog.store.backup_file import Backup
    from twitchlog.store.backups import Backups
    from twitchlog.store.examination import Examination


class Diary(Binning):
    """An open diary folder.

    Values of the domain go in and come out. Each writing call is one change: on the disk when it returns, wholly absent
    when it raises (Invalid for what is impossible, CannotSave or DiaryBusy with what to do). Safe to use from several
    threads; `notes` holds sentences a person should see about what was found on opening.
    """

    @classmethod
    def open(
        cls,
        folder: Path,
        clock: Clock,
        *,
        salvage: bool = False,
        read_only: bool = False,
        files: Files | None = None,
        lock: Lock | None = None,
    ) -> "Diary":
        """Open the diary in a folder, or begin one there (folder 0700, files 0600).

        With `salvage` a damaged one opens with what is whole; its damaged files are kept aside, and `notes` say what
        was lost. With `read_only` nothing is written, and every writing call raises CannotSave. Raises DiaryError:
        OnlyReadable, NewerDiary, DamagedDiary (nothing was changed), DiaryBusy, DiaryMoved, or another.
        """
        try:
            stayed = _refuse_moved(Path(folder), files, lock, forget=not read_only)
            storage: TableStorage
            if read_only:
                from twitchlog.store.read_only import ReadOnlyStorage  # seldom needed

                storage = ReadOnlyStorage(Path(folder), files, lock)
            else:
                storage = JournalStorage(Path(folder), files, lock, clock.now().date() if salvage else None)
            storage.findings.notes += [stayed] if stayed else []
            return cls(storage, clock)
        except OSError as error:
            raise cannot_open(error, Path(folder)) from error

    @staticmethod
    def examine(folder: Path, *, files: Files | None = None, lock: Lock | None = None) -> "Examination":
        """What of the diary in a folder can be read and what can't, changing nothing. Raises DiaryError."""
        from twitchlog.store.examination import examine

        try:
            _refuse_moved(Path(folder), files, lock)
        except OSError as error:
            raise cannot_open(error, Path(folder)) from error
        return examine(Path(folder), files or Files(), lock)

    @cached_property
    def backups(self) -> "Backups":
        """The diary's backups: made, listed, brought back."""
        from twitchlog.store.backups import Backups

        return Backups(self, self._clock.now, self._storage.files)

    def back_up_if_due(self) -> "Backup | None":
        """Make the day's backup if today has none and something changed. Never raises: failures are remembered.

        Takes seconds with 100,000 entries, and no lock: call it off the main thread.
        """
        if made_on(self._storage.files, self.folder, self._today()):
            return None
        return self.backups.make_if_due()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep all others from writing for a block. Raises DiaryBusy, CannotSave."""
        with self._storage.writing():
            yield

    def tidy_up(self) -> None:
        """Write the snapshot anew with all changes in it, and start an empty journal. Raises CannotSave."""
        self._storage.compact()

    def close(self) -> None:
        """Empty the bin of what is older than 30 days, tidy up if worth it, and let go of the files."""
        if not self._storage.closed:
            with suppress(DiaryError):
                self._empty_old()
        self._storage.close()

    @property
    def notes(self) -> list[str]:
        """Sentences about damage found and left out since it was opened; show them, on a page or on stderr."""
        return self._storage.findings.notes

    @property
    def read_only(self) -> bool:
        """Whether it was opened only to be read."""
        return self._storage.read_only

    def unseen(self) -> list[str]:
        """Such sentences, also of earlier openings, until a person has seen them."""
        with self._storage.thread_lock:
            return self._storage.findings.unseen()

    def mark_seen(self, *sentences: str) -> None:
        """A person has seen these sentences: they are not told again. Raises CannotSave."""
        with self._storage.writing():
            self._storage.findings.seen(sentences)

    # Writing ------------------------------------------------------------------------------------------------------

    def add(self, *episodes: Episode) -> Change:
        """Save new episodes. Raises Invalid when one is too early or in the future, or its id is taken."""
        now = self._clock.now()
        with self._draft() as draft:
            for episode in episodes:
                checks.not_too_early("Start", episode.day)
                refuse_future(episode, now)
                if self._episodes.number(episode.id) is not None:
                    raise Invalid("Id", f"Episode {checks.shown(episode.id)} is in the diary already.")
                draft.put(episode if episode.created else replace(episode, created=now))
            draft.label = labels.of_episodes("Saved", episodes)
        return draft.change

    def replace(self, episode: Episode) -> Change:
        """Save an edited episode in place of the one with its id. Raises Invalid."""
        with self._draft() as draft:
            self._edit(draft, episode, "Changed")
        return draft.change

    def stop(self, id: str, at: datetime) -> Change:
        """End an ongoing episode. Raises Invalid when it is over already, or the end is impossible."""
        at = checks.moment("End", at)
        with self._draft() as draft:
            episode = self._known(id)
            if not episode.going:
                raise Invalid("Episode", "That episode has ended already.")
            if at < episode.started:
                start = f"{episode.started:%Y-%m-%d %H:%M}"
                raise Invalid("End", f"End {at:%Y-%m-%d %H:%M} is before the start {start}.")
            length = (at - episode.started).total_seconds()
            self._edit(draft, replace(episode, duration_s=length), "Stopped")
        return draft.change

    def _edit(self, draft: Draft, episode: Episode, verb: str) -> None:
        now = self._clock.now()
        before = self._known(episode.id)
        if episode.started != before.started:  # one from elsewhere that is there already can still be corrected
            checks.not_too_early("Start", episode.day)
        refuse_future(episode, now)
        draft.put(replace(episode, created=before.created, updated=now))
        draft.label = labels.of_episodes(verb, [episode])

    def delete(self, *ids: str) -> Change:
        """Delete episodes. Raises Invalid when one isn't in the diary; then none is deleted."""
        now = self._clock.now()
        with self._draft() as draft:
            episodes = [self._known(id) for id in dict.fromkeys(ids)]
            for episode in episodes:
                draft.remove(episode, binned=now)
            draft.label = labels.of_episodes("Deleted", episodes)
        return draft.change

    def _known(self, id: str) -> Episode:
        episode = self._episodes.find(id)
        if episode is None:
            raise Invalid("Id", f"There is no episode {checks.shown(id)} in the diary.")
        return episode

    def save_checkin(self, day: date, **changes: Any) -> Change:
        """Change the given fields of a day's check-in, and no others; one with nothing left in it is removed.

        `factors` merges by key (a None removes); None clears any other field; none=True clears overall and the other
        way round. Raises Invalid, also for a day that is too early or in the future.
        """
        now = self._clock.now()
        checks.not_after("Date", checks.day("Date", day), now.date(), "is in the future")
        with self._draft() as draft:
            known = self.checkin(day)
            if known is None:
                checks.not_too_early("Date", day)
            before = known or CheckIn(day)
            after = before.changed(**changes)
            if after.blank:
                draft.remove(after)
            elif after != before:
                draft.put(replace(after, updated=now))
            draft.label = labels.of_day(after)
        return draft.change

    def save_profile(self, profile: "Profile") -> Change:
        """Save the profile as a whole."""
        return self.put(profile, label="Saved: about you")

    def set_threshold(self, key: str, above: float) -> Change:
        """Let a factor's high days begin above an amount, in its unit; the same again keeps the day it was set.

        Raises Invalid for a factor that is unknown or no amount, and for what it cannot be.
        """
        from twitchlog.domain.person import Threshold, threshold_amount

        with self._draft() as draft:
            factor, before = self.profile().factor(key), self.threshold(key)
            after = Threshold(key, threshold_amount(factor, above), self._today())
            if before is None or before.above != after.above:
                draft.put(after)
            draft.label = labels.of_threshold(factor, after.above)
        return draft.change

    def remove_threshold(self, key: str) -> Change:
        """Let a factor's high days begin above the personal median again. Raises Invalid for an unknown factor."""
        with self._draft() as draft:
            before = self.threshold(key)
            if before is not None:
                draft.remove(before)
            draft.label = labels.of_threshold(self.profile().factor(key), None)
        return draft.change

    def put(self, *records: Record, label: str) -> Change:
        """Save any records just as they are, as one change; each replaces the one of its id, date or factor."""
        with self._draft() as draft:
            for record in records:
                draft.put(record)
            draft.label = label
        return draft.change

    def remove(self, *records: Record) -> Change:
        """Delete any records, as one change; those that aren't there are passed over."""
        now = self._clock.now()
        with self._draft() as draft:
            for record in records:
                draft.remove(record, binned=now)
            draft.label = labels.of_records("Deleted", records)
        return draft.change

    def swap(self, put: Sequence[Record], remove: Sequence[Record], label: str) -> Change:
        """Save some records and take others out (not into the bin), as one change."""
        with self._draft() as draft:
            for record in remove:
                draft.remove(record)
            for record in put:
                draft.put(record)
            draft.label = label
        return draft.change

    # The whole ----------------------------------------------------------------------------------------------------

    def tables(self) -> tuple[int, dict[str, Table]]:
        """The number of the last change and all tables as of then, for backups; the documents are not to be changed."""
        with self._storage.thread_lock:
            memory = self._storage.memory
            return memory.seq, {name: dict(table) for name, table in memory.tables.items()}

    def undo(self, change: int | None = None) -> Change:
        """Take back the last change, or the one of that id, also one of another process.

        Raises NothingToUndo when there is none, or a later change touched the same entry.
        """
        with self._draft() as draft:
            draft.go_back(undo.chosen(change, self._storage.memory.tables.get(undo.UNDO, {})))
        return draft.change


def _refuse_moved(folder: Path, files: Files | None, lock: Lock | None, *, forget: bool = False) -> str:
    files = files or Files()
    if files.stamp(folder / MOVED) is None:
        return ""
    from twitchlog.store.moved import refuse_moved  # seldom needed

    return refuse_moved(files, folder, lock, forget=forget)
