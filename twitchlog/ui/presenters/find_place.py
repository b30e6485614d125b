"""All places by name, for those who would rather read than point, and those that no drawing has."""

from dataclasses import dataclass
from typing import Any

from twitchlog.domain.clock import Clock
from twitchlog.domain.finding import SIDE_WORDS, find_sites
from twitchlog.domain.places import Place
from twitchlog.domain.sites import Side, Site
from twitchlog.store import Diary
from twitchlog.ui.presenters.place_choice import ChoiceBar, PlaceChoice

GROUPS = {
    "face": "Face",
    "neck": "Neck",
    "trunk": "Trunk",
    "arm": "Arm",
    "hand": "Hand",
    "leg": "Leg",
    "foot": "Foot",
    "general": "Everywhere",
}
SIDE_NAMES: dict[Side, str] = {"left": "Left", "right": "Right", "both": "Both", "middle": "Middle"}


@dataclass(frozen=True, slots=True)
class SideChoice:
    """A side offered below an opened row; `name` is what it is called on its own."""

    text: str
    name: str
    place: Place
    on: bool


@dataclass(frozen=True, slots=True)
class FindRow:
    """A head ("head"), or a site: its plain and its clinical name, whether something of it is chosen, its sides."""

    kind: str
    key: str
    title: str
    second: str = ""
    on: bool = False
    direct: bool = False
    sides: tuple[SideChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class FindPlaceState:
    """What the page draws; `nothing` is said when no place fits what is typed."""

    rows: tuple[FindRow, ...]
    nothing: str
    bar: ChoiceBar


class FindPlacePresenter(PlaceChoice):
    """The list, what is typed, and the row that is open."""

    def __init__(self, diary: Diary, clock: Clock, **choice: Any) -> None:
        super().__init__(diary, clock, **choice)
        self._query = ""
        self._open: str | None = None

    def state(self) -> FindPlaceState:
        """The page as it stands."""
        found = find_sites(self._query)
        rows: list[FindRow] = []
        for site in found:
            if not self._query.strip() and (not rows or rows[-1].key not in _keys(site.group)):
                rows.append(FindRow("head", f"group {site.group}", GROUPS[site.group]))
            rows.append(self._row(site))
        nothing = "" if rows else "No place is called that. Try another word, like calf or eyelid."
        return FindPlaceState(tuple(rows), nothing, self.bar())

    def _row(self, site: Site) -> FindRow:
        direct = self._direct(site)
        chosen = [place for place in self.places if place.key == site.key]
        sides: tuple[SideChoice, ...] = ()
        if direct is None and self._open == site.key:
            sides = tuple(self._side(site, side) for side in site.sides)
        title = site.plain if direct is None else direct.label
        on = direct in chosen if direct is not None else bool(chosen)
        return FindRow("site", site.key, title, site.clinical, on, direct is not None, sides)

    def _side(self, site: Site, side: Side) -> SideChoice:
        place = Place(site.key, side)
        name = f"{site.plain}, middle" if side == "middle" else place.label
        return SideChoice(SIDE_NAMES[side], name, place, place in self.places)

    def _direct(self, site: Site) -> Place | None:
        """The place a tap on the row means at once: a site without sides, or with the side that was typed."""
        if not site.sides:
            return Place(site.key)
        named = {SIDE_WORDS[word] for word in self._query.lower().split() if word in SIDE_WORDS}
        sides = [side for side in named if side in site.sides]
        return Place(site.key, sides[0]) if len(sides) == 1 else None

    def search(self, query: str) -> None:
        """Show what fits these words."""
        self._query, self._open = query, None

    def tap(self, key: str) -> None:
        """A row: choose its place, or open its sides; the open one closes."""
        site = next(site for site in find_sites("") if site.key == key)
        direct = self._direct(site)
        if direct is not None:
            self.toggle(direct)
        else:
            self._open = None if self._open == key else key

    def first(self) -> None:
        """Enter in the search field: the first place found."""
        rows = [row for row in self.state().rows if row.kind == "site"]
        if rows and self._query.strip():
            self.tap(rows[0].key)


def _keys(group: str) -> frozenset[str]:
    return frozenset({f"group {group}", *(site.key for site in find_sites("") if site.group == group)})
