"""What lies where on the charts of Patterns, and their numbers as CSV."""

import csv
from datetime import date, datetime, timedelta
from io import StringIO

import pytest

from tests.clock import FrozenClock
from tests.factories import LEFT_CALF, LOWER_LID, make_checkin, make_episode, make_id
from tests.figures import on_figures
from twitchlog.domain.period import Period
from twitchlog.domain.person import Mark
from twitchlog.domain.places import Place
from twitchlog.store import Diary
from twitchlog.ui.presenters import patterns_numbers as numbers
from twitchlog.ui.presenters import patterns_touch as touch
from twitchlog.ui.presenters.entries import Part
from twitchlog.ui.presenters.patterns_count import patterns
from twitchlog.ui.presenters.patterns_factors import judged

TODAY = date(2026, 11, 23)  # a Monday
AT = datetime.fromisoformat("2026-11-23T09:00:00+01:00")
WIDTH = 348.0


@pytest.fixture
def diary(tmp_path):
    diary = Diary.open(tmp_path / "diary", FrozenClock("2026-11-23T19:42:00"))
    diary.add(
        *(
            make_episode(AT - timedelta(ago), places=((LEFT_CALF, LOWER_LID)[ago % 2],), duration_s=30)
            for ago in range(60)
        )
    )
    diary.put(make_checkin(TODAY - timedelta(61), none=True), label="x")
    yield diary
    diary.close()


def found_in(diary, days):
    return patterns(diary, Period.ending(TODAY, days), TODAY)


def hit(part: Part | None) -> Part:
    """Something was there."""
    assert part is not None
    return part


def table(text):
    return list(csv.reader(StringIO(text)))


def test_a_bar_is_its_week_and_a_mark_below_its_day(diary):
    """The last column is this week, of which only Monday has come."""
    from twitchlog.charts import weekly
    from twitchlog.charts.style import LIGHT

    found = found_in(diary, 28)
    height = weekly.draw(found.series, LIGHT, WIDTH, 1, found.markers).get_size_inches()[1] * 72
    column = (WIDTH - weekly.LEFT) / 5
    bar = hit(touch.of_weeks(found, weekly.LEFT + 1.5 * column, 40, WIDTH, height))
    assert bar.period == Period(date(2026, 11, 2), date(2026, 11, 8))
    last = hit(touch.of_weeks(found, WIDTH - 1, 40, WIDTH, height))
    assert last.period == Period(TODAY, TODAY)
    friday = height - weekly.DATES - 7 * weekly.PITCH + 4.5 * weekly.PITCH
    assert hit(touch.of_weeks(found, weekly.LEFT + 1.5 * column, friday, WIDTH, height)).period.first == date(
        2026, 11, 6
    )
    assert touch.of_weeks(found, 3, 40, WIDTH, height) is None


def test_a_mark_of_a_day_is_found_above_a_list_of_markers(diary):
    """Which makes the drawing higher."""
    from twitchlog.charts import weekly
    from twitchlog.charts.style import LIGHT

    diary.put(*(Mark(f"m{n}", TODAY - timedelta(3 * n), f"Coffee {n}") for n in range(1, 8)), label="x")
    found = found_in(diary, 28)
    plain, listed = (
        weekly.draw(found.series, LIGHT, WIDTH, 1, each).get_size_inches()[1] * 72 for each in ((), found.markers)
    )
    numbers = 23  # the row above
    wednesday = plain - weekly.DATES - 7 * weekly.PITCH + numbers + 2.5 * weekly.PITCH
    assert listed > plain + numbers
    assert hit(touch.of_weeks(found, 200, wednesday, WIDTH, listed)).period.first.weekday() == 2


@pytest.mark.parametrize("days", [28, 90, 1000])
def test_every_cell_of_the_calendar_is_its_day_or_month(diary, days):
    """Whichever way the days are laid out."""
    from twitchlog.charts.calendar import cells

    found = found_in(diary, days)
    for cell in cells(found.series, WIDTH):
        x, y, w, h = cell.box
        part = hit(touch.of_days(found, x + w / 2, y + h / 2, WIDTH, 300))
        assert (part.period.first, part.period.last) == (max(cell.first, found.period.first), min(cell.last, TODAY))
    assert touch.of_days(found, 1, 1, WIDTH, 300) is None


def test_a_cell_of_the_hours_is_two_hours_of_a_weekday(diary):
    """What lies beside the grid is nothing, nor is a cell without twitches."""
    from twitchlog.charts.hours import CELL, GAP, LEFT, TOP

    found = found_in(diary, 28)
    column = (WIDTH - LEFT) / 12
    part = hit(touch.of_hours(found, LEFT + 4.5 * column, TOP + 6.5 * (CELL + GAP), WIDTH, 190))
    assert (part.weekday, part.hours) == (6, (8, 10))
    assert touch.of_hours(found, 2, 20, WIDTH, 190) is None
    assert touch.of_hours(found, LEFT + 5.5 * column, TOP + 6.5 * (CELL + GAP), WIDTH, 190) is None


def test_a_place_over_time_is_its_row_and_column(diary):
    """Its name is the whole period."""
    from twitchlog.charts.places_time import ROW

    found = found_in(diary, 28)
    name = found.times.places[1].place.label
    assert touch.of_places(found, 10, ROW + 4, WIDTH, 100) == touch.of_place(found, name)
    part = hit(touch.of_places(found, WIDTH - 1, ROW + 26, WIDTH, 100))
    assert (part.place, part.period) == (name, Period(TODAY, TODAY))
    assert touch.of_places(found, 10, 20 * ROW, WIDTH, 100) is None


def on_the_body(region):
    """A point of the figures at phone width, and their size."""
    return *on_figures(region, WIDTH), WIDTH, 250


def test_a_shaded_region_of_the_body_is_its_place_as_in_its_row(diary):
    """Also where it is small: the face stands for the eyelid."""
    found = found_in(diary, 28)
    assert touch.of_body(found, found.views, *on_the_body("back.calf.left")) == touch.of_place(found, "Left calf")
    eyelid = touch.of_place(found, "Left lower eyelid")
    assert touch.of_body(found, found.views, *on_the_body("front.face")) == eyelid
    assert touch.of_body(found, found.views, *on_the_body("face.lower_eyelid.left")) == eyelid


def test_a_region_without_entries_is_nothing(diary):
    """Far from what is shaded."""
    found = found_in(diary, 28)
    assert touch.of_body(found, found.views, *on_the_body("front.chest.left")) is None


def test_a_region_that_stands_for_several_places_is_all_of_them(diary):
    """Under its own name."""
    diary.add(
        make_episode(AT, places=(Place("calf", "both"),)), make_episode(AT, places=(Place("eyelid_upper", "left"),))
    )
    found = found_in(diary, 28)
    calf = hit(touch.of_body(found, found.views, *on_the_body("back.calf.left")))
    assert (calf.place, set(calf.places)) == ("Left calf", {"Left calf", "Calf, both sides"})
    face = hit(touch.of_body(found, found.views, *on_the_body("front.face")))
    assert (face.place, set(face.places)) == ("Face", {"Left upper eyelid", "Left lower eyelid"})


def test_a_bar_of_a_length_is_its_entries_and_an_empty_one_none(diary):
    """Those whose length is not noted too."""
    from twitchlog.charts.durations import ROW

    diary.add(make_episode(AT - timedelta(1), id=make_id("no length"), duration_s=None))
    found = found_in(diary, 20)
    part = hit(touch.of_lengths(found, 100, 1.5 * ROW, WIDTH, 200))
    assert (part.about, part.lasting, part.untimed) == ("Up to 1 min", (5.0, 60.0), False)
    assert hit(touch.of_lengths(found, 100, 7.5 * ROW, WIDTH, 200)).untimed
    assert touch.of_lengths(found, 100, 0.5 * ROW, WIDTH, 200) is None
    assert touch.of_lengths(found, 100, 8.5 * ROW, WIDTH, 200) is None


def test_a_column_of_dots_is_its_days(diary):
    """Those of its side only; between the columns and where none stands there is nothing."""
    diary.put(*(make_checkin(TODAY - timedelta(n), factors={"stress": n % 9}) for n in range(1, 60)), label="x")
    (view,) = judged(diary, Period.ending(TODAY, 60), TODAY, "episodes").others
    points = ((x, y) for x in range(0, 348, 4) for y in range(0, 200, 8))
    parts = {part for x, y in points if (part := touch.of_dots(view, x, y, WIDTH, 200)) is not None}
    assert {part.title for part in parts} == {"Higher stress: days with 1 twitch", "Other days: days with 1 twitch"}
    high, other = (part.days or frozenset() for part in parts)
    assert not high & other
    assert len(high | other) == 59


def test_a_bar_of_a_change_is_its_week(diary):
    """The first after it begins on its day."""
    diary.put(Mark("m", TODAY - timedelta(21), "Less coffee"), label="x")
    (view,) = judged(diary, Period.ending(TODAY, 60), TODAY, "episodes").changes
    compared = view.found.compared
    from twitchlog.charts.change_strip import layout

    placed = layout(compared, WIDTH)
    part = hit(touch.of_change(compared, placed.line + 1, WIDTH))
    assert part.period == Period(TODAY - timedelta(21), TODAY - timedelta(15))
    assert touch.of_change(compared, WIDTH * 2, WIDTH) is None


def test_the_numbers_of_each_chart_are_a_table(diary):
    """Unknown is empty, never 0."""
    found = found_in(diary, 62)
    days = table(numbers.of_days(found))
    assert days[0] == ["date", "known", "twitches"]
    assert days[1] == ["2026-09-23", "quiet", "0"]
    assert days[2] == ["2026-09-24", "not logged", ""]
    assert days[-1] == ["2026-11-23", "counted", "1"]
    assert sum(int(n) for _, _, n, _ in table(numbers.of_hours(found))[1:]) == 60
    assert [row[:3] for row in table(numbers.of_places(found))[1:]] == [
        ["Left calf", "30", "30"],
        ["Left lower eyelid", "30", "30"],
    ]
    assert sum(int(row[3]) for row in table(numbers.of_places_over_time(found))[1:]) == 60
    assert sum(int(n) for _, n in table(numbers.of_lengths(found))[1:]) == 60


def test_the_days_behind_a_factor_and_the_weeks_of_a_change_are_tables(diary):
    """What a spreadsheet could take for a formula stays text."""
    diary.put(*(make_checkin(TODAY - timedelta(n), factors={"stress": n % 9}) for n in range(1, 60)), label="x")
    diary.put(Mark("m", TODAY - timedelta(21), "=1+1"), label="x")
    found = judged(diary, Period.ending(TODAY, 60), TODAY, "episodes")
    rows = table(numbers.of_factor(found.others[0]))
    assert rows[0] == ["date", "side", "Stress (0-10)", "twitches"]
    assert {row[1] for row in rows[1:]} == {"above 4 of 10", "4 of 10 or less"}
    assert all((float(row[2]) > 4) == row[1].startswith("above") for row in rows[1:])
    assert len(rows) == 60
    weeks = table(numbers.of_change(found.changes[0]))
    assert weeks[0] == ["week from", "side", "twitches a day"]
    assert weeks[-1] == ["2026-11-16", "after", "1"]
    assert numbers._safe("=1+1") == "'=1+1"
    bothered = judged(diary, Period.ending(TODAY, 60), TODAY, "bother")
    assert table(numbers.of_factor(bothered.others[0]))[0][3] == "bother (0-10)"
    assert table(numbers.of_change(bothered.changes[0]))[0][2] == "bother (0-10)"


def test_a_file_is_named_after_its_chart_and_period():
    """Nothing in it a file system would refuse."""
    period = Period(date(2026, 8, 24), TODAY)
    assert numbers.file_stem("How much", period) == "twitchlog how much 2026-08-24 to 2026-11-23"
    assert numbers.file_stem("Tea / “mate”: 2", period) == "twitchlog tea mate 2 2026-08-24 to 2026-11-23"
