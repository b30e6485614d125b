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
    assert shell("undo").stdout.startswith(b"Undone: saving left calf")
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


def test_wrong_usage_is_one_line_that_says_where_to_read_more(shell) -> None:
    """Not click's four."""
    done = shell("checkin", "--none", "--overall", "few")
    assert done.returncode == 2
    assert done.stderr == b"Give --none or --overall, not both. See twitchlog checkin --help.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes and redirects the streams")
@pytest.mark.parametrize("unbuffered", ["1", ""])
@pytest.mark.parametrize("command", ["list", "list --json", "--help"])
def test_a_reader_that_is_gone_and_a_closed_output_are_no_error(tmp_path: Path, command: str, unbuffered: str) -> None:
    """As with `twitchlog list | head -1`; a closed output is none either."""
    twitchlog = f"{sys.executable} -m twitchlog --diary {tmp_path / 'diary'}"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUNBUFFERED": unbuffered}
    for line in (f"{{ {twitchlog} {command}; echo $? >&2; }} | true", f"{twitchlog} {command} >&-; echo $? >&2"):
        done = subprocess.run(["sh", "-c", line], env=environment, capture_output=True, check=False)
        assert done.stderr == b"0\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("unbuffered", ["1", ""])
def test_output_to_a_full_disk_is_said(shell, unbuffered: str) -> None:
    """In one line, with exit code 1; and errors that nobody can read don't become others."""
    shell("log", "left calf")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUNBUFFERED": unbuffered}
    with open("/dev/full", "w") as full:
        run = [sys.executable, "-m", "twitchlog", "--version"]
        done = subprocess.run(run, env=environment, stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 1
        assert done.stderr == b"The output could not be written: No space left on device.\n"
        run = [sys.executable, "-m", "twitchlog", "nonsense"]
        assert subprocess.run(run, env=environment, stderr=full, check=False).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that someone is in")
@pytest.mark.parametrize("arguments", [("--diary", "x", "list"), ("export", "x.json"), ("report", "-o", "x.pdf")])
def test_in_a_folder_that_is_gone_a_short_path_is_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """In one sentence; it can't be told what it means."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TWITCHLOG_DIARY": str(tmp_path / "d")}
    line = 'mkdir gone; cd gone; rmdir ../gone; "$@"'
    run = ["sh", "-c", line, "sh", sys.executable, "-m", "twitchlog", *arguments]
    done = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"It can't be told where x")
    assert done.stderr.count(b"\n") == 1


def test_a_home_nobody_has_is_refused(shell) -> None:
    """A ~ that stands for nobody."""
    for arguments in (("--diary", "~nobody-of-that-name/d", "list"), ("export", "~nobody-of-that-name/d.json")):
        done = shell(*arguments)
        assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
        assert b"there is no such user" in done.stderr


def test_a_name_too_long_is_refused(shell, tmp_path: Path) -> None:
    """As any other file that can't be written."""
    done = shell("export", str(tmp_path / ("a" * 300 + ".json")))
    assert done.returncode == 1
    assert b"could not be written" in done.stderr and b"inside" not in done.stderr
