"""Places over time: which hot-spots when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from twitchlog.analysis.days import DaySeries, DayState
from twitchlog.analysis.places import PlaceDays
from twitchlog.analysis.weeks import MOST_WEEKS, months, weeks
from twitchlog.domain.episode import Episode

TimeStep = Literal["day", "week", "month"]
MOST_DAYS = 42  # beyond, a column is a week
MOST_PLACES = 8


@dataclass(frozen=True, slots=True, eq=False)
class PlaceTimes:
    """Days with twitches of each place in each step of time.

    `steps`: first and last day of each column, within the period. `days`: shape (places, steps). `logged`: how many
    days of each step are logged, shape (steps,); 0 means nothing is known of it. `more`: places left out.
    """

    step: TimeStep
    steps: tuple[tuple[date, date], ...]
    places: tuple[PlaceDays, ...]
    days: NDArray[np.int64]
    logged: NDArray[np.int64]
    more: int


def place_times(
    episodes: Iterable[Episode], series: DaySeries, places: Sequence[PlaceDays], most: int = MOST_PLACES
) -> PlaceTimes:
    """The places given (most days first), up to `most` of them, by day up to six weeks, by week up to sixty, else by
    month. An ongoing episode counts on every day it spans."""
    shown = tuple(places[:most])
    step, steps = _steps(series)
    column = np.zeros(series.days, dtype=np.int64)
    for n, (first, last) in enumerate(steps):
        column[series.index_of(first) : series.index_of(last) + 1] = n
    seen = _seen(episodes, series, shown)
    width = len(steps)
    days = [np.bincount(column[each], minlength=width) for each in seen]
    logged = np.bincount(column[series.states != DayState.MISSING], minlength=width)
    return PlaceTimes(
        step,
        steps,
        shown,
        np.asarray(days, dtype=np.int64).reshape(len(shown), width),
        np.asarray(logged, dtype=np.int64),
        len(places) - len(shown),
    )


def _seen(episodes: Iterable[Episode], series: DaySeries, shown: Sequence[PlaceDays]) -> NDArray[np.bool_]:
    """Whether each place had twitches on each day, shape (places, days)."""
    row = {each.place: n for n, each in enumerate(shown)}
    first, today = series.first.toordinal(), series.today
    rows: list[int] = []
    at: list[int] = []
    for episode in episodes:
        for place in episode.places:
            n = row.get(place)
            if n is not None:
                days = (episode.started.date(),) if episode.mode != "ongoing" else episode.days(today)
                at += [day.toordinal() - first for day in days]
                rows += [n] * len(days)
    where, index = np.asarray(rows, dtype=np.int64), np.asarray(at, dtype=np.int64)
    inside = (index >= 0) & (index < series.days)
    seen = np.zeros((len(shown), series.days), dtype=bool)
    seen[where[inside], index[inside]] = True
    return seen


def _steps(series: DaySeries) -> tuple[TimeStep, tuple[tuple[date, date], ...]]:
    if series.days <= MOST_DAYS:
        return "day", tuple((series.date_of(n),) * 2 for n in range(series.days))
    spans = weeks(series) if series.days <= 7 * MOST_WEEKS else months(series)
    last = series.first + timedelta(series.days - 1)
    cut = tuple((max(span.first, series.first), min(span.last, last)) for span in spans)
    return ("week" if series.days <= 7 * MOST_WEEKS else "month"), cut
