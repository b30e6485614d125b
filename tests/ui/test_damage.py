"""A diary that does not open, met by a person: the page, what it offers, and how it goes on."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.ui.broken import app_on, damage_journal, damage_snapshot, from_the_future, write_diary
from tests.ui.harness import PHONE, flying
from tests.ui.test_every_control import check_names, check_reach
from tests.ui.waiting import settle
from twitchlog.store import Diary, DiaryBusy
from twitchlog.store.files import Files
from twitchlog.store.moving import move_diary
from twitchlog.ui.settings import Settings

GO_ON, COMPARE = "Go on with what is readable", "Compare with the backup"


@pytest.fixture
def folder(tmp_path: Path, clock: FrozenClock) -> Path:
    """A diary of 12 days with a backup of this morning, and three episodes logged since."""
    write_diary(tmp_path / "diary", clock)
    return tmp_path / "diary"


@pytest.fixture
def opened(folder: Path, clock: FrozenClock) -> Any:
    """`opened(size, density, **app arguments)`: the app as the program opens it on the folder."""
    flights: list[Any] = []

    def start(size: tuple[float, float] = PHONE, density: float = 1.0, **kwargs: Any) -> Any:
        flight = flying(app_on(folder, clock, **kwargs), size, density)
        pilot = flight.__enter__()
        flights.append((flight, pilot))
        settle(pilot)
        return pilot

    yield start
    for flight, pilot in reversed(flights):
        flight.__exit__(None, None, None)
        pilot.app.finish()


def files_of(folder: Path) -> dict[str, bytes]:
    """What stands in the files of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".lock"}


def test_the_window_opens_on_what_is_safe_then_what_is_lost(opened: Any, folder: Path) -> None:
    """Nothing is changed by looking; Escape leads nowhere."""
    damage_journal(folder)
    before = files_of(folder)
    pilot = opened()
    assert pilot.names() == [GO_ON, COMPARE, "Open the folder"]
    for words in (
        "Part of the diary can’t be read",
        "14 episodes and 12 days can be read",
        "11 November to 23 November 2026, 13:42",
        "1 change can’t be read",
        "made today after 09:42",
        "today, 07:42, 12 episodes",
        "“diary-damaged-2026-11-23”",
    ):
        assert pilot.shows(words), words
    pilot.key("escape")
    assert pilot.names() == [GO_ON, COMPARE, "Open the folder"]
    assert files_of(folder) == before


def test_damage_that_comes_while_the_window_is_open_leads_to_the_page(opened: Any, folder: Path) -> None:
    """Not to a refusal at the next tap, hours later."""
    pilot = opened()
    assert pilot.app.shell.place == "Today"
    (folder / "diary.json").write_bytes(b"nonsense")
    pilot.wait(3)
    settle(pilot)
    assert pilot.names() == [GO_ON, COMPARE, "Open the folder"]
    pilot.tap(GO_ON)
    settle(pilot)
    assert pilot.app.shell.place == "Today"
    assert pilot.shows("The diary was damaged")


def test_backups_on_a_drive_that_is_out_are_told(opened: Any, folder: Path, clock: FrozenClock, tmp_path: Path) -> None:
    """Whoever plugs it in has a newer one."""
    diary = Diary.open(folder, clock)
    diary.backups.choose(tmp_path / "stick")
    diary.close()
    (tmp_path / "stick").rename(tmp_path / "away")
    damage_snapshot(folder)
    pilot = opened()
    assert pilot.shows(f"Backups were made in {tmp_path / 'stick'}, but that folder is not there now")


def test_a_diary_that_was_moved_is_opened_where_it_is(opened: Any, folder: Path, clock: FrozenClock) -> None:
    """No second one begins where it was; while its drive is out, that is said."""
    new, away = folder.with_name("new"), folder.with_name("away")
    move_diary(folder, new, clock, None)
    new.rename(away)
    pilot = opened()
    assert pilot.names() == ["Open it there", "Quit", "Open the folder"]
    assert pilot.shows("The diary was moved") and pilot.shows(f"is in {new} now")
    assert not pilot.shows(f"The diary is in {folder}")
    pilot.tap("Open it there")
    settle(pilot)
    assert pilot.shows(f"There is no diary in {new} now") and not new.exists()
    away.rename(new)
    pilot.tap("Try again")
    settle(pilot)
    pilot.tap("Open it there")
    settle(pilot)
    assert pilot.shows(f"The diary is in {new} now.")
    assert pilot.app.diary.folder == new and len(pilot.app.diary.episodes()) == 15
    assert not (folder / "diary.json").exists()


def test_going_on_keeps_the_damaged_file_and_says_what_is_left_out(opened: Any, folder: Path) -> None:
    """The window goes on with the diary; the next start is an ordinary one."""
    damage_journal(folder)
    damaged = (folder / "diary.journal").read_bytes()
    pilot = opened()
    pilot.tap(GO_ON)
    settle(pilot)
    assert pilot.app.shell.place == "Today"
    assert len(pilot.app.diary.episodes()) == 14
    assert (folder / "diary-damaged-2026-11-23.journal").read_bytes() == damaged
    pilot.tap("Look")
    assert pilot.shows("What could not be read is left out: 1 change.")
    pilot.tap("Back")
    pilot.tap("Left calf")
    assert len(pilot.app.diary.episodes()) == 15


def test_the_backup_is_compared_before_anything_is_done(opened: Any, folder: Path) -> None:
    """A snapshot's damaged entry comes back from the backup; the damaged file is kept; undo takes it out again."""
    damage_snapshot(folder)
    before = files_of(folder)
    pilot = opened()
    assert pilot.shows("1 entry can’t be read")
    pilot.tap(COMPARE)
    settle(pilot)
    assert pilot.shows("1 entry comes back")
    assert files_of(folder) == before
    pilot.tap("Go back to the backup")
    settle(pilot)
    assert pilot.shows("3 entries are taken out")
    pilot.tap("Bring back what is missing")
    settle(pilot)
    pilot.tap("Bring back 1 entry")
    settle(pilot)
    diary = pilot.app.diary
    assert len(diary.episodes()) == 15
    assert list(folder.glob("diary-damaged-*"))
    assert pilot.shows("Restored: backup of today, 07:42")
    pilot.tap("Undo")
    assert len(diary.episodes()) == 14
    assert pilot.shows("The diary was damaged.")


def test_another_backup_can_be_chosen(opened: Any, folder: Path, clock: FrozenClock) -> None:
    """From a menu of all there are."""
    clock.move(days=1)
    diary = Diary.open(folder, clock)
    diary.backups.make()
    diary.tidy_up()
    diary.close()
    damage_snapshot(folder)
    pilot = opened()
    pilot.tap(COMPARE)
    settle(pilot)
    assert pilot.shows("Backup of today, 19:42")
    pilot.tap("Another backup")
    settle(pilot)
    pilot.tap("Yesterday, 07:42 · 12 episodes, 12 days")
    settle(pilot)
    assert pilot.shows("Backup of yesterday, 07:42")


def test_without_a_backup_there_is_nothing_to_compare(opened: Any, folder: Path) -> None:
    """And the page says so."""
    damage_journal(folder)
    for path in (folder / "backups").iterdir():
        path.unlink()
    pilot = opened()
    assert pilot.names() == [GO_ON, "Open the folder"]
    assert pilot.shows("No backup was found")


def test_a_newer_diary_is_left_alone(opened: Any, folder: Path) -> None:
    """A calm page; the files stay as they are."""
    from_the_future(folder)
    before = files_of(folder)
    pilot = opened()
    assert pilot.shows("A newer twitchlog wrote this diary")
    assert pilot.shows("Please update twitchlog")
    pilot.tap("Try again")
    settle(pilot)
    assert pilot.shows("The diary still does not open.")
    assert files_of(folder) == before


def test_a_busy_diary_opens_when_it_is_free(
    folder: Path, clock: FrozenClock, opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Try again, and there it is."""
    real = Diary.open

    def busy(*_: object, **__: object) -> Diary:
        raise DiaryBusy("Another program is busy with the diary. Nothing was changed.")

    monkeypatch.setattr(Diary, "open", busy)
    pilot = opened()
    assert pilot.shows("The diary is in use")
    assert pilot.names() == ["Try again", "Quit"]
    monkeypatch.setattr(Diary, "open", real)
    pilot.tap("Try again")
    settle(pilot)
    assert pilot.app.shell.place == "Today"
    assert len(pilot.app.diary.episodes()) == 15


def test_a_folder_that_can_only_be_read_can_be_looked_at(
    opened: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything is there; what a person tries to write is refused in words, and nothing changes."""
    real = Files.open

    def protected(self: Files, path: Path, *, new: bool = False) -> int:
        if path.parent == folder:
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return real(self, path, new=new)

    monkeypatch.setattr(Files, "open", protected)
    before = files_of(folder)
    pilot = opened()
    assert pilot.shows("The diary can only be read just now")
    assert pilot.names() == ["Look at it, without writing", "Try again", "Open the folder"]
    pilot.tap("Look at it, without writing")
    settle(pilot)
    assert pilot.shows("Nothing you change here can be saved")
    assert len(pilot.app.diary.episodes()) == 15
    pilot.tap("Left calf")
    assert pilot.shows("Not saved: the diary in")
    assert len(pilot.app.diary.episodes()) == 15
    assert files_of(folder) == before


def test_a_file_in_the_folders_place_is_a_page_too(opened: Any, folder: Path, tmp_path: Path) -> None:
    """Whatever stands against it is said in words; Quit closes the window."""
    folder.rename(tmp_path / "elsewhere")
    folder.write_text("mine")
    pilot = opened()
    assert pilot.shows("The diary can’t be opened")
    assert pilot.shows("is not a folder")
    assert folder.read_text() == "mine"
    folder.unlink()
    pilot.tap("Try again")
    settle(pilot)
    assert pilot.app.diary.episodes() == []


def test_a_torn_line_is_said(opened: Any, folder: Path) -> None:
    """The diary opens; a message leads to the sentence."""
    with (folder / "diary.journal").open("ab") as journal:
        journal.write(b"deadbeef 9 {")
    pilot = opened()
    assert pilot.app.shell.place == "Today"
    assert pilot.shows("The last change was not finished")
    pilot.tap("Look")
    assert pilot.shows("It had not been shown as saved.")


def test_what_was_found_is_said_at_every_start_until_it_was_seen(opened: Any, folder: Path, clock: FrozenClock) -> None:
    """Also when a program opened the diary first, and took the damage away."""
    with (folder / "diary.journal").open("ab") as journal:
        journal.write(b"deadbeef 9 {")
    Diary.open(folder, clock).close()
    pilot = opened()
    pilot.tap("Look")
    pilot.tap("I have seen this")
    assert pilot.app.shell.place == "Today"
    assert Diary.examine(folder).unseen == ()
    pilot.wait(10)
    assert not pilot.shows("The last change was not finished")


@pytest.mark.parametrize("size", [PHONE, (1180, 800), (275, 573)])
def test_every_control_has_a_name_and_a_reach_of_its_own(opened: Any, folder: Path, size: tuple[int, int]) -> None:
    """On the page, on the comparison, and in the message after it."""
    damage_snapshot(folder)
    pilot = opened(size)
    for step in ("", COMPARE, "Another backup"):
        if step:
            pilot.tap(step)
            settle(pilot)
        check_names(pilot, step)
        check_reach(pilot, step)


LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"settings": Settings(theme="dark")},
    "wide": {"size": (1180, 800)},
    "150": {"size": (275, 573), "density": 1.5},
}


@pytest.mark.parametrize("look", LOOKS)
def test_pictures(opened: Any, folder: Path, looks_like: Callable[[Any, str], None], look: str) -> None:
    """The page, and the comparison."""
    damage_snapshot(folder)
    pilot = opened(**LOOKS[look])
    looks_like(pilot, f"damage-{look}")
    pilot.tap(COMPARE)
    settle(pilot)
    looks_like(pilot, f"restore-{look}")
