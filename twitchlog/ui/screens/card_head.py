"""The head of a card of Patterns: its title, a tag beside it, and the dots of its menu."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import IconButton
from twitchlog.ui.widgets.text import Text


class Dots(IconButton):
    """The button of a card's menu; `chart_width` is that of the card's charts in dp."""

    chart_width = NumericProperty(380)


class HeadTag(AnchorLayout):
    """A few words beside a title, on its line."""

    text = StringProperty("")


class CardHead(BoxLayout):
    """`title` wraps; `tag` stands beside it, or below where there is no room. `on_menu(dots)` comes from the dots,
    which are there when `more` says what they are called."""

    title = StringProperty("")
    tag = StringProperty("")
    more = StringProperty("")
    role = StringProperty("titleMedium")

    __events__ = ("on_menu",)

    def __init__(self, **kwargs: Any) -> None:
        self._dots: Dots | None = None
        self._natural = 0.0
        super().__init__(**kwargs)

    def on_kv_post(self, _root: Any) -> None:
        """Its parts are there; made in kv it has none while it is initialised."""
        self._title = Text(role=self.role, size_hint_x=None)
        self._tag = HeadTag()
        words = self.ids.words
        words.add_widget(self._title)
        for name in ("title", "tag", "role"):
            self.fbind(name, self._fill)
        self.fbind("more", self._dress)
        words.fbind("width", self._fill)
        self._fill()
        self._dress()

    def on_menu(self, dots: Dots) -> None:
        """The dots were pressed."""

    def _fill(self, *_: object) -> None:
        words, title = self.ids.words, self._title
        if title.role != self.role or title.text != self.title:
            title.role, title.text = self.role, self.title
            title.fit = True  # as wide as the words alone
            self._natural = title.width + 1
            title.fit = False
        title.width = min(self._natural, max(dp(40), words.width))
        self._tag.text = self.tag
        if bool(self.tag) != (self._tag.parent is not None):
            if self.tag:
                words.add_widget(self._tag)
            else:
                words.remove_widget(self._tag)

    def _dress(self, *_: object) -> None:
        if self.more and self._dots is None:
            self._dots = Dots(icon="dots-vertical", pos_hint={"center_y": 0.5})
            self._dots.bind(on_release=self._open)
            self.add_widget(self._dots)
        if self._dots is not None:
            self._dots.name = self.more

    def _open(self, dots: Dots) -> None:
        dots.chart_width = (self.width + dp(10)) / dp(1)
        self.dispatch("on_menu", dots)


load_kv(__file__)
