"""Numbers, durations and sleep as people type them. A parser returns a value or raises Invalid, nothing else."""

import re

from twitchlog.domain import checks
from twitchlog.domain.errors import Invalid

MINUTE, HOUR, DAY, WEEK = 60, 3600, 86_400, 604_800
MOMENT_S = 5.0
LONGEST_S = 100 * 365.25 * DAY

UNITS = {
    name: seconds
    for seconds, names in (
        (1, "s sec secs second seconds"),
        (MINUTE, "m min mins minute minutes"),
        (HOUR, "h hr hrs hour hours"),
        (DAY, "d day days"),
        (WEEK, "w wk week weeks"),
    )
    for name in names.split()
}
NEXT_UNIT = {WEEK: DAY, DAY: HOUR, HOUR: MINUTE, MINUTE: 1}
SPOKEN = {
    "moment": MOMENT_S,
    "a moment": MOMENT_S,
    "half an hour": HOUR / 2,
    "half hour": HOUR / 2,
    "a quarter of an hour": HOUR / 4,
    "an hour and a half": HOUR * 1.5,
}
NUMBER = re.compile(r"[+-]?(?:[0-9]{1,12}(?:[.,][0-9]{0,9})?|[.,][0-9]{1,9})")
THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,9})?")
PART = re.compile(r"([0-9]{1,9}(?:[.,][0-9]{1,6})?) ?([a-z]*) ?")
CLOCK_LIKE = re.compile(r"([0-9]{1,2}):([0-5][0-9])")


def tidy(text: str) -> str:
    """Typed text as the parsers read it: small letters, single plain spaces, plain minus signs."""
    return " ".join(text.lower().replace("\N{MINUS SIGN}", "-").replace("–", "-").split())


def parse_number(field: str, text: str, unit: str = "") -> float | int:
    """A typed number: "174", "6.5", "6,5" (decimal comma), "1,500" (thousands), with its unit if one is named.

    Raises Invalid for anything else, also for "nan" and "inf". The range is the record's to judge.
    """
    typed = tidy(text)
    if unit:
        typed = typed.removesuffix(unit.lower()).rstrip()
    if THOUSANDS.fullmatch(typed):
        typed = typed.replace(",", "")
    elif not NUMBER.fullmatch(typed):
        raise Invalid(field, f"{field} must be a number like 3 or 6.5, not “{checks.shown(text)}”.")
    value = float(typed.replace(",", "."))
    return int(value) if value.is_integer() else value


def parse_duration(text: str, field: str = "Duration") -> float:
    """Seconds from "30s", "5min", "5m", "2h", "1h30", "1h 30min", "1.5h", "a moment" (5 s), "half an hour".

    Raises Invalid for nonsense, a number without unit, nothing at all, and what isn't longer than 0.
    """
    typed = tidy(text)
    if typed.startswith("-"):
        raise Invalid(field, f"{field} can't be negative, and “{checks.shown(text)}” is; write it like 30s or 5min.")
    seconds = seconds_of(typed)
    if seconds is None:
        if NUMBER.fullmatch(typed):
            raise Invalid(field, f"{field} “{checks.shown(text)}” needs a unit: {typed}s, {typed}min or {typed}h.")
        raise Invalid(field, f"{field} “{checks.shown(text)}” must look like 30s, 5min, 2h, 1h30 or a moment.")
    if seconds <= 0:
        raise Invalid(field, f"{field} must be more than 0, not “{checks.shown(text)}”; the shortest is a moment.")
    if seconds > LONGEST_S:
        raise Invalid(field, f"{field} must be at most 100 years, not “{checks.shown(text)}”.")
    return seconds


def seconds_of(typed: str) -> float | None:
    """Seconds of a tidy duration; None when it isn't one."""
    typed = re.sub(r"^(?:about|around|~) ?", "", typed)
    if typed in SPOKEN:
        return SPOKEN[typed]
    typed = re.sub(r"^(?:an?|one) ", "1 ", typed).replace(" and ", " ")
    total, unit, at = 0.0, WEEK * 2, 0
    while at < len(typed):
        part = PART.match(typed, at)
        if part is None:
            return None
        known = UNITS.get(part[2]) if part[2] else NEXT_UNIT.get(unit)
        if known is None or known >= unit or (not part[2] and part.end() < len(typed)):
            return None
        total += float(part[1].replace(",", ".")) * known
        unit, at = known, part.end()
    return total if typed else None


def parse_sleep(text: str, field: str = "Sleep") -> float:
    """Hours of sleep from "6.5", "6,5", "6h30", "6:30", "7 h 15", "450 min"; raises Invalid outside 0 to 24 hours."""
    typed = tidy(text)
    if clock := CLOCK_LIKE.fullmatch(typed):
        hours: float = int(clock[1]) + int(clock[2]) / 60
    elif NUMBER.fullmatch(typed):
        hours = parse_number(field, typed)
    elif (seconds := seconds_of(typed)) is not None:
        hours = seconds / HOUR
    else:
        raise Invalid(field, f"{field} must look like 6.5, 6h30 or 6:30 (0 to 24 hours), not “{checks.shown(text)}”.")
    if not 0 <= hours <= 24:
        raise Invalid(field, f"{field} must be from 0 to 24 hours, not “{checks.shown(text)}”.")
    return checks.number(field, round(hours, 4), 0, 24, "h")
