"""CSV from a spreadsheet: rows changed and typed in, saved in the person's own format, and what is refused how."""

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.factories import make_checkin, make_episode
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import COUNTS, Episode
from twitchlog.exchange import cells
from twitchlog.exchange.csv_file import days_csv, episodes_csv
from twitchlog.exchange.csv_reading import read_csv
from twitchlog.exchange.json_file import TELL_EVERY, ImportFile
from twitchlog.exchange.merge import import_records
from twitchlog.exchange.whole_file import BadFile
from twitchlog.store import Diary

CLOCK = FrozenClock()


def read(folder: Path, text: str | bytes) -> ImportFile:
    path = folder / "x.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_csv(path, CLOCK)


def told(folder: Path, text: str | bytes) -> str:
    with pytest.raises(BadFile) as refused:
        read(folder, text)
    return "\n".join(refused.value.told()).replace("\N{NO-BREAK SPACE}", " ")


def one(folder: Path, text: str) -> Any:
    (record,) = read(folder, text).records
    return record


def episode(folder: Path, **row: str) -> Episode:
    """An episode of the left calf, from one row with these cells."""
    row = {"started": "2026-11-20T21:30:00+01:00", "sites": "calf left"} | row
    line = ",".join(f'"{cell}"' for cell in row.values())
    found = one(folder, f"{','.join(row)}\n{line}\n")
    assert isinstance(found, Episode)
    return found


# How it was saved ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "date;overall;sleep_h\n2026-11-20;few;6.5\n",
        "date;overall;sleep_h\r\n2026-11-20;few;6,5\r\n",
        "date\toverall\tsleep_h\n2026-11-20\tfew\t6.5\n",
        'date,overall,sleep_h\n2026-11-20,few,"6,5"\n',
        "sep=,\ndate,overall,sleep_h\n2026-11-20,few,6.5\n",
        'sep=;\r\ndate;overall;sleep_h\r\n2026-11-20;few;"6,5"\r\n',
        "\ufeffsep=;\ndate;overall;sleep_h\n2026-11-20;few;6,5\n",
        "Date, Overall ,Sleep h\n2026-11-20,Few,6.5\n",
        "date,overall,sleep_h,,\n2026-11-20,few,6.5,,\n,,,,\n",
        "date,overall,sleep_h\n2026-11-20,few,6.5,,,\n\n",
        "date,overall,sleep_h,note,bother\n2026-11-20,few,6.5\n",
        "date,,overall,sleep_h\n2026-11-20,,few,6.5\n",
    ],
)
def test_a_file_is_read_however_a_spreadsheet_saved_it(tmp_path: Path, text: str) -> None:
    """With semicolons, tabs and decimal commas, a line on the separator, large letters, empty columns and lines."""
    assert one(tmp_path, text) == make_checkin("2026-11-20", overall="few", factors={"sleep_h": 6.5})


def test_a_very_long_note_comes_back(tmp_path: Path) -> None:
    """And the limit of all other readers stays as it was."""
    before = csv.field_size_limit()
    long = make_episode(note="x" * 200_000)
    assert read(tmp_path, episodes_csv([long])).records == (long,)
    assert csv.field_size_limit() == before


def test_every_count_is_written_so_that_it_stays_text_and_read_both_ways(tmp_path: Path) -> None:
    for count in COUNTS:
        made = make_episode(mode="burst", count=count)
        data = episodes_csv([made])
        assert f",{count},".encode() not in data or count == "uncounted"
        assert read(tmp_path, data).records == (made,)
        assert episode(tmp_path, mode="burst", count=count).count == count


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        *(dict.fromkeys(("05. Feb", "Feb 05", "5-Feb", "02. Mai", "2-May", "5 févr.", "02.05.2026"), "2-5").items()),
        *(dict.fromkeys(("2/5/2026", "2026-02-05", "2026-05-02 00:00:00", "05.02.26"), "2-5").items()),
        *(dict.fromkeys(("20-Jun", "20. Jun", "Jun 20", "Juni 2020", "6/20/2026", "20.06.2026"), "6-20").items()),
        *(dict.fromkeys(("01.06.2020", "2020-06-01", "6 – 20", "6 to 20", "6 TO 20"), "6-20").items()),
        ("21 - 100", "21-100"),
        ("Over 100", ">100"),
        ("> 100", ">100"),
        ("Uncounted", "uncounted"),
    ],
)
def test_a_count_that_a_spreadsheet_took_for_a_date_is_what_it_was(cell: str, count: str) -> None:
    assert cells.count(cell) == count


@pytest.mark.parametrize("cell", ["lots", "7", "3/7/2026", "Jul 20", "5-Mar", "2026-11-20", "2", "5"])
def test_a_count_that_means_nothing_is_refused(tmp_path: Path, cell: str) -> None:
    assert "line 2: How many must be one of 2-5, 6-20," in told(
        tmp_path, f"started,sites,mode,count\n2026-11-20T21:30:00+01:00,calf left,burst,{cell}\n"
    )


# Typed in -----------------------------------------------------------------------------------------------------------


def test_a_row_needs_only_a_time_and_a_place(tmp_path: Path) -> None:
    """In words as one types them; without more it is a single twitch."""
    found = episode(tmp_path, started="2026-11-20 21:30", sites="left lower eyelid, right calf")
    assert [place.label for place in found.places] == ["Left lower eyelid", "Right calf"]
    assert (found.mode, found.kind, found.started.isoformat()) == ("single", "twitch", "2026-11-20T21:30:00+01:00")
    assert episode(tmp_path, count="6 to 20").mode == "burst"
    assert episode(tmp_path, Mode="Ongoing", KIND="Cramp").kind == "cramp"


@pytest.mark.parametrize(
    ("typed", "is_then"),
    [
        ("2026-11-20 21:30", "2026-11-20T21:30:00+01:00"),
        ("2026-11-20T21:30:15", "2026-11-20T21:30:15+01:00"),
        ("2026-07-20 21:30:00", "2026-07-20T21:30:00+02:00"),
        ("20.11.2026 21:30", "2026-11-20T21:30:00+01:00"),
        ("20.11.26, 21:30", "2026-11-20T21:30:00+01:00"),
        ("2026/11/20 9:30 PM", "2026-11-20T21:30:00+01:00"),
        ("20/11/2026 21:30", "2026-11-20T21:30:00+01:00"),
        ("11/20/2026 9:30:00 p.m.", "2026-11-20T21:30:00+01:00"),
        ("11/11/2026 12:05 am", "2026-11-11T00:05:00+01:00"),
        ("2026-11-20T21:30:00+09:00", "2026-11-20T21:30:00+09:00"),
        ("2026-11-20 21:30+00:00", "2026-11-20T21:30:00+00:00"),
    ],
)
def test_a_time_is_read_as_spreadsheets_write_it(tmp_path: Path, typed: str, is_then: str) -> None:
    """Without an offset it is a time here, with the offset of that day."""
    assert episode(tmp_path, started=typed).started.isoformat() == is_then


def test_times_taken_as_local_are_told(tmp_path: Path) -> None:
    head = "started,sites\n"
    row = "2026-11-20 21:30,calf left\n"
    assert read(tmp_path, head + row).remarks == ("1 time without a UTC offset was taken as local here.",)
    assert read(tmp_path, head + row + row).remarks == ("2 times without a UTC offset were taken as local here.",)
    assert read(tmp_path, f"{head}2026-11-20T21:30:00+01:00,calf left\n").remarks == ()


def test_a_column_of_days_tells_which_number_is_the_month(tmp_path: Path) -> None:
    """One day above 12 is enough; where none is, nobody can tell."""
    for first, second in (("3/4/2026", "25/4/2026"), ("4/3/2026", "4/25/2026"), ("3-4-26", "25-4-26")):
        records = read(tmp_path, f"date,overall\n{first},few\n{second},few\n").records
        assert [str(day.date) for day in records if isinstance(day, CheckIn)] == ["2026-04-03", "2026-04-25"]
    said = told(tmp_path, "date,overall\n3/4/2026,few\n")
    assert "line 2: Date “3/4/2026” can be read in two ways; write it like 2026-11-22." in said
    assert "can be read in two ways" in told(tmp_path, "date,overall\n3/14/2026,few\n14/3/2026,few\n1/2/2026,few\n")
    assert one(tmp_path, "date,overall\n2026-04-03 00:00:00,few\n").date.isoformat() == "2026-04-03"


def test_the_same_row_without_an_id_is_the_same_episode(tmp_path: Path) -> None:
    """Imported twice it does not double, also saved in another format; two rows that say the same are two."""
    diary = Diary.open(tmp_path / "diary", CLOCK)
    rows = ("2026-11-20 21:30,calf left,3", "2026-11-20 21:30,calf left,3", "2026-11-20 22:30,left calf,")
    first = "started,sites,bother\n" + "".join(f"{row}\n" for row in rows)
    again = "id,started,sites,bother\n" + "".join(f",{row}\n" for row in rows)
    assert import_records(diary, read(tmp_path, first).records).added == 3
    assert import_records(diary, read(tmp_path, again).records).unchanged == 3
    other = "started;sites;bother\n" + 2 * "20.11.2026 21:30;Left calf;3\n" + "20.11.2026 22:30;calf left;\n"
    assert import_records(diary, read(tmp_path, other).records).unchanged == 3
    assert len(diary.episodes()) == 3
    diary.close()


# Refused ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("name,age\nx,1\n", "not a CSV file of twitchlog"),
        ("", "not a CSV file of twitchlog"),
        ("date,overall\n2026-11-20,few\n2026-11-21", "line 3: it breaks off; the end of the file is missing."),
        ("date,overall\n2026-11-20,few,so so\n", "line 2: “so so” stands in a column that has no name."),
        ("date,,overall\n2026-11-20,hm,few\n", "line 2: “hm” stands in a column that has no name."),
        ("date,overall\n2026-11-20,lots\n", "line 2: Overall"),
        ("date,bother\n2026-11-20,much\n", "line 2: Bother"),
        ("date,bother\n,3\n", "line 2: Check-in has no “date”"),
        ("date\n2026-11-20\n2026-11-20\n", "line 3: “2026-11-20” stands in the file twice"),
        ("date,mood\n2026-11-20,ok\n", "column “mood” that twitchlog doesn't know; remove it, or let its name begin"),
        ("started,mood\n,ok\n", "column “mood” that twitchlog doesn't know; remove it."),
        ("date,Date\n2026-11-20,2026-11-20\n", "has the column “date” twice"),
        ("date,none\n2030-01-01,yes\n", "in the future"),
        (b"date,note\n2026-11-20,\xff\n", "not in UTF-8; save it as “CSV UTF-8” in your spreadsheet"),
        ("date,drinks\n2026-11-20,tea\n", "Drinks must be as twitchlog wrote them, not “tea”; write"),
        ("date,drinks_mg\n2026-11-20,190\n", "“190” stands in drinks_mg without drinks; write it in caffeine_mg."),
        ('date,caffeine_mg\n2026-11-20,"1,500"\n', "“1,500” can be read in two ways; write 1500 or 1.5."),
        ("date,overall\nyesterday,few\n", "Date “yesterday” is not one twitchlog can read; write it like 2026-11-22."),
        ("date,overall\n31.02.2026,few\n", "write it like 2026-11-22."),
        (
            "started,sites\n2026-11-20,calf left\n",
            "Start “2026-11-20” is not one twitchlog can read; write it like 2026",
        ),
        ("started,sites\n2026-11-20 25:00,calf left\n", "write it like 2026-11-22 21:30."),
        ("started,sites\n2026-03-29 02:30,calf left\n", "did not exist: the clocks went forward then."),
        ("started,sites\n2026-11-20 21:30,calf\n", "line 2: Calf needs a side: left, right or both."),
        ("started,sites\n2026-11-20 21:30,\n", "An episode needs at least one place."),
    ],
)
def test_a_wrong_file_is_told_with_its_line_and_what_to_do(tmp_path: Path, content: str | bytes, words: str) -> None:
    said = told(tmp_path, content)
    assert words in said
    assert "Nothing was imported." in said


def test_of_many_problems_the_first_are_told_and_the_others_counted(tmp_path: Path) -> None:
    said = told(tmp_path, "date,overall\n" + "".join(f"2026-11-20,x{n}\n" for n in range(1000))).splitlines()
    assert (len(said), said[0][:13], said[-2]) == (7, "x.csv, line 2", "And 995 more.")
    assert said[-1] == "Nothing was imported. Correct this in the file, then import it again."


def test_how_many_lines_are_checked_is_told(tmp_path: Path) -> None:
    many = [make_episode(id=f"e{number}") for number in range(2 * TELL_EVERY + 1000)]
    (tmp_path / "a-episodes.csv").write_bytes(episodes_csv(many))
    (tmp_path / "a-days.csv").write_bytes(days_csv([make_checkin(f"2026-11-2{n}", overall="few") for n in range(3)]))
    heard: list[tuple[int, int]] = []
    read_csv(tmp_path / "a.csv", CLOCK, lambda done, all: heard.append((done, all)))
    assert heard == [(TELL_EVERY, 5003), (2 * TELL_EVERY, 5003)]
