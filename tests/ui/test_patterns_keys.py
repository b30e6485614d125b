"""The charts of Patterns by keyboard, and what taps on lengths and dots show."""

from __future__ import annotations

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


def open_patterns(pilot: Any) -> Any:
    """Go there and wait for what is counted and drawn."""
    pilot.tap("Patterns")
    settle(pilot)
    return pilot.app.shell.screen


def tab_to(pilot: Any, name: str) -> None:
    """Press Tab until a control has the ring."""
    for _ in range(60):
        if pilot.focused() == name:
            return
        pilot.key("tab")
    raise AssertionError(f"Tab never comes to {name!r}")


def test_a_chart_is_one_stop_whose_parts_the_arrows_reach_and_enter_opens(pilot: Any) -> None:
    """The part is said, on the screen and to a screen reader; then Tab goes on."""
    chart = open_patterns(pilot).cards[0].ids.chart
    whole = chart.value
    tab_to(pilot, "How much, as a chart")
    pilot.key("right")
    pilot.key("right")
    assert chart.value == "31 Aug – 6 Sep"
    assert pilot.shows("31 Aug – 6 Sep")
    for _ in range(3):
        pilot.key("down")
    assert chart.value == "Wed 2 Sep"
    pilot.key("up")
    pilot.key("left")
    assert chart.value == "Tue 25 Aug"
    pilot.key("tab")
    assert pilot.focused() == "Show as a calendar"
    assert chart.value == whole
    assert not pilot.shows("Tue 25 Aug")
    pilot.key("tab", "shift")
    pilot.key("right")
    pilot.key("enter")
    settle(pilot)
    assert pilot.top.title == "24 Aug – 30 Aug"


def test_enter_alone_goes_to_the_first_part_and_a_touch_takes_the_ring_away(pilot: Any) -> None:
    """So that nothing opens unseen."""
    chart = open_patterns(pilot).cards[0].ids.chart
    tab_to(pilot, "How much, as a chart")
    pilot.key("enter")
    assert pilot.top is pilot.app.shell
    assert chart.value == "24 Aug – 30 Aug"
    pilot.tap("How these numbers are made")
    assert chart.value.startswith("Twitches noticed per logged day")


def test_the_arrows_go_on_from_the_part_whose_entries_were_shown(pilot: Any) -> None:
    """Escape leads back to it."""
    chart = open_patterns(pilot).cards[0].ids.chart
    tab_to(pilot, "How much, as a chart")
    pilot.key("right")
    pilot.key("right")
    pilot.key("enter")
    settle(pilot)
    assert pilot.top.title == "31 Aug – 6 Sep"
    pilot.key("escape")
    settle(pilot)
    assert pilot.focused() == "How much, as a chart"
    assert chart.value == "31 Aug – 6 Sep"
    pilot.key("left")
    assert chart.value == "24 Aug – 30 Aug"


def test_another_period_begins_anew(pilot: Any) -> None:
    """No ring stays on what is no longer drawn."""
    screen = open_patterns(pilot)
    chart = screen.cards[0].ids.chart
    tab_to(pilot, "How much, as a chart")
    pilot.key("right")
    screen.choose("4 weeks")
    settle(pilot)
    assert chart.value.startswith("Twitches noticed per logged day")
    pilot.key("right")
    assert chart.value == "27 Oct – 1 Nov"


def test_the_first_card_says_that_charts_can_be_touched(pilot: Any) -> None:
    """Once."""
    open_patterns(pilot)
    assert sum("Tap a" in words for words in pilot.texts()) == 1
    assert pilot.shows("Tap a bar for its entries; drag or pinch for other times.")
    pilot.tap("Show as a calendar")
    settle(pilot)
    assert pilot.shows("Tap a day for its entries")


def tap_chart(pilot: Any, chart: Any, x: float, y: float) -> None:
    """Tap a point of a chart, in dp from its top left."""
    from kivy.metrics import dp

    pilot.app.shell.screen.ids.scroll.scroll_to(chart, animate=False)
    settle(pilot)
    pilot.tap_at(*chart.to_window(chart.x + dp(x), chart.top - dp(y)))
    settle(pilot)


def test_a_length_shows_its_entries(pilot: Any) -> None:
    """As many as its bar says; also those whose length is not noted. An empty one shows nothing."""
    from twitchlog.charts.durations import ROW

    screen = open_patterns(pilot)
    chart = screen.how_long.ids.chart
    assert pilot.shows("Twitches noticed, by how long they lasted.")
    tap_chart(pilot, chart, 120, 6.5 * ROW)
    assert pilot.top is pilot.app.shell
    lengths = screen._found.durations
    for row, number, title in ((0, lengths.classes[0], "A moment"), (7, lengths.unknown, "Length not noted")):
        tap_chart(pilot, chart, 120, (row + 0.5) * ROW)
        assert pilot.top.title == f"{title}, 24 Aug – 23 Nov"
        assert pilot.shows(f"{number} entries.")
        pilot.tap("Close")
        settle(pilot)


def test_a_column_of_dots_shows_the_entries_of_its_days(pilot: Any) -> None:
    """By keyboard too."""
    screen = open_patterns(pilot)
    chart = screen.what_with._cards["caffeine_mg"].content._parts["dots"].ids.chart
    pilot.app.shell.keys.put(chart)
    pilot.key("right")
    pilot.key("right")
    assert chart.value == "Higher caffeine: days with 1 twitch"
    pilot.key("enter")
    settle(pilot)
    dots = screen.what_with._judged.suspects[0].dots
    assert pilot.shows(f"{sum(value == 1 for value in dots.high)} entries.")
