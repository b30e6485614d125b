"""A day's caffeine, its answers, and that a change touches only what it names."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given

from tests.domain import strategies as some
from tests.factories import make_checkin
from twitchlog.domain.checkin import CheckIn, Drink
from twitchlog.domain.lifestyle import lifestyle_at

MORNING = datetime.fromisoformat("2026-11-22T08:10:00+01:00")
AFTERNOON = datetime.fromisoformat("2026-11-22T15:00:00+01:00")
NOON = datetime.fromisoformat("2026-11-22T12:00:00+01:00")
DRINKS = (Drink("Espresso", 63, 2, MORNING), Drink("Black tea", 48, 1, AFTERNOON), Drink("Cola", 33))


def test_caffeine_is_the_sum_of_the_drinks():
    assert make_checkin(drinks=DRINKS).caffeine_mg == 63 * 2 + 48 + 33


def test_a_typed_total_wins_over_the_drinks():
    assert make_checkin(drinks=DRINKS, factors={"caffeine_mg": 300}).caffeine_mg == 300
    assert make_checkin(drinks=DRINKS, factors={"caffeine_mg": 0}).caffeine_mg == 0


def test_caffeine_without_drinks_or_total_is_unknown_not_zero():
    assert make_checkin().caffeine_mg is None
    assert make_checkin().caffeine_until(NOON) is None


def test_caffeine_so_far_counts_drinks_until_then_and_those_without_a_time():
    day = make_checkin(drinks=DRINKS)
    assert day.caffeine_until(NOON) == 63 * 2 + 33
    assert day.caffeine_until(AFTERNOON) == 63 * 2 + 48 + 33


def test_an_episode_is_prefilled_with_what_the_day_knows():
    day = make_checkin(drinks=DRINKS, factors={"sleep_h": 6.5, "stress": 4})
    found = lifestyle_at(day, NOON)
    assert (found.caffeine_mg, found.sleep_h, found.stress) == (159, 6.5, 4)
    nothing = lifestyle_at(None, NOON)
    assert (nothing.caffeine_mg, nothing.sleep_h, nothing.stress) == (None, None, None)


@pytest.mark.parametrize(
    "values, logged",
    [
        ({"none": True}, True),
        ({"overall": "few"}, True),
        ({"bother": 2}, False),
        ({"factors": {"sleep_h": 7}}, False),
        ({}, False),
    ],
)
def test_only_an_answer_makes_a_logged_day(values: dict[str, Any], logged: bool):
    assert make_checkin(**values).answers is logged


def test_a_change_leaves_the_rest():
    day = make_checkin(overall="few", factors={"sleep_h": 7, "stress": 3}, note="slept badly", drinks=DRINKS)
    changed = day.changed(factors={"stress": 5})
    assert changed.factors == {"sleep_h": 7, "stress": 5}
    assert (changed.overall, changed.note, changed.drinks) == ("few", "slept badly", DRINKS)


def test_a_none_removes_a_factor_and_clears_a_field():
    day = make_checkin(overall="few", factors={"sleep_h": 7}, note="x", drinks=DRINKS)
    assert day.changed(factors={"sleep_h": None}, overall=None, note=None, drinks=None).blank


def test_the_last_answer_holds():
    assert make_checkin(overall="many").changed(none=True).overall is None
    assert make_checkin(none=True).changed(overall="few").none is False


@given(some.checkins())
def test_changing_nothing_gives_the_same_day(day: CheckIn):
    assert day.changed() == day


@given(some.checkins(), some.FACTOR_VALUES)
def test_changed_factors_are_merged_by_key(day: CheckIn, factors: dict[str, Any]):
    assert day.changed(factors=factors).factors == {**day.factors, **factors}


def test_factors_cannot_be_changed_behind_the_records_back():
    factors = {"stress": 3}
    day = make_checkin(factors=factors)
    factors["stress"] = 99
    assert day.factors == {"stress": 3}
    with pytest.raises(TypeError):
        day.factors["stress"] = 4  # type: ignore[index]


def test_a_factor_as_a_number():
    day = make_checkin(factors={"illness": True, "fluid_loss": "fever", "stress": 3}, drinks=DRINKS)
    amounts = [day.amount(key) for key in ("illness", "fluid_loss", "stress", "caffeine_mg", "sleep_h")]
    assert amounts == [1.0, None, 3.0, 207.0, None]
