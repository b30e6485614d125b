"""The headline values of a period: what stands on top of Patterns and on the report's page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from twitchlog.analysis.days import DaySeries, day_series
from twitchlog.analysis.places import PlaceDays, place_days
from twitchlog.analysis.weeks import Span, Step, spans
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place
from twitchlog.domain.vocabulary import LIFESTYLE


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some values: median and middle half (quartiles, linear between values), and how many there are."""

    median: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest episode whose duration is known: seconds, and its first place."""

    duration_s: float
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """The values of a period.

    `spans`: its weeks, or months for a long one (`step` says which). `episodes`: how many there are in the period, each
    once; `going` of them have not ended. `per_day`: episodes per day, over the days that are over and whose number is
    known; None without any. `rate`: their mean. `duration`: seconds, of ended episodes. `bother`: 0-10, of episodes.
    `factors`: by key, in the factor's unit, over days that are over; only those known on some day. `places`: most days
    first.
    """

    series: DaySeries
    step: Step
    spans: tuple[Span, ...]
    episodes: int
    going: int
    rate: float | None
    per_day: Spread | None
    duration: Spread | None
    longest: Longest | None
    bother: Spread | None
    factors: dict[str, Spread]
    places: tuple[PlaceDays, ...]


def spread(values: Iterable[float]) -> Spread | None:
    """Median and middle half of some values; None when there are none."""
    known = np.asarray(list(values), dtype=float)
    known = known[np.isfinite(known)]
    if not len(known):
        return None
    low, median, high = (float(value) for value in np.percentile(known, (25, 50, 75)))
    return Spread(median, low, high, len(known))


def typical(checkins: Iterable[CheckIn], key: str, series: DaySeries) -> Spread | None:
    """The middle of a factor over the period's days that are over and on which it is known."""
    amounts = (c.amount(key) for c in checkins if c.date in series.period and c.date < series.today)
    return spread(amount for amount in amounts if amount is not None)


def in_period(episodes: Iterable[Episode], period: Period, today: date) -> list[Episode]:
    """The episodes that count on a day of the period."""
    last = min(period.last, today)
    return [
        e
        for e in episodes
        if (
            any(day in period for day in e.days(today))
            if e.mode == "ongoing" and e.day <= today
            else period.first <= e.started.date() <= last
        )
    ]


def summarise(
    episodes: Sequence[Episode],
    checkins: Sequence[CheckIn],
    period: Period,
    today: date,
    factors: Iterable[str] = LIFESTYLE,
) -> Summary:
    """The values of a period. Give all episodes ever: which places are new or back depends on the time before."""
    series = day_series(episodes, checkins, period, today)
    inside = in_period(episodes, period, today)
    over = series.over[~np.isnan(series.over)]
    timed = [e for e in inside if e.duration_s is not None]
    longest = max(timed, key=lambda e: e.duration_s or 0.0, default=None)
    step, bars = spans(series)
    spreads = ((key, typical(checkins, key, series)) for key in factors)
    return Summary(
        series=series,
        step=step,
        spans=bars,
        episodes=len(inside),
        going=sum(e.going for e in inside),
        rate=float(over.mean()) if len(over) else None,
        per_day=spread(over),
        duration=spread(e.duration_s for e in timed if e.duration_s is not None),
        longest=Longest(longest.duration_s, longest.places[0]) if longest and longest.duration_s else None,
        bother=spread(float(e.bother) for e in inside if e.bother is not None),
        factors={key: value for key, value in spreads if value is not None},
        places=place_days(episodes, series),
    )
