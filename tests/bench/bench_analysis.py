"""The numbers of Patterns on ten years: 40,000 episodes, 20 factors, 2 lags; their charts. Limits are the design's."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from functools import partial
from time import process_time

import numpy as np

from tests.bench import Row
from tests.bench.bench_charts import DENSITY, WIDTH, drawing
from twitchlog.analysis.against_before import against_before
from twitchlog.analysis.associations import LAGS, associations
from twitchlog.analysis.before_after import before_after
from twitchlog.analysis.bother import bother
from twitchlog.analysis.changes import ChangePoint, changes
from twitchlog.analysis.days import day_series
from twitchlog.analysis.durations import durations
from twitchlog.analysis.hours import hours_of
from twitchlog.analysis.outcome import outcome_days
from twitchlog.analysis.place_times import place_times
from twitchlog.analysis.places import place_days, region_days
from twitchlog.analysis.span_spreads import span_spreads
from twitchlog.analysis.summary import summarise
from twitchlog.analysis.weeks import months, weeks
from twitchlog.charts import body, calendar, change_strip, dots, places_time, range_bar
from twitchlog.charts import durations as lengths
from twitchlog.charts.style import LIGHT
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.person import OwnFactor, Profile, Suspect
from twitchlog.domain.places import Place

TODAY = date(2026, 11, 23)
DAYS = 3653
EPISODES, FACTORS = 40_000, 20
ZONE = timezone(timedelta(hours=1))
PLACES = tuple(Place(key, side) for key in ("calf", "eyelid_lower", "thigh_front") for side in ("left", "right"))
OWN = tuple(OwnFactor(f"own_{n}", f"Factor {n}", "number") for n in range(FACTORS))
PROFILE = Profile(own_factors=OWN, suspects=tuple(Suspect(own.key, date(2020, 1, 1)) for own in OWN[:3]))
ASSOCIATIONS_MS, OTHERS_MS = 1000.0, 300.0
ROUNDS = 5


def diary() -> tuple[list[Episode], list[CheckIn]]:
    """Ten years, one day in six not logged, one in eight quiet; every factor noted on most days."""
    chance = np.random.default_rng(1)
    state = chance.random(DAYS)
    twitchy = np.flatnonzero(state > 0.3)
    per_day = np.bincount(chance.choice(twitchy, EPISODES), minlength=DAYS)
    episodes: list[Episode] = []
    checkins: list[CheckIn] = []
    for n in range(DAYS):
        day = TODAY - timedelta(DAYS - 1 - n)
        start = datetime(day.year, day.month, day.day, tzinfo=ZONE)
        for k in range(int(per_day[n])):
            length = float(chance.choice((5, 30, 60, 300, 3600)))
            place = (PLACES[int(chance.integers(len(PLACES)))],)
            moment = start + timedelta(minutes=30 * (k % 46) + n % 30)
            episodes.append(Episode(f"{n}-{k}", moment, "single", place, duration_s=length, bother=k % 8))
        if state[n] > 0.15:
            factors = {own.key: float(value) for own, value in zip(OWN, chance.random(FACTORS), strict=True)}
            checkins.append(CheckIn(day, none=not per_day[n], factors=factors))
    return episodes, checkins


def run() -> list[Row]:
    """All figures."""
    episodes, checkins = diary()
    period = Period.ending(TODAY, DAYS)
    tested = partial(associations, episodes, checkins, PROFILE, period, TODAY)
    assert len(tested()) == FACTORS
    assert all(lag.ratio for each in tested() for lag in each.lags)
    rows = [
        within(f"ten years x {FACTORS} factors x {len(LAGS)} lags", tested, ASSOCIATIONS_MS),
        within(
            f"all other numbers of ten years ({len(episodes):,} episodes)",
            partial(others, episodes, checkins),
            OTHERS_MS,
        ),
    ]
    return rows + pictures(episodes, checkins, period)


def within(name: str, work: Callable[[], object], most_ms: float) -> Row:
    """The least processor time of some rounds, as other programs' work is not ours; a ratio of 1 is all there is.

    There are no threads in it, so on a machine with nothing else to do it is the time one waits.
    """
    value = min(_spent(work) for _ in range(ROUNDS))
    return Row(name, value, most_ms, value / most_ms, 1.0)


def _spent(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1000


def others(episodes: list[Episode], checkins: list[CheckIn]) -> None:
    """Everything else that Patterns shows."""
    period = Period.ending(TODAY, DAYS)
    found = summarise(episodes, checkins, period, TODAY)
    hours_of(episodes, found.series)
    region_days(episodes, period, TODAY, body.region_ids())
    durations(episodes, period, TODAY)
    bother(episodes, checkins, period, TODAY)
    place_times(episodes, found.series, found.places)
    span_spreads(found.series, weeks(found.series))
    span_spreads(found.series, months(found.series))
    against_before(episodes, checkins, period, TODAY)
    changes(episodes, checkins, [ChangePoint(date(2024, 5, 1), "mark", "Less coffee")], period, TODAY)


def pictures(episodes: list[Episode], checkins: list[CheckIn], period: Period) -> list[Row]:
    """The charts of these numbers, each against an empty figure with axes."""
    series = day_series(episodes, checkins, period, TODAY)
    over_time = place_times(episodes, series, place_days(episodes, series))
    found = durations(episodes, period, TODAY)
    strip = before_after(outcome_days("episodes", episodes, checkins, period, TODAY), period.first, date(2024, 5, 1))
    chance = np.random.default_rng(2)
    high, other = chance.poisson(9, 1500), chance.poisson(7, 1500)
    draws = {
        "calendar, ten years": lambda: calendar.draw(series, LIGHT, WIDTH, DENSITY),
        "places over time, ten years": lambda: places_time.draw(over_time, LIGHT, WIDTH, DENSITY),
        "lengths": lambda: lengths.draw(found, LIGHT, WIDTH, DENSITY),
        "before and after, ten years": lambda: change_strip.draw(strip, False, LIGHT, WIDTH, DENSITY),
        "days behind a factor, ten years": lambda: dots.draw(
            high, other, ("High", "Other"), False, LIGHT, WIDTH, DENSITY
        ),
        "a range": lambda: range_bar.draw(1.6, 1.1, 2.3, ("1.1 times", "2.3 times"), True, LIGHT, WIDTH, DENSITY),
    }
    year = day_series(episodes, checkins, Period.ending(TODAY, 366), TODAY)
    year_places = place_times(episodes, year, place_days(episodes, year))
    draws["calendar, a year"] = lambda: calendar.draw(year, LIGHT, WIDTH, DENSITY)
    draws["places over time, a year"] = lambda: places_time.draw(year_places, LIGHT, WIDTH, DENSITY)
    return [drawing(name, draw) for name, draw in draws.items()]
