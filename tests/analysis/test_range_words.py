"""Ratios and ranges in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchlog.analysis.range_words import a_day, anything_from, end_words, fits, more_or_fewer, times, times_words


@pytest.mark.parametrize(
    "ratio, number, change",
    [
        (1.6, "1.6", "60 % more"),
        (0.7, "0.7", "30 % fewer"),
        (0.52, "0.5", "50 % fewer"),
        (1.04, "1.04", "4 % more"),
        (1.0, "1.0", "the same"),
        (2.0, "2.0", "twice as many"),
        (2.44, "2.4", "2.4 times as many"),
        (14.2, "14", "14 times as many"),
        (0.75, "0.8", "25 % fewer"),
        (0.05, "0.05", "95 % fewer"),
        (0.03, "0.03", "97 % fewer"),
        (1.94, "1.9", "95 % more"),
        (1.95, "2.0", "twice as many"),
        (0.004, "less than 0.01", "99 % fewer"),
        (1e6, "over 1,000", "over 1,000 times as many"),
    ],
)
def test_a_ratio_is_told_as_times_or_as_a_change(ratio, number, change):
    assert times(ratio) == number
    assert more_or_fewer(ratio).replace("\N{NO-BREAK SPACE}", " ") == change


@pytest.mark.parametrize(
    "low, high, expected",
    [
        (0.7, 1.6, "30 % fewer to 60 % more"),
        (1.1, 1.6, "10 to 60 % more"),
        (0.5, 0.8, "20 to 50 % fewer"),
        (0.9, 2.6, "10 % fewer to 2.6 times as many"),
        (0.998, 1.002, "about the same"),
        (0.6, 1.003, "the same or up to 40 % fewer"),
        (0.999, 2.5, "the same or up to 2.5 times as many"),
        (2.1, 3.4, "2.1 to 3.4 times as many"),
        (2.0, 3.4, "twice to 3.4 times as many"),
        (1.5, 2, "50 % more to twice as many"),
    ],
)
def test_a_range_is_told_as_changes(low, high, expected):
    assert fits(low, high).replace("\N{NO-BREAK SPACE}", " ") == expected


def test_a_flagged_range_is_told_in_times_when_more_and_in_percent_when_fewer():
    assert anything_from(1.1, 2.3) == "1.1 to 2.3 times"
    assert anything_from(0.4, 0.8, "less").endswith("% less")


@pytest.mark.parametrize(
    "mean, words", [(3.4, "3.4"), (12.2, "12"), (0.3, "0.3"), (0.042, "0.042"), (0, "0.0"), (9.96, "10")]
)
def test_an_average_has_the_digits_it_deserves(mean, words):
    assert a_day(mean) == words


@given(st.floats(1e-6, 1e6), st.floats(1, 1e4))
def test_every_range_can_be_told(low, factor):
    assert fits(low, low * factor)
    assert "nan" not in anything_from(low, low * factor)


@pytest.mark.parametrize(
    "low, high, told", [(0.4, 1.3, ("60 % fewer", "30 % more")), (0.96, 1.05, ("4 % fewer", "5 % more"))]
)
def test_the_ends_of_a_range_say_what_its_sentence_says(low, high, told):
    """So that the numbers at a bar are those read beside it."""
    ends = tuple(end_words(each).replace("\N{NO-BREAK SPACE}", " ") for each in (low, high))
    assert ends == told
    assert fits(low, high).replace("\N{NO-BREAK SPACE}", " ") == " to ".join(ends)


def test_twice_and_more_are_told_as_times_at_an_end():
    assert [end_words(ratio) for ratio in (2.0, 2.4, 14)] == ["twice", "2.4 times", "14 times"]
    assert times_words(1.1) == "1.1 times"
