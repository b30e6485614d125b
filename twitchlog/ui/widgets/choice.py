"""Segmented choice and switch."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from twitchlog.ui.widgets.base import Control, Plate, load_kv
from twitchlog.ui.widgets.text import Icon, Text  # noqa: F401 - used in kv

TICK, BESIDE = 22, 10  # dp in a part: the tick with its gap, and least room beside the words


class Segment(Control, AnchorLayout):
    """One part of a segmented choice."""

    text = StringProperty("")
    icon = StringProperty("")
    selected = BooleanProperty(False)
    ruled = BooleanProperty(False)  # a line at its right


class Segmented(Plate, BoxLayout):
    """One of a few, side by side. `options` is a list of (key, text); `selected` a key or None.

    `clearable` lets a second tap take the answer back. `on_choose(key)` comes after a tap. Where it is narrow the
    parts go under each other. `what` stands before each part's name where the words alone are not unique:
    "Weakness: Yes".
    """

    options = ListProperty()
    selected = ObjectProperty(None, allownone=True)
    clearable = BooleanProperty(False)
    what = StringProperty("")
    part_height = NumericProperty("40dp")

    __events__ = ("on_choose",)

    def on_choose(self, key: object) -> None:
        """A part was tapped."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("options", "what"):
            self.fbind(name, self._fill)
        self._fill()

    def _fill(self, *_: object) -> None:
        self.clear_widgets()
        for key, text in self.options:
            part = Segment(text=text, role="radio", name=f"{self.what}: {text}" if self.what else text)
            part.key = key
            part.bind(on_release=self._tapped)
            part.ids.words.bind(width=lambda *_: self._show())
            self.add_widget(part)
        self._show()

    def on_selected(self, *_: object) -> None:
        self._show()

    def on_width(self, *_: object) -> None:
        self._show()

    def _show(self) -> None:
        parts = self.children[::-1]
        stacked = len(parts) > 2 and 1 < self.width < dp(84) * len(parts) and self.width < dp(240)
        if len(parts) == 2 and self.width > dp(100):  # before the first layout it is 100
            widest = max(part.ids.words.width for part in parts)
            stacked = widest + dp(TICK + BESIDE) > self.width / 2
        self.orientation = "vertical" if stacked else "horizontal"
        self.height = self.part_height * (len(parts) if stacked else 1)
        end = self.part_height / 2
        for i, part in enumerate(parts):
            first, last = i == 0, i == len(parts) - 1
            if stacked:
                part.radius = [end * first, end * first, end * last, end * last]
            else:
                part.radius = [end * first, end * last, end * last, end * first]
            part.ruled = not last and not stacked
            part.selected = part.key == self.selected
            part.value = "on" if part.selected else ""

    def _tapped(self, part: Any) -> None:
        again = part.key == self.selected
        if again and not self.clearable:
            return
        self.selected = None if again else part.key
        self.dispatch("on_choose", self.selected)


class Toggle(Control):
    """A switch. `active` is its state; a tap changes it and then sends `on_change(active)`."""

    active = BooleanProperty(False)
    knob = NumericProperty(0)

    __events__ = ("on_change",)

    def on_change(self, active: bool) -> None:
        """The person switched it."""

    def on_active(self, *_: object) -> None:
        self.value = "on" if self.active else "off"

    def on_release(self) -> None:
        self.active = not self.active
        self.dispatch("on_change", self.active)


load_kv(__file__)
