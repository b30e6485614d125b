"""Drives the window in tests: by the names a person would use, on a clock that does not wait.

What a finger could not do fails here too: a control that is covered, off the window, or named like another one.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.lang import Builder
from kivy.metrics import dp
from kivy.tests.common import UnitTestTouch
from kivy.uix.label import Label
from kivy.uix.scrollview import ScrollView
from kivy.uix.textinput import TextInput

from twitchlog.ui.widgets.base import Control
from twitchlog.ui.widgets.focus import bring_into_view

FRAME = 1 / 60
Places = tuple[tuple[float, float], tuple[float, float]]  # of two fingers
KEYS = {
    "tab": 9, "enter": 13, "escape": 27, "space": 32, "delete": 127, "backspace": 8,
    "up": 273, "down": 274, "right": 275, "left": 276,
}  # fmt: skip


class VirtualTime:
    """The time the window lives by."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Pilot:
    """One running app. `tap("Left calf")`, `type("Note", "after the run")`, `shows("Saved: left calf")`..."""

    def __init__(self, app: Any, virtual: VirtualTime) -> None:
        self.app = app
        self._virtual = virtual

    # ---- time

    def frame(self, count: int = 1) -> None:
        """Let some frames pass."""
        for _ in range(count):
            self._virtual.now += FRAME
            Clock.tick()
            EventLoop.dispatch_input()
            Builder.sync()
            Clock.tick_draw()
            Builder.sync()

    def wait(self, seconds: float) -> None:
        """Let time pass for the window; it takes no real time."""
        end = self._virtual.now + seconds
        while self._virtual.now < end:
            self.frame()

    def until(self, condition: Callable[[], Any], seconds: float = 5, real: float = 20) -> None:
        """Wait for something; worker threads are given real time."""
        end, real_end = self._virtual.now + seconds, time.monotonic() + real
        while not condition():
            if self._virtual.now > end:
                assert time.monotonic() < real_end, "it did not happen"
                time.sleep(0.005)
            self.frame()

    # ---- finding

    @property
    def top(self) -> Any:
        """What a person can reach now: the topmost layer, else the whole window."""
        return self.app.shell.top()

    def controls(self) -> list[Any]:
        """Controls and text fields in reach, disabled ones too."""
        return [w for w in _all_under(self.top) if isinstance(w, Control | TextInput) and w.width * w.height > 0]

    def names(self) -> list[str]:
        """The names of all controls in reach."""
        return [w.called() for w in self.controls() if w.called()]

    def find(self, name: str) -> Any:
        """The one control of that name; fails when there is none or several."""
        hits = [w for w in self.controls() if hasattr(w, "called") and w.called() == name]
        assert hits, f"no control is called {name!r}; there are {sorted(set(self.names()))}"
        assert len(hits) == 1, f"{len(hits)} controls are called {name!r}"
        return hits[0]

    def texts(self) -> list[str]:
        """All words in sight of the topmost layer, and the message."""
        bars = [self.app.shell._message] if self.top is not self.app.shell else []
        words = [w for root in (self.top, *bars) for w in _all_under(root) if isinstance(w, Label)]
        typed = [w for w in _all_under(self.top) if isinstance(w, TextInput)]
        return [w.text for w in (*words, *typed) if w.text and w.width > 0]

    def shows(self, text: str) -> bool:
        """Whether some words contain this text."""
        return any(text in words for words in self.texts())

    # ---- doing

    def tap(self, name: str) -> None:
        """Tap a control, scrolling to it first."""
        self.tap_at(*self._reach(self.find(name)), lands_on=self.find(name))

    def tap_at(self, x: float, y: float, lands_on: Any = None) -> None:
        """Tap a point of the window; with `lands_on`, fail unless that control takes it."""
        self._press(x, y, 0, lands_on)

    def hold(self, name: str, seconds: float = 0.9) -> None:
        """Press a control for some time."""
        widget = self.find(name)
        self._press(*self._reach(widget), seconds, widget)

    def choose(self, name: str, number: int) -> None:
        """Tap a number of a 0-10 scale."""
        scale = self.find(name)
        self._reach(scale)
        self.tap_at(*scale.parent.to_window(*scale.point_of(number)))

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 10) -> None:
        """Drag from one point of the window to another."""
        touch = UnitTestTouch(*start)
        touch.touch_down()
        self.wait(0.2)
        for i in range(1, steps + 1):
            touch.touch_move(start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
            self.frame()
        touch.touch_up()
        self.wait(0.3)

    def swipe(self, start: tuple[float, float], end: tuple[float, float], steps: int = 5) -> None:
        """Push quickly from one point of the window to another."""
        touch = UnitTestTouch(*start)
        touch.touch_down()
        for i in range(1, steps + 1):
            touch.touch_move(start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
            self.frame()
        touch.touch_up()
        self.wait(1)

    def pinch(self, x: float, y: float, apart: float, then: float, upright: bool = False, late: float = 0.05) -> None:
        """Two fingers about a point of the window, first so far apart, `then` so far; the second comes `late`."""

        def places(distance: float) -> Places:
            dx, dy = (0.0, distance / 2) if upright else (distance / 2, 0.0)
            return (x - dx, y - dy), (x + dx, y + dy)

        self.two_fingers(places(apart), places(then), late)

    def two_fingers(self, start: Places, end: Places, late: float = 0.05, steps: int = 10) -> None:
        """Two fingers from their points of the window to others; the second comes so much later."""
        fingers = [UnitTestTouch(*place) for place in start]
        fingers[0].touch_down()
        self.wait(late)
        fingers[1].touch_down()
        for step in range(1, steps + 1):
            for finger, (x, y), (to_x, to_y) in zip(fingers, start, end, strict=True):
                finger.touch_move(x + (to_x - x) * step / steps, y + (to_y - y) * step / steps)
            self.frame()
        for finger in fingers:
            finger.touch_up()
            self.frame()
        self.wait(0.3)

    def wheel(self, x: float, y: float, turns: int, *held: str) -> None:
        """Turn the mouse's wheel over a point of the window, down for more than 0, with keys held."""
        button = "scrollup" if turns > 0 else "scrolldown"  # Kivy names what the content does
        Window._modifiers = list(held)
        for _ in range(abs(turns)):
            touch = UnitTestTouch(x, y)
            touch.profile.append("button")
            touch.button = button
            touch.touch_down()
            touch.touch_up()
            self.frame(3)
        Window._modifiers = []

    def type(self, name: str, text: str, clear: bool = True) -> None:
        """Tap a field and type into it, in place of what it holds."""
        field = self.find(name)
        self.tap_at(*self._reach(field))
        assert field.focus, f"{name!r} did not take the keyboard"
        if clear:
            field.select_all()
            field.delete_selection()
        for ch in text:
            Window.dispatch("on_textinput", ch)
        self.frame(2)

    def key(self, key: str, *modifiers: str) -> None:
        """Press a key: "tab", "enter", "escape", "space", "left", ..., or a letter."""
        code = KEYS[key] if key in KEYS else ord(key)
        Window.dispatch("on_key_down", code, 0, None, list(modifiers))
        Window.dispatch("on_key_up", code, 0)
        self.frame(2)

    def focused(self) -> str:
        """The name of the control the keyboard is at, "" for none."""
        at = self.app.shell.keys.current
        return at.called() if at is not None else ""

    def shot(self, path: Path | str) -> Path:
        """A picture of the window."""
        path = Path(path)
        self.frame(2)
        Window.canvas.ask_update()
        Window.dispatch("on_draw")  # not flipped: after that the picture is no longer sure to be there
        os.replace(Window.screenshot(str(path)), path)
        return path

    def _reach(self, widget: Any) -> tuple[float, float]:
        """Scroll to a widget; its middle in the window. Fails when it stays outside."""
        parent = widget.parent
        while parent is not None and parent is not parent.parent:
            if isinstance(parent, ScrollView):
                bring_into_view(parent, widget, dp(4))
            parent = parent.parent
        self.frame(2)
        x, y = widget.to_window(widget.center_x, widget.center_y)
        inside = 0 <= x <= Window.width and 0 <= y <= Window.height
        assert inside, f"{widget.called()!r} is outside the window"
        return x, y

    def _press(self, x: float, y: float, seconds: float, lands_on: Any) -> None:
        touch = UnitTestTouch(x, y)
        touch.touch_down()
        self.wait(max(seconds, 0.2))  # a scroll view hands a touch on a little later
        if lands_on is not None:
            held = [grab() for grab in touch.grab_list]
            focused = isinstance(lands_on, TextInput) and lands_on.focus
            assert lands_on in held or focused, f"the touch on {lands_on.called()!r} landed on {held or 'nothing'}"
        touch.touch_up()
        self.wait(0.3)


def _all_under(root: Any) -> list[Any]:
    """Everything visible under a widget, disabled controls too."""
    found = []
    for child in root.children[::-1]:
        if child.opacity > 0:
            found.append(child)
            found += _all_under(child)
    return found
