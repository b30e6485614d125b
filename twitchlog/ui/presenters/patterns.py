"""Patterns: how much, when and where it twitched in a period, with what the numbers rest on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from twitchlog.analysis.days import DaySeries, DayState
from twitchlog.analysis.hours import HourCounts, hour_counts
from twitchlog.analysis.markers import Marker, markers
from twitchlog.analysis.places import PlaceDays, edges_for, region_days, shades
from twitchlog.analysis.sentences import (
    denominator,
    headline,
    hours_sentence,
    rates_sentence,
    short_date,
    tag_sentences,
    tag_words,
    where_sentence,
)
from twitchlog.analysis.summary import Summary, summarise
from twitchlog.charts.body import region_ids
from twitchlog.domain.clock import Clock
from twitchlog.domain.period import Period
from twitchlog.domain.wording import NBSP
from twitchlog.store import Diary
from twitchlog.ui.presenters.periods import ALL, CHOOSE, FOUR_WEEKS, THREE_MONTHS, YEAR, PeriodChoice, chips, span_words

KEYS = (FOUR_WEEKS, THREE_MONTHS, YEAR, ALL, CHOOSE)
TOP_PLACES = 5
MOST_MARKERS = 8  # labels in the chart, the latest
HOW_MADE = (
    "A twitch you log counts once; one that is still going counts on every day it spans.",
    "A day without an entry is missing, not quiet. Rates are per logged day, quiet days included.",
    "A day noted only as few, many or nearly constant is logged, but has no number.",
    "A week or month needs three counted days before it gets a bar.",
    "Today is shown, but kept out of rates until it is over.",
    "This is what you noticed, not a measurement: busy or attentive days can differ.",
)


@dataclass(frozen=True, slots=True)
class PatternsState:
    """What is known at once: the chips, and whether there is any diary."""

    chips: tuple[tuple[str, str], ...]
    selected: str
    empty: bool


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place with its days; `part` is its share of the busiest one's days, 0 to 1."""

    name: str
    days: str
    unit: str
    part: float
    seen: str
    tag: str


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Everything the cards say and draw of a period."""

    period: Period
    answer: str
    rests_on: str
    span: str
    nothing: bool
    how_much: str
    when: str
    where: str
    changes: str
    series: DaySeries
    step: str
    uncounted: bool
    markers: tuple[Marker, ...]
    hours: HourCounts
    ranked: tuple[PlaceDays, ...]
    places: tuple[PlaceLine, ...]
    shaded: dict[str, int]
    edges: tuple[int, int, int, int]


class PatternsPresenter:
    """The period on show. `work()` gives what has to be counted, to be done off the main thread."""

    watches = frozenset({"episodes", "checkins", "medicines", "marks"})

    def __init__(self, diary: Diary, clock: Clock) -> None:
        self._diary, self._clock = diary, clock
        self.choice = PeriodChoice()

    @property
    def today(self) -> date:
        """The day it is."""
        return self._clock.now().date()

    def state(self) -> PatternsState:
        """The chips, and whether there is anything."""
        choice = self.choice
        return PatternsState(chips(choice, KEYS, self.today), choice.key, self._diary.first_day() is None)

    def choose(self, key: str) -> None:
        """Another period, by its chip."""
        self.choice = PeriodChoice(key)

    def choose_dates(self, first: str, last: str) -> None:
        """Two dates as typed. Raises Invalid when they make no period."""
        self.choice = self.choice.typed(first, last, self.today)

    def period(self) -> Period:
        """The days on show."""
        return self.choice.period(self._diary.first_day(), self.today)

    def work(self) -> Callable[[], Patterns]:
        """What to do in the background for the period on show now."""
        diary, period, today = self._diary, self.period(), self.today
        return lambda: patterns(diary, period, today)


def patterns(diary: Diary, period: Period, today: date) -> Patterns:
    """Count a period. Reads the whole diary: what is new or back depends on the time before."""
    episodes, checkins = diary.episodes(), diary.checkins()
    summary = summarise(episodes, checkins, period, today)
    regions = region_days(episodes, period, today, region_ids())
    edges = edges_for(max(regions.values(), default=1))
    hours = hour_counts(episodes, period, today)
    found = markers(diary.medicines(), diary.marks(), period)
    return Patterns(
        period=period,
        answer=headline(summary),
        rests_on=denominator(summary.series),
        span=span_words(period, today),
        nothing=not summary.series.logged,
        how_much=rates_sentence(summary.spans, summary.step),
        when=hours_sentence(hours),
        where=where_sentence(summary.places),
        changes=" ".join(tag_sentences(summary.places[:TOP_PLACES], today)),
        series=summary.series,
        step=summary.step,
        uncounted=_uncounted(summary),
        markers=found[-MOST_MARKERS:],
        hours=hours,
        ranked=summary.places,
        places=place_lines(summary.places, today),
        shaded=shades(regions, edges),
        edges=edges,
    )


def _uncounted(summary: Summary) -> bool:
    return bool((summary.series.states == DayState.NOTED).any())


def place_lines(places: Sequence[PlaceDays], today: date) -> tuple[PlaceLine, ...]:
    """All places as rows, most days first."""
    most = max((each.days for each in places), default=1)
    return tuple(
        PlaceLine(
            name=each.place.label,
            days=str(each.days),
            unit="day" if each.days == 1 else "days",
            part=each.days / most,
            seen=f"last seen {_seen(each.last, today)}",
            tag=tag_words(each, today),
        )
        for each in places
    )


def _seen(day: date, today: date) -> str:
    ago = (today - day).days
    if ago <= 1:
        return "yesterday" if ago else "today"
    year = f" {day.year}" if day.year != today.year else ""
    return f"{short_date(day)}{year}".replace(" ", NBSP)
