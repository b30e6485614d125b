"""The charts of factors, changes, lengths, days and places: they can be drawn of anything, and carry their words."""

import itertools
from dataclasses import replace
from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.text import Text

from tests.charts.test_pictures import drawn_rows, rgb, shares, words
from tests.factories import LEFT_CALF, LOWER_LID, make_checkin, make_episode
from tests.figures import VIEWS, on_figures
from twitchlog.analysis.before_after import BeforeAfter, before_after
from twitchlog.analysis.days import DaySeries, DayState, day_series
from twitchlog.analysis.durations import Durations, durations
from twitchlog.analysis.markers import Marker
from twitchlog.analysis.place_times import PlaceTimes, place_times
from twitchlog.analysis.places import place_days
from twitchlog.analysis.range_words import end_words
from twitchlog.charts import body, calendar, change_strip, dots, places_time, range_bar, render, touched, weekly, where
from twitchlog.charts import durations as lengths
from twitchlog.charts.sheet import UNKNOWN
from twitchlog.charts.style import DARK, LIGHT, PRINT, STYLES, ChartStyle, contrast
from twitchlog.domain.period import Period
from twitchlog.domain.places import all_places

TODAY = date(2026, 11, 23)
NOON = datetime.fromisoformat("2026-11-23T12:00:00+01:00")
TITLES = ("Higher caffeine", "Other days")
SPANS = (1, 28, 92, 366, 3650)


def twitch(ago: int, minute: int = 0, **more):
    return make_episode(NOON - timedelta(days=ago, minutes=minute), **more)


def season(days: int, episodes=(), checkins=()) -> DaySeries:
    return day_series(list(episodes), list(checkins), Period.ending(TODAY, days), TODAY)


def some(days: int) -> DaySeries:
    """Of every seven days: twitches on four, quiet on one, noted overall on one, not logged on one."""
    episodes = [twitch(n, m) for n in range(days) for m in range(n % 7) if n % 7 < 5]
    checkins = [make_checkin(TODAY - timedelta(n), none=True) for n in range(0, days, 7)]
    checkins += [make_checkin(TODAY - timedelta(n), overall="few") for n in range(5, days, 7)]
    return season(days, episodes, checkins)


def texts(figure) -> list[Text]:
    return [text for text in figure.findobj(Text) if text.get_text()]


def across(text: Text) -> tuple[float, float]:
    """From where to where a text goes, in dp."""
    box = text.get_window_extent()
    return box.x0, box.x1


# A ratio with its range.


def ranged(low: float, high: float, clear: bool = True, style: ChartStyle = PRINT, width: float = 348):
    ends = (end_words(low), end_words(high))
    return range_bar.draw((low * high) ** 0.5, low, high, ends, clear, style, width)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_range_is_drawn_in_its_theme_on_the_axis_of_the_design(style):
    figure = ranged(1.5, 3.0, True, style)
    assert words(figure) == ["half", "same", "twice", "4 times", "50\N{NO-BREAK SPACE}% more", "3.0 times"]
    assert shares(figure)[rgb(style.primary)] > 0.003
    grey = shares(ranged(0.5, 1.7, False, style))
    assert rgb(style.primary) not in grey
    assert rgb(style.outline) in grey


@pytest.mark.parametrize("width", [211, 348])
def test_the_words_of_a_range_keep_off_each_other_and_inside(width):
    for low, high in ((1.02, 1.05), (0.98, 1.02), (0.95, 0.99), (0.1, 0.2), (5, 9), (0.01, 300)):
        figure = ranged(low, high, width=width)
        first, last = (across(text) for text in texts(figure)[-2:])
        assert first[1] < last[0], (low, high)
        assert first[0] >= -1, (low, high)
        assert last[1] <= width + 1, (low, high)


def arrows(figure) -> int:
    return sum(len(lines.get_segments()) == 2 for lines in figure.findobj(LineCollection))


def test_only_a_range_told_as_more_than_the_axis_ends_in_an_arrow():
    """ "50 % fewer" at the tick of "half" with an arrow beyond it would contradict itself."""
    assert arrows(ranged(0.47, 1.2)) == 0
    assert arrows(ranged(0.4, 1.2)) == 1
    assert arrows(ranged(0.4, 4.04)) == 1
    assert arrows(ranged(0.4, 4.3)) == 2


@given(st.floats(1e-4, 1e4), st.floats(1, 1e4))
def test_any_range_can_be_drawn_and_told(low, factor):
    assert ranged(low, low * factor) is not None
    told = range_bar.describe(end_words(low), (end_words(low), end_words(low * factor)))
    assert told.startswith("Range: ")


# The days behind it.


def test_every_day_is_a_dot_in_its_column():
    high, other = [0, 1, 1, 9, 10], [0] * 8
    found = words(dots.draw(high, other, TITLES, False, LIGHT, 348))
    assert {*TITLES, "5 days", "8 days", "0", "8", "9+"} <= set(found)
    assert found[-1] == "twitches noticed that day; one dot is one day"
    assert dots.describe(high, other, TITLES, False) == (
        "Days by twitches noticed. Higher caffeine, 5 days (0: 1, 1: 2, 9+: 2). Other days, 8 days (0: 8)."
    )


def test_more_days_than_a_column_has_room_for_are_bars_with_their_number():
    found = words(dots.draw([0] * 150, [0, 2, 2], TITLES, False, LIGHT, 348))
    assert found[-1] == "twitches noticed that day; bars count the days"
    assert found[2:3] + found[5:7] == ["150", "1", "2"]


@pytest.mark.parametrize("width", [211, 348, 478])
@pytest.mark.parametrize("days", [6, 12, 18, 24, 600])
def test_a_column_of_twice_the_days_is_twice_as_high(width, days):
    """Whether they are dots or bars, on both sides alike."""
    figure = dots.draw([1] * days, [1] * (days // 2), TITLES, False, LIGHT, width)
    shapes = [patch.get_path().get_extents() for patch in figure.findobj(PathPatch) if patch.get_fill()]
    high, other = (box.height for box in shapes if 0 < box.height < 60)
    assert high > 20
    assert other / high == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("width", [211, 348, 478])
@pytest.mark.parametrize("most", [5, 18, 90, 400, 5000])
def test_every_column_has_its_label_and_no_label_meets_another(width, most):
    values = list(range(most))
    drawn = texts(dots.draw(values, values, TITLES, False, LIGHT, width))
    below = sorted((across(text) for text in drawn if text.get_position()[1] == 176), key=lambda each: each[0])
    assert len(below) >= dots.FEWEST
    assert len(below) == len(dots.bins(values, False, len(below)).labels)
    assert all(one[1] + 2 < other[0] for one, other in itertools.pairwise(below))
    assert all(left >= -0.5 and right <= width + 0.5 for left, right in below)


def test_busy_diaries_get_wider_columns():
    chance = np.random.default_rng(1)
    found = words(dots.draw(chance.poisson(40, 3000), chance.poisson(30, 600), TITLES, False, LIGHT, 348))
    assert "3,000 days" in found
    assert dots.bins([400] * 9, False).labels[:3] == ("0", "1–50", "51–100")
    assert dots.bins([3] * 99 + [500], False).step == 1


@pytest.mark.parametrize("style", [LIGHT, DARK])
def test_dots_of_both_sides_stand_out_from_the_ground(style):
    """WCAG asks three to one of what is no text."""
    for shade in dots.SHADES:
        assert contrast(style.heat[shade], style.ground) > 3


@pytest.mark.parametrize("width", [180, 210, 270, 348])
def test_the_words_below_the_days_stay_inside_a_narrow_chart(width):
    """At 150 % text a phone's chart is 210 dp wide."""
    for bother, days in ((False, 9), (True, 900), (False, 90_000)):
        figure = dots.draw([1] * days, [0] * days, TITLES, bother, LIGHT, width)
        assert all(across(text)[0] >= -1 and across(text)[1] <= width + 1 for text in texts(figure)), (bother, days)
    long = ("The day after higher caffeine", "The day after other days")
    title, count = texts(dots.draw([1] * 9000, [0], long, False, LIGHT, width))[:2]
    assert across(title)[1] < across(count)[0]


def test_numbers_from_a_thousand_on_have_their_comma():
    assert "1,500" in words(dots.draw([1] * 1500, [], TITLES, False, LIGHT, 348))
    assert dots.describe([1] * 1500, [], TITLES, False).startswith(
        "Days by twitches noticed. Higher caffeine, 1,500 days (1: 1,500)."
    )
    assert where.legend((1, 2, 3, 1024)) == ("no days", "1,024 or more days")
    assert "3,650 days are logged" in calendar.describe(some(3650))


def test_bother_has_a_column_for_each_of_0_to_10():
    assert dots.bins([3], True).labels == tuple(str(n) for n in range(11))
    assert words(dots.draw([10], [0], TITLES, True, LIGHT, 348))[-1].startswith("how much it bothered that day")


@given(st.lists(st.integers(0, 600), max_size=60), st.lists(st.integers(0, 10_000), max_size=60))
def test_every_day_lands_in_a_column(high, other):
    columns = dots.bins([*high, *other], False)
    assert all(0 <= columns.of(value) < len(columns.labels) for value in (*high, *other))
    assert columns.of(0) == 0
    assert all(columns.of(value) > 0 for value in (*high, *other) if value)


# Before and after.


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
    assert all(bar.right - bar.left > change_strip.THINNEST * 0.7 for bar in bars)
    assert all(bar.after == (bar.first >= found.change) for bar in bars)
    for one, other in itertools.pairwise(bars):
        assert one.last + timedelta(1) == other.first
        assert one.right <= other.left + 0.01
    assert all(bar.left >= 0 and bar.right <= 348 for bar in bars)
    assert render.pixels(change_strip.draw(found, True, DARK, 348)).width == 348


# Lengths.


def test_lengths_are_labelled_with_their_number_and_unknown_ones_are_hatched():
    found = durations([twitch(n, duration_s=30) for n in range(1, 6)] + [twitch(7)], Period.ending(TODAY, 28), TODAY)
    figure = lengths.draw(found, LIGHT, 348)
    assert {"up to 1 min", "5", "not noted", "1"} <= set(words(figure))
    assert rgb(LIGHT.bar) in shares(figure)
    assert lengths.describe(found) == "Twitches by how long they lasted: up to 1 min 5, not noted 1."
    nothing = Durations((0,) * 7, None, 0, 0, {})
    assert rgb(LIGHT.bar) not in shares(lengths.draw(nothing, LIGHT, 348))
    assert lengths.describe(nothing).endswith("none noted.")


# The calendar.


@pytest.mark.parametrize(
    "days, layout", [(1, "calendar"), (28, "calendar"), (92, "weeks"), (366, "weeks"), (3650, "months")]
)
def test_the_calendar_grows_from_days_to_weeks_to_months(days, layout):
    series = some(days)
    assert calendar.layout(series) == layout
    assert render.pixels(calendar.draw(series, LIGHT, 348)).width == 348
    cells = calendar.cells(series, 348)
    assert cells[-1].last >= TODAY
    for a, b in itertools.pairwise(cells):
        assert a.last + timedelta(1) == b.first
        assert a.box != b.box
    assert all(x >= 0 and x + w <= 348.01 for x, _, w, _ in (cell.box for cell in cells))


def test_quiet_noted_missing_and_counted_days_look_unlike():
    dot, dash = rgb(LIGHT.quiet), rgb(LIGHT.outline)
    quiet = shares(
        calendar.draw(
            season(28, (), [make_checkin(d, none=True) for d in Period.ending(TODAY, 28).dates()]), LIGHT, 348, 2
        )
    )
    missing = shares(calendar.draw(season(28), LIGHT, 348, 2))
    noted = shares(
        calendar.draw(
            season(28, (), [make_checkin(d, overall="few") for d in Period.ending(TODAY, 28).dates()]), LIGHT, 348, 2
        )
    )
    assert dot in quiet
    assert dot not in missing
    assert dash in missing
    assert dash not in quiet
    assert rgb(LIGHT.heat[2]) in noted
    assert dot not in noted


def test_the_calendar_tells_its_days():
    told = calendar.describe(some(8))
    assert told == (
        "Twitches by day: 16 Nov quiet, 17 Nov not logged, 18 Nov noted overall, 19 Nov 4, 20 Nov 3, 21 Nov 2,"
        " 22 Nov 1, 23 Nov quiet. 7 of 8 days are logged, 2 of them quiet."
    )
    assert "by month" in calendar.describe(some(3650))
    assert calendar.describe(day_series([], [], Period(date(2027, 1, 1), date(2027, 1, 9)), TODAY)).endswith(
        "none yet."
    )


def by_month(*rates: float) -> DaySeries:
    """A diary in which each of the latest months, oldest first, has so many twitches a day."""
    first = date(2026 - -(-len(rates) // 12), 12, 1)
    starts = [date(first.year + (11 + n) // 12, (11 + n) % 12 + 1, 1) for n in range(len(rates) + 1)]
    days = (starts[-1] - first).days
    counts = np.concatenate(
        [np.full((end - start).days, rate) for start, end, rate in zip(starts, starts[1:], rates, strict=False)]
    )
    states = np.where(counts > 0, DayState.COUNTED, DayState.QUIET).astype(np.int8)
    return DaySeries(Period(first, first + timedelta(days - 1)), TODAY, counts, states)


def test_the_shades_of_months_are_all_used_and_their_edges_are_round():
    """Months of 1.1 to 6 a day were nearly all of one colour."""
    chance = np.random.default_rng(3)
    series = by_month(*(round(float(rate), 2) for rate in chance.gamma(8, 0.35, 100)))
    assert calendar.month_edges(series) == (2.5, 3, 3.5)
    covered = shares(calendar.draw(series, LIGHT, 348))
    assert all(covered[rgb(LIGHT.heat[shade])] > 0.03 for shade in (1, 2, 3, 4))


def test_months_that_hardly_differ_are_not_told_apart():
    """The ramp of a steady diary is no picture of chance."""
    steady = by_month(*(2.0 + 0.1 * (n % 3) for n in range(90)))
    covered = shares(calendar.draw(steady, LIGHT, 348))
    assert sum(rgb(colour) in covered for colour in LIGHT.heat) == 1


@given(st.lists(st.integers(0, 18_000).map(lambda n: n / 30), min_size=62, max_size=70))
def test_any_months_have_three_edges_in_their_order(rates):
    edges = calendar.month_edges(by_month(*rates))
    assert list(edges) == sorted(set(edges))
    assert edges[0] > 0


def test_a_month_says_its_number_where_there_is_room():
    series = by_month(*([2.6] * 70), 14.2, 0.04, 0)
    wide = words(calendar.draw(series, LIGHT, 348))
    assert (wide.count("2.6"), wide.count("14"), wide.count("0.04"), wide.count("0")) == (70, 1, 1, 0)
    assert "2.6" not in words(calendar.draw(series, LIGHT, 211))


def test_the_calendar_says_what_its_numbers_shades_and_shapes_are():
    busy = season(900, [twitch(n, m) for n in range(1, 900) for m in range(n % 40)])
    assert calendar.legend(busy)[0].words == "under 18, from 18, 20, 22"
    assert [key.words for key in calendar.legend(busy)[1:]] == ["quiet", "fewer than 3 days counted"]
    assert calendar.caption(busy) == "Twitches noticed per logged day, by month."
    assert [(key.words, key.shape) for key in calendar.legend(some(28))] == [
        ("1, 3, 5 or more", "full"),
        ("quiet", "dot"),
        ("not logged", "dashed"),
        ("noted overall, not counted", "outlined"),
    ]
    assert calendar.caption(some(28)) == "Twitches noticed each day."


def test_the_dates_of_a_narrow_calendar_stay_inside_their_cells():
    """At 150 % text a phone's chart is 211 dp wide, a cell 28."""
    figure = calendar.draw(some(28), LIGHT, 211)
    cells = calendar.cells(some(28), 211)
    for text in texts(figure)[7:]:
        left, right = across(text)
        assert any(x <= left and right <= x + w for x, _, w, _ in (cell.box for cell in cells)), text


# Places over time.


def places(days: int) -> PlaceTimes:
    episodes = [twitch(n) for n in range(1, days, 3)] + [
        twitch(n, 1, places=(LOWER_LID,)) for n in range(min(days, 20))
    ]
    series = season(days, episodes)
    return place_times(episodes, series, place_days(episodes, series))


@pytest.mark.parametrize("days", SPANS)
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_places_over_time_name_every_place_and_fit(days, style):
    found = places(days)
    figure = places_time.draw(found, style, 348)
    assert {place.place.label for place in found.places} <= set(words(figure))
    for left, right in map(across, texts(figure)):
        assert left >= -1
        assert right <= 349


def test_thin_columns_stand_without_gaps():
    """Else ten years would be stripes."""
    ground = [shares(places_time.draw(places(days), LIGHT, 348, 2))[rgb(LIGHT.ground)] for days in (420, 3650)]
    assert ground[1] < ground[0] - 0.02


def test_places_that_found_no_row_are_counted_below():
    everywhere = [twitch(n, places=(place,)) for n, place in enumerate(all_places()[:12], 1)]
    series = season(28, everywhere)
    found = place_times(everywhere, series, place_days(everywhere, series))
    more = "The 8 places with most days; 4 more under “Show the body”."
    assert places_time.caption(found) == f"Dashed: not logged. {more}"
    logged = np.ones(28, dtype=np.int64)
    assert places_time.caption(replace(found, logged=logged)) == more
    assert places_time.caption(replace(places(28), logged=logged)) == ""


def test_places_over_time_are_told_and_missing_time_is_dashed():
    found = places(28)
    assert places_time.describe(found).startswith(
        "Days with twitches by place and day. Left lower eyelid, 20 days: 4 Nov 1,"
    )
    unknown = replace(found, logged=np.zeros(28, dtype=np.int64))
    assert rgb(LIGHT.heat[0]) in shares(places_time.draw(found, LIGHT, 348, 2))
    assert rgb(LIGHT.heat[0]) not in shares(places_time.draw(unknown, LIGHT, 348, 2))
    empty = place_times([], season(28), ())
    assert places_time.describe(empty) == "Places over time: none noted."
    assert render.pixels(places_time.draw(empty, LIGHT, 348)).width == 348
    assert LEFT_CALF.label == "Left calf"


@pytest.mark.parametrize("days", [1, 5, 10, 28, 42, 43, 92, 175, 366, 3650])
@pytest.mark.parametrize("width", [211, 348, 478])
def test_the_dates_below_places_stand_at_even_distances(days, width):
    found = places(days)
    dates = [text for text in texts(places_time.draw(found, LIGHT, width)) if text.get_position()[1] % 40 == 12]
    starts = [text.get_position()[0] for text in dates]
    assert dates
    assert all(one[1] + 4 < other[0] for one, other in itertools.pairwise(sorted(map(across, dates))))
    steps = {round((b - a) / (width / len(found.steps))) for a, b in itertools.pairwise(starts)}
    assert len(steps) <= (1 if days <= 175 else 2)  # weeks to a month and leap years


def test_columns_too_thin_for_gaps_have_none():
    """Ten years of months would look like a barcode."""
    for days, gaps in ((3650, 0), (366, 53)):
        picture = render.pixels(places_time.draw(places(days), LIGHT, 348))
        across_cells = np.frombuffer(picture.rgba, np.uint8).reshape(picture.height, 348, 4)[27, :, :3]
        ground = (across_cells == rgb(LIGHT.ground)).all(axis=1)
        assert bool(ground.sum() > gaps / 2) == bool(gaps)


def test_time_not_logged_is_one_dashed_line_in_each_row():
    logged = np.ones(28, dtype=np.int64)
    logged[3:9] = logged[20] = 0
    found = replace(places(28), logged=logged)
    (dashes,) = places_time.draw(found, LIGHT, 348).findobj(LineCollection)
    assert len(dashes.get_segments()) == 2 * len(found.places)


def test_the_ramp_of_places_has_two_shades_where_a_cell_is_a_day():
    """It had twitches or not."""
    assert places_time.shades_of(places(28)) == (0, 3)
    assert places_time.shades_of(places(92)) == places_time.shades_of(places(3650)) == (0, 1, 2, 3, 4)


@pytest.mark.parametrize("days", SPANS)
@pytest.mark.parametrize("width", [211, 348])
def test_no_words_of_the_weeks_reach_over_the_edge(days, width):
    lines = [Marker(TODAY - timedelta(n), f"Medicine B to {n} mg") for n in (0, 12, 40, 120)]
    for text in texts(weekly.draw(some(days), LIGHT, width, 1, lines)):
        first, last = across(text)
        assert first >= -0.1, text
        assert last <= width + 0.1, text


# What was touched.


@pytest.mark.parametrize("days", SPANS)
def test_every_day_or_month_of_the_calendar_and_every_bar_can_be_touched(days):
    series = some(days)
    for cell in calendar.cells(series, 348)[:: max(1, days // 40)]:
        x, y, w, h = cell.box
        found = touched.calendar_days(series, 348, x + w / 2, y + h / 2)
        assert found == Period(max(cell.first, series.first), min(cell.last, TODAY))
    first, last = (touched.weekly_days(series, (), 348, 180, x, 40) for x in (25, 347))
    assert first is not None
    assert last is not None
    assert (first.first, last.last) == (series.first, TODAY)
    assert touched.weekly_days(series, (), 348, 180, 3, 40) is None
    assert touched.calendar_days(series, 348, 5, -20) is None


def test_hours_places_and_weeks_of_a_change_can_be_touched():
    assert touched.hours(348, 40, 10) == (0, 0)
    assert touched.hours(348, 346, 170) == (6, 22)
    assert touched.hours(348, 10, 10) is None
    found = places(28)
    hit = touched.place(found, 348, 347, 65)
    assert hit is not None
    assert hit[0] is found.places[1]
    assert hit[1] == Period(TODAY, TODAY)
    assert touched.place(found, 348, 10, 400) is None
    strip = change(16, 7)
    assert touched.change_days(strip, 348, 1) == Period(date(2026, 6, 15), date(2026, 6, 21))
    assert touched.change_days(strip, 348, 347) == Period(date(2026, 11, 16), date(2026, 11, 22))
    assert touched.change_days(change(0, 0), 348, 1) is None


@pytest.mark.parametrize("width", [220, 348, 478])
def test_every_shaded_region_of_the_body_is_found_at_its_middle(width):
    for view in VIEWS:
        for region in body.view(view).regions:
            assert touched.body_region({region.id}, VIEWS, width, *on_figures(region.id, width)) == region.id


def test_beside_a_shaded_region_a_finger_still_means_it_within_its_reach():
    figure = where.placed(VIEWS, 348)[1]
    calf = figure.view.region("back.calf.left")
    assert calf is not None
    edge = figure.x + min(x for x, _ in calf.outline) * figure.scale
    _, y = on_figures("back.calf.left", 348)
    shaded = {"back.calf.left"}
    assert touched.body_region(shaded, VIEWS, 348, edge - touched.REACH * 0.8, y) == "back.calf.left"
    assert touched.body_region(shaded, VIEWS, 348, edge - touched.REACH * 1.3, y) is None
    assert touched.body_region((), VIEWS, 348, edge, y) is None


def test_a_touch_on_a_region_without_entries_means_a_shaded_one_only_as_a_slip():
    shaded = {"back.calf.left"}
    figure = where.placed(VIEWS, 348)[1]
    x, y = on_figures("back.calf.left", 348)
    calf = figure.view.region("back.calf.left")
    assert calf is not None
    top = figure.y + min(y for _, y in calf.outline) * figure.scale
    assert figure.view.region_at((x - figure.x) / figure.scale, (top - 4 - figure.y) / figure.scale) is not calf
    assert touched.body_region(shaded, VIEWS, 348, x, top - 4) == "back.calf.left"
    assert touched.body_region(shaded, VIEWS, 348, x, top - touched.SLIP - 4) is None
    assert touched.body_region(shaded, VIEWS, 348, x, y) == "back.calf.left"
