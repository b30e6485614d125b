"""The whole way, by touches only: from a tap to the printed page, and from there to the command line and back."""

import json
import subprocess
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner

from tests.factories import LEFT_CALF, make_episode
from twitchlog.cli.app import app as commands
from twitchlog.cli.session import Session
from twitchlog.domain.places import Place
from twitchlog.store import Diary

NBSP = "\N{NO-BREAK SPACE}"
TRICEPS = Place("arm_upper_back", "right")


@pytest.fixture
def diary(tmp_path, clock):
    """Four days with a twitch in the left calf, so that it is a usual place and there is something to draw."""
    diary = Diary.open(tmp_path / "diary", clock)
    diary.add(*(make_episode(f"2026-11-{day}T21:30:00+01:00", places=(LEFT_CALF,)) for day in (19, 20, 21, 22)))
    yield diary
    diary.close()


def log_with_details(pilot):
    """Choose a region on the drawing, go on to the sheet, and note a burst there."""
    pilot.tap("Body map")
    back = pilot.find("Back of the body")
    pilot.tap_at(*back.to_window(*back.point_of("back.upper_arm.right")), lands_on=back)
    pilot.tap("Details of what is chosen")
    for choice in ("Burst", "6–20", f"15{NBSP}min", f"30{NBSP}min ago"):
        pilot.tap(choice)
    pilot.choose("Bother", 3)
    pilot.tap("Save")


def note_the_day(pilot):
    """Two espressos, sleep, stress, and that it twitched a few times; once the messages no longer lie over it."""
    pilot.wait(40)
    pilot.tap("Add a drink")
    pilot.tap(next(name for name in pilot.names() if name.startswith("Espresso")))
    pilot.tap("More espresso")
    pilot.tap("More sleep")
    pilot.choose("Stress", 4)
    pilot.tap("Few")


def edit_the_burst(pilot, diary):
    """From the list of days, open the burst and change how much it bothered."""
    pilot.tap("History")
    row = next(name for name in pilot.names() if name.startswith("Right back of upper arm"))
    pilot.tap(row)
    pilot.choose("Bother", 5)
    pilot.tap("Save")
    assert [e.bother for e in diary.episodes() if e.places == (TRICEPS,)] == [5]


def save_the_report(pilot, path):
    """Make the PDF where the dialog is told to."""
    pilot.tap("Report")
    pilot.tap("Save as PDF")
    pilot.type("Save to", str(path))
    pilot.tap("Save")
    pilot.until(lambda: path.exists() and pilot.shows("Saved:"), real=60)


def test_from_a_tap_to_the_printed_page(fly, diary, clock, tmp_path):
    """Log by chip, by body map with details, end an ongoing one, undo, edit, check in, see the charts, make the PDF."""
    lid = Place("eyelid_lower", "left")
    diary.add(make_episode("2026-11-23T07:15:00+01:00", mode="ongoing", places=(lid,)))
    pilot = fly()

    pilot.tap("Patterns")
    pilot.until(lambda: all(drawn(pilot)), real=60)
    before = drawn(pilot)
    pilot.tap("Today")
    pilot.tap("Left calf")
    assert pilot.shows("Saved: left calf, 19:42")
    pilot.tap("Undo")
    assert not any(e.started == clock.now() for e in diary.episodes())
    pilot.tap("Left calf")

    log_with_details(pilot)
    pilot.tap("Stop left lower eyelid")
    assert not diary.ongoing()
    note_the_day(pilot)
    edit_the_burst(pilot, diary)

    burst = next(e for e in diary.episodes() if e.places == (TRICEPS,))
    assert (burst.mode, burst.count, burst.duration_s) == ("burst", "6-20", 900)
    checkin = diary.checkin(clock.now().date())
    assert checkin.caffeine_mg == 126 and checkin.overall == "few" and checkin.factors["stress"] == 4

    pilot.tap("Patterns")
    pilot.until(lambda: not set(drawn(pilot)) & {*before, ""}, real=60)  # all three tell something new
    assert "Right back of upper arm 1" in drawn(pilot)[2]

    page = tmp_path / "visit.pdf"
    save_the_report(pilot, page)
    words = " ".join(subprocess.run(["pdftotext", "-layout", page, "-"], capture_output=True, text=True).stdout.split())
    for said in ("Right back of upper arm", "Left calf", "Left lower eyelid", "Logged 5 of 5 days", "Bother 5 of 10"):
        assert said.replace(NBSP, " ") in words.replace(NBSP, " "), said

    as_the_command_line_has_it(diary, clock, tmp_path)


def drawn(pilot):
    """What the first three charts say of themselves; "" for one not drawn yet."""
    much, when, where = pilot.app.shell.screen.cards
    charts = (much.ids.chart, when.ids.chart, where._body.ids.chart)
    return [chart.value if chart.drawn else "" for chart in charts]


def as_the_command_line_has_it(diary, clock, tmp_path: Path):
    """What the window logged is what `list` and `export` say; an import elsewhere exports the same bytes."""
    diary.tidy_up()

    def twitchlog(*arguments):
        session = Session(open_window=lambda *_, **__: 0, clock=clock, chosen=None)
        result = CliRunner().invoke(commands, list(map(str, arguments)), obj=session)
        assert result.exit_code == 0, result.output
        return result.stdout

    first, second = tmp_path / "first.json", tmp_path / "second.json"
    listed = json.loads(twitchlog("list", "--json", "--diary", diary.folder))
    twitchlog("export", first, "--diary", diary.folder)
    exported = orjson.loads(first.read_bytes())
    assert listed == {"episodes": exported["episodes"], "checkins": exported["checkins"]}
    assert len(listed["episodes"]) == 7

    twitchlog("import", first, "--diary", tmp_path / "other")
    clock.move(minutes=1)
    twitchlog("export", second, "--diary", tmp_path / "other")
    lines = (first.read_bytes().splitlines(), second.read_bytes().splitlines())
    differing = [(one, other) for one, other in zip(*lines, strict=True) if one != other]
    assert len(differing) == 1 and b'"exported"' in differing[0][0]
