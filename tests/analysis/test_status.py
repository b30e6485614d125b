"""Enough data or not, and how many more days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchlog.analysis.status import Basis, more_days


@pytest.mark.parametrize(
    "high, other, total, too_early, enough",
    [
        (14, 13, 100, True, False),  # 27 days
        (14, 14, 100, False, False),
        (7, 40, 100, True, False),  # 7 high days
        (40, 7, 100, True, False),
        (14, 14, 19, True, False),  # 19 twitches
        (30, 29, 100, False, False),  # 59 days
        (30, 30, 100, False, True),
        (9, 60, 100, False, False),  # 9 a side
        (10, 50, 20, False, True),
    ],
)
def test_the_least_there_must_be(high, other, total, too_early, enough):
    basis = Basis(high, other, total)
    assert (basis.too_early, basis.enough) == (too_early, enough)


@pytest.mark.parametrize(
    "basis, needed",
    [
        (Basis(5, 5, 20), 18),
        (Basis(0, 0, 0), 28),
        (Basis(4, 36, 100), 40),  # one high day in ten: four more take forty days
        (Basis(20, 20, 10), 40),
        (Basis(0, 40, 100), None),
        (Basis(20, 20, 0), None),
        (Basis(20, 20, 60), 0),
    ],
)
def test_how_many_more_days_it_takes(basis, needed):
    assert more_days(basis) == needed


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 300))
def test_more_days_are_asked_for_exactly_while_it_is_too_early(high, other, total):
    basis = Basis(high, other, total)
    assert basis.too_early == (more_days(basis) != 0)
