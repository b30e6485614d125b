"""Hour of the day by weekday."""

from datetime import date

from tests.factories import make_episode
from twitchlog.analysis.hours import hour_counts, in_steps
from twitchlog.domain.period import Period

TODAY = date(2026, 11, 23)
WEEK = Period(date(2026, 11, 16), date(2026, 11, 22))


def test_an_episode_counts_in_the_hour_and_weekday_it_began_as_recorded():
    grid = hour_counts([make_episode("2026-11-18T23:59:00-08:00")], WEEK, TODAY)
    assert grid[2, 23] == 1
    assert grid.sum() == 1
    assert grid.shape == (7, 24)


def test_an_ongoing_episode_counts_once_where_it_began():
    spanning = make_episode("2026-11-16T22:00:00+01:00", mode="ongoing", duration_s=50 * 3600)
    assert hour_counts([spanning], WEEK, TODAY).sum() == 1


def test_what_began_outside_the_period_does_not_count():
    before = make_episode("2026-11-15T22:00:00+01:00", mode="ongoing", duration_s=50 * 3600)
    assert hour_counts([before], WEEK, TODAY).sum() == 0


def test_steps_of_two_hours_keep_the_sum():
    grid = hour_counts([make_episode(f"2026-11-18T{h:02}:10:00+01:00") for h in range(24)], WEEK, TODAY)
    assert in_steps(grid).shape == (7, 12)
    assert in_steps(grid)[2].tolist() == [2] * 12
