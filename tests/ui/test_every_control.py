"""Every control of every screen: it has a name of its own, a finger's reach, and it is in nobody's way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from tests.clock import FrozenClock
from twitchlog.exchange.made_up import made_up_year
from twitchlog.store import Diary
from twitchlog.ui.widgets.focus import controls_under

REACH = 48  # dp
NEAR = 5  # dp: what stands in 48 with 40 of it drawn may reach so far over its neighbour's edge
MORE_PAGES = ("Medicines and supplements", "About you", "Look and text size", "About twitchlog")


@pytest.fixture
def diary(tmp_path: Path, clock: FrozenClock) -> Iterator[Diary]:
    """A made-up year."""
    diary = Diary.open(tmp_path / "diary", clock)
    diary.put(*made_up_year(clock.now()), label="made up")
    yield diary
    diary.close()


def places(pilot: Any) -> Iterator[str]:
    """The five places and what opens in them."""
    shell = pilot.app.shell
    yield "Today"
    for opener in ("Choose a day", "Add a drink", "More of the day"):
        pilot.tap(opener)
        yield f"Today, {opener}"
        pilot.key("escape")
    pilot.tap("Left calf")
    yield "Today, a message"
    shell.go("History")
    pilot.until(lambda: pilot.shows("entries"))
    yield "History"
    for way in ("Calendar", "Select several"):
        pilot.tap(way)
        pilot.frame(10)
        yield f"History, {way}"
        pilot.key("escape")
        shell.go("History")
    shell.go("Patterns")
    pilot.until(lambda: pilot.shows("a day"))
    yield "Patterns"
    pilot.tap("Choose")
    yield "Patterns, a period"
    pilot.key("escape")
    pilot.until(lambda: "Caffeine: more" in pilot.names())
    pilot.tap("Caffeine: more")
    yield "Patterns, what there is of a factor"
    pilot.tap("Where high begins…")
    yield "Patterns, where high begins"
    shell.go("Report")
    pilot.until(lambda: pilot.shows("1 page"))
    yield "Report"
    shell.go("More")
    yield "More"


def pages(pilot: Any) -> Iterator[str]:
    """Body map, list, sheet and the pages of More."""
    app, shell = pilot.app, pilot.app.shell
    for view in ("body", "face", "hands", "feet"):
        app.open_body_map(view=view)
        pilot.frame(3)
        yield f"Body map, {view}"
        shell.back()
    app.open_find_place()
    pilot.frame(3)
    yield "Find by name"
    shell.back()
    app.open_episode(episode_id=app.diary.episodes()[-3].id)
    for mode in ("Single", "Burst", "Ongoing"):
        pilot.tap(mode)
        yield f"Episode, {mode}"
    shell.go("More")
    for page in MORE_PAGES:
        pilot.tap(page)
        pilot.frame(3)
        yield page
        shell.go("More")
    pilot.tap("Medicines and supplements")
    pilot.tap("Add a medicine")
    yield "A medicine"


def named(pilot: Any) -> list[Any]:
    """What Tab visits on top: visible, enabled."""
    return controls_under(pilot.top)


def check_names(pilot: Any, where: str) -> None:
    """Each control in reach has a short name that no other has."""
    names = [control.called() for control in named(pilot)]
    assert names, f"{where}: nothing can be done here"
    assert "" not in names, f"{where}: {[c for c in named(pilot) if not c.called()]} has no name"
    twice = [name for name, times in Counter(names).items() if times > 1]
    assert not twice, f"{where}: several controls are called {twice}"
    long = [name for name in names if len(name) > 90]
    assert not long, f"{where}: too long to be said: {long}"


def _ancestors(widget: Any) -> Iterator[Any]:
    while widget.parent is not None and widget.parent is not widget:
        widget = widget.parent
        yield widget


def _box(control: Any) -> tuple[float, float, float, float]:
    """What of a control can be seen, in the window: left, bottom, right, top."""
    left, bottom = control.parent.to_window(*control.pos)
    right, top = left + control.width, bottom + control.height
    for scroll in (w for w in _ancestors(control) if isinstance(w, ScrollView)):
        x, y = scroll.parent.to_window(*scroll.pos)
        left, bottom = max(left, x), max(bottom, y)
        right, top = min(right, x + scroll.width), min(top, y + scroll.height)
    return left, bottom, right, top


def _takes(control: Any, x: float, y: float) -> bool:
    """Whether a touch at this point of the window would be the control's."""
    for scroll in (w for w in _ancestors(control) if isinstance(w, ScrollView)):
        if not scroll.collide_point(*scroll.parent.to_widget(x, y)):
            return False
    return bool(control.collide_point(*control.parent.to_widget(x, y)))


def check_reach(pilot: Any, where: str) -> None:
    """A finger's width belongs to each control, and none takes what another one shows."""
    controls = named(pilot)
    for control in controls:
        _check_size(control, controls, where)
    seen = {control: _box(control) for control in controls}
    for other, (left, bottom, right, top) in seen.items():
        if right - left < 2 * NEAR or top - bottom < 2 * NEAR:
            continue  # scrolled away
        middle = (left + right) / 2, (bottom + top) / 2
        points = [(left + NEAR, middle[1]), (right - NEAR, middle[1]), (middle[0], bottom + NEAR), middle]
        for control in controls:
            if control is other or control in _ancestors(other) or other in _ancestors(control):
                continue
            stolen = [point for point in points if _takes(control, *point)]
            assert not stolen, f"{where}: {control.called()!r} takes touches on {other.called()!r}"


def _check_size(control: Any, controls: list[Any], where: str) -> None:
    """48 dp each way, but for what a neighbour that is drawn there takes."""
    half = REACH / 2 - 1
    for dx, dy in ((-half, 0), (half, 0), (0, -half), (0, half)):
        x, y = control.center_x + dx, control.center_y + dy
        neighbours = [c for c in controls if c.parent is control.parent and Widget.collide_point(c, x, y)]
        assert neighbours or control.collide_point(x, y), f"{where}: {control.called()!r} is too small for a finger"


@pytest.mark.parametrize("size", [(412, 860), (1180, 800)], ids=["phone", "wide"])
@pytest.mark.parametrize("walk", [places, pages])
def test_every_control_has_a_name_and_a_reach_of_its_own(
    fly: Callable[..., Any], walk: Callable[[Any], Iterator[str]], size: tuple[int, int]
) -> None:
    """On all screens, pages, sheets, menus and dialogs."""
    pilot = fly(size)
    for where in walk(pilot):
        check_names(pilot, where)
        pilot.app.shell.messages.clear()  # it lies over what is below
        pilot.frame(3)
        check_reach(pilot, where)
