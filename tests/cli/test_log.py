"""twitchlog log: an episode from a terminal."""

import orjson
import pytest

from tests.cli.conftest import CommandLine


def test_a_place_alone_saves_a_single_twitch_now(cli: CommandLine) -> None:
    """The quickest entry."""
    said = cli.good("log", "left lower eyelid")
    assert said.startswith("Saved: left lower eyelid, 19:42  (id ")
    episode = cli.episode()
    assert episode["started"] == "2026-11-23T19:42:00+01:00"
    assert episode["sites"] == [{"site": "eyelid_lower", "side": "left"}]
    assert (episode["mode"], episode["kind"]) == ("single", "twitch")
    assert episode.keys() == {"id", "started", "mode", "kind", "sites", "created"}


def test_the_whole_example_of_the_design(cli: CommandLine) -> None:
    """Every option of the design's line ends in its field."""
    cli.good(
        *("log", "left lower eyelid", "--at", "yesterday 21:30", "--for", "30s", "--burst", "6-20", "--bother", "3"),
        *("--note", "after the run", "--caffeine", "190", "--sleep", "6.5", "--stress", "4"),
    )
    episode = cli.episode()
    expected = {
        "started": "2026-11-22T21:30:00+01:00",
        "mode": "burst",
        "duration_s": 30,
        "count": "6-20",
        "bother": 3,
        "note": "after the run",
        "caffeine_mg": 190,
        "sleep_h": 6.5,
        "stress": 4,
    }
    assert {name: episode[name] for name in expected} == expected


def test_other_fields(cli: CommandLine) -> None:
    """Kind, contexts, symptoms, whether it could be seen."""
    cli.good(
        *("log", "calf right", "--kind", "cramp", "--context", "in bed", "--context", "at rest"),
        *("--symptom", "pain", "--not-visible"),
    )
    episode = cli.episode()
    assert episode["kind"] == "cramp"
    assert episode["contexts"] == ["in bed", "at rest"]
    assert episode["symptoms"] == ["pain"]
    assert episode["visible"] is False


def test_with_a_duration_only_it_ended_now(cli: CommandLine) -> None:
    """As the design says."""
    cli.good("log", "left calf", "--for", "1h30")
    assert cli.episode()["started"] == "2026-11-23T18:12:00+01:00"
    assert cli.episode()["duration_s"] == 5400


def test_a_duration_over_a_clock_change_keeps_its_length(cli: CommandLine) -> None:
    """The start has the offset in force then, and the end is now."""
    cli.clock = type(cli.clock)("2026-10-25T03:30:00+01:00")
    cli.good("log", "left calf", "--for", "2h")
    assert cli.episode()["started"] == "2026-10-25T02:30:00+02:00"


def test_ongoing_goes_on_until_it_is_given_a_length(cli: CommandLine) -> None:
    """An ongoing episode has no duration until it ends."""
    cli.good("log", "left lower eyelid", "--ongoing", "--at", "08:00")
    episode = cli.episode()
    assert episode["mode"] == "ongoing"
    assert "duration_s" not in episode
    assert "going since this morning" in cli.good("list")
    cli.good("edit", episode["id"], "--until", "now")
    assert cli.episode()["duration_s"] == 11 * 3600 + 42 * 60


@pytest.mark.parametrize(
    "places",
    [("left calf, right front of thigh",), ("left calf", "right front of thigh"), ("left", "calf,", "quad", "right")],
)
def test_several_places_with_commas_or_as_arguments(cli: CommandLine, places: tuple[str, ...]) -> None:
    """One episode at several places, also where the shell took the words apart."""
    cli.good("log", *places)
    assert cli.episode()["sites"] == [{"site": "calf", "side": "left"}, {"site": "thigh_front", "side": "right"}]


def test_a_place_of_several_words_needs_no_quotes(cli: CommandLine) -> None:
    """`twitchlog log left calf` is what people type."""
    cli.good("log", "left", "calf")
    assert cli.episode()["sites"] == [{"site": "calf", "side": "left"}]


def test_the_three_factors_come_from_the_day(cli: CommandLine) -> None:
    """Caffeine is that of the drinks so far; what is typed wins."""
    cli.good("checkin", "--sleep", "7", "--stress", "2", "--drink", "Espresso @08:00", "--drink", "Black tea @16:00")
    cli.good("log", "left calf", "--at", "12:00")
    cli.good("log", "left calf", "--at", "18:00", "--stress", "9")
    first, second = cli.listed()["episodes"]
    assert (first["caffeine_mg"], first["sleep_h"], first["stress"]) == (63, 7, 2)
    assert (second["caffeine_mg"], second["sleep_h"], second["stress"]) == (111, 7, 9)


def test_sleep_given_with_an_episode_changes_the_day_and_undo_takes_both_back(cli: CommandLine) -> None:
    """One change, one undo."""
    cli.good("checkin", "--sleep", "7", "--stress", "2")
    cli.good("log", "left calf", "--sleep", "6h30")
    (checkin,) = cli.listed()["checkins"]
    assert checkin["factors"] == {"sleep_h": 6.5, "stress": 2}
    cli.good("undo")
    assert cli.listed()["episodes"] == []
    assert cli.listed()["checkins"][0]["factors"] == {"sleep_h": 7, "stress": 2}


def test_unknown_leaves_a_prefilled_factor_out(cli: CommandLine) -> None:
    """The day knows, but the person does not want it on the episode."""
    cli.good("checkin", "--stress", "2")
    cli.good("log", "left calf", "--stress", "unknown")
    assert "stress" not in cli.episode()


def test_json_prints_what_was_saved(cli: CommandLine) -> None:
    """In the exchange shape."""
    printed = orjson.loads(cli.good("log", "left calf", "--json"))
    assert printed == {"episodes": [cli.episode()], "checkins": []}


def test_unusual_values_are_kept_and_noted_on_stderr(cli: CommandLine) -> None:
    """Nothing is clamped, nothing refused that is possible."""
    result = cli("log", "left calf", "--caffeine", "2000")
    assert result.exit_code == 0
    assert "Caffeine" in result.stderr
    assert cli.episode()["caffeine_mg"] == 2000


def test_a_note_of_a_megabyte_is_kept_whole_and_shown_shortened(cli: CommandLine) -> None:
    """As the issue asks. (A terminal's own limit for one argument is lower; files have none.)"""
    words = "a long story " * 80_000
    cli.good("log", "left calf", "--note", words)
    assert cli.episode()["note"] == words
    assert max(map(len, cli.good("list").splitlines())) < 200


def test_a_note_cannot_steer_the_terminal(cli: CommandLine) -> None:
    """Escape sequences are kept in the diary and left out of the list."""
    cli.good("log", "left calf", "--note", "\x1b[2Jgone")
    assert cli.episode()["note"] == "\x1b[2Jgone"
    assert "\x1b" not in cli.good("list")


BAD = [
    (("log", "calf"), ("Calf", "left, right or both")),
    (("log", "left clf"), ("left clf", "left calf")),
    (("log", "left elbo", "right calf"), ("elbo",)),
    (("log", "xyzzy"), ("xyzzy",)),
    (("log", ""), ("Place",)),
    (("log", "left calf", "--at", "25:00"), ("25:00",)),
    (("log", "left calf", "--at", "tomorrow"), ("tomorrow",)),
    (("log", "left calf", "--at", "23:00"), ("Start", "future")),
    (("log", "left calf", "--at", "19:00", "--for", "2h"), ("End", "future")),
    (("log", "left calf", "--at", "19:00", "--until", "18:00"), ("End", "before the start")),
    (("log", "left calf", "--for", "-5m"), ("Duration", "negative")),
    (("log", "left calf", "--for", "30"), ("Duration", "unit")),
    (("log", "left calf", "--for", "soon"), ("Duration", "soon")),
    (("log", "left calf", "--bother", "11"), ("Bother", "0 to 10", "11")),
    (("log", "left calf", "--bother", "-1"), ("Bother", "0 to 10", "-1")),
    (("log", "left calf", "--bother", "2.5"), ("Bother", "whole", "2.5")),
    (("log", "left calf", "--bother", "much"), ("Bother", "much")),
    (("log", "left calf", "--bother", "nan"), ("Bother", "nan")),
    (("log", "left calf", "--stress", "inf"), ("Stress", "inf")),
    (("log", "left calf", "--caffeine", "-3"), ("Caffeine", "-3")),
    (("log", "left calf", "--caffeine", "lots"), ("Caffeine", "lots", "20,000 mg")),
    (("log", "left calf", "--caffeine", "20001"), ("Caffeine", "20,000")),
    (("log", "left calf", "--sleep", "25"), ("Sleep", "24", "25")),
    (("log", "left calf", "--sleep", "long"), ("Sleep", "long")),
    (("log", "left calf", "--burst", "7"), ("How many", "6-20", "7")),
    (("log", "left calf", "--kind", "spasm"), ("Kind", "cramp", "spasm")),
    (("log", "left calf", "--context", "on Mars"), ("on Mars",)),
    (("log", "left calf", "--note", "\udcff"), ("Note", "character")),
]


@pytest.mark.parametrize("arguments, parts", BAD, ids=[" ".join(case[0])[:60] for case in BAD])
def test_bad_input_gets_one_plain_sentence_and_nothing_is_written(
    cli: CommandLine, arguments: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    """It names the field, the value and what is allowed."""
    said = cli.bad(*arguments)
    assert len(said.splitlines()) == 1
    assert all(part in said for part in parts), said


@pytest.mark.parametrize(
    "arguments",
    [
        ("log",),
        ("log", "left calf", "--burst", "2-5", "--ongoing"),
        ("log", "left calf", "--for", "5m", "--until", "now"),
        ("log", "left calf", "--until", "now"),
        ("log", "left calf", "--frobnicate"),
        ("frobnicate",),
        ("edit", "abcd"),
        ("checkin",),
        ("checkin", "--none", "--overall", "few"),
        ("report",),
        ("report", "-o", "a.pdf", "--paper", "a5"),
        ("export",),
    ],
)
def test_wrong_usage_has_exit_code_2(cli: CommandLine, arguments: tuple[str, ...]) -> None:
    """In click's own manner."""
    result = cli(*arguments)
    assert result.exit_code == 2
    assert "Error" in result.stderr


@pytest.mark.parametrize(
    "typed, field, kept",
    [
        (("--burst", "6–20"), "count", "6-20"),  # as the list shows it
        (("--burst", "over 100"), "count", ">100"),
        (("--burst", "> 100"), "count", ">100"),
        (("--burst", "Uncounted"), "count", "uncounted"),
        (("--kind", "Cramp"), "kind", "cramp"),
        (("--context", "In bed"), "contexts", ["in bed"]),
        (("--symptom", "weakness"), "symptoms", ["weakness: could not do something I normally can"]),
        (("--symptom", "fever", "--symptom", "Pain"), "symptoms", ["fever, sweating, diarrhoea or agitation", "pain"]),
    ],
)
def test_words_in_any_case_or_by_their_beginning(
    cli: CommandLine, typed: tuple[str, ...], field: str, kept: object
) -> None:
    """The words of the vocabulary are long; what is shown may be typed."""
    cli.good("log", "left calf", *typed)
    assert cli.episode()[field] == kept


@pytest.mark.parametrize("typed", [("--context", "a"), ("--context", ""), ("--burst", "2"), ("--kind", "")])
def test_a_beginning_that_fits_several_or_all_is_refused(cli: CommandLine, typed: tuple[str, ...]) -> None:
    """Nothing is guessed."""
    assert "must be one of" in cli.bad("log", "left calf", *typed)
