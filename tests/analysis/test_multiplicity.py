"""Several questions to one diary, against scipy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from twitchlog.analysis.multiplicity import adjusted, of_two_lags


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_benjamini_hochberg_is_scipys(ps):
    assert adjusted(ps) == pytest.approx(list(stats.false_discovery_control(ps, method="bh")))


def test_no_suspect_needs_no_adjusting():
    assert adjusted([]) == []


def test_two_lags_double_the_smaller_p_and_never_exceed_one():
    assert of_two_lags([0.01, 0.5]) == 0.02
    assert of_two_lags([0.9, 0.6]) == 1.0
