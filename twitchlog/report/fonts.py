"""The letters of the page: KivyMD's Roboto, then matplotlib's DejaVu Sans, then what the computer has."""

import atexit
import re
import shutil
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

FAMILIES = ("Roboto", "DejaVu Sans")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# A joined emoji of which no part can be shown is one replacement, and what modified it goes too.
PIECES = re.compile(f"{REPLACEMENT}(?:[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]+{REPLACEMENT}?)+")
# Files by the package that brings them, the one that says which letters there are first.
SOURCES = {
    ("kivymd", "fonts"): tuple(f"Roboto-{cut}.ttf" for cut in ("Regular", "Medium", "Bold", "Italic", "BoldItalic")),
    ("matplotlib", "mpl-data/fonts/ttf"): tuple(f"DejaVuSans{cut}.ttf" for cut in ("", "-Bold", "-Oblique")),
}


@cache
def files() -> tuple[Path, ...]:
    """The font files that came with other packages; those not installed are left out.

    find_spec doesn't import: importing kivymd would start Kivy.
    """
    found = []
    for (package, inside), names in SOURCES.items():
        spec = find_spec(package)
        for place in spec.submodule_search_locations or () if spec else ():
            found += [path for name in names if (path := Path(place, inside, name)).exists()]
    return tuple(found)


@cache
def _folder() -> str:
    """Our fonts alone in a folder, gone when the process ends.

    Typst takes folders only, and matplotlib's also holds a font that draws a box for every letter there is.
    """
    folder = mkdtemp(prefix="twitchlog-fonts-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for path in files():
        shutil.copyfile(path, Path(folder, path.name))
    return folder


@cache
def fonts(system: bool) -> "typst.Fonts":
    """The fonts for Typst; with the computer's own only when ours lack a letter."""
    import typst

    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[_folder()])


@cache
def covered() -> frozenset[int]:
    """The code points that our own fonts can show."""
    from fontTools.ttLib import TTFont

    points: set[int] = set()
    for path in files():
        if path.name in [names[0] for names in SOURCES.values()]:
            with TTFont(path, lazy=True) as font:
                points.update(font.getBestCmap())
    return frozenset(points)


def uncovered(texts: Iterable[str]) -> set[str]:
    """The letters of some texts that our own fonts lack."""
    letters = set().union(*texts)
    return {letter for letter in letters if ord(letter) not in covered() and letter not in "\u200b\n"}


def replaced(text: str, lost: frozenset[str]) -> str:
    """The text with letters that nothing can show replaced."""
    if lost.isdisjoint(text):
        return text
    return PIECES.sub(REPLACEMENT, "".join(REPLACEMENT if letter in lost else letter for letter in text))
