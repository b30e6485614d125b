"""Where high days begin, set from the card of a factor; by touches and by keyboard."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.factories import make_checkin
from tests.ui.harness import flying
from tests.ui.waiting import settle
from twitchlog.domain.person import Threshold
from twitchlog.exchange.made_up import made_up_year
from twitchlog.store import Diary
from twitchlog.ui.app import TwitchlogApp

TODAY = date(2026, 11, 23)
FIELD = "Higher begins above, mg"


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


def ask(pilot: Any, name: str = "Caffeine") -> None:
    """Open the dialog from the factor's card."""
    pilot.app.shell.messages.clear()  # one that still stands may lie over the dots
    pilot.frame(2)
    pilot.tap(f"{name}: more")
    pilot.tap("Where high begins…")


def escape(pilot: Any) -> None:
    """Out of the field if the keyboard is there, then out of the dialog."""
    for _ in range(2):
        if FIELD in pilot.names():
            pilot.key("escape")


def test_it_is_set_used_by_the_card_and_taken_back(pilot: Any, diary: Diary) -> None:
    """While one types, the days on each side are told; the card then has as many."""
    open_patterns(pilot)
    ask(pilot)
    assert pilot.shows("Your middle value is 144\N{NO-BREAK SPACE}mg; 36 of 63 days are above it.")
    pilot.type(FIELD, "200")
    assert pilot.shows("24 days would be above it, 39 would not.")
    assert diary.thresholds() == []
    pilot.tap("Save")
    settle(pilot)
    assert diary.thresholds() == [Threshold("caffeine_mg", 200, TODAY)]
    assert pilot.shows("Saved: higher caffeine is above 200\N{NO-BREAK SPACE}mg")
    assert pilot.shows("Higher: above 200\N{NO-BREAK SPACE}mg, as you set it.")
    assert pilot.shows("You set the threshold on 23 Nov 2026, after most of these days were logged")
    pilot.tap("Undo")
    settle(pilot)
    assert diary.thresholds() == []
    assert pilot.shows("Higher: above 144\N{NO-BREAK SPACE}mg, your middle value.")


def test_the_middle_value_can_be_used_again(pilot: Any, diary: Diary) -> None:
    """Offered only where something else was set."""
    diary.set_threshold("caffeine_mg", 1000)
    open_patterns(pilot)
    assert pilot.shows("none is above 1,000\N{NO-BREAK SPACE}mg, the threshold you set; 8 are needed.")
    ask(pilot)
    pilot.tap("Use my middle value")
    settle(pilot)
    assert diary.thresholds() == []
    assert pilot.shows("Saved: higher caffeine is above your middle value")
    assert pilot.shows("Higher: above 144\N{NO-BREAK SPACE}mg, your middle value.")
    ask(pilot)
    assert "Use my middle value" not in pilot.names()


def test_the_impossible_is_refused_beside_the_field_and_the_unusual_asked_about(pilot: Any, diary: Diary) -> None:
    """What is typed stays."""
    open_patterns(pilot)
    ask(pilot)
    for text, said in (("", "Type an amount"), ("30000", "Threshold must be from 0"), ("much", "must be a number")):
        pilot.type(FIELD, text)
        pilot.tap("Save")
        assert pilot.shows(said)
        assert pilot.find(FIELD).text == text
    pilot.type(FIELD, "3000")
    assert not pilot.shows("must be a number")
    assert pilot.shows("is more than most people have in a day")
    assert pilot.shows("No day would be above it, 63 would not. At least 8 on each side are needed.")
    assert diary.thresholds() == []


def test_nothing_typed_is_lost_by_a_slip(pilot: Any, diary: Diary) -> None:
    """Escape or a tap beside it asks first; untouched, it just closes."""
    open_patterns(pilot)
    ask(pilot)
    escape(pilot)
    assert FIELD not in pilot.names()
    ask(pilot)
    pilot.type(FIELD, "30000")
    pilot.tap_at(20, 840)
    assert pilot.shows("Save the threshold?")
    pilot.tap("Save")
    assert pilot.shows("Threshold must be from 0")
    escape(pilot)
    pilot.tap("Keep editing")
    assert pilot.find(FIELD).text == "30000"
    pilot.type(FIELD, "200")
    escape(pilot)
    pilot.tap("Save")
    settle(pilot)
    assert diary.thresholds() == [Threshold("caffeine_mg", 200, TODAY)]
    ask(pilot)
    pilot.type(FIELD, "300")
    escape(pilot)
    pilot.tap("Discard")
    assert FIELD not in pilot.names()
    assert diary.thresholds() == [Threshold("caffeine_mg", 200, TODAY)]


def test_what_was_typed_outlives_the_window(diary: Diary, clock: FrozenClock) -> None:
    """As after a power cut: it stands in the field again, and can be thrown away."""
    with flying(TwitchlogApp(diary=diary, clock=clock)) as pilot:
        open_patterns(pilot)
        ask(pilot)
        pilot.type(FIELD, "200")
        pilot.wait(1)
    with flying(TwitchlogApp(diary=diary, clock=clock)) as pilot:
        open_patterns(pilot)
        assert not pilot.shows("You have an unsaved")
        ask(pilot)
        assert pilot.find(FIELD).text == "200"
        assert pilot.shows("24 days would be above it, 39 would not.")
        assert pilot.shows("What you had typed here is back; it is not saved yet.")
        pilot.tap("Cancel")
        pilot.wait(1)
    assert diary.thresholds() == []
    assert not (diary.folder / "drafts.json").exists()


def test_all_of_it_by_keyboard(pilot: Any, diary: Diary) -> None:
    """The field has the keyboard at once; Enter saves, and Tab leads to each button."""
    open_patterns(pilot)
    for _ in range(60):
        if pilot.focused() == "Caffeine: more":
            break
        pilot.key("tab")
    pilot.key("enter")
    pilot.frame(3)
    for _ in range(10):
        if pilot.focused() == "Where high begins…":
            break
        pilot.key("tab")
    pilot.key("enter")
    pilot.frame(5)
    assert pilot.focused() == FIELD
    seen = []
    for _ in range(3):
        pilot.key("tab")
        seen.append(pilot.focused())
    assert {"Save", "Cancel"} <= set(seen)
    pilot.type(FIELD, "200")
    pilot.key("enter")
    settle(pilot)
    assert diary.thresholds() == [Threshold("caffeine_mg", 200, TODAY)]


def test_what_is_answered_by_yes_or_no_has_none(fly: Any, tmp_path: Path, clock: FrozenClock) -> None:
    """Its days are parted by themselves."""
    bare = Diary.open(tmp_path / "bare", clock)
    days = ({"illness": n % 3 == 0, "stress": n % 7} for n in range(40))
    bare.put(*(make_checkin(TODAY - timedelta(n + 1), none=True, factors=f) for n, f in enumerate(days)), label="x")
    pilot = fly(diary=bare)
    open_patterns(pilot)
    pilot.tap("Show 2 other factors")
    settle(pilot)
    pilot.tap("Illness: more")
    assert "Where high begins…" not in pilot.names()
    pilot.key("escape")
    ask(pilot, "Stress")
    assert pilot.shows("Stress: where high begins")
    bare.close()


@pytest.mark.parametrize(("size", "density"), [((412, 500), 2.0), ((274, 573), 1.5)])
def test_with_large_text_all_of_the_dialog_is_in_sight(
    fly: Any, diary: Diary, size: tuple[float, float], density: float
) -> None:
    """Also with every sentence it has; at 200 % in 824 x 1000 and at 150 % in 412."""
    diary.set_threshold("caffeine_mg", 3000)
    pilot = fly(size=size, density=density)
    open_patterns(pilot)
    ask(pilot)
    panel = pilot.top.ids.panel
    assert pilot.shows("is more than most people have in a day")
    assert panel.minimum_height <= panel.height <= pilot.top.height
    for widget in panel.walk(restrict=True):
        assert widget.width == 0 or widget.to_window(widget.right, 0, relative=False)[0] <= panel.right + 1, widget
