"""The card "Your day": caffeine by drink, sleep, stress, how much it twitched. Every tap is saved at once."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import ObjectProperty, StringProperty

from twitchlog.ui.presenters.day_card import DayCard, DayCardState
from twitchlog.ui.presenters.day_drinks import DrinkRow
from twitchlog.ui.presenters.today import TodayPresenter
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.chip import Chip, ChipGroup  # noqa: F401 - used in kv
from twitchlog.ui.widgets.scale import TenScale  # noqa: F401 - used in kv
from twitchlog.ui.widgets.stepper import Stepper
from twitchlog.ui.widgets.surface import Card, Column, Divider, Row  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Icon, Text  # noqa: F401 - used in kv


class Doubt(Column):
    """A sentence about an unusual value, beside its field; no height while there is none."""

    text = StringProperty("")


class DrinkLine(Row):
    """A drink with its stepper."""

    row: DrinkRow

    def __init__(self, view: DayCardView, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.stepper = Stepper()
        self.stepper.bind(on_more=lambda _: view.more(self.row), on_less=lambda _: view.fewer(self.row))
        self.add_widget(self.stepper)

    def take(self, row: DrinkRow) -> None:
        """Show this drink."""
        self.row = row
        self.title, self.second = row.name, row.each
        self.stepper.what = row.spoken
        self.stepper.shown = row.shown
        self.stepper.at_least = row.count <= 0


class DayCardView(Card):
    """Draws a `DayCardState` and hands every tap to the presenter."""

    offers = ObjectProperty(())

    def __init__(self, screen: Any, presenter: TodayPresenter, **kwargs: Any) -> None:
        self._screen = screen
        self._presenter = presenter
        super().__init__(**kwargs)
        sleep = Stepper(what="sleep", room=dp(52))
        sleep.bind(on_more=lambda _: self._do(lambda card: card.step_sleep(+1)))
        sleep.bind(on_less=lambda _: self._do(lambda card: card.step_sleep(-1)))
        self._sleep = sleep
        self.ids.sleep.add_widget(sleep)

    def show(self, state: DayCardState) -> None:
        """Draw a state; rows stay while their drinks do, so that quick taps hit the same button."""
        ids = self.ids
        ids.none.text, ids.none.selected = state.none_text, state.none
        ids.none.icon = "check" if state.none else "leaf"
        ids.caffeine.title, ids.caffeine.second = state.caffeine, state.caffeine_sub
        ids.caffeine_doubt.text, ids.sleep_doubt.text = state.caffeine_doubt, state.sleep_doubt
        self._show_drinks(state.drinks)
        ids.sleep.second = state.sleep_sub
        self._sleep.shown = state.sleep
        self._sleep.at_least, self._sleep.at_most = state.sleep_least, state.sleep_most
        ids.stress_row.second = state.stress_sub
        ids.stress.number = state.stress
        ids.question.text = state.question
        if ids.overall.options != [tuple(option) for option in state.options]:
            ids.overall.options = list(state.options)
        ids.overall.selected = state.overall
        ids.more.title = state.more
        ids.more.title_tone = "onSurface" if state.more_known else "onSurfaceVariant"
        self.offers = state.offers

    def _show_drinks(self, drinks: tuple[DrinkRow, ...]) -> None:
        box = self.ids.drinks
        lines = {(line.row.name, line.row.caffeine_mg): line for line in box.children}
        wanted = []
        for row in drinks:
            line = lines.get((row.name, row.caffeine_mg)) or DrinkLine(self)
            line.take(row)
            wanted.append(line)
        if box.children[::-1] != wanted:
            box.clear_widgets()
            for line in wanted:
                box.add_widget(line)

    # -- taps

    def _do(self, act: Any) -> None:
        self._screen.attempt(lambda: act(self._presenter.card))

    def more(self, row: DrinkRow) -> None:
        """One more of a drink."""
        self._do(lambda card: card.more_drink(row.name, row.caffeine_mg))

    def fewer(self, row: DrinkRow) -> None:
        """One fewer of a drink."""
        self._do(lambda card: card.fewer_drink(row.name, row.caffeine_mg))

    def add_drink(self, anchor: Any) -> None:
        """The menu of drinks."""
        self._screen.app.shell.show_menu(
            anchor,
            [
                (offer.text, lambda offer=offer: self._do(lambda card: card.more_drink(offer.name, offer.caffeine_mg)))
                for offer in self.offers
            ],
        )

    def type_caffeine(self) -> None:
        """A total in milligrams instead of drinks."""
        self._ask("Caffeine of the day", "Milligrams", "Empty goes back to the drinks.", DayCard.set_caffeine)

    def set_stress(self, number: int | None) -> None:
        """A number of the scale, or none."""
        self._do(lambda card: card.set_stress(number))

    def set_overall(self, overall: Any) -> None:
        """Few, many, nearly constant, or not noted."""
        self._do(lambda card: card.set_overall(overall))

    def set_none(self) -> None:
        """None today, or that taken back."""
        self._screen.none_today()

    def open_more(self) -> None:
        """Bother, note and further factors."""
        from twitchlog.ui.screens.today_more import DayMorePage

        self._screen.app.shell.open_page(DayMorePage(self._screen.app.diary, self._presenter.day))

    def _ask(self, title: str, label: str, help: str, take: Any) -> None:
        from twitchlog.ui.screens.today_ask import AskDialog

        card = self._presenter.card
        self._screen.app.shell.show_sheet(
            AskDialog(title=title, label=label, help=help, take=lambda text: take(card, text))
        )


load_kv(__file__)
