"""A diary moved is there whole or stays where it was; a diary erased is gone, and nothing else is."""

import errno
import json
from itertools import count
from pathlib import Path
from shutil import copytree

import pytest

from tests.clock import FrozenClock
from tests.store.dying import QuickFiles, dies_at
from tests.store.makers import TODAY, episode
from twitchlog.store import Diary, DiaryError, DiaryMoved
from twitchlog.store.erasing import erase_diary, plan_erasing
from twitchlog.store.files import Files
from twitchlog.store.moved import leave_word
from twitchlog.store.moving import Move, move_diary

CLOCK = FrozenClock()


@pytest.fixture
def filled(folder: Path) -> Path:
    """A closed diary with a backup, settings, and a file of the person's own beside it."""
    diary = Diary.open(folder, CLOCK)
    diary.add(episode("a"), episode("b"))
    diary.save_checkin(TODAY, overall="few")
    diary.backups.make()
    diary.delete("b")
    diary.close()
    (folder / "settings.json").write_text("{}")
    (folder / "my notes.txt").write_text("mine")
    (folder / "window").mkdir()
    (folder / "window" / "icon").write_text("x")
    return folder


def holds(folder: Path) -> tuple[list[str], int, int]:
    diary = Diary.open(folder, CLOCK)
    found = [one.id for one in diary.episodes()], len(diary.bin()), len(diary.backups.all())
    diary.close()
    return found


def test_a_diary_moves_with_its_bin_settings_and_backups(filled: Path, tmp_path: Path) -> None:
    target, remembered = tmp_path / "far" / "away", list[Path]()
    assert move_diary(filled, target, CLOCK, remembered.append) == Move((), ())
    assert remembered == [target]
    assert holds(target) == (["a"], 1, 1)
    assert (target / "settings.json").exists()
    assert [path.name for path in filled.iterdir()] == ["my notes.txt"]


def test_it_stays_where_it_was_when_it_cannot_be_remembered(filled: Path, tmp_path: Path) -> None:
    def fail(_: Path) -> None:
        raise OSError(errno.EROFS, "read-only")

    with pytest.raises(DiaryError, match=r"Not moved: .*The diary is where it was"):
        move_diary(filled, tmp_path / "new", CLOCK, fail)
    assert holds(filled) == (["a"], 1, 1)
    assert not (tmp_path / "new" / "diary.json").exists()


def test_a_copy_that_is_not_the_same_is_not_moved_to(filled: Path, tmp_path: Path) -> None:
    class Garbling(Files):
        garbled: int | None = None

        def open(self, path: Path, *, new: bool = False) -> int:
            handle = super().open(path, new=new)
            self.garbled = handle if path.parent == tmp_path / "new" else None
            return handle

        def append(self, handle: int, data: bytes) -> None:
            super().append(handle, data.replace(b'"a"', b'"A"') if handle == self.garbled else data)

    with pytest.raises(DiaryError):
        move_diary(filled, tmp_path / "new", CLOCK, lambda _: None, Garbling())
    assert holds(filled)[0] == ["a"]


@pytest.mark.parametrize("inside", ["", "inside"])
def test_it_does_not_move_into_itself(filled: Path, inside: str) -> None:
    with pytest.raises(DiaryError, match="choose a folder"):
        move_diary(filled, filled / inside, CLOCK, lambda _: None)


def test_another_diary_is_not_written_over(filled: Path, tmp_path: Path) -> None:
    Diary.open(tmp_path / "other", CLOCK).close()
    with pytest.raises(DiaryError, match="already"):
        move_diary(filled, tmp_path / "other", CLOCK, lambda _: None)


def test_a_window_open_on_the_old_folder_is_told(filled: Path, tmp_path: Path) -> None:
    window = Diary.open(filled, CLOCK)
    move_diary(filled, tmp_path / "new", CLOCK, lambda _: None)
    with pytest.raises(DiaryError, match="is gone"):
        window.add(episode("late"))
    window.close()
    assert holds(tmp_path / "new")[0] == ["a"]


def under(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("inside", ["", "inside/it"])
def test_it_does_not_move_into_a_file(filled: Path, tmp_path: Path, inside: str) -> None:
    (file := tmp_path / "hostname").write_text("mine")
    with pytest.raises(DiaryError, match=f"{file} is a file, not a folder. Nothing was moved"):
        move_diary(filled, file / inside, CLOCK, lambda _: None)
    assert file.read_text() == "mine" and holds(filled)[0] == ["a"]


@pytest.mark.parametrize("name", ["settings.json", "diary.torn", "backups"])
def test_nothing_in_the_other_folder_is_written_over(filled: Path, tmp_path: Path, name: str) -> None:
    """The move is refused, and what is there stays, its own folders too."""
    (filled / "diary.torn").write_bytes(b"bytes")
    target = tmp_path / "new"
    there = target / (f"backups/{next((filled / 'backups').iterdir()).name}" if name == "backups" else name)
    there.parent.mkdir(parents=True)
    there.write_text("theirs")
    with pytest.raises(DiaryError, match=r"is there already\. Nothing was moved"):
        move_diary(filled, target, CLOCK, lambda _: None)
    assert under(target) == {str(there.relative_to(target)): b"theirs"}
    assert holds(filled) == (["a"], 1, 1)


@pytest.mark.parametrize("target", ["new", "deep/er/new"])
def test_a_move_that_fails_takes_back_what_it_made_and_nothing_else(
    filled: Path, tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "diary.lock").write_text("")
    (tmp_path / "new" / "photo.jpg").write_text("mine")
    before = under(tmp_path), sorted(tmp_path.rglob("*"))
    with pytest.raises(DiaryError, match="disk is full"):
        move_diary(filled, tmp_path / target, CLOCK, fail)
    monkeypatch.setattr("twitchlog.store.moving.leave_word", lambda *_: fail(tmp_path))
    with pytest.raises(DiaryError, match="disk is full"):
        move_diary(filled, tmp_path / target, CLOCK, None)
    assert sorted(tmp_path.rglob("*")) == before[1]
    assert under(tmp_path / "new") == {"diary.lock": b"", "photo.jpg": b"mine"}


def test_a_word_says_where_the_diary_went_and_no_other_begins_there(filled: Path, tmp_path: Path) -> None:
    """Until it comes back, or someone deletes the word."""
    new = tmp_path / "new"
    move_diary(filled, new, CLOCK, None)
    assert sorted(under(filled)) == ["diary-moved.txt", "my notes.txt"]
    assert f"23 November 2026.\nIt is in:\n{new}\n" in (filled / "diary-moved.txt").read_text()
    for look in (lambda: Diary.open(filled, CLOCK), lambda: Diary.examine(filled), lambda: plan_erasing(filled)):
        with pytest.raises(DiaryMoved, match=f"is in {new} now") as caught:
            look()
        assert caught.value.target == new
    assert sorted(under(filled)) == ["diary-moved.txt", "my notes.txt"]
    move_diary(new, filled, CLOCK, None)
    assert holds(filled) == (["a"], 1, 1)
    assert sorted(under(new)) == ["diary-moved.txt"]


WORDS = ["", "The twitchlog dia", "It is in:\n", "It is in:\n/nowhere/now\n"]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_leads_to_no_diary_shuts_no_whole_one_out(filled: Path, tmp_path: Path, word: str) -> None:
    """It is said, once; then the word is gone, so that it can't shut the diary out later."""
    (filled / "diary-moved.txt").write_text(word)
    assert Diary.examine(filled).whole
    assert len(plan_erasing(filled).backups) == 1
    assert (filled / "diary-moved.txt").exists()
    diary = Diary.open(filled, CLOCK)
    (note,) = diary.notes
    diary.close()
    assert note.startswith("diary-moved.txt says") and f"It is whole in {filled}" in note
    assert not (filled / "diary-moved.txt").exists()
    assert holds(filled) == (["a"], 1, 1)
    (filled / "diary-moved.txt").write_text(word)
    move_diary(filled, tmp_path / "new", CLOCK, lambda _: None)
    assert holds(tmp_path / "new") == (["a"], 1, 1)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_stands_where_the_diary_is_not_whole_any_more(filled: Path, word: str) -> None:
    """As when its removal was cut short, and the drive it was moved to is out."""
    (filled / "diary-moved.txt").write_text(word)
    (filled / "diary.journal").unlink()
    with pytest.raises(DiaryMoved):
        Diary.open(filled, CLOCK)


def test_a_word_is_left_whole_or_not_at_all(filled: Path, tmp_path: Path) -> None:
    """Wherever in its writing the program dies."""
    word, at = filled / "diary-moved.txt", 1
    while dies_at(at, lambda files: leave_word(files, filled, tmp_path / "new", TODAY)):
        assert not word.exists() or str(tmp_path / "new") in word.read_text()
        assert holds(filled)[0] == ["a"]
        at += 1
    assert at > 5
    (filled / "diary-moved.txt.new").write_text("half a wo")
    word.unlink()
    erase_diary(filled, backups=True)
    assert [path.name for path in filled.iterdir()] == ["my notes.txt"]


@pytest.mark.parametrize("remembered", [True, False])
def test_a_move_may_die_anywhere_and_be_done_again(filled: Path, tmp_path: Path, remembered: bool) -> None:
    """One diary opens, where it was or where it goes, with all that is in it; the other folder's things stay."""
    remember = (lambda _: None) if remembered else None
    ended = set()
    for at in count(1):
        here, target = tmp_path / str(at) / "here", tmp_path / str(at) / "there"
        copytree(filled, here)
        target.mkdir()
        (target / "photo.jpg").write_text("theirs")
        if not dies_at(at, lambda files: move_diary(here, target, CLOCK, remember, files)):  # noqa: B023
            break
        settled = (target / "diary.json").exists()
        if not settled:
            diary = Diary.open(here, CLOCK, files=QuickFiles())
            diary.add(episode("since"))
            diary.close()
            assert move_diary(here, target, CLOCK, remember, QuickFiles()) == Move((), ())
            assert sorted(under(here)) == ([] if remembered else ["diary-moved.txt"]) + ["my notes.txt"]
        elif (here / "diary-moved.txt").exists():
            with pytest.raises(DiaryMoved, match=f"is in {target} now"):
                Diary.open(here, CLOCK)
        ended.add(settled)
        assert holds(target) == (["a"] if settled else ["a", "since"], 1, 1)
        assert (target / "photo.jpg").read_text() == "theirs"
    assert ended == {True, False}


def test_another_diarys_unfinished_copy_is_left_alone(filled: Path, tmp_path: Path) -> None:
    other, target = tmp_path / "other", tmp_path / "new"
    Diary.open(other, CLOCK).close()
    for at in count(1):
        assert dies_at(at, lambda files: move_diary(other, target, CLOCK, None, files))
        if (target / "diary.journal").exists():
            break
    before = under(target)
    assert "diary-moving.txt" in before and "diary.json" not in before
    with pytest.raises(DiaryError, match="is there already"):
        move_diary(filled, target, CLOCK, None)
    assert under(target) == before


def test_what_opening_it_for_the_move_found_is_told(filled: Path, tmp_path: Path) -> None:
    with (filled / "diary.journal").open("ab") as journal:
        journal.write(b'12345678 {"seq":')
    (note,) = move_diary(filled, tmp_path / "new", CLOCK, lambda _: None).notes
    assert note.startswith("The last change was not finished")


def test_what_is_not_there_is_not_moved(tmp_path: Path) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "file").write_text("mine")
    with pytest.raises(DiaryError, match="There is no diary"):
        move_diary(tmp_path / "some", tmp_path / "new", CLOCK, lambda _: None)
    with pytest.raises(DiaryError, match="There is no diary"):
        move_diary(tmp_path / "none", tmp_path / "new", CLOCK, lambda _: None)


def test_erasing_leaves_the_backups_unless_told_and_never_anything_else(filled: Path) -> None:
    plan = plan_erasing(filled)
    assert [one.episodes for one in plan.backups] == [2]
    assert erase_diary(filled, backups=False) == []
    assert sorted(path.name for path in filled.iterdir()) == ["backups", "my notes.txt"]
    assert plan.backups[0].path.exists()


def test_erasing_takes_the_backups_too_if_told_also_from_a_stick(filled: Path, tmp_path: Path) -> None:
    diary = Diary.open(filled, CLOCK)
    diary.backups.choose(tmp_path / "stick")
    diary.close()
    (tmp_path / "stick" / "photo.jpg").write_text("mine")
    assert erase_diary(filled, backups=True) == []
    assert [path.name for path in (tmp_path / "stick").iterdir()] == ["photo.jpg"]


def test_erasing_finds_backups_in_folders_used_before(filled: Path, tmp_path: Path) -> None:
    """Beside the diary though a stick was chosen since, and where a single one was put."""
    diary = Diary.open(filled, CLOCK)
    diary.backups.choose(tmp_path / "stick")
    diary.backups.make(to=tmp_path / "once")
    diary.close()
    assert len(plan_erasing(filled).backups) == 3
    assert erase_diary(filled, backups=True) == []
    assert [path.name for path in filled.iterdir()] == ["my notes.txt"]
    assert [*(tmp_path / "stick").iterdir(), *(tmp_path / "once").iterdir()] == []


def test_erasing_names_folders_whose_backups_cannot_be_found(filled: Path, tmp_path: Path) -> None:
    diary = Diary.open(filled, CLOCK)
    diary.backups.choose(tmp_path / "stick")
    diary.close()
    (tmp_path / "stick").rename(tmp_path / "away")
    plan = plan_erasing(filled)
    assert (len(plan.backups), plan.away) == (1, (tmp_path / "stick",))


def test_erasing_names_damaged_backups_in_other_folders_and_leaves_them(filled: Path, tmp_path: Path) -> None:
    """They may be another diary's; a person's own file that only begins like one is not named."""
    diary = Diary.open(filled, CLOCK)
    names = [diary.backups.choose(tmp_path / name).path for name in ("once", "stick")]
    diary.close()
    for name in names:
        name.write_text("garbage")
        (name.parent / "twitchlog-export.json").write_text("mine")
    assert sorted(plan_erasing(filled).unsure) == names
    erase_diary(filled, backups=True)
    assert all(name.exists() for name in names)


@pytest.mark.parametrize("backups", [True, False])
def test_erasing_takes_what_a_backup_left_that_was_cut_short(filled: Path, tmp_path: Path, backups: bool) -> None:
    """It holds plain entries, and is no backup; a damaged backup is one all the same."""
    diary = Diary.open(filled, CLOCK)
    mine = diary.backups.choose(tmp_path / "stick").diary
    diary.close()
    for folder in (filled / "backups", tmp_path / "stick"):
        (folder / f"twitchlog-2026-11-20-080000.json.{mine}.1234.new").write_text("entries")
    (damaged := filled / "backups" / "twitchlog-2026-11-20-080000.json").write_text("entries")
    (others := tmp_path / "stick" / "twitchlog-2026-11-20-080000.json.others1.1234.new").write_text("entries")
    assert plan_erasing(filled).damaged == (damaged,)
    assert erase_diary(filled, backups=backups) == []
    assert [*filled.rglob("*.new"), *(tmp_path / "stick").glob("*.new")] == [others]
    assert damaged.exists() == (not backups)


def test_erasing_takes_the_backups_too_when_what_is_remembered_of_them_is_lost(filled: Path) -> None:
    (filled / "backups.json").unlink()
    assert len(plan_erasing(filled).backups) == 1
    erase_diary(filled, backups=True)
    assert [path.name for path in filled.iterdir()] == ["my notes.txt"]


def test_a_diary_moves_with_the_backups_beside_it_though_another_folder_is_chosen(filled: Path, tmp_path: Path) -> None:
    """And without what is left of one that was cut short; those elsewhere stay, and are found from the new place."""
    diary = Diary.open(filled, CLOCK)
    diary.backups.choose(tmp_path / "stick")
    diary.close()
    (filled / "backups" / "twitchlog-2026-11-20-080000.json.1a2b3c4d.1234.new").write_text("entries")
    assert move_diary(filled, tmp_path / "new", CLOCK, lambda _: None).left == ()
    assert holds(tmp_path / "new") == (["a"], 1, 2)
    assert [path.name for path in filled.iterdir()] == ["my notes.txt"]
    assert list((tmp_path / "new").rglob("*.new")) == []


@pytest.mark.parametrize("place", ["backups", "mine", "."])
def test_backups_chosen_to_be_in_the_diarys_folder_go_where_it_goes(filled: Path, tmp_path: Path, place: str) -> None:
    """And the next one is made there."""
    diary = Diary.open(filled, CLOCK)
    diary.backups.choose(filled / place)
    diary.backups.make(to=filled / "once")
    (damaged := filled / place / "twitchlog-2026-11-20-080000.json").write_text("entries")
    (export := filled / place / "twitchlog-2026.json").write_text("mine")
    diary.close()
    assert plan_erasing(filled).damaged == (damaged,)
    move_diary(filled, target := tmp_path / "new", CLOCK, lambda _: None)
    assert sorted(under(filled)) == sorted(["my notes.txt", str(export.relative_to(filled))])
    diary = Diary.open(target, CLOCK)
    assert diary.backups.folder.resolve() == (target / place).resolve()
    assert (len(diary.backups.all()), diary.backups.missing()) == (3, [])
    assert diary.backups.make().path.resolve().parent == (target / place).resolve()
    assert Path(diary.backups.state().file).exists()
    diary.close()
    assert (target / place / damaged.name).exists()
    assert erase_diary(target, backups=True) == []
    assert not target.exists()


def test_one_chosen_long_ago_as_the_usual_folder_goes_along_too(filled: Path, tmp_path: Path) -> None:
    """Its path was kept then as any other's."""
    state = json.loads((filled / "backups.json").read_text())
    state |= {"folder": str(filled / "backups"), "places": [str(filled / "backups"), str(tmp_path / "stick")]}
    (filled / "backups.json").write_text(json.dumps(state))
    move_diary(filled, target := tmp_path / "new", CLOCK, lambda _: None)
    diary = Diary.open(target, CLOCK)
    assert diary.backups.make().path.parent == target / "backups" == diary.backups.folder
    assert diary.backups.missing() == [tmp_path / "stick"]
    diary.close()


def test_a_damaged_diary_can_be_erased(filled: Path) -> None:
    (filled / "diary.json").write_bytes(b"broken")
    Diary.open(filled, CLOCK, salvage=True).close()
    assert erase_diary(filled, backups=True) == []
    assert [path.name for path in filled.iterdir()] == ["my notes.txt"]
