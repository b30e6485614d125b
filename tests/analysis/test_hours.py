"""Hour of the day by weekday."""

from datetime import date

import numpy as np

from tests.factories import make_checkin, make_episode
from twitchlog.analysis.days import day_series
from twitchlog.analysis.hours import hour_counts, hours_of, in_steps
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


def days(*quiet: str, episodes=()):
    """The hours of a week in which these days were quiet, with its series."""
    return hours_of(episodes, day_series(episodes, [make_checkin(day, none=True) for day in quiet], WEEK, TODAY))


def test_rates_are_per_day_of_the_weekday_whose_number_is_known():
    """Quiet days count, days not logged don't, and of a weekday never logged nothing is known."""
    found = days("2026-11-16", episodes=[make_episode("2026-11-18T09:10:00+01:00")] * 3)
    assert found.days.tolist() == [1, 0, 1, 0, 0, 0, 0]
    assert found.rates[2, 9] == 3
    assert found.rates[0].tolist() == [0.0] * 24
    assert np.isnan(found.rates[1]).all()


def test_a_rate_does_not_grow_with_the_period():
    evenings = [
        make_episode(f"2026-{month:02}-{day:02}T21:00:00+01:00") for month in (9, 10) for day in (5, 12, 19, 26)
    ]
    september, both = (Period(date(2026, 9, 1), last) for last in (date(2026, 9, 30), date(2026, 10, 31)))
    rates = [hours_of(evenings, day_series(evenings, [], period, TODAY)).rates for period in (september, both)]
    assert rates[0][5, 21] == rates[1][5, 21] == 1


def test_today_is_counted_but_no_part_of_a_rate_unless_there_is_no_other_such_day():
    """It is not over."""
    today, before = (make_episode(f"2026-11-{day}T09:10:00+01:00") for day in (23, 16))
    both = Period(date(2026, 11, 16), TODAY)
    found = hours_of([before, today, today], day_series([before, today, today], [], both, TODAY))
    assert (found.counts[0, 9], found.days[0], found.rates[0, 9]) == (3, 1, 1)
    alone = hours_of([today, today], day_series([today, today], [], both, TODAY))
    assert (alone.counts[0, 9], alone.days[0], alone.rates[0, 9]) == (2, 1, 2)


def test_of_a_time_ahead_no_hours_are_known():
    ahead = day_series([], [], Period(date(2027, 1, 1), date(2027, 2, 1)), TODAY)
    assert hours_of([], ahead).days.tolist() == [0] * 7
