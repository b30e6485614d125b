"""Two fingers on a chart of Patterns, or the wheel with Ctrl held, change the period; by touches."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.ui.waiting import settle
from twitchlog.exchange.made_up import made_up_year
from twitchlog.store import Diary


@pytest.fixture
def diary(tmp_path: Path, clock: FrozenClock) -> Any:
    """The made-up year."""
    diary = Diary.open(tmp_path / "diary", clock)
    diary.put(*made_up_year(clock.now()), label="A made-up year")
    return diary


@pytest.fixture
def screen(pilot: Any) -> Any:
    """Patterns, counted and drawn."""
    pilot.tap("Patterns")
    settle(pilot)
    return pilot.app.shell.screen


def at(chart: Any, across: float = 0.5, down: float = 0.4) -> tuple[float, float]:
    """A point of a chart in the window."""
    return tuple(chart.to_window(chart.x + across * chart.width, chart.top - down * chart.height))


def pinch(pilot: Any, where: tuple[float, float], apart: float, then: float, **more: Any) -> None:
    """Pinch and wait for what is counted."""
    pilot.pinch(*where, apart, then, **more)
    settle(pilot)


@pytest.mark.parametrize("upright", [False, True])
def test_apart_shows_a_shorter_time_and_together_a_longer_one(pilot: Any, screen: Any, upright: bool) -> None:
    """As long as the chips' are; one step a gesture, and nothing opens, moves or scrolls."""
    chart = screen.cards[0].ids.chart
    seen = []
    for apart, then in ((40, 130), (40, 130), (130, 40), (130, 40), (130, 40), (130, 40)):
        pinch(pilot, at(chart, 0.8), apart, then, upright=upright)
        seen.append(screen._found.period.days)
        assert pilot.top is pilot.app.shell
        assert screen.ids.scroll.scroll_y == 1
    assert seen == [28, 28, 92, 365, 366, 366]
    assert pilot.find("All").selected


def test_at_the_end_of_the_time_the_chips_change(pilot: Any, screen: Any) -> None:
    """The end stays today."""
    chart = screen.cards[0].ids.chart
    for apart, then, key in ((40, 130, "4 weeks"), (130, 40, "3 months"), (130, 40, "1 year")):
        pinch(pilot, at(chart, 0.98), apart, then, upright=True)
        assert pilot.find(key).selected


def test_the_days_between_the_fingers_stay_where_they_are(pilot: Any, screen: Any) -> None:
    """Of the year, the weeks at its quarter come to the quarter of three months."""
    pilot.tap("1 year")
    settle(pilot)
    year = screen._found.period
    pinch(pilot, at(screen.cards[0].ids.chart, 0.25), 40, 120)
    shown = screen._found.period
    assert shown.days == 92
    day = year.first + timedelta(round(0.2 * year.days))  # the numbers of the axis stand before it
    assert abs((shown.first + timedelta(round(0.2 * 92)) - day).days) <= 14
    assert pilot.find("Later").disabled is False


@pytest.mark.parametrize("late", [0.0, 0.3])
def test_it_makes_no_difference_how_long_the_first_finger_was_there(pilot: Any, screen: Any, late: float) -> None:
    """Also when the chart has it already, and would take it for a tap or a drag."""
    pinch(pilot, at(screen.cards[0].ids.chart, 0.9), 40, 200, late=late)
    assert screen._found.period.days == 28
    assert pilot.top is pilot.app.shell


def test_fingers_that_hardly_move_change_nothing(pilot: Any, screen: Any) -> None:
    """Resting two fingers is no wish."""
    before = screen._found
    pinch(pilot, at(screen.cards[0].ids.chart), 100, 115)
    assert screen._found is before
    assert pilot.top is pilot.app.shell


def test_a_finger_that_scrolls_goes_on_scrolling(pilot: Any, screen: Any) -> None:
    """Whatever a second one does."""
    from kivy.tests.common import UnitTestTouch

    before = screen._found
    x, y = at(screen.cards[0].ids.chart, 0.3, 0.6)
    scrolling, other = UnitTestTouch(x, y), UnitTestTouch(x + 60, y)
    scrolling.touch_down()
    for n in range(6):
        scrolling.touch_move(x, y + 8 * n)
        pilot.frame()
    other.touch_down()
    for n in range(6, 20):
        scrolling.touch_move(x, y + 8 * n)
        other.touch_move(x + 60 + 8 * n, y)
        pilot.frame()
    scrolling.touch_up()
    other.touch_up()
    pilot.wait(1)
    assert screen._found is before
    assert screen.ids.scroll.scroll_y < 0.98


def test_one_finger_beside_the_chart_is_enough_but_not_on_a_button(pilot: Any, screen: Any) -> None:
    """A chart is small, and fingers are not; a button that is held stays a button."""
    chart, dots = screen.cards[0].ids.chart, pilot.find("How much: more")
    x, y = at(chart, 0.8, 0)
    pinch(pilot, (x, y), 60, 160, upright=True)
    assert screen._found.period.days == 28
    held, other = dots.to_window(*dots.center), at(chart, 0.8)
    pilot.two_fingers((held, other), (held, (other[0] - 5, other[1] - 5)), late=0.3)
    assert screen._found.period.days == 28
    assert "Save numbers as CSV" in pilot.names()


def test_after_a_pinch_one_finger_taps_and_scrolls_as_before(pilot: Any, screen: Any) -> None:
    """Nothing of it is left."""
    chart = screen.cards[0].ids.chart
    pinch(pilot, at(chart), 60, 160)
    pilot.tap_at(*at(chart, 0.9, 0.4))
    settle(pilot)
    assert pilot.top is not pilot.app.shell
    pilot.tap("Close")
    x, y = at(chart)
    pilot.swipe((x, y), (x, y + 200))
    assert screen.ids.scroll.scroll_y < 0.98


@pytest.mark.parametrize("card", [1, 2])
def test_every_chart_does_it(pilot: Any, screen: Any, card: int) -> None:
    """When and where have no axis of time: the end stays."""
    chart = screen.cards[card].ids.chart if card == 1 else screen.cards[2]._body.ids.chart
    screen.ids.scroll.scroll_to(chart, animate=False)
    settle(pilot)
    pinch(pilot, at(chart), 40, 140)
    assert screen.presenter.choice.key == "4 weeks"


def test_the_wheel_with_ctrl_does_the_same(pilot: Any, screen: Any) -> None:
    """One step a gesture; without Ctrl, and beside the charts, it scrolls."""
    where = at(screen.cards[0].ids.chart, 0.98)
    pilot.wheel(*where, -3, "ctrl")
    settle(pilot)
    assert screen.presenter.choice.key == "4 weeks"
    for _ in range(2):
        pilot.wait(0.6)
        pilot.wheel(*where, 1, "ctrl")
        settle(pilot)
    assert screen.presenter.choice.key == "1 year"
    assert screen.ids.scroll.scroll_y == 1
    pilot.wheel(*where, 3)
    pilot.wait(0.5)
    assert screen.ids.scroll.scroll_y < 1
    assert screen.presenter.choice.key == "1 year"
