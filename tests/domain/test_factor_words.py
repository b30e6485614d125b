"""How amounts of a factor, and where its high days begin, are said."""

import pytest

from twitchlog.domain.factor_words import factor_amount, threshold_words
from twitchlog.domain.person import OwnFactor, Profile, bare_factor
from twitchlog.domain.vocabulary import FACTORS


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    "key, above, words",
    [
        ("caffeine_mg", 200, "higher caffeine is above 200 mg"),
        ("caffeine_mg", None, "higher caffeine is above your middle value"),
        ("sleep_h", 7.25, "longer sleep is above 7 h 15"),
        ("screen_h", 3.5, "longer screen time is above 3.5 h"),
        ("stress", 4.5, "higher stress is above 4.5 of 10"),
        ("own_tea", 2, "higher “own_tea” is above 2"),
    ],
)
def test_a_threshold_is_said_with_its_unit(key: str, above: float | None, words: str):
    assert plain(threshold_words(bare_factor(key), above)) == words


def test_an_own_factor_goes_by_the_name_unit_and_kind_its_maker_gave_it():
    profile = Profile(
        own_factors=(OwnFactor("own_tea", "Tea", "number", "cups"), OwnFactor("own_mood", "Mood", "scale"))
    )
    tea, mood = (profile.factor(key) for key in ("own_tea", "own_mood"))
    assert plain(threshold_words(tea, 2)) == "higher “Tea” is above 2 cups"
    assert factor_amount(mood.key, mood.kind, mood.unit, 7) == "7 of 10"
    assert profile.factor("stress") is FACTORS["stress"]
