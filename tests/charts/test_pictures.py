"""The charts as pictures: they can be drawn of any diary, carry their words, and keep missing and quiet apart."""

import itertools
import subprocess
import sys
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text

from tests.factories import LEFT_CALF, make_checkin, make_episode
from twitchlog.analysis.days import DaySeries, day_series
from twitchlog.analysis.hours import Hours
from twitchlog.analysis.markers import Marker
from twitchlog.analysis.places import place_days
from twitchlog.analysis.weeks import spans
from twitchlog.charts import hours, render, weekly, where
from twitchlog.charts.keys import NOTED
from twitchlog.charts.marked import ROW
from twitchlog.charts.sheet import UNKNOWN
from twitchlog.charts.style import DARK, LIGHT, PRINT, STYLES, contrast
from twitchlog.domain.period import Period
from twitchlog.ui import palette

TODAY = date(2026, 11, 23)
SEASON = Period(date(2026, 8, 24), TODAY)
MAGNESIUM = Marker(date(2026, 10, 5), "Magnesium", "from 5 Oct")


def diary(days: Iterable[int], per_day: int = 2) -> list:
    noon = datetime.fromisoformat("2026-11-23T12:00:00+01:00")
    return [make_episode(noon - timedelta(days=d, minutes=n)) for d in days for n in range(per_day)]


def season(episodes=(), checkins=(), period: Period = SEASON) -> DaySeries:
    return day_series(list(episodes), list(checkins), period, TODAY)


def words(figure) -> list[str]:
    root = ElementTree.fromstring(render.svg(figure))
    return ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]


def shares(figure) -> dict[tuple[int, int, int], float]:
    """How much of the picture each colour covers."""
    picture = render.pixels(figure)
    rgb = np.frombuffer(picture.rgba, np.uint8).reshape(-1, 4)[:, :3]
    colours, counts = np.unique(rgb, axis=0, return_counts=True)
    return {tuple(c.tolist()): n / len(rgb) for c, n in zip(colours, counts, strict=True)}


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_chart_fills_its_width_at_any_density(style):
    for density in (1, 1.5, 2):
        picture = render.pixels(weekly.draw(season(), style, 348, density))
        assert picture.width == round(348 * density)
        assert len(picture.rgba) == picture.width * picture.height * 4


def test_the_week_chart_carries_its_axis_weekdays_dates_and_the_medicine():
    found = words(weekly.draw(season(diary(range(1, 90), 4)), PRINT, 348, 1, [MAGNESIUM]))
    assert {"0", "2", "4", "M", "T", "S", "24 Aug", "14 Sep", "5 Oct", "26 Oct", "16 Nov"} <= set(found)
    assert "Magnesium from 5 Oct" in found


def test_a_marker_outside_the_time_shown_is_left_out():
    old = Marker(date(2020, 1, 1), "Iron from 1 Jan")
    assert "Iron from 1 Jan" not in words(weekly.draw(season(), PRINT, 348, 1, [old]))


def test_markers_close_together_stand_in_rows_of_their_own():
    near = [Marker(date(2026, 10, d), f"A long name from {d} Oct") for d in (5, 12, 19)]
    one = render.pixels(weekly.draw(season(), LIGHT, 348, 1, near[:1]))
    three = render.pixels(weekly.draw(season(), LIGHT, 348, 1, near))
    assert three.height == one.height + 2 * ROW


def test_quiet_days_and_days_not_logged_do_not_look_alike():
    nothing = shares(weekly.draw(season(), LIGHT, 348, 2))
    calm = shares(weekly.draw(season((), [make_checkin(d, none=True) for d in SEASON.dates()]), LIGHT, 348, 2))
    assert rgb(LIGHT.quiet) not in nothing
    assert calm[rgb(LIGHT.quiet)] > 0.01


def drawn_rows(figure, left: float, right: float) -> set[int]:
    """The rows in which something is drawn between two x, in dp at density 1, other than lines across."""
    picture = render.pixels(figure)
    part = np.frombuffer(picture.rgba, np.uint8).reshape(picture.height, picture.width, 4)[:, int(left) : int(right)]
    return {n for n, row in enumerate(part.tolist()) if len({tuple(pixel) for pixel in row}) > 1}


def dashed(figure) -> list[int]:
    """How many rectangles each set of outlines has."""
    patches = [patch for patch in figure.findobj(PathPatch) if not patch.get_fill()]
    return [int((patch.get_path().codes == Path.MOVETO).sum()) for patch in patches]


def test_a_week_not_logged_is_a_low_block_and_never_among_the_tallest_bars():
    """Of the bars' 96 dp; the same in both strips."""
    figure = weekly.draw(season(diary(range(1, 15), 5)), LIGHT, 348)
    column = (348 - weekly.LEFT) / 14
    rows = drawn_rows(figure, weekly.LEFT + 3, weekly.LEFT + column - 3)
    assert abs(20 + 96 - UNKNOWN - min(rows)) <= 1  # of a line
    assert UNKNOWN < 96 / 4


def test_months_not_logged_in_a_row_are_one_block_where_bars_are_thin():
    """A hatch in bars two pixels wide is noise."""
    decade = season(diary([*range(1, 1000), *range(1200, 3600)], 1), period=Period.ending(TODAY, 3650))
    missing = [span.status for span in spans(decade)[1]].count("missing")
    assert missing > 4
    assert dashed(weekly.draw(decade, LIGHT, 348)) == [1, 1]  # the months, and this month so far
    three = season(diary(range(1, 8), 1), period=Period.ending(TODAY, 28))
    assert 3 in dashed(weekly.draw(three, LIGHT, 348))


def test_a_part_of_a_week_at_the_edge_is_an_empty_outline_dated_by_the_period():
    """Its Monday lies before the period, and two days are too few for a bar."""
    series = season(diary(range(40, 80), 2), period=Period(date(2026, 9, 19), date(2026, 10, 14)))
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
    noted = shares(weekly.draw(season((), [make_checkin(d, overall="few") for d in SEASON.dates()]), LIGHT, 348, 2))
    assert rgb(LIGHT.quiet) not in noted
    assert rgb(LIGHT.heat[1]) not in noted
    assert noted[rgb(LIGHT.heat[2])] > 0.005


@pytest.mark.parametrize(
    "days, labels", [(28, {"27 Oct"}), (365, {"Jan ’26", "Mar"}), (800, {"Jan ’25", "Jan ’26"}), (3653, {"2024"})]
)
def test_long_times_are_labelled_by_month_or_year(days, labels):
    found = words(weekly.draw(season(diary(range(1, days, 3)), period=Period.ending(TODAY, days)), PRINT, 348))
    assert labels <= set(found)


def test_dates_below_never_run_into_each_other():
    for days in (1, 8, 40, 92, 200, 365, 420, 421, 700, 1200, 2500, 3653, 7000):
        series = season(period=Period.ending(TODAY, days))
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
    series = season(episodes, checkins, Period.ending(TODAY, length))
    assert render.pixels(weekly.draw(series, LIGHT, 300, 1, [MAGNESIUM])).width == 300
    told = weekly.describe(series, [MAGNESIUM])
    assert f"{series.logged} of {series.days} days are logged" in told
    assert "nan" not in told


def test_a_time_wholly_ahead_is_drawn_empty():
    ahead = season(period=Period(date(2027, 1, 1), date(2027, 2, 1)))
    assert render.pixels(weekly.draw(ahead, DARK, 348)).width == 348
    assert weekly.describe(ahead) == "Twitches noticed per logged day: no days yet."


def test_the_words_of_the_week_chart_tell_missing_from_quiet():
    checkins = [make_checkin(date(2026, 11, day), none=True) for day in range(9, 16)]
    told = weekly.describe(season(diary(range(1, 8), 2), checkins, Period(date(2026, 11, 2), TODAY)), [MAGNESIUM])
    assert told == (
        "Twitches noticed per logged day, by week: 2 Nov not logged, 9 Nov 0.0, 16 Nov 2.0, 23 Nov nothing yet."
        " Marked: Magnesium from 5 Oct. 14 of 22 days are logged, 7 of them quiet, 8 not logged."
    )


def test_the_caption_says_how_to_read_what_is_drawn():
    assert weekly.caption(season()) == (
        "Twitches noticed per logged day, by week. Outlined: this week so far. Below: each day."
    )
    noted = season((), [make_checkin("2026-11-20", overall="few")])
    assert [key.words for key in weekly.legend(season())] == ["1, 3, 5 or more", "quiet", "not logged"]
    assert weekly.legend(noted)[3:] == (NOTED,)
    decade = season(period=Period(date(2016, 1, 1), date(2025, 12, 31)))
    assert weekly.caption(decade) == (
        "Twitches noticed per logged day, by month. Below: how many days are logged, quiet ones on top."
    )
    assert [key.words for key in weekly.legend(decade)] == ["with twitches", "quiet"]


def hours_in(found: dict[tuple[int, int], int], days: int = 4) -> Hours:
    """So many twitches by weekday and hour, of so many logged days of each weekday."""
    grid = np.zeros((7, 24), dtype=np.int64)
    for (weekday, hour), number in found.items():
        grid[weekday, hour] = number
    return Hours(grid, np.full(7, days), grid / days if days else np.full((7, 24), np.nan))


def test_hours_are_shaded_by_how_many_there_are_on_such_a_day_and_told():
    found = hours_in({(0, 21): 8, (6, 3): 2})
    covered = shares(hours.draw(found, LIGHT, 348))
    assert covered[rgb(LIGHT.heat[4])] > 0.005
    assert covered[rgb(LIGHT.heat[2])] > 0.005
    assert rgb(LIGHT.heat[3]) not in covered
    assert hours.legend(found) == ("none", "2 or more in two hours")
    assert hours.caption(found) == "Twitches noticed per logged day of each weekday."
    assert hours.describe(found) == (
        "Twitches by hour of the day: 0 to 6 2, 6 to 12 0, 12 to 18 0, 18 to 24 8, 10 in all."
        " Per logged day, by weekday: Mon 2.0, Tue 0.0, Wed 0.0, Thu 0.0, Fri 0.0, Sat 0.0, Sun 0.5."
    )
    assert "none noted" in hours.describe(hours_in({}))
    assert {"0:00", "6:00", "12:00", "18:00", "24:00"} <= set(words(hours.draw(found, PRINT, 348)))


def test_hours_look_the_same_in_a_long_time_as_in_a_short_one():
    """Totals would grow with the period, and each Monday evening would be "32 or more"."""
    month, decade = ({(0, 21): 8 * times, (6, 3): 2 * times} for times in (1, 130))
    assert hours.legend(hours_in(decade, 520)) == hours.legend(hours_in(month, 4))
    assert shares(hours.draw(hours_in(decade, 520), LIGHT, 348)) == shares(hours.draw(hours_in(month, 4), LIGHT, 348))


def test_a_weekday_never_logged_is_dashed_and_not_none():
    nothing = shares(hours.draw(hours_in({}, 0), LIGHT, 348))
    calm = shares(hours.draw(hours_in({}, 4), LIGHT, 348))
    assert rgb(LIGHT.heat[0]) not in nothing
    assert rgb(LIGHT.heat[0]) in calm
    assert hours.caption(hours_in({}, 0)).endswith("Dashed: no such day is logged.")


@given(st.integers(0, 100_000), st.integers(1, 600))
def test_the_shades_of_hours_keep_up_with_busy_diaries(most, days):
    limits = hours.edges(hours_in({(2, 5): most}, days))
    assert list(limits) == sorted(set(limits))
    assert limits[-1] <= max(0.5, most / days)
    assert limits[-1] > most / days / 2 - 1


def test_the_face_is_shown_only_when_something_is_shaded_there():
    assert where.shown_views({"back.calf.left": 4}) == ("front", "back")
    assert where.shown_views({"face.chin": 1}) == ("front", "back", "face")
    plain = words(where.draw({}, PRINT, 348))
    assert plain == ["R", "Front", "L", "L", "Back", "R"]


def test_a_shaded_region_has_its_colour_and_narrow_figures_get_smaller():
    covered = shares(where.draw({"back.calf.left": 4}, LIGHT, 348, 2))
    assert covered[rgb(LIGHT.heat[4])] > 0.001
    wide, narrow = (render.pixels(where.draw({"face.chin": 2}, LIGHT, w)) for w in (348, 200))
    assert narrow.width == 200
    assert narrow.height < wide.height


@pytest.mark.parametrize("width", [196, 211, 348])
def test_every_figure_says_which_it_is_and_whose_left_and_right(width):
    """At 150 % text a phone's three figures are 58 dp wide; "R L L R" alone says little."""
    figure = where.draw({"face.chin": 1}, LIGHT, width)
    assert words(figure) == ["R", "Front", "L", "L", "Back", "R", "R", "Face", "L"]
    ends = [text.get_window_extent() for text in figure.findobj(Text) if text.get_text()]
    for one, other in itertools.combinations(ends, 2):
        assert one.x1 + 1 < other.x0 or other.x1 + 1 < one.x0 or one.y0 != other.y0


@pytest.mark.parametrize("view", ["hand.view_palm.left", "foot.view_sole.right"])
def test_close_ups_can_be_drawn_too(view):
    assert render.pixels(where.draw({}, DARK, 120, 1, [view])).width == 120


def test_places_are_told_with_their_days():
    series = season(diary(range(1, 4)))
    assert where.describe(place_days(diary(range(1, 4)), series)) == "Days with twitches by place: Left calf 3."
    assert where.describe(()) == "Days with twitches by place: none noted."
    assert LEFT_CALF.label == "Left calf"


def test_the_same_chart_gives_the_same_bytes():
    first, second = (weekly.draw(season(diary(range(40))), PRINT, 348, 2, [MAGNESIUM]) for _ in range(2))
    assert render.svg(first) == render.svg(second)
    assert render.png(first) == render.png(second)
    assert render.png(first).startswith(b"\x89PNG")


def test_words_with_letters_the_font_lacks_become_outlines_and_dollars_stay_dollars():
    strange = weekly.draw(season(), PRINT, 348, 1, [Marker(MAGNESIUM.day, "左 from 5 Oct")])
    assert b"<text" not in render.svg(strange)
    assert "$5$ & <b>" in words(weekly.draw(season(), PRINT, 348, 1, [Marker(MAGNESIUM.day, "$5$ & <b>")]))


def test_colours_are_the_windows_own():
    roles = {"ground": "surface", "ink": "onSurface", "soft": "onSurfaceVariant", "outline": "outline"}
    roles |= {"rule": "outlineVariant", "hatch": "hatch", "quiet": "tertiary", "decor": "decor", "primary": "primary"}
    for style, dark in ((LIGHT, False), (DARK, True)):
        assert {field: getattr(style, field) for field in roles} == {
            field: palette.hex_of(role, dark) for field, role in roles.items()
        }
        assert list(style.heat) == [palette.hex_of(f"heat{n}", dark) for n in range(5)]


def test_shades_keep_their_order_in_grey():
    def grey(colour: str) -> float:
        red, green, blue = rgb(colour)
        return 0.299 * red + 0.587 * green + 0.114 * blue

    for style in STYLES.values():
        steps = [grey(colour) for colour in style.heat]
        assert steps == sorted(steps, reverse=style is not DARK)
        assert min(abs(a - b) for a, b in itertools.pairwise(steps)) > 15


def test_words_on_every_shade_can_be_read():
    """WCAG asks four and a half to one."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    for style in STYLES.values():
        assert min(contrast(style.on(shade), style.heat[shade]) for shade in range(5)) >= 4.5


def test_drawing_needs_neither_pyplot_nor_kivymd_and_analysis_needs_no_matplotlib():
    code = (
        "import sys, twitchlog.analysis.summary, twitchlog.analysis.sentences, twitchlog.analysis.markers;"
        "print({'matplotlib', 'scipy', 'kivy'} & set(sys.modules));"
        "import numpy; from twitchlog.analysis.hours import Hours;"
        "from twitchlog.charts import hours, render, weekly, where;"
        "from twitchlog.charts.style import LIGHT;"
        "grid = numpy.zeros((7, 24));"
        "render.pixels(hours.draw(Hours(grid, grid[:, 0], grid), LIGHT, 348));"
        "print({'matplotlib.pyplot', 'kivy', 'kivymd', 'scipy'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["set()", "set()"]
