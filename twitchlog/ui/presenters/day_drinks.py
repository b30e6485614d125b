"""Drinks of a day as rows with a stepper: which rows there are, and what one more or one fewer means."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from twitchlog.domain.checkin import CheckIn, Drink
from twitchlog.domain.vocabulary import DRINKS
from twitchlog.domain.wording import caffeine_words, lower_first, number_words

USUAL = 2  # rows there are at least, filled up with what was had often lately


@dataclass(frozen=True, slots=True)
class DrinkRow:
    """A drink with its stepper; name and milligrams together are its key."""

    name: str
    caffeine_mg: float
    count: float

    @property
    def each(self) -> str:
        """ "63 mg each"."""
        return f"{caffeine_words(self.caffeine_mg)} each"

    @property
    def shown(self) -> str:
        """The number between minus and plus."""
        return number_words(self.count)

    @property
    def spoken(self) -> str:
        """The drink inside a sentence or a control's name: "espresso"."""
        return lower_first(self.name)


@dataclass(frozen=True, slots=True)
class DrinkOffer:
    """A line of the menu "Add a drink"."""

    name: str
    caffeine_mg: float

    @property
    def text(self) -> str:
        """ "Espresso, 63 mg"."""
        return f"{self.name}, {caffeine_words(self.caffeine_mg)}"


OFFERS = tuple(DrinkOffer(preset.name, preset.caffeine_mg) for preset in DRINKS)


def drink_rows(day: CheckIn, before: Iterable[CheckIn], kept: Iterable[tuple[str, float]] = ()) -> tuple[DrinkRow, ...]:
    """The rows of a day: what was had, what was counted down to zero, and up to two in all of what was usual before.

    Usual drinks come first and in the same order whether had or not, so that no row moves under a finger.
    """
    counts: Counter[tuple[str, float]] = Counter()
    for drink in day.drinks:
        counts[(drink.name, drink.caffeine_mg)] += drink.count  # type: ignore[assignment]
    often = Counter((drink.name, drink.caffeine_mg) for other in before for drink in other.drinks)
    usual = [key for key, _ in sorted(often.items(), key=lambda item: (-item[1], item[0]))][:USUAL]
    shown = dict.fromkeys([*counts, *kept])
    offered = [key for key in usual if key not in shown][: max(0, USUAL - len(shown))]
    keys = [key for key in usual if key in shown or key in offered] + [key for key in shown if key not in usual]
    return tuple(DrinkRow(name, mg, counts[(name, mg)]) for name, mg in keys)


def one_more(drinks: tuple[Drink, ...], name: str, mg: float, at: datetime | None) -> tuple[Drink, ...]:
    """The drinks with one more, had at a moment (None: some time that day); within one minute they count together."""
    for index, drink in enumerate(drinks):
        if (drink.name, drink.caffeine_mg) == (name, mg) and _same_minute(drink.at, at):
            return (*drinks[:index], replace(drink, count=drink.count + 1), *drinks[index + 1 :])
    return (*drinks, Drink(name, mg, 1, at))


def one_fewer(drinks: tuple[Drink, ...], name: str, mg: float) -> tuple[Drink, ...]:
    """The drinks with one fewer, the one noted last; unchanged when there is none."""
    for index in range(len(drinks) - 1, -1, -1):
        drink = drinks[index]
        if (drink.name, drink.caffeine_mg) == (name, mg):
            left = (replace(drink, count=drink.count - 1),) if drink.count > 1 else ()
            return (*drinks[:index], *left, *drinks[index + 1 :])
    return drinks


def _same_minute(one: datetime | None, other: datetime | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)
