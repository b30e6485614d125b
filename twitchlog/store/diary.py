"""The diary: the one door to everything a person has written down."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twitchlog.domain import checks
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.clock import Clock
from twitchlog.domain.episode import Episode, refuse_future
from twitchlog.domain.errors import Invalid
from twitchlog.domain.records import Record
from twitchlog.store import labels, undo
from twitchlog.store.change import Change, News
from twitchlog.store.draft import Draft
from twitchlog.store.errors import cannot_open
from twitchlog.store.files import Files
from twitchlog.store.lock import Lock
from twitchlog.store.reading import Reading
from twitchlog.store.snapshot import Table
from twitchlog.store.storage import JournalStorage
from twitchlog.store.tables import Database

if TYPE_CHECKING:
    from twitchlog.domain.person import Profile

Listener = Callable[[Change], None]


class Diary(Reading):
    """An open diary folder.

    Values of the domain go in and come out. Each writing call is one change: on the disk when it returns, wholly absent
    when it raises (Invalid for what is impossible, CannotSave or DiaryBusy with what to do). Safe to use from several
    threads; `notes` holds sentences a person should see about what was found on opening.
    """

    def __init__(self, storage: JournalStorage, clock: Clock) -> None:
        super().__init__(storage, clock)
        self.folder = storage.folder
        self._database = Database(storage)
        self._news = News(self._today)
        self._listeners: list[Listener] = []
        storage.memory.watch(self)

    @classmethod
    def open(cls, folder: Path, clock: Clock, *, files: Files | None = None, lock: Lock | None = None) -> "Diary":
        """Open the diary in a folder, or begin one there (folder 0700, files 0600).

        Raises DiaryError: NewerDiary, DamagedDiary (nothing was changed), DiaryBusy, or another with the reason.
        """
        try:
            return cls(JournalStorage(Path(folder), files, lock), clock)
        except OSError as error:
            raise cannot_open(error, Path(folder)) from error

    def tidy_up(self) -> None:
        """Write the snapshot anew with all changes in it, and start an empty journal. Raises CannotSave."""
        self._storage.compact()

    def close(self) -> None:
        """Tidy up if worth it, and let go of the files."""
        self._storage.close()

    @property
    def notes(self) -> list[str]:
        """Sentences about damage found and left out; show them, on a page or on stderr."""
        return self._storage.notes

    # Writing ------------------------------------------------------------------------------------------------------

    def add(self, *episodes: Episode) -> Change:
        """Save new episodes. Raises Invalid when one starts or ends in the future, or its id is taken."""
        now = self._clock.now()
        with self._draft() as draft:
            for episode in episodes:
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
        refuse_future(episode, now)
        before = self._known(episode.id)
        draft.put(replace(episode, created=before.created, updated=now))
        draft.label = labels.of_episodes(verb, [episode])

    def delete(self, *ids: str) -> Change:
        """Delete episodes. Raises Invalid when one isn't in the diary; then none is deleted."""
        with self._draft() as draft:
            episodes = [self._known(id) for id in dict.fromkeys(ids)]
            for episode in episodes:
                draft.remove(episode)
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
        way round. Raises Invalid, also for a day in the future.
        """
        now = self._clock.now()
        checks.not_after("Date", checks.day("Date", day), now.date(), "is in the future")
        with self._draft() as draft:
            before = self.checkin(day) or CheckIn(day)
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

    def put(self, *records: Record, label: str) -> Change:
        """Save any records just as they are, as one change; each replaces the one of its id or date."""
        with self._draft() as draft:
            for record in records:
                draft.put(record)
            draft.label = label
        return draft.change

    def remove(self, *records: Record) -> Change:
        """Delete any records, as one change; those that aren't there are passed over."""
        with self._draft() as draft:
            for record in records:
                draft.remove(record)
            draft.label = labels.of_records("Deleted", records)
        return draft.change

    def undo(self, change: int | None = None) -> Change:
        """Take back the last change, or the one of that id, also one of another process.

        Raises NothingToUndo when there is none, or a later change touched the same entry.
        """
        with self._draft() as draft:
            draft.go_back(undo.chosen(change, self._storage.memory.tables.get(undo.UNDO, {})))
        return draft.change

    @contextmanager
    def _draft(self) -> Iterator[Draft]:
        """Put a change together under the lock; at the end it is made durable, and everyone is told."""
        elsewhere = None
        try:
            with self._storage.thread_lock:
                with self._database.transaction() as changes:
                    elsewhere = self._news.drain()
                    draft = Draft(changes, self._shelves, self._storage.memory.tables)
                    yield draft
                    draft.seal()
                draft.change = self._news.drain() or Change(0, draft.label, frozenset(), frozenset())
        finally:
            self._tell(elsewhere)
        self._tell(draft.change)

    # News ---------------------------------------------------------------------------------------------------------

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have a function called after every change, in the thread that made it; returns what ends that."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def refresh(self) -> Change | None:
        """Take in what other processes wrote, and tell listeners; cheap when there is nothing. Raises DiaryError."""
        with self._storage.thread_lock:
            self._storage.refresh()
            change = self._news.drain()
        self._tell(change)
        return change

    def _tell(self, change: Change | None) -> None:
        if change is None or not change.kinds:
            return
        for listener in list(self._listeners):
            try:
                listener(change)
            except Exception:  # what is saved is saved, whatever a screen makes of it
                import logging  # only now: it would slow every start of the command line

                logging.getLogger(__name__).exception("A listener failed")

    def applied(self, op: Any, before: Any) -> None:
        """Called by the storage for every document that changes."""
        self._news.applied(op, before)

    def reloaded(self, before: dict[str, Table]) -> None:
        """Called by the storage when everything was read anew."""
        self._news.reloaded(before, self._storage.memory.tables)
