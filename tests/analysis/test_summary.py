"""The headline values."""

from datetime import date

import pytest

from tests.factories import LEFT_CALF, LOWER_LID, make_checkin, make_episode
from twitchlog.analysis.summary import Spread, spread, summarise
from twitchlog.domain.checkin import Drink
from twitchlog.domain.period import Period

TODAY = date(2026, 11, 23)
WEEK = Period(date(2026, 11, 17), TODAY)


def test_the_middle_of_values_is_median_and_quartiles():
    assert spread([1, 2, 3, 4, 5]) == Spread(3, 2, 4, 5)
    assert spread([]) is None
    assert spread([float("nan")]) is None


def test_an_empty_diary_has_no_values():
    found = summarise([], [], WEEK, TODAY)
    assert (found.episodes, found.going, found.places) == (0, 0, ())
    assert found.rate is found.per_day is found.duration is found.longest is found.bother is None
    assert found.factors == {}


def test_rates_are_of_days_that_are_over_and_known():
    episodes = [make_episode(f"2026-11-{d}T08:0{n}:00+01:00") for d, n in ((20, 0), (20, 1), (21, 0), (23, 0), (23, 1))]
    found = summarise(episodes, [make_checkin("2026-11-22", none=True)], WEEK, TODAY)
    assert found.episodes == 5
    assert found.rate == 1
    assert found.per_day == Spread(1, 0.5, 1.5, 3)


def test_durations_are_in_seconds_and_the_longest_has_its_place():
    episodes = [
        make_episode("2026-11-20T08:00:00+01:00", duration_s=30),
        make_episode("2026-11-20T09:00:00+01:00", duration_s=900, places=(LOWER_LID, LEFT_CALF)),
        make_episode("2026-11-20T10:00:00+01:00"),
        make_episode("2026-11-20T11:00:00+01:00", mode="ongoing"),
    ]
    found = summarise(episodes, [], WEEK, TODAY)
    assert found.duration == Spread(465, 247.5, 682.5, 2)
    assert found.longest is not None
    assert (found.longest.duration_s, found.longest.place) == (900, LOWER_LID)
    assert found.going == 1


def test_bother_is_over_the_episodes_on_which_it_was_noted():
    episodes = [make_episode(f"2026-11-20T1{n}:00:00+01:00", bother=b) for n, b in enumerate((0, 3, None, 6))]
    assert summarise(episodes, [], WEEK, TODAY).bother == Spread(3, 1.5, 4.5, 3)


def test_typical_days_leave_out_today_and_count_drinks():
    checkins = [
        make_checkin("2026-11-20", drinks=(Drink("Espresso", 63, 2),), factors={"sleep_h": 7}),
        make_checkin("2026-11-21", factors={"caffeine_mg": 200}),
        make_checkin("2026-11-23", factors={"caffeine_mg": 900}),
        make_checkin("2026-11-01", factors={"caffeine_mg": 900}),
    ]
    found = summarise([], checkins, WEEK, TODAY).factors
    assert found["caffeine_mg"].median == pytest.approx(163)
    assert found["caffeine_mg"].n == 2
    assert found["sleep_h"].n == 1
    assert "stress" not in found


def test_an_episode_that_reaches_into_the_period_is_in_it():
    reaching = make_episode("2026-11-16T22:00:00+01:00", mode="ongoing", duration_s=8 * 3600)
    found = summarise([reaching], [], WEEK, TODAY)
    assert found.episodes == 1
    assert found.series.total == 1
