"""Places over time."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.collections import LineCollection

from tests.charts.drawn import across, rgb, shares, texts, words
from tests.charts.made import SPANS, season, twitch
from tests.factories import LEFT_CALF, LOWER_LID
from twitchlog.analysis.place_times import PlaceTimes, place_times
from twitchlog.analysis.places import place_days
from twitchlog.charts import (
    places_time,
    render,
)
from twitchlog.charts.style import LIGHT, STYLES
from twitchlog.domain.places import all_places


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
