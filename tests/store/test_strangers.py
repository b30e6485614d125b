"""Files that do not belong together are noticed: an older copy of one, one of another diary, none at all."""

import re
import shutil
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.store.makers import NOW, episode, told
from twitchlog.store import DamagedDiary, Diary, notes
from twitchlog.store.erasing import erase_diary
from twitchlog.store.format import JOURNAL, MARK, SNAPSHOT
from twitchlog.store.own_files import DIARY

CLOCK = FrozenClock()


@pytest.mark.parametrize("by", [1, 2], ids=["one change", "two changes"])
def test_an_older_snapshot_beside_a_newer_journal_is_noticed(small: Path, by: int) -> None:
    """Also one that is a single change old, whose number the journal's first line would fit."""
    older = (small / SNAPSHOT).read_bytes()
    diary = Diary.open(small, CLOCK)
    diary.tidy_up()
    for number in range(by):
        older = (small / SNAPSHOT).read_bytes() if number == 0 else older
        diary.add(episode(f"more {number}"))
    diary.tidy_up()
    diary.close()
    (small / SNAPSHOT).write_bytes(older)
    assert told(small)[0] == "DamagedDiary"
    assert Diary.examine(small).lost_changes == by
    diary = Diary.open(small, CLOCK, salvage=True)
    assert [one.id for one in diary.episodes()] == ["old", "new"]
    diary.close()


def test_an_older_journal_beside_a_newer_snapshot_is_noticed(small: Path) -> None:
    older = (small / JOURNAL).read_bytes()
    diary = Diary.open(small, CLOCK)
    diary.add(episode("more"))
    diary.tidy_up()
    diary.close()
    (small / JOURNAL).write_bytes(older)
    error, said, _ = told(small)
    assert (error, "older than diary.json" in said[0]) == ("DamagedDiary", True)
    found = Diary.examine(small)
    assert (found.episodes, found.lost_changes, found.uncounted) == (3, 0, False)  # the mark knows of nothing more
    (small / MARK).write_bytes(b"nonsense")
    assert Diary.examine(small).uncounted


@pytest.fixture
def other(small: Path) -> Path:
    """The files of somebody else's diary, as long as the small one."""
    folder = small.with_name("other")
    diary = Diary.open(folder, CLOCK)
    diary.add(episode("theirs"))
    diary.tidy_up()
    diary.add(episode("theirs too"))
    diary.save_checkin(NOW.date(), overall="many")
    diary.close()
    return folder


@pytest.mark.parametrize(("name", "left"), [(SNAPSHOT, ["new"]), (JOURNAL, ["old"])])
def test_a_file_of_another_diary_is_not_taken_for_this_ones(
    small: Path, other: Path, name: str, left: list[str]
) -> None:
    """The mark tells which of the two belongs here; nothing of the other's comes in."""
    shutil.copy(other / name, small / name)
    error, said, _ = told(small)
    assert (error, "is of another diary" in said[0]) == ("DamagedDiary", True)
    assert Diary.examine(small).uncounted
    diary = Diary.open(small, CLOCK, salvage=True)
    assert [one.id for one in diary.episodes()] == left
    assert "kept as" in diary.notes[0]
    diary.close()
    assert told(small)[0] == ""


def test_another_diarys_mark_vouches_for_nothing(small: Path, other: Path) -> None:
    shutil.copy(other / MARK, small / MARK)
    assert told(small)[1] == [notes.UNSURE]


def test_another_diarys_mark_with_a_larger_number_takes_nothing_away(small: Path, other: Path) -> None:
    """Its number is no number of this diary's changes."""
    diary = Diary.open(other, CLOCK)
    for number in range(9):
        diary.add(episode(f"nine {number}"))
    diary.close()
    shutil.copy(other / MARK, small / MARK)
    found = Diary.examine(small)
    assert (found.lost_changes, found.unsure) == (0, True)
    assert told(small)[1] == [notes.UNSURE]


@pytest.mark.parametrize("damage", [b"nonsense", b'"made_by"'], ids=["all of it", "its first line"])
def test_a_rescued_diary_has_an_id_on_which_all_programs_agree(tmp_path: Path, damage: bytes) -> None:
    """Else two open windows would each give it one, and take the other's files for a stranger's."""
    folder = tmp_path / "diary"
    shutil.copytree(Path(__file__).parents[1] / "data" / "diary-format-1", folder)
    snapshot = (folder / SNAPSHOT).read_bytes()
    (folder / SNAPSHOT).write_bytes(damage if damage == b"nonsense" else snapshot.replace(damage, b'"mode_by"'))
    one = Diary.open(folder, CLOCK, salvage=True)
    two = Diary.open(folder, CLOCK)
    one.tidy_up()
    two.add(episode("more"))
    two.tidy_up()
    one.add(episode("and more"))
    assert one.episode("more") and one._storage.memory.diary == two._storage.memory.diary != ""
    one.close()
    two.close()
    assert Diary.examine(folder).whole


def test_a_window_open_while_another_program_rescues_goes_on_with_what_was_rescued(small: Path) -> None:
    """Not with an entry that is on the disk no more."""
    window = Diary.open(small, CLOCK)
    (small / SNAPSHOT).write_bytes((small / SNAPSHOT).read_bytes().replace(b'"old"', b'"oLd"'))
    Diary.open(small, CLOCK, salvage=True).close()
    window.refresh()
    assert [one.id for one in window.episodes()] == ["new"]
    window.close()


def test_an_open_diary_does_not_take_over_another_diarys_files(small: Path, other: Path) -> None:
    diary = Diary.open(small, CLOCK)
    shutil.copy(other / SNAPSHOT, small / SNAPSHOT)
    with pytest.raises(DamagedDiary, match="that of another diary"):
        diary.refresh()
    assert [one.id for one in diary.episodes()] == ["old", "new"]
    diary.close()


def test_a_diary_begun_by_an_older_twitchlog_gets_its_id_when_it_is_tidied_up(folder: Path) -> None:
    shutil.copytree(Path(__file__).parents[1] / "data" / "diary-format-1", folder)
    diary = Diary.open(folder, CLOCK)
    diary.tidy_up()
    diary.add(episode("more"))
    diary.close()
    ids = {re.search(rb'"id":"([0-9a-f]{16})"', (folder / name).read_bytes().split(b"\n")[0]) for name in DIARY[:2]}
    assert len({found[1] for found in ids if found}) == 1
    assert told(folder)[:2] == ("", [])


@pytest.mark.parametrize("gone", [DIARY, DIARY[:2]], ids=["the mark too", "but the mark"])
def test_a_diary_that_was_backed_up_does_not_begin_anew_when_its_files_are_gone(
    small: Path, gone: tuple[str, ...]
) -> None:
    diary = Diary.open(small, CLOCK)
    made = diary.backups.make()
    diary.close()
    for name in gone:
        (small / name).unlink()
    assert told(small)[0] == "DamagedDiary"
    assert Diary.examine(small).backup == made
    diary = Diary.open(small, CLOCK, salvage=True)
    diary.backups.restore(made.path, replace=True)
    assert [one.id for one in diary.episodes()] == ["old", "new"]
    diary.close()


def test_after_erasing_all_but_the_backups_a_new_diary_begins(small: Path) -> None:
    diary = Diary.open(small, CLOCK)
    diary.backups.make()
    diary.close()
    erase_diary(small, backups=False)
    assert told(small)[:2] == ("", [])
