"""Patterns in a window with counts hidden: no words, picture, legend, name or list tells a number of twitches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.clock import FrozenClock
from tests.counts import counts_told
from tests.ui.waiting import settle
from twitchlog.exchange.made_up import made_up_year
from twitchlog.store import Diary
from twitchlog.ui.settings import Settings

HIDDEN = Settings(theme="light", hide_counts=True)


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


def told(root: Any) -> Iterator[str]:
    """Everything under a widget that can be read, heard, or seen in a picture."""
    from twitchlog.charts import render
    from twitchlog.charts.style import LIGHT
    from twitchlog.ui.widgets.chart import Chart

    for widget in root.walk(restrict=True):
        yield from (str(getattr(widget, each, "")) for each in ("text", "name", "value"))
        if isinstance(widget, Chart) and widget.drawn and not widget.name.endswith(": the range"):  # that of a ratio
            assert widget._make is not None
            drawing = ElementTree.fromstring(render.svg(widget._make(LIGHT, widget.width, 1)))
            words = ["".join(text.itertext()) for text in drawing.iter("{http://www.w3.org/2000/svg}text")]
            yield from (word for word in words if word not in HOURS)


HOURS = ("0:00", "6:00", "12:00", "18:00", "24:00")  # below the hours of the day


@pytest.mark.parametrize("size", [(412, 860), (1180, 800)])
def test_no_card_tells_a_number_of_twitches(fly: Any, size: tuple[float, float]) -> None:
    """With all that unfolds and turns over; how much stays away until one asks."""
    pilot = fly(size=size, settings=HIDDEN)
    screen = open_patterns(pilot)
    pilot.tap("Show 3 other factors")
    settle(pilot)
    assert counts_told(told(screen)) == []
    pilot.tap("Show places over time")
    settle(pilot)
    assert counts_told(told(screen)) == []
    assert pilot.shows("Counts are hidden, as you set it under Look.")
    assert screen.how_long.ids.chart.drawn
    assert screen.what_changed._blocks[0].ids.strip.drawn


@pytest.mark.parametrize("card", ["How much", "When", "How long", "Caffeine"])
def test_no_list_of_entries_tells_how_many(fly: Any, card: str) -> None:
    """Opened from a card's menu."""
    pilot = fly(settings=HIDDEN)
    open_patterns(pilot)
    pilot.tap(f"{card}: more")
    pilot.tap("Show entries")
    settle(pilot)
    sheet = pilot.top
    assert len(sheet.ids.rows.children) > 10
    assert counts_told([sheet.title, sheet.line, *(row.second for row in sheet.ids.rows.children)]) == []


def test_history_does_not_tell_how_many_came_from_patterns(fly: Any) -> None:
    """The list goes on there under its name alone."""
    pilot = fly(settings=HIDDEN)
    open_patterns(pilot)
    pilot.tap("Where: more")
    pilot.tap("Show entries")
    settle(pilot)
    pilot.tap("Show in History")
    settle(pilot)
    assert pilot.app.shell.screen.presenter.state().line == "24 Aug – 23 Nov"
    assert not pilot.shows("entries: ")


def test_how_much_is_told_when_one_asks_and_hidden_again_when_one_leaves(fly: Any) -> None:
    """A picture of it can be saved only while it is shown; the numbers always, as that is asking too."""
    pilot = fly(settings=HIDDEN)
    screen = open_patterns(pilot)
    pilot.tap("How much: more")
    assert "Save numbers as CSV" in pilot.names()
    assert "Save picture as PNG" not in pilot.names()
    pilot.app.shell.back()
    pilot.frame(20)
    pilot.tap("Show how much")
    settle(pilot)
    assert pilot.shows("Most weeks")
    assert screen.cards[0].ids.chart.drawn
    pilot.tap("How much: more")
    assert "Save picture as PNG" in pilot.names()
    pilot.app.shell.back()
    pilot.tap("Today")
    screen = open_patterns(pilot)
    assert not pilot.shows("Most weeks")
    assert counts_told(told(screen)) == []
