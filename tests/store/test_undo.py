"""Undo: every change can be taken back, also by another process; never over a later change of the same entry."""

from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.store.makers import TODAY, episode
from twitchlog.domain.person import Mark, Profile
from twitchlog.store import Change, Diary, NothingToUndo
from twitchlog.store.undo import LIMIT


def ids(diary: Diary) -> list[str]:
    return [one.id for one in diary.episodes()]


def test_nothing_done_is_nothing_to_undo(diary: Diary) -> None:
    with pytest.raises(NothingToUndo, match="nothing to undo"):
        diary.undo()


def test_undo_goes_back_one_change_after_the_other(diary: Diary) -> None:
    diary.add(episode("a"))
    diary.add(episode("b"))
    diary.delete("a")
    assert [diary.undo().label, ids(diary)] == ["Undone: deleting left calf, 19:42", ["a", "b"]]
    diary.undo()
    assert ids(diary) == ["a"]
    diary.undo()
    assert ids(diary) == []
    with pytest.raises(NothingToUndo):
        diary.undo()


def test_undo_brings_back_exactly_what_was_there(diary: Diary, clock: FrozenClock) -> None:
    diary.add(episode(note="before"))
    diary.save_checkin(TODAY, overall="few", factors={"stress": 3})
    before = (diary.episodes(), diary.checkins(), diary.profile())
    clock.move(minutes=1)
    changes = [
        diary.replace(episode(note="after")),
        diary.save_checkin(TODAY, none=True),
        diary.save_profile(Profile(name="Ada")),
    ]
    for change in changes:
        diary.undo(change.id)
    assert (diary.episodes(), diary.checkins(), diary.profile()) == before


def test_several_entries_come_back_together(diary: Diary) -> None:
    diary.add(episode("a"), episode("b"), episode("c"))
    diary.delete("a", "c")
    assert diary.undo().label == "Undone: deleting 2 episodes"
    assert ids(diary) == ["a", "b", "c"]


def test_an_undoing_can_be_undone_by_its_id(diary: Diary) -> None:
    diary.add(episode())
    undoing = diary.undo()
    assert diary.undo(undoing.id).label == "Done again: saving left calf, 19:42"
    assert ids(diary) == ["e1"]


def test_it_is_said_what_was_undone_of_an_entry(diary: Diary) -> None:
    """Its saving and its change read differently."""
    diary.add(episode())
    diary.replace(episode(bother=5))
    assert [diary.undo().label, diary.undo().label] == [
        "Undone: changing left calf, 19:42",
        "Undone: saving left calf, 19:42",
    ]


def test_a_change_that_another_one_built_on_is_not_undone(diary: Diary) -> None:
    added = diary.add(episode())
    edited = diary.replace(episode(bother=5))
    with pytest.raises(NothingToUndo, match="later change touched the same entry"):
        diary.undo(added.id)
    diary.undo(edited.id)
    diary.undo(added.id)
    assert ids(diary) == []


def test_an_entry_does_not_come_back_beside_a_newer_one_of_its_name(diary: Diary) -> None:
    diary.save_checkin(TODAY, overall="few")
    removed = diary.save_checkin(TODAY, overall=None)
    diary.save_checkin(TODAY, none=True)
    with pytest.raises(NothingToUndo):
        diary.undo(removed.id)
    assert len(diary.checkins()) == 1


def test_the_same_change_is_not_undone_twice(diary: Diary) -> None:
    change = diary.add(episode())
    diary.undo(change.id)
    with pytest.raises(NothingToUndo, match="no longer"):
        diary.undo(change.id)


def test_undo_works_after_opening_again_and_across_processes(folder: Path, clock: FrozenClock) -> None:
    window, terminal = Diary.open(folder, clock), Diary.open(folder, clock)
    told: list[Change] = []
    window.listen(told.append)
    window.add(episode("a"))
    window.tidy_up()
    assert terminal.undo().label == "Undone: saving left calf, 19:42"
    assert window.refresh() == told[-1]
    assert ids(window) == []
    window.close()
    terminal.close()


def test_the_last_fifty_changes_can_be_undone(diary: Diary) -> None:
    changes = [diary.put(Mark(f"m{number}", TODAY, "x"), label="Saved") for number in range(LIMIT + 2)]
    with pytest.raises(NothingToUndo, match="only the last 50"):
        diary.undo(changes[1].id)
    diary.undo(changes[2].id)
    assert len(diary.marks()) == LIMIT + 1
