"""patterns: the numbers for programs, and the sentences for people."""

from contextlib import closing
from datetime import date, datetime, timedelta
from typing import Any

import orjson
import pytest

from tests.cli.conftest import CommandLine
from tests.factories import make_checkin, make_episode, make_id
from twitchlog.domain.person import Mark, Medicine, Profile, Suspect
from twitchlog.domain.records import Record

TODAY = date(2026, 11, 23)
NOON = datetime.fromisoformat("2026-11-23T12:00:00+01:00")
SHAPE = {
    "period",
    "outcome",
    "logged_days",
    "quiet_days",
    "missing_days",
    "episodes",
    "per_logged_day",
    "by_week",
    "by_hour",
    "places",
    "associations",
    "changes",
}


def numbers(cli: CommandLine, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(cli.good("patterns", "--json", *arguments))
    assert set(found) == SHAPE
    return found


@pytest.fixture
def season(cli: CommandLine) -> CommandLine:
    """120 logged days up to yesterday: more twitches on days with more caffeine; magnesium from 5 October."""
    records: list[Record] = [
        Profile(suspects=(Suspect("caffeine_mg", date(2026, 1, 1)),)),
        Medicine(make_id("magnesium"), "Magnesium", "300 mg", start=date(2026, 10, 5)),
        Mark(make_id("coffee"), date(2026, 10, 12), "Less coffee"),
    ]
    for ago in range(1, 121):
        high = ago * 7 % 10 in (1, 2, 5, 6)
        number = (4 if high else 2) + ago % 3 - 1
        start = NOON - timedelta(days=ago)
        records += [make_episode(start + timedelta(minutes=n), duration_s=30, bother=3) for n in range(number)]
        factors = {"caffeine_mg": 300 if high else 100, "sleep_h": 6 + ago % 3}
        records.append(make_checkin(start.date(), factors=factors))
    with closing(cli.diary()) as diary:
        diary.put(*records, label="A season")
    return cli


def test_an_empty_diary_has_zeros_and_says_what_to_do(cli: CommandLine) -> None:
    found = numbers(cli)
    assert found["period"] == {"from": "2026-11-23", "to": "2026-11-23", "days": 1}
    assert (found["logged_days"], found["missing_days"], found["episodes"]) == (0, 1, 0)
    assert found["per_logged_day"] is None
    assert (found["places"], found["associations"], found["changes"]) == ([], [], [])
    assert cli.good("patterns").startswith("No entries yet.")


def test_the_numbers_have_the_shape_that_programs_expect(season: CommandLine) -> None:
    found = numbers(season)
    assert found["period"] == {"from": "2026-07-26", "to": "2026-11-23", "days": 121}
    assert (found["logged_days"], found["quiet_days"], found["missing_days"]) == (120, 0, 1)
    assert len(found["by_hour"]) == 7
    assert {len(row) for row in found["by_hour"]} == {24}
    assert sum(map(sum, found["by_hour"])) == found["episodes"]
    assert found["per_logged_day"] == pytest.approx(found["episodes"] / 120, rel=1e-5)
    assert found["places"][0] == {
        "site": "calf",
        "side": "left",
        "name": "Left calf",
        "days": 120,
        "episodes": found["episodes"],
        "first": "2026-07-26",
        "last": "2026-11-22",
        "tag": None,
        "since": None,
    }
    week = found["by_week"][1]
    assert (week["from"], week["to"], week["days"], week["status"]) == ("2026-07-27", "2026-08-02", 7, "rate")
    assert week["low"] <= week["median"] <= week["high"]


def test_both_lags_of_every_factor_are_listed_suspects_first(season: CommandLine) -> None:
    rows = numbers(season)["associations"]
    assert [(row["factor"], row["suspect"], row["lag"]) for row in rows] == [
        ("caffeine_mg", True, 0),
        ("caffeine_mg", True, 1),
        ("sleep_h", False, 0),
        ("sleep_h", False, 1),
    ]
    caffeine = rows[0]
    assert caffeine["status"] == "flagged"
    assert caffeine["low"] < caffeine["ratio"] < caffeine["high"]
    assert caffeine["p"] < caffeine["q"] <= 0.1
    assert (caffeine["days_high"], caffeine["days_other"]) == (48, 72)
    assert caffeine["sentence"].startswith("On higher-caffeine days (48) you noticed about 2.0 times as many twitches")
    assert "A pattern, not proof of cause." in caffeine["sentence"]
    assert {row["status"] for row in rows[2:]} == {"exploratory"}
    assert rows[2]["q"] is None


def test_few_days_have_no_ratio_and_say_how_many_more(season: CommandLine) -> None:
    rows = numbers(season, "--from", "2026-11-04")["associations"]
    assert {row["status"] for row in rows} == {"too_early"}
    assert {row["ratio"] for row in rows} == {row["p"] for row in rows} == {None}
    assert rows[0]["days_needed"] == 9
    assert rows[0]["sentence"] == "Too early: about 9 more logged days, quiet ones included."


def test_changes_are_held_against_the_whole_diary(season: CommandLine) -> None:
    whole, part = numbers(season), numbers(season, "--from", "2026-10-01")
    assert part["changes"] == whole["changes"]
    mark, magnesium = whole["changes"]
    assert (mark["kind"], magnesium["kind"], magnesium["what"]) == ("mark", "start", "Magnesium 300 mg")
    assert (magnesium["weeks_before"], magnesium["weeks_after"], magnesium["status"]) == (10, 7, "unclear")
    assert "Also in these weeks: less coffee, from 12 October." in magnesium["sentence"]


def test_bother_can_be_the_outcome_and_high_can_begin_elsewhere(season: CommandLine) -> None:
    bother = numbers(season, "--outcome", "bother", "--above", "caffeine_mg=50")
    assert bother["outcome"] == "bother"
    assert bother["associations"][0]["above"] == 50
    assert bother["associations"][0]["days_other"] == 0
    assert bother["associations"][2]["ratio"] == pytest.approx(1, abs=0.01)


def test_the_diarys_thresholds_count_unless_another_is_given_for_the_call(season: CommandLine) -> None:
    season.good("threshold", "caffeine_mg", "150")
    assert [row["above"] for row in numbers(season)["associations"]] == [150, 150, 7, 7]
    once = numbers(season, "--above", "caffeine_mg=250")["associations"]
    assert (once[0]["above"], once[0]["days_high"]) == (250, 48)
    assert numbers(season)["associations"][0]["above"] == 150
    season.good("threshold", "caffeine_mg", "--median")
    assert numbers(season)["associations"][0]["above"] == 100


def test_a_threshold_is_named_and_one_set_late_is_said_to_be_so(season: CommandLine) -> None:
    season.good("threshold", "caffeine_mg", "150")
    told = season.good("patterns")
    assert "Higher: above 150 mg, as you set it." in told
    assert "You set the threshold on 23 Nov 2026, after most of these days were logged" in told
    season.good("threshold", "caffeine_mg", "1000")
    assert "of the 120 days none is above 1,000 mg, the threshold you set; 8 are needed." in season.good("patterns")


def test_people_get_the_sentences_of_the_window(season: CommandLine) -> None:
    told = season.good("patterns")
    assert told.splitlines()[0] == "About 2 to 3 a day, left calf only."
    assert "Logged 120 of 121 days, none of them quiet." in told
    assert "  Caffeine (main suspect): On higher-caffeine days (48) you noticed about 2.0 times as many" in told
    assert "Higher: above 100 mg, your middle value. Same day." in told
    assert "  Magnesium 300 mg, from 5 October: No clear difference" in told
    assert "How long: Usually 30 s." in told
    assert "Bother is usually 3 of 10, over 120 days." in told
    assert not [word for word in ("trigger", "effect", "nan", "None") if word in told]


def test_few_logged_days_are_warned_of(season: CommandLine) -> None:
    assert "Fewer than half of these days are logged." in season.good("patterns", "--from", "2026-01-01")


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("--from", "2026-12-01", "--to", "2026-11-01"), "before it starts"),
        (("--above", "caffeine_mg"), "must be given as key=value"),
        (("--above", "caffeine_mg=much"), "must be given as key=number"),
        (("--above", "horoscope=1"), "not one twitchlog knows"),
        (("--above", "caffeine_mg=-3"), "Threshold must be from 0 to 20,000 mg, not -3."),
        (("--above", "illness=1"), "Illness is no amount"),
    ],
)
def test_nonsense_is_refused_in_one_sentence(cli: CommandLine, arguments: tuple[str, ...], said: str) -> None:
    assert said in cli.bad("patterns", *arguments)


def test_an_unknown_outcome_is_wrong_usage(cli: CommandLine) -> None:
    assert cli("patterns", "--outcome", "mood").exit_code == 2


def test_a_period_wholly_ahead_is_empty(season: CommandLine) -> None:
    found = numbers(season, "--from", "2026-12-01", "--to", "2026-12-31")
    assert (found["period"]["days"], found["by_week"], found["associations"]) == (0, [], [])
    assert season.good("patterns", "--from", "2026-12-01", "--to", "2026-12-31").startswith(
        "Nothing logged in this time."
    )


def test_a_period_is_told_against_the_one_before_it(season: CommandLine) -> None:
    told = season.good("patterns", "--from", "2026-10-25")
    assert " in the same time before." in told
    assert "against" not in season.good("patterns").split("When:")[0]
