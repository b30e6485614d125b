"""Whole sessions in a process of their own: nothing goes out, nothing stays behind, and the end is an orderly one."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.ui.broken import damage_journal, write_diary
from tests.ui.story import COPIED, SECRET
from twitchlog.store import Diary

# The real program; whoever would sit before it closes the window a second after it opened.
PROGRAM = """
import sys
from twitchlog.ui import window
has_window = window.has_window
def then_close():  # called when Kivy is prepared
    from twitchlog.ui.app import TwitchlogApp
    from kivy.clock import Clock
    start = TwitchlogApp.on_start
    def on_start(app):
        start(app)
        shown = lambda: app.shell.place or type(app.shell.page).__name__
        Clock.schedule_once(lambda _: (print("shows", shown()), app.stop()), 1)
    TwitchlogApp.on_start = on_start
    return has_window()
window.has_window = then_close
from twitchlog.__main__ import main
sys.exit(main())
"""


def run(*arguments: str, home: Path, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run Python with its temporary files and its home in a folder of the test; `before` are words before it."""
    (home / "tmp").mkdir(exist_ok=True)
    environment = dict(os.environ) | {"HOME": str(home), "TMPDIR": str(home / "tmp"), "KIVY_HOME": str(home / "kivy")}
    root = Path(__file__).parents[2]
    return subprocess.run(
        [*before, sys.executable, *arguments],
        env=environment,
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of somebody who had a session of use."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def told(home: Path) -> dict[str, object]:
    """What that session says of itself."""
    done = run("-m", "tests.ui.story", str(home), home=home)
    assert done.returncode == 0, done.stderr
    assert SECRET not in done.stdout + done.stderr
    told: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_no_socket_of_the_internet_is_opened(told: dict[str, list[int]]) -> None:
    """Neither by Python nor by a library below it, and no name is looked up."""
    assert {socket.AF_INET, socket.AF_INET6}.isdisjoint(told["families"])
    assert told["addresses"] == []
    assert told["net"] == []


def test_the_clipboard_holds_what_was_copied(told: dict[str, str]) -> None:
    """And nothing of the diary."""
    assert told["clipboard"] == COPIED


def test_what_was_written_is_in_the_diary_and_where_it_was_sent_only(told: dict[str, object], home: Path) -> None:
    """No log, no temporary file, nothing of Kivy's holds it; what holds it can be read by its owner only."""
    assert told
    holds = [path for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    inside = {path for path in holds if (home / "diary") in path.parents}
    assert {path.name for path in holds if path not in inside} == {"out.json"}
    assert {path.name for path in inside if path.parent == home / "diary"} <= {"diary.json", "diary.journal"}
    assert {path.stat().st_mode & 0o077 for path in inside} == {0}
    assert list((home / "tmp").rglob("twitchlog*")) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A diary of some days, long ago, whatever day it is when this runs."""
    write_diary(tmp_path / "diary", FrozenClock("2020-03-23T19:42:00"))
    return tmp_path / "diary"


def test_the_program_opens_backs_up_and_ends(folder: Path, tmp_path: Path) -> None:
    """The day's backup is there when it has ended, and the next start finds nothing wrong."""
    done = run("-c", PROGRAM, "--diary", str(folder), home=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "shows Today\n", "")
    assert len(list((folder / "backups").glob("twitchlog-*.json"))) == 2
    diary = Diary.open(folder, FrozenClock())
    assert diary.notes == []
    diary.close()


def test_the_program_opens_on_a_damaged_diary(folder: Path, tmp_path: Path) -> None:
    """In the same window; nothing on the disk is touched but its own log and settings."""
    damage_journal(folder)
    before = {name: (folder / name).read_bytes() for name in ("diary.json", "diary.journal")}
    done = run("-c", PROGRAM, "--diary", str(folder), home=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "shows StartPage\n", "")
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_the_program_opens_where_no_diary_can_be(tmp_path: Path) -> None:
    """A file stands in the folder's place: a page says so, and the file stays."""
    (tmp_path / "diary").write_text("mine")
    done = run("-c", PROGRAM, "--diary", str(tmp_path / "diary"), home=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "shows StartPage\n", "")
    assert (tmp_path / "diary").read_text() == "mine"
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no mode there")
@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_the_program_opens_where_it_is_not_allowed_to(folder: Path, tmp_path: Path, mode: int) -> None:
    """In a folder that can only be read, and in one that can't even be looked into: a page, and nothing is changed."""
    without_powers: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may do everything, and there is no setpriv to take that away")
        without_powers = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner")
    before = {name: (folder / name).read_bytes() for name in ("diary.json", "diary.journal")}
    for name in before:
        (folder / name).chmod(0o400)
    folder.chmod(mode)
    try:
        done = run("-c", PROGRAM, "--diary", str(folder), home=tmp_path, before=without_powers)
    finally:
        folder.chmod(0o700)
    assert (done.returncode, done.stdout, done.stderr) == (0, "shows StartPage\n", "")
    assert {name: (folder / name).read_bytes() for name in before} == before
