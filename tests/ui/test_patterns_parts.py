"""The menus of the cards of Patterns, their parts that can be touched, and moving in time; by touches."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.figures import VIEWS, on_figures
from tests.ui.waiting import settle
from twitchlog.exchange.made_up import made_up_year
from twitchlog.store import Diary
from twitchlog.ui.settings import Settings


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


def save(pilot: Any, card: str, what: str, path: Path) -> None:
    """Save something of a card by its menu."""
    pilot.app.shell.messages.clear()  # one that still stands may lie over the dots
    pilot.frame(2)
    pilot.tap(f"{card}: more")
    pilot.tap(what)
    pilot.type("Save to", str(path))
    pilot.tap("Save")
    settle(pilot)


def at(pilot: Any, chart: Any, across: float, down: float) -> tuple[float, float]:
    """A point of a chart in the window; parts of its size from the top left."""
    return tuple(chart.to_window(chart.x + across * chart.width, chart.top - down * chart.height))


@pytest.mark.parametrize(
    ("card", "name"), [("How much", "much"), ("When", "when"), ("How long", "long"), ("Caffeine", "caffeine")]
)
def test_picture_and_numbers_are_saved(pilot: Any, tmp_path: Path, card: str, name: str) -> None:
    """As PNG, SVG and CSV; the name gets its ending."""
    open_patterns(pilot)
    save(pilot, card, "Save picture as PNG", tmp_path / name)
    assert pilot.shows(f"Saved: {tmp_path / name}.png")
    assert (tmp_path / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    save(pilot, card, "Save picture as SVG", tmp_path / f"{name}.svg")
    assert b"<svg" in (tmp_path / f"{name}.svg").read_bytes()
    save(pilot, card, "Save numbers as CSV", tmp_path / f"{name}.csv")
    rows = list(csv.reader((tmp_path / f"{name}.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) > 7
    assert len({len(row) for row in rows}) == 1


def test_a_file_that_is_there_is_replaced_only_when_one_says_so(pilot: Any, tmp_path: Path) -> None:
    """As with the report; a folder that is not there is said under the field."""
    there = tmp_path / "there.csv"
    there.write_text("mine")
    open_patterns(pilot)
    save(pilot, "When", "Save numbers as CSV", there)
    pilot.tap("Keep it")
    assert there.read_text() == "mine"
    pilot.type("Save to", str(tmp_path / "nowhere" / "x.csv"))
    pilot.tap("Save")
    assert pilot.shows("The folder")
    pilot.type("Save to", str(there))
    pilot.tap("Save")
    pilot.tap("Replace")
    settle(pilot)
    assert there.read_text("utf-8-sig").startswith("weekday,hour,twitches")


def test_show_entries_lists_them_and_each_opens(pilot: Any) -> None:
    """The newest first, the rest in History."""
    open_patterns(pilot)
    pilot.tap("When: more")
    pilot.tap("Show entries")
    settle(pilot)
    assert pilot.shows("entries, the newest 60 here; all are in History.")
    names = pilot.names()
    assert len(names) == len(set(names))
    pilot.tap(next(name for name in names if name.startswith("Open ")))
    assert pilot.shows("Edit episode")


def test_a_tap_on_a_bar_a_day_an_hour_and_a_place_shows_its_entries(pilot: Any) -> None:
    """Each names what was touched."""
    screen = open_patterns(pilot)
    much = screen.cards[0].ids.chart
    pilot.tap_at(*at(pilot, much, 0.13, 0.4))
    settle(pilot)
    assert pilot.top.title == "24 Aug – 30 Aug"
    pilot.tap("Close")
    pilot.tap("Show as a calendar")
    settle(pilot)
    pilot.tap_at(*at(pilot, much, 0.16, 0.25))
    settle(pilot)
    assert pilot.top.title == "Tue 1 Sep"
    pilot.tap("Close")
    pilot.tap("Left calf: entries")
    settle(pilot)
    assert pilot.top.title == "Left calf, 24 Aug – 23 Nov"
    pilot.tap("Show in History")
    assert pilot.app.shell.place == "History"


def test_an_hour_of_a_weekday_shows_its_entries(pilot: Any) -> None:
    """From the grid."""
    screen = open_patterns(pilot)
    chart = screen.cards[1].ids.chart
    pilot.find("When: more")  # in the window, as the chart below it must be
    screen.ids.scroll.scroll_to(screen.cards[1], animate=False)
    settle(pilot)
    pilot.tap_at(*at(pilot, chart, 0.98, 0.08))
    settle(pilot)
    assert pilot.top.title == "Mondays, 22 to 24, 24 Aug – 23 Nov"


def on_the_body(chart: Any, views: tuple[str, ...], region: str) -> tuple[float, float]:
    """The middle of a region of the figures, in the window."""
    from kivy.metrics import dp

    x, y = on_figures(region, chart.width / dp(1), views)
    return tuple(chart.to_window(chart.x + dp(x), chart.top - dp(y)))


def bring(pilot: Any, screen: Any, widget: Any) -> None:
    """Scroll to a widget."""
    screen.ids.scroll.scroll_to(widget, animate=False)
    settle(pilot)


@pytest.mark.parametrize("density", [1.0, 1.5])
def test_a_shaded_region_of_the_body_shows_its_entries_as_its_row_does(fly: Any, density: float) -> None:
    """The face on the front stands for the eyelid; a region without entries says nothing."""
    pilot = fly(density=density)
    screen = open_patterns(pilot)
    chart = screen.cards[2]._body.ids.chart
    bring(pilot, screen, chart)
    pilot.tap_at(*on_the_body(chart, VIEWS, "front.chest.left"))
    settle(pilot)
    assert pilot.top is pilot.app.shell
    for region, title in (("back.calf.left", "Left calf"), ("front.face", "Left lower eyelid")):
        pilot.tap_at(*on_the_body(chart, VIEWS, region))
        settle(pilot)
        assert pilot.top.title == f"{title}, 24 Aug – 23 Nov"
        shown = pilot.texts()
        pilot.tap("Close")
        settle(pilot)
    pilot.tap("1 more place")
    pilot.tap("Left lower eyelid: entries")
    settle(pilot)
    assert pilot.texts() == shown


def test_the_face_beside_the_rows_can_be_touched_too(fly: Any) -> None:
    """Where it is wide it is a drawing of its own."""
    pilot = fly(size=(1180, 800))
    screen = open_patterns(pilot)
    face = screen.cards[2]._body.ids.face
    bring(pilot, screen, face)
    pilot.tap_at(*on_the_body(face, ("face",), "face.lower_eyelid.left"))
    settle(pilot)
    assert pilot.top.title == "Left lower eyelid, 24 Aug – 23 Nov"


def test_places_over_time_and_back(pilot: Any) -> None:
    """Another chart in the same card, with its own words."""
    screen = open_patterns(pilot)
    pilot.tap("Show places over time")
    settle(pilot)
    times = screen.cards[2]._times.ids.times
    assert times.drawn
    assert times.value.startswith("Days with twitches by place and week.")
    pilot.tap("Show the body")
    settle(pilot)
    assert pilot.shows("L and R are your own left and right.")


def test_earlier_and_later_keep_the_length(pilot: Any) -> None:
    """Until there is nothing later."""
    open_patterns(pilot)
    assert pilot.find("Later").disabled
    pilot.tap("Earlier")
    settle(pilot)
    assert pilot.shows("24 May – 23 Aug.")
    pilot.tap("Later")
    settle(pilot)
    assert pilot.shows("24 Aug – 23 Nov.")
    assert pilot.find("Later").disabled


def test_dragging_the_weeks_moves_them(pilot: Any) -> None:
    """To the right comes what was before, in whole weeks."""
    screen = open_patterns(pilot)
    chart = screen.cards[0].ids.chart
    x, y = at(pilot, chart, 0.3, 0.5)
    pilot.drag((x, y), (x + chart.width / 2, y))
    settle(pilot)
    assert screen._found.period.days == 92
    assert (screen.presenter.today - screen._found.period.last).days % 7 == 0
    assert screen._found.period.last < screen.presenter.today


def test_what_takes_long_is_said(pilot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """After half a second, in words; then the numbers take its place."""
    import threading

    screen = open_patterns(pilot)
    hold = threading.Event()
    pilot.app.in_background(lambda: hold.wait(20))
    screen.choose("1 year")
    pilot.wait(0.4)
    assert not pilot.shows("Counting…")
    pilot.wait(0.3)
    assert pilot.shows("Counting…")
    hold.set()
    settle(pilot)
    assert not pilot.shows("Counting…")


def test_what_takes_long_is_said_where_one_changed_it_too(pilot: Any) -> None:
    """At the head of what with; judging begins a new half second after counting."""
    import threading

    screen = open_patterns(pilot)
    hold = threading.Event()
    pilot.app.in_background(lambda: hold.wait(20))
    pilot.tap("Compare with: How much they bothered")
    pilot.wait(0.6)
    assert screen.what_with._head.hint == screen.heading.waiting == "Holding factors against the days…"
    hold.set()
    settle(pilot)
    assert screen.heading.waiting == ""
    assert screen.what_with._head.hint == "your main suspects first"


def test_words_of_counting_do_not_stand_while_factors_are_held(pilot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each job has its own half second."""
    import threading

    from twitchlog.ui.presenters import patterns_factors

    screen = open_patterns(pilot)
    hold, real = threading.Event(), patterns_factors.judged
    monkeypatch.setattr(patterns_factors, "judged", lambda *given: (hold.wait(20), real(*given))[1])
    screen.choose("1 year")
    pilot.until(lambda: screen._found.period.days == 365, seconds=0.4)
    pilot.wait(0.3)
    assert screen.heading.waiting in ("", "Holding factors against the days…")
    pilot.wait(0.5)
    assert pilot.shows("Holding factors against the days…")
    hold.set()
    settle(pilot)
    assert screen.heading.waiting == ""


def test_the_chip_of_chosen_dates_comes_into_sight(pilot: Any) -> None:
    """Its dates are longer than there is room beside the others."""
    screen = open_patterns(pilot)
    pilot.tap("Earlier")
    settle(pilot)
    chip = pilot.find("24 May – 23 Aug")
    assert chip.to_window(chip.right, 0)[0] <= 412
    pilot.tap("4 weeks")
    settle(pilot)
    assert pilot.find("4 weeks").to_window(pilot.find("4 weeks").x, 0)[0] >= 0
    assert screen.presenter.choice.key == "4 weeks"


def test_calm_mode_and_hidden_counts_are_set_under_look(fly: Any) -> None:
    """Patterns stands still up to Sunday and tells no numbers until asked."""
    pilot = fly()
    open_patterns(pilot)
    pilot.tap("More")
    pilot.tap(next(name for name in pilot.names() if name.startswith("Look")))
    settle(pilot)
    pilot.tap("Calm mode")
    pilot.tap("Hide counts")
    pilot.tap("Back")
    screen = open_patterns(pilot)
    assert pilot.shows("Calm mode: counted up to Sunday 22 November.")
    assert pilot.shows("Mostly calves")
    assert not pilot.shows("About 2 to 3 a day")
    assert not pilot.shows("Most weeks")
    assert not pilot.shows("in the same time before")
    card = screen.what_with._cards["caffeine_mg"].content
    assert re.search(r"times as many twitches as on other days \(\d+\)\.$", card.ids.sentence.text)
    assert card._parts["dots"].parent is None
    assert pilot.shows("No clear difference between the")
    pilot.tap("Show how much")
    settle(pilot)
    assert pilot.shows("Most weeks")
    assert screen.cards[0].ids.chart.drawn


def test_a_diary_of_calm_mode_is_kept_in_the_settings(tmp_path: Path) -> None:
    """With the rest of the look."""
    from twitchlog.ui.settings import load_settings, save_settings

    save_settings(tmp_path, Settings(calm=True, hide_counts=True))
    assert load_settings(tmp_path) == Settings(calm=True, hide_counts=True)


def test_everything_is_reached_by_keyboard_and_scrolled_into_sight(pilot: Any, diary: Diary) -> None:
    """Also what lies deep in the cards; Enter presses it."""
    open_patterns(pilot)
    seen: list[str] = []
    while pilot.focused() != "Mark a date":
        pilot.key("tab")
        assert pilot.focused() not in seen
        seen.append(pilot.focused())
    assert {"Earlier", "How much: more", "Left calf: entries", "Caffeine: more", "Choose main suspects"} <= set(seen)
    button = pilot.find("Mark a date")
    assert 80 < button.to_window(*button.pos)[1] < 860 - 64
    pilot.key("enter")
    pilot.type("What changed", "decaf")
    pilot.tap("Save")
    settle(pilot)
    assert any(mark.text == "decaf" for mark in diary.marks())
