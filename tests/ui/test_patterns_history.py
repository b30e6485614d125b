"""From a part of a chart of Patterns to its entries in History and back to all of them; by touches."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.ui.waiting import settle
from twitchlog.domain.period import Period
from twitchlog.exchange.made_up import made_up_year
from twitchlog.store import Diary
from twitchlog.ui.presenters.entries import Part
from twitchlog.ui.presenters.history import EpisodeRow


@pytest.fixture
def diary(tmp_path: Path, clock: FrozenClock) -> Any:
    """The made-up year."""
    diary = Diary.open(tmp_path / "diary", clock)
    diary.put(*made_up_year(clock.now()), label="A made-up year")
    return diary


def test_what_was_touched_is_what_history_shows(pilot: Any) -> None:
    """All of it, with a way back to everything, by a tap or Escape."""
    pilot.tap("Patterns")
    settle(pilot)
    screen = pilot.app.shell.screen
    screen.ids.scroll.scroll_to(screen.cards[1], animate=False)
    settle(pilot)
    grid = screen.cards[1].ids.chart
    pilot.tap_at(*grid.to_window(grid.x + 0.98 * grid.width, grid.top - 0.08 * grid.height))
    settle(pilot)
    told = len([name for name in pilot.names() if name.startswith("Open ")])
    assert pilot.shows(f"{told} entries.")
    pilot.tap("Show in History")
    settle(pilot)
    history = pilot.app.shell.screen
    assert pilot.shows(f"{told} entries: Mondays, 22 to 24, 24 Aug – 23 Nov")
    assert sum(isinstance(row, EpisodeRow) for row in history.list.rows) == told
    pilot.tap("Show all entries")
    settle(pilot)
    assert not pilot.shows("Mondays")
    assert "Show all entries" not in pilot.names()
    history.show_part(Part(Period(date(2026, 11, 1), date(2026, 11, 7)), place="Left calf"))
    settle(pilot)
    assert pilot.shows("entries: Left calf, 1 Nov – 7 Nov")
    pilot.key("escape")
    settle(pilot)
    assert pilot.shows("entries since")
