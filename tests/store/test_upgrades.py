"""Older formats: every one there has been still opens, and what it was is kept; an interrupted upgrade goes on."""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.store.crashes import FOLDER, open_diary
from tests.store.makers import TODAY, episode
from tests.store.power import PowerCut, PowerFiles
from twitchlog.store import Diary, NewerDiary, upgrades
from twitchlog.store.format import FORMAT, JOURNAL, SNAPSHOT
from twitchlog.store.upgrades import STEPS, Tables, upgraded

SAVED = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_a_diary_of_every_format_there_has_been_opens(number: int, tmp_path: Path) -> None:
    """These files were written by the twitchlog of their time and are never written again."""
    folder = tmp_path / "diary"
    shutil.copytree(SAVED / f"diary-format-{number}", folder)
    diary = Diary.open(folder, FrozenClock())
    assert diary.notes == []
    assert [(one.id, one.note, one.bother, one.count) for one in diary.episodes()] == [
        ("kept", "Ä, “so”", 3, None),
        ("newest", "", None, "6-20"),
    ]
    (day,) = diary.checkins()
    assert (day.date, day.overall, dict(day.factors)) == (TODAY, "few", {"own_tea": "green", "sleep_h": 6.5})
    assert [one.text for one in diary.marks()] == ["less coffee from here"]
    assert [one.label for one in diary.bin()] == ["Left calf, 23 November, 19:42"]
    thresholds = [(one.factor, one.above, one.since) for one in diary.thresholds()]
    assert thresholds == ([] if number == 1 else [("caffeine_mg", 200, TODAY), ("sleep_h", 7.25, TODAY)])
    diary.close()


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_the_file_of_every_format_there_has_been_can_be_restored(number: int, tmp_path: Path) -> None:
    """A backup has the form of diary.json; thresholds set since stay when one merges, and go when one replaces."""
    file = SAVED / f"diary-format-{number}" / SNAPSHOT
    diary = Diary.open(tmp_path / "diary", FrozenClock())
    diary.set_threshold("stress", 4)
    for replace, kept in ((False, {"stress"}), (True, set())):
        diary.backups.restore(file, replace=replace)
        assert [one.id for one in diary.episodes()] == ["kept"]
        assert {one.factor for one in diary.thresholds()} == kept | ({"caffeine_mg"} if number > 1 else set())
    diary.close()


def test_a_diary_of_format_1_is_written_anew_and_its_files_stay(tmp_path: Path) -> None:
    """As they were, under the old number; the change that only the journal held can still be undone."""
    folder = tmp_path / "diary"
    shutil.copytree(SAVED / "diary-format-1", folder)
    diary = Diary.open(folder, FrozenClock())
    for name, ending in ((SNAPSHOT, "json"), (JOURNAL, "journal")):
        before = (SAVED / "diary-format-1" / name).read_bytes()
        assert (folder / f"diary-format-1.{ending}").read_bytes() == before
        assert b'"format":2' in (folder / name).read_bytes()
    diary.undo()
    assert [one.id for one in diary.episodes()] == ["kept"]
    diary.close()


def test_a_diary_of_format_1_that_can_only_be_read_is_shown_and_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    shutil.copytree(SAVED / "diary-format-1", folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    diary = Diary.open(folder, FrozenClock(), read_only=True)
    assert ([one.id for one in diary.episodes()], diary.thresholds()) == (["kept", "newest"], [])
    diary.close()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_there_is_a_step_from_every_older_format() -> None:
    assert set(STEPS) == set(range(1, FORMAT))


def next_format(patch: pytest.MonkeyPatch) -> None:
    """Let twitchlog be one format further: every episode gets a mark of it."""

    def step(tables: Tables) -> Tables:
        for document in tables.get("episodes", {}).values():
            document["note"] = document.get("note", "") + "upgraded"
        return tables

    patch.setattr(upgrades, "STEPS", {**STEPS, FORMAT: step})
    for module in ("snapshot", "line", "format", "storage", "upgrades", "salvage"):
        patch.setattr(f"twitchlog.store.{module}.FORMAT", FORMAT + 1)


def old_diary() -> PowerFiles:
    files = PowerFiles()
    diary = open_diary(files)
    diary.add(episode("a"))
    diary.tidy_up()
    diary.add(episode("b"))
    return files.copy()


def test_an_older_diary_is_upgraded_and_the_old_files_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    files = old_diary()
    before = {name: files.names[FOLDER / name].data for name in (SNAPSHOT, JOURNAL)}
    with monkeypatch.context() as patch:
        next_format(patch)
        diary = open_diary(files)
        assert [(one.id, one.note) for one in diary.episodes()] == [("a", "upgraded"), ("b", "upgraded")]
        diary.add(episode("c"))
        again = open_diary(files)
        assert [one.note for one in again.episodes()] == ["upgraded", "upgraded", ""]
    assert files.names[FOLDER / f"diary-format-{FORMAT}.json"].data == before[SNAPSHOT]
    assert files.names[FOLDER / f"diary-format-{FORMAT}.journal"].data == before[JOURNAL]
    with pytest.raises(NewerDiary):
        open_diary(files)


def test_a_power_cut_in_an_upgrade_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut at every step, with nothing or everything of what was not synced left: it opens upgraded, once."""
    first = old_diary()
    next_format(monkeypatch)
    open_diary(first)
    for cut in range(first.steps + 1):
        for choose in (lambda size: 0, lambda size: size - 1 if size != 6 else 1, lambda size: size // 2):
            disk = old_copy(monkeypatch)
            disk.cut_at = cut
            with suppress(PowerCut):
                open_diary(disk)
            after = open_diary(disk.after_power_cut(choose))
            assert [(one.id, one.note) for one in after.episodes()] == [("a", "upgraded"), ("b", "upgraded")], cut
            assert after.notes == []


def old_copy(patch: pytest.MonkeyPatch) -> PowerFiles:
    """An old diary, made while twitchlog was not one format further."""
    patch.undo()
    files = old_diary()
    next_format(patch)
    return files


def test_tables_pass_through_every_step_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    def noting(number: int) -> upgrades.Step:
        return lambda tables: {**tables, "passed": {**tables.get("passed", {}), str(number): {}}}

    monkeypatch.setattr(upgrades, "STEPS", {number: noting(number) for number in (1, 2, 3)})
    monkeypatch.setattr(upgrades, "FORMAT", 4)
    assert list(upgraded({}, 2)["passed"]) == ["2", "3"]
