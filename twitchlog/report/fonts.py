"""The letters of the page: KivyMD's Roboto, then matplotlib's DejaVu Sans, then what the computer has."""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

FAMILIES = ("Roboto", "DejaVu Sans")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Fonts by the package that brings them. find_spec doesn't import: importing kivymd would start Kivy.
SOURCES = (
    ("kivymd", "fonts", ("Roboto-Regular.ttf",)),
    ("matplotlib", "mpl-data/fonts/ttf", ("DejaVuSans.ttf",)),
)


@cache
def folders() -> tuple[Path, ...]:
    """The folders of the fonts that came with other packages; those not installed are left out."""
    found = []
    for package, inside, names in SOURCES:
        spec = find_spec(package)
        for place in spec.submodule_search_locations or () if spec else ():
            folder = Path(place, inside)
            if (folder / names[0]).exists():
                found.append(folder)
    return tuple(found)


@cache
def fonts(system: bool) -> "typst.Fonts":
    """The fonts for Typst; with the computer's own only when ours lack a letter."""
    import typst

    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[*map(str, folders())])


@cache
def covered() -> frozenset[int]:
    """The code points our own fonts can show."""
    from fontTools.ttLib import TTFont

    points: set[int] = set()
    for (_, _, names), folder in zip(SOURCES, folders(), strict=False):
        for name in names:
            with TTFont(folder / name, lazy=True) as font:
                points.update(font.getBestCmap())
    return frozenset(points)


def uncovered(texts: Iterable[str]) -> set[str]:
    """The letters of some texts that our own fonts lack."""
    letters = set().union(*texts)
    return {letter for letter in letters if ord(letter) not in covered() and letter not in "\u200b\n"}
