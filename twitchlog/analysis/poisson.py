"""A lightly ridged Poisson regression, by Newton's method; a step that would make the fit worse is halved."""

from dataclasses import dataclass

import numpy as np

from twitchlog.analysis.matrices import weighted_gram
from twitchlog.analysis.nuisance import Floats

MOST_STEPS, MOST_HALVINGS = 25, 30
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
    model = _Model(y, observed, columns, ridge)
    at = model.at(_start(y, observed, columns) if start is None else start.astype(float))
    information = model.information(at)
    for _ in range(MOST_STEPS):
        step = np.asarray(np.linalg.solve(information, model.slope(at)), dtype=float)
        better = model.better(at, step)
        if better is None:
            break
        at, information = better, model.information(better)
        if np.abs(step).max() < PRECISE:
            break
    return Fit(at.coefficients, at.mean, information)


@dataclass(frozen=True, slots=True, eq=False)
class _At:
    """Coefficients with the means they give, and the loss there: less is better."""

    coefficients: Floats
    mean: Floats
    loss: float


@dataclass(frozen=True, slots=True, eq=False)
class _Model:
    y: Floats
    observed: Floats
    columns: Floats
    ridge: Floats

    def at(self, coefficients: Floats) -> _At:
        level = np.clip(self.columns @ coefficients, -LIMIT, LIMIT)
        mean = np.exp(level)
        loss = ((mean - self.y * level) * self.observed).sum() + (self.ridge * coefficients**2).sum() / 2
        return _At(coefficients, mean, float(loss))

    def better(self, at: _At, step: Floats) -> _At | None:
        """A step on, halved until it is no worse: where few days are known, columns that hardly differ on them throw
        a whole step far off."""
        worse = at.loss + PRECISE**2 * abs(at.loss)  # by more than rounding
        for _ in range(MOST_HALVINGS):
            there = self.at(at.coefficients + step)
            if there.loss <= worse:
                return there
            step = step / 2
        return None

    def slope(self, at: _At) -> Floats:
        return np.asarray(self.columns.T @ ((self.y - at.mean) * self.observed) - self.ridge * at.coefficients)

    def information(self, at: _At) -> Floats:
        return np.asarray(weighted_gram(self.columns, at.mean * self.observed) + np.diag(self.ridge))


def _start(y: Floats, observed: Floats, columns: Floats) -> Floats:
    coefficients = np.zeros(columns.shape[1])
    coefficients[0] = np.log((y * observed).sum() / max(observed.sum(), 1.0) + 0.05)
    return coefficients
