"""What the cards say."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import LEFT_CALF, LOWER_LID, RIGHT_CALF, make_checkin, make_episode
from twitchlog.analysis import sentences as say
from twitchlog.analysis.hour_words import hours_sentence
from twitchlog.analysis.hours import hour_counts
from twitchlog.analysis.summary import Summary, summarise
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place
from twitchlog.domain.sites import SITES

TODAY = date(2026, 11, 23)
SEASON = Period.ending(TODAY, 92)
THIGH, ARM = Place("thigh_front", "left"), Place("ear", "right")


def diary(per_day: int, days: Iterable[int], places=(LEFT_CALF,), hour: int = 20) -> list:
    """So many episodes on each of the days ago, at the places in turn."""
    start = datetime.fromisoformat(f"2026-11-23T{hour:02}:00:00+01:00")
    return [
        make_episode(start - timedelta(days=ago, minutes=n), places=(places[n % len(places)],))
        for ago in days
        for n in range(per_day)
    ]


def quiet(days: range) -> list:
    return [make_checkin(TODAY - timedelta(n), none=True) for n in days]


def overall(days: range) -> list:
    return [make_checkin(TODAY - timedelta(n), overall="few") for n in days]


def summary(episodes=(), checkins=(), period=SEASON) -> Summary:
    return summarise(list(episodes), list(checkins), period, TODAY)


@pytest.mark.parametrize(
    "episodes, checkins, expected",
    [
        ([], [], "Nothing logged in this time"),
        ([], quiet(range(1, 9)), "Only quiet days"),
        ([], [make_checkin("2026-11-20", overall="few")], "Twitches on one day"),
        ([], [*quiet(range(1, 3)), make_checkin("2026-11-20", overall="few")], "Twitches on 1 of 3 logged days"),
        (diary(1, range(1, 2)), [], "One so far, left calf only"),
        (diary(3, range(1, 9)), [], "About 3 a day on logged days, left calf only"),
        (diary(5, range(1, 5)), quiet(range(5, 9)), "About 2 to 3 a day on logged days, left calf only"),
        (diary(3, range(1, 9), (LEFT_CALF, RIGHT_CALF)), [], "About 3 a day on logged days, calves only"),
        (diary(3, range(1, 9), (LEFT_CALF, RIGHT_CALF, LOWER_LID)), [], "About 3 a day on logged days, mostly calves"),
        (
            diary(4, range(1, 9), (LEFT_CALF, LOWER_LID, THIGH, ARM)),
            [],
            "About 4 a day on logged days, in several places",
        ),
        (diary(1, range(1, 3)), quiet(range(3, 8)), "About 2 in 7 logged days, left calf only"),
        (diary(1, range(1, 2)), quiet(range(2, 90)), "Less than one a week, left calf only"),
        (diary(3, range(1, 92)), [], "About 3 a day, left calf only"),
        (diary(1, range(1, 14)), quiet(range(14, 92)), "About 1 a week, left calf only"),
        (diary(1, (5, 40, 90)), [], "About 1 a day on logged days, left calf only"),
        (diary(1, (5, 40)), quiet(range(50, 80)), "Less than one in 7 logged days, left calf only"),
        (
            diary(3, range(1, 9)),
            overall(range(9, 92)),
            "About 3 a day on counted days, left calf only",
        ),
        (diary(40, range(1, 5)), [], "About 40 a day on logged days, left calf only"),
    ],
)
def test_the_headline_says_how_much_and_where(episodes, checkins, expected):
    assert say.headline(summary(episodes, checkins)) == expected


@pytest.mark.parametrize(
    "episodes, checkins, expected",
    [
        ([], [], "Logged 0 of 92 days."),
        (diary(1, range(1, 2)), [], "Logged 1 of 92 days."),
        ([], quiet(range(1, 2)), "Logged 1 of 92 days, quiet."),
        ([], quiet(range(1, 9)), "Logged 8 of 92 days, all of them quiet."),
        (diary(2, range(1, 9)), [], "Logged 8 of 92 days, none of them quiet."),
        (diary(2, range(10)), quiet(range(10, 13)), "Logged 13 of 92 days, 3 of them quiet."),
        (
            [*diary(2, range(5)), *diary(1, range(7, 9))],
            [*quiet(range(10, 13)), *overall(range(20, 50))],
            "Logged 40 of 92 days, 3 of them quiet; twitches are counted on 10.",
        ),
        ([], overall(range(1, 2)), "Logged 1 of 92 days, none of them quiet; twitches are counted on none."),
    ],
)
def test_the_denominator_is_told_with_the_quiet_days(episodes, checkins, expected):
    assert say.denominator(summary(episodes, checkins).series) == expected


@pytest.mark.parametrize(
    "episodes, checkins, expected",
    [
        ([], [], "Nothing logged in this time."),
        (
            diary(2, range(1, 2)),
            [],
            "Too early to compare weeks. Twelve weeks are not logged. One week has too few days logged.",
        ),
        (
            diary(2, [*range(1, 22), *(n + m for n in range(23, 86, 7) for m in (0, 1))]),
            [],
            "Weeks with enough days 2 a day. One week is not logged. Nine weeks have too few days logged.",
        ),
        (diary(2, range(1, 8)), [], "2 a day in the one week logged. Twelve weeks are not logged."),
        ([], quiet(range(1, 92)), "Quiet weeks."),
        (
            diary(2, range(1, 50)),
            overall(range(57, 92)),
            "Most weeks 2 a day. One week is not logged. Five weeks are noted overall only.",
        ),
        (diary(2, range(1, 92)), [], "Most weeks 2 a day."),
        (diary(1, range(1, 50)) + diary(4, range(57, 92)), [], "Most weeks 1 to 4 a day. One week is not logged."),
    ],
)
def test_weeks_are_told_as_a_range_with_the_missing_ones(episodes, checkins, expected):
    found = summary(episodes, checkins)
    assert say.rates_sentence(found.spans, found.step) == expected


@pytest.mark.parametrize(
    "hours, expected",
    [
        ([], "No times noted in this period."),
        ([20], "Too few to say: one twitch so far."),
        ([20] * 9, "Too few to say: nine twitches so far."),
        ([20] * 6 + [3, 8, 14, 9], "Mostly in the evening, between 18 and 24."),
        ([1] * 12, "Mostly at night, between 0 and 6."),
        ([13] * 4 + [20] * 4 + [3, 9], "Mostly in the afternoon and in the evening, between 12 and 24."),
        ([1, 7, 13, 19] * 5, "At all times of the day."),
        ([20] * 4 + [2] * 4 + [9, 14], "Mostly in the evening and at night, between 18 and 6."),
        ([8, 20] * 15, "Mostly in the morning and in the evening."),
        ([8, 9, 9, 19, 20, 21, 3] * 3, "Mostly in the morning and in the evening."),
        ([2, 14] * 6, "Mostly at night and in the afternoon."),
    ],
)
def test_the_time_of_day_is_told_only_when_there_is_enough(hours, expected):
    episodes = [make_episode(f"2026-11-20T{hour:02}:{n:02}:00+01:00") for n, hour in enumerate(hours)]
    assert hours_sentence(hour_counts(episodes, SEASON, TODAY)) == expected


@pytest.mark.parametrize(
    "episodes, expected",
    [
        ([], "No places noted in this period."),
        (diary(1, range(1, 9)), "Only the left calf."),
        (diary(1, range(1, 9)) + diary(1, range(1, 4), (RIGHT_CALF,)), "Only the calves, left more than right."),
        (diary(1, range(1, 4)) + diary(1, range(1, 9), (RIGHT_CALF,)), "Only the calves, right more than left."),
        (diary(2, range(1, 9), (LEFT_CALF, RIGHT_CALF)), "Only the calves, left and right alike."),
        (diary(2, range(1, 9)) + diary(1, range(1, 5), (LOWER_LID,)), "Mostly the left calf."),
        (
            diary(4, range(1, 9), (LEFT_CALF, LOWER_LID, THIGH, ARM)),
            "In several places, most often the left calf.",
        ),
    ],
)
def test_where_is_told_with_its_side(episodes, expected):
    assert say.where_sentence(summary(episodes).places) == expected


def test_tags_are_told_with_their_date_and_with_the_year_when_long_ago():
    episodes = diary(1, range(3, 10)) + diary(1, range(70, 73))
    checkins = quiet(range(200))
    assert say.tag_sentences(summary(episodes, checkins).places, TODAY) == ["Left calf: back since 14 Nov."]
    year = Period.ending(TODAY, 500)
    old = summary(diary(1, range(400, 410)), quiet(range(500)), year)
    assert say.tag_sentences(old.places, TODAY) == ["Left calf: quiet since 19 Oct 2025."]


def test_every_site_has_a_name_for_both_sides():
    names = {say.plural(site) for site in SITES.values()}
    assert len(names) == len(SITES)
    assert {"calves", "lower eyelids", "front of thigh on both sides"} <= names


@given(st.lists(st.integers(0, 60), max_size=60), st.lists(st.booleans(), max_size=60))
def test_any_diary_has_sentences_without_a_dangling_word(per_day, none):
    start = datetime.fromisoformat("2026-11-23T20:00:00+01:00")
    episodes = [
        make_episode(start - timedelta(days=ago, minutes=n)) for ago, n_ in enumerate(per_day) for n in range(n_ % 7)
    ]
    found = summary(episodes, quiet(range(len(none))) if any(none) else [])
    grid = hour_counts(episodes, SEASON, TODAY)
    told = [
        say.headline(found) + ".",
        say.denominator(found.series),
        say.rates_sentence(found.spans, found.step),
        hours_sentence(grid),
        say.where_sentence(found.places),
    ]
    for sentence in told:
        assert sentence.endswith(".")
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert not any(word in sentence for word in ("None", "nan", "  ", "..", "!"))


def test_an_even_grid_is_at_all_times():
    assert hours_sentence(np.ones((7, 24), dtype=np.int64)) == "At all times of the day."


def test_numbers_of_days_from_a_thousand_on_have_their_comma():
    long = summary([], quiet(range(1, 3001)), Period.ending(TODAY, 3653)).series
    assert say.denominator(long) == "Logged 3,000 of 3,653 days, all of them quiet."
    assert say.calendar_sentence(long).startswith("Twitches on 0 of 3,000 logged days.")
