"""Deleted entries, by touches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.factories import RIGHT_CALF, make_episode
from tests.ui.waiting import settle
from twitchlog.store import Diary
from twitchlog.ui.settings import Settings

LEFT, RIGHT = "Left calf, 22 November, 21:30", "Right calf, 21 November, 09:00"


@pytest.fixture
def diary(tmp_path: Path, clock: FrozenClock) -> Any:
    """Two episodes there, two deleted."""
    diary = Diary.open(tmp_path / "diary", clock)
    diary.add(make_episode(), make_episode("2026-11-21T09:00:00+01:00", places=(RIGHT_CALF,)))
    diary.add(make_episode("2026-11-20T09:00:00+01:00"))
    diary.delete(*(one.id for one in diary.episodes()[1:]))
    yield diary
    diary.close()


@pytest.fixture
def bin_page(pilot: Any) -> Any:
    """The page at phone size."""
    pilot.tap("More")
    pilot.tap("Deleted entries")
    return pilot


def test_an_entry_comes_back_and_goes_again(bin_page: Any, diary: Diary) -> None:
    """One of two; the message takes it back."""
    assert bin_page.shows("Deleted today, 19:42 · kept 30 more days")
    assert bin_page.find("Restore").disabled
    bin_page.tap(LEFT)
    assert bin_page.find(LEFT).value == "on"
    bin_page.tap("Restore 1")
    assert len(diary.episodes()) == 2
    assert LEFT not in bin_page.names()
    bin_page.tap("Undo")
    assert len(diary.episodes()) == 1
    assert LEFT in bin_page.names()


def test_several_come_back_at_once(bin_page: Any, diary: Diary) -> None:
    """Then nothing is left, and the page says so."""
    bin_page.tap(LEFT)
    bin_page.tap(RIGHT)
    bin_page.tap("Restore 2")
    assert len(diary.episodes()) == 3
    assert bin_page.shows("Nothing was deleted")


def test_emptying_asks_first(bin_page: Any, diary: Diary) -> None:
    """Cancel keeps all; one chosen goes alone; it stands in none of the files then."""
    bin_page.tap("Empty the bin")
    assert bin_page.shows("2 entries go for good.")
    bin_page.tap("Cancel")
    assert len(diary.bin()) == 2
    bin_page.tap(RIGHT)
    bin_page.tap("Delete 1 for good")
    bin_page.tap("Delete for good")
    settle(bin_page)
    assert [one.label for one in diary.bin()] == [LEFT]
    bin_page.tap("Empty the bin")
    bin_page.tap("Delete for good")
    settle(bin_page)
    assert diary.bin() == []
    assert all(b"right" not in (diary.folder / name).read_bytes() for name in ("diary.json", "diary.journal"))
    assert bin_page.shows("Nothing was deleted")


def test_what_was_deleted_elsewhere_appears(bin_page: Any, diary: Diary) -> None:
    """The page follows the diary; the row in More counts."""
    diary.delete(diary.episodes()[0].id)
    bin_page.frame(2)
    assert bin_page.shows("Left calf, 20 November, 09:00")
    bin_page.tap("Back")
    assert bin_page.shows("3 entries, kept 30 days")


def test_two_that_read_the_same_have_names_of_their_own(fly: Any, diary: Diary) -> None:
    """So that each can be chosen."""
    twin = make_episode(id="5f1c6a52-6b6f-4d0a-9b5e-0c3f3d9d9a11", note="twin")
    diary.add(twin)
    diary.delete(twin.id)
    pilot = fly()
    pilot.tap("More")
    pilot.tap("Deleted entries")
    assert f"{LEFT}, 1 of 2" in pilot.names()
    assert len(pilot.names()) == len(set(pilot.names()))


LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"settings": Settings(theme="dark")},
    "150": {"size": (275, 573), "density": 1.5},
}


@pytest.mark.parametrize("look", LOOKS)
def test_pictures(fly: Any, looks_like: Any, look: str) -> None:
    """One chosen."""
    pilot = fly(**LOOKS[look])
    pilot.tap("More")
    pilot.tap("Deleted entries")
    pilot.tap(LEFT)
    pilot.frame(4)
    looks_like(pilot, f"bin-{look}")
