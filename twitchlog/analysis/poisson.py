"""A lightly ridged Poisson regression, by Newton's method."""

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.matrices import weighted_gram
from twitchlog.analysis.nuisance import Floats

MOST_STEPS = 25
LARGEST_STEP = 1.5
PRECISE = 1e-6  # Newton doubles the digits: the step after this one is far below what is shown
LIMIT = 8.0  # the logarithm of a day's mean stays within this


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """`coefficients` on the log scale, shape (columns,); `mean` per row, shape (rows,); `information` of the
    coefficients with the ridge, shape (columns, columns)."""

    coefficients: Floats
    mean: Floats
    information: Floats

    def standard_error(self, column: int) -> float:
        """The model's standard error of a coefficient, without overdispersion."""
        unit = np.zeros(len(self.coefficients))
        unit[column] = 1.0
        return float(np.sqrt(np.linalg.solve(self.information, unit)[column]))


def fit_poisson(y: Floats, observed: Floats, columns: Floats, ridge: Floats, start: Floats | None = None) -> Fit:
    """Fit the log of the mean of `y`, shape (rows,), on `columns`, shape (rows, k), where `observed` is 1, not 0.

    `ridge`, shape (k,), is the penalty on each squared coefficient; `start` where to begin, else the overall
    mean.
    """
    coefficients = _start(y, observed, columns) if start is None else start.astype(float)
    mean, information = _state(columns, coefficients, observed, ridge)
    for _ in range(MOST_STEPS):
        slope = columns.T @ ((y - mean) * observed) - ridge * coefficients
        step = np.clip(np.linalg.solve(information, slope), -LARGEST_STEP, LARGEST_STEP)
        coefficients = coefficients + step
        mean, information = _state(columns, coefficients, observed, ridge)
        if np.abs(step).max() < PRECISE:
            break
    return Fit(coefficients, mean, information)


def _start(y: Floats, observed: Floats, columns: Floats) -> Floats:
    coefficients = np.zeros(columns.shape[1])
    coefficients[0] = np.log((y * observed).sum() / max(observed.sum(), 1.0) + 0.05)
    return coefficients


def _state(columns: Floats, coefficients: Floats, observed: Floats, ridge: Floats) -> tuple[Floats, Floats]:
    mean = np.exp(np.clip(columns @ coefficients, -LIMIT, LIMIT))
    information = weighted_gram(columns, mean * observed) + np.diag(ridge)
    return mean, information
