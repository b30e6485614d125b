"""Buttons: pills with a word, round ones with an icon, and tiles."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from twitchlog.ui.widgets.base import Control, load_kv
from twitchlog.ui.widgets.text import Icon, Text  # noqa: F401 - used in kv

_LOOK = {  # kind: (fill, edge, tone)
    "filled": ("primary", "", "onPrimary"),
    "tonal": ("secondaryContainer", "", "onSecondaryContainer"),
    "outlined": ("", "outline", "primary"),
    "text": ("", "", "primary"),
}


class Capsule(Control, AnchorLayout):
    """Icon, text and trailing icon in a row, centred; chips and buttons are made of it.

    It is as wide as its words, but where `widest` is given no wider than that: then they wrap.
    """

    text = StringProperty("")
    icon = StringProperty("")
    trailing = StringProperty("")
    tone = StringProperty("onSurface")
    side = NumericProperty("12dp")
    gap = NumericProperty("8dp")
    text_role = StringProperty("labelLarge")
    sign = StringProperty("")  # the icon drawn in front
    widest = NumericProperty(0)
    words_height = NumericProperty(0)  # of wrapped words; 0 while they stand in one line

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("icon", self._dress)
        self._dress()
        for name in ("widest", "sign", "trailing", "text"):
            self.fbind(name, self._limit)

    def _limit(self, *_: object) -> None:
        words = self.ids.words
        words.fit = True
        over = self.ids.row.minimum_width + 2 * self.side - self.widest if self.widest > 0 else 0
        if over > 0:
            words.fit = False
            words.width -= over
        self.words_height = words.height if over > 0 else 0

    def _dress(self, *_: object) -> None:
        self.sign = self.icon


class PillButton(Capsule):
    """A button: `kind` filled, tonal, outlined or text; `text`, `icon`; `big` is 56 high, `tall` 48.

    As wide as its words, or stretched with `size_hint_x: 1`. Listen to `on_release`.
    """

    kind = OptionProperty("text", options=list(_LOOK))
    big = BooleanProperty(False)
    tall = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("kind", self._dress)
        self.fbind("disabled", self._dress)

    def _dress(self, *_: object) -> None:
        super()._dress()
        self.fill, self.edge, self.tone = _LOOK[self.kind]
        self.held_back = 0.38
        if self.disabled and self.kind in ("filled", "tonal"):
            self.fill, self.tone, self.held_back = "surfaceContainerHighest", "onSurfaceVariant", 0.6
        self._show_disabled()


class IconButton(Control, AnchorLayout):
    """An icon one can press, 48 x 48. Give it a `name`: an icon has no words.

    `circled` draws a 36 dp ring round it, as steppers have.
    """

    icon = StringProperty("")
    tone = StringProperty("onSurfaceVariant")
    px = NumericProperty(24)
    circled = BooleanProperty(False)


class Tile(Control, BoxLayout):
    """A usual place: one tap logs, holding it 500 ms opens the details (`on_hold`; Shift+Enter by keyboard).

    `lit` keeps the pressed colour, while its message shows. `selected` is the evening's choice, with a tick.
    """

    text = StringProperty("")
    icon = StringProperty("")
    lit = BooleanProperty(False)
    selected = BooleanProperty(False)
    air = NumericProperty("16dp")  # above and below the words together

    __events__ = ("on_hold",)
    HOLD = 0.5
    FLASH = 0.15

    def __init__(self, **kwargs: Any) -> None:
        self._held = False
        self._flash = False
        self._hold_event = Clock.create_trigger(self._hold, self.HOLD)
        self._flash_event = Clock.create_trigger(self._unflash, self.FLASH)
        super().__init__(**kwargs)
        for name in ("lit", "selected", "state"):
            self.fbind(name, self._dress)
        self._dress()

    def on_hold(self) -> None:
        """Held down for half a second."""

    def on_press(self) -> None:
        self._held = False
        self._flash = True
        self._dress()
        self._flash_event()
        if self.state == "down":
            self._hold_event()

    def on_touch_up(self, touch: Any) -> bool:
        self._hold_event.cancel()
        if self._held and touch.grab_current is self:
            self._held = False
            touch.ungrab(self)
            self.state = "normal"
            return True
        return bool(super().on_touch_up(touch))

    def _hold(self, *_: object) -> None:
        if self.state == "down":
            self._held = True
            self.dispatch("on_hold")

    def _unflash(self, *_: object) -> None:
        self._flash = False
        self._dress()

    def _show_press(self, *_: object) -> None:
        """The pressed colour stands for the pressed layer."""

    def _dress(self, *_: object) -> None:
        bright = self.lit or self.selected or self._flash or self.state == "down"
        self.fill = "primaryContainer" if bright else "secondaryContainer"
        self.edge = "primary" if self.selected else ""
        self.ids.words.tone = self.ids.sign.tone = "onPrimaryContainer" if bright else "onSurface"


load_kv(__file__)
