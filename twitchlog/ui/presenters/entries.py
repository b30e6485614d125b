"""The entries behind a part of a chart: a bar, a day, an hour of some weekday, a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.wording import WEEKDAYS, episode_facts, places_words, relative_day, time_words
from twitchlog.store import Diary
from twitchlog.ui.presenters.periods import span_words

MOST = 60  # rows of the list; the others are in History
NEWEST = "The newest are here; all are in History."


@dataclass(frozen=True, slots=True)
class Part:
    """What was touched: days, and where given only one place (its name), weekday or hours (from, to before).

    `places` are the names of those meant where a part of the body, then named by `place`, stands for several. `lasting`
    are seconds, from above and up to; `untimed`: only those whose length is not noted. `about` says what they are.
    """

    period: Period
    place: str = ""
    places: tuple[str, ...] = ()
    weekday: int | None = None
    hours: tuple[int, int] | None = None
    days: frozenset[date] | None = None
    title: str = ""
    about: str = ""
    lasting: tuple[float, float] | None = None
    untimed: bool = False

    def named(self, today: date) -> str:
        """What stands above its entries: "Left calf, 24 Aug – 23 Nov", "Mondays, 18 to 20"."""
        if self.title:
            return self.title
        words = [each for each in (self.place, self.about) if each]
        if self.weekday is not None and self.hours is not None:
            words.append(f"{WEEKDAYS[self.weekday]}s, {self.hours[0]} to {self.hours[1]}")
        words.append(span_words(self.period, today) if self.period.days > 1 else relative_day(self.period.first, today))
        return ", ".join(words)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One episode in the list; `when` is its day and time."""

    id: str
    when: str
    title: str
    facts: str
    name: str


@dataclass(frozen=True, slots=True)
class Entries:
    """The newest entries of a part; `line` says when there are others, which History shows."""

    title: str
    line: str
    lines: tuple[EntryLine, ...]
    day: date
    part: Part


def entries(diary: Diary, part: Part, today: date, counts: bool = True) -> Entries:
    """Look the entries of a part up; may be done in any thread. Without `counts` it is not told how many."""
    found = sorted(entries_of(diary, part, today), key=lambda e: e.started, reverse=True)
    lines = _named_apart([_line(each, today, counts) for each in found[:MOST]])
    line = _how_many(len(found)) if counts or not found else NEWEST if len(found) > MOST else ""
    return Entries(part.named(today), line, lines, found[0].day if found else part.period.last, part)


def _how_many(number: int) -> str:
    words = f"{number:,} {'entry' if number == 1 else 'entries'}" if number else "No entries"
    return f"{words}, the newest {MOST} here; all are in History." if number > MOST else f"{words}."


def entries_of(diary: Diary, part: Part, today: date) -> Iterator[Episode]:
    """The episodes behind a part, oldest first."""
    wanted = part.places or (part.place,)
    for episode in diary.episodes(part.period):
        if part.place and not any(place.label in wanted for place in episode.places):
            continue
        if part.weekday is not None and episode.day.weekday() != part.weekday:
            continue
        if part.hours is not None and not part.hours[0] <= episode.started.hour < part.hours[1]:
            continue
        if part.hours is not None and episode.day not in part.period:
            continue
        if part.days is not None and part.days.isdisjoint(episode.days(today)):
            continue
        if part.lasting is not None and not _lasted(episode, *part.lasting):
            continue
        if part.untimed and (episode.duration_s is not None or episode.going):
            continue
        yield episode


def _lasted(episode: Episode, above: float, up_to: float) -> bool:
    return episode.duration_s is not None and above < episode.duration_s <= up_to


def _line(episode: Episode, today: date, counts: bool) -> EntryLine:
    when = f"{relative_day(episode.day, today)}, {time_words(episode.started)}"
    title = places_words(episode.places)
    return EntryLine(episode.id, when, title, episode_facts(episode, counts=counts), f"Open {title}, {when}")


def _named_apart(lines: list[EntryLine]) -> tuple[EntryLine, ...]:
    """Two at the same place and minute get a number, so that each control has a name of its own."""
    seen: Counter[str] = Counter()
    for n, line in enumerate(lines):
        seen[line.name] += 1
        if seen[line.name] > 1:
            lines[n] = replace(line, name=f"{line.name}, {seen[line.name]}")
    return tuple(lines)
