"""A card of facts: a row each, with an icon, what is so, and a second line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.metrics import dp

from twitchlog.ui.presenters.start import Fact
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.surface import Card, Divider, Row


class RoomyRow(Row):
    """A row that keeps 8 dp above and below its words, however many lines they take."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._smallest = self.least
        self.ids.main.fbind("height", self._make_room)
        self._make_room()

    def _make_room(self, *_: object) -> None:
        self.least = max(self._smallest, self.ids.main.height + dp(8))


class FactLine(RoomyRow):
    """One fact."""


class FactDivider(Divider):
    """The hairline between two."""


class FactCard(Card):
    """The card; `show(facts)` fills it."""

    def __init__(self, **kwargs: Any) -> None:
        self._facts: tuple[Fact, ...] = ()
        super().__init__(**kwargs)

    def show(self, facts: Sequence[Fact]) -> None:
        """These facts."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        self.clear_widgets()
        for number, fact in enumerate(facts):
            if number:
                self.add_widget(FactDivider())
            self.add_widget(FactLine(icon=fact.icon, title=fact.title, second=fact.second))


load_kv(__file__)
