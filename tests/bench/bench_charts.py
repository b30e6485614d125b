"""Charts as pictures, each against an empty matplotlib figure with axes, of the same size; and the numbers."""

from datetime import date, datetime, timedelta, timezone

import numpy as np
from matplotlib.figure import Figure

from tests.bench import Row, compared
from twitchlog.analysis.days import day_series
from twitchlog.analysis.hours import hours_of
from twitchlog.analysis.markers import Marker
from twitchlog.analysis.places import edges_for, region_days, shades
from twitchlog.analysis.summary import summarise
from twitchlog.charts import body, hours, render, weekly, where
from twitchlog.charts.style import LIGHT
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place

TODAY = date(2026, 11, 23)
WIDTH, DENSITY = 348, 2
ZONE = timezone(timedelta(hours=1))
PLACES = (Place("calf", "left"), Place("calf", "right"), Place("eyelid_lower", "left"), Place("foot_arch", "left"))
SPANS = {"three months": 92, "a year": 365, "ten years": 3650}
ROUNDS = 15


def diary(days: int) -> tuple[list[Episode], list[CheckIn]]:
    """Eleven episodes on a day with twitches, 40,000 in ten years; every seventh day quiet, every ninth not logged."""
    episodes: list[Episode] = []
    checkins: list[CheckIn] = []
    for ago in range(days):
        day = TODAY - timedelta(ago)
        if ago % 7 == 3:
            checkins.append(CheckIn(day, none=True, factors={"caffeine_mg": 96, "sleep_h": 7}))
        elif ago % 9:
            start = datetime(day.year, day.month, day.day, tzinfo=ZONE)
            for number in range(11 + 7 * (ago % 5 - 2) // 2):
                moment = start + timedelta(minutes=1300 - 97 * number)
                episodes.append(Episode(f"{ago}-{number}", moment, "single", (PLACES[number % 4],), duration_s=30))
    return episodes[::-1], checkins


def empty_figure(height: float) -> None:
    """The floor: a figure with one pair of axes and nothing in them, at the chart's size."""
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72 * DENSITY)
    figure.add_subplot()
    render.pixels(figure)


def drawing(name: str, draw: object) -> Row:
    """A chart drawn and made pixels."""
    assert callable(draw)
    height = render.pixels(draw()).height / DENSITY
    empty_figure(height)
    return compared(name, lambda: render.pixels(draw()), lambda: empty_figure(height), 3.0, ROUNDS)


def charts_of(name: str, days: int) -> list[Row]:
    """The three charts of so many days, and their numbers."""
    episodes, checkins = diary(days)
    period = Period.ending(TODAY, days)
    series = day_series(episodes, checkins, period, TODAY)
    by_hour = hours_of(episodes, series)
    by_region = region_days(episodes, period, TODAY, body.region_ids())
    shaded = shades(by_region, edges_for(max(by_region.values())))
    markers = [Marker(TODAY - timedelta(days * n // 9), f"Medicine {n}", "from 1 Jan 2020") for n in range(8, 0, -1)]
    numbers = compared(
        f"numbers of {name} ({len(episodes):,} episodes)",
        lambda: (
            summarise(episodes, checkins, period, TODAY),
            hours_of(episodes, series),
            region_days(episodes, period, TODAY, body.region_ids()),
        ),
        lambda: np.zeros(days),
        None,
        3,
    )
    return [
        Row(numbers.name, numbers.value_ms, None, None, None),
        drawing(f"how much, {name}", lambda: weekly.draw(series, LIGHT, WIDTH, DENSITY, markers)),
        drawing(f"when, {name}", lambda: hours.draw(by_hour, LIGHT, WIDTH, DENSITY)),
        drawing(f"where, {name}", lambda: where.draw(shaded, LIGHT, WIDTH, DENSITY)),
    ]


def run() -> list[Row]:
    """All figures of the charts."""
    return [row for name, days in SPANS.items() for row in charts_of(name, days)]
