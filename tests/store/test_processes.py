"""Several programs on one diary: each sees what the other saved, ids never clash, and nobody waits for the dead."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.store.makers import TODAY, episode
from twitchlog.store import Change, Diary, DiaryBusy
from twitchlog.store.format import LOCK
from twitchlog.store.lock import FileLock

WRITES = 700
ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
from tests.clock import FrozenClock
from tests.store.makers import episode
from twitchlog.store import Diary

folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
diary = Diary.open(folder, FrozenClock())
for number in range(count):
    diary.add(episode(f"{name}{number}"))
    print(number, flush=True)
    if number % 20 == 7:
        diary.tidy_up()
    if number % 10 == 3:
        diary.close()
        diary = Diary.open(folder, FrozenClock())
diary.close()
"""
HOLDER = """
import sys, time
from pathlib import Path
from twitchlog.store.lock import FileLock

with FileLock(Path(sys.argv[1])).held():
    print("held", flush=True)
    time.sleep(60)
"""


def started(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_windows_and_command_line_write_at_once(folder: Path, clock: FrozenClock, tell: Callable[[str], None]) -> None:
    """Three programs, thousands of writes, tidying up and reopening between them: all is there, and told once."""
    diary = Diary.open(folder, clock)
    told: list[Change] = []
    diary.listen(told.append)
    writers = [started(WRITER, folder, name, WRITES) for name in "ab"]
    mine = 0
    while any(writer.poll() is None for writer in writers):
        diary.refresh()
        if mine < WRITES:
            diary.add(episode(f"c{mine}"))
            mine += 1
        else:
            time.sleep(0.005)
    assert [writer.wait() for writer in writers] == [0, 0]
    for writer in writers:
        writer.communicate()
    diary.refresh()
    expected = {f"{name}{number}" for name in "ab" for number in range(WRITES)} | {f"c{n}" for n in range(mine)}
    assert {one.id for one in diary.episodes()} == expected
    assert diary.count()["episodes"] == 2 * WRITES + mine
    assert all(change.kinds == {"episodes"} and change.days == {TODAY} for change in told)
    assert diary.notes == []
    diary.close()
    tell(f"processes: {2 * WRITES + mine:,} interleaved writes of three programs, none lost, none twice")


def test_what_a_killed_process_was_told_is_saved(folder: Path, clock: FrozenClock) -> None:
    writer = started(WRITER, folder, "a", 10_000)
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline() for _ in range(25)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += writer.communicate()[0].splitlines()
    diary = Diary.open(folder, clock)
    assert len(acknowledged) <= diary.count()["episodes"] <= len(acknowledged) + 1
    diary.close()


def test_news_of_another_handle_are_told(folder: Path, clock: FrozenClock) -> None:
    window, terminal = Diary.open(folder, clock), Diary.open(folder, clock)
    told: list[Change] = []
    window.listen(told.append)
    assert window.refresh() is None
    saved = terminal.add(episode())
    assert window.refresh() == saved
    assert told == [saved]
    assert window.refresh() is None
    terminal.tidy_up()
    assert window.refresh() is None
    saved = terminal.save_checkin(TODAY, none=True)
    terminal.tidy_up()
    assert window.refresh() == saved
    assert window.checkin(TODAY) == terminal.checkin(TODAY)
    terminal.close()
    window.close()


def test_news_found_while_writing_are_told_too(folder: Path, clock: FrozenClock) -> None:
    window, terminal = Diary.open(folder, clock), Diary.open(folder, clock)
    told: list[Change] = []
    window.listen(told.append)
    theirs = terminal.add(episode("theirs"))
    mine = window.add(episode("mine"))
    assert told == [theirs, mine]
    assert {one.id for one in window.episodes()} == {"theirs", "mine"}
    terminal.close()
    window.close()


def test_a_lock_held_by_another_process_is_waited_for_then_told(tmp_path: Path) -> None:
    holder = started(HOLDER, tmp_path / LOCK)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    lock = FileLock(tmp_path / LOCK, patience_s=0.05)
    with pytest.raises(DiaryBusy, match="busy"), lock.held():
        pass
    holder.kill()
    holder.communicate()
    with lock.held():
        assert (tmp_path / LOCK).exists()
    lock.close()


def test_a_deleted_lock_file_does_not_let_two_in(tmp_path: Path) -> None:
    """Each would hold a lock: one on the deleted file, one on its successor."""
    first, second = (FileLock(tmp_path / LOCK, patience_s=0.05) for _ in range(2))
    (tmp_path / LOCK).unlink()
    with first.held(), pytest.raises(DiaryBusy), second.held():
        pass
    with second.held():
        assert (tmp_path / LOCK).exists()
    first.close()
    second.close()
