"""A folder that can only be read: the diary in it is shown whole, and nothing in it is changed."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.store.makers import NOW, episode
from twitchlog.store import CannotSave, DamagedDiary, Diary, DiaryError, OnlyReadable, notes
from twitchlog.store.files import Files
from twitchlog.store.format import JOURNAL, LOCK, MARK, SNAPSHOT
from twitchlog.store.lock import FileLock

CLOCK = FrozenClock()


class WriteProtected(Files):
    """A disk that only reads. (Permissions alone would not stop the superuser, who may run these tests.)"""

    def open(self, path: Path, *, new: bool = False) -> int:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    open_mark = open


@pytest.fixture
def kept(folder: Path) -> Path:
    """A closed diary with entries in the snapshot and in the journal."""
    diary = Diary.open(folder, CLOCK)
    diary.add(episode("old"))
    diary.tidy_up()
    diary.add(episode("new", note="Ä"))
    diary.save_checkin(NOW.date(), overall="few")
    diary.close()
    return folder


@pytest.fixture
def unchanged(kept: Path) -> Iterator[Path]:
    """The folder; afterwards it must hold the same bytes."""
    before = {path.name: path.read_bytes() for path in kept.iterdir()}
    yield kept
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == before


def read_only(folder: Path) -> Diary:
    return Diary.open(folder, CLOCK, files=WriteProtected(), read_only=True)


def test_opening_it_to_write_says_that_it_can_only_be_read(unchanged: Path) -> None:
    with pytest.raises(OnlyReadable, match="can only be read"):
        Diary.open(unchanged, CLOCK, files=WriteProtected())


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_on_which_an_older_format_cannot_be_written_anew_can_be_read(tmp_path: Path, code: int) -> None:
    class Full(Files):
        def append(self, handle: int, data: bytes) -> None:
            raise OSError(code, "full")

    folder = tmp_path / "old"
    shutil.copytree(Path(__file__).parents[1] / "data" / "diary-format-1", folder)
    with pytest.raises(OnlyReadable):
        Diary.open(folder, CLOCK, files=Full())
    diary = Diary.open(folder, CLOCK, files=Full(), read_only=True)
    assert [one.id for one in diary.episodes()] == ["kept", "newest"]
    diary.close()


def test_a_folder_without_its_lock_can_only_be_read_too(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a copy on a stick: it is not said to be gone."""
    real = os.open

    def refusing(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return real(path, flags, mode)

    (kept / LOCK).unlink()
    monkeypatch.setattr(os, "open", refusing)
    with pytest.raises(OnlyReadable, match="can only be read"):
        Diary.open(kept, CLOCK)
    diary = Diary.open(kept, CLOCK, read_only=True)
    assert [one.id for one in diary.episodes()] == ["old", "new"]
    diary.close()


def test_everything_in_it_is_shown(unchanged: Path) -> None:
    diary = read_only(unchanged)
    assert diary.read_only
    assert [one.id for one in diary.episodes()] == ["old", "new"]
    assert [day.overall for day in diary.checkins()] == ["few"]
    assert diary.notes == []
    assert diary.refresh() is None
    diary.close()


def test_nothing_can_be_saved_and_that_is_said(unchanged: Path) -> None:
    diary = read_only(unchanged)
    for write in (
        lambda: diary.add(episode("more")),
        lambda: diary.delete("old"),
        lambda: diary.save_checkin(NOW.date(), overall="many"),
        diary.undo,
        diary.tidy_up,
        lambda: diary.mark_seen(notes.TORN),
    ):
        with pytest.raises(CannotSave, match="opened only to be read"):
            write()
    assert [one.id for one in diary.episodes()] == ["old", "new"]
    diary.close()


def test_a_backup_can_be_made_of_it_elsewhere(unchanged: Path, tmp_path: Path) -> None:
    """As from a stick that is about to fail."""
    diary = Diary.open(unchanged, CLOCK, read_only=True)
    target = tmp_path / "elsewhere"
    target.mkdir()
    diary._storage.files.open_to_read(unchanged / SNAPSHOT)
    made = diary.backups.make(to=target)
    assert (made.episodes, made.days) == (2, 1)
    (unchanged / "backups.json").unlink()  # here the folder could be written to: what is remembered of the backup
    diary.close()


def test_a_line_cut_short_is_left_out_and_said(kept: Path) -> None:
    with (kept / JOURNAL).open("ab") as journal:
        journal.write(b'12345678 {"seq":')
    diary = read_only(kept)
    assert [one.id for one in diary.episodes()] == ["old", "new"]
    assert diary.notes == diary.unseen() == [notes.UNFINISHED]


def test_a_mark_that_cannot_be_read_is_said(kept: Path) -> None:
    (kept / MARK).write_bytes(b"nonsense")
    assert read_only(kept).notes == [notes.UNSURE_YET]


def test_damage_is_refused_and_said(kept: Path) -> None:
    (kept / SNAPSHOT).write_bytes(b"nonsense")
    with pytest.raises(DamagedDiary, match=r"diary\.json is .* copy the folder"):
        read_only(kept)


def test_there_is_no_diary_where_there_is_none(folder: Path) -> None:
    with pytest.raises(DiaryError, match="There is no diary"):
        read_only(folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows locks need a handle that writes")
def test_whoever_may_only_read_waits_for_writers_all_the_same(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refusing(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_RDWR:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, flags, mode)

    writer = FileLock(kept / LOCK)
    monkeypatch.setattr(os, "open", refusing)
    reader = FileLock(kept / LOCK, patience_s=0)
    with writer.held(), pytest.raises(DiaryError, match="busy"), reader.held():
        pass
    with reader.held():
        pass
    writer.close()
    reader.close()
