"""The days behind a comparison."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import PathPatch

from tests.charts.drawn import across, texts, words
from tests.charts.made import some
from twitchlog.charts import (
    calendar,
    dots,
    where,
)
from twitchlog.charts.style import DARK, LIGHT, contrast

TITLES = ("Higher caffeine", "Other days")


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
