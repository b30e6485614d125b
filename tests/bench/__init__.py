"""Speed, measured: every figure beside its floor, both in one run and interleaved, because only ratios hold.

Each bench_*.py module has `run() -> list[Row]`; `python -m tests.bench [name ...]` prints them all, or those named.
"""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, its floor (None: the figure stands alone), and what it may at most be."""

    name: str
    value_ms: float
    floor_ms: float | None
    ratio: float | None
    limit: float | None

    @property
    def passes(self) -> bool:
        """Whether the ratio is within its limit; a figure without one always is."""
        return self.ratio is None or self.limit is None or self.ratio <= self.limit


def timed(work: Callable[[], object]) -> float:
    """Milliseconds one call takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def compared(
    name: str, work: Callable[[], object], floor: Callable[[], object], limit: float | None, rounds: int
) -> Row:
    """Work and floor in turns: the median of each, and the median of the ratios of neighbours."""
    pairs = [(timed(work), timed(floor)) for _ in range(rounds)]
    values, floors = [value for value, _ in pairs], [least for _, least in pairs]
    return Row(name, median(values), median(floors), median(values) / median(floors), limit)
