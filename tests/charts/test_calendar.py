"""The calendar of days, weeks and months."""

import itertools
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.drawn import across, rgb, shares, texts, words
from tests.charts.made import TODAY, season, some, twitch
from tests.factories import make_checkin
from twitchlog.analysis.days import DaySeries, DayState, day_series
from twitchlog.charts import (
    calendar,
    render,
)
from twitchlog.charts.style import LIGHT
from twitchlog.domain.period import Period


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
