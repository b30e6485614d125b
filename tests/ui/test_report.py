"""The report in a window, by touches: what goes in, the page, Save and Open."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.ui.waiting import settle
from twitchlog.exchange.made_up import made_up_year
from twitchlog.store import Diary

FILE = "twitch-report-2026-11-23.pdf"


@pytest.fixture
def diary(tmp_path: Path, clock: FrozenClock) -> Any:
    """The made-up year."""
    diary = Diary.open(tmp_path / "diary", clock)
    diary.put(*made_up_year(clock.now()), label="A made-up year")
    return diary


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where reports go in tests."""
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder


@pytest.fixture
def pilot(fly: Any, folder: Path) -> Any:
    """The app at phone size; reports were last saved to `folder`."""
    return start(fly, folder)


def start(fly: Any, folder: Path, theme: str = "light", **kwargs: Any) -> Any:
    """An app whose last report went to a folder."""
    from twitchlog.ui.settings import Settings

    return fly(settings=Settings(theme=theme, report_folder=str(folder)), **kwargs)


def open_report(pilot: Any) -> Any:
    """Go there and wait for the page."""
    pilot.tap("Report")
    settle(pilot)
    return pilot.app.shell.screen


def opened(screen: Any) -> list[Path]:
    """From now on files are not opened but listed."""
    files: list[Path] = []
    screen.file.open_file = files.append
    return files


def test_the_page_is_there_with_its_line(pilot: Any) -> None:
    """A picture of the real page, and how many there are."""
    screen = open_report(pilot)
    assert pilot.shows("1 page, A4. Tap to enlarge.")
    assert screen.preview.ids.page.picture is not None


def test_every_control_has_a_name_of_its_own(pilot: Any) -> None:
    """For tests and screen readers; also where it is wide."""
    open_report(pilot)
    names = pilot.names()
    assert len(names) == len(set(names))
    assert {"Save as PDF", "Open", "Notes", "Paper: Letter", "Why I came, in your words"} <= set(names)


def test_an_empty_diary_says_what_will_be_here(fly: Any, tmp_path: Path, clock: FrozenClock) -> None:
    """One next step."""
    pilot = fly(diary=Diary.open(tmp_path / "bare", clock))
    pilot.tap("Report")
    assert pilot.shows("Your report will be here")
    pilot.tap("Go to Today")
    assert pilot.app.shell.place == "Today"


def test_switches_and_paper_change_the_page(pilot: Any) -> None:
    """Each is drawn anew."""
    screen = open_report(pilot)
    for name in ("Questions for the doctor", "Your name and birth date", "Paper: Letter"):
        before = screen.preview.ids.page.picture.rgba
        pilot.tap(name)
        settle(pilot)
        assert screen.preview.ids.page.picture.rgba != before, name
    assert pilot.shows("1 page, Letter. Tap to enlarge.")


def test_the_page_can_be_read_large(pilot: Any) -> None:
    """Larger and smaller; back leads to the report."""
    open_report(pilot)
    pilot.tap("The page")
    settle(pilot)
    page = pilot.app.shell.page
    assert pilot.shows("Page 1 of 1")
    small = page._picture.picture.width
    pilot.tap("Larger")
    settle(pilot)
    assert page._picture.picture.width == pytest.approx(2 * small, abs=2)
    pilot.tap("Smaller")
    pilot.key("escape")
    assert pilot.shows("Tap to enlarge")


def test_with_many_notes_there_are_more_pages_to_turn(pilot: Any, diary: Diary) -> None:
    """Next and previous, and no further than there are."""
    for n in range(40):
        diary.save_checkin(pilot.app.clock.now().date().replace(day=1 + n % 20), note=f"Note {n}. " + "Words. " * 60)
    screen = open_report(pilot)
    pilot.tap("Notes")
    settle(pilot)
    screen.enlarge()
    settle(pilot)
    page = pilot.app.shell.page
    assert page.count > 1
    assert pilot.find("Previous page").disabled
    pilot.tap("Next page")
    settle(pilot)
    assert pilot.shows(f"Page 2 of {page.count}")


def test_save_writes_the_pdf_and_says_where(pilot: Any, folder: Path) -> None:
    """To the folder of last time, for its owner only; then it can be opened, or its folder."""
    screen = open_report(pilot)
    files = opened(screen)
    pilot.tap("Save as PDF")
    assert pilot.find("Save to").text == str(folder / FILE)
    pilot.tap("Save")
    settle(pilot)
    saved = folder / FILE
    assert saved.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert pilot.shows(f"Saved: {saved}")
    assert {"Open", "Open it"} <= set(pilot.names())
    pilot.tap("Show folder")
    settle(pilot)
    assert files == [folder]
    assert not pilot.find("Save as PDF").disabled


def test_a_file_that_is_there_is_replaced_only_when_told(pilot: Any, folder: Path) -> None:
    """Asked first; keeping it leads back to the name."""
    there = folder / FILE
    there.write_text("mine")
    open_report(pilot)
    pilot.tap("Save as PDF")
    pilot.tap("Save")
    assert pilot.shows("Replace it?")
    pilot.tap("Keep it")
    settle(pilot)
    assert there.read_text() == "mine"
    pilot.tap("Save")
    pilot.tap("Replace")
    settle(pilot)
    assert there.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Save to is empty"),
        ("report.pdf", "has no folder"),
        ("{folder}/none/report.pdf", "does not exist"),
        ("{folder}", "is a folder"),
    ],
)
def test_a_place_that_cannot_be_is_refused_in_words(pilot: Any, folder: Path, typed: str, words: str) -> None:
    """Under the field, which stays open; nothing is written."""
    open_report(pilot)
    pilot.tap("Save as PDF")
    pilot.type("Save to", typed.format(folder=folder))
    pilot.tap("Save")
    assert pilot.shows(words)
    settle(pilot)
    assert list(folder.iterdir()) == []


def test_a_name_without_its_ending_gets_it_and_the_folder_is_remembered(pilot: Any, tmp_path: Path) -> None:
    """The next report is offered there."""
    other = tmp_path / "other"
    other.mkdir()
    open_report(pilot)
    pilot.tap("Save as PDF")
    pilot.type("Save to", str(other / "visit"))
    pilot.tap("Save")
    settle(pilot)
    assert (other / "visit.pdf").exists()
    assert pilot.app.settings.report_folder == str(other)


def test_what_cannot_be_written_is_said(pilot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, in a sentence; the buttons come back."""
    from twitchlog.exchange.whole_file import BadFile
    from twitchlog.ui.screens import report_file

    def full(*_: Any, **__: Any) -> None:
        raise BadFile("There is no room left on the disk.")

    monkeypatch.setattr(report_file, "write_whole", full)
    open_report(pilot)
    pilot.tap("Save as PDF")
    pilot.tap("Save")
    settle(pilot)
    assert pilot.shows("There is no room left on the disk.")
    assert not pilot.find("Save as PDF").disabled


def test_open_makes_a_private_file_that_goes_with_the_app(pilot: Any) -> None:
    """For its owner only, and gone at the end."""
    screen = open_report(pilot)
    files = opened(screen)
    pilot.tap("Open")
    settle(pilot)
    (file,) = files
    assert file.name == FILE
    assert file.read_bytes().startswith(b"%PDF")
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)
    pilot.app.dispatch("on_stop")
    assert not file.parent.exists()


def test_without_a_viewer_it_says_what_to_do(pilot: Any) -> None:
    """Save it instead, a tap away."""
    from twitchlog.ui.desktop import CannotOpen

    def refuse(_: Path) -> None:
        raise CannotOpen("nothing here")

    open_report(pilot).file.open_file = refuse
    pilot.tap("Open")
    settle(pilot)
    assert pilot.shows("No program here opened the PDF. Save it, then open it from its folder.")


def test_why_i_came_is_kept_and_printed(pilot: Any, diary: Diary) -> None:
    """Leaving the field keeps it; the page is drawn anew."""
    screen = open_report(pilot)
    before = screen.preview.ids.page.picture.rgba
    pilot.type("Why I came, in your words", "My eyelid flutters.")
    pilot.key("tab")
    settle(pilot)
    assert diary.profile().story == "My eyelid flutters."
    assert screen.preview.ids.page.picture.rgba != before


def test_key_facts_go_to_the_clipboard(pilot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the dots."""
    from kivy.core.clipboard import Clipboard

    copied: list[str] = []
    monkeypatch.setattr(Clipboard, "copy", copied.append)
    open_report(pilot)
    pilot.tap("More for the report")
    pilot.tap("Copy key facts")
    settle(pilot)
    assert pilot.shows("Copied: the key facts")
    assert "Alex Example" in copied[0]


def test_a_chosen_period_is_that_of_the_page(pilot: Any, folder: Path) -> None:
    """And of the file."""
    screen = open_report(pilot)
    pilot.tap("Choose")
    pilot.type("From", "1 Oct")
    pilot.type("To", "31 Oct")
    pilot.tap("Show")
    settle(pilot)
    assert pilot.find("1 Oct – 31 Oct").selected
    assert screen.presenter.facts()().count("1 Oct – 31 Oct 2026") == 1


def test_wide_has_the_page_beside_what_goes_in(fly: Any, folder: Path) -> None:
    """400 and the rest; the page is as high as there is room."""
    pilot = start(fly, folder, size=(1180, 800))
    screen = open_report(pilot)
    assert screen.ids.wide_page.picture is not None
    assert screen.ids.wide_page.width == pytest.approx(526, abs=4)
    assert pilot.shows("1 page, A4")
    pilot.tap("Enlarge the page")
    settle(pilot)
    assert pilot.shows("Page 1 of 1")


@pytest.mark.parametrize("style", ["light", "dark"])
def test_the_report_looks_as_accepted(fly: Any, folder: Path, looks_like: Any, style: str) -> None:
    """The made-up year, the whole scroll."""
    pilot = start(fly, folder, theme=style, size=(412, 1100))
    open_report(pilot)
    pilot.wait(2)  # the scroll bar fades
    looks_like(pilot, f"report-{style}")


def test_the_wide_report_looks_as_accepted(fly: Any, folder: Path, looks_like: Any) -> None:
    """Two panes."""
    pilot = start(fly, folder, size=(1180, 800))
    open_report(pilot)
    pilot.wait(2)  # the scroll bar fades
    looks_like(pilot, "report-wide")
