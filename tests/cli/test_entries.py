"""twitchlog list, edit, delete, undo."""

import orjson
import pytest

from tests.cli.conftest import CommandLine


@pytest.fixture
def some(cli: CommandLine) -> CommandLine:
    """Three days with a gap: a burst and a single, a quiet day, one going on."""
    cli.good("log", "left calf", "--at", "2026-11-19 21:30", "--burst", "6-20", "--for", "15min", "--bother", "3")
    cli.good("log", "right calf", "--at", "2026-11-19 08:00", "--note", "while reading")
    cli.good("checkin", "--date", "2026-11-22", "--none", "--sleep", "7")
    cli.good("log", "left lower eyelid", "--ongoing", "--at", "08:00")
    return cli


def test_list_shows_days_in_columns_and_says_what_is_missing(some: CommandLine) -> None:
    """The latest at the end; days nothing is known of are named, not left out."""
    lines = some.good("list").splitlines()
    ids = [episode["id"][:8] for episode in some.listed()["episodes"]]
    assert lines == [
        "Thursday 19 November",
        f"  08:00  {ids[0]}  Right calf                  “while reading”",
        f"  21:30  {ids[1]}  Left calf                   burst of 6–20 in 15 min · bother 3",
        "Friday 20 November to Saturday 21 November: not logged",
        "Sunday 22 November: Quiet day · slept 7 h",
        "Monday 23 November",
        f"  08:00  {ids[2]}  Left lower eyelid           going since this morning",
    ]


def test_list_of_a_period(some: CommandLine) -> None:
    """Both days included; days of the period without entries are said."""
    lines = some.good("list", "--from", "fri", "--to", "yesterday").splitlines()
    assert lines[0].startswith("Friday 20 November to Saturday 21 November: not logged")
    assert [line[:6] for line in lines] == ["Friday", "Sunday"]
    assert len(some.listed()["episodes"]) == 3


def test_list_of_a_day_with_factors_only_says_so(cli: CommandLine) -> None:
    """Such a day is not a quiet one."""
    cli.good("checkin", "--sleep", "7")
    assert "twitches not logged · slept 7 h" in cli.good("list")


def test_an_empty_diary_says_what_to_do(cli: CommandLine) -> None:
    """And its JSON is empty lists."""
    assert 'twitchlog log "left calf"' in cli.good("list")
    assert cli.listed() == {"episodes": [], "checkins": []}


def test_a_period_that_ends_before_it_starts_is_refused(some: CommandLine) -> None:
    """In one sentence."""
    assert "before it starts" in some.bad("list", "--from", "today", "--to", "yesterday")


def test_edit_changes_only_what_is_given(some: CommandLine) -> None:
    """By the first characters of the id."""
    before = some.listed()["episodes"][1]
    some.good("edit", before["id"][:6], "--bother", "5", "--note", "worse later")
    after = some.listed()["episodes"][1]
    assert after.pop("updated") == "2026-11-23T19:42:00+01:00"
    assert after == before | {"bother": 5, "note": "worse later"}


def test_edit_clears_with_unknown_and_changes_place_time_and_mode(some: CommandLine) -> None:
    """A burst made single loses its count."""
    id = some.listed()["episodes"][1]["id"]
    some.good(
        "edit", id, "right", "calf", "--single", "--at", "2026-11-19 20:00", "--for", "unknown", "--bother", "unknown"
    )
    after = next(episode for episode in some.listed()["episodes"] if episode["id"] == id)
    assert after["sites"] == [{"site": "calf", "side": "right"}]
    assert after["started"] == "2026-11-19T20:00:00+01:00"
    assert after["mode"] == "single"
    assert not {"count", "duration_s", "bother"} & after.keys()


def test_edit_of_sleep_changes_the_day(some: CommandLine) -> None:
    """In the same change: one undo takes both back."""
    id = some.listed()["episodes"][2]["id"]
    some.good("edit", id, "--sleep", "5")
    assert some.listed()["checkins"][-1]["factors"] == {"sleep_h": 5}
    some.good("undo")
    assert [checkin["date"] for checkin in some.listed()["checkins"]] == ["2026-11-22"]
    assert "sleep_h" not in some.listed()["episodes"][2]


def test_edit_with_nothing_new_changes_nothing(some: CommandLine) -> None:
    """Not even the time of the last change."""
    before = some.listed()
    assert "Nothing to change" in some.good("edit", before["episodes"][1]["id"], "--bother", "3")
    assert some.listed() == before


@pytest.mark.parametrize(
    "arguments, part",
    [
        (("--bother", "12"), "0 to 10"),
        (("--at", "23:30"), "future"),
        (("--until", "2026-11-01 10:00"), "before the start"),
    ],
)
def test_edit_refuses_what_is_impossible(some: CommandLine, arguments: tuple[str, ...], part: str) -> None:
    """And changes nothing."""
    assert part in some.bad("edit", some.listed()["episodes"][1]["id"], *arguments)


def test_delete_several_and_undo(some: CommandLine) -> None:
    """One change; what was undone is said."""
    before = some.listed()
    ids = [episode["id"][:8] for episode in before["episodes"][:2]]
    assert some.good("delete", *ids) == "Deleted: 2 episodes\n"
    assert len(some.listed()["episodes"]) == 1
    assert some.good("undo") == "Undone: deleting 2 episodes\n"
    assert some.listed() == before


@pytest.mark.parametrize("command", [("delete",), ("edit",)])
@pytest.mark.parametrize("id, part", [("0000dead", "no episode"), ("ab", "too short"), ("", "too short")])
def test_an_id_that_fits_none_is_refused(some: CommandLine, command: tuple[str], id: str, part: str) -> None:
    """In one sentence; with several ids none is deleted."""
    extra = ("--bother", "1") if command == ("edit",) else ()
    assert part in some.bad(*command, id, *extra)


def test_ids_that_begin_alike_are_shown_longer_and_must_be_typed_longer(cli: CommandLine) -> None:
    """The list shows as much as delete needs."""
    from tests.factories import make_episode

    with_ids = [make_episode(id=f"same-start-{letter}") for letter in "ab"]
    diary = cli.diary()
    diary.add(*with_ids)
    diary.close()
    assert "same-start-a" in cli.good("list")
    assert "fits 2 episodes" in cli.bad("delete", "same-start")
    cli.good("delete", "same-start-a")
    assert cli.episode()["id"] == "same-start-b"


def test_nothing_to_undo_is_said(cli: CommandLine) -> None:
    """In one sentence."""
    assert cli.bad("undo") == "There is nothing to undo."


def test_undo_goes_further_back_each_time(some: CommandLine) -> None:
    """Until the diary is empty."""
    for _ in range(4):
        some.good("undo")
    assert some.listed() == {"episodes": [], "checkins": []}


def test_an_episode_on_a_quiet_day_ends_the_quiet_and_one_undo_takes_both_back(cli: CommandLine) -> None:
    """As a tap in the window does; what else the day knows stays."""
    cli.good("checkin", "--date", "yesterday", "--none", "--sleep", "7")
    result = cli("log", "left calf", "--at", "yesterday 21:30")
    assert result.stderr == "Note: Sunday 22 November is not noted as quiet any more.\n"
    (day,) = cli.listed()["checkins"]
    assert day["factors"] == {"sleep_h": 7} and "none" not in day
    cli.good("undo")
    assert cli.listed()["episodes"] == []
    assert cli.listed()["checkins"][0]["none"] is True


def test_a_day_that_only_said_quiet_is_gone_when_it_was_not(cli: CommandLine) -> None:
    """Nothing is left of it; an ongoing one ends the quiet of every day it spans."""
    for day in ("2 days ago", "yesterday", "today"):
        cli.good("checkin", "--date", day, "--none")
    cli.good("log", "left calf", "--ongoing", "--at", "yesterday 21:30", "--sleep", "6")
    days = {day["date"]: day for day in cli.listed()["checkins"]}
    assert set(days) == {"2026-11-21", "2026-11-22"}
    assert days["2026-11-21"]["none"] is True
    assert days["2026-11-22"]["factors"] == {"sleep_h": 6} and "none" not in days["2026-11-22"]


def test_an_edit_ends_the_quiet_of_the_day_it_moves_to_only(cli: CommandLine) -> None:
    """A day said to be quiet after its episode keeps that when something else of the episode changes."""
    cli.good("log", "left calf")
    cli.good("checkin", "--none")
    cli.good("checkin", "--date", "yesterday", "--none")
    id = cli.episode()["id"]
    cli.good("edit", id, "--bother", "3")
    assert [day["date"] for day in cli.listed()["checkins"]] == ["2026-11-22", "2026-11-23"]
    cli.good("edit", id, "--at", "yesterday 20:00")
    assert [day["date"] for day in cli.listed()["checkins"]] == ["2026-11-23"]


def test_what_was_saved_says_its_day_unless_it_is_today(cli: CommandLine) -> None:
    """So that "mon 21:30" can be seen to be last week's."""
    assert cli.good("log", "left calf", "--at", "9:00").startswith("Saved: left calf, 09:00  (id ")
    assert cli.good("log", "left calf", "--at", "mon 21:30").startswith("Saved: left calf, Mon 16 Nov, 21:30  (id ")
    assert "left calf, yesterday, 21:30" in cli.good("log", "left calf", "--at", "yesterday 21:30")


def test_only_what_was_typed_is_asked_about(cli: CommandLine) -> None:
    """An unusual day is pointed out once, not with every episode after it."""
    assert "Sleep 20\N{NO-BREAK SPACE}h" in cli("log", "left calf", "--sleep", "20").stderr
    assert cli("log", "left calf").stderr == ""


def test_an_edit_that_changes_nothing_says_so_in_both_languages(cli: CommandLine) -> None:
    """A program that asked for JSON gets JSON."""
    cli.good("log", "left calf")
    id = cli.episode()["id"]
    assert "Nothing to change" in cli.good("edit", id, "--single")
    assert orjson.loads(cli.good("edit", id, "--single", "--json"))["episodes"][0]["id"] == id
