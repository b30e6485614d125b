"""Nothing leaves the computer, and nothing lies about: no internet socket, no text in the log, no temporary file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from twitchlog.store import Diary

ROOT = Path(__file__).parents[1]
SECRET = "between me and my diary"
# Refuses internet sockets and name look-ups, and tells which temporary files were made.
WATCHED = """
import socket, sys
made = []

def watch(event, arguments):
    if event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        print("INTERNET", event, arguments[1:], flush=True)
        raise PermissionError("no internet socket may be opened")
    if event in ("socket.connect", "socket.bind", "socket.sendto") and isinstance(arguments[1], tuple):
        print("INTERNET", event, arguments[1], flush=True)
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        print("INTERNET", event, flush=True)
    if event in ("tempfile.mkstemp", "tempfile.mkdtemp"):
        made.append(str(arguments[0]))

sys.addaudithook(watch)
"""
SESSION = (
    WATCHED
    + """
from twitchlog.cli import run

folder, out = sys.argv[1:]
for line in (
    ["log", "left", "calf", "--note", "between me and my diary"],
    ["checkin", "--sleep", "7.5", "--drink", "Espresso"],
    ["list"], ["check"], ["backup"],
    ["export", out + "/all.json"], ["export", out + "/all.csv"], ["import", out + "/all.json"],
    ["report", "-o", out + "/visit.pdf", "--with-notes"],
    ["undo"], ["bin"],
):
    code = run(None, [*line, "--diary", folder])
    print("DONE", line[0], code, flush=True)
for name in made:
    print("MADE", name, flush=True)
"""
)
WINDOW = (
    WATCHED
    + """
from pathlib import Path
from tests.ui.display import ensure_display
ensure_display()
from twitchlog.ui import app

start = app.TwitchlogApp.on_start

def on_start(running):
    from kivy.clock import Clock
    start(running)
    for seconds, place in enumerate(("History", "Patterns", "Report", "More", "Today"), 1):
        Clock.schedule_once(lambda _, place=place: running.shell.go(place), seconds)
    Clock.schedule_once(lambda _: running.stop(), 7)

app.TwitchlogApp.on_start = on_start
from twitchlog.clock import SystemClock
from twitchlog.ui.window import open_window
print("DONE window", open_window(Path(sys.argv[1]), SystemClock()), flush=True)
"""
)


@pytest.fixture
def cli(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "diary")


def run(program: str, *arguments: object, **environment: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_whole_session_in_a_terminal_opens_no_internet_socket(tmp_path: Path) -> None:
    """Logging, exporting, the report: no socket but local ones, and every temporary file is gone afterwards."""
    (tmp_path / "out").mkdir()
    said = run(SESSION, tmp_path / "diary", tmp_path / "out")
    assert [line for line in said if line.startswith("INTERNET")] == []
    assert [line.split()[-1] for line in said if line.startswith("DONE")] == ["0"] * 11
    made = [Path(line.removeprefix("MADE ")) for line in said if line.startswith("MADE ")]
    assert len(made) > 2
    assert [path for path in made if path.exists()] == []


def test_a_session_in_the_window_opens_no_internet_socket(tmp_path: Path) -> None:
    """All five places are visited."""
    said = run(WINDOW, tmp_path / "diary")
    assert [line for line in said if line.startswith("INTERNET")] == []
    assert said[-1] == "DONE window 0"


def test_the_log_and_the_settings_hold_no_diary_text(cli: CommandLine, monkeypatch) -> None:
    """Also when something goes wrong inside twitchlog in the middle of an entry."""
    cli.good("log", "left calf", "--note", SECRET)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(SECRET)

    with monkeypatch.context() as patch:
        patch.setattr(Diary, "save_checkin", fail)
        assert "Something went wrong" in cli.bad("checkin", "--overall", "few", "--note", SECRET)
    log = (cli.folder / "twitchlog.log").read_text("utf-8")
    assert "RuntimeError" in log
    holding = {path.name for path in cli.folder.iterdir() if path.is_file() and SECRET in path.read_text("utf-8")}
    assert holding <= {"diary.json", "diary.journal"}


def test_every_file_beside_the_diary_is_for_its_owner_only(cli: CommandLine, tmp_path: Path) -> None:
    """The diary's own files, its backups, and what is exported."""
    cli.good("log", "left calf")
    for name in ("all.json", "all.csv"):
        cli.good("export", str(tmp_path / name))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 6
    assert [path.name for path in files if path.stat().st_mode & 0o077] == []


def test_names_of_backups_and_exports_name_nobody(cli: CommandLine) -> None:
    """A file's name is read by everyone who sees the folder."""
    from twitchlog.domain.person import Profile

    diary = cli.diary()
    diary.save_profile(Profile(name="Ada Lovelace"))
    diary.backups.make()
    diary.close()
    names = [path.name for path in cli.folder.rglob("*")]
    assert len(names) > 3
    assert [name for name in names if "ada" in name.casefold() or "lovelace" in name.casefold()] == []
