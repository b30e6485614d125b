"""Before and after a change, by week."""

import itertools
from datetime import date, timedelta

import numpy as np
import pytest

from tests.charts.drawn import across, drawn_rows, rgb, shares, texts, words
from twitchlog.analysis.before_after import BeforeAfter, before_after
from twitchlog.charts import (
    change_strip,
    render,
)
from twitchlog.charts.sheet import UNKNOWN
from twitchlog.charts.style import DARK, LIGHT


def change(before: int, after: int, missing: range = range(0)) -> BeforeAfter:
    y = np.full(7 * (before + after), 2.0)
    y[7 * before :] = 1
    y[[n for week in missing for n in range(7 * week, 7 * week + 7)]] = np.nan
    first = date(2026, 10, 5) - timedelta(7 * before)
    return before_after(y, first, date(2026, 10, 5))


def test_the_strip_has_a_line_both_shades_and_hatched_weeks():
    figure = change_strip.draw(change(16, 7, range(5, 6)), False, LIGHT, 348, 2)
    covered = shares(figure)
    assert {rgb(LIGHT.heat[3]), rgb(LIGHT.heat[4]), rgb(LIGHT.ink)} <= covered.keys()
    assert {"15 Jun", "5 Oct", "now", "2.0 a day"} <= set(words(figure))
    assert "not logged" in change_strip.describe(change(16, 7, range(5, 6)), False)


def test_weeks_not_logged_are_as_low_as_in_the_chart_of_weeks():
    figure = change_strip.draw(change(16, 7, range(5)), False, LIGHT, 348)
    assert abs(change_strip.BASE - UNKNOWN - min(drawn_rows(figure, 3, 10))) <= 1  # of a line


def test_dates_of_two_years_tell_them_and_those_of_one_do_not():
    """ "24 Nov ... 12 Oct" reads backwards."""
    assert words(change_strip.draw(change(46, 6), False, LIGHT, 348))[-3:] == ["now", "5 Oct", "17 Nov 2025"]
    assert words(change_strip.draw(change(30, 6), False, LIGHT, 348))[-3:] == ["now", "5 Oct", "9 Mar"]


@pytest.mark.parametrize("width", [211, 348, 478])
def test_years_before_a_change_do_not_hide_what_came_after(width):
    """A year of them is drawn, the rest is said to count; the weeks after have a quarter of the width."""
    found = change(429, 6)
    figure = change_strip.draw(found, False, LIGHT, width)
    placed = change_strip.layout(found, width)
    after = [bar for bar in placed.bars if bar.after]
    assert after[-1].right - after[0].left >= 0.249 * (width - 12)
    assert placed.left_out == 377
    assert placed.bars[0].first == found.change - timedelta(7 * 52)
    assert 3 <= placed.line <= width - 3
    assert {"now", "377 earlier weeks: counted, not drawn"} <= set(words(figure))
    assert "377 earlier weeks on average 2.0, then 2.0, " in change_strip.describe(found, False)


def test_only_weeks_that_count_are_said_to():
    """Those not logged are neither drawn nor counted."""
    assert change_strip.layout(change(60, 6, range(5)), 348).left_out == 3
    assert "3 earlier weeks: counted, not drawn" in words(change_strip.draw(change(60, 6, range(5)), False, LIGHT, 348))
    assert change_strip.layout(change(60, 6, range(8)), 348).left_out == 0


def test_bars_of_several_weeks_are_said_to_be_and_are_the_same_at_any_width():
    """The chart would else look like one by week."""
    for after, weeks, step in ((28, 1, "by week"), (29, 2, "every two weeks"), (180, 3, "every 3 weeks")):
        found = change(52, after)
        assert change_strip.step_words(found) == step
        assert change_strip.describe(found, False).startswith(f"Twitches noticed a day, {step}, 5 Oct 2026: ")
        for width in (211, 348, 688):
            inner = change_strip.layout(found, width).bars[1:-1]
            assert {(bar.last - bar.first).days + 1 for bar in inner} == {7 * weeks}
    assert change_strip.caption(change(52, 28)) == "By week."
    assert change_strip.caption(change(52, 29)) == "Every two weeks: the average of those known."


def test_a_bar_of_two_weeks_is_of_the_known_one_and_unknown_only_where_both_are():
    found = change(52, 40, range(1, 4))  # one of the first two weeks, both of the second two
    means = [bar.mean for bar in change_strip.layout(found, 348).bars]
    assert means == [2.0, None, *[2.0] * 24, *[1.0] * 20]
    assert "before 2.0, not logged, 2.0, " in change_strip.describe(found, False)


@pytest.mark.parametrize("width", [211, 348, 478])
@pytest.mark.parametrize("before, after", [(46, 6), (46, 1), (429, 6), (3, 30), (0, 9), (12, 0), (60, 120), (1, 1)])
def test_the_words_of_a_strip_keep_off_each_other_and_now_is_always_said(before, after, width):
    figure = change_strip.draw(change(before, after), False, LIGHT, width)
    below = sorted(across(text) for text in texts(figure) if text.get_position()[1] == change_strip.BASE + 16)
    assert ("now" in words(figure)) == bool(after)
    assert all(one[1] + 3 < other[0] for one, other in itertools.pairwise(below))
    assert all(left >= -1 and right <= width + 1 for left, right in map(across, texts(figure)))


@pytest.mark.parametrize("before, after", [(0, 0), (1, 0), (0, 1), (500, 3), (3, 500), (60, 60), (46, 6)])
def test_a_strip_of_any_length_fits_and_no_bar_lies_on_both_sides(before, after):
    found = change(before, after)
    bars = change_strip.layout(found, 348).bars
    assert all(bar.right - bar.left > 2.8 for bar in bars)
    assert all(bar.after == (bar.first >= found.change) for bar in bars)
    for one, other in itertools.pairwise(bars):
        assert one.last + timedelta(1) == other.first
        assert one.right <= other.left + 0.01
    assert all(bar.left >= 0 and bar.right <= 348 for bar in bars)
    assert render.pixels(change_strip.draw(found, True, DARK, 348)).width == 348
