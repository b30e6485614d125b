"""The command line as whole processes, as a shell starts it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def shell(tmp_path: Path):
    """Runs twitchlog in a process of its own, with a home of its own."""

    def run(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[bytes]":
        environment = {**os.environ, "HOME": str(tmp_path), "TWITCHLOG_DIARY": str(tmp_path / "diary"), **variables}
        environment["PYTHONPATH"] = str(Path(__file__).parents[2])
        return subprocess.run(
            [sys.executable, "-m", "twitchlog", *arguments], env=environment, capture_output=True, check=False
        )

    return run


def test_processes_share_the_diary_and_its_undo(shell) -> None:
    """What one saved the next lists, and a third takes back."""
    assert shell("log", "left calf").returncode == 0
    assert b"Left calf" in shell("list").stdout
    assert shell("undo").stdout.startswith(b"Undone: left calf")
    assert b"No entries yet" in shell("list").stdout


def test_errors_are_one_line_on_stderr_with_exit_code_1_and_wrong_usage_2(shell) -> None:
    """No traceback, nothing on stdout."""
    bad = shell("log", "calf")
    assert (bad.returncode, bad.stdout, bad.stderr.count(b"\n")) == (1, b"", 1)
    assert shell("log").returncode == 2


def test_a_terminal_without_unicode_gets_ascii(shell) -> None:
    """Never an error for a character."""
    shell("checkin", "--sleep", "6.5", "--note", "Füße")
    for variables in ({"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        done = shell("list", **variables)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"slept 6 h 30" in done.stdout.replace("\N{NO-BREAK SPACE}".encode(), b" ")
        done = shell("list", "--json", **variables)
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="argument bytes that are no text exist on POSIX only")
def test_argument_bytes_that_are_no_text_are_refused(shell, tmp_path: Path) -> None:
    """In one sentence."""
    done = shell("log", "left calf", "--note", os.fsdecode(b"\xff\xfe"))
    assert done.returncode == 1
    assert b"broken character" in done.stderr
    done = shell("export", os.fsdecode(os.fsencode(tmp_path) + b"/\xff.json"))
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_has_seen_enough_is_no_error(shell, tmp_path: Path) -> None:
    """`twitchlog list | head -1`."""
    from tests.clock import FrozenClock
    from twitchlog.exchange.made_up import write_made_up

    write_made_up(tmp_path / "diary", FrozenClock())
    command = f"{sys.executable} -m twitchlog list | head -1"
    environment = {
        **os.environ,
        "TWITCHLOG_DIARY": str(tmp_path / "diary"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run(command, shell=True, env=environment, capture_output=True, check=False)
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


LATE = ("kivy", "kivymd", "numpy", "matplotlib", "typst", "platformdirs", "logging", "difflib")


def test_a_log_entry_loads_nothing_it_does_not_need(shell, tmp_path: Path) -> None:
    """Not the window, the charts or the report: the reason it is quick."""
    code = (
        "import sys\nfrom twitchlog.cli import run\n"
        f"assert run(None, ['log', 'left calf']) == 0\nprint([name for name in {LATE} if name in sys.modules])"
    )
    environment = {
        **os.environ,
        "TWITCHLOG_DIARY": str(tmp_path / "diary"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
