"""What is whole of a damaged diary is found, counted and kept: every byte changed in turn, and cut at every length."""

import errno
import gc
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.store.crashes import CLOCK, FOLDER, open_diary
from tests.store.makers import NOW, episode
from tests.store.power import File, NoLock, PowerCut, PowerFiles
from twitchlog.domain.records import to_data
from twitchlog.store import DamagedDiary, Diary, DiaryError, NewerDiary, notes
from twitchlog.store import format as names
from twitchlog.store.line import Line
from twitchlog.store.salvage import Pieces, Remains, pieces_of, remains_of
from twitchlog.store.snapshot import Table, decode
from twitchlog.store.storage import JournalStorage
from twitchlog.store.tables import Database

IN_SNAPSHOT, IN_JOURNAL = 270, 30
SNAPSHOT, JOURNAL = FOLDER / names.SNAPSHOT, FOLDER / names.JOURNAL


class Made(NamedTuple):
    """A diary of 300 episodes in memory: its bytes, and what they mean."""

    disk: PowerFiles
    snapshot: bytes
    journal: bytes
    seq: int
    acknowledged: int
    tables: dict[str, Table]
    changes: tuple[Line, ...]


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    """These tests make a hundred thousand diaries: their garbage is looked for among what they made, not in all."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="module")
def made() -> Made:
    files = PowerFiles()
    diary = open_diary(files)
    diary.put(*(episode(f"e{n}", started=NOW - timedelta(hours=n)) for n in range(IN_SNAPSHOT - 20)), label="Many")
    for number in range(IN_SNAPSHOT - 20, IN_SNAPSHOT):
        diary.add(episode(f"e{number}", note="Ä}" if number % 2 else ""))
    diary.save_checkin(NOW.date(), overall="few")
    diary.tidy_up()
    seq = diary._storage.memory.seq
    for number in range(IN_SNAPSHOT, IN_SNAPSHOT + IN_JOURNAL):
        diary.add(episode(f"e{number}"))
    snapshot, journal = files.names[SNAPSHOT].data, files.names[JOURNAL].data
    whole = remains_of(journal, seq, 0, JOURNAL)
    assert (len(diary.episodes()), len(whole.changes)) == (300, IN_JOURNAL)
    tables = decode(snapshot, SNAPSHOT).tables
    return Made(files.copy(), snapshot, journal, seq, diary._storage.memory.seq, tables, tuple(whole.changes))


def flipped(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Every byte with one of its bits changed, each bit in turn."""
    for place in range(len(data)):
        yield place, data[:place] + bytes([data[place] ^ (1 << place % 8)]) + data[place + 1 :]


def with_bytes(made: Made, path: Path, data: bytes) -> PowerFiles:
    disk = made.disk.copy()
    disk.names[path] = File(disk.names[path].number, data)
    return disk


def told(disk: PowerFiles) -> str:
    """What opening says: why it refuses, or what it notes."""
    try:
        return " ".join(open_diary(disk).notes)
    except (DamagedDiary, NewerDiary) as error:
        return error.message


def missing(found: Pieces, made: Made) -> list[tuple[str, str]]:
    """The documents that are not there; fails when one is there that nobody wrote."""
    gone = []
    for name, table in made.tables.items():
        left = found.tables.get(name, {})
        gone += [(name, key) for key in table.keys() - left.keys()]
        assert left == (table if len(left) == len(table) else {key: table[key] for key in left})
    assert found.tables.keys() <= made.tables.keys()
    return gone


def test_every_byte_of_the_snapshot(made: Made, tell: Callable[[str], None]) -> None:
    """Whichever is changed: opening refuses and says so, and at most the one document it lies in is lost."""
    worst = 0
    for place, data in flipped(made.snapshot):
        found = pieces_of(data, SNAPSHOT)
        gone = missing(found, made)
        assert found.problem, place
        assert len(gone) <= 1, place
        assert found.lost == len([name for name, _ in gone if name != "undo"]), place
        assert found.unproven == 0, place
        worst = max(worst, len(gone))
        if place % 29 == 0:
            assert told(with_bytes(made, SNAPSHOT, data)), place
    assert worst == 1
    tell(
        f"damage: all {len(made.snapshot):,} bytes of a snapshot changed, at most {worst} of 300 entries lost, all told"
    )


def test_every_byte_of_the_journal(made: Made, tell: Callable[[str], None]) -> None:
    """Whichever is changed: it is said, and at most the change it lies in is lost."""
    worst = 0
    for place, data in flipped(made.journal):
        found = remains_of(data, made.seq, made.acknowledged, JOURNAL)
        assert found.problem, place
        assert set(found_seqs(found)) <= {line.seq for line in made.changes}
        assert len(made.changes) - len(found.changes) == found.lost <= 1, place
        worst = max(worst, found.lost)
        assert told(with_bytes(made, JOURNAL, data)), place
    assert worst == 1
    tell(f"damage: all {len(made.journal):,} bytes of a journal changed, at most {worst} of 30 changes lost, all told")


def found_seqs(found: Remains) -> list[int]:
    return [line.seq for line in found.changes]


def test_a_snapshot_cut_at_every_length(made: Made, tell: Callable[[str], None]) -> None:
    """What comes before the cut is found, told as unproven; how much is missing is counted, or told as unknown."""
    documents = sum(map(len, made.tables.values()))
    rows = {row.removesuffix(b",") for row in made.snapshot.split(b"\n") if row[1:2].isdigit()}
    for size in range(len(made.snapshot) - 1):
        data = made.snapshot[:size]
        found = pieces_of(data, SNAPSHOT)
        assert found.problem, size
        gone = missing(found, made)
        assert found.uncounted or found.lost == len(gone), size
        assert documents - len(gone) == sum(row.removesuffix(b",") in rows for row in data.split(b"\n")), size
        if size % 29 == 0:
            assert told(with_bytes(made, SNAPSHOT, data)), size
    tell(f"damage: a snapshot cut at each of {len(made.snapshot):,} lengths, all told")


def test_a_journal_cut_at_every_length(made: Made, tell: Callable[[str], None]) -> None:
    """Every whole line is found, every missing one is counted: the mark knows how many there were."""
    for size in range(len(made.journal)):
        data = made.journal[:size]
        found = remains_of(data, made.seq, made.acknowledged, JOURNAL)
        whole = max(0, data.count(b"\n") - 1)
        assert found.problem, size
        assert (len(found.changes), found.lost) == (whole, IN_JOURNAL - whole), size
        assert told(with_bytes(made, JOURNAL, data)), size
    tell(f"damage: a journal cut at each of {len(made.journal):,} lengths, all told")


# Opening what is whole -------------------------------------------------------------------------------------------


def salvaged(disk: PowerFiles) -> Diary:
    return Diary.open(FOLDER, CLOCK, salvage=True, files=disk, lock=NoLock())


def changed(made: Made, path: Path, what: bytes) -> PowerFiles:
    """The diary with one byte changed where `what` stands in a file."""
    data = made.disk.names[path].data
    place = data.index(what)
    return with_bytes(made, path, data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])


def kept_aside(disk: PowerFiles) -> dict[str, bytes]:
    return {path.name: file.data for path, file in disk.names.items() if path.name.startswith(names.DAMAGED)}


@pytest.mark.parametrize("path", [SNAPSHOT, JOURNAL], ids=["snapshot", "journal"])
def test_what_is_whole_opens_and_the_damaged_files_are_kept(made: Made, path: Path) -> None:
    disk = changed(made, path, b'"e5"' if path == SNAPSHOT else b'"e280"')
    before = {one: disk.names[one].data for one in (SNAPSHOT, JOURNAL)}
    diary = salvaged(disk)
    assert len(diary.episodes()) == 299
    assert "left out: 1 " in diary.notes[0] and "diary-damaged-2026-11-23" in diary.notes[0]
    assert kept_aside(disk) == {
        "diary-damaged-2026-11-23.json": before[SNAPSHOT],
        "diary-damaged-2026-11-23.journal": before[JOURNAL],
    }
    diary.add(episode("after"))
    diary.close()
    again = open_diary(disk)
    assert (len(again.episodes()), again.notes) == (300, [])


def test_a_second_salvage_keeps_the_first_ones_files(made: Made) -> None:
    disk = changed(made, SNAPSHOT, b'"e5"')
    salvaged(disk).close()
    first = kept_aside(disk)
    data = disk.names[SNAPSHOT].data
    disk.names[SNAPSHOT] = File(1, data.replace(b'"e6"', b'"E6"'))
    salvaged(disk).close()
    assert kept_aside(disk).items() > first.items()
    assert "diary-damaged-2026-11-23-2.json" in kept_aside(disk)


def test_a_whole_diary_is_left_as_it_is(made: Made) -> None:
    disk = made.disk.copy()
    diary = salvaged(disk)
    assert (len(diary.episodes()), diary.notes, kept_aside(disk)) == (300, [], {})


def test_a_missing_snapshot_leaves_what_the_journal_has(made: Made) -> None:
    disk = made.disk.copy()
    del disk.names[SNAPSHOT]
    diary = salvaged(disk)
    assert len(diary.episodes()) == IN_JOURNAL
    assert "unknown number" in diary.notes[0]


def test_a_missing_journal_costs_its_changes_only(made: Made) -> None:
    disk = made.disk.copy()
    del disk.names[JOURNAL]
    found = Diary.examine(FOLDER, files=disk, lock=NoLock())
    assert (found.episodes, found.lost_changes) == (IN_SNAPSHOT, IN_JOURNAL)
    assert len(salvaged(disk).episodes()) == IN_SNAPSHOT


def test_a_power_cut_at_any_step_of_a_salvage_loses_nothing_more(made: Made) -> None:
    """Whatever the disk holds then: salvaging again finds the same entries, and the damaged files are there."""
    damaged = changed(made, JOURNAL, b'"e280"')
    first = damaged.copy()
    salvaged(first)
    expected = {f"e{number}" for number in range(300)} - {"e280"}
    for cut in range(first.steps + 1):
        for choose in (lambda size: 0, lambda size: size - 1 if size != 6 else 1, lambda size: size // 2):
            disk = damaged.copy()
            disk.cut_at = cut
            with suppress(PowerCut):
                salvaged(disk)
            after = disk.after_power_cut(choose)
            assert {one.id for one in salvaged(after).episodes()} == expected, cut
            assert damaged.names[JOURNAL].data in kept_aside(after).values(), cut


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_call_that_fails_in_a_salvage_costs_nothing(made: Made, code: int) -> None:
    """Whichever it is: the person is told, and the next try finds the same entries."""
    damaged = changed(made, JOURNAL, b'"e280"')
    first = damaged.copy()
    salvaged(first)
    for step in range(1, first.steps + 1):
        disk = damaged.copy()
        disk.fail = {step: code}
        with suppress(DiaryError):
            salvaged(disk)
        disk.fail = {}
        assert len(salvaged(disk).episodes()) == 299, step
        assert damaged.names[JOURNAL].data in kept_aside(disk).values(), step


def test_an_entry_that_is_none_is_left_out_and_kept_aside(tmp_path: Path) -> None:
    """As a foreign program may have written it: its checksum fits, but it is no episode."""
    storage = JournalStorage(tmp_path)
    table = Database(storage).table("episodes")
    table.insert({"id": "x", "started": "2026-11-23T19:42:00+01:00", "mode": "odd"})
    table.insert(to_data(episode("good")))
    storage.close()
    found = Diary.examine(tmp_path)
    assert (found.episodes, found.lost_entries) == (1, 1)
    assert "can't understand" in found.problems[0]
    diary = Diary.open(tmp_path, CLOCK, salvage=True)
    assert [one.id for one in diary.episodes()] == ["good"]
    diary.close()
    assert list(tmp_path.glob("diary-damaged-*"))


# Looking without touching --------------------------------------------------------------------------------------


def test_an_examination_says_what_can_be_read_and_changes_nothing(made: Made) -> None:
    disk = changed(made, JOURNAL, b'"e280"')
    before = disk.content()
    found = Diary.examine(FOLDER, files=disk, lock=NoLock())
    assert disk.content() == before
    assert not found.whole
    assert (found.episodes, found.days, found.lost_changes, found.lost_entries) == (299, 1, 1, 0)
    assert found.readable() == "299 episodes and 1 day can be read"
    assert found.unreadable() == "1 change can't be read"
    assert found.made_after(NOW.date()) == "made today after 19:42"
    assert found.span() == "13 November to 23 November 2026, 19:42"
    assert replace(found, first=NOW.date()).span() == "23 November 2026, 19:42"


def test_an_examination_of_a_whole_diary_finds_nothing_wrong(made: Made) -> None:
    found = Diary.examine(FOLDER, files=made.disk.copy(), lock=NoLock())
    assert found.whole
    assert (found.episodes, found.unreadable(), found.made_after(NOW.date())) == (300, "", "")


def test_a_torn_line_is_told_but_is_no_damage(made: Made) -> None:
    disk = with_bytes(made, JOURNAL, made.journal + b'12345678 {"seq":')
    found = Diary.examine(FOLDER, files=disk, lock=NoLock())
    assert (found.problems, found.torn, found.whole) == ((), True, False)
    assert open_diary(disk).notes == [notes.TORN]
