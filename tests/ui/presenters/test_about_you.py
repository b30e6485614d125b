"""About you: kept as typed, and nothing typed is lost."""

from datetime import date

import pytest

from tests.clock import FrozenClock
from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import Profile
from twitchlog.store import CannotSave, Change
from twitchlog.ui.presenters.about_you import EDITABLE, AboutYouPresenter


@pytest.fixture
def you(diary):
    return AboutYouPresenter(diary, FrozenClock())


def test_what_is_typed_is_kept_in_the_diary(you, diary):
    """In the shape of the exchange format: a date, a month, the words."""
    for field, text in (("name", " Alex "), ("born", "14 Mar 1988"), ("began", "May 2025"), ("story", "Calves.\nLid.")):
        you.type(field, text)
    you.keep()
    profile = diary.profile()
    assert (profile.name, profile.born, profile.began) == ("Alex", date(1988, 3, 14), "2025-05")
    assert profile.story == "Calves.\nLid."
    assert not you.waiting
    state = you.state()
    assert (state.born, state.born_help, state.began) == ("14 Mar 1988", "38 years old", "May 2025")


def test_a_wrong_birth_date_stays_typed_and_the_rest_is_saved(you, diary):
    """With a sentence; the date the diary had is kept, and typing a right one mends it."""
    diary.save_profile(Profile(born=date(1988, 3, 14)))
    you.type("born", "14 Marz 1988")
    you.type("name", "Alex")
    you.keep()
    state = you.state()
    assert state.born == "14 Marz 1988"
    assert "can read" in state.errors["born"]
    assert diary.profile() == Profile(name="Alex", born=date(1988, 3, 14))
    you.type("born", "")
    you.keep()
    assert you.state().errors == {}
    assert diary.profile().born is None


def test_what_could_not_be_saved_stays_typed(you, diary, monkeypatch):
    """A full disk loses nothing; the next time it is tried again."""

    def full(_):
        raise CannotSave("The disk is full.")

    you.type("story", "Since spring.")
    with monkeypatch.context() as broken:
        broken.setattr(diary, "save_profile", full)
        with pytest.raises(CannotSave):
            you.keep()
    assert you.state().story == "Since spring."
    you.keep()
    assert diary.profile().story == "Since spring."


def test_a_broken_character_is_refused_and_the_rest_is_saved(you, diary):
    """No file could hold it."""
    you.type("name", "A\ud800")
    you.type("family", "None known")
    you.keep()
    assert "broken character" in you.state().errors["name"]
    assert diary.profile() == Profile(family="None known")


def test_nothing_new_is_no_change(you, diary):
    """Leaving a field as it was writes nothing."""
    diary.save_profile(Profile(name="Alex"))
    heard: list[Change] = []
    diary.listen(heard.append)
    you.type("name", "Alex")
    you.keep()
    assert heard == []


def test_lines_are_added_changed_moved_and_removed(you, diary):
    """Questions keep their order, which the report prints."""
    for text in ("First?", "  Second? ", "Third?"):
        assert you.add("questions", text)
    assert not you.add("questions", "  ")
    you.move("questions", 2, -1)
    you.move("questions", 0, -1)
    you.change("questions", 0, "Really first?")
    assert diary.profile().questions == ("Really first?", "Third?", "Second?")
    assert you.remove("questions", 1) == "Third?"
    you.add("questions", "Fourth?")
    you.put_back("questions", 1, "Third?")
    assert diary.profile().questions == ("Really first?", "Third?", "Second?", "Fourth?")
    with pytest.raises(Invalid):
        you.change("questions", 0, " ")


def test_better_same_worse_can_be_taken_back(you, diary):
    """Not noted is not the same as the same."""
    you.set_course("worse")
    assert you.state().course == "worse"
    you.set_course(None)
    assert diary.profile().course is None


def test_a_story_of_a_megabyte_is_shown_shortened_and_kept_whole(you, diary):
    """A field would stand still with it."""
    diary.save_profile(Profile(story="word " * 200_000, name="Alex"))
    words = you.state().too_long["story"]
    assert len(words) < 400 < EDITABLE
    assert "1,000,000 characters" in words
    you.type("name", "Bo")
    you.keep()
    assert len(diary.profile().story) == 1_000_000
