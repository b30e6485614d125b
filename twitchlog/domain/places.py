"""A place: a site of the body together with its side."""

from dataclasses import dataclass
from functools import cache

from twitchlog.domain.checks import shown
from twitchlog.domain.errors import Invalid
from twitchlog.domain.sites import SIDES, SITES, Side, Site


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A site key with its side, which is None only where the site has none.

    Raises Invalid for an unknown site, a side the site doesn't have, and a paired site without a side.
    """

    key: str
    side: Side | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.key, str) or self.key not in SITES:
            raise Invalid("Place", f"Place “{shown(self.key)}” is not one twitchlog knows.")
        sides = SITES[self.key].sides
        if self.side is None and sides:
            raise Invalid("Side", f"{SITES[self.key].plain} needs a side: {choices(sides)}.")
        if self.side is not None and self.side not in sides:
            allowed = f"only {choices(sides)}" if sides else "no side"
            raise Invalid("Side", f"{SITES[self.key].plain} has {allowed}, not “{shown(self.side)}”.")

    @property
    def site(self) -> Site:
        """The vocabulary's entry."""
        return SITES[self.key]

    @property
    def label(self) -> str:
        """As a person reads it, side first: "Left calf", "Calf, both sides", "Upper lip" for the middle."""
        plain = self.site.plain
        if self.side in ("left", "right"):
            return f"{self.side.capitalize()} {plain[0].lower()}{plain[1:]}"
        return f"{plain}, both sides" if self.side == "both" else plain

    @property
    def clinical(self) -> str:
        """The muscle or region as a doctor names it, without side."""
        return self.site.clinical


def choices(words: tuple[str, ...]) -> str:
    """Words as a choice: "left, right or both"."""
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)


def place_labelled(text: str) -> Place | None:
    """The place typed just as it is shown, "left calf"; None for other words, which `finding` may understand."""
    typed = " ".join(text.lower().split())
    for side in ("left", "right"):
        if typed.startswith(f"{side} "):
            rest = typed.removeprefix(f"{side} ")
            return next(
                (Place(s.key, side) for s in SITES.values() if s.plain.lower() == rest and side in s.sides), None
            )
    return None


def all_places() -> tuple[Place, ...]:
    """Every site with every side it has, in the vocabulary's order."""
    return tuple(Place(site.key, side) for site in SITES.values() for side in site.sides or (None,))


# What stands for a close-up on the whole figure.
OVERVIEW = {"face": "front.face", "hand": "front.hand", "foot": "front.foot"}


def regions_of(place: Place, drawn: frozenset[str]) -> tuple[str, ...]:
    """Which of the drawn region ids ("back.calf.left") show a place; none for a site without a region.

    A region drawn without sides shows every side of its site; "both" and "middle" show on both halves. A site drawn
    only on a close-up also shows on the whole figure, as the face, hand or foot it belongs to.
    """
    sides = (place.side,) if place.side in ("left", "right") else ("left", "right")
    stems = list(place.site.regions)
    if not any(stem.startswith(("front.", "back.")) for stem in stems) and place.site.group in OVERVIEW:
        stems.append(OVERVIEW[place.site.group])
    found = []
    for region in stems:
        found += [f"{region}.{side}" for side in sides if f"{region}.{side}" in drawn]
        if region in drawn:
            found.append(region)
    return tuple(found)


@cache
def _site_of_region() -> dict[str, Site]:
    return {region: site for site in SITES.values() for region in site.regions}


def place_of_region(region: str) -> Place | None:
    """The place a tapped region means; None for one that only opens a close-up (the face, a hand, a foot)."""
    stem, _, last = region.rpartition(".")
    side: Side | None = next((known for known in SIDES if known == last), None)
    site = _site_of_region().get(stem if side else region)
    if site is None:
        return None
    if side in site.sides:
        return Place(site.key, side)
    return Place(site.key, "middle" if "middle" in site.sides else None)
