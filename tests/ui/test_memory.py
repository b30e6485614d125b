"""What is closed is gone: a window left open for weeks does not grow, and no app outlives its window."""

import gc
import weakref
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import twitchlog.ui
from tests.factories import LEFT_CALF, make_episode
from tests.ui.harness import flying, resize
from twitchlog.store import Diary

PLACES = ("History", "Patterns", "Report", "More", "Today")


@pytest.fixture
def diary(tmp_path, clock):
    diary = Diary.open(tmp_path / "diary", clock)
    diary.add(*(make_episode(f"2026-11-{day:02}T21:10:00+01:00", places=(LEFT_CALF,)) for day in range(1, 20)))
    yield diary
    diary.close()


def widgets():
    """How many widgets of each class are alive."""
    from kivy.uix.widget import Widget

    gc.collect()
    return Counter(type(each).__name__ for each in gc.get_objects() if issubclass(type(each), Widget))


def opens_and_closes(pilot, way, **what):
    """Open something and leave for Today."""
    getattr(pilot.app, way)(**what)
    pilot.frame(3)
    while pilot.app.shell.layers:
        pilot.app.shell.layers[-1].dismiss()
    pilot.app.shell.go("Today")
    pilot.frame(3)


def visits_places(pilot):
    for place in PLACES:
        pilot.app.shell.go(place)
        pilot.frame(3)


def changes_the_look(pilot):
    for theme in ("dark", "light"):
        pilot.app.change_settings(theme=theme)
        pilot.frame(2)


def changes_the_width(pilot):
    for width in (1180, 412):
        resize(width, 860, 1)
        pilot.frame(4)


@pytest.mark.parametrize(
    "habit",
    [
        visits_places,
        changes_the_look,
        changes_the_width,
        lambda pilot: opens_and_closes(pilot, "open_episode"),
        lambda pilot: opens_and_closes(pilot, "open_body_map"),
        lambda pilot: opens_and_closes(pilot, "open_find_place"),
        lambda pilot: opens_and_closes(pilot, "show_day", day=date(2026, 11, 3)),
    ],
    ids=["places", "look", "width", "episode sheet", "body map", "find place", "a day"],
)
def test_habits_leave_no_widgets_behind(pilot, habit):
    """After the second time, which has built what is kept, two more add nothing."""
    for _ in range(2):
        habit(pilot)
    kept = widgets()
    for _ in range(2):
        habit(pilot)
    assert not widgets() - kept


def test_nothing_keeps_an_app_whose_window_closed(diary, clock):
    from twitchlog.ui.app import TwitchlogApp

    app = TwitchlogApp(diary=diary, clock=clock)
    with flying(app) as pilot:
        visits_places(pilot)
        pilot.tap("Left calf")
    gone = weakref.ref(app)
    del app, pilot
    gc.collect()
    assert gone() is None


def test_kv_names_its_widgets_directly():
    """`self.ids.words.height` in kv keeps its widget alive for ever (Kivy 2.3.1); `words.height` does not."""
    for path in Path(twitchlog.ui.__file__).parent.rglob("*.kv"):
        assert ".ids." not in path.read_text(encoding="utf-8"), path.name


def test_a_window_that_is_up_is_left_out_of_collections():
    from twitchlog.ui.window import settle_memory

    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        settle_memory(0)
        assert gc.get_freeze_count() > frozen
        assert gc.get_threshold()[:2] == before[:2] and gc.isenabled()
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
