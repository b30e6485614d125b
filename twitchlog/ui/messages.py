"""Messages at the bottom of the window: one at a time, the newest first, each at least 8 seconds in all.

What a person just did is answered at once, so a message never waits for an older one. The older one, if something
can still be done about it, comes back for the rest of its time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kivy.clock import Clock
from kivy.event import EventDispatcher
from kivy.properties import ObjectProperty, StringProperty

SECONDS = 8.0
SHORTEST = 3.0  # a message that comes back is there long enough to be read
MOST_ACTIONS = 2
Action = tuple[str, Callable[[], object]]


@dataclass(frozen=True, eq=False)
class Message:
    """What is said, and up to two things one can do about it as (label, callback)."""

    text: str
    actions: tuple[Action, ...] = ()
    gone: Callable[[], object] | None = None  # called once it no longer shows
    seconds: float = SECONDS  # how long it is still to show


class Messages(EventDispatcher):
    """`current` is the message that shows, or None; `text` its words."""

    current = ObjectProperty(None, allownone=True)
    text = StringProperty("")

    def __init__(self) -> None:
        super().__init__()
        self._aside: list[Message] = []  # the one to come back first is the last
        self._event: Any = None
        self._since = 0.0

    def say(self, text: str, actions: Sequence[Action] = (), gone: Callable[[], object] | None = None) -> Message:
        """Show a message; the one that shows steps aside. The same words without actions are not said twice.

        Raises ValueError for more than two actions.
        """
        if len(actions) > MOST_ACTIONS:
            raise ValueError(f"a message has at most {MOST_ACTIONS} actions, not {len(actions)}")
        shown: Message | None = self.current
        if shown is not None and not shown.actions and not actions and shown.text == text:
            self._start_time()
            return shown
        message = Message(text, tuple(actions), gone, _seconds(text))
        if shown is not None:
            self._put_aside(shown)
        self._show(message)
        return message

    def update(self, text: str, actions: Sequence[Action] | None = None) -> Message:
        """Change the words (and actions) of the message that shows, and give it its time anew."""
        if self.current is None:
            return self.say(text, actions or ())
        shown: Message = self.current
        actions = shown.actions if actions is None else tuple(actions)
        self._show(replace(shown, text=text, actions=actions, seconds=_seconds(text)))
        message: Message = self.current
        return message

    def take(self, label: str) -> None:
        """An action was chosen: the message goes, then the action happens."""
        done = next((do for name, do in self.current.actions if name == label), None) if self.current else None
        self.close()
        if done is not None:
            done()

    def close(self) -> None:
        """Take the present message away; one that stepped aside comes back."""
        old, self.current, self.text = self.current, None, ""
        if self._event is not None:
            self._event.cancel()
        _let_go(old)
        if self.current is None and self._aside:
            self._show(self._aside.pop())

    def clear(self) -> None:
        """Drop the present message and all that would come back."""
        for message in self._aside:
            _let_go(message)
        self._aside.clear()
        self.close()

    def _show(self, message: Message) -> None:
        self.current = message
        self.text = message.text
        self._start_time()

    def _put_aside(self, message: Message) -> None:
        """Keep what can still be acted upon; mere words were read or are no longer true."""
        if message.actions:
            left = message.seconds - (Clock.get_time() - self._since)
            self._aside.append(replace(message, seconds=max(SHORTEST, left)))
        else:
            _let_go(message)

    def _start_time(self) -> None:
        if self._event is not None:
            self._event.cancel()
        self._since = Clock.get_time()
        self._event = Clock.schedule_once(lambda _: self.close(), self.current.seconds)


def _seconds(text: str) -> float:
    """Longer texts stay longer: about three words a second."""
    return max(SECONDS, len(text.split()) / 3 + 3)


def _let_go(message: Message | None) -> None:
    if message is not None and message.gone is not None:
        message.gone()
