"""Days per place and region, what is new, back and quiet, and the shades of the body map."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import LEFT_CALF, LOWER_LID, RIGHT_CALF, make_checkin, make_episode
from twitchlog.analysis.days import day_series
from twitchlog.analysis.places import PlaceDays, edges_for, place_days, region_days, shades
from twitchlog.charts.body import region_ids
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place

TODAY = date(2026, 11, 23)
SEASON = Period.ending(TODAY, 92)


def at(days_ago: int, place: Place = LEFT_CALF, **changes):
    noon = datetime.fromisoformat("2026-11-23T12:00:00+01:00")
    return make_episode(noon - timedelta(days_ago), places=(place,), **changes)


def found(episodes, period=SEASON, logged=range(400)) -> tuple[PlaceDays, ...]:
    checkins = [make_checkin(TODAY - timedelta(n), none=True) for n in logged]
    return place_days(episodes, day_series(episodes, checkins, period, TODAY))


def test_days_are_counted_once_and_the_busiest_place_comes_first():
    first, second = found([at(1), at(1, bother=2, id="b"), at(3, RIGHT_CALF), at(4, RIGHT_CALF)])
    assert (first.place, first.days, first.episodes) == (RIGHT_CALF, 2, 2)
    assert (second.place, second.days, second.episodes) == (LEFT_CALF, 1, 2)


def test_first_and_last_seen_look_back_before_the_period():
    (place,) = found([at(200), at(190), at(5)])
    assert (place.first, place.last) == (TODAY - timedelta(200), TODAY - timedelta(5))
    assert place.days == 1


def test_a_place_not_seen_in_the_period_is_left_out():
    assert found([at(200)]) == ()


def test_a_place_seen_again_after_four_quiet_weeks_is_back():
    (place,) = found([at(60), at(59), at(20), at(3)])
    assert (place.tag, place.since) == ("back since", TODAY - timedelta(20))


def test_missing_days_do_not_make_a_place_come_back():
    (place,) = found([at(60), at(59), at(20), at(3)], logged=range(10))
    assert place.tag is None


def test_a_place_first_seen_after_weeks_of_logging_is_new():
    (place,) = found([at(20), at(3)])
    assert (place.tag, place.since) == ("new since", TODAY - timedelta(20))


def test_nothing_is_new_in_a_diary_that_has_just_begun():
    (place,) = found([at(20), at(3)], logged=range(20))
    assert place.tag is None


def test_a_place_not_seen_for_four_logged_weeks_is_quiet():
    (place,) = found([at(60), at(40)])
    assert (place.tag, place.since) == ("quiet since", TODAY - timedelta(40))


def test_a_place_seen_once_is_never_tagged():
    assert found([at(20)])[0].tag is None
    assert found([at(70)])[0].tag is None


def test_an_ongoing_episode_counts_its_days_at_its_place():
    (place,) = found([at(5, LOWER_LID, mode="ongoing")])
    assert (place.days, place.episodes) == (6, 1)


def test_regions_of_a_place_get_its_days_and_a_face_also_shows_on_the_whole_figure():
    days = region_days([at(1, LOWER_LID), at(2, LOWER_LID), at(2)], SEASON, TODAY, region_ids())
    assert days["face.lower_eyelid.left"] == 2
    assert days["front.face"] == 2
    assert days["back.calf.left"] == 1
    assert "back.calf.right" not in days


def test_the_shades_of_44_days_begin_at_1_12_25_and_40():
    assert edges_for(44) == (1, 12, 25, 40)
    assert shades({"a": 44, "b": 34, "c": 22, "d": 8, "e": 0}, edges_for(44)) == {"a": 4, "b": 3, "c": 2, "d": 1}


@given(st.integers(0, 4000))
def test_shades_always_rise_and_the_busiest_reaches_the_darkest_unless_there_are_few_days(most):
    first, second, third, fourth = edges_for(most)
    assert 1 == first < second < third < fourth
    assert most < 4 or fourth <= most


@pytest.mark.parametrize("episodes", [[], [at(500)]])
def test_nothing_in_the_period_gives_no_regions(episodes):
    assert region_days(episodes, SEASON, TODAY, region_ids()) == {}
