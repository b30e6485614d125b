"""How a change comes about: put together under the lock, made durable, and told to everyone who listens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from twitchlog.domain.clock import Clock
from twitchlog.store.change import Change, News
from twitchlog.store.draft import Draft
from twitchlog.store.reading import Reading
from twitchlog.store.snapshot import Table
from twitchlog.store.table_storage import TableStorage
from twitchlog.store.tables import Database

Listener = Callable[[Change], None]


class Changing(Reading):
    """The part of the diary through which every change goes, own or of another process."""

    def __init__(self, storage: TableStorage, clock: Clock) -> None:
        super().__init__(storage, clock)
        self.folder = storage.folder
        self._database = Database(storage)
        self._news = News(self._today)
        self._listeners: list[Listener] = []
        storage.memory.watch(self)

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
                if not draft.can_be_undone:
                    draft.change = replace(draft.change, id=0, label=draft.label)
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
