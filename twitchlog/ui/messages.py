"""Messages at the bottom of the window: one at a time, the others wait their turn, each stays at least 8 seconds."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kivy.clock import Clock
from kivy.event import EventDispatcher
from kivy.properties import ObjectProperty, StringProperty

SECONDS = 8.0
MOST_ACTIONS = 2
Action = tuple[str, Callable[[], object]]


@dataclass(frozen=True, eq=False)
class Message:
    """What is said, and up to two things one can do about it as (label, callback)."""

    text: str
    actions: tuple[Action, ...] = ()
    gone: Callable[[], object] | None = None  # called once it no longer shows


class Messages(EventDispatcher):
    """The queue. `current` is the message that shows, or None; `text` its words."""

    current = ObjectProperty(None, allownone=True)
    text = StringProperty("")

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Message] = deque()
        self._event: Any = None

    def say(self, text: str, actions: Sequence[Action] = (), gone: Callable[[], object] | None = None) -> Message:
        """Show a message, or put it in the queue. Raises ValueError for more than two actions."""
        if len(actions) > MOST_ACTIONS:
            raise ValueError(f"a message has at most {MOST_ACTIONS} actions, not {len(actions)}")
        message = Message(text, tuple(actions), gone)
        self._waiting.append(message)
        if self.current is None:
            self._next()
        return message

    def update(self, text: str, actions: Sequence[Action] | None = None) -> None:
        """Change the words (and actions) of the message that shows, and give it its time anew."""
        if self.current is None:
            self.say(text, actions or ())
            return
        shown: Message = self.current
        self.current = replace(shown, text=text, actions=shown.actions if actions is None else tuple(actions))
        self.text = text
        self._start_time()

    def take(self, label: str) -> None:
        """An action was chosen: the message goes, then the action happens."""
        done = next((do for name, do in self.current.actions if name == label), None) if self.current else None
        self.close()
        if done is not None:
            done()

    def close(self) -> None:
        """Take the present message away; the next one follows."""
        old, self.current, self.text = self.current, None, ""
        if self._event is not None:
            self._event.cancel()
        if old is not None and old.gone is not None:
            old.gone()
        if self.current is None:
            self._next()

    def clear(self) -> None:
        """Drop the present message and all that wait."""
        self._waiting.clear()
        self.close()

    def _next(self) -> None:
        if self._waiting:
            self.current = self._waiting.popleft()
            self.text = self.current.text
            self._start_time()

    def _start_time(self) -> None:
        if self._event is not None:
            self._event.cancel()
        # Longer texts stay longer: about three words a second.
        self._event = Clock.schedule_once(lambda _: self.close(), max(SECONDS, len(self.text.split()) / 3 + 3))
