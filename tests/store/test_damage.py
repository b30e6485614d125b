"""Damage is found and said: no flipped byte, no cut and no missing file ever passes for a whole diary."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.store.makers import episode, told
from twitchlog.store import DamagedDiary, Diary, NewerDiary, notes
from twitchlog.store.format import FORMAT, JOURNAL, MARK, SNAPSHOT, TORN
from twitchlog.store.snapshot import Snapshot, encode
from twitchlog.store.storage import JournalStorage
from twitchlog.store.tables import Database

CLOCK = FrozenClock()


def copies(folder: Path, name: str, changed: Iterator[bytes]) -> Iterator[Path]:
    """The diary again and again, each time with other bytes in one file."""
    target = folder.with_name("copy")
    for data in changed:
        shutil.copytree(folder, target)
        (target / name).write_bytes(data)
        yield target
        shutil.rmtree(target)


def flips(data: bytes) -> Iterator[bytes]:
    for place in range(len(data)):
        yield data[:place] + bytes([data[place] ^ (1 << place % 8)]) + data[place + 1 :]


@pytest.mark.parametrize("name", [SNAPSHOT, JOURNAL])
def test_every_flipped_byte_is_told(small: Path, name: str) -> None:
    """Whichever byte of whichever file changes, opening refuses or leaves a note."""
    for copy in copies(small, name, flips((small / name).read_bytes())):
        error, said, _ = told(copy)
        assert error in ("DamagedDiary", "")
        assert said


def test_a_flip_in_the_newest_line_costs_that_line_only(small: Path) -> None:
    data = (small / JOURNAL).read_bytes()
    start = data.rindex(b"\n", 0, -1) + 1
    for place in range(start, len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        for copy in copies(small, JOURNAL, iter([changed])):
            error, said, count = told(copy)
            assert (error, said) == ("", [notes.DAMAGED, notes.missing(1)]), place
            assert (count["episodes"], count["checkins"]) == (2, 0)
            assert (copy / TORN).read_bytes() == changed[start:] + b"\n"


def test_a_snapshot_cut_anywhere_is_refused_and_untouched(small: Path) -> None:
    data = (small / SNAPSHOT).read_bytes()
    for size, copy in enumerate(copies(small, SNAPSHOT, (data[:size] for size in range(len(data))))):
        assert told(copy)[0] == "DamagedDiary"
        assert (copy / SNAPSHOT).read_bytes() == data[:size]


def test_a_journal_cut_anywhere_is_told(small: Path) -> None:
    """Also between two lines, where it looks like the journal of an earlier moment: the mark knows better."""
    data = (small / JOURNAL).read_bytes()
    for copy in copies(small, JOURNAL, (data[:size] for size in range(len(data)))):
        error, said, _ = told(copy)
        assert said
        assert error == "DamagedDiary" or said[-1].startswith(notes.MISSING)


def test_missing_changes_are_told_once(small: Path) -> None:
    lines = (small / JOURNAL).read_bytes().splitlines(keepends=True)
    (small / JOURNAL).write_bytes(lines[0])
    assert "journal: 2 of them" in told(small)[1][0]
    assert told(small)[:2] == ("", [])


@pytest.mark.parametrize("content", [b"", b"9" * 30, b"nonsense", b"\0" * 30, b"00000000000000000099 00000000\n"])
@pytest.mark.parametrize("lost", [0, 2], ids=["all changes there", "changes missing too"])
def test_with_a_damaged_mark_nobody_can_tell_what_is_missing_and_that_is_told_once(
    small: Path, content: bytes, lost: int
) -> None:
    (small / MARK).write_bytes(content)
    lines = (small / JOURNAL).read_bytes().splitlines(keepends=True)
    (small / JOURNAL).write_bytes(b"".join(lines[: len(lines) - lost]))
    found = Diary.examine(small)
    assert (found.unsure, found.whole) == (True, False)
    assert told(small)[:2] == ("", [notes.UNSURE])
    assert told(small)[:2] == ("", [])
    assert Diary.examine(small).whole


def test_without_a_mark_nobody_can_tell_what_is_missing(small: Path) -> None:
    (small / MARK).unlink()
    assert told(small)[1] == [notes.UNSURE]


@pytest.mark.parametrize("damage", [lambda mark: mark.unlink(), lambda mark: mark.write_bytes(b"")])
def test_a_diary_nothing_was_ever_saved_in_needs_no_mark(folder: Path, damage: Callable[[Path], None]) -> None:
    Diary.open(folder, CLOCK).close()
    damage(folder / MARK)
    assert Diary.examine(folder).whole
    assert told(folder)[:2] == ("", [])


def test_a_damaged_mark_is_told_also_where_all_changes_are_gone(folder: Path) -> None:
    """The journal of a diary's first days, cut back to its first line, would pass for an empty diary's."""
    diary = Diary.open(folder, CLOCK)
    diary.add(episode("new"))
    diary.close()
    (folder / JOURNAL).write_bytes((folder / JOURNAL).read_bytes().splitlines(keepends=True)[0])
    (folder / MARK).write_bytes(b"x" + (folder / MARK).read_bytes()[1:])
    assert not Diary.examine(folder).whole
    assert told(folder)[1] == [notes.UNSURE]


def test_a_line_cut_short_was_never_acknowledged(small: Path) -> None:
    """It is cut off, kept aside, told as what it is, and only once."""
    with (small / JOURNAL).open("ab") as file:
        file.write(b'12345678 {"seq":4,"ops":[["epi' + bytes(40))
    assert told(small) == ("", [notes.TORN], told(small)[2])
    assert (small / TORN).read_bytes().startswith(b"12345678")
    assert told(small)[1] == []


def test_damage_in_the_middle_is_refused_and_nothing_is_changed(small: Path) -> None:
    data = (small / JOURNAL).read_bytes()
    middle = data.index(b"new")
    (small / JOURNAL).write_bytes(data[:middle] + b"N" + data[middle + 1 :])
    before = {path.name: path.read_bytes() for path in small.iterdir()}
    with pytest.raises(DamagedDiary, match="middle") as caught:
        Diary.open(small, CLOCK)
    assert {path.name: path.read_bytes() for path in small.iterdir()} == before
    assert "Nothing was changed" in caught.value.message
    assert "backup" in caught.value.message


@pytest.mark.parametrize("content", [b"", b"\0" * 300, b"{}", b'{"_default": {}}', b"%PDF-1.7", b"[1, 2"])
def test_an_empty_or_foreign_snapshot_is_not_an_empty_diary(small: Path, content: bytes) -> None:
    (small / SNAPSHOT).write_bytes(content)
    assert told(small)[0] == "DamagedDiary"
    assert (small / SNAPSHOT).read_bytes() == content


@pytest.mark.parametrize("name", [SNAPSHOT, JOURNAL])
def test_a_missing_file_is_not_an_empty_one(small: Path, name: str) -> None:
    (small / name).unlink()
    error, said, _ = told(small)
    assert error == "DamagedDiary"
    assert "is missing" in said[0]
    assert not (small / name).exists()


def test_a_missing_snapshot_is_noticed_when_the_journal_is_empty(small: Path) -> None:
    diary = Diary.open(small, CLOCK)
    diary.tidy_up()
    diary.close()
    (small / SNAPSHOT).unlink()
    assert told(small)[0] == "DamagedDiary"


@pytest.mark.parametrize("left", [(MARK,), (MARK, JOURNAL)])
def test_a_diary_whose_files_are_gone_does_not_begin_anew(small: Path, left: tuple[str, ...]) -> None:
    """The mark tells that there was one, also when the journal left is that of an empty diary."""
    Diary.open(small.with_name("fresh"), CLOCK).close()
    shutil.copy(small.with_name("fresh") / JOURNAL, small / JOURNAL)
    for name in {SNAPSHOT, JOURNAL} - {*left}:
        (small / name).unlink()
    error, said, _ = told(small)
    assert error == "DamagedDiary"
    assert "missing" in said[0]
    assert not (small / SNAPSHOT).exists()
    diary = Diary.open(small, CLOCK, salvage=True)
    assert ("kept as" in diary.notes[0]) is (JOURNAL in left)
    diary.close()


def test_a_last_line_cut_short_that_was_acknowledged_is_not_told_as_never_saved(small: Path) -> None:
    """The mark knows that it was."""
    data = (small / JOURNAL).read_bytes()
    (small / JOURNAL).write_bytes(data[:-20])
    found = Diary.examine(small)
    assert (found.torn, found.lost_changes, found.whole) == (False, 1, False)
    assert told(small)[1] == [notes.DAMAGED, notes.missing(1)]


def test_a_missing_line_is_noticed(small: Path) -> None:
    lines = (small / JOURNAL).read_bytes().splitlines(keepends=True)
    (small / JOURNAL).write_bytes(lines[0] + b"".join(lines[2:]))
    error, said, _ = told(small)
    assert error == "DamagedDiary"
    assert "missing" in said[0]


def test_a_newer_format_is_refused_and_untouched(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twitchlog.store.snapshot.FORMAT", FORMAT + 1)
    (small / SNAPSHOT).write_bytes(encode(Snapshot()))
    monkeypatch.undo()
    before = {path.name: path.read_bytes() for path in small.iterdir()}
    with pytest.raises(NewerDiary, match="newer twitchlog") as caught:
        Diary.open(small, CLOCK)
    assert {path.name: path.read_bytes() for path in small.iterdir()} == before
    assert "update twitchlog" in caught.value.message


def test_a_journal_of_a_newer_format_is_refused(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twitchlog.store.line.FORMAT", FORMAT + 1)
    diary = Diary.open(small, CLOCK)
    diary.tidy_up()
    diary.close()
    with pytest.raises(NewerDiary):
        Diary.open(small, CLOCK)


def test_the_diary_works_on_after_an_end_was_cut_off(small: Path) -> None:
    data = (small / JOURNAL).read_bytes()
    (small / JOURNAL).write_bytes(data[:-5])
    diary = Diary.open(small, CLOCK)
    diary.replace(replace(diary.episodes()[0], note="on"))
    diary.close()
    assert told(small)[:2] == ("", [])


def test_an_entry_that_is_no_episode_is_told_as_damage(folder: Path) -> None:
    """As a program may write that doesn't know the rules: whole for its checksum, but no episode."""
    storage = JournalStorage(folder)
    Database(storage).table("episodes").insert({"id": "x", "started": "2026-11-23T19:42:00+01:00", "mode": "odd"})
    storage.close()
    diary = Diary.open(folder, CLOCK)
    with pytest.raises(DamagedDiary, match="episode that can't be read"):
        diary.episodes()
    diary.close()
