"""Which days Patterns and the report are about: the chips' spans, or two dates one chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from twitchlog.domain.errors import Invalid
from twitchlog.domain.period import Period
from twitchlog.domain.when import parse_day
from twitchlog.domain.wording import day_words, short_day

FOUR_WEEKS, THREE_MONTHS, YEAR, ALL, CHOOSE = "4 weeks", "3 months", "1 year", "All", "Choose"
_MONTHS = {THREE_MONTHS: 3, YEAR: 12}


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """The chip that is on, and the two dates when it is "Choose"."""

    key: str = THREE_MONTHS
    chosen: Period | None = None

    def period(self, first: date | None, today: date) -> Period:
        """The days meant. Except for chosen dates, none before the first entry: those are not missing, only before."""
        if self.key == CHOOSE and self.chosen is not None:
            return self.chosen
        start = _start(self.key, today)
        if first is not None and (start is None or first > start):
            start = min(first, today)
        return Period(start or today, today)

    def label(self, key: str, today: date) -> str:
        """What a chip says; the last one says its dates once they are chosen."""
        if key == CHOOSE and self.key == CHOOSE and self.chosen is not None:
            return span_words(self.chosen, today)
        return key

    def typed(self, first: str, last: str, today: date) -> PeriodChoice:
        """The choice of two dates as typed. Raises Invalid, its field "From" or "To", when that makes no period."""
        start, end = parse_day(first, today, "From"), parse_day(last, today, "To")
        if end > today:
            raise Invalid("To", f"To “{last.strip()}” is in the future: today is {day_words(today)}.")
        if end < start:
            raise Invalid("To", f"To “{last.strip()}” comes before From “{first.strip()}”.")
        return replace(self, key=CHOOSE, chosen=Period(start, end))


STEPS = (FOUR_WEEKS, THREE_MONTHS, YEAR, ALL)


def a_step(shown: Period, closer: bool, first: date | None, today: date, about: date) -> PeriodChoice | None:
    """The next shorter (`closer`) or longer period than the one on show; None when there is none.

    The day `about` stays where it is in it, as far as the diary goes; `first` is its first day. Ends lie whole weeks
    from today, so that weeks stay whole.
    """
    spans = [(key, PeriodChoice(key).period(first, today)) for key in STEPS]
    if closer:
        fitting = [each for each in reversed(spans) if each[1].days < shown.days]
    else:
        fitting = [each for each in spans if each[1].days > shown.days]
    if not fitting:
        return None
    key, span = fitting[0]
    after = (shown.last - about).days / shown.days  # the part that comes after that day
    last = about + timedelta(round(after * span.days))
    most = (span.first - min(first or span.first, span.first)).days // 7
    weeks = min(most, max(0, round((today - last).days / 7)))
    if not weeks:
        return PeriodChoice(key)
    return PeriodChoice(CHOOSE, Period(span.first - timedelta(7 * weeks), span.last - timedelta(7 * weeks)))


def chips(choice: PeriodChoice, keys: Sequence[str], today: date) -> tuple[tuple[str, str], ...]:
    """Key and words of each chip."""
    return tuple((key, choice.label(key, today)) for key in keys)


def span_words(period: Period, today: date) -> str:
    """ "24 Aug – 23 Nov"; years are named where they are not this one."""
    if period.first == period.last:
        return short_day(period.first, today)
    return f"{short_day(period.first, today)} – {short_day(period.last, today)}"


def day_to_type(day: date) -> str:
    """A day as one would type it, and as it is understood again: "24 Aug 2026"."""
    return f"{short_day(day)} {day.year}"


def _start(key: str, today: date) -> date | None:
    if key == FOUR_WEEKS:
        return today - timedelta(27)
    if key in _MONTHS:
        return _months_before(today, _MONTHS[key]) + timedelta(1)
    return None


def _months_before(day: date, months: int) -> date:
    """The same day some months earlier, or that month's last day."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(day.day - 1), following - timedelta(1))
