"""The keyboard: Tab from control to control, Enter and Space press, Escape goes back.

Kivy's own focus knows text fields only. This one walks everything of the topmost layer that can be focused, in the
order it stands in, so focus never wanders under an open sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from weakref import ReferenceType, ref

from kivy.metrics import dp
from kivy.uix.recyclelayout import RecycleLayout
from kivy.uix.scrollview import ScrollView
from kivy.uix.textinput import TextInput
from kivy.uix.widget import Widget

from twitchlog.ui.widgets.base import Control

TAB, ENTER, PAD_ENTER, SPACE, ESCAPE, DELETE, BACKSPACE = 9, 13, 271, 32, 27, 127, 8
ARROWS = {276: (-1, 0), 275: (1, 0), 273: (0, 1), 274: (0, -1)}


def standing(widget: Any) -> Iterator[Any]:
    """All widgets under one, in reading order; hidden and disabled branches are left out."""
    children = widget.children[::-1]
    if isinstance(widget, RecycleLayout):  # recycled views come in any order
        children = sorted(children, key=lambda child: (-child.y, child.x))
    for child in children:
        if child.opacity <= 0 or child.disabled:
            continue
        yield child
        yield from standing(child)


def controls_under(widget: Any) -> list[Any]:
    """What Tab visits under a widget."""
    return [
        w
        for w in standing(widget)
        if isinstance(w, Control | TextInput) and getattr(w, "focusable", True) and w.width > 0 and w.height > 0
    ]


@dataclass(frozen=True, slots=True)
class FocusPlace:
    """Where the keyboard was: a control, and the part of it."""

    control: ReferenceType[Any]
    part: Any


class KeyFocus:
    """Which control the keyboard is at. `layer` says what is on top now; `back` is what Escape does."""

    def __init__(self, layer: Callable[[], Any], back: Callable[[], bool]) -> None:
        self._layer = layer
        self._back = back
        self._current: ReferenceType[Any] | None = None
        self._by_touch = False  # whether a touch came after the last key

    @property
    def current(self) -> Any:
        """The focused control, or None; one that left the window is no longer it."""
        widget = self._current() if self._current is not None else None
        return widget if widget is not None and widget.get_parent_window() is not None else None

    def key_down(self, _window: Any, key: int, _scan: int, _text: str | None, modifiers: list[str]) -> bool:
        """Bound to the window's `on_key_down`; True when the key was of use."""
        self._by_touch = False
        if key == TAB:
            return self.move(-1 if "shift" in modifiers else 1)
        if key == ESCAPE:
            return self._escape()
        at = self.current
        if at is None or isinstance(at, TextInput) or at.disabled:
            return False
        if key in (ENTER, PAD_ENTER, SPACE):
            if "shift" in modifiers and at.is_event_type("on_hold"):
                at.dispatch("on_hold")
            else:
                at.press()
            return True
        if key in (DELETE, BACKSPACE) and hasattr(at, "clear_answer"):
            at.clear_answer()
            return True
        return key in ARROWS and bool(at.on_arrow(*ARROWS[key]))

    def touched(self, *_: object) -> None:
        """A touch anywhere takes the ring away; bound to the window's `on_touch_down`."""
        self._by_touch = True
        widget = self.current
        if isinstance(widget, Control):
            widget.ring = False

    def move(self, step: int) -> bool:
        """To the next or the previous control of the topmost layer, round the end."""
        found = controls_under(self._layer())
        if not found:
            return False
        at = next((w for w in found if isinstance(w, TextInput) and w.focus), self.current)
        first = found[0 if step > 0 else -1]
        target = found[(found.index(at) + step) % len(found)] if at in found else first
        self.put(target)
        return True

    def put(self, target: Any) -> None:
        """Put the focus, with its ring, on a control."""
        self.leave()
        target = target.__self__  # kv's ids are weak proxies
        self._current = ref(target)
        if isinstance(target, TextInput):
            target.focus = True
        else:
            target.ring = True
        _scroll_into_view(target)

    def leave(self) -> None:
        """Take the focus from wherever it is, also from a text field a finger put it in."""
        old = self._current() if self._current is not None else None  # also where it has left the window
        if isinstance(old, Control):
            old.ring = False
        for widget in standing(self._layer()):
            if isinstance(widget, TextInput) and widget.focus:
                widget.focus = False
        self._current = None

    def place(self) -> FocusPlace | None:
        """Where the keyboard is, to go back there; None where a finger leads. Ask before `leave`."""
        at = self.current
        if isinstance(at, Control):
            return FocusPlace(ref(at), at.part_at()) if at.ring else None
        return FocusPlace(ref(at), None) if at is not None and at.focus else None

    def go_back(self, place: FocusPlace | None) -> None:
        """To where it was, if that can still be focused; the ring stays away after a touch. A text field is where Tab
        goes on from, but isn't typed in at once: the key that closed what lay over it may still be down."""
        control = place.control() if place is not None else None
        if place is None or control is None or control not in controls_under(self._layer()):
            return
        self._current = place.control
        if isinstance(control, Control) and not self._by_touch:
            control.ring = True
            control.back_to_part(place.part)

    def _escape(self) -> bool:
        at = self.current
        if isinstance(at, TextInput) and at.focus:
            at.focus = False
            return True
        return self._back()


def _scroll_into_view(target: Widget) -> None:
    """Scroll every list the control is in so that it shows."""
    parent = target.parent
    while parent is not None and parent is not parent.parent:
        if isinstance(parent, ScrollView):
            bring_into_view(parent, target, dp(16))
        parent = parent.parent


def bring_to_top(scroll: ScrollView, target: Widget) -> None:
    """Scroll a page so that a widget begins a little below its upper edge, as far as the page goes."""
    hidden = scroll.children[0].height - scroll.height
    if hidden > 0:
        away = scroll.to_window(scroll.x, scroll.top)[1] - dp(16) - target.to_window(target.x, target.top)[1]
        scroll.scroll_y = min(1.0, max(0.0, scroll.scroll_y - away / hidden))


def bring_into_view(scroll: ScrollView, target: Widget, padding: float) -> None:
    """Scroll so that a widget shows with some room round it; Kivy's own way fails in recycled lists."""
    if all(child.height <= scroll.height and child.width <= scroll.width for child in scroll.children):
        return
    recycled = getattr(scroll, "layout_manager", None)  # kv's RecycleView is a class of its own, so no isinstance
    if recycled is None:
        scroll.scroll_to(target, padding=padding, animate=False)
        return
    hidden = max(1, recycled.height - scroll.height)
    padding = max(padding, min(dp(96), scroll.height / 4))  # so that the rows to go to next are there
    bottom, top = (scroll.to_window(scroll.x, y)[1] for y in (scroll.y, scroll.top))
    low = target.to_window(target.x, target.y)[1] - padding
    high = target.to_window(target.x, target.top)[1] + padding
    away = low - bottom if low < bottom else max(0, high - top)
    scroll.scroll_y = min(1, max(0, scroll.scroll_y + away / hidden))
