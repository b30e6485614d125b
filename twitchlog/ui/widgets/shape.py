"""Rounded areas and outlines with soft edges, as meshes.

Kivy's own smooth shapes leave a rim round an area and a step in an outline. Here every edge is one pixel of fading,
got from a texture that goes from clear to full.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, pi, sin

from kivy.graphics import Mesh
from kivy.graphics.texture import Texture

Box = tuple[float, float, float, float]
_CLEAR, _FULL = 0.25, 0.75  # where the two pixels of the texture have their middle


@lru_cache(maxsize=1)
def _fade() -> Texture:
    texture = Texture.create(size=(2, 1), colorfmt="rgba")
    texture.blit_buffer(bytes([255, 255, 255, 0, 255, 255, 255, 255]), colorfmt="rgba", bufferfmt="ubyte")
    return texture


def new_mesh() -> Mesh:
    """An empty mesh to give `fill` or `outline` to; make it inside `with canvas:`."""
    return Mesh(mode="triangles", texture=_fade())


@lru_cache(maxsize=16)
def _turns(steps: int) -> tuple[tuple[float, float], ...]:
    """Directions of the points of all four corners, from the right, against the clock."""
    angles = [(corner + step / steps) * pi / 2 for corner in range(4) for step in range(steps + 1)]
    return tuple((cos(angle), sin(angle)) for angle in angles)


def contour(box: Box, radius: Sequence[float], grow: float, steps: int) -> list[tuple[float, float]]:
    """Points round a box with corners (top left, top right, bottom right, bottom left), `grow` outside of it."""
    x, y, w, h = box
    left, bottom, right, top = x - grow, y - grow, x + w + grow, y + h + grow
    tl, tr, br, bl = (max(0.0, r + grow) if r > 0 else 0.0 for r in radius)
    middles = (
        (right - tr, top - tr, tr), (left + tl, top - tl, tl),
        (left + bl, bottom + bl, bl), (right - br, bottom + br, br),
    )  # fmt: skip
    per = steps + 1
    return [
        (middles[i // per][0] + middles[i // per][2] * dx, middles[i // per][1] + middles[i // per][2] * dy)
        for i, (dx, dy) in enumerate(_turns(steps))
    ]


def _steps(radius: Sequence[float]) -> int:
    largest = max(radius)
    return 1 if largest <= 0 else 5 if largest < 10 else 9 if largest < 30 else 14


@lru_cache(maxsize=32)
def _bands(points: int, rings: int, first: int) -> tuple[int, ...]:
    """Triangles between `rings` closed contours of so many points each, which start at vertex `first`."""
    found: list[int] = []
    for ring in range(rings - 1):
        a, b = first + ring * points, first + (ring + 1) * points
        for i in range(points):
            j = (i + 1) % points
            found += (a + i, b + i, a + j, a + j, b + i, b + j)
    return tuple(found)


def fill(mesh: Mesh, box: Box, radius: Sequence[float]) -> None:
    """Make the mesh the whole rounded box."""
    steps = _steps(radius)
    vertices = [box[0] + box[2] / 2, box[1] + box[3] / 2, _FULL, 0.5]
    for grow, level in ((-0.5, _FULL), (0.5, _CLEAR)):
        for x, y in contour(box, radius, grow, steps):
            vertices += (x, y, level, 0.5)
    points = 4 * (steps + 1)
    fan = [index for i in range(points) for index in (0, 1 + i, 1 + (i + 1) % points)]
    mesh.vertices = vertices
    mesh.indices = fan + list(_bands(points, 2, 1))


def outline(mesh: Mesh, box: Box, radius: Sequence[float], outside: float, width: float) -> None:
    """Make the mesh a line `width` wide round the box, whose outer border lies `outside` it (negative: inside)."""
    steps = _steps([r + outside if r > 0 else 0 for r in radius])
    inner = outside - width
    vertices: list[float] = []
    for grow, level in ((outside + 0.5, _CLEAR), (outside - 0.5, _FULL), (inner + 0.5, _FULL), (inner - 0.5, _CLEAR)):
        for x, y in contour(box, radius, grow, steps):
            vertices += (x, y, level, 0.5)
    mesh.vertices = vertices
    mesh.indices = list(_bands(4 * (steps + 1), 4, 0))
