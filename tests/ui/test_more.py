"""More: the list, the look, the wide window, and how all of it is drawn."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.ui.person import MEDICINES, PERSON
from twitchlog.store import Diary

WIDE = (1180, 800)
PERCENT = "\N{NO-BREAK SPACE}%"


@pytest.fixture
def full(diary: Diary) -> Diary:
    """A diary that knows the person and their medicines."""
    diary.put(PERSON, *MEDICINES, label="x")
    return diary


@pytest.fixture
def more(pilot: Any) -> Any:
    """The app at phone size, at More."""
    pilot.tap("More")
    return pilot


def test_the_list_has_only_what_can_be_done(more: Any) -> None:
    """Seven rows, and the five places."""
    assert more.names() == [
        "Medicines and supplements",
        "About you",
        "Look and text size",
        "Backups, export, import",
        "Deleted entries",
        "Diary folder",
        "About twitchlog",
        *("Today", "History", "Patterns", "Report", "More"),
    ]
    assert more.shows("None noted")
    assert more.shows(f"Follows the system, 100{PERCENT}")


@pytest.mark.parametrize("size", [(412, 860), WIDE])
@pytest.mark.parametrize(
    "page",
    [
        "Medicines and supplements",
        "About you",
        "Look and text size",
        "Backups, export, import",
        "Deleted entries",
        "Diary folder",
        "About twitchlog",
    ],
)
def test_every_page_opens_with_unique_names_and_escape_leaves_it(fly: Any, full: Diary, page: str, size: Any) -> None:
    """On a phone as a page, in the wide window beside the list."""
    pilot = fly(size=size)
    pilot.tap("More")
    pilot.tap(page)
    names = pilot.names()
    assert len(names) == len(set(names))
    pilot.key("escape")
    assert pilot.app.shell.page is None
    assert pilot.app.shell.place == ("More" if size != WIDE else "Today")


def test_the_theme_changes_at_once_and_is_kept(fly: Any) -> None:
    """The row of the list says it too."""
    kept: list[Any] = []
    pilot = fly(keep_settings=kept.append)
    pilot.tap("More")
    pilot.tap("Look and text size")
    pilot.tap("Dark")
    assert pilot.app.theme.dark
    assert kept[-1].theme == "dark"
    assert pilot.find("Dark").value == "on"
    pilot.tap("Back")
    assert pilot.shows(f"Dark, 100{PERCENT}")


def test_a_text_size_shows_at_the_next_start(fly: Any) -> None:
    """With a button to start now, where that is possible."""
    kept: list[Any] = []
    pilot = fly(keep_settings=kept.append)
    pilot.tap("More")
    pilot.tap("Look and text size")
    assert not pilot.shows("Shows at the next start")
    pilot.tap(f"150{PERCENT}")
    assert kept[-1].text_percent == 150
    assert pilot.shows("Shows at the next start.")
    assert ("Restart now" in pilot.names()) == pilot.app.can_restart


def test_a_made_up_diary_cannot_start_again(fly: Any) -> None:
    """It would be made up anew, in the old size."""
    pilot = fly(demo=True)
    pilot.tap("More")
    pilot.tap("Look and text size")
    pilot.tap(f"175{PERCENT}")
    assert pilot.shows("the made-up one forgets it")
    assert "Restart now" not in pilot.names()


def test_restart_now_closes_the_window_to_begin_again(fly: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opened it runs the same command anew."""
    from twitchlog.ui import restart

    if not restart.can_restart():
        pytest.skip("this system cannot put a program in the place of another")
    pilot = fly()
    stopped: list[bool] = []
    monkeypatch.setattr(pilot.app, "stop", lambda: stopped.append(pilot.app.restarting))
    pilot.tap("More")
    pilot.tap("Look and text size")
    pilot.tap(f"200{PERCENT}")
    pilot.tap("Restart now")
    assert stopped == [True]
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "twitchlog", "--diary", "d"])
    assert restart.restart_command() == [sys.executable, "-m", "twitchlog", "--diary", "d"]


def test_about_says_what_it_is_not(more: Any) -> None:
    """Version, licence, no doctor, no network."""
    more.tap("About twitchlog")
    for words in ("Version ", "Not a doctor.", "Nothing leaves this computer.", "MIT licence", "Kivy"):
        assert more.shows(words)


def test_beside_the_list_what_is_typed_is_kept_on_going_elsewhere(fly: Any, full: Diary) -> None:
    """Another row, another place."""
    pilot = fly(size=WIDE)
    pilot.tap("More")
    assert pilot.find("Medicines and supplements").chosen
    assert pilot.shows("300 mg evenings")
    pilot.tap("About you")
    pilot.type("Name", "Bo")
    pilot.tap("Look and text size")
    assert full.profile().name == "Bo"
    pilot.tap("About you")
    pilot.type("Name", "Cy")
    pilot.tap("Today")
    assert full.profile().name == "Cy"


def test_turning_the_window_narrow_keeps_what_is_typed(fly: Any, full: Diary) -> None:
    """The page beside the list goes, its words do not."""
    from tests.ui.harness import resize

    pilot = fly(size=WIDE)
    pilot.tap("More")
    pilot.tap("About you")
    pilot.type("Name", "Bo")
    resize(412, 860, 1)
    pilot.frame(4)
    assert full.profile().name == "Bo"
    assert "Name" not in pilot.names()


@pytest.fixture
def drawn(full: Diary) -> Diary:
    """The same folder in every picture."""
    full.folder = Path("/home/alex/.local/share/twitchlog")
    return full


@pytest.mark.parametrize("style", ["light", "dark"])
def test_pictures_on_a_phone(fly: Any, drawn: Diary, looks_like: Any, style: str) -> None:
    """The list, About you, a medicine."""
    from twitchlog.ui.settings import Settings

    pilot = fly(settings=Settings(theme=style))
    pilot.tap("More")
    pilot.frame(4)
    looks_like(pilot, f"more-{style}")
    pilot.tap("About you")
    pilot.frame(4)
    looks_like(pilot, f"more-about-you-{style}")
    pilot.tap("Back")
    pilot.tap("Medicines and supplements")
    pilot.tap("Levothyroxine")
    pilot.frame(4)
    looks_like(pilot, f"more-medicine-{style}")


@pytest.mark.parametrize("style", ["light", "dark"])
def test_pictures_of_the_wide_window(fly: Any, drawn: Diary, looks_like: Any, style: str) -> None:
    """The list with a page beside it."""
    from twitchlog.ui.settings import Settings

    pilot = fly(size=WIDE, settings=Settings(theme=style))
    pilot.tap("More")
    pilot.frame(4)
    looks_like(pilot, f"more-wide-{style}")
