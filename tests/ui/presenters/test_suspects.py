"""Choosing the main suspects: up to three, the dates kept."""

from datetime import date

import pytest

from tests.clock import FrozenClock
from twitchlog.domain.person import OwnFactor, Profile, Suspect
from twitchlog.store import Diary
from twitchlog.ui.presenters.suspects import FULL, SuspectsPresenter

CLOCK = FrozenClock("2026-11-23T19:42:00")
LONG_AGO = date(2026, 1, 5)


@pytest.fixture
def diary(tmp_path):
    diary = Diary.open(tmp_path / "diary", CLOCK)
    diary.save_profile(
        Profile(
            suspects=(Suspect("caffeine_mg", LONG_AGO),), own_factors=(OwnFactor("own_chilli", "Chilli", "yes_no"),)
        )
    )
    yield diary
    diary.close()


def test_ones_own_factors_can_be_chosen_too(diary):
    """After those of the vocabulary."""
    assert SuspectsPresenter(diary, CLOCK).state().options[-1] == ("own_chilli", "Chilli")


def test_a_new_one_gets_todays_date_and_the_old_one_keeps_its_own(diary):
    """The date is what makes it a suspect named beforehand."""
    form = SuspectsPresenter(diary, CLOCK)
    form.toggle("stress")
    assert form.state().line == "Caffeine since 5 Jan; Stress from today."
    form.save()
    assert diary.profile().suspects == (Suspect("caffeine_mg", LONG_AGO), Suspect("stress", date(2026, 11, 23)))


def test_a_fourth_is_refused_in_words(diary):
    """Until another is taken away."""
    form = SuspectsPresenter(diary, CLOCK)
    for key in ("stress", "sleep_h", "alcohol_g"):
        form.toggle(key)
    assert form.state().line == FULL
    assert form.state().chosen == ("caffeine_mg", "stress", "sleep_h")
    form.toggle("stress")
    form.toggle("alcohol_g")
    assert form.state().chosen == ("caffeine_mg", "sleep_h", "alcohol_g")


def test_taking_one_away_and_naming_it_again_before_saving_keeps_its_date(diary):
    """A slip of the finger costs nothing."""
    form = SuspectsPresenter(diary, CLOCK)
    form.toggle("caffeine_mg")
    assert form.state().line == "None is named."
    form.toggle("caffeine_mg")
    assert form.save() is None
    assert diary.profile().suspects == (Suspect("caffeine_mg", LONG_AGO),)


def test_the_rest_of_the_profile_stays(diary):
    """Also what was changed meanwhile."""
    form = SuspectsPresenter(diary, CLOCK)
    form.toggle("stress")
    form.save()
    assert diary.profile().own_factors[0].name == "Chilli"
