"""The numbers behind the charts, as rows."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from tests.factories import make_checkin, make_episode
from twitchlog.analysis.associations import associations
from twitchlog.analysis.before_after import before_after
from twitchlog.analysis.days import day_series
from twitchlog.analysis.durations import durations
from twitchlog.analysis.hours import hour_counts
from twitchlog.analysis.place_times import place_times
from twitchlog.analysis.places import place_days
from twitchlog.analysis.tables import (
    association_table,
    change_table,
    days_table,
    durations_table,
    hours_table,
    place_times_table,
    places_table,
    spans_table,
)
from twitchlog.analysis.weeks import weeks
from twitchlog.domain.period import Period
from twitchlog.domain.person import Profile

TODAY = date(2026, 11, 23)
PERIOD = Period.ending(TODAY, 28)
NOON = datetime.fromisoformat("2026-11-23T12:00:00+01:00")
EPISODES = [make_episode(NOON - timedelta(days=n, minutes=m), duration_s=30) for n in (1, 2, 4) for m in range(n)]
CHECKINS = [make_checkin(TODAY - timedelta(n), none=n == 3, factors={"stress": n}) for n in (1, 2, 3, 4)]
SERIES = day_series(EPISODES, CHECKINS, PERIOD, TODAY)


def test_days_and_weeks_keep_unknown_apart_from_zero():
    assert days_table(SERIES)[-5:] == [
        ["2026-11-19", "twitches", 4],
        ["2026-11-20", "quiet", 0],
        ["2026-11-21", "twitches", 2],
        ["2026-11-22", "twitches", 1],
        ["2026-11-23", "not logged", None],
    ]
    heads, *rows = spans_table(SERIES, weeks(SERIES))
    assert rows[-2] == ["2026-11-16", "2026-11-22", 1.75, 1.5, 0.75, 2.5, 7, 4, 4, 1, "rate"]
    assert rows[0][2] is None
    assert all(len(row) == len(heads) for row in rows)


def test_hours_places_and_lengths_have_their_rows():
    grid = hours_table(hour_counts(EPISODES, PERIOD, TODAY))
    assert sum(int(cell) for row in grid[1:] for cell in row[1:] if cell) == 7
    ranked = place_days(EPISODES, SERIES)
    assert places_table(ranked)[1][:5] == ["Left calf", 3, 7, "2026-11-19", "2026-11-22"]
    assert place_times_table(place_times(EPISODES, SERIES, ranked))[-2] == ["2026-11-22", "2026-11-22", 1, 1]
    assert ["up to 1 min", 7] in durations_table(durations(EPISODES, PERIOD, TODAY))


def test_the_days_behind_a_factor_and_the_weeks_of_a_change_have_theirs():
    (stress,) = associations(EPISODES, CHECKINS, Profile(), PERIOD, TODAY)
    assert association_table(stress) == [
        ["date", "episodes", "stress", "side"],
        ["2026-11-19", 4, 4, "high"],
        ["2026-11-20", 0, 3, "high"],
        ["2026-11-21", 2, 2, "other"],
        ["2026-11-22", 1, 1, "other"],
    ]
    y = np.concatenate([np.full(7, 2.0), np.full(7, np.nan)])
    assert change_table(before_after(y, date(2026, 11, 2), date(2026, 11, 9))) == [
        ["from", "mean_per_day", "side"],
        ["2026-11-02", pytest.approx(2), "before"],
        ["2026-11-09", None, "after"],
    ]
