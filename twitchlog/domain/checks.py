"""Checks shared by the records: each returns the value as it is kept, or raises Invalid."""

import math
from collections.abc import Collection, Sequence
from datetime import MAXYEAR, MINYEAR, date, datetime

from twitchlog.domain.errors import Invalid

SHOWN = 40
EARLIEST = date(1900, 1, 1)  # nobody who keeps a diary was born before
EXACT = 2**53  # beyond it not every whole number is a double, nor fits into JSON


def shown(value: object) -> str:
    """A value as it may stand in a sentence: one line, at most 40 characters, all of them printable."""
    try:
        text = " ".join(str(value).split())
    except ValueError:  # Python writes no whole number of more than 4,300 digits
        text = "a very long number"
    text = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number beyond any double
        return False


def number(field: str, value: object, low: float, high: float | None, unit: str = "") -> float | int:
    """A finite number from low to high (both included); a whole one comes back as int.

    Raises Invalid for text, booleans, NaN, infinities and what lies outside.
    """
    span = _span(low, high, unit)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Invalid(field, f"{field} must be a number {span}, not “{shown(value)}”.")
    if not _finite(value) or value < low or (high is not None and value > high):
        raise Invalid(field, f"{field} must be {span}, not {shown(value)}.")
    exact = abs(value) <= EXACT and float(value).is_integer()
    return int(value) if exact else float(value)


def _span(low: float, high: float | None, unit: str) -> str:
    unit = f"\N{NO-BREAK SPACE}{unit}" if unit else ""
    return f"{low:g}{unit} or more" if high is None else f"from {low:g} to {high:,g}{unit}"


def scale(field: str, value: object) -> int:
    """A whole number from 0 to 10; raises Invalid otherwise."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not _finite(value):
        raise Invalid(field, f"{field} must be a whole number from 0 to 10, not “{shown(value)}”.")
    if value != int(value) or not 0 <= value <= 10:
        raise Invalid(field, f"{field} must be a whole number from 0 to 10, not {shown(value)}.")
    return int(value)


def one_of(field: str, value: object, choices: Collection[str]) -> str:
    """One of the given words; raises Invalid naming them all."""
    if not isinstance(value, str) or value not in choices:
        raise Invalid(field, f"{field} must be one of {', '.join(choices)}, not “{shown(value)}”.")
    return value


def some_of(field: str, values: object, choices: Collection[str]) -> tuple[str, ...]:
    """Several of the given words, each once, in the order given."""
    if isinstance(values, str) or not isinstance(values, Sequence):
        raise Invalid(field, f"{field} must be a list, not “{shown(values)}”.")
    kept = dict.fromkeys(one_of(field, value, choices) for value in values)
    return tuple(kept)


def text(field: str, value: object, *, needed: bool = False) -> str:
    """Text that any file can hold; raises Invalid when it is not text, or is empty though needed."""
    if not isinstance(value, str):
        raise Invalid(field, f"{field} must be text, not “{shown(value)}”.")
    if needed and not value.strip():
        raise Invalid(field, f"{field} must not be empty.")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Invalid(field, f"{field} holds a broken character that no file can keep.") from None
    return value


def identity(value: object) -> str:
    """A record's id: 1 to 64 characters of text."""
    if not 1 <= len(text("Id", value)) <= 64:
        raise Invalid("Id", f"Id must have 1 to 64 characters, not “{shown(value)}”.")
    return str(value)


def flag(field: str, value: object) -> bool:
    """Yes or no; raises Invalid for anything else."""
    if not isinstance(value, bool):
        raise Invalid(field, f"{field} must be yes or no, not “{shown(value)}”.")
    return value


def day(field: str, value: object) -> date:
    """A calendar day; a moment is not one."""
    if isinstance(value, datetime) or not isinstance(value, date):
        raise Invalid(field, f"{field} must be a date like 2026-11-23, not “{shown(value)}”.")
    return value


def moment(field: str, value: object) -> datetime:
    """A local wall time that knows its UTC offset, in whole seconds."""
    if not isinstance(value, datetime) or value.utcoffset() is None:
        raise Invalid(
            field,
            f"{field} must be a time with its UTC offset like 2026-11-23T21:30:00+01:00, not “{shown(value)}”.",
        )
    if not MINYEAR < value.year < MAXYEAR:  # at the calendar's ends no other offset could show it
        raise Invalid(field, f"{field} {shown(value)} is not a time a diary can hold.")
    return value.replace(microsecond=0)


def not_after(field: str, value: date, limit: date, meaning: str) -> None:
    """Refuse what lies after a limit of the same type; `meaning` ends the sentence ("is in the future")."""
    if value > limit:
        raise Invalid(field, f"{field} {shown(value)} {meaning}.")


def not_too_early(field: str, value: date) -> None:
    """Refuse a day before any that a diary can hold."""
    if value < EARLIEST:
        raise Invalid(field, f"{field} {shown(value)} is too long ago: the earliest day is {EARLIEST}.")
