"""The month one chooses a day from."""

from datetime import date

import pytest

from tests.clock import FrozenClock
from tests.factories import make_episode
from twitchlog.store import Diary
from twitchlog.ui.presenters.month import MonthPresenter


@pytest.fixture
def month(tmp_path):
    clock = FrozenClock("2026-11-23T19:42:00")
    diary = Diary.open(tmp_path / "diary", clock)
    diary.add(make_episode("2026-11-20T10:00:00+01:00"))
    yield MonthPresenter(diary, clock, date(2026, 11, 22))
    diary.close()


def test_a_month_marks_its_days_and_those_to_come(month):
    """November 2026 begins on a Sunday; the 24th has not come yet."""
    state = month.state()
    assert (state.title, state.blanks, len(state.marks), state.last_month) == ("November 2026", 6, 30, True)
    kinds = [mark.kind for mark in state.marks]
    assert (kinds[18], kinds[19], kinds[20], kinds[23]) == ("before", "count", "missing", "future")
    assert [mark.day.day for mark in state.marks if mark.selected] == [22]


def test_months_step_back_over_the_year_but_not_past_this_one(month):
    """Eleven back is December of last year; forward ends at November."""
    month.step(-11)
    assert (month.state().title, month.state().last_month) == ("December 2025", False)
    month.step(+40)
    assert month.state().title == "November 2026"
