"""A check-in: what is known of one calendar day as a whole."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Literal, get_args

from twitchlog.domain import checks
from twitchlog.domain.errors import Invalid
from twitchlog.domain.vocabulary import FACTORS, Factor

Overall = Literal["few", "many", "constant"]
OVERALLS: tuple[Overall, ...] = get_args(Overall)
FactorValue = float | int | bool | str
MOST_CAFFEINE = FACTORS["caffeine_mg"].hard_maximum  # in a day, and so in a drink
OWN_FACTOR = re.compile(r"own_[a-z0-9_]{1,40}")


@dataclass(frozen=True, slots=True)
class Drink:
    """A drink with caffeine: milligrams in one, how many, and when (None: some time that day)."""

    name: str
    caffeine_mg: float
    count: float = 1
    at: datetime | None = None

    def __post_init__(self) -> None:
        keep = object.__setattr__
        checks.text("Drink", self.name, needed=True)
        keep(self, "caffeine_mg", checks.number("Caffeine", self.caffeine_mg, 0, MOST_CAFFEINE, "mg"))
        keep(self, "count", checks.number("Number of drinks", self.count, 0, 1000))
        if self.count == 0:
            raise Invalid("Number of drinks", "Number of drinks must be more than 0.")
        if self.at is not None:
            keep(self, "at", checks.moment("Time of the drink", self.at))


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One calendar day: an explicit quiet day (`none`) or how much it twitched overall, and the day's factors.

    `factors` maps keys of the vocabulary, or the person's own ("own_..."), to a number in the factor's unit, yes/no or
    a word. Unknown factors are absent. Raises Invalid for what is impossible.
    """

    date: date
    none: bool = False
    overall: Overall | None = None
    bother: int | None = None
    factors: Mapping[str, FactorValue] = field(default_factory=dict)
    drinks: tuple[Drink, ...] = ()
    note: str = ""
    updated: datetime | None = None

    def __post_init__(self) -> None:
        keep = object.__setattr__
        checks.day("Date", self.date)
        checks.flag("None", self.none)
        if self.overall is not None:
            checks.one_of("Overall", self.overall, OVERALLS)
        if self.none and self.overall is not None:
            raise Invalid("Overall", f"A quiet day can't also be “{self.overall}” overall; choose one.")
        if self.bother is not None:
            keep(self, "bother", checks.scale("Bother", self.bother))
        if not isinstance(self.factors, Mapping):
            raise Invalid("Factors", f"Factors must be named values, not “{checks.shown(self.factors)}”.")
        kept = {key: factor_value(key, value) for key, value in self.factors.items()}
        keep(self, "factors", MappingProxyType(kept))
        if not isinstance(self.drinks, tuple | list) or not all(isinstance(d, Drink) for d in self.drinks):
            raise Invalid("Drinks", "Drinks must be a list of drinks.")
        keep(self, "drinks", tuple(self.drinks))
        if self.drinks:
            checks.number("Caffeine of the day's drinks", _sum(self.drinks), 0, MOST_CAFFEINE, "mg")
        checks.text("Note", self.note)
        if self.updated is not None:
            keep(self, "updated", checks.moment("Updated", self.updated))

    @property
    def answers(self) -> bool:
        """Whether it makes the day a logged day: none today, or an overall answer."""
        return self.none or self.overall is not None

    @property
    def blank(self) -> bool:
        """Whether nothing is known at all."""
        return not (self.answers or self.bother is not None or self.factors or self.drinks or self.note)

    @property
    def caffeine_mg(self) -> float | None:
        """Milligrams that day: the typed total if there is one, else the sum of the drinks; None when unknown."""
        total = self.factors.get("caffeine_mg")
        if isinstance(total, int | float):
            return total
        return _sum(self.drinks) if self.drinks else None

    def caffeine_until(self, moment: datetime) -> float | None:
        """Milligrams of the drinks up to a moment (those without a time count); the typed total without drinks."""
        if not self.drinks:
            return self.caffeine_mg
        return _sum(tuple(drink for drink in self.drinks if drink.at is None or drink.at <= moment))

    def amount(self, key: str) -> float | None:
        """A factor as a number (yes is 1, no is 0); caffeine counts the drinks; None when unknown or a word."""
        value = self.caffeine_mg if key == "caffeine_mg" else self.factors.get(key)
        return None if value is None or isinstance(value, str) else float(value)

    def changed(self, **changes: Any) -> "CheckIn":
        """The check-in with the fields given changed; `factors` merges by key, and a None removes.

        Saying none clears overall, and the other way round, so that the last answer holds.
        """
        factors = {**self.factors, **(changes.pop("factors", None) or {})}
        changes["factors"] = {key: value for key, value in factors.items() if value is not None}
        if changes.get("none"):
            changes.setdefault("overall", None)
        elif changes.get("overall"):
            changes.setdefault("none", False)
        for name, unknown in (("none", False), ("drinks", ()), ("note", "")):
            if name in changes and changes[name] is None:
                changes[name] = unknown
        return replace(self, **changes)


def factor_value(key: str, value: object) -> FactorValue:
    """A factor's value as it is kept; raises Invalid for an unknown factor or an impossible value."""
    factor = FACTORS.get(key)
    if factor is not None:
        return _known_value(factor, value)
    if not OWN_FACTOR.fullmatch(key):
        raise Invalid("Factor", f"Factor “{checks.shown(key)}” is not one of {', '.join(FACTORS)} or own_….")
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return checks.text("Factor", value)
    return checks.number(f"Factor {key}", value, 0, None)


def _known_value(factor: Factor, value: object) -> FactorValue:
    if factor.kind == "scale":
        return checks.scale(factor.name, value)
    if factor.kind == "yes_no":
        return checks.flag(factor.name, value == 1 if value in (0, 1) else value)
    if factor.kind == "word":
        return checks.one_of(factor.name, value, factor.words)
    return checks.number(factor.name, value, 0, factor.hard_maximum, factor.unit)


def _sum(drinks: tuple[Drink, ...]) -> float:
    total = sum(drink.caffeine_mg * drink.count for drink in drinks)
    return int(total) if float(total).is_integer() else round(total, 3)
