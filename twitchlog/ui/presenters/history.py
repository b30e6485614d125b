"""History without a window: the days with their entries, newest first, and what can be done with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.clock import Clock
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.wording import checkin_words, day_list_words, day_words, episode_facts, places_words, time_words
from twitchlog.store import Change, Diary

PAGE_DAYS = 92


@dataclass(frozen=True, slots=True)
class DayRow:
    """A logged day, or one with factors only: `count` is None where the twitching of the day is not known."""

    day: date
    count: int | None
    quiet: bool
    title: str
    facts: str


@dataclass(frozen=True, slots=True)
class MissingRow:
    """Days in a row without an entry."""

    days: tuple[date, ...]
    title: str


@dataclass(frozen=True, slots=True)
class EpisodeRow:
    """One episode on the day it began."""

    id: str
    time: str
    title: str
    facts: str
    going: bool
    selected: bool


Row = DayRow | MissingRow | EpisodeRow


@dataclass(frozen=True, slots=True)
class HistoryState:
    """The list as it stands. `rows` is empty for an empty diary and for a search that finds nothing."""

    rows: tuple[Row, ...]
    line: str
    search: str
    selecting: bool
    selected: int
    more: bool
    empty: bool


class HistoryPresenter:
    """Shows the diary by day, a page at a time; searches places and notes; deletes, one or several, with undo."""

    watches = frozenset({"episodes", "checkins"})

    def __init__(self, diary: Diary, clock: Clock) -> None:
        self._diary = diary
        self._clock = clock
        self._search = ""
        self._shown_days = PAGE_DAYS
        self._selecting = False
        self._selected: frozenset[str] = frozenset()

    # -- what is shown

    def state(self) -> HistoryState:
        """The list with its count line."""
        first = self._diary.first_day()
        if first is None:
            return HistoryState((), "", self._search, False, 0, False, True)
        today = self._clock.now().date()
        first = min(first, today)
        period = Period(first, today)
        if not self._search:
            period = Period(max(first, today - timedelta(self._shown_days - 1)), today)
        rows = tuple(self._rows(period))
        return HistoryState(
            rows=rows,
            line=self._line(rows, first),
            search=self._search,
            selecting=self._selecting,
            selected=len(self._selected),
            more=period.first > first,
            empty=False,
        )

    def _line(self, rows: tuple[Row, ...], first: date) -> str:
        today = self._clock.now().date()
        if self._search:
            found = sum(isinstance(row, EpisodeRow) for row in rows)
            entries = "entry matches" if found == 1 else "entries match"
            return f"{found:,} {entries} “{self._search}”" if found else f"No entry matches “{self._search}”"
        total = self._diary.count()["episodes"]
        return f"{total:,} {'entry' if total == 1 else 'entries'} since {day_words(first, today)}"

    def _rows(self, period: Period) -> Iterator[Row]:
        by_day: dict[date, list[Episode]] = {}
        spanned: set[date] = set()
        for episode in self._diary.episodes(period):
            spanned.update(episode.days(period.last))
            if episode.day in period:
                by_day.setdefault(episode.day, []).append(episode)
        checkins = {checkin.date: checkin for checkin in self._diary.checkins(period)}
        if self._search:
            yield from self._matching(by_day, checkins)
            return
        newest_first = reversed(list(period.dates()))
        known = set(by_day) | set(checkins) | spanned
        for missing, run in groupby(newest_first, lambda day: day not in known):
            days = tuple(run)
            if missing:
                yield from self._missing(days, period.last)
            else:
                for day in days:
                    yield from self._day(day, by_day.get(day, []), checkins.get(day), day in spanned)

    def _missing(self, days: tuple[date, ...], today: date) -> Iterator[Row]:
        past = tuple(day for day in reversed(days) if day != today)
        if past:
            yield MissingRow(past, day_list_words(past))

    def _day(self, day: date, episodes: list[Episode], checkin: CheckIn | None, spanned: bool) -> Iterator[Row]:
        quiet = checkin is not None and checkin.none and not spanned
        known = bool(episodes) or spanned
        count = max(len(episodes), 1) if known else None
        facts = checkin_words(checkin) if checkin else ""
        yield DayRow(day, count, quiet, day_words(day, self._clock.now().date()), facts)
        for episode in reversed(episodes):
            yield self._episode(episode)

    def _episode(self, episode: Episode) -> EpisodeRow:
        return EpisodeRow(
            id=episode.id,
            time=time_words(episode.started),
            title=places_words(episode.places),
            facts=episode_facts(episode, self._clock.now()),
            going=episode.going,
            selected=episode.id in self._selected,
        )

    def _matching(self, by_day: dict[date, list[Episode]], checkins: dict[date, CheckIn]) -> Iterator[Row]:
        words = self._search.casefold().split()
        for day in sorted(set(by_day) | set(checkins), reverse=True):
            checkin = checkins.get(day)
            found = [episode for episode in by_day.get(day, []) if _holds(_text(episode), words)]
            if found or (checkin and checkin.note and _holds(checkin.note, words)):
                rows = list(self._day(day, by_day.get(day, []), checkin, day in by_day))
                kept = {episode.id for episode in found}
                yield from (row for row in rows if not isinstance(row, EpisodeRow) or row.id in kept)

    # -- what can be done

    def search(self, text: str) -> HistoryState:
        """Show only what holds every word of the text, in a place's name or a note."""
        self._search = " ".join(text.split())
        return self.state()

    def show_more(self) -> HistoryState:
        """One more page of earlier days."""
        self._shown_days += PAGE_DAYS
        return self.state()

    def reach(self, day: date) -> HistoryState:
        """Enough days to hold the given one."""
        needed = (self._clock.now().date() - day).days + 1
        while self._shown_days < needed:
            self._shown_days += PAGE_DAYS
        self._search = ""
        return self.state()

    def select_several(self, on: bool) -> HistoryState:
        """Begin or end choosing several entries."""
        self._selecting, self._selected = on, frozenset()
        return self.state()

    def toggle(self, episode_id: str) -> HistoryState:
        """Choose an entry, or choose it no more."""
        self._selected ^= {episode_id}
        return self.state()

    def delete(self, *episode_ids: str) -> Change:
        """Delete entries as one change that can be undone."""
        change = self._diary.delete(*episode_ids)
        self._selected -= set(episode_ids)
        return change

    def delete_selected(self) -> Change | None:
        """Delete the chosen entries and end choosing; None when none is chosen."""
        chosen, self._selecting = tuple(self._selected), False
        return self.delete(*chosen) if chosen else None


def _text(episode: Episode) -> str:
    names = " ".join(f"{place.label} {place.clinical}" for place in episode.places)
    return f"{names} {episode.note}"


def _holds(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
