"""threshold: where high days begin, set, shown and taken away."""

from contextlib import closing

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import CommandLine
from twitchlog.domain.person import OwnFactor, Profile


def kept(cli: CommandLine, *arguments: str) -> list[tuple[str, float, str]]:
    """What `threshold --json` prints."""
    found = orjson.loads(cli.good("threshold", "--json", *arguments))
    assert set(found) == {"thresholds"}
    return [(each["factor"], each["above"], each["since"]) for each in found["thresholds"]]


def test_one_is_set_listed_and_taken_away_and_undo_brings_it_back(cli: CommandLine) -> None:
    """By its key or the clear beginning of it, the amount as one types it."""
    assert cli.good("threshold").startswith("No threshold is set: high days begin above your middle value.")
    assert cli.good("threshold", "caffeine", "200", "mg") == "Saved: higher caffeine is above 200 mg\n"
    assert cli.good("threshold", "sleep_h", "7h15") == "Saved: longer sleep is above 7 h 15\n"
    assert cli.good("threshold").splitlines() == [
        "Higher caffeine is above 200 mg, as you set it on 23 Nov.",
        "Longer sleep is above 7 h 15, as you set it on 23 Nov.",
    ]
    assert kept(cli) == [("caffeine_mg", 200, "2026-11-23"), ("sleep_h", 7.25, "2026-11-23")]
    assert cli.good("threshold", "caffeine_mg", "--median") == "Saved: higher caffeine is above your middle value\n"
    assert cli.good("threshold", "caffeine_mg") == "Higher caffeine is above your middle value.\n"
    assert kept(cli, "caffeine_mg") == []
    cli.good("undo")
    assert kept(cli, "caffeine_mg") == [("caffeine_mg", 200, "2026-11-23")]
    cli.good("threshold", "caffeine_mg", "unknown")
    assert kept(cli) == [("sleep_h", 7.25, "2026-11-23")]


def test_json_says_what_is_kept_afterwards(cli: CommandLine) -> None:
    """Of the one factor named."""
    cli.good("threshold", "stress", "4")
    assert kept(cli, "caffeine_mg", "200") == [("caffeine_mg", 200, "2026-11-23")]
    assert kept(cli, "caffeine_mg", "--median") == []


def test_an_own_factor_goes_by_its_name(cli: CommandLine) -> None:
    """Also one the profile says nothing of."""
    with closing(cli.diary()) as diary:
        diary.save_profile(Profile(own_factors=(OwnFactor("own_tea", "Green Tea", "number", "cups"),)))
    cli.good("threshold", "own_tea", "2")
    cli.good("threshold", "own_yoga", "20")
    assert cli.good("threshold").splitlines() == [
        "Higher “Green Tea” is above 2 cups, as you set it on 23 Nov.",
        "Higher “own_yoga” is above 20, as you set it on 23 Nov.",
    ]


def test_the_unusual_is_kept_and_noted(cli: CommandLine) -> None:
    """On stderr, as with a day."""
    result = cli("threshold", "caffeine_mg", "3,000")
    assert "Note: Caffeine 3,000" in result.stderr
    assert kept(cli) == [("caffeine_mg", 3000, "2026-11-23")]


BAD = [
    (("caffeine_mg", "20001"), "Threshold must be from 0 to 20,000 mg, not 20001."),
    (("caffeine_mg", "much"), "Threshold must be a number from 0 to 20,000 mg, not “much”."),
    (("caffeine_mg", ""), "Threshold must be a number"),
    (("caffeine_mg", "nan"), "not “nan”"),
    (("stress", "11"), "Threshold must be from 0 to 10, not 11."),
    (("sleep_h", "25"), "0 to 24 hours"),
    (("illness", "1"), "Illness is no amount, and has no threshold."),
    (("fluid_loss", "fever"), "Fluid loss is no amount"),
    (("horoscope", "1"), "not “horoscope”"),
    (("sleep", "7"), "sleep_h, sleep_quality"),
    (("horoscope",), "not “horoscope”"),
]


@pytest.mark.parametrize("arguments, said", BAD, ids=[" ".join(case[0]) for case in BAD])
def test_the_impossible_is_refused_in_one_sentence(cli: CommandLine, arguments: tuple[str, ...], said: str) -> None:
    told = cli.bad("threshold", *arguments)
    assert said in told
    assert len(told.splitlines()) == 1
    assert kept(cli) == []


@pytest.mark.parametrize("arguments", [("--median",), ("caffeine_mg", "200", "--median")])
def test_what_contradicts_itself_is_wrong_usage(cli: CommandLine, arguments: tuple[str, ...]) -> None:
    assert cli("threshold", *arguments).exit_code == 2


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=12) | st.floats().map(str) | st.integers(-5, 30_000).map(str))
def test_whatever_is_typed_is_kept_as_a_possible_amount_or_refused_in_a_sentence(cli: CommandLine, typed: str) -> None:
    result = cli("threshold", "caffeine_mg", "--", typed)
    assert result.exit_code in (0, 1)
    assert (len(result.stderr.splitlines()) == 1) or result.exit_code == 0
    for _, above, _ in kept(cli):
        assert 0 <= above <= 20_000
