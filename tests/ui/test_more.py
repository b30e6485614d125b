"""More and its pages, by touches and keys, on a real diary."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.factories import make_episode
from twitchlog.domain.person import DoseChange, Medicine, Profile
from twitchlog.store import CannotSave, Diary

WIDE = (1180, 800)
PERCENT = "\N{NO-BREAK SPACE}%"
PERSON = Profile(
    name="Alex Example",
    born=date(1988, 3, 14),
    began="2025-05",
    story="Twitches in both calves since spring, and now an eyelid.",
    course="same",
    conditions=("Hypothyroidism (2017)",),
    family="No muscle or nerve illness",
    questions=("Does the eyelid belong to the same thing?", "What should make me come back sooner?"),
)
MEDICINES = (
    Medicine("m1", "Magnesium", "300 mg evenings", supplement=True, start=date(2026, 10, 5)),
    Medicine(
        "m2",
        "Levothyroxine",
        "75 µg",
        tag="other",
        start=date(2017, 6, 1),
        changes=(DoseChange(date(2026, 9, 1), "up", "88 µg"),),
    ),
    Medicine("m3", "Ibuprofen", "400 mg", start=date(2026, 8, 3), stop=date(2026, 8, 9)),
)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def diary(tmp_path: Path, clock: FrozenClock) -> Any:
    diary = Diary.open(tmp_path / "diary", clock)
    yield diary
    diary.close()


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


def add_line(pilot: Any, field: str, text: str) -> None:
    """Type a line and press Enter."""
    pilot.type(field, text)
    pilot.find(field).dispatch("on_text_validate")
    pilot.frame(3)


def test_the_list_has_only_what_can_be_done(more: Any) -> None:
    """Five rows, and the five places."""
    assert more.names() == [
        "Medicines and supplements",
        "About you",
        "Look and text size",
        "Diary folder, export, import",
        "About twitchlog",
        *("Today", "History", "Patterns", "Report", "More"),
    ]
    assert more.shows("None noted")
    assert more.shows(f"Follows the system, 100{PERCENT}")


@pytest.mark.parametrize("size", [(412, 860), WIDE])
@pytest.mark.parametrize(
    "page",
    ["Medicines and supplements", "About you", "Look and text size", "Diary folder, export, import", "About twitchlog"],
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


# -- about you


def test_what_is_typed_is_kept_without_a_button(more: Any, diary: Diary) -> None:
    """Half a second after the last letter, and at once on leaving."""
    more.tap("About you")
    more.type("Name", "Alex")
    assert diary.profile().name == ""
    more.wait(0.6)
    assert diary.profile().name == "Alex"
    more.type("When it began", "May 2025")
    more.tap("Back")
    assert diary.profile().began == "2025-05"


def test_a_wrong_birth_date_stays_with_its_sentence(more: Any, diary: Diary) -> None:
    """The rest is saved; coming back, it still stands there."""
    more.tap("About you")
    more.type("Birth date", "14 Marz 1988")
    more.wait(0.6)
    assert not more.shows("is not a date")  # still being typed
    more.type("In the family", "None known")
    more.wait(0.6)
    assert more.shows("Birth date “14 Marz 1988” is not a date twitchlog can read.")
    more.tap("Back")
    assert diary.profile() == Profile(family="None known")
    more.tap("About you")
    assert more.find("Birth date").text == "14 Marz 1988"
    assert more.shows("is not a date twitchlog can read")
    more.type("Birth date", "14.3.1988")
    more.tap("Back")
    assert diary.profile().born == date(1988, 3, 14)
    more.tap("About you")
    assert more.find("Birth date").text == "14 Mar 1988"


def test_what_is_typed_is_kept_when_the_window_ends(more: Any, diary: Diary, clock: FrozenClock) -> None:
    """Also a line that was not added yet."""
    more.tap("About you")
    more.type("Name", "Alex")
    more.type("Add a question", "Is it the coffee?")
    more.app.dispatch("on_stop")
    again = Diary.open(diary.folder, clock)
    try:
        assert (again.profile().name, again.profile().questions) == ("Alex", ("Is it the coffee?",))
    finally:
        again.close()


def test_a_full_disk_loses_nothing_typed(more: Any, diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, stands there on coming back, and is kept once there is room."""

    def full(*_: object, **__: object) -> None:
        raise CannotSave("The disk is full.")

    more.tap("About you")
    with monkeypatch.context() as broken:
        broken.setattr(diary, "save_profile", full)
        more.type("Name", "Alex")
        more.type("Add a condition", "Asthma")
        more.tap("Worse")
        assert more.find("Worse").value == ""
        more.tap("Back")
        assert more.shows("The disk is full.")
    more.tap("About you")
    assert (more.find("Name").text, more.find("Add a condition").text) == ("Alex", "Asthma")
    more.tap("Back")
    assert diary.profile() == Profile(name="Alex", conditions=("Asthma",))


def test_by_keyboard_alone(more: Any, diary: Diary) -> None:
    """Tab to the row, Enter, Tab to the field, type, Escape twice."""
    while more.focused() != "About you":
        more.key("tab")
    more.key("enter")
    while more.focused() != "Name":
        more.key("tab")
    from kivy.core.window import Window

    Window.dispatch("on_textinput", "A")
    while more.focused() != "Worse":
        more.key("tab")
    more.key("enter")
    more.key("escape")
    assert more.app.shell.page is None
    assert (diary.profile().name, diary.profile().course) == ("A", "worse")


def test_better_same_worse_by_touch(more: Any, diary: Diary) -> None:
    """A second tap takes the answer back."""
    more.tap("About you")
    more.tap("Worse")
    assert diary.profile().course == "worse"
    more.tap("Worse")
    assert diary.profile().course is None


def test_questions_are_added_ordered_changed_and_removed(more: Any, diary: Diary) -> None:
    """Removing can be undone."""
    more.tap("About you")
    add_line(more, "Add a question", "First?")
    more.type("Add a question", "Second?")
    more.tap("Keep the question")
    assert diary.profile().questions == ("First?", "Second?")
    assert more.find("Add a question").text == ""
    more.tap("More for question 2")
    more.tap("Move up")
    assert diary.profile().questions == ("Second?", "First?")
    more.tap("Question 1")
    more.type("Question", "Second, really?")
    more.tap("Save")
    assert diary.profile().questions == ("Second, really?", "First?")
    more.tap("More for question 1")
    more.tap("Remove")
    assert diary.profile().questions == ("First?",)
    assert more.shows("Removed: Second, really?")
    more.tap("Undo")
    assert diary.profile().questions == ("Second, really?", "First?")


def test_news_from_elsewhere_does_not_touch_what_is_being_typed(more: Any, diary: Diary) -> None:
    """Another window saved the profile meanwhile."""
    more.tap("About you")
    more.type("How it began, and why you came", "Since spr")
    diary.save_profile(Profile(name="Alex", conditions=("Asthma",)))
    more.frame(3)
    assert more.find("How it began, and why you came").text == "Since spr"
    assert more.find("Name").text == "Alex"
    assert more.shows("Asthma")
    more.tap("Back")
    assert diary.profile() == Profile(name="Alex", conditions=("Asthma",), story="Since spr")


# -- medicines


def test_a_medicine_from_the_empty_page_to_the_list(more: Any, diary: Diary) -> None:
    """Add, save, undo."""
    more.tap("Medicines and supplements")
    assert more.shows("No medicines yet")
    more.tap("Add a medicine")
    more.tap("Save")
    assert more.shows("A medicine needs its name.")
    more.type("Name", "Magnesium")
    more.type("Dose", "300 mg evenings")
    more.tap("A supplement")
    more.type("Start", "5.10.2026")
    assert more.shows("5 Oct 2026")
    more.tap("Add a dose change")
    more.type("Date of dose change 1", "1 Nov 2026")
    more.tap("Dose change 1: Up")
    more.type("New dose of change 1", "400 mg")
    more.tap("Other")
    more.tap("Save")
    assert more.app.shell.layers == []
    kept = diary.medicines()[0]
    assert (kept.name, kept.supplement, kept.start, kept.tag) == ("Magnesium", True, date(2026, 10, 5), "other")
    assert kept.changes == (DoseChange(date(2026, 11, 1), "up", "400 mg"),)
    assert more.shows("Supplement · 400 mg · since 5 Oct 2026")
    assert more.shows("Saved: Magnesium")
    more.tap("Back")
    assert "Magnesium" in more.texts()
    more.tap("Undo")
    assert diary.medicines() == []
    assert more.shows("None noted")


def test_a_medicine_is_stopped_and_deleted(more: Any, full: Diary) -> None:
    """Stopped ones stand below; deleting can be undone."""
    more.tap("Medicines and supplements")
    more.tap("Magnesium")
    more.type("Stop", "yesterday")
    more.tap("Save")
    assert more.shows("5 Oct 2026 – 22 Nov 2026")
    more.tap("Magnesium")
    more.tap("Delete")
    assert [medicine.id for medicine in full.medicines()] == ["m2", "m3"]
    more.wait(9)  # the message of the save
    assert more.shows("Deleted: Magnesium")
    more.tap("Undo")
    assert len(full.medicines()) == 3


def test_a_form_left_with_something_typed_asks(more: Any, full: Diary) -> None:
    """Escape, then go on, then discard."""
    more.tap("Medicines and supplements")
    more.tap("Levothyroxine")
    more.type("Dose", "100 µg")
    more.key("escape")
    assert more.shows("Save the changes?")
    more.tap("Keep editing")
    more.tap("Close")
    more.tap("Discard")
    assert more.app.shell.layers == []
    assert full.medicines()[1].dose == "75 µg"
    more.tap("Levothyroxine")
    more.key("escape")
    assert more.app.shell.layers == []


def test_a_note_of_a_megabyte_is_kept_whole(more: Any, diary: Diary) -> None:
    """The form shows its beginning."""
    diary.put(Medicine("m", "Magnesium", note="word " * 200_000), label="x")
    more.tap("Medicines and supplements")
    more.tap("Magnesium")
    more.type("Dose", "300 mg")
    more.tap("Save")
    assert (diary.medicines()[0].dose, len(diary.medicines()[0].note)) == ("300 mg", 1_000_000)


# -- look


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


# -- files


def test_export_and_import_by_touch(more: Any, diary: Diary, tmp_path: Path) -> None:
    """Out, in again, in twice, undone."""
    diary.add(make_episode())
    out = tmp_path / "out.json"
    more.tap("Diary folder, export, import")
    assert more.shows(str(diary.folder))
    assert more.shows("1 episode")
    more.type("Export to", str(out))
    more.tap("Export")
    more.until(lambda: more.shows("1 entry exported to out.json"))
    assert len(json.loads(out.read_text())["episodes"]) == 1
    diary.delete(diary.episodes()[0].id)
    more.type("Import from", str(out))
    more.tap("Import")
    more.until(lambda: more.shows("1 added, 0 changed, 0 unchanged."))
    assert len(diary.episodes()) == 1
    more.wait(9)  # the message of the export
    more.tap("Undo")
    assert diary.episodes() == []


def test_an_existing_file_is_asked_about(more: Any, tmp_path: Path) -> None:
    """Cancel leaves it, Replace does not."""
    out = tmp_path / "out.json"
    out.write_text("mine")
    more.tap("Diary folder, export, import")
    more.type("Export to", str(out))
    more.tap("Export")
    assert more.shows("out.json is there already.")
    more.tap("Cancel")
    assert out.read_text() == "mine"
    more.tap("Export")
    more.tap("Replace")
    more.until(lambda: more.shows("exported to out.json"))
    assert "twitchlog" in out.read_text()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no file"),
        ("hello", "is not a twitchlog file"),
        ('{"format": "twitchlog", "version": 1, "episodes": [{}]}', "episode 1"),
    ],
)
def test_a_bad_file_is_refused_beside_its_field(
    more: Any, diary: Diary, tmp_path: Path, content: str | None, said: str
) -> None:
    """And nothing is written."""
    path = tmp_path / "in.json"
    if content is not None:
        path.write_text(content)
    more.tap("Diary folder, export, import")
    more.type("Import from", str(path))
    more.tap("Import")
    more.until(lambda: more.shows(said))
    assert diary.episodes() == []
    assert not more.find("Import").disabled


# -- about, wide


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


# -- pictures


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
