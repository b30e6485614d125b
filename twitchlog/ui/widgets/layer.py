"""What lies over a screen and takes all attention: sheets, dialogs, menus. `shell.show_sheet(...)` opens them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from twitchlog.ui.widgets.base import Control, Plate, load_kv, the_app
from twitchlog.ui.widgets.button import IconButton, PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.surface import Column, Divider  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Icon, Text  # noqa: F401 - used in kv


class Layer(FloatLayout):
    """Covers the window; nothing below can be touched. `dismiss()` closes it, then `on_dismiss` comes.

    `scrim` shades what is below. Override `may_close` to ask first. `panel` is the part that a tap does not close.
    `foot` is the height of a bar of its own at the bottom, which messages stay above.
    """

    foot = NumericProperty(0)

    title = StringProperty("")
    scrim = BooleanProperty(True)
    panel = ObjectProperty(None, allownone=True)

    __events__ = ("on_dismiss",)

    def on_dismiss(self) -> None:
        """It was closed, in whichever way."""

    def may_close(self) -> bool:
        """Whether Escape or a tap beside it may close it now."""
        return True

    def ask_close(self) -> None:
        """What Escape and a tap beside it do."""
        if self.may_close():
            self.dismiss()

    def dismiss(self) -> None:
        """Close it. Closing twice is harmless."""
        if self.parent is not None:
            the_app().shell.drop_layer(self)
            self.dispatch("on_dismiss")

    def on_touch_down(self, touch: Any) -> bool:
        inside = self.panel is None or self.panel.collide_point(*touch.pos)
        if not super().on_touch_down(touch) and not inside and not touch.is_mouse_scrolling:
            self.ask_close()
        return True

    def on_touch_move(self, touch: Any) -> bool:
        super().on_touch_move(touch)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        super().on_touch_up(touch)
        return True


class Sheet(Layer):
    """A sheet from the bottom: `title`, close, scrolling content, and a fixed bar for its buttons.

    Widgets added go into the content; those in `bar` stand in the bottom bar (kv: `Sheet:` children, and
    `sheet.add_to_bar(widget)`). `top_gap` is how far below the window's top it ends.
    """

    top_gap = NumericProperty("16dp")

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        if "content" in self.ids:
            self.ids.content.add_widget(widget, *args, **kwargs)
        else:
            super().add_widget(widget, *args, **kwargs)

    def add_to_bar(self, widget: Any) -> None:
        """Put a widget in the fixed bar at the bottom."""
        self.ids.bar.add_widget(widget)

    def scroll_to_top(self) -> None:
        """Show the beginning of the content."""
        self.ids.scroll.scroll_y = 1


class Dialog(Layer):
    """A small question: `title`, `text`, up to three `actions` as (label, callback or None). Each one closes it.

    Widgets added stand between the text and the buttons.
    """

    text = StringProperty("")
    actions = ListProperty()

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        if "content" in self.ids:
            self.ids.content.add_widget(widget, *args, **kwargs)
        else:
            super().add_widget(widget, *args, **kwargs)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("actions", self._fill)
        self._fill()

    def _fill(self, *_: object) -> None:
        buttons = self.ids.buttons
        buttons.clear_widgets()
        for label, done in self.actions:
            button = PillButton(kind="text", text=label)
            button.bind(on_release=lambda _, done=done: self._take(done))
            buttons.add_widget(button)

    def _take(self, done: Callable[[], object] | None) -> None:
        self.dismiss()
        if done is not None:
            done()


class MenuRow(Control, BoxLayout):
    """One choice of a menu."""

    text = StringProperty("")
    icon = StringProperty("")
    chosen = BooleanProperty(False)


class Menu(Layer):
    """A list of choices by the control that opened it: `items` as (label, callback) or (label, callback, icon).

    `chosen` is the label that is ticked. Opened with `shell.show_menu(anchor, items)`.
    """

    anchor = ObjectProperty(None, allownone=True)
    items = ListProperty()
    chosen = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("items", "chosen"):
            self.fbind(name, self._fill)
        self._fill()

    def _fill(self, *_: object) -> None:
        box = self.ids.box
        box.clear_widgets()
        for label, done, *icon in self.items:
            sign = icon[0] if icon else "check" if label == self.chosen else ""
            row = MenuRow(text=label, icon=sign, role="menu item", chosen=label == self.chosen)
            row.bind(on_release=lambda _, done=done: self._take(done))
            box.add_widget(row)

    def _take(self, done: Callable[[], object] | None) -> None:
        self.dismiss()
        if done is not None:
            done()

    def place(self, *_: object) -> None:
        """Under the anchor, or above it where there is more room; always inside the window."""
        panel, anchor = self.ids.panel, self.anchor
        if anchor is None:
            panel.center = self.center
            return
        left, bottom = anchor.to_window(anchor.x, anchor.y)
        top = anchor.to_window(anchor.x, anchor.top)[1]
        panel.height = min(self.ids.box.height + dp(16), self.height - dp(16))
        below, above = bottom - dp(4), self.height - top - dp(4)
        y = bottom - dp(4) - panel.height if below >= panel.height or below >= above else top + dp(4)
        panel.x = max(dp(8), min(left, self.width - panel.width - dp(8)))
        panel.y = max(dp(8), min(y, self.height - panel.height - dp(8)))


class Panel(Plate, BoxLayout):
    """The surface of a layer."""


load_kv(__file__)
