"""Medicines and their form, by touches and keys."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.ui.harness import flying
from tests.ui.person import MEDICINES, PERSON
from twitchlog.domain.person import DoseChange, Medicine
from twitchlog.store import Diary
from twitchlog.ui.app import TwitchlogApp


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


def test_a_half_typed_medicine_outlives_the_window(diary: Diary, clock: FrozenClock) -> None:
    """As after a power cut: the next start offers it, and the form is as it was."""
    first = TwitchlogApp(diary=diary, clock=clock)
    with flying(first) as pilot:
        pilot.tap("More")
        pilot.tap("Medicines and supplements")
        pilot.tap("Add a medicine")
        pilot.type("Name", "Magnesium")
        pilot.type("Dose", "300 mg")
        pilot.tap("A supplement")
        pilot.wait(1)
    with flying(TwitchlogApp(diary=diary, clock=clock)) as pilot:
        pilot.wait(2)
        assert pilot.shows("You have an unsaved medicine: Magnesium")
        pilot.tap("Continue")
        pilot.frame(4)
        assert (pilot.find("Name").text, pilot.find("Dose").text) == ("Magnesium", "300 mg")
        assert pilot.shows("What you had typed here is back; it is not saved yet.")
        pilot.tap("Save")
        assert [(one.name, one.supplement) for one in diary.medicines()] == [("Magnesium", True)]
        pilot.wait(1)
    assert not (diary.folder / "drafts.json").exists()


def test_what_was_typed_can_be_discarded(more: Any, full: Diary) -> None:
    """The message takes it back to what is saved; so does Discard when leaving."""
    more.tap("Medicines and supplements")
    more.tap("Magnesium")
    more.type("Dose", " at night")
    more.wait(1)
    more.key("escape")
    more.tap("Discard")
    more.wait(1)
    assert more.app.drafts.forms() == {}
    assert not (full.folder / "drafts.json").exists()
    more.tap("Magnesium")
    assert "at night" not in more.find("Dose").text
