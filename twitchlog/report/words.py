"""Dates, amounts and spreads as the page says them."""

import re
from datetime import date, timedelta

from twitchlog.analysis.sentences import short_date
from twitchlog.analysis.summary import Spread
from twitchlog.domain.period import Period
from twitchlog.domain.vocabulary import FACTORS
from twitchlog.domain.wording import MONTHS, sleep_words

NBSP = "\N{NO-BREAK SPACE}"
MONTH_WORD = re.compile(rf"(?:{'|'.join([*MONTHS, *(month[:3] for month in MONTHS)])})\b", re.IGNORECASE)
LEADS = re.compile(
    r"(?:in|on|at|after|about|around|during|since|last|early|late|some|suddenly|gradually)\b", re.IGNORECASE
)


def long_date(day: date) -> str:
    """ "14 Mar 1988"."""
    return f"{short_date(day)} {day.year}"


def near_date(day: date, period: Period) -> str:
    """A date beside a period: without its year when that is the period's last."""
    return short_date(day) if day.year == period.last.year else long_date(day)


def since_date(day: date, period: Period) -> str:
    """A start long past without its day, which nobody needs: "Jun 2017"."""
    old = day < period.first - timedelta(365)
    return long_date(day).split(" ", 1)[1] if old else near_date(day, period)


def began_words(began: str) -> str:
    """When it began as a clause: "Began in May 2026, gradually" from a date, a month, a year or the person's words."""
    began = began.strip().rstrip(".")
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(.*)", began, re.DOTALL)
    if parts and 1 <= int(parts[2] or 1) <= 12 and not parts[4][:1].isalnum() and parts[4][:1] != "-":
        year, month, day, rest = parts.groups()
        if day:
            return f"Began on {int(day)} {MONTHS[int(month) - 1][:3]} {year}{rest}"
        return f"Began in {MONTHS[int(month) - 1]} {year}{rest}" if month else f"Began in {year}{rest}"
    if MONTH_WORD.match(began):
        return f"Began in {began}"
    if LEADS.match(began):
        return f"Began {began[0].lower()}{began[1:]}"
    return f"Began: {began}"


def days_words(number: int) -> str:
    """ "no day", "1 day", "71 days", "3,390 days"."""
    return {0: "no day", 1: "1 day"}.get(number, f"{number:,} days")


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 10 or float(value).is_integer() else f"{value:.1f}"


def spread_words(key: str, spread: Spread) -> str:
    """The middle of a factor: "144 mg (96–240)", "7 h (6 h 30–7 h 45)", "3 of 10 (2–5)"."""
    factor = FACTORS[key]
    if factor.unit == "h":
        # Sleep is noted in quarter hours; a middle between two of them is not known more exactly.
        middle, low, high = (sleep_words(round(value * 4) / 4) for value in (spread.median, spread.low, spread.high))
    else:
        unit = f"{NBSP}of{NBSP}10" if factor.kind == "scale" else f"{NBSP}{factor.unit}"
        low, high = _number(spread.low), _number(spread.high)
        middle = _number(spread.median) + unit
    return f"{middle}{NBSP}({low}–{high})" if low != high else middle


def scale_words(spread: Spread) -> str:
    """The middle of a scale 0-10: "3 of 10 (2–5)"."""
    return spread_words("stress", spread)
