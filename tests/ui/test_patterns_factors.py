"""What with and what changed in a window, by touches: suspects, other factors, marks, the outcome."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.factories import make_episode
from tests.ui.waiting import settle
from twitchlog.domain.person import Suspect
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


def test_the_main_suspect_stands_first_with_sentence_range_and_days(pilot: Any) -> None:
    """The ratio is bold, both charts have their words; other factors are folded."""
    screen = open_patterns(pilot)
    assert pilot.shows("your main suspects first")
    assert pilot.shows("On higher-caffeine days (36) you noticed about 2.1 times as many twitches")
    assert pilot.shows("Your diary fits anything from")
    assert pilot.shows("Higher: above 144")
    card = screen.what_with._cards["caffeine_mg"].content
    assert card.ids.sentence.strong == "2.1 times"
    assert card._parts["bar"].ids.bar.value.startswith("Range: 1.4 times to 3.3 times")
    assert "36 days" in card._parts["dots"].ids.chart.value
    assert not pilot.shows("Stress")


def test_other_factors_unfold_and_are_never_called_suspects(pilot: Any) -> None:
    """Their ranges, in grey."""
    open_patterns(pilot)
    pilot.tap("Show 3 other factors")
    settle(pilot)
    for name in ("Sleep: more", "Stress: more", "Exercise: more"):
        assert name in pilot.names()
    assert pilot.shows("Not one of your main suspects")
    names = pilot.names()
    assert len(names) == len(set(names))
    pilot.tap("Hide 3 other factors")
    settle(pilot)
    assert "Sleep: more" not in pilot.names()


def test_suspects_are_chosen_up_to_three_with_the_date_kept(pilot: Any, diary: Diary) -> None:
    """And can be taken back."""
    open_patterns(pilot)
    pilot.tap("Choose main suspects")
    for name in ("Stress", "Sleep", "Alcohol"):
        pilot.tap(name)
    assert pilot.shows("Three are chosen. Take one away to name another.")
    before = diary.profile().suspects
    pilot.tap("Save")
    settle(pilot)
    assert diary.profile().suspects == (
        *before,
        Suspect("stress", date(2026, 11, 23)),
        Suspect("sleep_h", date(2026, 11, 23)),
    )
    assert pilot.shows("You named it on 23 Nov 2026, after most of these days were logged")
    assert "Show 1 other factor" in pilot.names()
    pilot.tap("Undo")
    settle(pilot)
    assert diary.profile().suspects == before
    assert "Show 3 other factors" in pilot.names()


def test_bother_can_be_chosen_as_what_is_held_against(pilot: Any) -> None:
    """Factors and changes alike."""
    screen = open_patterns(pilot)
    pilot.tap("Compare with: How much they bothered")
    settle(pilot)
    assert pilot.find("Compare with: How much they bothered").selected
    assert screen.what_with._judged.outcome == "bother"
    assert not pilot.shows("as many twitches as on other days")


def test_a_date_is_marked_changed_and_removed(pilot: Any, diary: Diary) -> None:
    """Too early, then with its weeks; refused where it makes no sense."""
    open_patterns(pilot)
    pilot.tap("Mark a date")
    pilot.type("What changed", "less coffee")
    pilot.type("Date", "1 Dec 2026")
    pilot.tap("Save")
    assert pilot.shows("is in the future; mark it when it has come.")
    pilot.type("Date", "16 Nov")
    pilot.tap("Save")
    settle(pilot)
    assert pilot.shows("Marked: less coffee")
    assert pilot.shows("less coffee, from 16 November")
    assert pilot.shows("Too early: 3 more weeks after it")
    pilot.tap("less coffee, from 16 November: more")
    pilot.tap("Change or remove this mark")
    pilot.type("Date", "14 Sep")
    pilot.tap("Save")
    settle(pilot)
    assert not pilot.shows("Too early: 3 more weeks after it")
    assert pilot.shows("Also in these weeks: Magnesium 300")
    pilot.app.shell.messages.clear()  # one that still stands may lie over the dots
    pilot.frame(2)
    pilot.tap("less coffee, from 14 September: more")
    pilot.tap("Change or remove this mark")
    pilot.tap("Remove")
    settle(pilot)
    assert diary.marks() == [mark for mark in diary.marks() if mark.text != "less coffee"]
    pilot.tap("Undo")
    settle(pilot)
    assert pilot.shows("less coffee, from 14 September")


def test_a_diary_without_factors_or_changes_says_what_would_be_here(
    fly: Any, tmp_path: Path, clock: FrozenClock
) -> None:
    """And leads on."""
    bare = Diary.open(tmp_path / "bare", clock)
    bare.add(make_episode(clock.now()))
    pilot = fly(diary=bare)
    open_patterns(pilot)
    assert pilot.shows("Note caffeine, sleep or stress on Today")
    assert pilot.shows("no date is marked")
    assert "Compare with: How many twitches" not in pilot.names()


@pytest.mark.parametrize(("size", "density"), [((412, 500), 2.0), ((274, 667), 1.5)])
def test_with_large_text_the_lower_cards_keep_to_their_width(
    fly: Any, size: tuple[float, float], density: float
) -> None:
    """At 200 % in 824 x 1000 and at 150 % in 412."""
    pilot = fly(size=size, density=density)
    screen = open_patterns(pilot)
    pilot.tap("Show 3 other factors")
    settle(pilot)
    for card in (screen.what_with, screen.what_changed, screen.how_long):
        right = card.to_window(card.right, 0)[0] + 1
        for widget in card.walk(restrict=True):
            assert widget.width == 0 or widget.to_window(widget.right, 0, relative=False)[0] <= right, widget


def scrolled(pilot: Any, widget: Any) -> None:
    """Bring a card to the top of what is in sight."""
    scroll = pilot.app.shell.screen.ids.scroll
    away = widget.to_window(0, widget.top)[1] - scroll.to_window(0, scroll.top)[1]
    scroll.scroll_y += (away + 8) / (scroll.viewport_size[1] - scroll.height)
    settle(pilot)
    pilot.wait(2)  # the scroll bar fades


@pytest.mark.parametrize("style", ["light", "dark"])
def test_what_with_looks_as_accepted(fly: Any, looks_like: Any, style: str) -> None:
    """The suspect, then what changed."""
    from twitchlog.ui.settings import Settings

    pilot = fly(size=(412, 1100), settings=Settings(theme=style))
    screen = open_patterns(pilot)
    scrolled(pilot, screen.what_with)
    looks_like(pilot, f"patterns-factors-{style}")
