"""Text in the type roles of Material, and icons."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from kivy.core.text import Label as CoreLabel
from kivy.core.text.markup import MarkupLabel
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.label import Label

from twitchlog.ui import fonts
from twitchlog.ui.widgets.base import the_app

# role -> (size, line height, font), sizes in dp
TYPE = MappingProxyType(
    {
        "headlineLarge": (32, 40, fonts.REGULAR),
        "headlineSmall": (24, 32, fonts.REGULAR),
        "titleLarge": (22, 28, fonts.REGULAR),
        "titleMedium": (16, 24, fonts.MEDIUM),
        "titleSmall": (14, 20, fonts.MEDIUM),
        "bodyLarge": (16, 24, fonts.REGULAR),
        "bodyMedium": (14, 20, fonts.REGULAR),
        "bodySmall": (12, 16, fonts.REGULAR),
        "labelLarge": (14, 20, fonts.MEDIUM),
        "labelMedium": (12, 16, fonts.MEDIUM),
        "labelSmall": (11, 16, fonts.MEDIUM),
    }
)
_NATURAL = 1.172  # Roboto's own line height, in font sizes


class _MixedFonts(MarkupLabel):
    """Draws plain text with letters from several fonts; what it is given is never read as markup."""

    @property
    def markup(self) -> list[str]:
        plain, self._text = self._text, fonts.mark(self._text)
        try:
            return list(MarkupLabel.markup.fget(self))
        finally:
            self._text = plain


class Text(Label):
    """A text in a type role (`role`) and a colour role (`tone`).

    `text` is always plain: brackets and any script are shown as they are. By default it takes the width it is
    given, wraps, and is as high as its lines; `fit: True` makes it as wide as its text instead.
    `shorten: True` keeps to one line with an ellipsis; `max_lines` limits wrapped ones.
    """

    role = StringProperty("bodyMedium")
    tone = StringProperty("onSurface")
    fit = BooleanProperty(False)
    before = NumericProperty(0)  # room left and right of the words
    after = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint_y", None)
        super().__init__(**kwargs)
        for name in ("role", "fit", "width", "shorten", "before", "after"):
            self.fbind(name, self._shape)
        self.fbind("tone", self._colour)
        self.fbind("texture_size", self._grow)
        the_app().theme.follow(self)
        self._shape()
        self._colour()
        self.texture_update()  # so that layouts know the height at once

    def recolour(self) -> None:
        """Take the colour anew."""
        self._colour()

    def _colour(self, *_: object) -> None:
        self.color = self.disabled_color = the_app().theme.colour(self.tone)

    def _shape(self, *_: object) -> None:
        size, line, font = TYPE[self.role]
        self.font_size, self.font_name = dp(size), font
        self.line_height = line / (size * _NATURAL)
        # Kivy puts all the room between lines below each; this puts half of it above, as elsewhere.
        above = 0 if self.fit else dp(line - size * _NATURAL)  # words without a width get no room at all
        self.padding = (self.before, above, self.after, 0)
        if self.fit:
            self.size_hint_x = None
            self.text_size = (None, None)
        else:
            self.text_size = (self.width, None)
        self.texture_update()

    def _grow(self, *_: object) -> None:
        lines = max(1, len(self._label._cached_lines)) if self.text else 0  # nothing to say takes no room
        if self.size_hint_y is None:
            self.height = lines * dp(TYPE[self.role][1])
        if self.fit:
            self.width = self.texture_size[0]

    def texture_update(self, *args: object) -> None:
        super().texture_update(*args)
        self._trigger_texture.cancel()  # nothing is left to do for the next frame
        self._grow()

    def _create_label(self) -> None:
        cls = CoreLabel if fonts.is_plain(self.text) else _MixedFonts
        if type(self._label) is not cls:
            options = {name: getattr(self, name) for name in self._font_properties}
            self._label = cls(usersize=self.text_size, **options)

    def _trigger_texture_update(self, name: Any = None, source: Any = None, value: Any = None) -> None:
        if name == "text" and self._label is not None:
            self._create_label()
        super()._trigger_texture_update(name, source, value)


class Icon(Label):
    """An icon of the Material Design Icons font by its name; `px` is its size in dp: 18, 20, 24, 40."""

    icon = StringProperty("")
    tone = StringProperty("onSurfaceVariant")
    px = NumericProperty(24)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("size_hint", (None, None))
        super().__init__(font_name=fonts.ICONS, **kwargs)
        for name in ("icon", "tone", "px"):
            self.fbind(name, self._shape)
        the_app().theme.follow(self)
        self._shape()

    def recolour(self) -> None:
        """Take the colour anew."""
        self._shape()

    def _shape(self, *_: object) -> None:
        self.text = fonts.glyph(self.icon) if self.icon else ""
        self.font_size = dp(self.px)
        self.color = self.disabled_color = the_app().theme.colour(self.tone)
        if self.size_hint_x is None:
            self.width = dp(self.px) if self.icon else 0
        if self.size_hint_y is None:
            self.height = dp(self.px)
