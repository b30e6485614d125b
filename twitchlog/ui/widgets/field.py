"""Fields to type in."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.textinput import TextInput

from twitchlog.ui import fonts
from twitchlog.ui.widgets.base import Plate, load_kv
from twitchlog.ui.widgets.button import IconButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Icon, Text  # noqa: F401 - used in kv


class Entry(TextInput):
    """The place one types in; `Field` and `SearchField` put a frame round it.

    It has one font only, so it takes the one that has the most of its letters.
    """

    name = StringProperty("")
    role = StringProperty("text field")
    focusable = BooleanProperty(True)
    frame = ObjectProperty(None, allownone=True)  # what is drawn round it; a touch there is meant for it too

    def __init__(self, **kwargs: Any) -> None:
        self._cursor_at = (0, 0)
        self._follow_cursor = Clock.create_trigger(self._show_cursor, -1)
        super().__init__(write_tab=False, font_name=fonts.REGULAR, **kwargs)

    def called(self) -> str:
        """The plain name."""
        return str(self.name)

    @property
    def value(self) -> str:
        """What is typed in."""
        return str(self.text)

    def collide_point(self, x: float, y: float) -> bool:
        """Anywhere in its frame."""
        frame = self.frame
        return bool(super().collide_point(x, y) or (frame is not None and frame.collide_point(x, y)))

    def _adjust_viewport(self, column: int, row: int) -> None:
        """Kivy 2.3.1 shares one pending call among all fields, which keeps the last one alive with all round it."""
        self._cursor_at = (column, row)
        self._follow_cursor()

    def _show_cursor(self, _: float) -> None:
        TextInput._adjust_viewport.__wrapped__(self, *self._cursor_at)

    def on_text(self, *_: object) -> None:
        self.font_name = fonts.font_for(self.text)


class Field(BoxLayout):
    """An outlined field: `label`, `text`, `hint`; `error` (or `help`) stands below it in words.

    One line, or with `multiline: True` as many as `lines`. `ground` is the colour role it stands on.
    `on_enter` comes with Enter in a one-line field, `on_done` when the keyboard leaves it; `text` changes all along.
    """

    label = StringProperty("")
    name = StringProperty("")
    text = StringProperty("")
    hint = StringProperty("")
    help = StringProperty("")
    error = StringProperty("")
    ground = StringProperty("surface")
    icon = StringProperty("")
    multiline = BooleanProperty(False)
    lines = NumericProperty(3)
    focus = BooleanProperty(False)
    entry = ObjectProperty()

    __events__ = ("on_enter", "on_done")

    def on_enter(self) -> None:
        """Enter was pressed."""

    def on_done(self) -> None:
        """The field was left."""

    def on_focus(self, *_: object) -> None:
        if not self.focus:
            self.dispatch("on_done")


class SearchField(Plate, BoxLayout):
    """A search field, 48 high: `hint`, `text`; a cross empties it. `name` defaults to its hint."""

    name = StringProperty("")
    text = StringProperty("")
    hint = StringProperty("Search")
    entry = ObjectProperty()


class FieldBox(Plate, AnchorLayout):
    """The outline of a field."""


load_kv(__file__)
