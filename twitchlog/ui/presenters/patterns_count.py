"""What Patterns says and draws of a period. Heavy to import: only for the worker thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from twitchlog.analysis.against_before import against_before, against_before_sentence
from twitchlog.analysis.association_words import coverage_sentence
from twitchlog.analysis.bother import bother
from twitchlog.analysis.days import DaySeries
from twitchlog.analysis.durations import Durations, durations
from twitchlog.analysis.hour_words import hours_sentence
from twitchlog.analysis.hours import Hours, hours_of
from twitchlog.analysis.markers import Marker, markers
from twitchlog.analysis.place_times import PlaceTimes, place_times
from twitchlog.analysis.places import PlaceDays, edges_for, news_first, region_days, shades, top_places
from twitchlog.analysis.sentences import (
    MOST_TAGS,
    bother_sentence,
    calendar_sentence,
    denominator,
    durations_sentence,
    headline,
    places_over_time_sentence,
    rates_sentence,
    short_date,
    tag_sentences,
    tag_words,
    where_sentence,
)
from twitchlog.analysis.summary import summarise
from twitchlog.charts import calendar, places_time, weekly, where
from twitchlog.charts import durations as lengths_chart
from twitchlog.charts import hours as hours_chart
from twitchlog.charts.body import region_ids
from twitchlog.charts.keys import Key
from twitchlog.domain.period import Period
from twitchlog.domain.wording import NBSP
from twitchlog.store import Diary
from twitchlog.ui.presenters.periods import span_words

TOP_PLACES = 5
LENGTHS = "Twitches noticed, by how long they lasted."
MOST_MARKERS = 8  # labels in the chart, the latest


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card besides its drawing: the sentence, the line below, the chart in words, the ramp's ends
    and shades, what its colours and shapes stand for."""

    sentence: str
    described: str
    caption: str = ""
    ramp: tuple[str, str] = ("", "")
    shades: tuple[int, ...] = (0, 1, 2, 3, 4)
    keys: tuple[Key, ...] = ()


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
    """Everything the cards say and draw of a period. `against` holds it against the time before it, `bother` says how
    much it bothered, `changes` which places are new, back or quiet, `warning` that fewer than half of the days are
    logged, each in sentences or empty. `top_places` are the rows shown at first, with what is new among them;
    `changes_below` are the changes whose places have no row there.

    Without `counts` no words and no drawing tells a number of twitches, nor on how many days a place had them; only
    `how_much`, `against` and `by_day` do, which are then not shown before one asks.
    """

    period: Period
    counts: bool
    answer: str
    rests_on: str
    span: str
    nothing: bool
    how_much: Card
    against: str
    bother: str
    when: Card
    where: Card
    changes: str
    changes_below: str
    series: DaySeries
    step: str
    markers: tuple[Marker, ...]
    hours: Hours
    places: tuple[PlaceLine, ...]
    top_places: tuple[PlaceLine, ...]
    shaded: dict[str, int]
    views: tuple[str, ...]
    warning: str
    how_long: Card
    by_day: Card
    over_time: Card
    durations: Durations
    times: PlaceTimes
    all_places: tuple[PlaceDays, ...]


def patterns(diary: Diary, period: Period, today: date, counts: bool = True) -> Patterns:
    """Count a period. Reads the whole diary: what is new or back depends on the time before."""
    episodes, checkins = diary.episodes(), diary.checkins()
    summary = summarise(episodes, checkins, period, today)
    series = summary.series
    regions = region_days(episodes, period, today, region_ids())
    edges = edges_for(max(regions.values(), default=1))
    shaded = shades(regions, edges)
    hours = hours_of(episodes, series)
    lengths = durations(episodes, period, today)
    times = place_times(episodes, series, summary.places)
    lines = dict(zip(summary.places, place_lines(summary.places, today, counts), strict=True))
    top = top_places(summary.places, TOP_PLACES, MOST_TAGS)
    told = news_first(summary.places)[:MOST_TAGS]
    against = against_before_sentence(against_before(episodes, checkins, period, today))
    bothered = bother(episodes, checkins, period, today)
    changed = markers(diary.medicines(), diary.marks(), period)
    marked, unmarked = changed[-MOST_MARKERS:], max(0, len(changed) - MOST_MARKERS)
    return Patterns(
        period=period,
        counts=counts,
        answer=headline(summary, counts),
        rests_on=denominator(series),
        span=span_words(period, today),
        nothing=not series.logged,
        how_much=Card(
            rates_sentence(summary.spans, summary.step),
            " ".join(filter(None, (weekly.describe(series, marked, unmarked), against))),
            weekly.caption(series, unmarked),
            keys=weekly.legend(series),
        ),
        against=against,
        bother=bother_sentence(bothered) if bothered.noted else "",
        when=Card(
            hours_sentence(hours.counts, counts),
            hours_chart.describe(hours, counts),
            hours_chart.caption(hours),
            ramp=hours_chart.legend(hours, counts),
        ),
        where=Card(
            where_sentence(summary.places),
            where.describe(summary.places, counts),
            ramp=where.legend(edges, counts),
        ),
        changes=" ".join(tag_sentences(told, today)),
        changes_below=" ".join(tag_sentences([each for each in told if each not in top], today)),
        series=series,
        step=summary.step,
        markers=marked,
        hours=hours,
        places=tuple(lines.values()),
        top_places=tuple(lines[each] for each in top),
        shaded=shaded,
        views=where.shown_views(shaded),
        warning=coverage_sentence(series),
        how_long=Card(durations_sentence(lengths, counts), lengths_chart.describe(lengths, counts), LENGTHS),
        by_day=Card(
            calendar_sentence(series),
            calendar.describe(series),
            calendar.caption(series),
            keys=calendar.legend(series),
        ),
        over_time=Card(
            places_over_time_sentence(summary.places, today),
            places_time.describe(times, counts),
            places_time.caption(times),
            ramp=places_time.legend(times, counts),
            shades=places_time.shades_of(times),
        ),
        durations=lengths,
        times=times,
        all_places=summary.places,
    )


def place_lines(places: Sequence[PlaceDays], today: date, counts: bool = True) -> tuple[PlaceLine, ...]:
    """All places as rows, most days first; without `counts` their days are not told."""
    most = max((each.days for each in places), default=1)
    return tuple(
        PlaceLine(
            name=each.place.label,
            days=f"{each.days:,}" if counts else "",
            unit=("day" if each.days == 1 else "days") if counts else "",
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
