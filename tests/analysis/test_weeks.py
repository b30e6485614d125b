"""Rates: per day whose number is known, three days at least, this week and month so far apart."""

import itertools
from datetime import date, timedelta

import pytest

from tests.factories import make_checkin, make_episode
from twitchlog.analysis.days import day_series
from twitchlog.analysis.weeks import Span, months, spans, weeks
from twitchlog.domain.period import Period

MONDAY = date(2026, 11, 9)
TODAY = date(2026, 11, 23)


def quiet(*days: date) -> list:
    return [make_checkin(day, none=True) for day in days]


def weeks_of(episodes=(), checkins=(), period=None, today=TODAY) -> tuple[Span, ...]:
    return weeks(day_series(episodes, checkins, period or Period(MONDAY, TODAY), today))


def test_a_week_is_the_mean_of_the_days_whose_number_is_known():
    episodes = [make_episode(f"2026-11-09T{hour:02}:00:00+01:00") for hour in range(4)]
    noted = make_checkin(MONDAY + timedelta(4), overall="many")
    week = weeks_of(episodes, [*quiet(MONDAY + timedelta(1), MONDAY + timedelta(2)), noted])[0]
    assert week.rate == pytest.approx(4 / 3)
    assert (week.status, week.days, week.logged, week.counted, week.quiet) == ("rate", 7, 4, 3, 2)


def test_two_known_days_are_too_few_for_a_week():
    week = weeks_of((), quiet(MONDAY, MONDAY + timedelta(1)))[0]
    assert week.rate is None
    assert week.status == "missing"


def test_the_week_so_far_needs_no_minimum_and_includes_today():
    week = weeks_of([make_episode("2026-11-23T08:00:00+01:00")])[-1]
    assert (week.status, week.rate, week.days) == ("so far", 1.0, 1)


def test_a_week_so_far_without_anything_has_no_rate():
    week = weeks_of()[-1]
    assert (week.status, week.rate) == ("so far", None)


def test_a_week_cut_by_the_periods_edge_is_not_called_missing():
    week = weeks_of(period=Period(date(2026, 11, 14), TODAY))[0]
    assert (week.status, week.days, week.first) == ("cut", 2, MONDAY)


def test_weeks_run_from_monday_to_sunday_without_a_gap():
    found = weeks_of(period=Period(date(2026, 1, 1), TODAY))
    assert all(week.first.weekday() == 0 and week.last.weekday() == 6 for week in found)
    assert all(b.first - a.last == timedelta(1) for a, b in itertools.pairwise(found))
    assert sum(week.days for week in found) == 327


def test_months_are_calendar_months_also_in_leap_years():
    series = day_series([], [], Period(date(2024, 2, 1), date(2024, 3, 31)), TODAY)
    assert [(m.first.month, m.days) for m in months(series)] == [(2, 29), (3, 31)]


def test_long_times_are_shown_by_month():
    year = day_series([], [], Period.ending(TODAY, 366), TODAY)
    decade = day_series([], [], Period.ending(TODAY, 3653), TODAY)
    assert spans(year)[0] == "week"
    step, shown = spans(decade)
    assert step == "month"
    assert len(shown) == 121


def test_no_days_make_no_weeks():
    ahead = Period(date(2027, 1, 1), date(2027, 1, 31))
    assert weeks_of(period=ahead) == ()
