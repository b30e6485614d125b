"""CSV: what was exported comes back without loss, and no cell runs in a spreadsheet."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clock import FrozenClock
from tests.exchange.diaries import checkins, episodes, texts
from tests.factories import make_checkin, make_episode
from twitchlog.exchange import cells
from twitchlog.exchange.csv_file import csv_paths, days_csv, episodes_csv, export_csv
from twitchlog.exchange.csv_reading import read_csv
from twitchlog.exchange.merge import import_records
from twitchlog.exchange.whole_file import BadFile, write_whole
from twitchlog.store import Diary

CLOCK = FrozenClock()
NOW = CLOCK.now()


def back(data: bytes, folder: Path) -> tuple[object, ...]:
    path = folder / "one.csv"
    path.write_bytes(data)
    return read_csv(path, CLOCK).records


@given(st.lists(episodes(), max_size=3, unique_by=lambda one: one.id))
def test_episodes_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, made: list) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert back(episodes_csv(made), folder) == tuple(made)


@given(st.lists(checkins(), max_size=3, unique_by=lambda one: one.date))
def test_days_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, made: list) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert back(days_csv(made), folder) == tuple(made)


@given(st.text(max_size=9) | st.text("=+-@\t\r'x", max_size=6))
def test_no_cell_begins_a_formula_and_each_comes_back(cell: str) -> None:
    written = cells.harmless(cell)
    assert written[:1] not in tuple("=+-@\t\r")
    assert cells.as_meant(written) == cell


@given(st.text(max_size=6) | st.sampled_from(["yes", "12", '"', "no", " ", "1e5"]) | st.booleans() | st.integers(0))
def test_a_value_of_an_own_factor_comes_back_as_what_it_was(value: object) -> None:
    found = cells.read_own(cells.own_value(value))
    assert (type(found), found) == (type(value), value)


@given(st.text("0123456789-/.,: ", max_size=8))
def test_a_word_of_an_own_factor_never_looks_like_a_date_or_number(word: str) -> None:
    """A spreadsheet would make one of it."""
    written = cells.own_value(word)
    assert not written[:1].isdigit()
    assert cells.read_own(written) == word


def test_the_files_are_ready_for_a_spreadsheet(tmp_path: Path) -> None:
    diary = Diary.open(tmp_path / "diary", FrozenClock())
    diary.add(
        make_episode(
            "2026-11-22T21:30:00+01:00", mode="burst", count="6-20", duration_s=7.5, note='=1+1\n"so"', bother=3
        )
    )
    diary.save_checkin(NOW.date(), factors={"sleep_h": 6.5, "own_tea": "=x"})
    assert export_csv(diary, tmp_path / "out.csv") == (1, 1)
    first, second = (path.read_bytes() for path in csv_paths(tmp_path / "out.csv"))
    assert first.startswith(b"\xef\xbb\xbfid,started,") and second.startswith(b"\xef\xbb\xbfdate,")
    (row,) = csv.DictReader(io.StringIO(first.decode("utf-8-sig"), newline=""))
    assert row["count"] == "6 to 20"  # a spreadsheet takes 6-20 for a date
    assert (row["started"], row["duration_s"], row["sites"]) == ("2026-11-22T21:30:00+01:00", "7.5", "calf left")
    assert row["note"] == '\'=1+1\n"so"'
    (day,) = csv.DictReader(io.StringIO(second.decode("utf-8-sig"), newline=""))
    assert (day["sleep_h"], day["own_tea"], day["stress"]) == ("6.5", "'=x", "")
    diary.close()


def test_a_whole_diary_comes_back_from_its_two_files(tmp_path: Path) -> None:
    one, other = (Diary.open(tmp_path / name, FrozenClock()) for name in ("one", "other"))
    one.put(make_episode(), make_episode("2026-11-21T08:00:00+01:00"), make_checkin(none=True), label="x")
    export_csv(one, tmp_path / "out.csv")
    result = import_records(other, read_csv(tmp_path / "out.csv", CLOCK).records)
    assert (result.added, other.episodes(), other.checkins()) == (3, one.episodes(), one.checkins())
    for diary in (one, other):
        diary.close()


def test_neither_file_is_written_when_one_exists(tmp_path: Path) -> None:
    diary = Diary.open(tmp_path / "diary", FrozenClock())
    (tmp_path / "out-days.csv").write_text("mine")
    with pytest.raises(BadFile, match="exists already"):
        export_csv(diary, tmp_path / "out.csv")
    assert not (tmp_path / "out-episodes.csv").exists()
    diary.close()


def test_neither_file_is_there_when_the_second_cannot_be_written(tmp_path: Path, monkeypatch) -> None:
    diary = Diary.open(tmp_path / "diary", FrozenClock())

    def full(path: Path, data: bytes, *, force: bool = False) -> None:
        if path.name.endswith("-days.csv"):
            raise BadFile("full")
        write_whole(path, data, force=force)

    monkeypatch.setattr("twitchlog.exchange.csv_file.write_whole", full)
    with pytest.raises(BadFile):
        export_csv(diary, tmp_path / "out.csv")
    assert not list(tmp_path.glob("out*"))


@given(st.lists(st.lists(texts, max_size=4), max_size=4))
def test_no_table_makes_the_reading_fail_otherwise(tmp_path_factory: pytest.TempPathFactory, rows: list) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["date", "overall", "note"], *rows])
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(text.getvalue().encode())
    problems: tuple[str, ...] = ()
    try:
        records = read_csv(path, CLOCK).records
    except BadFile as error:
        records, problems = (), error.problems
    assert problems or len(records) <= len(rows)
