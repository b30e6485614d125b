"""Charts as pictures and files: the same bytes, letters, colours, and what drawing needs."""

import itertools
import subprocess
import sys

import pytest

from tests.charts.drawn import rgb, words
from tests.charts.made import MAGNESIUM, autumn, diary
from twitchlog.analysis.markers import Marker
from twitchlog.charts import (
    render,
    weekly,
)
from twitchlog.charts.style import DARK, LIGHT, PRINT, STYLES, contrast
from twitchlog.ui import palette


def test_the_same_chart_gives_the_same_bytes():
    first, second = (weekly.draw(autumn(diary(range(40))), PRINT, 348, 2, [MAGNESIUM]) for _ in range(2))
    assert render.svg(first) == render.svg(second)
    assert render.png(first) == render.png(second)
    assert render.png(first).startswith(b"\x89PNG")


def test_words_with_letters_the_font_lacks_become_outlines_and_dollars_stay_dollars():
    strange = weekly.draw(autumn(), PRINT, 348, 1, [Marker(MAGNESIUM.day, "左 from 5 Oct")])
    assert b"<text" not in render.svg(strange)
    assert "$5$ & <b>" in words(weekly.draw(autumn(), PRINT, 348, 1, [Marker(MAGNESIUM.day, "$5$ & <b>")]))


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
