"""The frame of the window: app bar, navigation bar and rail, pages, the message."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from twitchlog.ui.widgets.base import Control, Plate, load_kv
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.layer import Panel  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Icon, Text  # noqa: F401 - used in kv

# name, icon of the open place, icon of the others
PLACES = (
    ("Today", "calendar-today", "calendar-today-outline"),
    ("History", "history", "history"),
    ("Patterns", "chart-box", "chart-box-outline"),
    ("Report", "file-document", "file-document-outline"),
    ("More", "dots-horizontal-circle", "dots-horizontal-circle-outline"),
)


class AppBar(BoxLayout):
    """The bar on top: `title`, `subtitle`, with `back: True` an arrow (`on_go_back`, which goes back by itself too).

    64 high, more when the words need it. Widgets added stand at the right: `IconButton`s.
    """

    title = StringProperty("")
    subtitle = StringProperty("")
    back = BooleanProperty(False)
    back_icon = StringProperty("arrow-left")
    back_name = StringProperty("Back")

    __events__ = ("on_go_back",)

    def on_go_back(self) -> None:
        """The arrow was pressed."""

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        if "actions" in self.ids:
            self.ids.actions.add_widget(widget, *args, **kwargs)
        else:
            super().add_widget(widget, *args, **kwargs)


class NavItem(Control, BoxLayout):
    """One of the five places."""

    text = StringProperty("")
    icon = StringProperty("")
    selected = BooleanProperty(False)


class _Places(Plate, BoxLayout):
    """The five places; `place` is the open one, `on_go(name)` comes when one is chosen."""

    place = StringProperty("Today")

    __events__ = ("on_go",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name, *_ in PLACES:
            item = NavItem(text=name, role="tab")
            item.bind(on_release=lambda item: self.dispatch("on_go", item.text))
            self.add_widget(item)
        if self.orientation == "vertical":
            self.add_widget(Widget())  # the items stand on top
        self.on_place()

    def on_go(self, name: str) -> None:
        """A place was chosen."""

    def on_place(self, *_: object) -> None:
        icons = {name: (on, off) for name, on, off in PLACES}
        for item in self.children:
            if not isinstance(item, NavItem):
                continue
            item.selected = item.text == self.place
            item.value = "on" if item.selected else ""
            item.icon = icons[item.text][0 if item.selected else 1]


class NavBar(_Places):
    """The navigation bar at the bottom, 80 high."""


class NavRail(_Places):
    """The rail at the left from 840 dp, 88 wide."""


class Page(Plate, BoxLayout):
    """A page over the whole window, opened with `shell.open_page(page)`: a bar with back, then what is added.

    Override `may_close` to keep it open (a draft). `on_close` comes when it is gone. `foot` is the height of a bar
    of its own at the bottom, which messages stay above.
    """

    title = StringProperty("")
    subtitle = StringProperty("")
    foot = NumericProperty(0)

    __events__ = ("on_close",)

    def on_close(self) -> None:
        """It was closed."""

    def may_close(self) -> bool:
        """Whether Escape and the arrow may close it now."""
        return True


class MessageBar(Plate, FloatLayout):
    """The message at the bottom: `message` (see `twitchlog.ui.messages`), or nothing."""

    text = StringProperty("")
    actions = ListProperty()
    messages = ObjectProperty()

    def on_messages(self, *_: object) -> None:
        self.messages.bind(current=self._show, text=self._show)
        self._show()

    def _show(self, *_: object) -> None:
        message = self.messages.current
        if message is None:
            self.text, self.actions = "", []
            return
        self.text, self.actions = message.text, list(message.actions)

    def on_actions(self, *_: object) -> None:
        box = self.ids.actions
        box.clear_widgets()
        for label, _done in self.actions:
            button = PillButton(kind="text", text=label, name=label, tall=True)
            button.tone = "inversePrimary"
            button.bind(on_release=lambda button: self.messages.take(button.text))
            box.add_widget(button)

    def on_touch_down(self, touch: Any) -> bool:
        if not self.text:
            return False
        inside = self.collide_point(*touch.pos)
        return bool(super().on_touch_down(touch)) or inside  # nothing under the message is touched through it


load_kv(__file__)
