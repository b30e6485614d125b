"""A disk that is full, fails or goes away: the person is told, memory and disk stay as they were."""

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.store.crashes import State, open_diary, state
from tests.store.makers import TODAY, episode
from tests.store.power import PowerFiles, Write
from twitchlog.store import CannotSave, Diary, DiaryError, notes
from twitchlog.store.files import Files
from twitchlog.store.format import JOURNAL
from twitchlog.store.journal import Journal
from twitchlog.store.line import Line, Op

WORK: list[Callable[[Diary], object]] = [
    lambda diary: diary.add(episode("b")),
    lambda diary: diary.save_checkin(TODAY, overall="few"),
    lambda diary: diary.undo(),
    lambda diary: diary.tidy_up(),
    lambda diary: diary.delete("a"),
]


def lived(files: PowerFiles) -> list[str]:
    """Do all the work, opening again where something fails; returns what was wrong."""
    wrong = []
    diary = opened_at_last(files)
    for number, work in enumerate(WORK):
        before = state(diary)
        try:
            work(diary)
        except CannotSave as error:
            told = "Everything saved before is kept" in error.message
            wrong += [] if told else [f"{number}: {error.message}"]
            wrong += [] if state(diary) == before else [f"{number}: not saved, but shown"]
            wrong += [] if on_disk(files) == before else [f"{number}: not saved, but on the disk"]
            diary = open_diary(files)
        wrong += [] if on_disk(files) == state(diary) else [f"{number}: the disk says something else"]
    return wrong


def opened_at_last(files: PowerFiles) -> Diary:
    try:
        return open_diary(files)
    except DiaryError:
        return open_diary(files)


def on_disk(files: PowerFiles) -> State:
    return state(open_diary(files.copy()))


def with_one_entry() -> PowerFiles:
    files = PowerFiles()
    diary = open_diary(files)
    diary.add(episode("a"))
    diary.close()
    return files


def steps_of_a_life() -> tuple[int, int]:
    files = with_one_entry()
    first = files.steps
    assert lived(files) == []
    return first, files.steps


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_whichever_call_fails_nothing_acknowledged_is_lost(code: int) -> None:
    """Every single file call of a short life fails once: full disk, broken disk, forbidden."""
    first, last = steps_of_a_life()
    for step in range(first + 1, last + 1):
        files = with_one_entry()
        files.fail[step] = code
        assert lived(files) == [], f"call {step}, {os.strerror(code)}"


def test_memory_that_runs_ahead_of_the_disk_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted bug 'apply before durable' is caught by the test above."""
    real = Journal.append

    def append(self: Journal, seq: int, ops: list[Op]) -> None:
        for memory in memories:
            memory.apply(Line(seq, tuple(ops)))
        real(self, seq, ops)

    memories = []
    files = with_one_entry()
    diary = open_diary(files)
    memories.append(diary._storage.memory)
    monkeypatch.setattr(Journal, "append", append)
    before = state(diary)
    files.fail = {files.steps + 1: errno.ENOSPC}
    with pytest.raises(CannotSave):
        diary.add(episode("b"))
    assert state(diary) != before


def test_a_full_disk_is_told_and_saving_works_again_when_there_is_room() -> None:
    files = with_one_entry()
    diary = open_diary(files)
    files.fail = {files.steps + 1: errno.ENOSPC}
    with pytest.raises(CannotSave, match="Not saved: the disk is full") as caught:
        diary.add(episode("b"))
    assert "Free some space" in caught.value.message
    diary.add(episode("b"))
    assert open_diary(files).count()["episodes"] == 2


def torn(files: PowerFiles, end: bytes) -> None:
    """Leave an end behind as a crash would."""
    journal = next(file for path, file in files.names.items() if path.name == JOURNAL)
    journal.do(Write(len(journal.data), end))


@pytest.mark.parametrize("call", [4, 5], ids=["making the file", "writing to it"])
def test_a_full_disk_does_not_keep_a_diary_with_a_torn_end_shut(call: int) -> None:
    """Nobody was told that line is saved, so it may go even where it can't be kept aside."""
    files = with_one_entry()
    torn(files, b"12345678 {")
    files.fail = {files.steps + call: errno.ENOSPC}
    diary = open_diary(files)
    assert [one.id for one in diary.episodes()] == ["a"]
    assert diary.notes == [notes.TORN]


def test_a_damaged_line_is_not_cut_off_before_it_is_kept() -> None:
    end = b"12345678 {}\n"
    for failing in range(1, 12):
        files = with_one_entry()
        torn(files, end)
        files.fail = {files.steps + failing: errno.ENOSPC}
        with suppress(DiaryError):
            open_diary(files)
        assert any(end in file.data for file in files.names.values())


def test_after_a_failed_sync_nothing_is_claimed_until_opened_again() -> None:
    """A second sync after a failed one can succeed without having written: what it says is not to be believed."""
    files = with_one_entry()
    diary = open_diary(files)
    files.fail = {files.steps + 2: errno.EIO}
    for _ in range(2):
        with pytest.raises(CannotSave, match="disk reported an error"):
            diary.add(episode("b"))
    assert [one.id for one in diary.episodes()] == ["a"]
    diary.close()
    again = open_diary(files)
    again.add(episode("b"))
    assert again.count()["episodes"] == 2


def test_a_folder_that_vanished_is_told(diary: Diary) -> None:
    diary.add(episode("a"))
    away = diary.folder.with_name("away")
    diary.folder.rename(away)
    with pytest.raises(CannotSave, match="is gone"):
        diary.add(episode("b"))
    with pytest.raises(DiaryError, match="is gone"):
        diary.refresh()
    assert [one.id for one in diary.episodes()] == ["a"]
    away.rename(diary.folder)
    diary.add(episode("b"))


def test_a_folder_replaced_by_an_empty_one_is_not_written_to(diary: Diary) -> None:
    """Its files are deleted ones by now: a line appended there would be gone."""
    diary.add(episode("a"))
    shutil.rmtree(diary.folder)
    diary.folder.mkdir()
    with pytest.raises(CannotSave, match="is gone"):
        diary.add(episode("b"))


@pytest.mark.parametrize(("code", "words"), [(errno.EACCES, "does not allow it"), (errno.EROFS, "can only be read")])
def test_a_folder_that_cannot_be_written_is_told(folder: Path, code: int, words: str) -> None:
    class ReadOnly(Files):
        def open(self, path: Path, *, new: bool = False) -> int:
            raise OSError(code, os.strerror(code), str(path))

    Diary.open(folder, FrozenClock()).close()
    with pytest.raises(DiaryError, match=words) as caught:
        Diary.open(folder, FrozenClock(), files=ReadOnly())
    assert "Nothing was changed" in caught.value.message


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(DiaryError, match="could not be opened"):
        Diary.open(tmp_path / "file", FrozenClock())
