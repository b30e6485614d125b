"""Times and days as people type them. Every parser returns a value or raises Invalid, never another error."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from twitchlog.domain import checks
from twitchlog.domain.amounts import parse_duration, parse_number, parse_sleep, seconds_of, tidy
from twitchlog.domain.clock import Clock
from twitchlog.domain.errors import Invalid
from twitchlog.domain.wording import MONTHS, WEEKDAYS, short_day, time_words

__all__ = ["parse_day", "parse_duration", "parse_number", "parse_sleep", "parse_when"]

EVENING = 17  # from this hour on
NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}  # so that tomorrow is refused as the future that it is
EXAMPLES = "21:30, yesterday 21:30, mon 21:30, -15m, 2 hours ago or 2026-11-22 21:30"
DAY_EXAMPLES = "today, yesterday, mon, -3d, 23 Nov or 2026-11-23"

AGO = re.compile(r"(?:-|minus )(?P<minus>.+)|(?P<ago>.+) ago")
CLOCK = r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?)? ?(?P<half>[ap]m)?"
ISO = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:t|,? )(?P<clock>[0-9:.,]+) ?(?P<offset>z|[+-][0-9]{2}:?[0-9]{2})?"
)
TIME = re.compile(CLOCK)
DAY_THEN_TIME = re.compile(rf"(?P<day>.+?),? (?:at )?(?P<clock>{CLOCK})")
TIME_THEN_DAY = re.compile(rf"(?P<clock>{CLOCK}),? (?:on )?(?P<day>.+)")
DOTTED = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})?")
DAY_MONTH = re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\.? (?P<month>[a-z]{3,9})\.?,?(?: (?P<year>[0-9]{4}))?")
MONTH_DAY = re.compile(r"(?P<month>[a-z]{3,9})\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?(?: (?P<year>[0-9]{4}))?")


def parse_when(text: str, clock: Clock, field: str = "Time") -> datetime:
    """A past moment with its UTC offset, in whole seconds.

    "now", "-15m", "2 hours ago", "21:30" (today), "yesterday 21:30", "mon 21:30" (the latest such), "23 Nov 21:30",
    ISO date and time with or without offset. Raises Invalid for the future, a day without a time, and a wall time
    that a clock change skipped; one that came twice means its first occurrence unless an offset is given.
    """
    now = clock.now()
    try:
        moment = _moment(tidy(text), clock, now, field, checks.shown(text))
        _not_too_early(moment.date(), text, field)
    except (OverflowError, OSError, ValueError) as error:
        if isinstance(error, Invalid):
            raise
        raise Invalid(field, f"{field} “{checks.shown(text)}” is not a time the calendar has.") from None
    if moment > now:
        raise _future(field, text, moment, now)
    return moment


def _moment(typed: str, clock: Clock, now: datetime, field: str, shown: str) -> datetime:
    if typed in ("now", "just now"):
        return now
    if ago := AGO.fullmatch(typed):
        seconds = seconds_of(ago["minus"] or ago["ago"])
        if seconds is not None:
            return in_force(now - timedelta(seconds=seconds), clock)
    if iso := ISO.fullmatch(typed):
        wall = datetime.combine(date.fromisoformat(iso["day"]), _time_of(iso["clock"], field, shown))
        return _at_offset(wall, iso["offset"]) if iso["offset"] else _local(wall, clock, field)
    return _day_and_time(typed, clock, now, field, shown)


def _day_and_time(typed: str, clock: Clock, now: datetime, field: str, shown: str) -> datetime:
    today = now.date()
    if TIME.fullmatch(typed) and not typed.isdigit():
        return _local(datetime.combine(today, _time_of(typed, field, shown)), clock, field)
    for pattern in (DAY_THEN_TIME, TIME_THEN_DAY):
        found = pattern.fullmatch(typed)
        if found is None or found["clock"].isdigit():
            continue
        day = _day(found["day"], today)
        if day is None:
            continue
        at = _time_of(found["clock"], field, shown)
        if day == today and found["day"] in _weekdays() and at > now.time():
            day -= timedelta(7)
        return _local(datetime.combine(day, at), clock, field)
    if _day(typed, today) is not None:
        raise Invalid(field, f"{field} “{shown}” has no time of day; write it like “{shown} 21:30”.")
    raise Invalid(field, f"{field} “{shown}” is not a time twitchlog can read. Write it like {EXAMPLES}.")


def _time_of(typed: str, field: str, shown: str) -> time:
    found = TIME.fullmatch(typed)
    if found is not None:
        hour, half = int(found["hour"]), found["half"]
        minute, second = int(found["minute"] or 0), int(found["second"] or 0)
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 24
        if hour < 24 and minute < 60 and second < 60 and (found["minute"] or half):
            return time(hour, minute, second)
    raise Invalid(field, f"{field} “{shown}” is no time of day; the day goes from 0:00 to 23:59.")


def _at_offset(wall: datetime, offset: str) -> datetime:
    if offset == "z":
        return wall.replace(tzinfo=UTC)
    sign = -1 if offset[0] == "-" else 1
    return wall.replace(tzinfo=timezone(sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))))


def _local(wall: datetime, clock: Clock, field: str) -> datetime:
    """A wall time with its offset; raises Invalid when a clock change skipped it."""
    moment = clock.local(wall)
    if moment.replace(tzinfo=None, fold=0) != wall:
        said = f"{wall.day} {MONTHS[wall.month - 1]} {wall.year}"
        raise Invalid(field, f"{field} {time_words(wall)} did not exist on {said}: the clocks went forward then.")
    return moment


def in_force(moment: datetime, clock: Clock) -> datetime:
    """The same moment with the offset in force then, which a clock change since may have made another."""
    wall = moment.replace(tzinfo=None)
    for near in (wall, wall - timedelta(1), wall + timedelta(1)):
        there = moment.astimezone(clock.local(near).tzinfo)
        if clock.local(there.replace(tzinfo=None)) == there:
            return there
    return moment


def _future(field: str, text: str, moment: datetime, now: datetime) -> Invalid:
    present = (
        time_words(now)
        if moment.date() == now.date()
        else f"{short_day(now.date(), moment.date())}, {time_words(now)},"
    )
    then = "last evening" if moment.hour >= EVENING else "the day before"
    hint = f"; for {then} write “yesterday {time_words(moment)}”" if TIME.fullmatch(tidy(text)) else ""
    return Invalid(field, f"{field} “{checks.shown(text)}” is in the future: it is {present} now{hint}.")


def parse_day(text: str, today: date, field: str = "Date") -> date:
    """A day from "today", "yesterday", "mon" (the latest, today included), "-3d", "3 days ago", "23 Nov", ISO.

    A day and month without a year is the latest such. Raises Invalid otherwise; a future day is not refused here.
    """
    try:
        day = _day(tidy(text), today)
    except (OverflowError, ValueError):
        day = None
    if day is None:
        said = f"{field} “{checks.shown(text)}” is not a day twitchlog can read."
        raise Invalid(field, f"{said} Write it like {DAY_EXAMPLES}.")
    _not_too_early(day, text, field)
    return day


def _not_too_early(day: date, text: str, field: str) -> None:
    if day < checks.EARLIEST:
        said = f"{field} “{checks.shown(text)}” is too long ago: the earliest day is {checks.EARLIEST}."
        raise Invalid(field, said)


def _weekdays() -> dict[str, int]:
    names = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
    short = {name[:length]: number for name, number in names.items() for length in (3, 4)}
    return short | names | {"thurs": 3}


def _day(typed: str, today: date) -> date | None:
    if typed in NEAR:
        return today + timedelta(NEAR[typed])
    weekday = _weekdays().get(typed.removeprefix("last ").removeprefix("on "))
    if weekday is not None:
        ago = (today.weekday() - weekday) % 7
        return today - timedelta(7 if typed.startswith("last ") and not ago else ago)
    if ago_words := re.fullmatch(r"-([0-9]{1,5}) ?d(?:ays?)?|([0-9]{1,5}) days? ago", typed):
        return today - timedelta(int(ago_words[1] or ago_words[2]))
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
        return date.fromisoformat(typed)
    for pattern in (DOTTED, DAY_MONTH, MONTH_DAY):
        if found := pattern.fullmatch(typed):
            return _dated(int(found["day"]), found["month"], found["year"], today)
    return None


def _dated(day: int, month: str, year: str | None, today: date) -> date | None:
    number = int(month) if month.isdigit() else _month(month)
    if number is None:
        return None
    if year:
        return date(int(year), number, day)
    for candidate in range(today.year, today.year - 9, -1):  # 29 February may lie eight years back
        try:
            found = date(candidate, number, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def _month(word: str) -> int | None:
    return next((n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(word)), None)
