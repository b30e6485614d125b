"""The unusual is kept and asked about; the usual is not."""

from typing import Any

import pytest
from hypothesis import given

from tests.domain import strategies as some
from tests.factories import make_checkin, make_episode
from twitchlog.domain.checkin import CheckIn, Drink
from twitchlog.domain.person import Profile
from twitchlog.domain.unusual import unusual
from twitchlog.domain.vocabulary import FACTORS


@pytest.mark.parametrize(
    "key, usual, beyond, said",
    [
        ("caffeine_mg", 1500, 2000, "Caffeine 2,000~mg is more than most people have in a day; it is kept as typed."),
        ("sleep_h", 16, 16.5, "Sleep 16~h~30 is longer than most people sleep; it is kept as typed."),
        ("screen_h", 20, 21, "Screen time 21~h"),
        ("exercise_min", 600, 700, "Exercise 700~min"),
        ("fluids_ml", 8000, 9000, "Fluids 9,000~mL"),
        ("nicotine_uses", 80, 90, "Nicotine 90~uses"),
        ("alcohol_g", 300, 301, "Alcohol 301~g"),
    ],
)
def test_only_beyond_the_usual_is_asked_about(key: str, usual: float, beyond: float, said: str):
    assert unusual(make_checkin(factors={key: usual})) == []
    (sentence,) = unusual(make_checkin(factors={key: beyond}))
    assert sentence.startswith(said.replace("~", "\N{NO-BREAK SPACE}"))


def test_every_factor_with_a_usual_range_is_asked_about():
    beyond: dict[str, Any] = {key: f.usual_maximum + 1 for key, f in FACTORS.items() if f.usual_maximum is not None}
    assert len(unusual(make_checkin(factors=beyond))) == len(beyond)


def test_the_sum_of_the_drinks_counts():
    assert len(unusual(make_checkin(drinks=(Drink("Energy shot", 200, 10),)))) == 1


def test_an_episode_is_asked_about_too():
    assert unusual(make_episode(caffeine_mg=190, sleep_h=7, duration_s=3600)) == []
    assert len(unusual(make_episode(caffeine_mg=1600, sleep_h=17, duration_s=31 * 86_400))) == 3


def test_a_record_without_amounts_is_never_unusual():
    assert unusual(Profile(name="Sam")) == []


@given(some.checkins())
def test_any_day_can_be_asked_about(day: CheckIn):
    assert all(sentence.endswith("; it is kept as typed.") for sentence in unusual(day))
