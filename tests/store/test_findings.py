"""What was found damaged is told until a person says they have seen it, whoever opened the diary in between."""

import errno
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.store.makers import episode
from tests.store.power import NoLock, PowerFiles
from twitchlog.store import CannotSave, Diary, notes
from twitchlog.store.files import Files
from twitchlog.store.findings import Findings
from twitchlog.store.format import FINDINGS, JOURNAL, MARK, SNAPSHOT

CLOCK = FrozenClock()


@pytest.fixture
def torn(folder: Path) -> Path:
    """A diary whose last line was cut short."""
    diary = Diary.open(folder, CLOCK)
    diary.add(episode("old"))
    diary.close()
    with (folder / JOURNAL).open("ab") as journal:
        journal.write(b'12345678 {"seq":')
    return folder


def test_what_one_opening_cut_off_the_next_still_knows(torn: Path) -> None:
    Diary.open(torn, CLOCK).close()
    diary = Diary.open(torn, CLOCK)
    assert (diary.notes, diary.unseen()) == ([], [notes.TORN])
    diary.close()
    assert Diary.examine(torn).unseen == (notes.TORN,)
    assert (torn / FINDINGS).stat().st_mode & 0o777 == 0o600


def test_what_was_seen_is_told_no_more(torn: Path) -> None:
    diary = Diary.open(torn, CLOCK)
    diary.mark_seen(*diary.unseen())
    assert diary.unseen() == []
    diary.close()
    assert Diary.examine(torn).unseen == ()
    assert not (torn / FINDINGS).exists()


def test_what_others_found_meanwhile_is_not_put_away_with_what_was_seen(torn: Path) -> None:
    """A window shows a page with one sentence; before its button is tapped another program finds something else."""
    window = Diary.open(torn, CLOCK)
    shown = window.unseen()
    (torn / MARK).write_bytes(b"nonsense")
    Diary.open(torn, CLOCK).close()
    window.mark_seen(*shown)
    assert window.unseen() == [notes.UNSURE]
    window.close()
    assert Diary.examine(torn).unseen == (notes.UNSURE,)
    assert (torn / FINDINGS).stat().st_mode & 0o777 == 0o600


def test_the_same_is_kept_once_and_other_things_beside_it(torn: Path) -> None:
    Diary.open(torn, CLOCK).close()
    with (torn / JOURNAL).open("ab") as journal:
        journal.write(b'12345678 {"seq":')
    (torn / MARK).write_bytes(b"nonsense")
    diary = Diary.open(torn, CLOCK)
    assert diary.notes == [notes.TORN, notes.UNSURE]
    assert diary.unseen() == [notes.TORN, notes.UNSURE]
    diary.close()


def test_a_salvage_is_told_until_it_was_seen(torn: Path) -> None:
    (torn / SNAPSHOT).write_bytes(b"nonsense")
    Diary.open(torn, CLOCK, salvage=True).close()
    assert "The diary was damaged" in Diary.examine(torn).unseen[0]


def test_a_sentence_that_could_not_be_kept_is_told_all_the_same(folder: Path) -> None:
    class Full(Files):
        def append(self, handle: int, data: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    folder.mkdir()
    findings = Findings(Full(), folder)
    assert not findings.tell(notes.OLDER)
    assert findings.unseen() == findings.notes == [notes.OLDER]


def test_where_missing_changes_could_not_be_kept_as_told_the_next_opening_tells_them_again(folder: Path) -> None:
    """Until then the mark stays as it is."""

    class Full(Files):
        def open(self, path: Path, *, new: bool = False) -> int:
            if path.name == FINDINGS:
                raise OSError(errno.ENOSPC, "No space left on device")
            return super().open(path, new=new)

    diary = Diary.open(folder, CLOCK)
    diary.add(episode("new"))
    diary.close()
    (folder / JOURNAL).write_bytes((folder / JOURNAL).read_bytes().splitlines(keepends=True)[0])
    for _ in range(2):
        diary = Diary.open(folder, CLOCK, files=Full())
        assert diary.notes == [notes.missing(1)]
        diary.close()


def test_it_is_on_the_disk_before_anything_is_cut_off() -> None:
    """Else a power cut between the two would leave a diary that looks whole, and nobody told."""
    files, folder = PowerFiles(), Path("/d")
    Diary.open(folder, CLOCK, files=files, lock=NoLock()).close()
    handle = files.open(folder / JOURNAL)
    files.append(handle, b'12345678 {"seq":')
    files.sync(handle)
    files.log.clear()
    files.cut_at = None
    Diary.open(folder, CLOCK, files=files, lock=NoLock())
    before = [step for step in files.log[: files.log.index("truncate")] if step != "open"]
    assert before[:3] == ["append", "sync", "sync folder"]


def test_a_folder_that_cannot_be_written_says_why_nothing_was_marked(torn: Path) -> None:
    class Refusing(Files):
        def remove(self, path: Path) -> None:
            if path.name == FINDINGS:
                raise OSError(errno.EROFS, "Read-only file system")
            super().remove(path)

    diary = Diary.open(torn, CLOCK, files=Refusing())
    with pytest.raises(CannotSave, match="can only be read"):
        diary.mark_seen(notes.TORN)
    assert diary.unseen() == [notes.TORN]
    diary.close()
