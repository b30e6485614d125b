"""What stands on top of Patterns, and how its numbers are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.metrics import dp
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.scrollview import ScrollView

from twitchlog.ui.presenters.patterns import HOW_MADE
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.layer import Dialog
from twitchlog.ui.widgets.surface import Column
from twitchlog.ui.widgets.text import Text

if TYPE_CHECKING:
    from twitchlog.ui.presenters.patterns_count import Patterns


class Heading(BoxLayout):
    """The answer, and what it rests on: below it, or beside it where it is wide."""

    wide = BooleanProperty(False)
    rests_on = StringProperty("")
    waiting = StringProperty("")  # stands in its place while something takes long

    def show(self, found: Patterns, standing: str) -> None:
        """The answer and the denominator."""
        self.ids.answer.text = found.answer
        self.rests_on = " ".join(filter(None, (f"{found.span}.", found.rests_on, standing)))
        self.fit()

    def fit(self) -> None:
        """As wide as its words where it is wide."""
        self.ids.answer.fit = self.wide
        if not self.wide:
            self.ids.answer.size_hint_x = 1


def how_made(height: float) -> Dialog:
    """How these numbers are made, in a window so high."""
    dialog = Dialog(title="How these numbers are made", actions=[("Close", None)])
    words = Column(spacing=dp(12))
    for sentence in HOW_MADE:
        words.add_widget(Text(text=sentence, tone="onSurfaceVariant"))
    scroll = ScrollView(do_scroll_x=False, size_hint_y=None)
    scroll.add_widget(words)

    def fit(*_: object) -> None:
        scroll.height = min(words.height, max(dp(96), height - dp(220)))

    words.bind(height=fit)
    fit()
    dialog.add_widget(scroll)
    return dialog


load_kv(__file__)
