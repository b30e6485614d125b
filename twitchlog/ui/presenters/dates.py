"""Dates of a life as people type them: a birth date, a start, a month; and how they are shown again."""

import re
from datetime import date

from twitchlog.domain import checks
from twitchlog.domain.errors import Invalid
from twitchlog.domain.when import parse_day
from twitchlog.domain.wording import MONTHS, short_day

YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
NUMBERS = re.compile(r"(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4})")
BACKWARDS = re.compile(r"(\d{4})[./ ]+(\d{1,2})[./ ]+(\d{1,2})")
ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
NUMBER_MONTH = re.compile(r"(\d{1,2})[./](\d{4})")
WORD_MONTH = re.compile(r"([a-z]{3,9})\.?,? (\d{4})")


def shown_date(day: date | None) -> str:
    """A date as it stands in a field, and can be typed: "14 Mar 1988"; nothing for None."""
    return "" if day is None else f"{short_day(day)} {day.year}"


def typed_date(text: str, today: date, field: str) -> date | None:
    """A date as typed; None for nothing. Numbers are day, month, year. Raises Invalid."""
    typed = " ".join(text.split())
    if not typed:
        return None
    if numbers := NUMBERS.fullmatch(typed):
        typed = ".".join(numbers.groups())
    elif numbers := BACKWARDS.fullmatch(typed):
        typed = f"{numbers[1]}-{int(numbers[2]):02d}-{int(numbers[3]):02d}"
    return parse_day(typed, today, field)


def typed_birth_date(text: str, today: date) -> date | None:
    """A birth date as typed, with its year and in the past; None for nothing. Raises Invalid."""
    field = "Birth date"
    if not text.strip():
        return None
    if not YEAR.search(text):
        raise Invalid(field, f"{field} “{checks.shown(text)}” needs day, month and year, like 14 Mar 1988.")
    try:
        day = typed_date(text, today, field)
    except Invalid as refused:
        if "too long ago" in refused.message:
            raise
        said = f"{field} “{checks.shown(text)}” is not a date twitchlog can read."
        raise Invalid(field, f"{said} Write it like 14 Mar 1988 or 1988-03-14.") from None
    if day is not None and day > today:
        raise Invalid(field, f"{field} “{checks.shown(text)}” is in the future.")
    return day


def kept_beginning(text: str, today: date) -> str:
    """When it began, as the diary keeps it: a date or a month in ISO if that was typed, else the words as they are."""
    typed = " ".join(text.split()).lower()
    if month := _month(typed):
        return month
    try:
        day = typed_date(typed, today, "Began")
    except Invalid:
        return text.strip()
    return day.isoformat() if day is not None else ""


def shown_beginning(kept: str) -> str:
    """What the diary keeps, as a person would type it: "May 2025", "14 Mar 2025", or the words."""
    try:
        return shown_date(date.fromisoformat(kept))
    except ValueError:
        pass
    month = ISO_MONTH.fullmatch(kept)
    if month and 1 <= int(month[2]) <= 12:
        return f"{MONTHS[int(month[2]) - 1]} {month[1]}"
    return kept


def _month(typed: str) -> str | None:
    """A month in ISO, or None."""
    if found := ISO_MONTH.fullmatch(typed):
        year, number = found[1], int(found[2])
    elif found := NUMBER_MONTH.fullmatch(typed):
        year, number = found[2], int(found[1])
    elif found := WORD_MONTH.fullmatch(typed):
        year = found[2]
        number = next((n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(found[1])), 0)
    else:
        return None
    return f"{year}-{number:02d}" if 1 <= number <= 12 and int(year) >= checks.EARLIEST.year else None
