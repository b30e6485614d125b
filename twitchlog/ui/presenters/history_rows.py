"""The rows of History: days, missing days and episodes, newest first."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place
from twitchlog.domain.wording import (
    checkin_words,
    day_list_words,
    day_words,
    episode_facts,
    places_words,
    short_day,
    shorten,
    time_words,
)

EXCERPT = 80  # characters of a note shown in a list
FEW_MISSING = 3  # more missing days in a row than these are named by the first and the last


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day with something noted. `count` is None where the number of twitches is not known.

    `noted` tells a day with an overall answer only from one of which only factors are known, which is not logged.
    """

    day: date
    count: int | None
    quiet: bool
    title: str
    facts: str
    noted: bool = False
    note: str = ""

    @property
    def name(self) -> str:
        """What a tap does: "Open Monday 16 November"."""
        return f"Open {self.title}"


@dataclass(frozen=True, slots=True)
class MissingRow:
    """Days in a row without an entry."""

    days: tuple[date, ...]
    title: str


@dataclass(frozen=True, slots=True)
class EpisodeRow:
    """One episode on the day it began; `name` tells it from all others, `note` is an excerpt for found ones."""

    id: str
    day: date
    time: str
    title: str
    facts: str
    going: bool
    name: str
    note: str = ""


Row = DayRow | MissingRow | EpisodeRow


class Days:
    """A period's records by day; `now` is the moment they are looked at."""

    def __init__(self, period: Period, episodes: Iterable[Episode], checkins: Iterable[CheckIn], now: datetime) -> None:
        self._period = period
        self._now = now
        self._today = now.date()
        self._counts: Counter[date] = Counter()
        self._episodes: dict[date, list[Episode]] = {}
        for episode in episodes:
            day = episode.day
            if episode.mode == "ongoing":
                self._counts.update(each for each in episode.days(self._today) if each in period)
            else:
                self._counts[day] += 1
            if day in period:
                self._episodes.setdefault(day, []).append(episode)
        self._checkins = {checkin.date: checkin for checkin in checkins}

    def rows(self) -> Iterator[Row]:
        """All days, newest first; missing ones in a row are one row, and today is never missing."""
        known = self._counts.keys() | self._checkins.keys()
        newest_first = reversed([day for day in self._period.dates() if day in known or day != self._today])
        for missing, run in groupby(newest_first, lambda day: day not in known):
            if missing:
                yield missing_row(tuple(run)[::-1], self._today)
            else:
                for day in run:
                    yield from self.day(day)

    def day(self, day: date) -> Iterator[Row]:
        """One day with its episodes, the last first."""
        yield self.head(day)
        yield from episode_rows(self._episodes.get(day, ()), self._now)

    def head(self, day: date, note: str = "") -> DayRow:
        """The row of a day alone."""
        checkin = self._checkins.get(day)
        count = self._counts[day] or None
        return DayRow(
            day=day,
            count=count,
            quiet=count is None and checkin is not None and checkin.none,
            title=day_words(day, self._today),
            facts=checkin_words(checkin) if checkin else "",
            noted=checkin is not None and checkin.overall is not None,
            note=note,
        )

    def chosen(self, ids: Container[str]) -> Iterator[Row]:
        """Only these episodes, under their days; newest first."""
        for day in sorted(self._episodes, reverse=True):
            if found := [episode for episode in self._episodes[day] if episode.id in ids]:
                yield self.head(day)
                yield from episode_rows(found, self._now)

    def matching(self, words: Sequence[str]) -> Iterator[Row]:
        """Only what holds every one of these words, in lower case, in a place's name or a note; newest first."""
        for day in sorted(self._episodes.keys() | self._checkins.keys(), reverse=True):
            checkin = self._checkins.get(day)
            found = [episode for episode in self._episodes.get(day, ()) if _holds(_text(episode), words)]
            note = checkin.note if checkin is not None else ""
            said = bool(note) and _holds(note.casefold(), words)
            if found or said:
                yield self.head(day, excerpt(note, words) if said else "")
                yield from episode_rows(found, self._now, words)


def missing_row(days: tuple[date, ...], today: date) -> MissingRow:
    """Days without an entry, oldest first, as one row: "Saturday 14, Sunday 15", longer ones by first and last."""
    if len(days) == 1:
        return MissingRow(days, day_words(days[0], today))
    if len(days) <= FEW_MISSING:
        return MissingRow(days, day_list_words(days))
    first, last = days[0], days[-1]
    if last.year == today.year and first.year == today.year:
        return MissingRow(days, day_list_words(days))
    return MissingRow(days, f"{short_day(first, today)} to {short_day(last, today)}")


def episode_rows(
    episodes: Sequence[Episode], now: datetime, words: Sequence[str] = (), today: date | None = None
) -> Iterator[EpisodeRow]:
    """Episodes of one day, oldest first as given, the last first as rows. With `words`, notes that hold one show."""
    same: Counter[str] = Counter()
    for episode in reversed(episodes):
        title, time = places_words(episode.places), time_words(episode.started)
        name = f"{title}, {day_words(episode.day, today or now.date())} {time}"
        same[name] += 1
        note = episode.note if any(word in episode.note.casefold() for word in words) else ""
        yield EpisodeRow(
            id=episode.id,
            day=episode.day,
            time=time,
            title=title,
            facts=episode_facts(episode, now),
            going=episode.going,
            name=name if same[name] == 1 else f"{name} ({same[name]})",
            note=excerpt(note, words) if note else "",
        )


def excerpt(note: str, words: Sequence[str]) -> str:
    """One line of a note round the first of the words found in it."""
    places = [at for at in (note.casefold().find(word) for word in words) if at >= 0]
    start = max(0, min(places, default=0) - EXCERPT // 3)
    if start:
        start = note.find(" ", start, start + EXCERPT // 3) + 1 or start
    return ("…" if start else "") + shorten(note[start : start + 8 * EXCERPT], EXCERPT)


def _text(episode: Episode) -> str:
    names = _names(episode.places)
    return f"{names} {episode.note.casefold()}" if episode.note else names


@lru_cache(maxsize=1024)
def _names(places: tuple[Place, ...]) -> str:
    """What places are called, plain and clinical, in lower case."""
    return " ".join(f"{place.label} {place.clinical}" for place in places).casefold()


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)
