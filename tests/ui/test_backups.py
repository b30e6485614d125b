"""Backups, moving and erasing, by touches."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.factories import make_episode
from tests.ui.broken import app_on, write_diary
from tests.ui.harness import PHONE, flying
from tests.ui.test_every_control import check_names, check_reach
from tests.ui.waiting import settle
from twitchlog import paths
from twitchlog.store import Diary
from twitchlog.ui.presenters.diary_folder import DiaryFolderPresenter, ErasingState
from twitchlog.ui.settings import Settings

PAGE = "Backups, export, import"


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
        return pilot

    yield start
    for flight, pilot in reversed(flights):
        flight.__exit__(None, None, None)
        pilot.app.finish()


def at_page(pilot: Any, page: str = PAGE) -> Any:
    """Go to a page of More and wait until its files were looked at."""
    pilot.tap("More")
    pilot.tap(page)
    settle(pilot)
    return pilot


def test_more_says_when_the_last_backup_was(opened: Any) -> None:
    """And the page how much is in it."""
    pilot = opened()
    pilot.tap("More")
    assert pilot.shows("Last backup today, 07:42")
    pilot.tap(PAGE)
    settle(pilot)
    assert "Backup of Today, 07:42" in pilot.names()
    assert pilot.shows("12 episodes, 12 days · asked for")


def test_a_day_begins_with_a_backup_nobody_asked_for(opened: Any, clock: FrozenClock, folder: Path) -> None:
    """Off the main thread, when something changed since the last; not in the made-up diary."""
    clock.move(days=1)
    pilot = opened(back_up=True)
    pilot.wait(10.2)
    settle(pilot)
    assert len(list((folder / "backups").iterdir())) == 2
    pilot.tap("More")
    assert pilot.shows("Last backup today, 19:42")


def test_the_end_of_the_window_leaves_a_backup(opened: Any, clock: FrozenClock, folder: Path) -> None:
    """Made once the window has gone, not while it closes."""
    clock.move(days=1)
    pilot = opened(back_up=True)
    pilot.app.on_stop()
    assert len(list((folder / "backups").iterdir())) == 1
    pilot.app.finish()
    assert len(list((folder / "backups").iterdir())) == 2


def test_a_backup_that_fails_is_said_once_and_stands_in_more(opened: Any, clock: FrozenClock, folder: Path) -> None:
    """The message leads to the page with the reason; the hour after it is not said again."""
    clock.move(days=1)
    stolen = folder / "backups"
    stolen.rename(folder / "elsewhere")
    stolen.write_text("in the way")
    pilot = opened(back_up=True)
    pilot.wait(10.2)
    settle(pilot)
    assert pilot.shows("No backup could be made.")
    pilot.tap("Look")
    settle(pilot)
    assert pilot.shows("Today, 19:42: No backup was made")
    pilot.tap("Back")
    assert pilot.shows("The last backup failed today, 19:42")
    pilot.app.keeper._make(0)
    settle(pilot)
    assert not pilot.shows("No backup could be made.")


def test_a_diary_that_is_gone_is_told_once_and_made_nowhere(
    opened: Any, clock: FrozenClock, folder: Path, tmp_path: Path
) -> None:
    """Its drive is out: neither the hourly backup, nor one asked for, nor the one at the end makes its folder anew."""
    pilot = opened(back_up=True)
    pilot.wait(10.2)
    settle(pilot)
    pilot.tap("Left calf")
    folder.rename(tmp_path / "away")
    clock.move(days=1)
    pilot.wait(2.2)
    assert pilot.shows(f"The diary is gone from {folder}: it was moved or erased, or its drive is out.")
    pilot.wait(20)
    assert not pilot.shows("The diary is gone")
    pilot.wait(3600)
    settle(pilot)
    at_page(pilot)
    assert pilot.shows("Last backup yesterday, 07:42") and not pilot.shows("The diary is gone")
    pilot.tap("Back up now")
    settle(pilot)
    assert pilot.shows("No backup was made: the diary is gone")
    pilot.app.on_stop()
    pilot.app.finish()
    assert not folder.exists()


@pytest.mark.parametrize("way", ["move", "erase"])
def test_a_diary_that_is_gone_is_neither_moved_nor_erased(opened: Any, folder: Path, tmp_path: Path, way: str) -> None:
    """No empty one begins where it was."""
    pilot = at_page(opened(), "Diary folder")
    folder.rename(tmp_path / "away")
    if way == "move":
        pilot.type("Move to", str(tmp_path / "new"))
        pilot.tap("Move the diary")
        pilot.tap("Move")
    else:
        pilot.tap("Erase everything")
        settle(pilot)
        pilot.type("Word to confirm", "erase")
        pilot.tap("Erase")
    settle(pilot)
    assert pilot.shows("The diary is gone from")
    assert len(pilot.app.diary.episodes()) == 15
    assert [path.name for path in tmp_path.iterdir()] == ["away"]


def test_a_diary_that_comes_back_is_gone_on_with(opened: Any, folder: Path, tmp_path: Path) -> None:
    """And when its drive is out a second time, that is told again."""
    pilot = opened()
    for _ in range(2):
        folder.rename(tmp_path / "away")
        pilot.wait(2.2)
        assert pilot.shows("The diary is gone")
        (tmp_path / "away").rename(folder)
        pilot.wait(20)
    pilot.tap("Left calf")
    assert len(pilot.app.diary.episodes()) == 16


def test_a_chosen_folder_that_is_gone_is_told(opened: Any, folder: Path, tmp_path: Path) -> None:
    """On the page and as a message; nothing is written where it was."""
    (stick := tmp_path / "stick").mkdir()
    pilot = at_page(opened())
    pilot.app.diary.backups.choose(stick)
    stick.rename(tmp_path / "away")
    pilot.tap("Back up now")
    settle(pilot)
    assert pilot.shows(f"Today, 19:42: No backup was made: the backup folder {stick} is gone.")
    assert not stick.exists()


def test_back_up_now(opened: Any, folder: Path) -> None:
    """It is said, listed and on the disk."""
    pilot = at_page(opened())
    pilot.tap("Back up now")
    settle(pilot)
    assert pilot.shows("Backed up: 27 entries")
    assert "Backup of Today, 19:42" in pilot.names()
    assert len(list((folder / "backups").iterdir())) == 2


def test_a_diary_that_lost_most_entries_is_asked_about(opened: Any, clock: FrozenClock, folder: Path) -> None:
    """The backup made by itself is held back; the page offers to compare, or to back up anyway."""
    clock.move(days=1)
    diary = Diary.open(folder, clock)
    diary.remove(*diary.episodes(), *diary.checkins()[2:])
    diary.close()
    pilot = opened(back_up=True)
    pilot.wait(10.2)
    settle(pilot)
    assert pilot.shows("Most entries are gone: no backup was made.")
    pilot.tap("Look")
    settle(pilot)
    assert pilot.shows("the last backup 24")
    pilot.tap("Back up now")
    settle(pilot)
    assert pilot.shows("Most entries are gone")
    pilot.tap("Cancel")
    pilot.tap("Compare with the last backup")
    settle(pilot)
    assert pilot.shows("22 entries come back")
    pilot.tap("Back")
    pilot.tap("Back up anyway")
    settle(pilot)
    assert len(list((folder / "backups").iterdir())) == 2
    assert "Compare with the last backup" not in pilot.names()


def test_a_chosen_folder_gets_a_backup_at_once(opened: Any, folder: Path, tmp_path: Path) -> None:
    """A file in its place is refused beside the field, and the old folder stays."""
    stick = tmp_path / "stick"
    stick.mkdir()
    (tmp_path / "file").write_text("mine")
    pilot = at_page(opened())
    pilot.type("Backup folder", str(tmp_path / "file"))
    pilot.tap("Keep backups there")
    settle(pilot)
    assert pilot.shows("file is a file, not a folder.")
    pilot.type("Backup folder", str(stick))
    pilot.tap("Keep backups there")
    settle(pilot)
    assert pilot.shows(f"Backups are kept in {stick} from now on.")
    assert len(list(stick.iterdir())) == 1
    assert pilot.app.diary.backups.folder == stick


def test_a_chosen_folder_asks_too_when_most_entries_are_gone(opened: Any, folder: Path, tmp_path: Path) -> None:
    """Nothing is there until it was meant."""
    (stick := tmp_path / "stick").mkdir()
    pilot = at_page(opened())
    pilot.app.diary.remove(*pilot.app.diary.episodes(), *pilot.app.diary.checkins()[2:])
    pilot.type("Backup folder", str(stick))
    pilot.tap("Keep backups there")
    settle(pilot)
    assert pilot.shows("Most entries are gone")
    assert not list(stick.iterdir())
    pilot.tap("Back up anyway")
    settle(pilot)
    assert len(list(stick.iterdir())) == 1
    assert pilot.app.diary.backups.folder == stick


def test_a_restore_shows_first_what_it_would_do(opened: Any, folder: Path) -> None:
    """Merge adds nothing here; going back takes three out, after the state was itself backed up; undo."""
    pilot = at_page(opened())
    pilot.tap("Backup of Today, 07:42")
    settle(pilot)
    assert pilot.shows("Nothing would change")
    assert pilot.find("Restore the backup").disabled
    pilot.tap("Go back to the backup")
    settle(pilot)
    assert pilot.shows("3 entries are taken out")
    assert len(pilot.app.diary.episodes()) == 15
    pilot.tap("Restore the backup")
    settle(pilot)
    assert len(pilot.app.diary.episodes()) == 12
    assert len(list((folder / "backups").iterdir())) == 2
    pilot.tap("Undo")
    assert len(pilot.app.diary.episodes()) == 15


def test_a_damaged_backup_is_refused_in_words(opened: Any, folder: Path) -> None:
    """Nothing was changed, and nothing can be restored from it."""
    path = next((folder / "backups").iterdir())
    data = path.read_bytes()
    at = data.rindex(b"calf")
    path.write_bytes(data[:at] + b"half" + data[at + 4 :])
    pilot = at_page(opened())
    pilot.tap("Backup of Today, 07:42")
    settle(pilot)
    assert pilot.shows("Nothing was changed. Choose another one.")
    assert pilot.find("Restore the backup").disabled


# ---- moving and erasing


def test_the_diary_moves_and_the_window_goes_on(opened: Any, folder: Path, tmp_path: Path) -> None:
    """Only a word on where it is stays behind; what is logged next goes to the new place."""
    target = tmp_path / "new" / "diary"
    target.parent.mkdir()
    pilot = at_page(opened(), "Diary folder")
    pilot.type("Move to", str(target))
    pilot.tap("Move the diary")
    assert pilot.shows(f"to {target}")
    pilot.tap("Move")
    settle(pilot)
    assert pilot.shows(f"The diary is now in {target}.")
    assert pilot.app.diary.folder == target
    assert [path.name for path in folder.iterdir()] == ["diary-moved.txt"]
    pilot.app.shell.go("Today")
    pilot.tap("Left calf")
    assert len(pilot.app.diary.episodes()) == 16


def test_what_the_move_found_in_the_files_is_told(opened: Any, folder: Path, tmp_path: Path) -> None:
    """Another program died while it wrote: its unfinished line is left out."""
    pilot = at_page(opened(), "Diary folder")
    pilot.type("Move to", str(tmp_path / "new"))
    pilot.tap("Move the diary")
    with (folder / "diary.journal").open("ab") as journal:
        journal.write(b'12345678 {"seq":')
    pilot.tap("Move")
    settle(pilot)
    pilot.wait(12)
    assert pilot.shows("The last change was not finished")
    pilot.tap("Look")
    assert pilot.shows("It had not been shown as saved.")


@pytest.mark.parametrize(
    ("typed", "said"), [("", "Type the folder"), ("{folder}", "there already"), ("/no/such/x", "no folder")]
)
def test_a_move_that_makes_no_sense_is_refused_beside_the_field(
    opened: Any, folder: Path, typed: str, said: str
) -> None:
    """Nothing happens."""
    pilot = at_page(opened(), "Diary folder")
    pilot.type("Move to", typed.format(folder=folder))
    pilot.tap("Move the diary")
    assert pilot.shows(said)
    assert not pilot.app.shell.layers


def test_a_move_that_fails_leaves_all_where_it_was(opened: Any, folder: Path, tmp_path: Path) -> None:
    """There is another diary; the window goes on with this one."""
    other = tmp_path / "other"
    Diary.open(other, FrozenClock()).close()
    pilot = at_page(opened(), "Diary folder")
    pilot.type("Move to", str(other))
    pilot.tap("Move the diary")
    pilot.tap("Move")
    settle(pilot)
    assert pilot.shows("There is a diary in")
    assert pilot.app.diary.folder == folder
    assert len(pilot.app.diary.episodes()) == 15


def test_twitchlog_remembers_where_its_own_diary_went(
    opened: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next start finds it; a folder that was named is the person's to name again."""
    monkeypatch.delenv("TWITCHLOG_DIARY")
    monkeypatch.setattr(paths, "usual_folder", lambda: folder)
    pilot = at_page(opened(), "Diary folder")
    pilot.type("Move to", str(tmp_path / "moved"))
    pilot.tap("Move the diary")
    pilot.tap("Move")
    settle(pilot)
    assert paths.diary_folder() == tmp_path / "moved"
    assert not pilot.shows("--diary")
    paths.remember_folder(None)


def test_erasing_wants_the_word_and_begins_anew(opened: Any, folder: Path) -> None:
    """The backups are named; they stay unless the switch says otherwise."""
    pilot = at_page(opened(), "Diary folder")
    pilot.tap("Erase everything")
    settle(pilot)
    assert pilot.shows("27 entries in")
    assert pilot.shows("12 episodes, 12 days")
    pilot.tap("Erase")
    assert pilot.shows("Type “erase” to erase everything.")
    pilot.type("Word to confirm", "Erase")
    pilot.tap("Erase")
    settle(pilot)
    assert pilot.shows("Everything was erased.")
    assert pilot.app.diary.episodes() == []
    assert len(list((folder / "backups").iterdir())) == 1


def test_erasing_takes_the_backups_when_told_to(opened: Any, folder: Path) -> None:
    """Then there is nothing to come back from."""
    pilot = at_page(opened(), "Diary folder")
    pilot.tap("Erase everything")
    settle(pilot)
    pilot.tap("Also erase the backups")
    pilot.type("Word to confirm", "erase")
    pilot.tap("Erase")
    settle(pilot)
    assert not (folder / "backups").exists()
    assert pilot.app.diary.count()["episodes"] == 0


def test_the_made_up_diary_is_neither_moved_nor_erased(opened: Any) -> None:
    """It goes with its window."""
    pilot = at_page(opened(demo=True), "Diary folder")
    assert "Erase everything" not in pilot.names()
    assert "Move the diary" not in pilot.names()


@pytest.mark.parametrize("size", [PHONE, (1180, 800), (275, 573)])
def test_every_control_has_a_name_and_a_reach_of_its_own(opened: Any, size: tuple[int, int]) -> None:
    """On the pages of the files, and in the question before erasing."""
    pilot = opened(size)
    for _ in range(5):
        pilot.app.diary.backups.make()
    for page in (PAGE, "Diary folder", "Erase everything"):
        if page in (PAGE, "Diary folder"):
            pilot.app.shell.go("More")
        pilot.tap(page)
        settle(pilot)
        check_names(pilot, page)
        check_reach(pilot, page)


def test_all_backups_can_be_listed(opened: Any) -> None:
    """Three at first."""
    pilot = opened()
    for _ in range(4):
        pilot.app.diary.backups.make()
    at_page(pilot)
    assert sum(name.startswith("Backup of") for name in pilot.names()) == 3
    pilot.tap("Show all 5")
    assert sum(name.startswith("Backup of") for name in pilot.names()) == 5
    assert "Show all 5" not in pilot.names()


# ---- undo


def test_everything_seen_here_can_be_undone(opened: Any, tmp_path: Path) -> None:
    """An import, too."""
    pilot = at_page(opened())
    diary = pilot.app.diary
    pilot.type("Export to", str(tmp_path / "out.json"))
    pilot.tap("Export")
    settle(pilot)
    diary.delete(*(one.id for one in diary.episodes()))
    pilot.app.shell.messages.clear()
    pilot.type("Import from", str(tmp_path / "out.json"))
    pilot.tap("Import")
    settle(pilot)
    assert len(diary.episodes()) == 15
    pilot.tap("Undo")
    assert diary.episodes() == []


LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"settings": Settings(theme="dark")},
    "wide": {"size": (1180, 800)},
    "150": {"size": (275, 573), "density": 1.5},
}


@pytest.mark.parametrize("look", LOOKS)
def test_pictures(opened: Any, looks_like: Any, look: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page, with paths that are the same on every machine."""
    monkeypatch.setattr("twitchlog.ui.presenters.more.short_path", lambda _: "/home/alex/twitchlog")
    pilot = opened(**LOOKS[look])
    pilot.app.diary.add(make_episode("2026-11-23T19:00:00+01:00"))
    at_page(pilot)
    same_paths(pilot, "Backup folder", "Export to")
    looks_like(pilot, f"backups-{look}")


@pytest.mark.parametrize("look", LOOKS)
def test_pictures_of_the_folder(opened: Any, looks_like: Any, look: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page, and the question before erasing."""
    same = Path("/home/alex/twitchlog")
    monkeypatch.setattr("twitchlog.ui.presenters.more.short_path", lambda _: str(same))
    pilot = opened(**LOOKS[look])
    state, erasing = DiaryFolderPresenter.state, DiaryFolderPresenter.erasing
    monkeypatch.setattr(DiaryFolderPresenter, "state", lambda self: replace(state(self), folder=str(same)))

    def with_same_paths(self: DiaryFolderPresenter) -> ErasingState:
        found, here = erasing(self), str(self.folder)
        return replace(found, text=found.text.replace(here, str(same)), keep=found.keep.replace(here, str(same)))

    monkeypatch.setattr(DiaryFolderPresenter, "erasing", with_same_paths)
    at_page(pilot, "Diary folder")
    looks_like(pilot, f"folder-{look}")
    pilot.tap("Erase everything")
    settle(pilot)
    looks_like(pilot, f"erase-{look}")


def same_paths(pilot: Any, *fields: str) -> None:
    """Write the same path into fields, from its beginning."""
    for field in map(pilot.find, fields):
        field.text = "/home/alex/twitchlog"
        field.cursor = (0, 0)
    pilot.frame(4)
