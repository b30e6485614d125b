"""Days and times as spreadsheets write them: in the person's own format, and without an offset."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from twitchlog.domain.checks import shown
from twitchlog.domain.clock import Clock
from twitchlog.domain.errors import Invalid

NUMBERS = re.compile(r"(?P<first>\d{1,2})(?P<between>[./-])(?P<second>\d{1,2})(?P=between)(?P<year>\d{4}|\d{2})")
BACKWARDS = re.compile(r"(?P<year>\d{4})(?P<between>[./-])(?P<month>\d{1,2})(?P=between)(?P<day>\d{1,2})")
CLOCK = re.compile(r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)? ?(?P<half>[ap]m)?")
MIDNIGHT = re.compile(r"0?0:00(:00)?|12:00(:00)? ?am")  # what some add to a day
CENTURY = 2000  # of years in two digits: a diary in a spreadsheet is young
LIKE_DAY, LIKE_TIME = "2026-11-22", "2026-11-22 21:30"


@dataclass(slots=True)
class Dates:
    """How one column writes dates; `without_offset` counts the times that were taken as local ones."""

    clock: Clock
    month_first: bool | None = None  # None: its numbers don't tell
    without_offset: int = 0

    @classmethod
    def of(cls, column: Iterable[str], clock: Clock) -> "Dates":
        """What a column's cells tell: a first or second number above 12 is a day."""
        found = [match for cell in column if (match := NUMBERS.match(cell.strip()))]
        undotted = [(int(match["first"]), int(match["second"])) for match in found if match["between"] != "."]
        day_first = any(first > 12 for first, _ in undotted)
        month_first = any(second > 12 for _, second in undotted)
        return cls(clock, None if day_first == month_first else month_first)

    def day(self, cell: str, field: str) -> str:
        """A day in ISO form. Raises Invalid with how to write it."""
        typed = " ".join(cell.split())
        day, _, rest = typed.partition(" ")
        clock = CLOCK.fullmatch(rest.casefold()) if rest else None
        if rest and not (
            clock and not int(clock["hour"]) % 12 and not int(clock["minute"])
        ):  # midnight, as it is added
            raise self._unreadable(field, cell, LIKE_DAY)
        return self._date(day, cell, field, LIKE_DAY).isoformat()

    def moment(self, cell: str, field: str) -> str:
        """A time in ISO form with its offset: the one written, else that of this computer. Raises Invalid."""
        try:
            moment = datetime.fromisoformat(cell.strip())
            if moment.utcoffset() is not None:
                return cell.strip()
        except ValueError:
            pass
        day, _, clock = " ".join(cell.replace("T", " ").replace(",", " ").split()).partition(" ")
        if not clock:
            raise self._unreadable(field, cell, LIKE_TIME)
        wall = datetime.combine(self._date(day, cell, field, LIKE_TIME), self._time(clock, cell, field))
        local = self.clock.local(wall)
        if local.replace(tzinfo=None, fold=0) != wall:
            raise Invalid(field, f"{field} “{shown(cell)}” did not exist: the clocks went forward then.")
        self.without_offset += 1
        return local.isoformat()

    def _date(self, typed: str, cell: str, field: str, like: str) -> date:
        try:
            if found := BACKWARDS.fullmatch(typed):
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            if found := NUMBERS.fullmatch(typed):
                return self._from_numbers(found, cell, field, like)
        except ValueError as error:
            if isinstance(error, Invalid):
                raise
        raise self._unreadable(field, cell, like)

    def _from_numbers(self, found: re.Match[str], cell: str, field: str, like: str) -> date:
        first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
        year += CENTURY if len(found["year"]) == 2 else 0
        month_first = False if found["between"] == "." else self.month_first
        if month_first is None and first != second:
            raise Invalid(field, f"{field} “{shown(cell)}” can be read in two ways; write it like {like}.")
        return date(year, first, second) if month_first else date(year, second, first)

    def _time(self, typed: str, cell: str, field: str) -> time:
        found = CLOCK.fullmatch(typed.casefold().replace(".m", "m").removesuffix("."))
        if found:
            hour, half = int(found["hour"]), found["half"]
            if half and 1 <= hour <= 12:
                hour = hour % 12 + (12 if half == "pm" else 0)
            if hour < 24 and int(found["minute"]) < 60 and int(found["second"] or 0) < 60:
                return time(hour, int(found["minute"]), int(found["second"] or 0))
        raise self._unreadable(field, cell, LIKE_TIME)

    @staticmethod
    def _unreadable(field: str, cell: str, like: str) -> Invalid:
        return Invalid(field, f"{field} “{shown(cell)}” is not one twitchlog can read; write it like {like}.")
