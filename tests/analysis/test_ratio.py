"""The rate ratio against other people's code: a quasi-Poisson fit by scipy, and shifts written out one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from twitchlog.analysis.nuisance import nuisance
from twitchlog.analysis.poisson import fit_poisson
from twitchlog.analysis.ratio import Ratio, lagged, rate_ratio
from twitchlog.analysis.shifts import inflation, scores, thinning, unexplained

MONDAY, THURSDAY = 0, 3


def made_up(days: int, ratio: float, seed: int, missing: float = 0.2):
    """Days independent of each other, with a weekday rhythm, and the true ratio on high days."""
    chance = np.random.default_rng(seed)
    high = (chance.random(days) < 0.45).astype(float)
    weekday = np.arange(days) % 7
    y = chance.poisson(3 * np.exp(0.3 * (weekday >= 5)) * ratio**high).astype(float)
    y[chance.random(days) < missing] = np.nan
    high[chance.random(days) < 0.1] = np.nan
    return y, high


def ratio_of(y, high, first_weekday) -> Ratio:
    found = rate_ratio(y, high, first_weekday)
    assert found is not None
    return found


def quasi_poisson(y, high, first_weekday):
    """The same model without a ridge, by scipy's minimiser: ratio, and its error widened by the Pearson dispersion."""
    known = ~np.isnan(y) & ~np.isnan(high)
    columns = np.column_stack([nuisance(len(y), first_weekday, known.sum()), high])[known]
    seen = y[known]

    def loss(b):
        level = columns @ b
        return float((np.exp(level) - seen * level).sum())

    def slope(b):
        return columns.T @ (np.exp(columns @ b) - seen)

    start = np.zeros(columns.shape[1])
    start[0] = np.log(seen.mean())
    found = optimize.minimize(loss, start, jac=slope, method="BFGS", options={"gtol": 1e-8, "maxiter": 5000})
    mean = np.exp(columns @ found.x)
    dispersion = ((seen - mean) ** 2 / mean).sum() / (len(seen) - columns.shape[1])
    information = (columns.T * mean) @ columns
    return float(np.exp(found.x[-1])), float(np.sqrt(dispersion * np.linalg.inv(information)[-1, -1]))


@pytest.mark.parametrize("ratio", [0.6, 1.0, 1.9])
@pytest.mark.parametrize("days, first_weekday", [(70, THURSDAY), (200, MONDAY), (800, THURSDAY)])
def test_ratio_and_range_are_those_of_a_quasi_poisson_fit(days, first_weekday, ratio):
    """On days without memory the range is about the usual one; a true effect is part of the spread of the shifted
    scores, which makes it up to four tenths wider."""
    y, high = made_up(days, ratio, seed=days)
    found = ratio_of(y, high, first_weekday)
    value, error = quasi_poisson(y, high, first_weekday)
    assert found.value == pytest.approx(value, rel=0.01)
    wider = np.log(found.high / found.low) / 2 / 1.96 / error
    assert 0.85 < wider < (1.15 if ratio == 1 else 1.4)
    assert found.low < found.value < found.high


def test_p_agrees_with_a_rank_test_about_a_strong_and_about_no_effect():
    for ratio, seed in ((2.0, 1), (1.0, 6)):
        y, high = made_up(300, ratio, seed)
        known = ~np.isnan(y)
        ranks = stats.mannwhitneyu(y[known & (high == 1)], y[known & (high == 0)]).pvalue
        assert (ratio_of(y, high, MONDAY).p < 0.01) == (ranks < 0.01) == (ratio == 2.0)


def test_the_scores_of_all_shifts_are_those_computed_one_by_one():
    chance = np.random.default_rng(4)
    days = 53
    factor, residual, weight = chance.normal(size=days), chance.normal(size=days), chance.random(days) + 0.1
    columns = nuisance(days, THURSDAY, days)
    gram = (columns.T * weight) @ columns + 1e-6 * np.eye(columns.shape[1])
    expected = []
    for shift in range(days):
        moved = np.roll(factor, shift)
        explained = (columns.T * weight) @ moved
        information = (moved**2 * weight).sum() - explained @ np.linalg.solve(gram, explained)
        expected.append((moved * residual).sum() / np.sqrt(information))
    found = scores(factor, residual, weight, columns)
    # The correlation runs backwards: shift s of one is shift -s of the other. All of them together are the same.
    assert found[0] == pytest.approx(expected[0])
    assert sorted(found) == pytest.approx(sorted(expected))
    complete = np.ones(days)
    assert inflation(found, factor, residual, complete) == pytest.approx(
        max(0.5, np.sqrt(np.mean(np.square(expected[1:]))))
    )


def test_a_shift_weighs_as_many_days_as_are_known_at_it():
    """Written out one by one: the days known at each shift, and the pairs of days known at each lag."""
    chance = np.random.default_rng(7)
    days = 47
    observed = (chance.random(days) < 0.6).astype(float)
    observed[:15] = 0
    factor, residual = chance.normal(size=days).cumsum() * observed, chance.normal(size=days).cumsum() * observed
    z = chance.normal(size=days)
    known = np.array([(observed * np.roll(observed, shift)).sum() for shift in range(days)])
    products = [(factor * np.roll(factor, k)).sum() * (residual * np.roll(residual, k)).sum() for k in range(days)]
    times = sum(each * known[0] / pairs for each, pairs in zip(products, known, strict=True) if pairs) / sum(products)
    assert thinning(factor, residual, observed) == pytest.approx(max(0.7, times))
    mean_square = np.average(z[1:] ** 2, weights=known[1:])
    assert inflation(z, factor, residual, observed) == pytest.approx(np.sqrt(mean_square * max(0.7, times)))
    assert thinning(factor, residual, np.ones(days)) == pytest.approx(1)


def test_what_is_left_of_a_factor_is_what_the_columns_do_not_explain():
    """A weighted least squares fit by numpy leaves the same."""
    chance = np.random.default_rng(8)
    columns, weight, factor = nuisance(90, MONDAY, 90), chance.random(90) + 0.1, chance.normal(size=90)
    root = np.sqrt(weight)
    fitted = np.linalg.lstsq(columns * root[:, None], factor * root, rcond=None)[0]
    assert unexplained(factor, weight, columns) == pytest.approx(factor - columns @ fitted, abs=1e-5)


def test_a_factor_noted_lately_says_the_same_however_long_the_diary_was_kept_before():
    """The years before add days on which nothing is held against anything: the range hardly moves."""
    chance = np.random.default_rng(3)
    level = np.repeat(chance.normal(size=100), 8)
    y, high = chance.poisson(3 * np.exp(0.7 * level)).astype(float), np.repeat(chance.integers(0, 2, 200), 4) * 1.0
    lately = np.where(np.arange(800) < 680, np.nan, high)
    alone, with_years = ratio_of(y[680:], high[680:], (MONDAY + 680) % 7), ratio_of(y, lately, MONDAY)
    assert with_years.value == pytest.approx(alone.value, rel=0.15)
    assert with_years.inflation == pytest.approx(alone.inflation, rel=0.2)


def test_the_fit_is_where_the_likelihood_is_highest():
    y, _ = made_up(120, 1.5, seed=9, missing=0)
    columns = nuisance(120, MONDAY, 120)
    ridge = np.full(columns.shape[1], 0.12)
    ridge[0] = 1e-8
    fit = fit_poisson(y, np.ones(120), columns, ridge)

    def loss(b):
        level = columns @ b
        return float((np.exp(level) - y * level).sum() + (ridge * b**2).sum() / 2)

    best = optimize.minimize(loss, fit.coefficients, method="Nelder-Mead", options={"maxiter": 4000, "fatol": 1e-12})
    assert loss(fit.coefficients) <= best.fun + 1e-8
    assert fit.standard_error(0) == pytest.approx(np.sqrt(np.linalg.inv(fit.information)[0, 0]))


def test_the_fit_is_found_also_where_only_a_part_of_the_days_is_known():
    """The columns of a slow trend hardly differ on the last weeks alone: plain steps of Newton's then never arrive."""
    day = np.arange(180)
    y = np.where((day >= 110) & (day < 116), 20.0, np.where(day < 107, 0.0, 3.0))
    known = ((day >= 90) & (day % 10 < 7)).astype(float)
    columns = nuisance(180, MONDAY, known.sum())
    ridge = np.full(columns.shape[1], 0.18)
    ridge[0] = 1e-8
    fit = fit_poisson(y, known, columns, ridge)
    slope = columns.T @ ((y - fit.mean) * known) - ridge * fit.coefficients
    assert slope == pytest.approx(0, abs=1e-3)
    assert fit.mean[known > 0].max() < 30


def test_turning_high_and_other_round_turns_the_ratio_round():
    y, high = made_up(150, 1.8, seed=3)
    one, other = ratio_of(y, high, MONDAY), ratio_of(y, 1 - high, MONDAY)
    assert one.value == pytest.approx(1 / other.value, rel=0.02)
    assert one.p == pytest.approx(other.p, rel=0.01)


def test_too_few_days_a_side_or_twitches_give_no_ratio():
    y = np.full(40, 2.0)
    high = np.zeros(40)
    assert rate_ratio(y, high, MONDAY) is None
    high[:4] = 1
    assert rate_ratio(y, high, MONDAY) is None
    high[4] = 1
    assert rate_ratio(y, high, MONDAY) is not None
    assert rate_ratio(y * 0.1, high, MONDAY) is None
    assert rate_ratio(np.full(40, np.nan), high, MONDAY) is None
    assert rate_ratio(np.empty(0), np.empty(0), MONDAY) is None


def test_yesterdays_factor_stands_beside_todays_outcome():
    values = np.array([1.0, 0.0, np.nan, 1.0])
    assert lagged(values, 1).tolist()[1:] == pytest.approx([1, 0, np.nan], nan_ok=True)
    assert np.isnan(lagged(values, 1)[0])
    assert lagged(values, 0).tolist() == pytest.approx(values.tolist(), nan_ok=True)
    assert len(lagged(np.empty(0), 1)) == 0


@pytest.mark.parametrize(
    "days, observed, expected", [(60, 60, 3), (120, 83, 4), (120, 84, 9), (3650, 3000, 31), (7, 7, 3)]
)
def test_the_nuisance_columns_are_an_intercept_the_weekday_and_the_slow_trend(days, observed, expected):
    columns = nuisance(days, THURSDAY, observed)
    assert columns.shape == (days, expected)
    assert (columns[:, 0] == 1).all()
    weekends = columns[:, 1] if observed < 84 else columns[:, [5, 6]].sum(axis=1) + 2 / 7
    assert {round(float(value), 6) for value in weekends[2:4]} != {round(float(value), 6) for value in weekends[:2]}


@given(
    st.lists(st.sampled_from([0, 1, 2, 500, None]), min_size=30, max_size=60), st.integers(0, 2**16), st.integers(0, 6)
)
def test_any_diary_gives_an_ordered_range_or_nothing(counts, seed, weekday):
    y = np.array([np.nan if count is None else float(count) for count in counts])
    high = (np.random.default_rng(seed).random(len(y)) < 0.5).astype(float)
    found = rate_ratio(y, high, weekday)
    if found is not None:
        assert 0 < found.low <= found.value <= found.high
        assert 0 <= found.p <= 1
        assert found.inflation >= 0.5
