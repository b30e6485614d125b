"""About you, by touches and keys: nothing typed is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.clock import FrozenClock
from twitchlog.domain.person import Profile
from twitchlog.store import CannotSave, Diary


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
