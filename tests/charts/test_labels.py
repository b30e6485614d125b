"""Names beside lines, numbers with a list where they are many, and the names of months below a chart."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.charts.drawn import words
from tests.charts.made import autumn
from twitchlog.analysis.markers import Marker
from twitchlog.charts import render, weekly
from twitchlog.charts.labels import LONGEST, Label, cut_to, month_labels, placed
from twitchlog.charts.marked import MOST_NAMED, marked
from twitchlog.charts.style import LIGHT, PRINT, shortened, text_width

DAY = date(2026, 10, 5)
NARROW, WIDE = 211.0, 348.0
LONG = "Propranolol (long-acting capsule)"

letters = st.text("abc dei左Ж", min_size=1, max_size=60)
names = st.lists(st.tuples(st.floats(0.07, 1), letters, st.sampled_from(["", "from 5 Oct 2026"])), max_size=12)
widths = st.sampled_from([WIDE, 476.0, 200.0])


def lines_of(found, width):
    return sorted(((x * width, Marker(DAY, name, when)) for x, name, when in found), key=lambda line: line[0])


def named(*lines):
    return [(x, Marker(DAY, name)) for x, name in lines]


@settings(max_examples=80)
@given(names, widths)
def test_names_never_meet_each_other_nor_a_line(found, width):
    labels, bare = placed(lines_of(found, width), width)
    assert len(labels) + len(bare) == len(found)
    for label in labels:
        assert 0 <= label.left <= label.right <= width + 0.01
        assert label.right - label.left <= max(width * LONGEST, width - 24)
    for one, other in itertools.permutations(labels, 2):
        apart = one.right < other.left or other.right < one.left
        assert one.row != other.row or apart
        assert one.row > other.row or not other.left < one.line < other.right


def test_names_of_changes_in_one_year_all_find_room():
    lines = named((202.0, "Holiday"), (232.0, "New desk chair"), (298.0, "Magnesium from 5 Oct"))
    labels, bare = placed(lines, WIDE)
    assert bare == []
    assert {label.words for label in labels} == {marker.text for _, marker in lines}


def test_a_name_too_long_for_either_side_stands_whole_over_its_line():
    labels, bare = placed(named((130.0, "Medicine 2 from 12 March")), 210)
    assert bare == []
    assert [(label.words, label.over, label.align) for label in labels] == [("Medicine 2 from 12 March", True, "left")]


def test_a_name_over_a_line_at_the_edge_keeps_its_distance():
    (label,), _ = placed(named((209.0, "Magnesium from October")), 210)
    assert label.line - label.right >= 5


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_what_was_done_and_when_is_never_cut_off_a_name(width):
    """Start and stop of one medicine stay two different labels."""
    lines = [
        (0.4 * width, Marker(DAY, LONG, "from 14 Feb 2022")),
        (0.7 * width, Marker(DAY, LONG, "until 30 Sep 2022")),
        (0.95 * width, Marker(DAY, "Moved to Hamburg, new job with shift work", "4 Jan 2021", ", ")),
    ]
    found = marked(lines, width)
    told = [label.words for label in found.labels] if not found.listed else found.listed
    tails = sorted(("from 14 Feb 2022", "until 30 Sep 2022", "4 Jan 2021"))
    assert sorted(next(tail for tail in tails if words.endswith(tail)) for words in told) == tails


def test_a_tail_that_leaves_no_room_for_a_name_is_cut_itself():
    assert cut_to(Marker(DAY, "Iron", "up to " + "very much " * 20), 100).startswith("Iron up to")


# Many: numbers, and a list below.


def many(width, *shares):
    lines = [(24 + (width - 24) * share, Marker(DAY, f"Medicine {n}", f"from {n} Oct")) for n, share in shares]
    return lines, marked(lines, width)


def test_more_than_four_markers_are_numbers_with_a_list_that_names_them_all():
    markers = [Marker(DAY + timedelta(n), LONG, f"from {5 + n} Oct") for n in range(0, 40, 7)]
    assert len(markers) > MOST_NAMED
    found = words(weekly.draw(autumn(), PRINT, 348, 1, markers))
    assert {"1", "6"} <= set(found)
    assert [marker.text for marker in markers] == found[-11::2]
    plain, listed = (render.pixels(weekly.draw(autumn(), LIGHT, 348, 1, each)).height for each in ((), markers))
    assert listed - plain == 8 + 15 + 8 + 16 * len(markers) + 4
    assert weekly.foot(autumn(), markers, 348) == 20 + 8 + 16 * len(markers) + 4


def test_lines_too_close_for_a_number_each_share_one():
    _, found = many(WIDE, *enumerate((0.1, 0.5, 0.52, 0.53, 0.54, 0.98, 1)))
    assert [label.words for label in found.labels] == ["1", "2–5", "6–7"]
    assert set(found.begins) == {1}


def test_a_wide_chart_lists_them_in_columns():
    assert many(WIDE, *enumerate((0.1, 0.3, 0.5, 0.7, 0.9)))[1].columns == 2
    assert many(700.0, *enumerate((0.1, 0.3, 0.5, 0.7, 0.9)))[1].columns == 4


@settings(max_examples=60)
@given(names, widths)
def test_any_markers_are_all_named_beside_their_lines_or_in_the_list(found, width):
    lines = lines_of(found, width)
    told = marked(lines, width)
    assert len(told.begins) == len(told.lines) == len(lines)
    assert len(told.listed or told.labels) == len(lines)
    for one, other in itertools.pairwise(sorted(told.labels, key=lambda label: (label.row, label.left))):
        assert one.row != other.row or one.right < other.left
    assert all(0 <= label.left <= label.right <= width + 0.01 for label in told.labels)


# Months.


def weeks(first, number):
    return [(first + timedelta(7 * n), first + timedelta(7 * n + 6)) for n in range(number)]


def test_months_below_stand_at_even_distances_and_a_year_is_no_bare_number_beside_them():
    """ "Dec 2026" would read as one date."""
    year = weeks(date(2025, 10, 27), 54)
    assert [name for _, name in month_labels(year, 26)] == ["Nov", "Jan ’26", "Mar", "May", "Jul", "Sep", "Nov"]
    assert [name for _, name in month_labels(year, 50)][:3] == ["Nov", "Dec", "Jan ’26"]
    assert [name for _, name in month_labels(year, 3)] == ["2026"]
    assert month_labels([], 26) == []


def test_a_month_is_named_in_the_week_it_begins_in_unless_the_period_begins_later():
    june = (date(2026, 6, 29), date(2026, 7, 5))
    assert month_labels([june], 50) == [(0, "Jul")]
    assert month_labels([(date(2026, 7, 2), june[1])], 50) == []


def test_letters_the_font_lacks_are_given_room():
    assert text_width("左左", 12) == 24
    assert text_width("iiii", 12) < text_width("MMMM", 12)
    assert shortened("左" * 20, 12, 100).startswith("左左左左左左")
    assert text_width(shortened("A rather long name", 12, 60), 12) <= 60
    assert Label("x", 0, 10, 16, 30).align == "left"
