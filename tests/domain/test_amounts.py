"""Numbers, durations and sleep as people type them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.refusal import plain_sentence, refused
from twitchlog.domain.amounts import parse_duration, parse_number, parse_sleep
from twitchlog.domain.wording import duration_words, exact_duration_words, number_words, sleep_words

DURATIONS = {
    "30s": 30,
    "30 s": 30,
    "30\N{NO-BREAK SPACE}s": 30,
    "5min": 300,
    "5m": 300,
    "5 Minutes": 300,
    "2h": 7200,
    "1h30": 5400,
    "1h 30min": 5400,
    "1 h 30": 5400,
    "90 min": 5400,
    "1.5h": 5400,
    "1,5 h": 5400,
    "a moment": 5,
    "an hour": 3600,
    "one hour": 3600,
    "half an hour": 1800,
    "about 2 hours": 7200,
    "2 days 3 h": 183_600,
    "1 week": 604_800,
}


@pytest.mark.parametrize("text, seconds", DURATIONS.items())
def test_a_duration_is_read(text: str, seconds: float):
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text, said",
    {
        "-5min": "negative",
        "−5min": "negative",
        "0s": "more than 0",
        "30": "needs a unit: 30s, 30min or 30h",
        "nan": "must look like",
        "inf": "must look like",
        "": "must look like",
        "abc": "must look like",
        "5 minx": "must look like",
        "30min 1h": "must look like",
        "1h 1h": "must look like",
        "9999999w": "at most 100 years",
    }.items(),
)
def test_a_duration_is_refused_in_words(text: str, said: str):
    refusal = refused(parse_duration, text)
    assert refusal is not None
    assert said in refusal.message
    assert refusal.field == "Duration"
    assert plain_sentence(refusal)


@given(st.integers(1, 100 * 365 * 86_400))
def test_exact_words_of_a_duration_can_be_typed_again(seconds: int):
    assert parse_duration(exact_duration_words(seconds)) == seconds


@given(st.floats(0, 100 * 365 * 86_400))
def test_rough_words_of_a_duration_are_within_a_third(seconds: float):
    """What a person reads is close to what was kept, and can be typed too; a moment is anything up to 5 seconds."""
    again = parse_duration(duration_words(seconds))
    assert again == 5 if seconds < 5.5 else math.isclose(again, seconds, rel_tol=0.34)


NUMBERS = {"3": 3, "6.5": 6.5, "6,5": 6.5, " 174 ": 174, "-5": -5, "+5": 5, "1,500": 1500, "2,000.5": 2000.5, ".5": 0.5}


@pytest.mark.parametrize("text, value", NUMBERS.items())
def test_a_number_is_read(text: str, value: float):
    assert parse_number("Caffeine", text) == value


def test_a_number_may_carry_its_unit():
    assert parse_number("Caffeine", "174\N{NO-BREAK SPACE}mg", "mg") == 174
    assert parse_number("Fluids", "1500 mL", "mL") == 1500


@pytest.mark.parametrize("text", ["abc", "nan", "inf", "-inf", "", "1e3", "0x10", "1 000 000", "3 mg", "٣", "9" * 400])
def test_what_is_no_number_is_refused_in_words(text: str):
    refusal = refused(parse_number, "Caffeine", text)
    assert refusal is not None
    assert refusal.message.startswith("Caffeine must be a number like 3 or 6.5, not “")


@given(st.floats(0, 1e9).map(lambda value: round(value, 2)))
def test_a_shown_number_can_be_typed_again(value: float):
    assert parse_number("Caffeine", number_words(value)) == value


SLEEPS = {"6.5": 6.5, "6,5": 6.5, "6h30": 6.5, "6:30": 6.5, "7 h 15": 7.25, "7h": 7, "450 min": 7.5, "0": 0, "24": 24}


@pytest.mark.parametrize("text, hours", SLEEPS.items())
def test_sleep_is_read(text: str, hours: float):
    assert parse_sleep(text) == hours


@pytest.mark.parametrize("text", ["25", "24:30", "-1", "nan", "", "well", "6:75", "30 h", "1,500"])
def test_sleep_is_refused_in_words(text: str):
    refusal = refused(parse_sleep, text)
    assert refusal is not None
    assert refusal.message.startswith("Sleep must ")
    assert text in refusal.message


@given(st.integers(0, 24 * 60))
def test_shown_sleep_can_be_typed_again(minutes: int):
    hours = minutes / 60
    assert math.isclose(parse_sleep(sleep_words(hours)), hours, abs_tol=0.0001)


@given(st.one_of(st.text(max_size=20), st.text("0123456789.,:+-hmsind ", max_size=14)))
def test_any_text_gives_a_sound_amount_or_one_sentence(text: str):
    for parse in (parse_duration, parse_sleep, lambda typed: parse_number("Caffeine", typed)):
        refusal = refused(parse, text)
        assert plain_sentence(refusal) if refusal else math.isfinite(parse(text))
