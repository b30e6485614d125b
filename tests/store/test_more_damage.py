"""Damage in several places at once, and files that other programs wrote anew: what is whole is kept, the rest said."""

import errno
import re
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from tests.clock import FrozenClock
from tests.store.makers import NOW, episode
from twitchlog.store import DamagedDiary, Diary, DiaryError
from twitchlog.store.files import Files
from twitchlog.store.format import JOURNAL, MARK, SNAPSHOT

CLOCK = FrozenClock()
Damage = Callable[[bytes], bytes]


@pytest.fixture
def kept(folder: Path) -> Path:
    """Three episodes in the snapshot, one in the bin and one step of undo for each; one more in the journal."""
    diary = Diary.open(folder, CLOCK)
    for name in ("a", "b", "c", "gone"):
        diary.add(episode(name))
    diary.delete("gone")
    diary.save_checkin(NOW.date(), overall="few")
    diary.tidy_up()
    diary.add(episode("new"))
    diary.close()
    return folder


def change(path: Path, damage: Damage) -> None:
    before = path.read_bytes()
    path.write_bytes(damage(before))
    assert path.read_bytes() != before


def last_line_unreadable(data: bytes) -> bytes:
    return data.replace(b'"_check"', b'"_chack"')


def salvaged(folder: Path) -> Diary:
    with pytest.raises(DamagedDiary):
        Diary.open(folder, CLOCK)
    return Diary.open(folder, CLOCK, salvage=True)


def test_an_entry_with_an_impossible_date_does_not_stop_the_rescue(kept: Path) -> None:
    """With no checksum left to prove it, and a change lost whose time is asked for."""
    change(kept / SNAPSHOT, lambda data: last_line_unreadable(data).replace(b'"created":"2', b'"created":"Z', 1))
    change(kept / JOURNAL, lambda data: data.replace(b'"new"', b'"nEw"'))
    found = Diary.examine(kept)
    assert (found.episodes, found.lost_entries, found.lost_changes) == (2, 1, 1)
    diary = salvaged(kept)
    assert [one.id for one in diary.episodes()] == ["b", "c"]
    diary.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"deleted":"2', b'"deleted":"Z'),
        (b'"deleted":', b'"dEleted":'),
        (b'"table":"episodes"', b'"table":"episades"'),
    ],
)
def test_what_makes_no_sense_in_the_bin_is_left_out_and_told(kept: Path, old: bytes, new: bytes) -> None:
    """And nothing stumbles over it later: the bin opens, the diary closes."""
    change(kept / SNAPSHOT, lambda data: last_line_unreadable(data).replace(old, new, 1))
    assert Diary.examine(kept).lost_bin == 1
    diary = salvaged(kept)
    assert "1 deleted entry in the bin" in diary.notes[0]
    assert diary.bin() == []
    assert len(diary.episodes()) == 4
    diary.close()
    Diary.open(kept, CLOCK).close()


def test_what_makes_no_sense_among_the_steps_of_undo_is_left_out_and_told(kept: Path) -> None:
    change(
        kept / SNAPSHOT, lambda data: last_line_unreadable(data).replace(b'"back":[[', b'"back":[["', 1)[:-1] + b"\n"
    )
    found = Diary.examine(kept)
    assert (found.episodes, found.lost_entries + found.lost_undo) == (4, 1)
    diary = salvaged(kept)
    diary.empty_bin()
    diary.undo()
    diary.close()


def test_a_lost_entry_of_the_bin_or_step_of_undo_is_told(kept: Path) -> None:
    """Their checksums stand in the last line, as those of entries do."""
    change(kept / SNAPSHOT, lambda data: re.sub(rb'("deleted":"\d{3})\d', rb"\g<1>9", data, count=1))
    found = Diary.examine(kept)
    assert (found.lost_entries, found.lost_bin, found.unreadable()) == (
        0, 1, "1 deleted entry in the bin can't be read",
    )  # fmt: skip


def test_a_table_whose_name_is_damaged_is_found_by_what_is_in_it(kept: Path) -> None:
    change(kept / SNAPSHOT, lambda data: last_line_unreadable(data).replace(b'"episodes":{\n', b'"episades":{\n', 1))
    found = Diary.examine(kept)
    assert (found.episodes, found.unproven) == (4, 4)
    diary = salvaged(kept)
    assert [one.id for one in diary.episodes()] == ["a", "b", "c", "new"]
    diary.close()


def test_a_table_nobody_can_name_is_told_as_lost(kept: Path) -> None:
    change(
        kept / SNAPSHOT,
        lambda data: (
            last_line_unreadable(data).replace(b'"undo":{\n', b'"unda":{\n', 1).replace(b'{"_head"', b'{"_haad"')
        ),
    )
    found = Diary.examine(kept)
    assert found.lost_entries + found.lost_undo >= 6
    assert found.uncounted


@pytest.mark.parametrize(
    "rewritten",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: orjson.dumps(orjson.loads(data), option=orjson.OPT_INDENT_2),
        lambda data: orjson.dumps(orjson.loads(data)),
    ],
    ids=["line ends", "byte order mark", "indented", "in one line"],
)
def test_a_snapshot_another_program_wrote_anew_costs_nothing(kept: Path, rewritten: Damage) -> None:
    """An editor or a synchroniser changed its form; what it says fits its checksums."""
    change(kept / SNAPSHOT, rewritten)
    found = Diary.examine(kept)
    assert (found.episodes, found.days, found.unreadable(), found.unproven) == (4, 1, "", 0)
    assert "written anew by another program" in found.problems[0]
    diary = salvaged(kept)
    assert [one.id for one in diary.episodes()] == ["a", "b", "c", "new"]
    diary.undo()
    assert [one.id for one in diary.episodes()] == ["a", "b", "c"]
    diary.close()


def test_a_snapshot_another_program_changed_is_not_taken_as_proven(kept: Path) -> None:
    def edited(data: bytes) -> bytes:
        whole = orjson.loads(data)
        whole["episodes"]["1"]["bother"] = 7
        return orjson.dumps(whole)

    change(kept / SNAPSHOT, edited)
    found = Diary.examine(kept)
    assert found.uncounted or found.unproven or found.lost_entries


@pytest.mark.parametrize("journal", [b"", None], ids=["empty", "missing"])
@pytest.mark.parametrize("mark", [b"nonsense", None], ids=["unreadable mark", "mark as it was"])
def test_without_its_journal_only_the_mark_knows_what_is_lost(
    kept: Path, journal: bytes | None, mark: bytes | None
) -> None:
    if journal is None:
        (kept / JOURNAL).unlink()
    else:
        (kept / JOURNAL).write_bytes(journal)
    if mark is not None:
        (kept / MARK).write_bytes(mark)
    found = Diary.examine(kept)
    assert (found.lost_changes, found.uncounted) == ((0, True) if mark else (1, False))
    diary = salvaged(kept)
    assert ("an unknown number of entries" if mark else "1 change") in diary.notes[0]
    diary.close()


def test_a_damaged_file_that_could_not_be_kept_aside_whole_leaves_no_half(kept: Path) -> None:
    class Full(Files):
        def append(self, handle: int, data: bytes) -> None:
            super().append(handle, data[:100])
            raise OSError(errno.ENOSPC, "No space left on device")

    change(kept / SNAPSHOT, last_line_unreadable)
    before = {path.name for path in kept.iterdir()}
    with pytest.raises(DiaryError, match="disk is full"):
        Diary.open(kept, CLOCK, salvage=True, files=Full())
    assert {path.name for path in kept.iterdir()} == before
