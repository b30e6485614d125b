"""twitchlog report, export, import, demo, and the window."""

import stat
import sys
from contextlib import closing
from pathlib import Path

import orjson
import pytest

from tests.cli.conftest import CommandLine
from twitchlog.cli import run
from twitchlog.exchange.made_up import write_made_up


@pytest.fixture
def year(cli: CommandLine) -> CommandLine:
    """A made-up year."""
    write_made_up(cli.folder, cli.clock)
    return cli


def test_export_equals_what_list_prints(year: CommandLine, tmp_path: Path) -> None:
    """The same records, in the same shape."""
    assert "Exported" in year.good("export", str(tmp_path / "all.json"))
    exported = orjson.loads((tmp_path / "all.json").read_bytes())
    listed = year.listed()
    assert len(listed["episodes"]) > 900
    assert {name: exported[name] for name in listed} == listed


def test_an_export_says_that_thresholds_are_not_in_it(cli: CommandLine, tmp_path: Path) -> None:
    """And what does."""
    with closing(cli.diary()) as diary:
        diary.set_threshold("caffeine_mg", 200)
    assert cli.good("export", str(tmp_path / "all.json")).splitlines() == [
        f"Exported 0 entries to {tmp_path / 'all.json'}",
        "Your threshold is not in it: the exchange format has no place for it. A backup holds it.",
    ]


def test_a_file_that_exists_is_kept_without_force(cli: CommandLine, tmp_path: Path) -> None:
    """And is nobody else's to read when written."""
    path = tmp_path / "all.json"
    path.write_text("mine")
    assert "exists already" in cli.bad("export", str(path))
    assert path.read_text() == "mine"
    cli.good("export", str(path), "--force")
    assert orjson.loads(path.read_bytes())["format"] == "twitchlog"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "name, part", [("all.txt", "must end in .json"), ("", "name"), ("none/all.json", "does not exist"), (".", ".json")]
)
def test_an_export_that_cannot_be_is_refused(cli: CommandLine, tmp_path: Path, name: str, part: str) -> None:
    """In one sentence."""
    assert part in cli.bad("export", str(tmp_path / name) if name else "")


def test_import_says_what_it_did_and_undo_takes_it_back(year: CommandLine, tmp_path: Path) -> None:
    """All of a file is one change."""
    path = tmp_path / "all.json"
    year.good("export", str(path))
    other = CommandLine(tmp_path / "other")
    count = sum(len(part) for part in orjson.loads(path.read_bytes()).values() if isinstance(part, list)) + 1
    assert other.good("import", str(path)) == f"{count:,} added, 0 changed, 0 unchanged.\n"
    assert other.good("import", str(path)) == f"0 added, 0 changed, {count:,} unchanged.\n"
    assert other.listed() == year.listed()
    other.good("undo")
    assert other.listed() == {"episodes": [], "checkins": []}


def test_a_bad_record_refuses_the_file_and_all_bad_ones_are_listed(cli: CommandLine, tmp_path: Path) -> None:
    """Each with its place and reason, exit code 1, nothing imported."""
    good = {"id": "good", "started": "2026-11-22T21:30:00+01:00", "mode": "single", "kind": "twitch"}
    good["sites"] = [{"site": "calf", "side": "left"}]  # type: ignore[assignment]
    bad = [good, good | {"id": "x", "bother": 11}, good | {"id": "y", "started": "2027-01-01T00:00:00+01:00"}]
    path = tmp_path / "bad.json"
    path.write_bytes(orjson.dumps({"format": "twitchlog", "version": 1, "episodes": bad}))
    lines = cli.bad("import", str(path)).splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == ["episode 2 (id x)", "episode 3 (id y)"]
    assert lines[-1] == "Nothing was imported. Correct this in the file, then import it again."
    assert "Bother must be" in lines[0]
    assert "future" in lines[1]


def test_a_row_typed_into_a_spreadsheet_is_imported_once(cli: CommandLine, tmp_path: Path) -> None:
    """What was taken for granted is noted; of a file with many problems the first are told."""
    path = tmp_path / "typed.csv"
    path.write_text("started;sites;bother\n20.11.2026 21:30;left calf;3\n")
    result = cli("import", str(path))
    assert (result.exit_code, result.stdout) == (0, "1 added, 0 changed, 0 unchanged.\n")
    assert result.stderr == "Note: 1 time without a UTC offset was taken as local here.\n"
    assert cli.good("import", str(path)) == "0 added, 0 changed, 1 unchanged.\n"
    path.write_text("date,overall\n" + "2026-11-20,x\n" * 1000)
    lines = cli.bad("import", str(path)).splitlines()
    assert (len(lines), lines[5]) == (7, "And 995 more.")


def test_unusual_values_of_a_file_are_noted(cli: CommandLine, tmp_path: Path) -> None:
    """They are imported as they are."""
    path = tmp_path / "much.json"
    checkins = [{"date": "2026-11-20", "factors": {"caffeine_mg": 2000}}]
    path.write_bytes(orjson.dumps({"format": "twitchlog", "version": 1, "checkins": checkins}))
    result = cli("import", str(path))
    assert result.exit_code == 0
    assert "Caffeine" in result.stderr


def test_report_makes_a_pdf(year: CommandLine, tmp_path: Path) -> None:
    """For the last 90 days, or for a period, on either paper."""
    path = tmp_path / "visit.pdf"
    assert "Report saved" in year.good("report", "-o", str(path))
    assert path.read_bytes().startswith(b"%PDF")
    assert "exists already" in year.bad("report", "-o", str(path))
    year.good("report", "-o", str(path), "--force", "--from", "2026-08-24", "--paper", "letter", "--with-notes")
    assert b"%%EOF" in path.read_bytes()[-32:]


@pytest.mark.parametrize(
    "arguments, part",
    [
        (("--from", "today", "--to", "yesterday"), "before it starts"),
        (("--to", "2026-12-24"), "future"),
        (("--from", "some day"), "some day"),
    ],
)
def test_a_report_of_an_impossible_period_is_refused(
    cli: CommandLine, tmp_path: Path, arguments: tuple[str, ...], part: str
) -> None:
    """And no file is made."""
    assert part in cli.bad("report", "-o", str(tmp_path / "visit.pdf"), *arguments)
    assert not (tmp_path / "visit.pdf").exists()


def test_without_a_command_the_window_opens(cli: CommandLine) -> None:
    """On the diary chosen."""
    cli.good()
    assert cli.window == [(cli.folder, False)]


def test_diary_is_accepted_before_and_after_the_command(cli: CommandLine, tmp_path: Path) -> None:
    """The later one wins."""
    cli.good("--diary", str(tmp_path / "a"), "log", "left calf")
    cli.good("log", "left calf", "--diary", str(tmp_path / "b"))
    assert "left calf" in cli.good("--diary", str(tmp_path / "b"), "list", "--diary", str(tmp_path / "a")).lower()
    assert cli.listed()["episodes"] == []


def test_demo_opens_a_made_up_year_in_a_folder_that_goes_with_the_window(tmp_path: Path) -> None:
    """Marked as made up; it takes no --diary."""
    cli = CommandLine(tmp_path / "mine")
    cli.look = lambda folder: seen.append((folder / "diary.json").exists())
    seen: list[bool] = []
    assert cli("demo").exit_code == 2
    from click.testing import CliRunner

    from twitchlog.cli.app import app
    from twitchlog.cli.session import Session

    result = CliRunner().invoke(app, ["demo"], obj=Session(cli.open_window, cli.clock))
    assert result.exit_code == 0, result.output
    ((folder, demo),) = cli.window
    assert demo
    assert seen == [True]
    assert not folder.exists()
    assert not cli.folder.exists()


def test_a_made_up_diary_stays_marked(year: CommandLine) -> None:
    """Also when it is opened by its folder."""
    year.good()
    assert year.window == [(year.folder, True)]


def test_something_that_is_no_diary_is_refused(cli: CommandLine, tmp_path: Path) -> None:
    """A file for a folder, and a folder with a foreign file: in one sentence, untouched."""
    (tmp_path / "file").write_text("hello")
    result = cli("list", "--diary", str(tmp_path / "file"))
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "diary.json").write_text("hello")
    result = cli("log", "left calf", "--diary", str(tmp_path / "folder"))
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert (tmp_path / "folder" / "diary.json").read_text() == "hello"


def test_what_goes_wrong_inside_is_written_to_the_log_only(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person gets one calm line that says where."""
    monkeypatch.setattr("twitchlog.store.Diary.undo", lambda self: 1 // 0)
    assert (
        cli.bad("undo") == f"Something went wrong inside twitchlog; what, is written in {cli.folder / 'twitchlog.log'}."
    )
    assert "ZeroDivisionError" in (cli.folder / "twitchlog.log").read_text()


def test_ctrl_c_stops_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """With the exit code shells expect."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("twitchlog.store.Diary.undo", interrupt)
    assert run(None, ["undo", "--diary", str(tmp_path)]) == 130
    assert capsys.readouterr().err.strip() == "Stopped."


def test_version(cli: CommandLine) -> None:
    """As other programs say it."""
    from twitchlog import __version__

    assert cli.good("--version") == f"twitchlog {__version__}\n"


def test_undoing_an_import_says_what_it_was(cli: CommandLine, tmp_path: Path) -> None:
    """Not only a file's name."""
    cli.good("log", "left calf")
    cli.good("export", str(tmp_path / "all.json"))
    cli.good("undo")
    cli.good("import", str(tmp_path / "all.json"))
    assert cli.good("undo") == "Undone: importing everything from all.json\n"
    assert cli.listed()["episodes"] == []
