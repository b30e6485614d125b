"""Student's t, against scipy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from twitchlog.analysis.student import quantile, two_sided_tail


@given(st.floats(0, 200), st.floats(0.3, 5000))
def test_the_tail_is_scipys(t, df):
    assert two_sided_tail(t, df) == pytest.approx(2 * stats.t.sf(t, df), rel=1e-8, abs=1e-12)


@given(st.floats(0.6, 0.9999), st.floats(1, 5000))
def test_the_quantile_is_scipys(p, df):
    assert quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-8, abs=1e-9)
