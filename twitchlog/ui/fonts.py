"""The fonts of the window and what to do for letters Roboto does not have.

SDL draws a box for a letter the font lacks. Texts of the diary are the person's own, in any script: a text with
such letters is cut into runs, each in the first font found on the system that has them. Nothing is looked up
until such a text appears.
"""

from __future__ import annotations

import os
import re
import sys
from functools import lru_cache
from pathlib import Path

from kivy.utils import escape_markup
from kivymd import fonts_path
from kivymd.icon_definitions import md_icons

REGULAR = os.path.join(fonts_path, "Roboto-Regular.ttf")
MEDIUM = os.path.join(fonts_path, "Roboto-Medium.ttf")
ICONS = os.path.join(fonts_path, "materialdesignicons-webfont.ttf")

# Letters known to be in Roboto: all that this program itself writes, and Western and Central European text.
_SURELY = re.compile("[\n\t\u0020-\u007e\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u202f\u2212]*")
# Joiners, direction marks and variation selectors: nothing to draw, and a box if drawn.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_GOOD_FIRST = ("dejavusans.", "notosans-regular", "droidsansfallback", "segoeui.", "msyh", "arialuni", "arial unicode")


def glyph(icon: str) -> str:
    """The character of a Material Design icon by its name ("leaf"). Raises KeyError for an unknown name."""
    return str(md_icons[icon])


def is_plain(text: str) -> bool:
    """Whether Roboto alone can draw this text."""
    if _SURELY.fullmatch(text):
        return True
    covered = _letters_of(REGULAR)
    return all(ord(ch) in covered or ch in "\n\t" for ch in text)


def mark(text: str) -> str:
    """Kivy markup for `text`: its own brackets escaped, runs of missing letters set in a font that has them."""
    runs: list[tuple[str, str]] = []
    for ch in _INVISIBLE.sub("", text):
        font = runs[-1][0] if runs and ch.isspace() else _font_for(ch)
        if runs and runs[-1][0] == font:
            runs[-1] = (font, runs[-1][1] + ch)
        else:
            runs.append((font, ch))
    return "".join(f"[font={font}]{escape_markup(run)}[/font]" if font else escape_markup(run) for font, run in runs)


@lru_cache(maxsize=4096)
def _font_for(ch: str) -> str:
    """The path of a font with this letter; "" for Roboto, also when no font has it."""
    if ord(ch) in _letters_of(REGULAR):
        return ""
    return next((path for path in _system_fonts() if ord(ch) in _letters_of(path)), "")


@lru_cache(maxsize=512)
def _letters_of(path: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, lazy=True, fontNumber=0) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError, AssertionError):
        return frozenset()


@lru_cache(maxsize=1)
def _system_fonts() -> tuple[str, ...]:
    """Font files of the system, likely ones first; colour bitmap fonts left out since SDL cannot scale them."""
    found = [
        path
        for folder in _font_folders()
        for path in folder.rglob("*")
        if path.suffix.lower() in (".ttf", ".otf", ".ttc") and "color" not in path.name.lower()
    ]

    def order(path: Path) -> tuple[int, int, str]:
        name = path.name.lower()
        rank = next((i for i, good in enumerate(_GOOD_FIRST) if name.startswith(good)), len(_GOOD_FIRST))
        styled = any(word in name for word in ("bold", "italic", "oblique", "mono", "serif", "light", "black"))
        return (rank, int(styled), name)

    # A path with a bracket could not be named in markup.
    return tuple(str(path) for path in sorted(found, key=order) if not set("[]&") & set(str(path)))


def _font_folders() -> list[Path]:
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts")]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]


def font_for(text: str) -> str:
    """One font for a field with this text: Roboto, or the one that has the most of its letters."""
    if is_plain(text):
        return REGULAR
    letters = {ord(ch) for ch in text if not ch.isspace()}
    # Most letters wins; of equals the earlier, and Roboto first of all.
    return max((REGULAR, *_system_fonts()), key=lambda path: len(letters & _letters_of(path)))
