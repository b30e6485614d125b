"""What things lie on and between: cards, rows, dividers, heads of sections, an empty screen's words."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from twitchlog.ui.widgets.base import Control, Plate, load_kv
from twitchlog.ui.widgets.button import PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Icon, Text  # noqa: F401 - used in kv


class Card(Plate, BoxLayout):
    """One thing: a vertical box, 16 dp inside, as high as its content. `kind` low (filled) or outlined."""

    kind = OptionProperty("low", options=["low", "outlined"])


class PressCard(Control, BoxLayout):
    """A card that can be pressed as a whole."""

    kind = OptionProperty("low", options=["low", "outlined"])


class Column(BoxLayout):
    """A vertical box as high as its content."""


class Divider(Widget):
    """A hairline; `indent` starts it further right, under the text of rows with icons."""

    indent = NumericProperty(0)


class SectionHead(BoxLayout):
    """The head of a section (titleMedium), 20 above and 8 below. Widgets added stand at its right."""

    text = StringProperty("")
    role = StringProperty("titleMedium")
    tone = StringProperty("onSurface")
    above = NumericProperty("20dp")


class Row(Control, BoxLayout):
    """A list row, 56 at least: `icon`, `title`, `second` line, `shown` value, `chevron`; added widgets stand at
    the right (a Stepper, a Toggle) and drop under the words where it is narrow.

    Pressable only with `pressable: True` (`on_release`); `chosen` marks it as the open one of a list.
    """

    icon = StringProperty("")
    icon_tone = StringProperty("onSurfaceVariant")
    title = StringProperty("")
    second = StringProperty("")
    shown = StringProperty("")
    chevron = BooleanProperty(False)
    pressable = BooleanProperty(False)
    chosen = BooleanProperty(False)
    title_role = StringProperty("bodyLarge")
    title_tone = StringProperty("onSurface")
    shown_tone = StringProperty("onSurface")
    second_role = StringProperty("bodyMedium")
    least = NumericProperty("56dp")
    gap = NumericProperty("16dp")  # between icon and words
    stacked = BooleanProperty(False)

    def called(self) -> str:
        # Only a row that can be pressed is a control; others are named by what stands in them.
        return (self.name or self.title) if self.pressable else ""

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        if "ending" in self.ids:  # its own parts are built, this one is the author's
            self.ids.ending.add_widget(widget, *args, **kwargs)
            widget.fbind("width", self._stack)
            self._stack()
        else:
            super().add_widget(widget, *args, **kwargs)

    def on_width(self, *_: object) -> None:
        self._stack()

    def _stack(self, *_: object) -> None:
        """Under the words as soon as they would have less than 96 dp beside it."""
        ending = self.ids.get("ending")
        if ending is not None and ending.children:
            taken = sum(child.width for child in ending.children) + dp(40 if self.icon else 0)
            self.stacked = self.width - taken < dp(96)

    def on_touch_down(self, touch: Any) -> bool:
        if self.pressable:
            return bool(super().on_touch_down(touch))
        return bool(Widget.on_touch_down(self, touch))  # only to what stands in it


class EmptyState(BoxLayout):
    """What an empty screen says: an icon, what will be there, and the one next step (`on_step`)."""

    icon = StringProperty("leaf")
    title = StringProperty("")
    text = StringProperty("")
    action = StringProperty("")
    action_kind = StringProperty("filled")

    __events__ = ("on_step",)

    def on_step(self) -> None:
        """The next step was chosen."""


class Progress(Plate):
    """How far along something is, 0 to 1: 8 dp, neutral, never the primary colour."""

    part = NumericProperty(0)


class Badge(Plate, BoxLayout):
    """A 40 dp square with an icon on the quiet colour."""

    icon = StringProperty("leaf")


class DemoBanner(Plate, BoxLayout):
    """The strip that says this diary is made up."""

    text = StringProperty("Made-up diary: nothing here is kept")


load_kv(__file__)
