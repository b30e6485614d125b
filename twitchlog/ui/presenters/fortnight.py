"""The last fourteen days as marks: twitches noticed, quiet, or not logged."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.wording import day_words, missing_days_words, short_day

DAYS = 14

MarkKind = Literal["count", "noted", "quiet", "missing", "before", "future"]


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day: how many twitches were noticed ("count"), or what else is known.

    "noted" is a day with an overall answer but no episode: logged, its number unknown. "before" lies before the diary
    began, which is not a gap.
    """

    day: date
    kind: MarkKind
    count: int = 0
    selected: bool = False

    @property
    def name(self) -> str:
        """The plain name: "Monday 23 November, 4 twitches noticed"."""
        return f"{day_words(self.day)}, {_SAID[self.kind] or counted(self.count)}"


_SAID = {
    "count": "",
    "noted": "twitches noted",
    "quiet": "quiet",
    "missing": "not logged",
    "before": "before the diary",
    "future": "to come",
}


@dataclass(frozen=True, slots=True)
class Fortnight:
    """The card: its title, fourteen marks (oldest first) and the sentence about missing days."""

    title: str
    marks: tuple[DayMark, ...]
    sentence: str


def span(shown: date, today: date) -> Period:
    """The fourteen days of the card: those up to today, or up to an earlier day that is shown."""
    recent = Period.ending(today, DAYS)
    return recent if shown in recent else Period.ending(shown, DAYS)


def fortnight(
    episodes: Iterable[Episode], checkins: Iterable[CheckIn], shown: date, today: date, began: date
) -> Fortnight:
    """The card for the day shown. `began` is the diary's first day."""
    period = span(shown, today)
    marks = day_marks(period, episodes, checkins, shown, today, began)
    title = "Last 14 days" if period.last == today else f"14 days up to {short_day(period.last, today)}"
    # Today is not over, so it is not missing yet.
    missing = [mark.day for mark in marks if mark.kind == "missing" and mark.day != today]
    return Fortnight(title, marks, missing_days_words(missing))


def day_marks(
    period: Period, episodes: Iterable[Episode], checkins: Iterable[CheckIn], shown: date, today: date, began: date
) -> tuple[DayMark, ...]:
    """A mark for every day of a period, oldest first."""
    counts = Counter(day for episode in episodes for day in episode.days(today))
    answers = {checkin.date: checkin for checkin in checkins}
    return tuple(
        DayMark(day, "future") if day > today else _mark(day, counts[day], answers.get(day), shown, began)
        for day in period.dates()
    )


def _mark(day: date, count: int, checkin: CheckIn | None, shown: date, began: date) -> DayMark:
    kind: MarkKind = "missing"
    if count:
        kind = "count"
    elif checkin is not None and checkin.none:
        kind = "quiet"
    elif checkin is not None and checkin.overall:
        kind = "noted"
    elif day < began:
        kind = "before"
    return DayMark(day, kind, count, day == shown)


def counted(count: int) -> str:
    """ "1 twitch noticed", "4 twitches noticed"."""
    return f"{count} twitch{'' if count == 1 else 'es'} noticed"
