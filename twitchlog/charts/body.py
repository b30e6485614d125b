"""The body map as geometry: views, their regions as polygons, and which region lies under a point.

Read from `assets/body.svg` when a view is first asked for. Coordinates are those of the drawing with the view's corner
at (0, 0), x to the right and y down; a whole figure is 190 x 520, a close-up 380 x 520. Left and right are the
person's own.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal
from xml.etree import ElementTree

from twitchlog.assets import asset
from twitchlog.charts.svg_path import Point, Polyline, flatten
from twitchlog.domain.places import place_of_region

ViewName = Literal[
    "front",
    "back",
    "face",
    "hand.view_palm.left",
    "hand.view_back.left",
    "hand.view_palm.right",
    "hand.view_back.right",
    "foot.view_top.left",
    "foot.view_sole.left",
    "foot.view_top.right",
    "foot.view_sole.right",
]
GRID = 11
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the drawing one can tap: its id ("back.calf.left"), name, outline, and the close-up it opens."""

    id: str
    title: str
    outline: Polyline
    opens: str | None
    box: tuple[float, float, float, float] = field(repr=False)

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside (even-odd rule)."""
        left, top, right, bottom = self.box
        if not (left <= x <= right and top <= y <= bottom):
            return False
        inside = False
        ax, ay = self.outline[-1]
        for bx, by in self.outline:
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
            ax, ay = bx, by
        return inside

    def distance(self, x: float, y: float) -> float:
        """How far the point is from the outline, in units of the drawing."""
        nearest = math.inf
        ax, ay = self.outline[-1]
        for bx, by in self.outline:
            dx, dy = bx - ax, by - ay
            length = dx * dx + dy * dy
            t = ((x - ax) * dx + (y - ay) * dy) / length if length else 0.0
            t = min(1.0, max(0.0, t))
            nearest = min(nearest, (ax + t * dx - x) ** 2 + (ay + t * dy - y) ** 2)
            ax, ay = bx, by
        return math.sqrt(nearest)

    def middle(self) -> Point:
        """A point well inside: of a grid over the box, the one furthest from the outline."""
        left, top, right, bottom = self.box
        grid = [
            (left + (right - left) * (i + 0.5) / GRID, top + (bottom - top) * (j + 0.5) / GRID)
            for i in range(GRID)
            for j in range(GRID)
        ]
        return max((p for p in grid if self.holds(*p)), key=lambda p: self.distance(*p), default=self.outline[0])

    def beyond(self, x: float, y: float, reach: float) -> bool:
        """Whether even the box round it is further away than reach."""
        left, top, right, bottom = self.box
        return x < left - reach or x > right + reach or y < top - reach or y > bottom + reach


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of the drawing that is no region (a brow, a nail); `width` 0 means a filled shape."""

    points: Polyline
    width: float


@dataclass(frozen=True, slots=True)
class View:
    """One picture of the body map: size, width of the seams between regions, regions and decoration, in order."""

    name: str
    title: str
    width: float
    height: float
    seam: float
    regions: tuple[Region, ...]
    decor: tuple[Stroke, ...]

    def region_at(self, x: float, y: float, reach: float = 0.0) -> Region | None:
        """The region under a point, else the nearest within reach (units of the drawing), else None."""
        for region in reversed(self.regions):
            if region.holds(x, y):
                return region
        near = [(r.distance(x, y), n) for n, r in enumerate(self.regions) if not r.beyond(x, y, reach)]
        away, index = min(near, default=(math.inf, 0))
        return self.regions[index] if away <= reach else None

    def neighbour(self, region: Region, dx: int, dy: int) -> Region:
        """The nearest region in a direction (y downwards); the same when there is none."""
        x, y = _centre(region)
        best, shortest = region, math.inf
        for other in self.regions:
            ahead_x, ahead_y = _centre(other)[0] - x, _centre(other)[1] - y
            ahead = ahead_x * dx + ahead_y * dy
            aside = abs(ahead_x * dy) + abs(ahead_y * dx)
            if ahead > 1 and ahead + 2 * aside < shortest:
                best, shortest = other, ahead + 2 * aside
        return best

    def region(self, region_id: str) -> Region | None:
        """The region of that id, if it is in this view."""
        return next((region for region in self.regions if region.id == region_id), None)


def _centre(region: Region) -> Point:
    left, top, right, bottom = region.box
    return (left + right) / 2, (top + bottom) / 2


@cache
def views() -> tuple[str, ...]:
    """The names of all views, in the drawing's order."""
    return tuple(view.get("id", "")[5:] for view in _drawing().iter(f"{SVG}view"))


@cache
def view(name: str) -> View:
    """A view by its name ("front", "face", "hand.view_palm.left"); raises KeyError when there is none."""
    if name not in views():
        raise KeyError(name)
    group, inherited = next(found for found in _groups(_drawing(), {}) if found[0].get("id") == name)
    left, top, width, height = (float(n) for n in (group.get("data-viewbox") or "").split())
    regions: list[Region] = []
    decor: list[Stroke] = []
    for element, attributes in _paths(group, inherited):
        points = tuple((x - left, y - top) for x, y in flatten(element.get("d", "")))
        if element.get("class") == "region":
            regions.append(_region(element, points))
        else:
            filled = attributes.get("fill", "none") != "none"
            decor.append(Stroke(points, 0.0 if filled else float(attributes.get("stroke-width", "2"))))
    seam = float({**inherited, **group.attrib}.get("stroke-width", "1.5"))
    return View(name, group.get("aria-label", ""), width, height, seam, tuple(regions), tuple(decor))


@cache
def region_ids() -> frozenset[str]:
    """The ids of all regions of all views."""
    return frozenset(path.get("id", "") for path in _drawing().iter(f"{SVG}path") if path.get("class") == "region")


@cache
def view_of(region_id: str) -> str | None:
    """The name of the view a region is drawn in; None for an unknown region."""
    for group, _ in _groups(_drawing(), {}):
        if group.get("id") in views() and any(p.get("id") == region_id for p in group.iter(f"{SVG}path")):
            return group.get("id")
    return None


def name_of(region_id: str) -> str:
    """What a person calls a region: its place ("Left calf"), or its title where it only opens a close-up ("Face")."""
    place = place_of_region(region_id)
    if place is not None:
        return place.label
    view_name = view_of(region_id)
    region = view(view_name).region(region_id) if view_name else None
    return region.title if region else region_id


@cache
def _drawing() -> ElementTree.Element:
    return ElementTree.parse(asset("body.svg")).getroot()


Attributes = dict[str, str]


def _groups(parent: ElementTree.Element, inherited: Attributes) -> Iterator[tuple[ElementTree.Element, Attributes]]:
    for child in parent:
        if child.tag == f"{SVG}g":
            yield child, inherited
            yield from _groups(child, {**inherited, **child.attrib})


def _paths(parent: ElementTree.Element, inherited: Attributes) -> Iterator[tuple[ElementTree.Element, Attributes]]:
    below = {**inherited, **parent.attrib}
    for child in parent:
        if child.tag == f"{SVG}path":
            yield child, {**below, **child.attrib}
        elif child.tag == f"{SVG}g":
            yield from _paths(child, below)


def _region(element: ElementTree.Element, outline: tuple[Point, ...]) -> Region:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    region_id = element.get("id") or ""
    title = element.findtext(f"{SVG}title") or region_id
    box = (min(xs), min(ys), max(xs), max(ys))
    return Region(region_id, title, tuple(outline), element.get("data-opens"), box)
