"""twitchlog checkin: a day as a whole from a terminal."""

from typing import Any

import pytest

from tests.cli.conftest import CommandLine


def day(cli: CommandLine) -> dict[str, Any]:
    (checkin,) = cli.listed()["checkins"]
    found: dict[str, Any] = checkin
    return found


def test_the_example_of_the_design(cli: CommandLine) -> None:
    """Every option of the design's line ends in its field."""
    said = cli.good(
        *("checkin", "--date", "yesterday", "--overall", "few", "--sleep", "7.5"),
        *("--caffeine", "190", "--stress", "4", "--bother", "2"),
    )
    assert said.strip() == ("Saved: your day, 22 November: Few · bother 2 · 190 mg caffeine · slept 7 h 30 · stress 4")
    found = day(cli)
    found.pop("updated")
    factors = {"caffeine_mg": 190, "sleep_h": 7.5, "stress": 4}
    assert found == {"date": "2026-11-22", "overall": "few", "bother": 2, "factors": factors}


def test_only_what_is_given_changes(cli: CommandLine) -> None:
    """And the last answer to how much it twitched holds."""
    cli.good("checkin", "--overall", "many", "--sleep", "7")
    cli.good("checkin", "--stress", "4")
    cli.good("checkin", "--none")
    found = day(cli)
    assert found["factors"] == {"sleep_h": 7, "stress": 4}
    assert found["none"] is True
    assert "overall" not in found


def test_a_day_no_diary_can_hold_is_refused(cli: CommandLine) -> None:
    """A year of few digits is a slip."""
    assert "is too long ago" in cli.bad("checkin", "--date", "0001-01-01", "--none")
    assert "is too long ago" in cli.bad("patterns", "--from", "0001-01-01")


def test_unknown_clears(cli: CommandLine) -> None:
    """Also the answer; a day with nothing left is gone."""
    cli.good("checkin", "--none", "--sleep", "7")
    cli.good("checkin", "--sleep", "unknown", "--overall", "unknown")
    assert cli.listed()["checkins"] == []


def test_other_factors(cli: CommandLine) -> None:
    """Any of the vocabulary, and one's own."""
    cli.good(
        *("checkin", "--factor", "alcohol_g=20", "--factor", "illness=yes", "--factor", "fluid_loss=fever"),
        *("--factor", "own_yoga=30", "--factor", "sleep_h=7h15"),
    )
    assert day(cli)["factors"] == {
        "alcohol_g": 20,
        "fluid_loss": "fever",
        "illness": True,
        "own_yoga": 30,
        "sleep_h": 7.25,
    }


def test_drinks_add_up(cli: CommandLine) -> None:
    """A preset, several of it, one with a time, one of one's own; the next command adds."""
    said = cli.good("checkin", "--drink", "espresso x2", "--drink", "Matcha=70 @ 14:30")
    assert "196 mg caffeine" in said
    cli.good("checkin", "--drink", "Black tea")
    assert day(cli)["drinks"] == [
        {"name": "Espresso", "caffeine_mg": 63, "count": 2},
        {"name": "Matcha", "caffeine_mg": 70, "count": 1, "at": "2026-11-23T14:30:00+01:00"},
        {"name": "Black tea", "caffeine_mg": 48, "count": 1},
    ]
    cli.good("checkin", "--no-drinks", "--drink", "Cola")
    assert [drink["name"] for drink in day(cli)["drinks"]] == ["Cola"]


def test_drinks_that_add_up_to_the_impossible_are_refused(cli: CommandLine) -> None:
    """Else every episode of that day would be, for its caffeine so far."""
    cli.good("checkin", "--drink", "Espresso x2")
    said = cli.bad("checkin", "--drink", "Espresso x1000")
    assert said == "Caffeine of the day's drinks must be from 0 to 20,000 mg, not 63126."
    cli.good("log", "left calf")


def test_a_drink_beside_a_typed_total_is_pointed_out(cli: CommandLine) -> None:
    """The total counts, and the person should know why the sum does not move."""
    cli.good("checkin", "--caffeine", "190")
    result = cli("checkin", "--drink", "Espresso")
    assert "190" in result.stdout
    assert "total" in result.stderr


def test_a_quiet_day_with_episodes_is_pointed_out(cli: CommandLine) -> None:
    """It is saved as said; both are facts."""
    cli.good("log", "left calf")
    result = cli("checkin", "--none")
    assert result.exit_code == 0
    assert "1 episode is noted on that day" in result.stderr


BAD = [
    (("--date", "2026-11-24", "--none"), ("Date", "future")),
    (("--date", "the other day", "--none"), ("the other day",)),
    (("--overall", "some"), ("Overall", "few, many, constant", "some")),
    (("--bother", "11"), ("Bother", "0 to 10")),
    (("--stress", "high"), ("Stress", "high")),
    (("--caffeine", "nan"), ("Caffeine", "nan")),
    (("--sleep", "-1"), ("Sleep", "-1")),
    (("--factor", "alcohol_g"), ("Factor", "key=value")),
    (("--factor", "luck=3"), ("Factor", "luck")),
    (("--factor", "exercise_min=1441"), ("Exercise", "1,440")),
    (("--drink", "Lemonade"), ("Drink", "Lemonade", "Espresso")),
    (("--drink", "Matcha=much"), ("Caffeine", "much")),
    (("--drink", "Espresso @23:00"), ("drink", "future")),
]


@pytest.mark.parametrize("arguments, parts", BAD, ids=[" ".join(case[0]) for case in BAD])
def test_bad_input_gets_one_plain_sentence(
    cli: CommandLine, arguments: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    """It names the field, the value and what is allowed; nothing is written."""
    said = cli.bad("checkin", *arguments)
    assert len(said.splitlines()) == 1
    assert all(part in said for part in parts), said
