"""On which days an episode counts, also over midnight and clock changes."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clock import FrozenClock
from tests.domain import strategies as some
from tests.factories import LEFT_CALF, RIGHT_CALF, make_episode
from twitchlog.domain.episode import Episode

TODAY = date(2026, 11, 23)
BERLIN = FrozenClock("2026-11-23T19:42:00", "Europe/Berlin")


def days(*numbers: int) -> tuple[date, ...]:
    return tuple(date(2026, 11, number) for number in numbers)


@pytest.mark.parametrize(
    "mode, started, duration_s, expected",
    [
        ("single", "2026-11-20T23:59:00+01:00", 3600, days(20)),
        ("burst", "2026-11-20T23:59:00+01:00", 3600, days(20)),
        ("ongoing", "2026-11-20T23:00:00+01:00", 1800, days(20)),
        ("ongoing", "2026-11-20T23:00:00+01:00", 3600, days(20)),  # to midnight sharp: the next day saw none of it
        ("ongoing", "2026-11-20T23:00:00+01:00", 3601, days(20, 21)),
        ("ongoing", "2026-11-20T23:00:00+01:00", 3660, days(20, 21)),
        ("ongoing", "2026-11-20T23:00:00+01:00", 2 * 86_400, days(20, 21, 22)),
        ("ongoing", "2026-11-20T23:00:00+01:00", 0, days(20)),
        ("ongoing", "2026-11-21T08:00:00+01:00", None, days(21, 22, 23)),
        ("ongoing", "2026-11-23T08:00:00+01:00", None, days(23)),
        ("ongoing", "2026-11-24T00:30:00+14:00", None, days(24)),  # begun where it is tomorrow already
        ("single", "2026-11-20T08:00:00+01:00", None, days(20)),
    ],
)
def test_the_days_it_counts_on(mode: str, started: str, duration_s: float | None, expected: tuple[date, ...]):
    assert make_episode(started, mode=mode, duration_s=duration_s).days(TODAY) == expected


@given(some.episodes(), st.integers(0, 400))
def test_the_days_are_in_order_without_holes_from_its_own(episode: Episode, later: int):
    if episode.duration_s is not None and episode.duration_s > 4000 * 86_400:
        return
    found = episode.days(episode.day + timedelta(later))
    assert found[0] == episode.day
    assert all(after - before == timedelta(1) for before, after in pairwise(found))
    assert len(found) == 1 or episode.mode == "ongoing"


def test_it_belongs_to_the_local_date_of_where_it_was_recorded():
    """Half past midnight in Tokyo is still the day before in London; the diary keeps Tokyo's day."""
    assert make_episode("2026-11-23T00:30:00+09:00").day == date(2026, 11, 23)


@pytest.mark.parametrize(
    "wall, offset_hours",
    [((2026, 3, 29, 1, 59), 1), ((2026, 3, 29, 3, 0), 2), ((2026, 10, 25, 2, 59), 2), ((2026, 10, 25, 3, 0), 1)],
)
def test_it_keeps_the_offset_in_force_when_it_began(wall: tuple[int, int, int, int, int], offset_hours: int):
    episode = make_episode(BERLIN.local(datetime(*wall)))
    assert episode.started.utcoffset() == timedelta(hours=offset_hours)
    assert episode.day == date(*wall[:3])


def test_a_span_over_the_clock_change_is_counted_in_real_seconds():
    """Two hours from 1:30 in the night the clocks go forward end at 4:30 by the wall, 3:30 as it began."""
    began = BERLIN.local(datetime(2026, 3, 29, 1, 30))
    ended = make_episode(began, mode="ongoing", duration_s=7200).ended
    assert ended is not None
    assert ended.isoformat() == "2026-03-29T03:30:00+01:00"
    assert ended.astimezone(ZoneInfo("Europe/Berlin")).isoformat() == "2026-03-29T04:30:00+02:00"


def test_going_and_ended_exclude_each_other():
    going = make_episode(mode="ongoing")
    assert going.going
    assert going.ended is None
    over = make_episode(mode="ongoing", duration_s=60)
    assert not over.going
    assert over.ended == over.started + timedelta(minutes=1)


def test_a_single_one_of_unknown_length_is_not_going():
    assert not make_episode().going
    assert make_episode().ended is None


def test_the_same_place_twice_is_one():
    assert make_episode(places=(LEFT_CALF, RIGHT_CALF, LEFT_CALF)).places == (LEFT_CALF, RIGHT_CALF)


def test_parts_of_a_second_are_dropped():
    assert make_episode("2026-11-22T21:30:00.900+01:00").started.microsecond == 0
