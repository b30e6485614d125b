"""Work for the main thread in small steps, one a frame, so that touches and scrolling never wait long."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from kivy.clock import Clock

Step = Callable[[], object]


class Steps:
    """A queue of steps; new ones given with `begin` take the place of those not done. Keep it: the clock does not."""

    def __init__(self) -> None:
        self._left: deque[Step] = deque()
        self._event: Any = None

    @property
    def busy(self) -> bool:
        """Whether something is left to do."""
        return bool(self._left)

    def begin(self, steps: Iterable[Step]) -> None:
        """Do these, and not what is left."""
        self._left = deque(steps)
        self._schedule()

    def _schedule(self) -> None:
        if self._left and self._event is None:
            self._event = Clock.schedule_interval(self._next, 0)

    def _next(self, _seconds: float) -> bool:
        if self._left:
            self._left.popleft()()
        if not self._left:
            self._event = None
            return False
        return True
