"""The page round a chart: what a saved picture says by itself."""

from functools import partial
from xml.etree import ElementTree

import numpy as np
import pytest

from twitchlog.charts import page, range_bar, render
from twitchlog.charts.keys import MISSING, QUIET, SHADES
from twitchlog.charts.page import Drawing, Keys, Page, Ramp, Words
from twitchlog.charts.style import DARK, PRINT, text_width

BAR = partial(range_bar.draw, 2.1, 1.4, 3.3, ("1.4 times", "3.3 times"), True)
LONG = "On higher-caffeine days you noticed about twice as many twitches as on other days, over three months."
WHOLE = Page(
    "Caffeine",
    "24 Aug – 23 Nov 2026",
    (
        Words(LONG, ink=True),
        Drawing(BAR),
        Words("small print", small=True),
        Keys((SHADES, QUIET, MISSING)),
        Ramp("a", "b"),
    ),
)


def words(figure) -> list[str]:
    root = ElementTree.fromstring(render.svg(figure))
    return ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]


def ink(figure) -> np.ndarray:
    """Which pixels of the picture are not its ground."""
    picture = render.pixels(figure)
    rgba = np.frombuffer(picture.rgba, np.uint8).reshape(picture.height, picture.width, 4)
    return (rgba != rgba[0, 0]).any(axis=2)


def test_a_page_carries_title_time_sentence_chart_and_keys():
    """In that order, from above."""
    found = words(page.draw(WHOLE, PRINT, 380))
    assert found[:2] == ["Caffeine", "24 Aug – 23 Nov 2026"]
    assert " ".join(found).startswith(f"Caffeine 24 Aug – 23 Nov 2026 {LONG}")
    assert found.index("same") < found.index("small print") < found.index("1, 3, 5 or more")
    assert found[-5:] == ["1, 3, 5 or more", "quiet", "not logged", "a", "b"]


@pytest.mark.parametrize("width, density", [(380, 2), (720, 1), (380, 1.5)])
def test_nothing_stands_in_the_margin(width, density):
    """16 dp on every side stay ground."""
    drawn = ink(page.draw(WHOLE, PRINT, width, density))
    edge = int(16 * density) - 1
    assert drawn.any()
    assert drawn.sum() == drawn[edge:-edge, edge:-edge].sum()


def test_the_chart_on_a_page_is_the_chart_itself():
    """Pixel by pixel, moved to its place."""
    alone = render.pixels(BAR(PRINT, 348, 2))
    paged = render.pixels(page.draw(Page("", "", (Drawing(BAR),)), PRINT, 380, 2))
    whole = np.frombuffer(paged.rgba, np.uint8).reshape(paged.height, paged.width, 4)
    bar = np.frombuffer(alone.rgba, np.uint8).reshape(alone.height, alone.width, 4)
    placed = whole[-32 - alone.height : -32, 32 : 32 + alone.width]
    assert (placed == bar).mean() > 0.999


def test_the_ground_is_that_of_the_style():
    """Also where it is dark."""
    picture = render.pixels(page.draw(WHOLE, DARK, 380))
    assert picture.rgba[:3] == bytes.fromhex(DARK.ground[1:])


def test_words_are_wrapped_and_no_line_is_too_wide():
    """A word too long for a line is cut; a no-break space is kept."""
    lines = page.wrapped(f"{LONG} 144\N{NO-BREAK SPACE}mg {'x' * 90}", 14, 200)
    assert max(text_width(line, 14) for line in lines) <= 200
    assert "".join(lines).replace(" ", "") == f"{LONG}144\N{NO-BREAK SPACE}mg{'x' * 90}".replace(" ", "")
    assert any("144\N{NO-BREAK SPACE}mg" in line for line in lines)
    assert page.wrapped("", 14, 200) == []


def test_keys_and_ramps_go_below_each_other_where_it_is_narrow():
    """Higher, never wider."""
    parts = (Keys((SHADES, QUIET, MISSING)), Ramp("no days with twitches", "fifty or more"))
    wide, narrow = (render.pixels(page.draw(Page("x", "y", parts), PRINT, width)) for width in (380, 200))
    assert narrow.height > wide.height
