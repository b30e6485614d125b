"""Factors day by day, and how their days are parted."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_checkin
from twitchlog.analysis.factors import Named, Split, factor_days, high_days, named_factors, split_of
from twitchlog.domain.checkin import Drink
from twitchlog.domain.person import OwnFactor, Profile, Threshold

FIRST = date(2026, 11, 1)
NAMED = named_factors(Profile())
STRESS, ILLNESS = NAMED["stress"], NAMED["illness"]


def test_caffeine_counts_drinks_unless_a_total_is_typed_and_unknown_days_stay_unknown():
    checkins = [
        make_checkin("2026-11-01", drinks=(Drink("Espresso", 63, 2),)),
        make_checkin("2026-11-02", drinks=(Drink("Espresso", 63),), factors={"caffeine_mg": 200}),
        make_checkin("2026-11-04", factors={"sleep_h": 7}),
        make_checkin("2026-10-31", factors={"caffeine_mg": 999}),
    ]
    found = factor_days(checkins, FIRST, 4, NAMED)
    assert list(found) == ["caffeine_mg", "sleep_h"]
    assert found["caffeine_mg"].tolist() == pytest.approx([126, 200, np.nan, np.nan], nan_ok=True)


def test_a_word_is_any_against_none_and_own_words_are_left_out():
    checkins = [
        make_checkin("2026-11-01", factors={"fluid_loss": "none", "own_tea": "green"}),
        make_checkin("2026-11-02", factors={"fluid_loss": "fever"}),
        make_checkin("2026-11-03", factors={"illness": True}),
    ]
    found = factor_days(checkins, FIRST, 3, NAMED)
    assert found["fluid_loss"].tolist()[:2] == [0, 1]
    assert found["illness"][2] == 1
    assert "own_tea" not in found


def test_own_factors_come_last_with_their_kind():
    named = named_factors(
        Profile(own_factors=(OwnFactor("own_yoga", "Yoga", "yes_no"), OwnFactor("own_tea", "Tea", "number", "cups")))
    )
    assert list(named)[-2:] == ["own_yoga", "own_tea"]
    assert named["own_yoga"].yes_no
    assert named["own_tea"] == Named("own_tea", "Tea", "cups", "amount")


def test_high_is_above_the_median_the_threshold_or_no():
    values = np.array([1.0, 2, 3, 4, np.nan])
    assert split_of(values, STRESS) == Split("median", 2.5, 2.5)
    assert split_of(values, STRESS, Threshold("stress", 3, FIRST)) == Split("chosen", 3, 2.5, FIRST)
    assert split_of(values, ILLNESS, Threshold("stress", 3, FIRST)) == Split("yes_no", 0)
    assert high_days(values, split_of(values, STRESS)).tolist() == pytest.approx([0, 0, 1, 1, np.nan], nan_ok=True)


def test_where_most_days_have_the_highest_value_high_begins_above_the_one_below():
    values = np.array([5.0, 5, 5, 5, 3, 2])
    assert split_of(values, STRESS) == Split("median", 3, 3, None, below=True)
    assert np.nansum(high_days(values, split_of(values, STRESS))) == 4


@given(st.lists(st.integers(0, 10), min_size=2, max_size=40))
def test_both_sides_have_days_whenever_a_factor_varies(values):
    days = np.array(values, dtype=float)
    high = high_days(days, split_of(days, STRESS))
    assert (0 < high.sum() < len(days)) == (len(set(values)) > 1)
