"""A card of facts: a row each, with an icon, what is so, and a second line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from twitchlog.ui.presenters.start import Fact
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.surface import Card, Divider, Row


class FactLine(Row):
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
