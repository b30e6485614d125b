"""The colours and letters of charts: light, dark and print, the same roles as the window's."""

import logging
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

# Where the person's own words (a medicine's name, a mark) need letters the first two lack; taken when installed.
OTHER_SCRIPTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Droid Sans Fallback",
    "Microsoft YaHei",
    "PingFang SC",
    "Arial Unicode MS",
)
DARKEST, LIGHTEST = "#0A0F0F", "#FFFFFF"  # of words on a colour
Theme = Literal["light", "dark", "print"]


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Colours by what they are for, as #RRGGBB.

    `heat` runs from nothing to most: darker is more on light ground, lighter is more on dark; the order survives grey
    print and colour blindness, as it is one of lightness. Missing is a hatch or a dash and quiet a dot: never colour
    alone.
    """

    ground: str
    ink: str
    soft: str
    outline: str
    rule: str
    hatch: str
    quiet: str
    decor: str
    primary: str
    heat: tuple[str, str, str, str, str]

    @property
    def bar(self) -> str:
        """The colour of bars."""
        return self.heat[3]

    def on(self, shade: int) -> str:
        """What words on a shade of `heat` are written in: dark or light, whichever stands out more."""
        return max((DARKEST, LIGHTEST), key=lambda each: contrast(each, self.heat[shade]))

    def colour(self, role: str) -> str:
        """The colour of a key's role: "heat0" to "heat4", or a field's name."""
        return self.heat[int(role[-1])] if role.startswith("heat") else str(getattr(self, role))

    def faded(self, colour: str, part: float) -> str:
        """A colour of which only a part shows, the rest being the ground, as one solid colour."""
        over, under = (tuple(bytes.fromhex(each[1:])) for each in (colour, self.ground))
        mixed = (round(a * part + b * (1 - part)) for a, b in zip(over, under, strict=True))
        return "#" + "".join(f"{value:02X}" for value in mixed)


_LIGHT_HEAT = ("#D9E5E4", "#93C7C6", "#57A3A5", "#2A7C7F", "#0B4C50")
_DARK_HEAT = ("#233131", "#1F4F51", "#33777A", "#5AA3A5", "#9BD0D1")
LIGHT = ChartStyle(
    ground="#F6FAFA",
    ink="#2A3434",
    soft="#566161",
    outline="#727D7D",
    rule="#A9B4B4",
    hatch="#8E9A9A",
    quiet="#3B637D",
    decor="#8FAEAB",
    primary="#1A696B",
    heat=_LIGHT_HEAT,
)
DARK = ChartStyle(
    ground="#0A0F0F",
    ink="#DCE8E7",
    soft="#A2ADAD",
    outline="#6D7877",
    rule="#3F4A4A",
    hatch="#5F6B6B",
    quiet="#D3EBFF",
    decor="#5F7C7A",
    primary="#9BD0D1",
    heat=_DARK_HEAT,
)
PRINT = ChartStyle(
    ground="#FFFFFF",
    ink="#1A2323",
    soft="#566161",
    outline="#727D7D",
    rule="#A9B4B4",
    hatch="#8E9A9A",
    quiet="#3B637D",
    decor="#8FAEAB",
    primary="#1A696B",
    heat=_LIGHT_HEAT,
)
STYLES: dict[Theme, ChartStyle] = {"light": LIGHT, "dark": DARK, "print": PRINT}


def contrast(one: str, other: str) -> float:
    """How much two colours differ, 1 to 21 (contrast as WCAG 2 defines it; words need 4.5, shapes 3)."""
    lights = sorted(_light(colour) for colour in (one, other))
    return lights[1] / lights[0]


def _light(colour: str) -> float:
    parts = (value / 255 for value in bytes.fromhex(colour[1:]))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05


@cache
def letters() -> frozenset[int]:
    """The code points the first font has: text in these looks the same in an SVG as on the screen."""
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(font_manager.findfont(families()[0])).get_charmap())


@cache
def _measure(medium: bool) -> "FT2Font":
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    font = font_manager.FontProperties(family=families()[0], weight=500 if medium else 400)
    measured = FT2Font(font_manager.findfont(font))
    measured.set_size(100, 72)
    return measured


@cache
def _advance(letter: str, medium: bool) -> float:
    """How wide a letter is, in parts of the size; one the first font lacks is taken as wide as it can be."""
    if ord(letter) not in letters():
        return 1.0
    return _measure(medium).load_char(ord(letter)).linearHoriAdvance / 65536 / 100


def text_width(words: str, size: float, medium: bool = False) -> float:
    """How wide one line of text is in dp."""
    return size * sum(_advance(letter, medium) for letter in words)


def shortened(words: str, size: float, most: float, medium: bool = False, tail: str = "") -> str:
    """Words that fit into a width in dp, with an ellipsis where they had to be cut; a `tail` is kept whole, unless
    nothing would be left of the words before it."""
    if text_width(words + tail, size, medium) <= most:
        return words + tail
    kept = words
    while kept and text_width(f"{kept}…{tail}", size, medium) > most:
        kept = kept[:-1]
    return f"{kept.rstrip()}…{tail}" if kept or not tail else shortened(words + tail, size, most, medium)


@cache
def families() -> tuple[str, ...]:
    """The fonts of charts, first choice first; registers KivyMD's Roboto with matplotlib without importing KivyMD."""
    # Kivy sets the root logger to debug; matplotlib would then tell of every font and weight it looks for.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from matplotlib import font_manager

    found = find_spec("kivymd")
    for folder in found.submodule_search_locations or () if found else ():
        for name in ("Roboto-Regular.ttf", "Roboto-Medium.ttf"):
            path = Path(folder, "fonts", name)
            if path.exists():
                font_manager.fontManager.addfont(str(path))
    known = {font.name for font in font_manager.fontManager.ttflist}
    return tuple(name for name in ("Roboto", "DejaVu Sans", *OTHER_SCRIPTS) if name in known)
