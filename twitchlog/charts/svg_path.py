"""SVG path data to polylines: the commands the body map uses (M, L, C and Z, absolute)."""

import math
import re

Point = tuple[float, float]
Polyline = tuple[Point, ...]

TOKEN = re.compile(r"[MLCZ]|-?[0-9]*\.?[0-9]+(?:e-?[0-9]+)?")
TOLERANCE = 0.08


def flatten(data: str) -> list[Point]:
    """The points of a path, curves as chords at most 0.08 units off; raises ValueError for other commands."""
    points: list[Point] = []
    numbers: list[float] = []
    command = ""
    rest = TOKEN.sub("", data).replace(",", "").strip()
    if rest:
        raise ValueError(f"path data with {rest[:10]!r} is not supported")
    for token in TOKEN.findall(data):
        if token in "MLCZ":
            command = token
            continue
        numbers.append(float(token))
        if command in "ML" and len(numbers) == 2:
            points.append((numbers[0], numbers[1]))
            numbers.clear()
        elif command == "C" and len(numbers) == 6:
            points += _curve(points[-1], numbers)
            numbers.clear()
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points


def _curve(start: Point, numbers: list[float]) -> list[Point]:
    """Points of a cubic curve after its start: enough chords that none is further off than the tolerance."""
    x0, y0 = start
    x1, y1, x2, y2, x3, y3 = numbers
    bend = max(math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2), math.hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3))
    steps = max(1, math.ceil(math.sqrt(0.75 * bend / TOLERANCE)))
    points: list[Point] = []
    for n in range(1, steps):
        t = n / steps
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    points.append((x3, y3))
    return points
