"""The parts the episode sheet is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kivy.metrics import dp
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from twitchlog.domain.wording import DOT
from twitchlog.ui.presenters.episode_draft import EXACT
from twitchlog.ui.presenters.episode_options import Option
from twitchlog.ui.presenters.episode_words import Summary
from twitchlog.ui.widgets.base import Plate
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.chip import Chip, ChipGroup
from twitchlog.ui.widgets.surface import Column, Row
from twitchlog.ui.widgets.text import Text

ROOMY = 300  # dp: from this width a value has room beside its row's words


class SheetSection(Column):
    """A question with a hint at its right, and the answers below."""

    title = StringProperty("")
    hint = StringProperty("")


class Said(BoxLayout):
    """A plain sentence beside a field: what keeps it from being saved, or a doubt. Nothing while `text` is empty."""

    text = StringProperty("")
    icon = StringProperty("alert-outline")


class OfferLine(Plate, BoxLayout):
    """Says that another episode waits unsaved, with what can be done about it."""

    text = StringProperty("")

    def show(self, actions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Offer these buttons."""
        box = self.ids.actions
        box.clear_widgets()
        for label, do in actions:
            button = PillButton(text=label, tall=True, side=dp(12))
            button.bind(on_release=lambda _, do=do: do())
            box.add_widget(button)


class Choices(ChipGroup):
    """Chips drawn from options, which say themselves what is chosen; `on_choose(key)` comes with every tap.

    The chip that asks for an exact answer is called after `what`: "Exact start".
    """

    what = StringProperty("")

    def show(self, options: Sequence[Option]) -> None:
        """Show these options."""
        self.options = [(option.key, option.label, option.icon) for option in options]
        self.selected = next((option.key for option in options if option.on), None)

    def _fill(self, *_: object) -> None:
        super()._fill()
        for chip in self.children:
            if chip.key == EXACT:
                chip.name = f"Exact {self.what}"

    def _tapped(self, chip: Chip) -> None:
        self.dispatch("on_choose", chip.key)


class SheetRow(Row):
    """A row that opens a further question."""

    summary = ObjectProperty(Summary("", "", False))

    def show(self, summary: Summary) -> None:
        """Show what was answered there."""
        self.summary = summary
        self._settle()

    def on_width(self, *args: object) -> None:
        super().on_width(*args)
        self._settle()

    def _settle(self) -> None:
        """The value at the right, or where it is narrow in the second line."""
        said = self.summary
        narrow = self.width < dp(ROOMY)
        self.shown = "" if narrow else said.value
        both = said.value and not said.second.startswith(said.value)
        self.second = f"{said.value}{DOT}{said.second}" if narrow and both else said.second
        self.shown_tone = "onSurface" if said.known else "onSurfaceVariant"


class FactorAnswer(Column):
    """A factor's row, and a doubt below it."""

    def __init__(self, on_open: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.row = SheetRow()
        self.row.bind(on_release=lambda _: on_open())
        self.doubt = Said()
        self.add_widget(self.row)
        self.add_widget(self.doubt)


class BarWords(Text):
    """What the bottom bar says about drafts."""
