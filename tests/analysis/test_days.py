"""The denominator: which days are logged, quiet, missing, and how many twitches a day has."""

from datetime import date, datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_checkin, make_episode
from twitchlog.analysis.days import DaySeries, DayState, day_series
from twitchlog.domain.period import Period

MONDAY = date(2026, 11, 16)
TODAY = date(2026, 11, 23)
WEEK = Period(MONDAY, MONDAY + timedelta(6))


def series(episodes=(), checkins=(), period=WEEK, today=TODAY) -> DaySeries:
    return day_series(episodes, checkins, period, today)


def test_an_episode_makes_its_day_logged():
    found = series([make_episode("2026-11-17T08:00:00+01:00"), make_episode("2026-11-17T09:00:00+01:00")])
    assert found.state(date(2026, 11, 17)) is DayState.COUNTED
    assert found.counts[1] == 2
    assert (found.logged, found.quiet, found.missing, found.total) == (1, 0, 6, 2)


def test_none_today_makes_a_quiet_logged_day_with_a_count_of_zero():
    found = series(checkins=[make_checkin("2026-11-18", none=True)])
    assert found.state(date(2026, 11, 18)) is DayState.QUIET
    assert found.counts[2] == 0
    assert (found.logged, found.quiet) == (1, 1)


def test_an_overall_answer_without_an_episode_is_logged_but_its_number_is_unknown():
    found = series(checkins=[make_checkin("2026-11-18", overall="many")])
    assert found.logged == 1
    assert np.isnan(found.counts[2])


def test_a_day_with_factors_only_is_missing():
    found = series(checkins=[make_checkin("2026-11-18", factors={"caffeine_mg": 96}, bother=3)])
    assert found.logged == 0
    assert found.missing == 7


def test_an_ongoing_episode_counts_on_every_day_it_spans():
    spanning = make_episode("2026-11-17T22:00:00+01:00", mode="ongoing", duration_s=27 * 3600)
    found = series([spanning])
    assert found.counts[1:4].tolist() == [1, 1, 1]
    assert found.logged == 3


def test_an_ongoing_episode_that_began_before_the_period_and_still_goes_counts_up_to_today():
    going = make_episode("2026-11-10T22:00:00+01:00", mode="ongoing")
    found = series([going], period=Period(MONDAY, date(2026, 11, 30)))
    assert found.days == 8
    assert found.counts.tolist() == [1.0] * 8


def test_an_episode_outweighs_none_today():
    day = "2026-11-17"
    for checkin in (make_checkin(day, none=True), make_checkin(day, overall="few")):
        found = series([make_episode(f"{day}T08:00:00+01:00")], [checkin])
        assert found.state(date(2026, 11, 17)) is DayState.COUNTED
        assert found.counts[1] == 1


def test_today_is_shown_but_kept_out_of_what_rates_are_made_of():
    found = series([make_episode("2026-11-23T08:00:00+01:00")], period=Period(MONDAY, TODAY))
    assert found.today_index == 7
    assert found.total == 1
    assert len(found.over) == 7
    assert np.isnan(found.over).all()


def test_days_to_come_do_not_exist_yet():
    found = series(period=Period(MONDAY, date(2026, 12, 31)))
    assert found.days == 8
    assert found.state(date(2026, 11, 24)) is None


def test_a_period_that_lies_wholly_ahead_has_no_days():
    found = series(period=Period(date(2026, 12, 1), date(2026, 12, 31)))
    assert (found.days, found.logged, found.missing, found.total, len(found.over)) == (0, 0, 0, 0, 0)


def test_the_day_is_the_local_date_at_the_episodes_own_offset():
    travelling = make_episode("2026-11-18T00:30:00+09:00")
    assert series([travelling]).counts[2] == 1


def test_leap_day_and_clock_change_are_one_day_each():
    leap = series([make_episode("2024-02-29T08:00:00+01:00")], period=Period(date(2024, 2, 28), date(2024, 3, 1)))
    assert leap.counts[1] == 1
    assert leap.days == 3
    change = Period(date(2026, 10, 24), date(2026, 10, 26))
    night = make_episode("2026-10-24T23:30:00+02:00", mode="ongoing", duration_s=3 * 3600)
    assert series([night], period=change).counts[:2].tolist() == [1, 1]


@given(
    st.lists(st.integers(-3, 12), max_size=40),
    st.dictionaries(st.integers(-3, 12), st.sampled_from(["none", "few", "factors"]), max_size=16),
)
def test_every_day_is_exactly_one_thing_and_the_sums_agree(days, answers):
    start = datetime.fromisoformat("2026-11-16T12:00:00+01:00")
    episodes = [make_episode(start + timedelta(days=d, minutes=n)) for n, d in enumerate(days)]
    kinds: dict[str, dict[str, object]] = {
        "none": {"none": True},
        "few": {"overall": "few"},
        "factors": {"factors": {"stress": 3}},
    }
    checkins = [make_checkin(MONDAY + timedelta(d), **kinds[kind]) for d, kind in answers.items()]
    found = series(episodes, checkins, Period(MONDAY, TODAY))
    assert found.logged + found.missing == found.days == 8
    assert found.total == sum(0 <= d < 8 for d in days)
    known = ~np.isnan(found.counts)
    assert ((found.states == DayState.QUIET) == (known & (found.counts == 0))).all()
    assert ((found.states == DayState.COUNTED) == (known & (found.counts > 0))).all()
