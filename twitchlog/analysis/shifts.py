"""The score of a factor at every circular shift of it: how large it gets when the days don't belong together."""

from math import sqrt

import numpy as np

from twitchlog.analysis.matrices import quadratic, weighted_gram
from twitchlog.analysis.nuisance import Floats

RIDGE = 1e-6
LEAST_INFORMATION = 1e-6
LEAST_INFLATION, LEAST_THINNING = 0.5, 0.7


def scores(factor: Floats, residual: Floats, weight: Floats, columns: Floats) -> Floats:
    """z(s) = U(s) / sqrt(I(s)) for every circular shift s of `factor`, shape (days,); index 0 is no shift.

    U(s) = sum factor(t-s) residual(t); I(s) = sum factor(t-s)^2 weight(t), less what `columns`, shape (days, k),
    explain of it under the same weights. All shifts at once by Fourier transform (Harris 2020; Yuan & Shou 2024).
    """
    days = len(factor)
    turned = np.conj(np.fft.rfft(factor))
    score = np.fft.irfft(turned * np.fft.rfft(residual), days)
    squares = np.fft.irfft(np.conj(np.fft.rfft(factor * factor)) * np.fft.rfft(weight), days)
    weighted = np.ascontiguousarray((columns * weight[:, None]).T)
    across = np.fft.irfft(turned * np.fft.rfft(weighted, axis=1), days, axis=1)
    gram = weighted_gram(columns, weight) + RIDGE * np.eye(columns.shape[1])
    explained = quadratic(np.linalg.inv(gram), across)
    return np.asarray(score / np.sqrt(np.maximum(squares - explained, LEAST_INFORMATION)))


def unexplained(factor: Floats, weight: Floats, columns: Floats) -> Floats:
    """What is left of the factor when `columns` have explained what they can under the weights, shape (days,)."""
    gram = weighted_gram(columns, weight) + RIDGE * np.eye(columns.shape[1])
    return np.asarray(factor - columns @ np.linalg.solve(gram, columns.T @ (weight * factor)))


def inflation(z: Floats, factor: Floats, residual: Floats, observed: Floats) -> float:
    """How much wider than Poisson the scores spread: the root mean square of `z` at all true shifts, at least 0.5.

    1 would be days independent of each other and Poisson. It carries the overdispersion of the outcome and the memory
    of both series. Each shift weighs as many days as are known at it (`observed`, shape (days,), is 1 where outcome and
    factor are both known, else 0): where a factor is noted only lately, or there was a long pause, many shifts lay it
    on days of which nothing is known, and those say nothing. In a complete diary all weigh the same. `factor` is what
    is left of it `unexplained`, 0 where not observed.
    """
    days = _lagged_products(observed)
    mean_square = float((days[1:] * z[1:] ** 2).sum() / days[1:].sum())
    return max(LEAST_INFLATION, sqrt(mean_square * thinning(factor, residual, observed)))


def thinning(factor: Floats, residual: Floats, observed: Floats) -> float:
    """By how much the mean square of the scores at the shifts is too small for the one at no shift; 1 when complete.

    A shift puts gaps upon gaps: two days in a row are both known at it more seldom than at none, so that the memory of
    the series shows less. The mean square is a sum over lags k of the products of both series' autocovariances, each
    known on A(k)^2 pairs of days among A(0)^2 where it should be A(k) among A(0); so each is taken A(0) / A(k) times.
    On few days that is mostly chance, hence not below 0.7.
    """
    pairs = np.round(_lagged_products(observed))
    products = _lagged_products(factor) * _lagged_products(residual)
    seen = pairs > 0
    total = float(products.sum())
    if total <= 0:
        return 1.0
    return max(LEAST_THINNING, float((products[seen] * (pairs[0] / pairs[seen])).sum()) / total)


def _lagged_products(series: Floats) -> Floats:
    """The sum over t of series(t) series(t+k) for every circular lag k, shape (days,)."""
    return np.asarray(np.fft.irfft(np.abs(np.fft.rfft(series)) ** 2, len(series)))
