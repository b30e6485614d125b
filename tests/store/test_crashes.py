"""Power cuts at every step: nothing acknowledged is lost; and bugs planted on purpose are found."""

import itertools
from collections.abc import Callable

import pytest
from orjson import loads

from tests.store.crashes import play, violations, week
from tests.store.power import PowerFiles
from twitchlog.store import line, snapshot
from twitchlog.store.journal import Journal
from twitchlog.store.storage import JournalStorage

Plant = Callable[[pytest.MonkeyPatch], None]


@pytest.mark.parametrize("unordered", [False, True], ids=["names in order", "names in any order"])
def test_no_power_cut_loses_what_was_acknowledged(unordered: bool, tell: Callable[[str], None]) -> None:
    """Every step of 80 made-up weeks, cut in 15 ways each, also during recovery and during its recovery."""
    found = violations(PowerFiles, range(80), ways=15, unordered=unordered)
    names = "any" if unordered else "their"
    tell(
        f"power cuts, names of files in {names} order: {found.looked:,} states of the disk, "
        f"{found.different:,} of them different, {len(found.wrong)} violations"
    )
    assert found.looked >= 50_000
    assert found.wrong == []


def test_the_weeks_do_everything_the_promise_is_about() -> None:
    """The model would prove little if its weeks never tidied up, cut a file or moved one."""
    runs = [play(week(seed), PowerFiles()) for seed in range(10)]
    steps = set(itertools.chain.from_iterable(run.files.log for run in runs))
    assert {"open", "append", "sync", "sync folder", "replace"} <= steps
    tables = set(itertools.chain.from_iterable(state for run in runs for state in run.acknowledged))
    assert {"episodes", "checkins", "undo", "bin"} <= tables


def no_sync(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(PowerFiles, "sync", lambda self, handle: self._step("sync"))


def no_folder_sync(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(PowerFiles, "sync_folder", lambda self, folder: self._step("sync folder"))


def any_checksum(patch: pytest.MonkeyPatch) -> None:
    def decode(data: bytes) -> line.Line | None:
        try:
            found = loads(data[9:])
            return line.Line(found["seq"], tuple(line.Op(*op) for op in found["ops"]), found.get("format"))
        except (ValueError, KeyError, TypeError):
            return None

    patch.setattr(line, "decode", decode)


def journal_before_snapshot(patch: pytest.MonkeyPatch) -> None:
    def compact(self: JournalStorage) -> None:
        with self.writing():
            self._restart_journal()
            self._put_snapshot()

    patch.setattr(JournalStorage, "compact", compact)


def tail_not_cut(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Journal, "cut", lambda self, aside, tail: None)


def forgotten_seq(patch: pytest.MonkeyPatch) -> None:
    real = snapshot.encode
    patch.setattr(snapshot, "encode", lambda one: real(snapshot.Snapshot(0, one.tables, one.next_ids)))


def acknowledged_early(patch: pytest.MonkeyPatch) -> None:
    """Apply before durable: the line is written, shown, and synced with the next one only."""

    def append(self: Journal, seq: int, ops: list[line.Op]) -> None:
        self._files.sync(self._handle)
        self._files.append(self._handle, line.encode(seq, ops))

    patch.setattr(Journal, "append", append)


def half_a_transaction(patch: pytest.MonkeyPatch) -> None:
    """A change of several entries as several lines."""
    real = JournalStorage.commit

    def commit(self: JournalStorage, ops: list[line.Op]) -> None:
        for op in ops:
            real(self, [op])

    patch.setattr(JournalStorage, "commit", commit)


PLANTS = [
    no_sync,
    no_folder_sync,
    any_checksum,
    journal_before_snapshot,
    tail_not_cut,
    forgotten_seq,
    acknowledged_early,
    half_a_transaction,
]


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_planted_bugs_are_found(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that catches nothing proves nothing."""
    plant(monkeypatch)
    assert violations(PowerFiles, range(6), ways=12, unordered=True, enough=1).wrong
