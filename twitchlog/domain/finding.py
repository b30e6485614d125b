"""Finding a site by the words a person uses: a typed place for the command line, a search for the list."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from twitchlog.domain.checks import shown
from twitchlog.domain.errors import Invalid
from twitchlog.domain.places import Place, choices, place_labelled
from twitchlog.domain.sites import SITES, Side, Site
from twitchlog.domain.synonyms import SYNONYMS
from twitchlog.domain.wording import lower_first

Words = frozenset[str]

SIDE_WORDS: dict[str, Side] = {
    **dict.fromkeys(("left", "l", "lt", "lft", "sinister"), "left"),
    **dict.fromkeys(("right", "r", "rt", "rgt", "dexter"), "right"),
    **dict.fromkeys(("both", "bilateral", "bilaterally", "either"), "both"),
    **dict.fromkeys(("middle", "mid", "central", "centre", "center", "midline"), "middle"),
}
SMALL_WORDS = frozenset(["of", "the", "my", "on", "in", "at", "a", "an", "or", "and", "region", "area", "s", "i"])
# Left out only when the words don't make a site with them: "side of ribs", "thumb muscle".
OPTIONAL = frozenset(("side", "muscle"))
IRREGULAR = {"calve": "calf", "feet": "foot"}
LEFT_AND_RIGHT = re.compile(r"\b(?:(?:left|l) (?:and|&|\+) (?:right|r)|(?:right|r) (?:and|&|\+) (?:left|l))\b")
LISTED = re.compile(r"[,;\n]")
JOINED = re.compile(r"[+&]|\band\b")
LONGEST = 120  # characters of a place; more is a note
CLOSE = 0.7
MOST_NAMED = 6


def _words(text: str) -> list[str]:
    return [_singular(word) for word in re.findall(r"[^\W_]+", text.lower())]


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return IRREGULAR.get(word, word)


@dataclass(frozen=True)
class _Names:
    """The words of one site: its plain names, what else people say, what doctors say."""

    site: Site
    plain: tuple[Words, ...]
    everyday: tuple[Words, ...]
    clinical: tuple[Words, ...]

    @property
    def all(self) -> tuple[Words, ...]:
        return self.plain + self.everyday + self.clinical


@cache
def _index() -> tuple[_Names, ...]:
    return tuple(_names_of(site) for site in SITES.values())


def _names_of(site: Site) -> _Names:
    clinical = re.sub(r"[()]", " ", site.clinical)
    outside = re.sub(r"\(.*?\)", " ", site.clinical)
    return _Names(
        site,
        plain=_all_names((site.plain, site.key, *site.plain.split(" / "), *site.plain.split(", "))),
        everyday=_all_names(SYNONYMS.get(site.key, ())),
        clinical=_all_names((clinical, outside, *outside.split("/"))),
    )


def _all_names(texts: Iterable[str]) -> tuple[Words, ...]:
    names = (frozenset(_words(text)) - SMALL_WORDS for text in texts)
    return tuple(dict.fromkeys(name for name in names if name))


@cache
def _known_words() -> tuple[str, ...]:
    words = {word for names in _index() for name in names.all for word in name}
    return tuple(sorted(word for word in words | set(SIDE_WORDS) if len(word) > 2))


def parse_place(text: str, field: str = "Place") -> Place:
    """A place from side and site in any order and case, in plain, everyday or clinical words.

    "left lower eyelid", "calf right", "l calf", "both calves", "scalp" (the middle). Raises Invalid with the choices
    for a paired site without a side and for words that fit several sites, with suggestions for what comes close.
    """
    typed = " ".join(text.split())
    if not typed:
        raise Invalid(field, f"{field} is empty; write a side and a place, like left calf.")
    if len(typed) > LONGEST:
        raise Invalid(field, f"{field} “{shown(typed)}” is not one twitchlog knows.")
    if (plain := place_labelled(typed)) is not None:
        return plain
    words = _words(LEFT_AND_RIGHT.sub("both", typed.lower()))
    given = {SIDE_WORDS[word] for word in words if SIDE_WORDS.get(word) not in (None, "middle")}
    if len(given) > 1:
        raise Invalid(field, f"{field} “{shown(typed)}” has two sides; write each place by itself, or both.")
    sites, side = _found(words, next(iter(given), None))
    if len(sites) == 1:
        return _place(sites[0], side)
    raise _several(field, typed, sites) if sites else _unknown(field, typed, words)


def _readings(words: list[str], side: Side | None) -> Iterator[tuple[Side | None, Words]]:
    """Ways to read the words as side and site, the most literal first."""
    named = frozenset(word for word in words if SIDE_WORDS.get(word, "middle") == "middle") - SMALL_WORDS
    centre = frozenset(word for word in named if word in SIDE_WORDS)
    yield side, named
    if named & OPTIONAL:
        yield side, named - OPTIONAL
    if centre and side is None:
        yield "middle", named - centre - OPTIONAL


def _found(words: list[str], side: Side | None) -> tuple[list[Site], Side | None]:
    """The sites meant and their side: those with exactly these words as a name, else those with these among others."""
    readings = [reading for reading in _readings(words, side) if reading[1]]
    for read_side, named in readings:
        exact = [names.site for names in _index() if named in names.plain]
        if exact := exact or [names.site for names in _index() if named in names.all]:
            return exact, read_side
    for read_side, named in readings:
        if partly := [names.site for names in _index() if any(named <= name for name in names.all)]:
            return partly, read_side
    return [], side


def _place(site: Site, side: Side | None) -> Place:
    return Place(site.key, "middle" if side is None and "middle" in site.sides else side)


def _several(field: str, typed: str, sites: list[Site]) -> Invalid:
    named = tuple(lower_first(site.plain) for site in sites[:MOST_NAMED])
    more = ", and more" if len(sites) > MOST_NAMED else ""
    which = f"{', '.join(named)}{more}" if more else choices(named)
    return Invalid(field, f"{field} “{shown(typed)}” could be {which}; write which one.")


def _unknown(field: str, typed: str, words: list[str]) -> Invalid:
    found = _suggestions(words)
    said = f"{field} “{shown(typed)}” is not one twitchlog knows."
    hint = f"Did you mean {choices(found)}?" if found else "Write it like left calf, right lower eyelid or scalp."
    return Invalid(field, f"{said} {hint}")


def _suggestions(words: list[str]) -> tuple[str, ...]:
    """Up to three places or sites the words come close to."""
    known = set(_known_words()) | SMALL_WORDS | set(SIDE_WORDS)
    mended = [word if word in known else _closest(word) for word in words[:12]]
    kept = [word for word in mended if word]
    side = next((SIDE_WORDS[word] for word in kept if SIDE_WORDS.get(word) not in (None, "middle")), None)
    sites, side = _found(kept, side)
    if sites:
        return tuple(_suggested(site, side) for site in sites[:3])
    return tuple(_suggested(site, side) for site in _alike(words))


def _closest(word: str) -> str:
    from difflib import get_close_matches  # slow to import, and only a misspelt place needs it

    return next(iter(get_close_matches(word, _known_words(), 1, CLOSE)), "")


def _alike(words: list[str]) -> list[Site]:
    """The sites whose name has most of the words, for when some word fits nothing at all."""
    plain = frozenset(words) - SMALL_WORDS - set(SIDE_WORDS) - OPTIONAL
    shared = [(max(len(plain & name) for name in names.all), names.site) for names in _index()]
    best = max((count for count, _ in shared), default=0)
    return [site for count, site in shared if count == best][:3] if best else []


def _suggested(site: Site, side: Side | None) -> str:
    if side is not None and side in site.sides and side != "middle":
        return f"{side} {lower_first(site.plain)}"
    return lower_first(site.plain)


def parse_places(text: str, field: str = "Place") -> tuple[Place, ...]:
    """Several places apart by commas, semicolons or "and", each once; "left and right calf" is one place, both sides.

    Raises Invalid as parse_place does.
    """
    whole = LEFT_AND_RIGHT.sub("both", " ".join(text.lower().split()))
    if (single := _if_place(whole)) is not None:
        return (single,)
    places: list[Place] = []
    for part in filter(str.strip, LISTED.split(whole)):
        single = _if_place(part)
        pieces = [piece for piece in JOINED.split(part) if piece.strip()]
        places += [single] if single else [parse_place(piece, field) for piece in pieces]
    return tuple(dict.fromkeys(places)) if places else (parse_place(text, field),)


def _if_place(text: str) -> Place | None:
    try:
        return parse_place(text)
    except Invalid:
        return None


def find_sites(query: str, limit: int | None = None) -> list[Site]:
    """The sites a search means, best first: by plain names, then everyday words, then muscles; all when it is empty.

    Every word of the search has to be found, whole, as a beginning, inside a word or, when nothing else fits, nearly.
    """
    words = [word for word in _words(query[:LONGEST]) if word not in SMALL_WORDS | OPTIONAL]
    words = [word for word in words if SIDE_WORDS.get(word, "middle") == "middle"] if len(words) > 1 else words
    if not words:
        return list(SITES.values())[:limit]
    scored = [(score, names.site) for names in _index() if (score := _score(names, words))]
    if not scored:
        mended = [_closest(word) or word for word in words]
        scored = [(score, names.site) for names in _index() if (score := _score(names, mended))]
    scored.sort(key=lambda found: -found[0])
    return [site for _, site in scored][:limit]


def _score(names: _Names, words: list[str]) -> float:
    total = 0.0
    for word in words:
        best = max(
            weight * _fit(word, name)
            for weight, group in ((3, names.plain), (2, names.everyday), (1, names.clinical))
            for name in group or (frozenset(),)
        )
        if not best:
            return 0.0
        total += best
    whole = frozenset(words)
    return total + (20 if whole in names.plain else 10 if whole in names.all else 0)


def _fit(word: str, name: Words) -> float:
    """How well a word fits a name: whole 4, beginning 3, inside 1; short names a little better."""
    best = 4 if word in name else max((_part(word, known) for known in name), default=0)
    return best + 1 / (1 + len(name)) if best else 0.0


def _part(word: str, known: str) -> int:
    if known.startswith(word):
        return 3
    return 1 if len(word) > 2 and word in known else 0
