"""Student's t: tail and quantile, in plain Python (numpy has neither). Degrees of freedom need not be whole."""

from math import exp, inf, lgamma, log, sqrt

TINY = 1e-300
PRECISE = 1e-15


def two_sided_tail(t: float, df: float) -> float:
    """The chance of a value at least as far from 0 as `t`; `df` more than 0."""
    whole = df + t * t
    return _beta(df / 2, 0.5, df / whole, t * t / whole)


def quantile(p: float, df: float) -> float:
    """The value that a chance of `p` lies below, for p from 0.5 up to below 1, by bisection."""
    if p <= 0.5:
        return 0.0
    low, high = 0.0, 1.0
    while two_sided_tail(high, df) > 2 * (1 - p) and high < inf:
        low, high = high, high * 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if two_sided_tail(middle, df) > 2 * (1 - p) else (low, middle)
    return (low + high) / 2


def _beta(a: float, b: float, x: float, rest: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (Lentz; Numerical Recipes 6.4).

    `rest` is 1 - x, given apart so that nothing is lost where x is close to 1.
    """
    if x <= 0 or rest <= 0:
        return 0.0 if x <= 0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(rest))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, rest) / b


def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, int(200 + 10 * sqrt(a + b))):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away(1 + step * d)
            c = _away(1 + step / c)
            value *= d * c
        if abs(d * c - 1) < PRECISE:
            break
    return value


def _away(value: float) -> float:
    return value if abs(value) > TINY else TINY
