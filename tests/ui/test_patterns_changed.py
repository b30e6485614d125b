"""What changed in a window, by touches: the newest stand there, earlier ones unfold, a new mark can be looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.ui.waiting import settle
from twitchlog.analysis.change_words import OF_ALL
from twitchlog.domain.person import Mark
from twitchlog.exchange.made_up import made_up_year
from twitchlog.store import Diary

FIRST = date(2026, 9, 7)


@pytest.fixture
def diary(tmp_path: Path, clock: FrozenClock) -> Any:
    """The made-up year, whose last season has five marks more."""
    diary = Diary.open(tmp_path / "diary", clock)
    diary.put(*made_up_year(clock.now()), label="A made-up year")
    diary.put(*(Mark(f"m{n}", FIRST + timedelta(7 * n), f"change {n}") for n in range(5)), label="x")
    return diary


def open_patterns(pilot: Any) -> Any:
    """Go there and wait for what is counted and drawn."""
    pilot.tap("Patterns")
    settle(pilot)
    return pilot.app.shell.screen


def titles(screen: Any) -> list[str]:
    """The changes that stand there, from above."""
    return [block.ids.head.title for block in screen.what_changed.ids.blocks.children[::-1] if "head" in block.ids]


def test_the_newest_three_stand_there_and_the_earlier_ones_unfold(pilot: Any) -> None:
    """What holds for all of them is said once."""
    screen = open_patterns(pilot)
    assert len(titles(screen)) == 3
    assert titles(screen)[0] == "Less coffee, from 12 October"
    assert sum(OF_ALL in words for words in pilot.texts()) == 1
    pilot.tap("4 earlier changes")
    settle(pilot)
    assert [title.split(",")[0] for title in titles(screen)[3:]] == ["change 3", "change 2", "change 1", "change 0"]
    names = pilot.names()
    assert len(names) == len(set(names))
    pilot.tap("Hide 4 earlier changes")
    settle(pilot)
    assert len(titles(screen)) == 3


def in_sight(pilot: Any, title: str) -> bool:
    """Whether a change's head is in the window, above the bar of places."""
    screen = pilot.app.shell.screen
    block = next(each for each in screen.what_changed._blocks if each.ids.head.title == title)
    scroll, top = screen.ids.scroll, block.to_window(block.x, block.top)[1]
    low, high = (scroll.to_window(scroll.x, y)[1] for y in (scroll.y, scroll.top))
    return bool(low + 100 < top <= high)


@pytest.mark.parametrize("day", ["10 Sep", "2 Mar"], ids=["folded", "before the time on show"])
def test_a_new_mark_can_be_looked_at(fly: Callable[..., Any], day: str) -> None:
    """Also an earlier one, which is unfolded, and one of another time, for which all days are shown."""
    pilot = fly()
    open_patterns(pilot)
    pilot.tap("Mark a date")
    pilot.type("Date", day)
    pilot.type("What changed", "new desk")
    pilot.tap("Save")
    settle(pilot)
    pilot.tap("Look")
    settle(pilot)
    day_words = {"10 Sep": "10 September", "2 Mar": "2 March"}[day]
    assert in_sight(pilot, f"new desk, from {day_words}")


def test_a_mark_that_was_removed_can_only_be_taken_back(pilot: Any) -> None:
    """There is nothing to look at."""
    open_patterns(pilot)
    pilot.tap("Less coffee, from 12 October: more")
    pilot.tap("Change or remove this mark")
    pilot.tap("Remove")
    settle(pilot)
    assert "Undo" in pilot.names()
    assert "Look" not in pilot.names()


def test_wide_the_columns_are_about_as_long(fly: Callable[..., Any]) -> None:
    """Neither is empty for more than two screens."""
    pilot = fly(size=(1180, 800))
    screen = open_patterns(pilot)
    both = next(child for child in screen.ids.content.children if len(child.children) == 2)
    left, right = (column.height for column in both.children[::-1])
    assert abs(left - right) < 2 * 800
