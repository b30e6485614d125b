"""The three lifestyle factors in the episode sheet: their rows, and reading what is typed for them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from twitchlog.domain.amounts import parse_number, parse_sleep
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.lifestyle import Lifestyle
from twitchlog.domain.wording import caffeine_words, number_words, sleep_words

NOT_NOTED = "not noted"
FACTORS = ("caffeine_mg", "sleep_h", "stress")
TITLES = {"caffeine_mg": "Caffeine so far", "sleep_h": "Sleep", "stress": "Stress at the time"}
ICONS = {"caffeine_mg": "coffee-outline", "sleep_h": "bed-outline", "stress": "head-outline"}
UNKNOWN = {"caffeine_mg": "not noted that day", "sleep_h": "the night before", "stress": "not noted that day"}
NAMES = {"caffeine_mg": "Caffeine", "sleep_h": "Sleep"}  # as the sentences about unusual values begin
WORDS: dict[str, Callable[[Any], str]] = {
    "caffeine_mg": caffeine_words,
    "sleep_h": sleep_words,
    "stress": lambda level: f"{level} of 10",
}


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A factor in the sheet: its value in words, whether it is known, where it comes from, and a doubt about it.

    `typed` is the value as it may be typed again; `own` says that the person set it for this episode.
    """

    key: str
    title: str
    icon: str
    value: str
    known: bool
    source: str
    doubt: str
    typed: str
    own: bool


def factor_rows(
    values: Lifestyle, day: CheckIn | None, touched: tuple[str, ...], until: str, doubts: list[str], today: bool
) -> tuple[FactorRow, ...]:
    """The rows in their order. `until` is the start's time in words, `doubts` are sentences about unusual values."""
    from_drinks = f"your drinks until {until}" if day and day.drinks else "from your day"
    sources = {"caffeine_mg": from_drinks, "sleep_h": "last night, from your day", "stress": "from your day"}
    rows = []
    for key in FACTORS:
        value = getattr(values, key)
        own = key in touched
        source = "for this episode" if own else sources[key]
        if value is None:
            source = UNKNOWN[key].replace("that day", "today") if today else UNKNOWN[key]
        rows.append(
            FactorRow(
                key,
                TITLES[key],
                ICONS[key],
                NOT_NOTED if value is None else WORDS[key](value),
                value is not None,
                source,
                next((said for said in doubts if said.startswith(NAMES.get(key, "\0"))), ""),
                _typed(key, value),
                own,
            )
        )
    return tuple(rows)


def _typed(key: str, value: float | None) -> str:
    if value is None:
        return ""
    return sleep_words(value).replace("\N{NO-BREAK SPACE}", " ") if key == "sleep_h" else number_words(value)


def read_factor(key: str, text: str) -> float | None:
    """A typed amount; nothing typed is not noted. Raises Invalid."""
    if not text.strip():
        return None
    return parse_sleep(text) if key == "sleep_h" else parse_number("Caffeine", text, "mg")
