"""What a person reads. Spaces before units are no-break spaces, written here as ~."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as some
from tests.factories import LEFT_CALF, RIGHT_CALF, make_checkin, make_episode
from twitchlog.domain import wording
from twitchlog.domain.checkin import OVERALLS, CheckIn, Drink
from twitchlog.domain.episode import COUNTS, Episode
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place

TODAY = date(2026, 11, 23)
NOW = datetime.fromisoformat("2026-11-23T19:42:00+01:00")
MINUTE, HOUR, DAY = 60, 3600, 86_400


def spaced(text: str) -> str:
    return text.replace("~", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    "seconds, words",
    [
        (0, "a moment"),
        (5, "a moment"),
        (30, "30~s"),
        (59.6, "1~min"),
        (60, "1~min"),
        (90, "2~min"),
        (150, "3~min"),
        (15 * MINUTE, "15~min"),
        (54 * MINUTE, "54~min"),
        (HOUR, "about an hour"),
        (1.5 * HOUR, "about 1~h~30"),
        (2 * HOUR, "about 2 hours"),
        (2.5 * HOUR, "about 3 hours"),
        (13 * HOUR, "13~h"),
        (2 * DAY, "2 days"),
        (10 * DAY, "10 days"),
    ],
)
def test_durations_as_one_says_them(seconds: float, words: str):
    assert wording.duration_words(seconds) == spaced(words)


@pytest.mark.parametrize(
    "seconds, words",
    [(30, "30~s"), (90, "1~min~30~s"), (5400, "1~h~30"), (5405, "1~h~30~min~5~s"), (DAY, "1 day"), (0, "0~s")],
)
def test_durations_exactly(seconds: float, words: str):
    assert wording.exact_duration_words(seconds) == spaced(words)


@pytest.mark.parametrize("hours, words", [(6.5, "6~h~30"), (8, "8~h"), (7.25, "7~h~15"), (0, "0~h"), (0.75, "45~min")])
def test_sleep(hours: float, words: str):
    assert wording.sleep_words(hours) == spaced(words)


@pytest.mark.parametrize("value, words", [(174.0, "174"), (0, "0"), (100, "100"), (6.5, "6.5"), (2000, "2,000")])
def test_numbers(value: float, words: str):
    assert wording.number_words(value) == words


@pytest.mark.parametrize(
    "mg, words",
    [
        (0, ""),
        (40, ""),
        (48, "about half a coffee"),
        (96, "about 1 coffee"),
        (140, "about 1 coffee"),
        (174, "about 2 coffees"),
    ],
)
def test_caffeine_as_coffees(mg: float, words: str):
    assert wording.coffees_words(mg) == words


def test_days_and_times():
    moment = datetime.fromisoformat("2026-11-13T21:05:59+01:00")
    assert wording.time_words(moment) == "21:05"
    assert wording.day_words(TODAY) == "Monday 23 November"
    assert wording.day_words(TODAY, date(2027, 1, 1)) == "Monday 23 November 2026"
    assert wording.short_day(TODAY) == "23 Nov"
    assert wording.resolved_when(NOW, TODAY) == "Today, 19:42"
    assert wording.resolved_when(NOW - timedelta(1), TODAY) == "Yesterday, 19:42"
    assert wording.resolved_when(moment, TODAY) == "Fri 13 Nov, 21:05"
    assert wording.resolved_when(moment, date(2027, 2, 1)) == "Fri 13 Nov 2026, 21:05"


@given(st.dates())
def test_names_of_days_are_the_calendars(day: date):
    """The tuples here agree with the calendar in English."""
    assert wording.day_words(day).split() == [f"{day:%A}", str(day.day), f"{day:%B}"]


@pytest.mark.parametrize(
    "first, last, words",
    [
        (date(2026, 8, 24), TODAY, "24 Aug – 23 Nov 2026"),
        (date(2025, 12, 24), date(2026, 1, 23), "24 Dec 2025 – 23 Jan 2026"),
        (TODAY, TODAY, "23 Nov 2026"),
    ],
)
def test_periods(first: date, last: date, words: str):
    assert wording.period_words(Period(first, last)) == words


@pytest.mark.parametrize(
    "started, words",
    [
        ("2026-11-23T02:00:00+01:00", "since last night"),
        ("2026-11-23T08:00:00+01:00", "since this morning"),
        ("2026-11-23T12:00:00+01:00", "since this afternoon"),
        ("2026-11-23T19:00:00+01:00", "since this evening"),
        ("2026-11-22T21:00:00+01:00", "since last night"),
        ("2026-11-22T10:00:00+01:00", "since yesterday"),
        ("2026-11-21T10:00:00+01:00", "for 2 days"),
        ("2026-10-23T10:00:00+02:00", "for 31 days"),
    ],
)
def test_what_goes_on_is_told_coarsely(started: str, words: str):
    assert wording.since_words(datetime.fromisoformat(started), NOW) == words


def test_places():
    lid = Place("eyelid_lower", "left")
    assert wording.places_words((LEFT_CALF,)) == "Left calf"
    assert wording.places_words((LEFT_CALF, RIGHT_CALF)) == "Left calf and right calf"
    assert wording.places_words((LEFT_CALF, RIGHT_CALF, lid)) == "Left calf and 2 more"


@pytest.mark.parametrize(
    "values, words",
    [
        ({"mode": "burst", "count": "6-20", "duration_s": 900, "bother": 3}, "burst of 6–20 in 15~min · bother 3"),
        ({"mode": "burst", "count": ">100"}, "burst of over 100"),
        ({"mode": "burst", "count": "uncounted", "duration_s": 300}, "burst in 5~min, not counted"),
        ({"mode": "burst"}, "burst"),
        ({"duration_s": 30, "contexts": ("on waking",)}, "30~s · on waking"),
        ({"duration_s": 5}, "a moment"),
        ({"mode": "ongoing"}, "going since last night"),
        ({"mode": "ongoing", "duration_s": 2 * DAY}, "went on for 2 days"),
        ({"kind": "cramp", "bother": 0}, "cramp · bother 0"),
        ({}, ""),
    ],
)
def test_the_facts_of_an_episode(values: dict[str, Any], words: str):
    assert wording.episode_facts(make_episode(**values), NOW) == spaced(words)


def test_without_a_clock_what_goes_on_is_still_going():
    assert wording.episode_facts(make_episode(mode="ongoing")) == "still going"


@pytest.mark.parametrize(
    "values, words",
    [
        ({"factors": {"stress": 3, "sleep_h": 7.25, "caffeine_mg": 144}}, "144~mg caffeine · slept 7~h~15 · stress 3"),
        (
            {"none": True, "factors": {"sleep_h": 8}, "drinks": (Drink("Coffee", 96),)},
            "Quiet day · 96~mg caffeine · slept 8~h",
        ),
        ({"overall": "constant", "bother": 4}, "Nearly constant · bother 4"),
        ({"factors": {"illness": True, "missed_meal": False}}, "no missed meal · illness"),
        ({"factors": {"exercise_min": 30, "fluid_loss": "none"}}, "exercise 30~min · fluid loss: none"),
        ({"factors": {"caffeine_mg": 0, "stress": 0}}, "0~mg caffeine · stress 0"),
        ({"note": "only words"}, ""),
    ],
)
def test_a_day_in_one_line(values: dict[str, Any], words: str):
    assert wording.checkin_words(make_checkin(**values)) == spaced(words)


@given(some.episodes(), some.checkins())
def test_every_record_can_be_told_in_one_line(episode: Episode, day: CheckIn):
    for line in (wording.episode_facts(episode, NOW), wording.checkin_words(day), wording.places_words(episode.places)):
        assert len(line.splitlines()) <= 1
        assert "None" not in line
        assert "  " not in line


@pytest.mark.parametrize(
    "days, words",
    [
        ([], ""),
        ([date(2026, 11, 14)], "14 November is not logged."),
        ([date(2026, 11, 15), date(2026, 11, 14)], "14 and 15 November are not logged."),
        ([date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 3)], "31 October, 1 and 3 November are not logged."),
        ([date(2026, 11, day) for day in range(1, 20, 2)], "10 days from 1 to 19 November are not logged."),
        ([date(2026, 10, 30) + timedelta(n) for n in range(6)], "6 days from 30 October to 4 November are not logged."),
    ],
)
def test_missing_days(days: list[date], words: str):
    assert wording.missing_days_words(days) == words


def test_lists_of_days():
    saturday = date(2026, 11, 14)
    assert wording.day_list_words([saturday, saturday + timedelta(1)]) == "Saturday 14, Sunday 15"
    week = [saturday + timedelta(n) for n in range(7)]
    assert wording.day_list_words(week) == "Saturday 14 to Friday 20 November"


@pytest.mark.parametrize(
    "text, words",
    [
        ("short", "short"),
        ("two\nlines", "two lines"),
        ("one two three four", "one two…"),
        ("abcdefghijklmnop", "abcdefghi…"),
    ],
)
def test_notes_are_shortened_at_a_word(text: str, words: str):
    assert wording.shorten(text, 10) == words


@given(st.text(max_size=300), st.integers(1, 60))
def test_shortened_text_is_one_line_of_at_most_the_length(text: str, length: int):
    found = wording.shorten(text, length)
    assert len(found) <= length
    assert len(found.splitlines()) <= 1


def test_a_megabyte_is_shortened():
    assert wording.shorten("twitched " * 120_000, 40).endswith("…")
    assert wording.shorten(" " * 1_000_000 + "x", 40) == "…"


def test_every_word_of_the_vocabulary_has_its_wording():
    assert set(wording.COUNT_WORDS) == set(COUNTS)
    assert set(wording.OVERALL_WORDS) == set(OVERALLS)


def test_a_day_that_twitched_is_not_called_quiet_even_when_noted_so() -> None:
    quiet = make_checkin(none=True, factors={"stress": 3})
    assert wording.checkin_words(quiet).startswith("Quiet day")
    assert wording.checkin_words(quiet, twitched=True) == "stress 3"


@pytest.mark.parametrize(
    "text, inside",
    [
        ("Left calf", "left calf"),
        ("CBD oil", "CBD oil"),
        ("IVF began", "IVF began"),
        ("B12", "B12"),
        ("I slept badly", "I slept badly"),
        ("A cold", "a cold"),
        ("", ""),
    ],
)
def test_inside_a_sentence_the_first_letter_is_small_but_not_that_of_an_abbreviation(text, inside):
    assert wording.lower_first(text) == inside
