"""Backups: verified, kept for a year, never worse than the last; restored whole or not at all."""

import errno
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.store.makers import TODAY, episode
from twitchlog.domain.person import Mark
from twitchlog.store import BackupFolderGone, CannotBackUp, Diary, DiaryError, FewerEntries, keeping
from twitchlog.store.backup_file import DAILY, Backup
from twitchlog.store.backup_places import away_words, backups_of, missing
from twitchlog.store.erasing import erase_diary
from twitchlog.store.files import Files


class FailingFiles(Files):
    """A disk on which appending to files of some name fails, or writes something else."""

    def __init__(self) -> None:
        self.full: Path | None = None
        self.garbled = False
        self._names: dict[int, Path] = {}

    def open(self, path: Path, *, new: bool = False) -> int:
        if self.full is not None and self.full in path.parents:
            raise OSError(errno.ENOSPC, "No space left on device")
        handle = super().open(path, new=new)
        self._names[handle] = path
        return handle

    def append(self, handle: int, data: bytes) -> None:
        if self.garbled and self._names[handle].name.startswith("twitchlog-"):
            data = data[:200] + b"X" + data[201:]
        super().append(handle, data)


@pytest.fixture
def files() -> FailingFiles:
    return FailingFiles()


@pytest.fixture
def diary(folder: Path, clock: FrozenClock, files: FailingFiles) -> Iterator[Diary]:
    opened = Diary.open(folder, clock, files=files)
    opened.add(*(episode(f"e{number}") for number in range(30)))
    opened.save_checkin(TODAY, overall="few")
    yield opened
    opened.close()


def ids(diary: Diary) -> set[str]:
    return {one.id for one in diary.episodes()}


# Making -------------------------------------------------------------------------------------------------------------


def test_one_a_day_is_made_when_something_changed(diary: Diary, clock: FrozenClock) -> None:
    made = diary.back_up_if_due()
    assert made is not None
    assert (made.episodes, made.days, made.entries, made.reason, made.own) == (30, 1, 31, DAILY, True)
    assert diary.back_up_if_due() is None
    diary.delete("e1")
    assert diary.back_up_if_due() is None
    clock.move(days=1)
    assert diary.back_up_if_due() is not None
    clock.move(days=1)
    assert diary.back_up_if_due() is None
    assert [one.episodes for one in diary.backups.all()] == [29, 30]


def test_a_backup_is_for_its_owner_only_and_holds_nothing_deleted(diary: Diary) -> None:
    diary.add(episode("gone", note="nobody shall read this"))
    diary.delete("gone")
    made = diary.backups.make()
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert made.path.parent.stat().st_mode & 0o777 == 0o700
    assert b"nobody shall" not in made.path.read_bytes()


def test_an_empty_diary_needs_none(folder: Path, clock: FrozenClock) -> None:
    empty = Diary.open(folder, clock)
    assert empty.back_up_if_due() is None
    empty.close()


def test_what_is_read_back_must_be_what_was_written(diary: Diary, files: FailingFiles) -> None:
    files.garbled = True
    with pytest.raises(CannotBackUp, match="could not be read again"):
        diary.backups.make()
    assert diary.backups.all() == []
    assert [path for path in diary.backups.folder.iterdir() if path.name.startswith("twitchlog-")] == []


def test_a_failure_is_told_remembered_and_forgotten_when_one_succeeds(diary: Diary, files: FailingFiles) -> None:
    first = diary.backups.make()
    files.full = diary.backups.folder
    with pytest.raises(CannotBackUp, match=r"No backup was made: the disk is full\. The diary itself is safe"):
        diary.backups.make()
    state = diary.backups.state()
    assert (state.made_at, state.file) == (first.made, str(first.path))
    assert state.failed_at is not None and "disk is full" in state.why
    files.full = None
    diary.backups.make()
    assert (diary.backups.state().failed_at, diary.backups.state().why) == (None, "")


def test_the_days_backup_never_raises(diary: Diary, files: FailingFiles) -> None:
    files.full = diary.backups.folder
    assert diary.back_up_if_due() is None
    assert "disk is full" in diary.backups.state().why


def test_one_worse_than_the_last_is_held_back_until_asked_for(diary: Diary, clock: FrozenClock) -> None:
    diary.back_up_if_due()
    diary.delete(*(f"e{number}" for number in range(20)))
    clock.move(days=1)
    assert diary.back_up_if_due() is None
    assert diary.backups.state().fewer
    with pytest.raises(FewerEntries, match="has 11 entries, the last backup 31"):
        diary.backups.make()
    assert [one.entries for one in diary.backups.all()] == [31]
    diary.backups.make(anyway=True)
    assert [one.entries for one in diary.backups.all()] == [11, 31]
    assert not diary.backups.state().fewer


def test_one_entry_is_one_entry(diary: Diary) -> None:
    diary.backups.make()
    diary.delete(*(f"e{number}" for number in range(30)))
    with pytest.raises(FewerEntries, match="the diary has 1 entry, the last backup 31"):
        diary.backups.make()


def test_another_folder_can_be_chosen_and_must_work(diary: Diary, tmp_path: Path, files: FailingFiles) -> None:
    stick = tmp_path / "stick"
    made = diary.backups.choose(stick)
    assert made.path.parent == stick == diary.backups.folder
    files.full = tmp_path / "other"
    with pytest.raises(CannotBackUp):
        diary.backups.choose(tmp_path / "other")
    assert diary.backups.folder == stick
    for usual in (diary.folder / "backups", None):
        diary.backups.choose(usual)
        assert (diary.backups.folder, diary.backups.state().folder) == (diary.folder / "backups", "")


def test_another_folder_asks_too_when_most_entries_are_gone(diary: Diary, tmp_path: Path) -> None:
    before = diary.backups.make()
    diary.delete(*(f"e{number}" for number in range(20)))
    with pytest.raises(FewerEntries):
        diary.backups.choose(tmp_path / "stick")
    assert diary.backups.folder == before.path.parent
    assert diary.backups.choose(tmp_path / "stick", anyway=True).path.parent == tmp_path / "stick"


def test_others_backups_in_the_same_folder_are_left_alone(diary: Diary, tmp_path: Path, clock: FrozenClock) -> None:
    other = Diary.open(tmp_path / "other", clock)
    other.add(episode("theirs"))
    theirs = other.backups.choose(tmp_path / "stick")
    diary.backups.choose(tmp_path / "stick")
    clock.move(days=400)
    for _ in range(3):
        clock.move(days=40)
        diary.backups.make(anyway=True)
    assert theirs.path.exists()
    assert {one.own for one in diary.backups.all() if one.path == theirs.path} == {False}
    other.close()


def test_backups_are_found_without_opening_the_diary(diary: Diary) -> None:
    made = diary.backups.make()
    assert backups_of(diary.folder) == [made]


# Folders that are gone ----------------------------------------------------------------------------------------------


def everything_under(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def try_all(diary: Diary, elsewhere: Path) -> None:
    """Ask for a backup in every way there is: none may be made."""
    assert diary.back_up_if_due() is None
    for make in (diary.backups.make, lambda: diary.backups.choose(None), lambda: diary.backups.make(to=elsewhere)):
        with pytest.raises(CannotBackUp, match=r"No backup was made: the diary is gone from .* moved or erased"):
            make()
    with pytest.raises(CannotBackUp, match="is gone"):
        diary.backups.before("import")


def test_an_erased_diary_does_not_come_back_as_a_backup(diary: Diary, tmp_path: Path) -> None:
    """Erased by another program: nothing of it appears again, also where other files keep its folder."""
    diary.backups.make()
    (mine := diary.folder / "my notes.txt").write_text("mine")
    erase_diary(diary.folder, backups=True)
    try_all(diary, tmp_path)
    with pytest.raises(DiaryError, match="is gone"):
        diary.refresh()
    with pytest.raises(DiaryError, match="Not saved: the diary is gone"):
        diary.add(episode("late"))
    assert everything_under(tmp_path) == ["diary", "diary/my notes.txt"]
    mine.unlink()
    diary.folder.rmdir()
    try_all(diary, tmp_path)
    diary.close()
    assert everything_under(tmp_path) == []


@pytest.mark.parametrize("mount_point", [True, False])
def test_a_diary_whose_drive_is_out_is_not_backed_up_onto_the_wrong_disk(
    diary: Diary, tmp_path: Path, mount_point: bool
) -> None:
    """Nor is what is known of its backups forgotten; once the drive is back, all goes on."""
    made = diary.backups.make()
    diary.folder.rename(tmp_path / "away")
    if mount_point:
        diary.folder.mkdir()
    try_all(diary, tmp_path)
    assert everything_under(tmp_path / "diary") == []
    assert diary.backups.state().made_at == made.made
    if mount_point:
        diary.folder.rmdir()
    (tmp_path / "away").rename(diary.folder)
    assert diary.backups.make().episodes == 30


@pytest.mark.parametrize("mount_point", [True, False])
def test_a_chosen_folder_whose_drive_is_out_gets_no_backup(
    diary: Diary, tmp_path: Path, clock: FrozenClock, mount_point: bool
) -> None:
    """The failure is told; choosing it again, or plugging the drive in, makes one there."""
    stick = tmp_path / "stick"
    made = diary.backups.choose(stick)
    stick.rename(tmp_path / "away")
    if mount_point:
        stick.mkdir()
    clock.move(days=1)
    diary.delete("e1")
    assert diary.back_up_if_due() is None
    with pytest.raises(BackupFolderGone, match=r"The diary itself is safe\. Plug (its|the) drive in"):
        diary.backups.make()
    assert stick.exists() == mount_point and everything_under(tmp_path / "diary" / "backups") == []
    state = diary.backups.state()
    assert (state.made_at, state.failed_at, state.folder) == (made.made, clock.now(), str(stick))
    if mount_point:
        assert diary.backups.choose(stick).path.parent == stick
    else:
        (tmp_path / "away").rename(stick)
        assert diary.back_up_if_due() is not None
    assert diary.backups.state().failed_at is None


def test_before_an_import_one_is_kept_beside_the_diary_when_the_drive_is_out(diary: Diary, tmp_path: Path) -> None:
    diary.backups.choose(tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "away")
    made = diary.backups.before("import")
    assert made is not None and made.path.parent == diary.folder / "backups"
    assert not (tmp_path / "stick").exists()


@pytest.mark.parametrize("way", ["choose", "to"])
def test_a_folder_is_made_once_and_only_where_there_is_one_around_it(diary: Diary, tmp_path: Path, way: str) -> None:
    """What is missing above it is a drive that is out, or a slip of the finger."""

    def make(folder: Path) -> Backup:
        return diary.backups.choose(folder) if way == "choose" else diary.backups.make(to=folder)

    with pytest.raises(CannotBackUp, match=r"there is no folder .*stick\. Plug its drive in"):
        make(tmp_path / "stick" / "backups")
    assert not (tmp_path / "stick").exists()
    assert diary.backups.folder == diary.folder / "backups"
    (tmp_path / "stick").mkdir()
    assert make(tmp_path / "stick" / "backups").path.parent == tmp_path / "stick" / "backups"


# Folders used before ------------------------------------------------------------------------------------------------


def test_backups_in_folders_used_before_are_found_too(diary: Diary, tmp_path: Path, clock: FrozenClock) -> None:
    """Beside the diary, on the stick before, and where a single one was put; newest first, each once."""
    made = [diary.backups.make()]
    for folder in (tmp_path / "one", tmp_path / "two"):
        clock.move(days=1)
        made.append(diary.backups.choose(folder))
    clock.move(days=1)
    made.append(diary.backups.make(to=tmp_path / "once"))
    assert diary.backups.all() == made[::-1]
    assert backups_of(diary.folder) == made[::-1]
    assert diary.backups.missing() == []


@pytest.mark.parametrize("mount_point", [True, False])
def test_a_folder_whose_backups_cannot_be_found_is_named(diary: Diary, tmp_path: Path, mount_point: bool) -> None:
    diary.backups.choose(tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "away")
    if mount_point:
        (tmp_path / "stick").mkdir()
    assert missing(Files(), diary.folder) == [tmp_path / "stick"]
    assert away_words(tmp_path / "stick").startswith(f"Backups were made in {tmp_path / 'stick'}, but")
    diary.backups.choose(None)
    assert missing(Files(), diary.folder) == [tmp_path / "stick"]


def test_backups_beside_a_diary_stay_its_own_when_what_is_remembered_of_them_is_lost(diary: Diary) -> None:
    made = diary.backups.make()
    (diary.folder / "backups.json").unlink()
    assert diary.backups.all() == [made]
    assert diary.backups.make().diary == made.diary


@pytest.mark.parametrize("place", ["backups", "stick"])
def test_what_is_left_of_a_backup_cut_short_goes_with_the_next_one(
    diary: Diary, tmp_path: Path, clock: FrozenClock, place: str
) -> None:
    """Unless it may still be under way, or is another diary's in a shared folder."""
    folder = diary.backups.choose(None if place == "backups" else tmp_path / place).path.parent
    mine = diary.backups.all()[0].diary
    names = {f"twitchlog-2026-11-20-080000.json.{id}.{age}.new" for id in (mine, "others1") for age in ("old", "new")}
    for name in names:
        (folder / name).write_bytes(b"plain entries")
        written = clock.now().timestamp() - (7200 if ".old." in name else 60)
        os.utime(folder / name, (written, written))
    diary.backups.make()
    left = {path.name for path in folder.glob("*.new")}
    assert left == {name for name in names if ".new." in name or ("others1" in name and place == "stick")}


# Keeping ------------------------------------------------------------------------------------------------------------


def made_at(moment: datetime, entries: int = 5, reason: str = DAILY) -> Backup:
    return Backup(Path(f"{moment.isoformat()}{reason}"), moment, entries, 0, entries, reason)


def test_kept_are_seven_days_eight_weeks_and_twelve_months() -> None:
    """Living two years with three backups a day, pruned each time, leaves the newest of each of these."""
    now = datetime.fromisoformat("2025-01-01T08:00:00+01:00")
    kept: list[Backup] = []
    for day in range(730):
        for hour in (8, 12, 20):
            moment = now + timedelta(days=day, hours=hour - 8)
            kept.append(made_at(moment))
            dropped = keeping.to_drop(kept, moment)
            kept = [one for one in kept if one not in dropped]
    moments = sorted((one.made for one in kept), reverse=True)
    assert len({moment.date() for moment in moments[:7]}) == 7
    assert len({moment.isocalendar()[:2] for moment in moments}) >= 8
    assert len({(moment.year, moment.month) for moment in moments}) == 12
    assert len(moments) <= 7 + 8 + 12 + 1


def test_the_largest_and_the_newest_are_never_dropped() -> None:
    start = datetime.fromisoformat("2026-01-01T08:00:00+01:00")
    many = [made_at(start + timedelta(hours=n), entries=900 if n == 3 else 5) for n in range(400)]
    dropped = keeping.to_drop(many, start + timedelta(days=900))
    assert many[3] not in dropped
    assert many[-1] not in dropped


def test_a_clock_set_back_takes_no_place_from_those_made_now() -> None:
    """Two years of backups dated ahead of the clock stay as they are, and so do a week's made since."""
    start = datetime.fromisoformat("2026-01-01T08:00:00+01:00")
    ahead = [made_at(start + timedelta(days=n)) for n in range(730)]
    ahead = [one for one in ahead if one not in keeping.to_drop(ahead, start + timedelta(days=730))]
    now = start - timedelta(hours=1)
    since = [made_at(now - timedelta(days=n)) for n in range(7)]
    earlier = made_at(now - timedelta(hours=1))
    assert keeping.to_drop([*ahead, *since, earlier], now) == [earlier]


def test_the_one_just_made_is_kept_though_the_clock_was_set_back(diary: Diary, clock: FrozenClock) -> None:
    """To a day that has a later one, which is larger, too."""
    for _ in range(3):
        clock.move(days=1)
        diary.save_checkin(clock.now().date(), overall="few")
        assert diary.back_up_if_due()
    clock.move(days=-1.3)
    diary.delete("e1", "e2")
    for make in (diary.back_up_if_due, diary.backups.make):
        made = make()
        assert made is not None and made.path.exists()


def test_those_made_before_something_large_stay_a_month() -> None:
    start = datetime.fromisoformat("2026-01-01T08:00:00+01:00")
    before = made_at(start, reason="before import")
    later = [made_at(start + timedelta(minutes=n)) for n in range(1, 4)]
    assert before not in keeping.to_drop([before, *later], start + timedelta(days=29))
    assert before in keeping.to_drop([before, *later], start + timedelta(days=31))


# Restoring ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def backup(diary: Diary, clock: FrozenClock) -> Path:
    """A backup; since then one entry was deleted, one changed and one added."""
    made = diary.backups.make()
    clock.move(minutes=5)
    diary.delete("e1")
    diary.replace(episode("e2", bother=7))
    diary.add(episode("new"))
    return made.path


def test_a_dry_run_says_what_would_come_and_changes_nothing(diary: Diary, backup: Path) -> None:
    before = diary.tables()
    merge, replace = (diary.backups.plan(backup, replace=way) for way in (False, True))
    assert (merge.added, merge.changed, merge.removed, merge.same) == (1, 0, 0, 30)
    assert (replace.added, replace.changed, replace.removed, replace.same) == (1, 1, 1, 29)
    assert diary.tables() == before


def test_merging_brings_back_what_is_missing_and_keeps_what_is_newer(diary: Diary, backup: Path) -> None:
    diary.backups.restore(backup, replace=False)
    assert ids(diary) == {f"e{number}" for number in range(30)} | {"new"}
    changed = diary.episode("e2")
    assert changed is not None and changed.bother == 7
    assert diary.backups.plan(backup, replace=False).does_nothing


def test_replacing_makes_the_diary_what_the_backup_is(diary: Diary, backup: Path) -> None:
    diary.backups.restore(backup, replace=True)
    assert ids(diary) == {f"e{number}" for number in range(30)}
    assert diary.backups.plan(backup, replace=True).does_nothing


@pytest.mark.parametrize("replace", [False, True])
def test_a_restore_can_be_undone_and_the_state_before_is_backed_up(diary: Diary, backup: Path, replace: bool) -> None:
    before = diary.episodes()
    change = diary.backups.restore(backup, replace=replace)
    kept = diary.backups.all()[0]
    assert kept.reason == "before restore"
    assert change.label == "Restored: backup of 23 November, 19:42"
    diary.undo(change.id)
    assert diary.episodes() == before
    assert diary.backups.plan(kept.path, replace=True).does_nothing


@pytest.mark.parametrize("days", [0, 7, 400])
def test_the_backup_being_restored_is_not_tidied_away(diary: Diary, clock: FrozenClock, days: int) -> None:
    """The one of the state before is newer: the day's last, the eighth day, the thirteenth month."""
    diary.backups.make(DAILY)
    for number in range(14 if days else 0):
        clock.move(days=days / 14)
        diary.add(episode(f"later{number}"))
        diary.backups.make(DAILY)
    chosen = diary.backups.all()[-1].path
    clock.move(days=40 if days else 0, minutes=1)
    diary.delete("e1")
    diary.backups.restore(chosen, replace=True)
    assert chosen.exists()
    assert diary.episode("e1") is not None


def test_without_room_for_the_state_before_nothing_is_restored(diary: Diary, backup: Path, files: FailingFiles) -> None:
    before = diary.tables()
    files.full = diary.backups.folder
    with pytest.raises(CannotBackUp):
        diary.backups.restore(backup, replace=True)
    assert diary.tables() == before


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data.replace(b'"e3"', b'"E3"'), lambda _: b""])
def test_a_damaged_backup_is_refused_whole(diary: Diary, backup: Path, damage) -> None:
    backup.write_bytes(damage(backup.read_bytes()))
    before = diary.tables()
    with pytest.raises(CannotBackUp, match="Nothing was changed"):
        diary.backups.restore(backup, replace=True)
    assert diary.tables() == before


def test_a_file_that_is_not_there_is_told(diary: Diary, tmp_path: Path) -> None:
    with pytest.raises(CannotBackUp, match="There is no file"):
        diary.backups.plan(tmp_path / "none.json", replace=False)


def test_a_copied_diary_file_can_be_restored_too(diary: Diary, tmp_path: Path) -> None:
    diary.put(Mark("m", TODAY, "x"), label="Mark")
    diary.tidy_up()
    copy = tmp_path / "copy.json"
    copy.write_bytes((diary.folder / "diary.json").read_bytes())
    diary.delete("e1")
    assert diary.backups.plan(copy, replace=False).added == 1
