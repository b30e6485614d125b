"""Work in the background of which only the newest is shown, with words meanwhile where it takes long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

SLOW = 0.5  # seconds until it is said that it takes a moment


class Newest:
    """`begin()` makes all that was asked for before stale; `do(...)` works for what was begun last.

    `tell(words)` says that it takes a moment, with "" no longer; `in_background` is the app's.
    """

    def __init__(self, in_background: Callable[..., Any], tell: Callable[[str], None]) -> None:
        self._in_background, self._tell = in_background, tell
        self._wanted = 0
        self._shown = 0
        self._pending = 0  # jobs in the background

    @property
    def busy(self) -> bool:
        """Whether a job is not over yet."""
        return self._pending > 0

    @property
    def settled(self) -> bool:
        """Whether what was begun last is what was shown last."""
        return self._shown == self._wanted

    def begin(self) -> None:
        """Something newer is wanted."""
        self._wanted += 1

    def shown(self) -> None:
        """What was begun last is on show."""
        self._shown = self._wanted

    def do(self, words: str, work: Callable[[], Any], show: Callable[[Any], None]) -> None:
        """Do the work and show what it finds, unless something newer is wanted by then."""
        number = self._wanted
        telling = Clock.schedule_once(lambda _: self._tell(words), SLOW)

        def newest() -> Any:
            return work() if number == self._wanted else None

        def over() -> bool:
            """Whether this was the newest."""
            self._pending -= 1
            telling.cancel()
            if number == self._wanted:
                self._tell("")
            return number == self._wanted

        def then(found: Any) -> None:
            if over() and found is not None:
                show(found)

        def failed(error: Exception) -> None:
            over()
            raise error

        self._pending += 1
        self._in_background(newest, then, failed)
