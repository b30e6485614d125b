"""Bother, note and further factors of a day."""

from datetime import date

import pytest

from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import OwnFactor, Profile
from twitchlog.ui.presenters.day_more import DayMorePresenter

DAY = date(2026, 11, 22)


@pytest.fixture
def more(diary):
    return DayMorePresenter(diary, DAY)


def test_everything_the_vocabulary_asks_is_there_but_the_three_of_the_card(more):
    """Caffeine, sleep and stress are on the card already."""
    keys = [ask.key for ask in more.state().factors]
    assert "alcohol_g" in keys
    assert not {"caffeine_mg", "sleep_h", "stress"} & set(keys)


def test_what_is_tracked_is_asked_and_what_is_noted_stays_visible(more, diary):
    """Only the chosen ones, the person's own, and those that have a value."""
    diary.save_profile(
        Profile(tracked=("caffeine_mg", "alcohol_g"), own_factors=(OwnFactor("own_gum", "Chewing gum", "number"),))
    )
    more.set_factor("illness", True)
    assert [ask.key for ask in more.state().factors] == ["alcohol_g", "own_gum", "illness"]


def test_answers_are_saved_and_taken_back(more, diary):
    """A scale, an amount, a yes/no and a note."""
    more.set_bother(0)
    more.type_amount("alcohol_g", "12,5")
    more.set_factor("illness", False)
    more.set_note("slept badly")
    day = diary.checkin(DAY)
    assert (day.bother, day.factors["alcohol_g"], day.factors["illness"], day.note) == (0, 12.5, False, "slept badly")
    assert more.set_note("slept badly") is None
    more.set_bother(None)
    more.type_amount("alcohol_g", " ")
    assert diary.checkin(DAY).bother is None
    assert "alcohol_g" not in diary.checkin(DAY).factors


@pytest.mark.parametrize("text", ["some", "-1", "nan", "inf"])
def test_impossible_amounts_are_refused(more, diary, text):
    """Named, and nothing written."""
    with pytest.raises(Invalid) as refused:
        more.type_amount("alcohol_g", text)
    assert refused.value.message.startswith("Alcohol must be")
    assert diary.checkin(DAY) is None
