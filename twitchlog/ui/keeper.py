"""Backups that nobody asks for: soon after the start, every hour, and when the window has gone."""

from __future__ import annotations

import logging
from threading import Thread
from typing import Any

from kivy.clock import Clock

SOON = 10  # seconds after the diary is there: whoever opens it to log is not kept from that
AGAIN = 3600  # seconds
PATIENCE_S = 30  # how long the program waits, once the window is gone, for a disk that does not answer
log = logging.getLogger(__name__)


class Keeper:
    """Has the app's diary backed up, off the main thread, and says when that fails."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._events: list[Any] = []
        self._said = ""

    def start(self) -> None:
        """Begin with the diary the app has now."""
        self.stop()
        self._events = [
            Clock.schedule_once(self._make, SOON),
            Clock.schedule_interval(self._make, AGAIN),
        ]

    def stop(self) -> None:
        """Until the next start."""
        for event in self._events:
            event.cancel()
        self._events = []

    def _make(self, _seconds: float) -> None:
        backups = self._app.diary.backups

        def work() -> Any:
            backups.make_if_due()
            return backups.state()

        self._app.in_background(work, self._made, failed=self._not_made)

    def _made(self, state: Any) -> None:
        self._app.backed_up()
        if not state.failed:
            self._said = ""
        elif state.why != self._said:
            self._said = state.why
            words = "Most entries are gone: no backup was made." if state.fewer else "No backup could be made."
            self._app.shell.say(words, (("Look", self._app.open_backups),))

    def _not_made(self, error: Exception) -> None:
        log.warning("a backup went wrong", exc_info=error)


def close_diary(diary: Any, *, back_up: bool) -> None:
    """Back up if that is due, tidy up and close, once the window has gone. A disk that hangs does not hang us."""

    def work() -> None:
        try:
            if back_up:
                diary.backups.make_if_due()
        except Exception:
            log.warning("a backup at the end went wrong", exc_info=True)
        diary.close()

    thread = Thread(target=work, name="twitchlog-close", daemon=True)
    thread.start()
    thread.join(PATIENCE_S)
