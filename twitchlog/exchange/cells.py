"""Cells of a CSV file: values as text that a spreadsheet reads right, and back without loss."""

import re
from collections.abc import Iterable
from typing import Any

import orjson

from twitchlog.domain.checks import shown
from twitchlog.domain.errors import Invalid

HARMFUL = "=+-@\t\r"  # a spreadsheet would take such a cell for a formula
BETWEEN = "; "
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
THOUSANDS = re.compile(r"-?[1-9]\d{0,2},\d{3}")  # or three decimals: nobody can tell
YES, NO = "yes", "no"

# How many, in words that no spreadsheet takes for a date as it does 6-20; and what became of those it took for one.
COUNT_WORDS = {"2-5": "2 to 5", "6-20": "6 to 20", "21-100": "21 to 100", ">100": "over 100"}
FEBRUARY, MAY, JUNE = ("f",), ("may", "mai", "maj", "mag", "mei"), ("jun", "jui", "giu")


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it if a spreadsheet would run it, or if it looks like such a one."""
    risky = cell != "" and cell[0] in HARMFUL
    return f"'{cell}" if risky or _taken_for_one(cell) else cell


def as_meant(cell: str) -> str:
    """The cell without the apostrophe that harmless() put there."""
    return cell[1:] if _taken_for_one(cell) else cell


def _taken_for_one(cell: str) -> bool:
    return cell[:1] == "'" and cell[1:2] != "" and cell[1] in f"{HARMFUL}'"


def plain(value: Any) -> str:
    """A value of the exchange format as a cell; numbers with a decimal point, yes and no in words."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return BETWEEN.join(map(str, value))
    return number_text(value) if isinstance(value, float) else str(value)


def number_text(value: float) -> str:
    """A number without a needless ".0"."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def own_value(value: Any) -> str:
    """The value of a factor of the person's own: words that look like something else are written in quotes."""
    if isinstance(value, str) and (not value.strip() or value != value.strip() or _looks_otherwise(value)):
        return orjson.dumps(value).decode()
    return plain(value)


def _looks_otherwise(text: str) -> bool:
    """Also to a spreadsheet, which makes a date of 3-4."""
    begins = text.startswith('"') or text[:1].isdigit()
    return text in (YES, NO) or begins or any(kind.fullmatch(text) for kind in (NUMBER, DECIMAL_COMMA))


def read_own(cell: str, field: str = "Factor") -> Any:
    """What own_value() wrote, or someone typed. Raises Invalid as number() does."""
    if cell in (YES, NO):
        return cell == YES
    if cell.startswith('"'):
        try:
            return orjson.loads(cell)
        except orjson.JSONDecodeError:
            return cell
    return number(cell, field)


def number(cell: str, field: str = "Number") -> Any:
    """The number in a cell, with a point or a comma; the text itself when it is none, for the record to refuse.

    Raises Invalid when the comma may be one of thousands.
    """
    typed = cell.strip()
    if THOUSANDS.fullmatch(typed):
        whole, decimal = typed.replace(",", ""), typed.replace(",", ".").rstrip("0").rstrip(".")
        raise Invalid(field, f"{field} “{shown(typed)}” can be read in two ways; write {whole} or {decimal}.")
    if DECIMAL_COMMA.fullmatch(typed):
        return float(typed.replace(",", "."))
    if not NUMBER.fullmatch(typed):
        return cell
    return float(typed) if "." in typed or "e" in typed.casefold() else int(typed)


def yes_no(cell: str) -> Any:
    """Yes or no; the text itself when it is neither."""
    return {YES: True, NO: False, "true": True, "false": False}.get(cell.strip().casefold(), cell)


def word(cell: str, choices: Iterable[str]) -> str:
    """One of the words, however large its letters; the cell itself when it is none, for the record to refuse."""
    return {choice.casefold(): choice for choice in choices}.get(cell.strip().casefold(), cell)


def several(cell: str) -> list[str]:
    """Words between semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def count(cell: str) -> str:
    """How many, as the record keeps it: from our words, from 2-5, or from the date a spreadsheet made of that."""
    typed = " ".join(cell.casefold().replace("–", "-").split())
    meant = {words: kept for kept, words in COUNT_WORDS.items()}
    return meant.get(typed) or _count_of_date(typed) or typed.replace(" ", "")


def _count_of_date(typed: str) -> str | None:
    """2-5 became a day of February or May, 6-20 the 20th or 2020 of June; nothing else that is kept looks so."""
    numbers = {int(part) for part in re.findall(r"\d{1,4}", typed)}
    letters = re.sub(r"[^a-zà-ÿ]", "", typed)
    if letters:
        if letters.startswith(JUNE):
            return "6-20" if numbers & {20, 2020} else None
        other = {5} if letters.startswith(FEBRUARY) else {2} if letters.startswith(MAY) else set()
        return "2-5" if numbers & other else None
    if not re.fullmatch(r"\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?( .*)?", typed) or len(numbers) < 2:
        return None
    return "2-5" if {2, 5} <= numbers else "6-20" if {6, 20} <= numbers or {6, 2020} <= numbers else None
