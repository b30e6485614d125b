"""Patterns in a window, by touches: the charts follow the diary, the period and the look."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.factories import LOWER_LID, make_checkin, make_episode
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
def bare(tmp_path: Path, clock: FrozenClock) -> Diary:
    """Nothing yet."""
    return Diary.open(tmp_path / "bare", clock)


def open_patterns(pilot: Any) -> Any:
    """Go there and wait for what is counted and drawn."""
    pilot.tap("Patterns")
    settle(pilot)
    return pilot.app.shell.screen


def charts(screen: Any) -> list[Any]:
    """The charts of the first three cards."""
    much, when, where = screen.cards
    return [much.ids.chart, when.ids.chart, where._body.ids.chart]


def test_the_three_cards_say_and_draw(pilot: Any) -> None:
    """A sentence, a picture and a legend each; the pictures have their words for who cannot see them."""
    screen = open_patterns(pilot)
    for words in ("How much", "When", "Where", "1, 3, 5 or more", "quiet", "not logged", "Mostly in the evening"):
        assert pilot.shows(words), words
    assert all(chart.drawn for chart in charts(screen))
    much, when, where = (chart.value for chart in charts(screen))
    assert much.startswith("Twitches noticed per logged day, by week: 24 Aug")
    assert when.startswith("Twitches by hour of the day: 0 to 6")
    assert where.startswith("Days with twitches by place: Left calf")


def test_how_much_is_held_against_the_time_before(pilot: Any) -> None:
    """Below what most weeks were like, with the calendar too; the chart tells it to who cannot see."""
    against = "2.6 a day over 70 logged days, against 3.8 over 66 in the same time before."
    screen = open_patterns(pilot)
    assert pilot.shows(against)
    assert against in screen.cards[0].ids.chart.value
    pilot.tap("Show as a calendar")
    settle(pilot)
    assert pilot.shows(against)
    pilot.tap("All")
    settle(pilot)
    assert not pilot.shows("in the same time before")


def test_every_control_has_a_name_of_its_own(pilot: Any) -> None:
    """For tests and screen readers."""
    open_patterns(pilot)
    names = pilot.names()
    assert len(names) == len(set(names)) == len([each for each in pilot.controls() if each.width > 0])


def test_an_empty_diary_says_what_will_be_here_and_leads_to_today(fly: Any, bare: Diary) -> None:
    """One next step."""
    pilot = fly(diary=bare)
    pilot.tap("Patterns")
    assert pilot.shows("Patterns will be here")
    assert not {"Earlier", "Later"} & set(pilot.names())  # there is no time to move to
    pilot.tap("Go to Today")
    assert pilot.app.shell.place == "Today"


def test_what_is_logged_meanwhile_is_counted_when_one_comes_back(fly: Any, bare: Diary, clock: FrozenClock) -> None:
    """The charts change with the diary, also when something is taken back."""
    pilot = fly(diary=bare)
    pilot.tap("Patterns")
    pilot.app.shell.go("Today")
    change = bare.add(make_episode(clock.now() - timedelta(minutes=5), places=(LOWER_LID,)))
    screen = open_patterns(pilot)
    assert pilot.shows("One so far, left lower eyelid only")
    assert charts(screen)[2].value == "Days with twitches by place: Left lower eyelid 1."
    bare.undo(change.id)
    settle(pilot)
    assert pilot.shows("Patterns will be here")


def test_a_change_while_it_is_shown_is_counted_at_once(pilot: Any, diary: Diary) -> None:
    """As when the command line writes."""
    open_patterns(pilot)
    assert pilot.shows("9 of them quiet")
    diary.put(make_checkin("2026-09-09", none=True), label="x")
    settle(pilot)
    assert pilot.shows("10 of them quiet")


def test_chips_change_the_period_and_choose_asks_for_two_dates(pilot: Any) -> None:
    """A date that makes no sense is said under its field, and the question stays open."""
    open_patterns(pilot)
    pilot.tap("4 weeks")
    settle(pilot)
    assert pilot.shows("27 Oct – 23 Nov.")
    pilot.tap("Choose")
    pilot.type("From", "10 Nov")
    pilot.type("To", "1 Nov")
    pilot.tap("Show")
    assert pilot.shows("To “1 Nov” comes before From “10 Nov”.")
    pilot.type("To", "yesterday")
    pilot.tap("Show")
    settle(pilot)
    assert pilot.shows("10 Nov – 22 Nov. Logged")
    chip = pilot.find("10 Nov – 22 Nov")
    assert chip.selected
    left, right = (chip.to_window(x, 0)[0] for x in (chip.x, chip.right))
    assert 0 <= left < right <= 412 - 15  # all of it, and the margin


def test_a_time_without_entries_offers_all_days(fly: Any, bare: Diary, clock: FrozenClock) -> None:
    """No empty charts, no dead end."""
    bare.add(make_episode(clock.now() - timedelta(200)))
    pilot = fly(diary=bare)
    open_patterns(pilot)
    pilot.tap("4 weeks")
    settle(pilot)
    assert pilot.shows("Nothing logged in this time")
    assert not pilot.shows("How much")
    pilot.tap("Show all days")
    settle(pilot)
    assert pilot.shows("How much")


def test_without_any_logged_day_the_way_leads_to_today(fly: Any, bare: Diary, clock: FrozenClock) -> None:
    """A check-in that answers nothing logs no day; all days have nothing to show either."""
    bare.put(make_checkin(clock.now().date() - timedelta(3), bother=2), label="x")
    pilot = fly(diary=bare)
    open_patterns(pilot)
    pilot.tap("Show all days")
    settle(pilot)
    assert pilot.shows("No day is logged yet.")
    pilot.tap("Go to Today")
    assert pilot.app.shell.place == "Today"


def test_more_places_unfold_and_fold(pilot: Any) -> None:
    """Five stand there, with the one that is back; the others are a tap away."""
    open_patterns(pilot)
    assert pilot.shows("back since 31 Oct")
    assert not pilot.shows("Left arch of foot")
    pilot.tap("1 more place")
    assert pilot.shows("Left arch of foot")
    pilot.tap("Fewer places")
    assert not pilot.shows("Left arch of foot")
    assert pilot.shows("back since 31 Oct")


def test_how_the_numbers_are_made_is_a_tap_away(pilot: Any) -> None:
    """Missing is not quiet, today is kept out."""
    open_patterns(pilot)
    pilot.tap("How these numbers are made")
    assert pilot.shows("A day without an entry is missing, not quiet.")
    assert pilot.shows("Today is shown, but kept out of rates until it is over.")
    pilot.tap("Close")
    assert not pilot.shows("missing, not quiet")


def test_a_new_look_draws_the_charts_anew_and_keeps_the_old_ones_till_then(pilot: Any) -> None:
    """No gap between the pictures."""
    screen = open_patterns(pilot)
    before = [chart._shown.texture for chart in charts(screen)]
    pilot.app.change_settings(theme="dark")
    assert all(chart.drawn for chart in charts(screen))
    settle(pilot)
    after = [chart._shown.texture for chart in charts(screen)]
    assert all(old is not new for old, new in zip(before, after, strict=True))


def test_only_the_newest_of_several_taps_is_counted(pilot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tapping along the chips does not queue up work."""
    from twitchlog.ui.presenters import patterns_count

    screen = open_patterns(pilot)
    hold, counted = threading.Event(), []
    real = patterns_count.patterns

    def counting(*given: Any) -> Any:
        counted.append(given[1])
        return real(*given)

    monkeypatch.setattr(patterns_count, "patterns", counting)
    pilot.app.in_background(lambda: hold.wait(10))
    for key in ("4 weeks", "1 year", "All"):
        screen.choose(key)
    hold.set()
    settle(pilot)
    assert len(counted) == 1
    assert pilot.find("All").selected


def test_wide_has_two_columns_and_the_chips_in_the_bar(fly: Any) -> None:
    """How much and When at the left, Where at the right, each 510 wide."""
    pilot = fly(size=(1180, 800))
    screen = open_patterns(pilot)
    much, when, where = screen.cards
    assert [round(card.width) for card in screen.cards] == [510, 510, 510]
    left, same, right = (round(card.to_window(card.x, 0)[0]) for card in (much, when, where))
    assert left == same < right
    assert pilot.find("4 weeks").to_window(0, pilot.find("4 weeks").y)[1] > 800 - 64


def legend(screen: Any) -> list[tuple[list[str], str, str]]:
    """The swatches below how much: their colours, shape and words."""
    return [(each.roles, each.kind, each.words) for each in screen.cards[0].ids.legend.children[::-1]]


def test_the_calendar_is_explained_by_swatches_and_places_by_day_have_two_shades(pilot: Any) -> None:
    """A day with a place had twitches or not."""
    screen = open_patterns(pilot)
    weeks = legend(screen)
    assert weeks[1:] == [(["tertiary"], "dot", "quiet"), (["outline"], "dashed", "not logged")]
    screen.choose("4 weeks")
    settle(pilot)
    pilot.tap("Show as a calendar")
    pilot.tap("Show places over time")
    settle(pilot)
    assert legend(screen) == weeks
    assert screen.cards[2]._times.ids.ramp.roles == ["heat0", "heat3"]
    screen.choose("1 year")
    settle(pilot)
    assert len(screen.cards[2]._times.ids.ramp.roles) == 5


@pytest.mark.parametrize(("size", "density", "side"), [((412, 860), 1.0, "center"), ((274, 667), 1.5, "left")])
def test_a_ramp_that_wraps_stands_at_the_left_with_the_line_below_it(
    fly: Any, size: tuple[float, float], density: float, side: str
) -> None:
    """Else its second row and that line begin at different edges."""
    screen = open_patterns(fly(size=size, density=density))
    line = screen.cards[2]._ramp
    assert line.ids.ramp.wrapped == (side == "left")
    assert [child.halign for child in line.children if hasattr(child, "halign")] == [side]


@pytest.mark.parametrize(("size", "density"), [((412, 500), 2.0), ((274, 667), 1.5)])
def test_with_large_text_nothing_stands_out_of_its_card(fly: Any, size: tuple[float, float], density: float) -> None:
    """At 200 % in 824 x 1000 and at 150 % in 412."""
    pilot = fly(size=size, density=density)
    screen = open_patterns(pilot)
    for card in screen.cards:
        right = card.to_window(card.right, 0)[0] + 1
        for widget in card.walk(restrict=True):
            assert widget.width == 0 or widget.to_window(widget.right, 0, relative=False)[0] <= right, widget


@pytest.mark.parametrize("style", ["light", "dark"])
def test_patterns_looks_as_accepted(fly: Any, looks_like: Any, style: str) -> None:
    """The made-up year, the whole scroll."""
    from twitchlog.ui.settings import Settings

    pilot = fly(size=(412, 1720), settings=Settings(theme=style))
    open_patterns(pilot)
    pilot.wait(2)  # the scroll bar fades
    looks_like(pilot, f"patterns-{style}")


def test_patterns_wide_looks_as_accepted(fly: Any, looks_like: Any) -> None:
    """Two columns."""
    from twitchlog.ui.settings import Settings

    pilot = fly(size=(1180, 800), settings=Settings(theme="light"))
    open_patterns(pilot)
    pilot.wait(2)  # the scroll bar fades
    looks_like(pilot, "patterns-wide")
