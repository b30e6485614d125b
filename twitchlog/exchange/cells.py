"""Cells of a CSV file: values as text that a spreadsheet reads right, and back without loss."""

import re
from typing import Any

import orjson

HARMFUL = "=+-@\t\r"  # a spreadsheet would take such a cell for a formula
BETWEEN = "; "
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
YES, NO = "yes", "no"


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
    return text in (YES, NO) or text.startswith('"') or NUMBER.fullmatch(text) is not None


def read_own(cell: str) -> Any:
    """What own_value() wrote."""
    if cell in (YES, NO):
        return cell == YES
    if cell.startswith('"'):
        try:
            return orjson.loads(cell)
        except orjson.JSONDecodeError:
            return cell
    return number(cell)


def number(cell: str) -> Any:
    """The number in a cell; the text itself when it is none, for the record to refuse."""
    if not NUMBER.fullmatch(cell):
        return cell
    return float(cell) if "." in cell or "e" in cell.casefold() else int(cell)


def yes_no(cell: str) -> Any:
    """Yes or no; the text itself when it is neither."""
    return {YES: True, NO: False, "true": True, "false": False}.get(cell.strip().casefold(), cell)


def several(cell: str) -> list[str]:
    """Words between semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]
