"""The chips of a period, and the question for two dates behind the last of them. For Patterns and the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kivy.metrics import dp
from kivy.uix.boxlayout import BoxLayout

from twitchlog.domain.errors import Invalid
from twitchlog.domain.period import Period
from twitchlog.ui.presenters.periods import day_to_type
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.chip import Chip, ScrollRow  # noqa: F401 - used in kv
from twitchlog.ui.widgets.field import Field  # noqa: F401 - used in kv
from twitchlog.ui.widgets.layer import Dialog


class PeriodChips(BoxLayout):
    """One row of chips, 32 high, that scrolls sideways, or wraps where it is narrow. `on_choose(key)` comes.

    `fit()` makes it as wide as its chips, for the bar of a wide window.
    """

    __events__ = ("on_choose",)

    def on_choose(self, key: str) -> None:
        """A chip was tapped."""

    def show(self, chips: Sequence[tuple[str, str]], selected: str) -> None:
        """The chips as (key, words), one of them on."""
        row = self.ids.row
        known = [chip.key for chip in row.ids.box.children[::-1]]
        if known != [key for key, _ in chips]:
            row.clear()
            for key, _ in chips:
                chip = Chip(low=True, role="radio")
                chip.key = key
                chip.bind(on_release=lambda chip: self.dispatch("on_choose", chip.key))
                chip.fbind("width", self._tighten)
                row.add_widget(chip)
        for chip, (key, words) in zip(row.ids.box.children[::-1], chips, strict=True):
            new = key == selected and (not chip.selected or chip.text != words)
            chip.text, chip.selected = words, key == selected
            if new:
                row.reveal(chip)

    def fit(self, tight: bool) -> None:
        """As wide as its chips, or as there is room."""
        self.size_hint_x = None if tight else 1
        self.ids.row.after = 0 if tight else dp(16)
        self._tighten()

    def _tighten(self, *_: object) -> None:
        if self.size_hint_x is None:
            chips = self.ids.row.ids.box.children
            self.width = sum(chip.width for chip in chips) + dp(8) * len(chips) + dp(4)


class PeriodDialog(Dialog):
    """Asks for two days; `take(first, last)` gets them as typed and raises Invalid to refuse them."""

    def __init__(self, period: Period, take: Callable[[str, str], object], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._take_days = take
        self.ids.first.text, self.ids.last.text = day_to_type(period.first), day_to_type(period.last)
        self.actions = [("Show", self.save), ("Cancel", None)]

    def save(self) -> None:
        """Show the days typed, or say below the field why not."""
        first, last = self.ids.first, self.ids.last
        first.error = last.error = ""
        try:
            self._take_days(first.text, last.text)
        except Invalid as refused:
            (last if refused.field == "To" else first).error = str(refused)
            return
        self.dismiss()

    def _take(self, done: Callable[[], object] | None) -> None:
        """Unlike other dialogs, Show does not close it by itself."""
        if done is None:
            self.dismiss()
        else:
            done()


load_kv(__file__)
