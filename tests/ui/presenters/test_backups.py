"""Backups, the bin and the folder, in words."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.factories import make_episode
from twitchlog.domain.errors import Invalid
from twitchlog.store import CannotBackUp, Diary
from twitchlog.store.backup_state import BackupState
from twitchlog.ui.presenters.backups import BackupsPresenter, backup_line
from twitchlog.ui.presenters.bin import BinPresenter, bin_line
from twitchlog.ui.presenters.diary_folder import DiaryFolderPresenter
from twitchlog.ui.presenters.moments import moment_words


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-23T07:38:00+01:00", "today, 07:38"),
        ("2026-11-22T21:30:00+01:00", "yesterday, 21:30"),
        ("2026-11-13T21:10:00+01:00", "Fri 13 Nov, 21:10"),
        ("2025-11-13T21:10:00+01:00", "Thu 13 Nov 2025, 21:10"),
    ],
)
def test_moments_inside_a_sentence(moment, said):
    """Only names of days have capitals."""
    assert moment_words(datetime.fromisoformat(moment), date(2026, 11, 23)) == said


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (BackupState(), "No backup yet"),
        (BackupState(made="2026-11-23T07:38:00+01:00"), "Last backup today, 07:38"),
        (
            BackupState(made="2026-11-20T07:38:00+01:00", failed="2026-11-23T07:38:00+01:00"),
            "The last backup failed today, 07:38",
        ),
    ],
)
def test_the_row_in_more(state, said, clock):
    """A failure is never hidden behind an older success."""
    assert backup_line(state, clock) == said


def test_the_page_lists_backups_with_what_they_hold(diary, clock):
    """And where they go."""
    presenter = BackupsPresenter(diary, clock)
    assert (presenter.state().last, presenter.state().rows) == ("No backup yet", ())
    diary.add(make_episode())
    presenter.make()
    state = presenter.state()
    assert state.last == "Last backup today, 19:42"
    assert [(row.title, row.second) for row in state.rows] == [("Today, 19:42", "1 episode, 0 days · asked for")]
    assert state.folder == str(diary.folder / "backups")
    assert not state.own_folder


def test_another_diary_s_backup_of_the_same_moment_is_not_taken_for_the_last_one(diary, clock, tmp_path):
    """In a folder that both use."""
    other = Diary.open(tmp_path / "other", clock)
    other.add(make_episode(), make_episode("2026-11-20T09:00:00+01:00"))
    diary.add(make_episode())
    for each in (diary, other):
        each.backups.choose(tmp_path / "stick")
    other.close()
    state = BackupsPresenter(diary, clock).state()
    assert state.last_second == "1 episode, 0 days"
    assert state.rows[0].second == "2 episodes, 0 days · asked for · of another diary"


def test_a_folder_is_chosen_and_given_up_again(diary, clock, tmp_path):
    """Nothing typed means beside the diary; one that can't be written to is refused, and the old one stays."""
    presenter = BackupsPresenter(diary, clock)
    presenter.choose(str(tmp_path / "stick"))
    assert presenter.state().own_folder
    (tmp_path / "file").write_text("mine")
    with pytest.raises(Invalid, match="not a folder"):
        presenter.choose(str(tmp_path / "file"))
    with pytest.raises(CannotBackUp):
        presenter.choose(str(tmp_path / "file" / "below"))
    assert presenter.state().folder == str(tmp_path / "stick")
    presenter.choose(" ")
    assert not presenter.state().own_folder


def test_the_bin_counts_down(diary, clock):
    """Thirty days, then it is gone."""
    diary.add(make_episode())
    assert bin_line(diary) == "Kept 30 days"
    diary.delete(diary.episodes()[0].id)
    presenter = BinPresenter(diary, clock)
    assert bin_line(diary) == "1 entry, kept 30 days"
    clock.move(days=29)
    assert presenter.state().rows[0].second == "Deleted Mon 23 Nov, 19:42 · kept 1 more day"
    clock.move(days=1)
    assert presenter.state().rows[0].second.endswith("kept until today")
    clock.move(days=1)
    assert presenter.state().rows == ()


def test_emptying_the_bin_says_what_still_holds_its_entries(diary, clock):
    """Backups, and files kept aside."""
    diary.add(make_episode())
    diary.delete(diary.episodes()[0].id)
    presenter = BinPresenter(diary, clock)
    assert presenter.state().question.endswith("backups made before still hold it.")
    (diary.folder / "diary-damaged-2026-11-20.json").write_text("{}")
    assert presenter.state().question.endswith("still hold it, and so may diary-damaged-2026-11-20.json.")


def test_chosen_entries_come_back_as_one_change(diary, clock):
    """What is chosen no more is left out."""
    diary.add(make_episode(), make_episode("2026-11-20T09:00:00+01:00"))
    diary.delete(*(one.id for one in diary.episodes()))
    presenter = BinPresenter(diary, clock)
    first, second = (row.key for row in presenter.state().rows)
    for key in (first, second, second):
        presenter.tap(key)
    assert (presenter.state().restore, presenter.state().empty) == ("Restore 1", "Delete 1 for good")
    presenter.restore()
    assert len(diary.episodes()) == 1
    assert presenter.state().question.startswith("1 entry goes for good.")


def test_the_folder_page_says_what_the_diary_holds(diary, clock):
    """Nothing at first."""
    presenter = DiaryFolderPresenter(diary, clock)
    assert presenter.state().entries == "Nothing is written down yet."
    diary.add(make_episode())
    assert presenter.state().entries == "1 episode"
    assert presenter.state().folder == str(diary.folder)


def test_erasing_names_the_backups_and_wants_the_word(diary, clock):
    """Any case will do, any other word not."""
    diary.add(make_episode())
    made = diary.backups.make()
    presenter = DiaryFolderPresenter(diary, clock)
    state = presenter.erasing()
    assert state.text.startswith(f"1 entry in {diary.folder} will be erased for good.")
    assert state.backups == (f"{made.path.name}: today, 19:42, 1 episode, 0 days",)
    assert state.keep == f"Also erase 1 backup in {made.path.parent}"
    with pytest.raises(Invalid, match="erase"):
        presenter.eraser("yes", backups=False)
    assert callable(presenter.eraser(" ERASE ", backups=False))


def test_many_backups_are_named_by_the_newest(diary, clock):
    """Three, and how many more."""
    diary.add(make_episode())
    for _ in range(5):
        diary.backups.make()
        clock.move(days=1)
    assert DiaryFolderPresenter(diary, clock).erasing().backups[3:] == ("and 2 more",)


def test_a_target_to_move_to(diary, clock, tmp_path):
    """A new folder in one that is there."""
    presenter = DiaryFolderPresenter(diary, clock)
    assert presenter.target(str(tmp_path / "new")) == tmp_path / "new"
    for typed in ("", str(diary.folder), str(tmp_path / "no" / "such"), __file__):
        with pytest.raises(Invalid):
            presenter.target(typed)
    assert not presenter.remembers()
    assert Path(presenter.folder) == diary.folder


def test_backups_elsewhere_are_listed_with_their_folder_and_named_before_erasing(diary, clock, tmp_path):
    """Also those that can't be found, and a damaged one."""
    diary.add(make_episode())
    beside = diary.backups.make().path.parent
    (damaged := beside / "twitchlog-2026-01-01-080000.json").write_text("x")
    for name in ("stick", "gone"):
        clock.move(days=1)
        diary.backups.choose(tmp_path / name)
    (tmp_path / "gone").rename(tmp_path / "away")
    (unsure := tmp_path / "stick" / damaged.name).write_text("x")
    presenter = BackupsPresenter(diary, clock)
    state = presenter.state()
    assert [row.second.split(" · ")[2:] for row in state.rows] == [[f"in {tmp_path / 'stick'}"], [f"in {beside}"]]
    away = f"Backups were made in {tmp_path / 'gone'}, but that folder is not there now: its drive may be out."
    assert state.away == away
    folder = DiaryFolderPresenter(diary, clock)
    erasing = folder.erasing()
    assert erasing.keep == f"Also erase 3 backups in {beside}, {tmp_path / 'stick'}"
    others = f"{unsure}: damaged, of this diary or another. It stays."
    assert erasing.backups[2:] == (f"{damaged.name}: damaged", others, f"{away} They stay.")
    eraser = folder.eraser("erase", backups=True)
    diary.close()
    words = eraser().words
    places = f"{tmp_path / 'gone'} and {tmp_path / 'stick'}"
    assert words == f"Everything was erased. Backups in {places} are still there. This is a new, empty diary."
