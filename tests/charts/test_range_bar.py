"""A ratio with its range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import LineCollection

from tests.charts.drawn import across, rgb, shares, texts, words
from twitchlog.analysis.range_words import end_words
from twitchlog.charts import range_bar
from twitchlog.charts.style import PRINT, STYLES, ChartStyle


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
    assert arrows(ranged(0.49, 1.2)) == 0
    assert arrows(ranged(0.4, 1.2)) == 1
    assert arrows(ranged(0.4, 4.04)) == 1
    assert arrows(ranged(0.4, 4.3)) == 2


@given(st.floats(1e-4, 1e4), st.floats(1, 1e4))
def test_any_range_can_be_drawn_and_told(low, factor):
    assert ranged(low, low * factor) is not None
    told = range_bar.describe(end_words(low), (end_words(low), end_words(low * factor)))
    assert told.startswith("Range: ")
