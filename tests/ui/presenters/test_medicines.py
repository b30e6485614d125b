"""The list of medicines and the form of one."""

import json
from datetime import date
from typing import Any

import pytest

from tests.clock import FrozenClock
from twitchlog.domain.person import DoseChange, Medicine
from twitchlog.ui.presenters.medicine_form import MedicineFormPresenter
from twitchlog.ui.presenters.medicines import MedicinesPresenter, facts

FULL = Medicine(
    "a",
    "Magnesium",
    "300 mg evenings",
    supplement=True,
    start=date(2026, 10, 5),
    changes=(DoseChange(date(2026, 11, 1), "up", "400 mg"),),
    note="with food",
)


def form(diary, medicine=None):
    return MedicineFormPresenter(diary, FrozenClock(), medicine)


@pytest.mark.parametrize(
    ("medicine", "said"),
    [
        (FULL, "Supplement · 400 mg · since 5 Oct 2026 · up on 1 Nov 2026"),
        (Medicine("b", "X"), "Dose and dates not noted"),
        (Medicine("b", "X", "75 µg", stop=date(2026, 1, 2)), "75 µg · until 2 Jan 2026"),
        (Medicine("b", "X", start=date(2025, 1, 2), stop=date(2026, 1, 2)), "2 Jan 2025 – 2 Jan 2026"),
    ],
)
def test_the_line_of_a_medicine(medicine, said):
    """The dose now, and its dates."""
    assert facts(medicine) == said


def test_stopped_ones_stand_below(diary):
    """One that stops in the future is still taken."""
    diary.put(
        FULL,
        Medicine("b", "Ibuprofen", stop=date(2026, 11, 1)),
        Medicine("c", "Ibuprofen", stop=date(2026, 12, 1)),
        label="x",
    )
    state = MedicinesPresenter(diary, FrozenClock()).state()
    assert [(row.title, row.once) for row in state.taken] == [("Magnesium", True), ("Ibuprofen", False)]
    assert [row.title for row in state.stopped] == ["Ibuprofen"]


def test_a_medicine_is_deleted_and_comes_back_by_undo(diary):
    """As any other entry."""
    diary.put(FULL, label="x")
    change = MedicinesPresenter(diary, FrozenClock()).delete("a")
    assert diary.medicines() == []
    assert change is not None
    diary.undo(change.id)
    assert diary.medicines() == [FULL]


def test_a_form_saved_untouched_changes_nothing(diary):
    """All it shows is read back as it was."""
    diary.put(FULL, label="x")
    edit = form(diary, FULL)
    assert not edit.touched
    edit.save()
    assert diary.medicines() == [FULL]


def test_a_form_filled_in_is_saved(diary):
    """Dates are read as typed; an empty dose change is not kept."""
    new = form(diary)
    new.set(name=" Levothyroxine ", dose="75 µg", tag="other", start="1.6.2017", stop="")
    new.add_change()
    new.set_change(0, day="1 Nov 2026", step="down", dose="50 µg")
    new.add_change()
    assert new.touched
    assert new.save().label == "Saved: Levothyroxine"
    assert not new.touched
    kept = diary.medicines()[0]
    assert (kept.name, kept.start, kept.stop, kept.tag) == ("Levothyroxine", date(2017, 6, 1), None, "other")
    assert kept.changes == (DoseChange(date(2026, 11, 1), "down", "50 µg"),)


def test_every_wrong_field_is_said_at_once_and_nothing_is_saved(diary):
    """Each beside its field."""
    new = form(diary)
    new.set(start="soon", stop="31 Feb 2026")
    new.add_change()
    new.set_change(0, dose="50 µg")
    assert new.save() is None
    assert set(new.errors) == {"name", "start", "stop", "day 0", "step 0"}
    assert diary.medicines() == []
    new.set(name="X", start="2 Jan 2026", stop="1 Jan 2026")
    new.remove_change(0)
    assert new.save() is None
    assert new.errors == {"stop": "Stop 1 Jan 2026 is before the start 2 Jan 2026."}


def test_a_date_is_said_as_it_was_read(diary):
    """Only where it was typed otherwise."""
    new = form(diary)
    assert new.resolved("Start", "1.6.2017") == "1 Jun 2017"
    assert new.resolved("Start", "1 jun 2017") == ""
    assert new.resolved("Start", "soon") == ""


def test_what_is_typed_is_given_to_be_kept_and_comes_back(diary):
    """Until it is saved, discarded or as it was; so no crash takes it."""
    kept: list[dict[str, Any] | None] = []
    first = MedicineFormPresenter(diary, FrozenClock(), FULL, None, kept.append)
    first.set(dose="500 mg")
    first.set_change(0, dose="600 mg")
    draft = json.loads(json.dumps(kept[-1]))  # as it lies on the disk
    again = MedicineFormPresenter(diary, FrozenClock(), FULL, draft, kept.append)
    assert (again.typed, again.touched) == (first.typed, True)
    again.set_change(0, dose="400 mg")
    again.set(dose=FULL.dose)
    assert kept[-1] is None  # as it was: nothing is left to be kept
    first.discard()
    assert (first.touched, kept[-1]) == (False, None)
    again.set(name="Mg")
    again.save()
    assert [data and data["name"] for data in kept[-2:]] == ["Mg", None]


@pytest.mark.parametrize(
    "draft",
    [None, {}, {"changes": 3}, {"changes": [], "name": 5}, {"changes": [{"step": "sideways"}]}, {"changes": [[]]}],
)
def test_a_draft_that_makes_no_sense_is_none(diary, draft):
    """As after a newer twitchlog, or a hand in the file."""
    assert not MedicineFormPresenter(diary, FrozenClock(), FULL, draft).touched
