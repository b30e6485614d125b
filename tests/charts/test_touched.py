"""What lies under a point of a chart."""

from datetime import date

import pytest

from tests.charts.made import SPANS, TODAY, some
from tests.charts.test_change_strip import change
from tests.charts.test_places_time import places
from tests.figures import VIEWS, on_figures
from twitchlog.charts import body, calendar, touched, where
from twitchlog.domain.period import Period


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
