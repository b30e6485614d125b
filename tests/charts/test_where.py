"""Where: the figures of the body."""

import itertools

import pytest
from matplotlib.text import Text

from tests.charts.drawn import rgb, shares, words
from tests.charts.made import autumn, diary
from tests.factories import LEFT_CALF
from twitchlog.analysis.places import place_days
from twitchlog.charts import (
    render,
    where,
)
from twitchlog.charts.style import DARK, LIGHT, PRINT


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
    series = autumn(diary(range(1, 4)))
    assert where.describe(place_days(diary(range(1, 4)), series)) == "Days with twitches by place: Left calf 3."
    assert where.describe(()) == "Days with twitches by place: none noted."
    assert LEFT_CALF.label == "Left calf"
