"""How much: the chart of weeks and months."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.charts.drawn import across, dashed, drawn_rows, rgb, shares, texts, words
from tests.charts.made import MAGNESIUM, SEASON, SPANS, TODAY, autumn, diary, some
from tests.factories import make_checkin
from twitchlog.analysis.markers import Marker
from twitchlog.analysis.weeks import spans
from twitchlog.charts import render, weekly
from twitchlog.charts.keys import NOTED
from twitchlog.charts.marked import ROW
from twitchlog.charts.sheet import UNKNOWN
from twitchlog.charts.style import DARK, LIGHT, PRINT, STYLES
from twitchlog.domain.period import Period


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_chart_fills_its_width_at_any_density(style):
    for density in (1, 1.5, 2):
        picture = render.pixels(weekly.draw(autumn(), style, 348, density))
        assert picture.width == round(348 * density)
        assert len(picture.rgba) == picture.width * picture.height * 4


def test_the_week_chart_carries_its_axis_weekdays_dates_and_the_medicine():
    found = words(weekly.draw(autumn(diary(range(1, 90), 4)), PRINT, 348, 1, [MAGNESIUM]))
    assert {"0", "2", "4", "M", "T", "S", "24 Aug", "14 Sep", "5 Oct", "26 Oct", "16 Nov"} <= set(found)
    assert "Magnesium from 5 Oct" in found


def test_a_marker_outside_the_time_shown_is_left_out():
    old = Marker(date(2020, 1, 1), "Iron from 1 Jan")
    assert "Iron from 1 Jan" not in words(weekly.draw(autumn(), PRINT, 348, 1, [old]))


def test_markers_close_together_stand_in_rows_of_their_own():
    near = [Marker(date(2026, 10, d), f"A long name from {d} Oct") for d in (5, 12, 19)]
    one = render.pixels(weekly.draw(autumn(), LIGHT, 348, 1, near[:1]))
    three = render.pixels(weekly.draw(autumn(), LIGHT, 348, 1, near))
    assert three.height == one.height + 2 * ROW


def test_quiet_days_and_days_not_logged_do_not_look_alike():
    nothing = shares(weekly.draw(autumn(), LIGHT, 348, 2))
    calm = shares(weekly.draw(autumn((), [make_checkin(d, none=True) for d in SEASON.dates()]), LIGHT, 348, 2))
    assert rgb(LIGHT.quiet) not in nothing
    assert calm[rgb(LIGHT.quiet)] > 0.01


def test_a_week_not_logged_is_a_low_block_and_never_among_the_tallest_bars():
    """Of the bars' 96 dp; the same in both strips."""
    figure = weekly.draw(autumn(diary(range(1, 15), 5)), LIGHT, 348)
    column = (348 - weekly.LEFT) / 14
    rows = drawn_rows(figure, weekly.LEFT + 3, weekly.LEFT + column - 3)
    assert abs(20 + 96 - UNKNOWN - min(rows)) <= 1  # of a line
    assert UNKNOWN < 96 / 4


def test_months_not_logged_in_a_row_are_one_block_where_bars_are_thin():
    """A hatch in bars two pixels wide is noise."""
    decade = autumn(diary([*range(1, 1000), *range(1200, 3600)], 1), period=Period.ending(TODAY, 3650))
    missing = [span.status for span in spans(decade)[1]].count("missing")
    assert missing > 4
    assert dashed(weekly.draw(decade, LIGHT, 348)) == [1, 1]  # the months, and this month so far
    three = autumn(diary(range(1, 8), 1), period=Period.ending(TODAY, 28))
    assert 3 in dashed(weekly.draw(three, LIGHT, 348))


def test_a_part_of_a_week_at_the_edge_is_an_empty_outline_dated_by_the_period():
    """Its Monday lies before the period, and two days are too few for a bar."""
    series = autumn(diary(range(40, 80), 2), period=Period(date(2026, 9, 19), date(2026, 10, 14)))
    figure = weekly.draw(series, LIGHT, 348)
    column = (348 - weekly.LEFT) / 5
    assert "19 Sep" in words(figure)
    assert "14 Sep" not in words(figure)
    inside = drawn_rows(figure, weekly.LEFT + 20, weekly.LEFT + column - 20)
    assert min(inside) == 116 - UNKNOWN
    assert not inside & set(range(100, 114))
    assert weekly.caption(series).endswith("Empty: a part of a week, too short to count. Below: each day.")
    assert "by week: 19 Sep too short to count, 21 Sep" in weekly.describe(series)


def test_an_overall_answer_is_neither_quiet_nor_missing_nor_a_number():
    noted = shares(weekly.draw(autumn((), [make_checkin(d, overall="few") for d in SEASON.dates()]), LIGHT, 348, 2))
    assert rgb(LIGHT.quiet) not in noted
    assert rgb(LIGHT.heat[1]) not in noted
    assert noted[rgb(LIGHT.heat[2])] > 0.005


@pytest.mark.parametrize(
    "days, labels", [(28, {"27 Oct"}), (365, {"Jan ’26", "Mar"}), (800, {"Jan ’25", "Jan ’26"}), (3653, {"2024"})]
)
def test_long_times_are_labelled_by_month_or_year(days, labels):
    found = words(weekly.draw(autumn(diary(range(1, days, 3)), period=Period.ending(TODAY, days)), PRINT, 348))
    assert labels <= set(found)


def test_dates_below_never_run_into_each_other():
    for days in (1, 8, 40, 92, 200, 365, 420, 421, 700, 1200, 2500, 3653, 7000):
        series = autumn(period=Period.ending(TODAY, days))
        step, shown = spans(series)
        column = (348 - weekly.LEFT) / len(shown)
        labels = weekly.date_labels(series, step, shown, column)
        assert labels
        ends = [(n * column, len(text) * 5.8) for n, text in labels]
        assert all(b - a >= w * 0.9 for (a, w), (b, _) in itertools.pairwise(ends)), days


@pytest.mark.parametrize(
    "peak, ticks",
    [
        (0, [0, 1]),
        (0.3, [0, 0.1, 0.2, 0.3]),
        (1, [0, 1]),
        (4, [0, 2, 4]),
        (5.4, [0, 2, 4]),
        (9, [0, 5]),
        (430, [0, 200, 400]),
    ],
)
def test_ticks_are_round_numbers_up_to_the_peak(peak, ticks):
    assert weekly.nice_ticks(peak) == ticks


@given(st.floats(0.001, 1e6))
def test_there_are_two_to_four_ticks_and_none_above_the_peak(peak):
    ticks = weekly.nice_ticks(peak)
    assert 2 <= len(ticks) <= 4
    assert ticks[-1] <= peak * 1.000001


@settings(max_examples=25)
@given(st.integers(1, 500), st.lists(st.tuples(st.integers(0, 520), st.integers(1, 4)), max_size=12), st.booleans())
def test_any_time_and_diary_can_be_drawn_and_told(length, spells, calm):
    episodes = [episode for ago, number in spells for episode in diary(range(ago, ago + 1), number)]
    checkins = [make_checkin(TODAY - timedelta(n), none=True) for n in range(0, 520, 3)] if calm else []
    series = autumn(episodes, checkins, Period.ending(TODAY, length))
    assert render.pixels(weekly.draw(series, LIGHT, 300, 1, [MAGNESIUM])).width == 300
    told = weekly.describe(series, [MAGNESIUM])
    assert f"{series.logged} of {series.days} days are logged" in told
    assert "nan" not in told


def test_a_time_wholly_ahead_is_drawn_empty():
    ahead = autumn(period=Period(date(2027, 1, 1), date(2027, 2, 1)))
    assert render.pixels(weekly.draw(ahead, DARK, 348)).width == 348
    assert weekly.describe(ahead) == "Twitches noticed per logged day: no days yet."


def test_the_words_of_the_week_chart_tell_missing_from_quiet():
    checkins = [make_checkin(date(2026, 11, day), none=True) for day in range(9, 16)]
    told = weekly.describe(autumn(diary(range(1, 8), 2), checkins, Period(date(2026, 11, 2), TODAY)), [MAGNESIUM])
    assert told == (
        "Twitches noticed per logged day, by week: 2 Nov not logged, 9 Nov 0.0, 16 Nov 2.0, 23 Nov nothing yet."
        " Marked: Magnesium from 5 Oct. 14 of 22 days are logged, 7 of them quiet, 8 not logged."
    )


def test_the_caption_says_how_to_read_what_is_drawn():
    assert weekly.caption(autumn()) == (
        "Twitches noticed per logged day, by week. Outlined: this week so far. Below: each day."
    )
    noted = autumn((), [make_checkin("2026-11-20", overall="few")])
    assert [key.words for key in weekly.legend(autumn())] == ["1, 3, 5 or more", "quiet", "not logged"]
    assert weekly.legend(noted)[3:] == (NOTED,)
    decade = autumn(period=Period(date(2016, 1, 1), date(2025, 12, 31)))
    assert weekly.caption(decade) == (
        "Twitches noticed per logged day, by month. Below: how many days are logged, quiet ones on top."
    )
    assert [key.words for key in weekly.legend(decade)] == ["with twitches", "quiet"]


@pytest.mark.parametrize("days", SPANS)
@pytest.mark.parametrize("width", [211, 348])
def test_no_words_of_the_weeks_reach_over_the_edge(days, width):
    lines = [Marker(TODAY - timedelta(n), f"Medicine B to {n} mg") for n in (0, 12, 40, 120)]
    for text in texts(weekly.draw(some(days), LIGHT, width, 1, lines)):
        first, last = across(text)
        assert first >= -0.1, text
        assert last <= width + 0.1, text


def test_a_week_with_too_few_days_is_not_called_not_logged():
    checkins = [make_checkin(date(2026, 11, 3), none=True)]
    checkins += [make_checkin(date(2026, 11, day), overall="few") for day in range(9, 16)]
    told = weekly.describe(autumn((), checkins, Period(date(2026, 10, 26), TODAY)))
    assert "26 Oct not logged, 2 Nov too few days logged, 9 Nov not counted, 16 Nov not logged" in told
