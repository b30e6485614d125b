"""From one part of a chart to the next: what the arrow keys do, whatever the chart is.

A chart says what lies at a point; this feels its way from point to point until something else lies there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

STEP = 2.0  # dp from point to point along the way
ASIDE = 8.0  # dp between ways beside each other
FURTHEST = 15  # ways to each side

Box = tuple[float, float, float, float]  # left, top, right, bottom in dp from the chart's top left
Look = Callable[[float, float], Any]


@dataclass(frozen=True, slots=True)
class Stop:
    """A part of a chart and where it lies."""

    what: Any
    box: Box


def first(look: Look, width: float, height: float) -> Stop | None:
    """The first part in reading order; None where there is none."""
    y = ASIDE / 2
    while y < height:
        if stop := _along(look, (0.0, y), (1, 0), (width, height), None):
            return stop
        y += ASIDE
    return None


def following(look: Look, at: Stop, dx: int, dy: int, width: float, height: float) -> Stop | None:
    """The next part to a side (`dx` 1 is right, `dy` 1 is down): straight on, else the least aside; None at the end."""
    left, top, right, bottom = at.box
    x, y = (left + right) / 2, (top + bottom) / 2
    for aside in _asides():
        start = (x + aside * abs(dy), y + aside * abs(dx))
        if 0 <= start[0] <= width and 0 <= start[1] <= height:
            stop = _along(look, start, (dx, dy), (width, height), at.what)
            if stop is not None and (not aside or _lies(stop.box, (x, y), dx, dy)):
                return stop
    return None


def _asides() -> Iterator[float]:
    yield 0.0
    for n in range(1, FURTHEST + 1):
        yield from (n * ASIDE, -n * ASIDE)


def _lies(box: Box, start: tuple[float, float], dx: int, dy: int) -> bool:
    """Whether a box really lies to that side."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return dx * (x - start[0]) + dy * (y - start[1]) > STEP


def _along(
    look: Look, start: tuple[float, float], way: tuple[int, int], size: tuple[float, float], old: Any
) -> Stop | None:
    x, y = start
    while 0 <= x <= size[0] and 0 <= y <= size[1]:
        what = look(x, y)
        if what is not None and what != old:
            return Stop(what, _box(look, what, x, y, size))
        x, y = x + way[0] * STEP, y + way[1] * STEP
    return None


def _box(look: Look, what: Any, x: float, y: float, size: tuple[float, float]) -> Box:
    """How far the part reaches: across first, then up and down in its middle."""
    left, right = (_reach(lambda at: look(at, y) == what, x, step, size[0]) for step in (-STEP, STEP))
    middle = (left + right) / 2
    x = middle if look(middle, y) == what else x
    top, bottom = (_reach(lambda at: look(x, at) == what, y, step, size[1]) for step in (-STEP, STEP))
    return left, top, right, bottom


def _reach(same: Callable[[float], bool], start: float, step: float, end: float) -> float:
    at = start
    while 0 <= at + step <= end and same(at + step):
        at += step
    return at
