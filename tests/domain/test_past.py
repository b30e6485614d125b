"""The times a diary can hold: one rule for what is typed and what is imported."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.factories import make_checkin, make_episode
from twitchlog.domain.checkin import Drink
from twitchlog.domain.errors import Invalid
from twitchlog.domain.past import refuse_impossible
from twitchlog.domain.period import Period
from twitchlog.domain.person import DoseChange, Mark, Medicine, Profile, SymptomCheck, Threshold, Visit

NOW = FrozenClock().now()
FIRST, BEFORE = date(1900, 1, 1), date(1899, 12, 31)
MADE: list[Callable[[date], Any]] = [
    lambda day: make_episode(f"{day}T12:00:00+01:00"),
    lambda day: make_checkin(day),
    lambda day: make_checkin(drinks=(Drink("Tea", 40, at=datetime.fromisoformat(f"{day}T12:00:00+01:00")),)),
    lambda day: Medicine("m", "Magnesium", start=day),
    lambda day: Medicine("m", "Magnesium", changes=(DoseChange(day, "up"),)),
    lambda day: SymptomCheck(day, {}),
    lambda day: Visit("v", day),
    lambda day: Mark("m", day, "x"),
    lambda day: Threshold("caffeine_mg", 200, day),
    lambda day: Profile(born=day),
]


@pytest.mark.parametrize("make", MADE)
def test_nothing_is_before_1900(make: Callable[[date], Any]) -> None:
    """Whoever lived then keeps no diary; a year of few digits is a slip."""
    refuse_impossible(make(FIRST), NOW)
    with pytest.raises(Invalid, match=r"(1899-12-31|0003-01-01) is too long ago: the earliest day is 1900-01-01\."):
        refuse_impossible(make(BEFORE), NOW)
    with pytest.raises(Invalid, match="is too long ago"):
        refuse_impossible(make(date(3, 1, 1)), NOW)


def test_a_period_has_one_before_it_unless_the_calendar_begins_with_it() -> None:
    """Its length is cut where the calendar begins; nothing overflows."""
    assert Period(date(2026, 3, 1), date(2026, 3, 31)).before() == Period(date(2026, 1, 29), date(2026, 2, 28))
    assert Period(date(3, 1, 1), date(2026, 11, 23)).before() == Period(date.min, date(2, 12, 31))
    assert Period(date.min, date(2026, 11, 23)).before() is None
    assert Period.ending(date(1, 1, 5), 90) == Period(date.min, date(1, 1, 5))
