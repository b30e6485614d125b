"""The score of a factor at every circular shift of it: how large it gets when the days don't belong together."""

import numpy as np

from twitchlog.analysis.matrices import quadratic, weighted_gram
from twitchlog.analysis.nuisance import Floats

RIDGE = 1e-6
LEAST_INFORMATION = 1e-6
LEAST_INFLATION = 0.5


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


def inflation(z: Floats) -> float:
    """The root mean square of the scores at all true shifts, at least 0.5.

    1 would be days independent of each other and Poisson. It carries the overdispersion of the outcome and the memory
    of both series.
    """
    return max(LEAST_INFLATION, float(np.sqrt((z[1:] ** 2).mean())))
