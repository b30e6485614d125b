"""The bin: what was deleted stays 30 days and comes back as it was; once emptied, nothing of it can be read."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.store.makers import TODAY, episode
from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import Mark
from twitchlog.store import Diary, NothingToUndo
from twitchlog.store.binned import moments

SECRET = "only for me"


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_what_is_deleted_lies_in_the_bin_and_comes_back_as_it_was(diary: Diary, clock: FrozenClock) -> None:
    diary.add(episode("a", note=SECRET), episode("b"))
    diary.put(Mark("m", TODAY, "less coffee"), label="Mark")
    before = diary.episodes(), diary.marks()
    diary.delete("a", "b")
    clock.move(minutes=1)
    diary.remove(*before[1])
    mark, *rest = diary.bin()
    assert (mark.record, mark.label, str(mark.until)) == (before[1][0], "Mark, 23 November", "2026-12-23")
    assert {one.label for one in rest} == {"Left calf, 23 November, 19:42"}
    assert diary.bring_back(mark.key, *(one.key for one in rest)).label == "Brought back: 3 entries"
    assert (diary.episodes(), diary.marks(), diary.bin()) == (*before, [])


def test_undoing_a_deletion_takes_it_out_of_the_bin(diary: Diary) -> None:
    diary.add(episode("a"))
    diary.delete("a")
    diary.undo()
    assert (len(diary.episodes()), diary.bin()) == (1, [])


def test_bringing_back_can_be_undone(diary: Diary) -> None:
    diary.add(episode("a"))
    diary.delete("a")
    diary.bring_back(diary.bin()[0].key)
    diary.undo()
    assert (diary.episodes(), len(diary.bin())) == ([], 1)


def test_nothing_comes_back_beside_a_newer_one(diary: Diary) -> None:
    diary.add(episode("a"))
    diary.delete("a")
    diary.add(episode("a", bother=3))
    with pytest.raises(Invalid, match="another episode in its place"):
        diary.bring_back(diary.bin()[0].key)
    with pytest.raises(Invalid, match="nothing 99 in the bin"):
        diary.bring_back("99")


def test_emptied_it_leaves_nothing_to_read_and_no_way_back(diary: Diary) -> None:
    diary.add(episode("a", note=SECRET))
    diary.replace(episode("a", note=f"{SECRET} again"))
    diary.delete("a")
    diary.add(episode("b"))
    assert SECRET.encode() in everything(diary.folder)
    change = diary.empty_bin()
    assert (change.label, change.kinds) == ("Deleted for good: 1 entry", {"bin"})
    assert SECRET.encode() not in everything(diary.folder)
    diary.undo()
    assert diary.episodes() == []
    with pytest.raises(NothingToUndo):
        diary.undo()


def test_after_thirty_days_it_empties_itself(folder: Path, clock: FrozenClock) -> None:
    diary = Diary.open(folder, clock)
    diary.add(episode("a", note=SECRET), episode("b"))
    diary.delete("a")
    clock.move(days=29)
    diary.delete("b")
    diary.close()
    diary = Diary.open(folder, clock)
    assert len(diary.bin()) == 2
    clock.move(days=2)
    assert [one.label for one in diary.bin()] == ["Left calf, 23 November, 19:42"]
    diary.close()
    assert SECRET.encode() not in everything(folder)
    diary = Diary.open(folder, clock)
    assert len(diary.bin()) == 1
    diary.close()


def test_a_clock_set_back_empties_nothing(folder: Path, clock: FrozenClock) -> None:
    diary = Diary.open(folder, clock)
    diary.add(episode("a"))
    diary.delete("a")
    clock.move(days=-4000)
    diary.close()
    diary = Diary.open(folder, clock)
    assert len(diary.bin()) == 1
    diary.close()


@pytest.mark.parametrize("known", ["itself", "another", "one changed", "the bin"])
def test_what_is_deleted_while_the_clock_is_set_back_stays_thirty_days(
    folder: Path, clock: FrozenClock, known: str
) -> None:
    """Counted from the latest moment the diary knows of."""
    diary = Diary.open(folder, clock)
    old = clock.now() - timedelta(days=90)
    diary.add(*(episode(id, created=None if id == known else old) for id in ("itself", "a", "b")))
    if known == "another":
        diary.add(episode("c"))
    elif known == "one changed":
        diary.replace(episode("b", bother=3))
    elif known == "the bin":
        diary.delete("b")
        for number in range(60):  # more than undo keeps
            diary.put(Mark("m", TODAY, f"less coffee {number}"), label="Mark")
    clock.move(days=-50)
    diary.delete("itself" if known == "itself" else "a")
    clock.move(days=50)
    assert [str(one.until) for one in diary.bin()] == ["2026-12-23"] * (2 if known == "the bin" else 1)
    diary.close()
    clock.move(days=29)
    diary = Diary.open(folder, clock)
    assert diary.bin()
    clock.move(days=2)
    assert diary.bin() == []
    diary.close()


@pytest.mark.parametrize("said", [None, "x", {"created": 5, "updated": "soon"}, {"created": "2030-01-01T08:00:00"}])
def test_what_says_no_moment_is_no_hindrance(said: object) -> None:
    assert list(moments(said)) == []


def test_another_window_is_told(folder: Path, clock: FrozenClock) -> None:
    window, terminal = Diary.open(folder, clock), Diary.open(folder, clock)
    terminal.add(episode("a"))
    window.refresh()
    terminal.delete("a")
    change = window.refresh()
    assert change is not None and change.kinds == {"episodes", "bin"}
    terminal.empty_bin()
    change = window.refresh()
    assert change is not None and change.kinds == {"bin"}
    window.close()
    terminal.close()
