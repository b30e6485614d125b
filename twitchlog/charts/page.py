"""A page round a chart, so that a saved picture says by itself what it shows: title, time, sentence, chart, keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from twitchlog.charts.keys import Key
from twitchlog.charts.sheet import POINTS, Sheet
from twitchlog.charts.style import ChartStyle, text_width

MARGIN = 16.0
LEADING = 1.43  # of the size: from one line of words to the next
RISE = 1.07  # of the size: from the top of a line to where its letters stand
TITLE, BODY, SMALL = 16.0, 14.0, 12.0
SHADE = (20.0, 12.0, 2.0)  # a cell of a ramp: width, height, gap
SWATCH = {"full": (16.0, 8.0, 2.0), "dot": (8.0, 8.0, 4.0), "dashed": (16.0, 8.0, 2.0), "outlined": (16.0, 8.0, 2.0)}
ROW, BESIDE, APART = 18.0, 6.0, 12.0  # of keys: a row, from swatch to words, between two

Draw = Callable[[ChartStyle, float, float], Figure]


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `small` is for what stands below a chart, `ink` for what is to be read first."""

    text: str
    small: bool = False
    ink: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart: `make(style, width_dp, density)` draws it on a sheet of its own."""

    make: Draw


@dataclass(frozen=True, slots=True)
class Keys:
    """What colours and shapes stand for."""

    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Ramp:
    """Shades, by their roles, between what the first and the last of them mean."""

    least: str
    most: str
    roles: tuple[str, ...] = ("heat0", "heat1", "heat2", "heat3", "heat4")


Part = Words | Drawing | Keys | Ramp


@dataclass(frozen=True, slots=True)
class Page:
    """What a picture says from above: its title, the time it is about, and its parts in their order."""

    title: str
    about: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A part as high as it comes out, `gap` below the one before; `paint(sheet, top)` draws it."""

    height: float
    gap: float
    paint: Callable[[Sheet, float], None]


def draw(page: Page, style: ChartStyle, width_dp: float, density: float = 1) -> Figure:
    """The picture, width_dp wide with its margins."""
    inner = width_dp - 2 * MARGIN
    laid = [
        _words(page.title, TITLE, style.ink, inner, 0, medium=True),
        _words(page.about, SMALL, style.soft, inner, 2),
    ]
    for before, part in zip((None, *page.parts), page.parts, strict=False):
        laid.append(_part(part, before, style, inner, density))
    height = sum(each.height + each.gap for each in laid)
    sheet = Sheet(style, width_dp, round(2 * MARGIN + height), density)
    top = MARGIN
    for each in laid:
        top += each.gap
        each.paint(sheet, top)
        top += each.height
    return sheet.figure


def _part(part: Part, before: Part | None, style: ChartStyle, width: float, density: float) -> _Laid:
    if isinstance(part, Drawing):
        return _drawing(part.make(style, width, density), 16 if isinstance(before, Words) else 12)
    if isinstance(part, Keys):
        return _keys(part.keys, style, width)
    if isinstance(part, Ramp):
        return _ramp(part, style, width)
    size, gap = (SMALL, 8) if part.small else (BODY, 12)
    return _words(part.text, size, style.ink if part.ink else style.soft, width, gap)


def _words(text: str, size: float, colour: str, width: float, gap: float, medium: bool = False) -> _Laid:
    lines = wrapped(text, size, width, medium)

    def paint(sheet: Sheet, top: float) -> None:
        for n, line in enumerate(lines):
            sheet.text(MARGIN, top + n * size * LEADING + size * RISE, line, size, "left", colour, medium)

    return _Laid(len(lines) * size * LEADING, gap if lines else 0, paint)


def wrapped(text: str, size: float, width: float, medium: bool = False) -> list[str]:
    """Words in lines no wider than a width in dp; one too long for a line is cut where the line ends."""
    lines: list[str] = []
    line = ""
    for word in filter(None, text.split(" ")):  # a no-break space stays
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, medium) <= width:
            line = longer
            continue
        lines += [line] if line else []
        *full, line = _cut(word, size, width, medium)
        lines += full
    return [*lines, line] if line else lines


def _cut(word: str, size: float, width: float, medium: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, medium) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _drawing(figure: Figure, gap: float) -> _Laid:
    height = figure.get_figheight() * POINTS
    return _Laid(height, gap, lambda sheet, top: sheet.paste(figure, MARGIN, top))


def _keys(keys: Sequence[Key], style: ChartStyle, width: float) -> _Laid:
    """Side by side, and below each other where there is no room."""
    placed: list[tuple[float, float, Key]] = []
    x = y = 0.0
    for key in keys:
        wide = _swatches_width(key) + BESIDE + text_width(key.words, SMALL)
        if x and x + wide > width:
            x, y = 0.0, y + ROW
        placed.append((x, y, key))
        x += wide + APART

    def paint(sheet: Sheet, top: float) -> None:
        for left, down, key in placed:
            _key(sheet, MARGIN + left, top + down, key)

    return _Laid(y + ROW if keys else 0, 12 if keys else 0, paint)


def _swatches_width(key: Key) -> float:
    wide = SWATCH[key.shape][0]
    return len(key.roles) * wide + (len(key.roles) - 1) * BESIDE


def _key(sheet: Sheet, x: float, top: float, key: Key) -> None:
    wide, tall, radius = SWATCH[key.shape]
    for n, role in enumerate(key.roles):
        colour = sheet.style.colour(role)
        box = (x + n * (wide + BESIDE), top + (ROW - tall) / 2, wide, tall)
        if key.shape == "dashed":
            sheet.outlines([box], colour, 0.8, (2, 2), radius)
        elif key.shape == "outlined":
            sheet.outlines([box], colour, 1.2, None, radius)
        else:
            sheet.rects([box], colour, radius)
    sheet.text(x + _swatches_width(key) + BESIDE, top + ROW / 2 + 4, key.words, SMALL)


def _ramp(ramp: Ramp, style: ChartStyle, width: float) -> _Laid:
    """The words beside the shades; the last ones below where there is no room."""
    wide, tall, gap = SHADE
    cells = len(ramp.roles) * (wide + gap) - gap
    start = text_width(ramp.least, SMALL) + BESIDE
    below = start + cells + BESIDE + text_width(ramp.most, SMALL) > width

    def paint(sheet: Sheet, top: float) -> None:
        sheet.text(MARGIN, top + ROW / 2 + 4, ramp.least, SMALL)
        for n, role in enumerate(ramp.roles):
            x = MARGIN + start + n * (wide + gap)
            sheet.rects([(x, top + (ROW - tall) / 2, wide, tall)], style.colour(role), 3)
        x = start if below else start + cells + BESIDE
        sheet.text(MARGIN + x, top + ROW / 2 + 4 + ROW * below, ramp.most, SMALL)

    return _Laid(ROW * (1 + below), 12, paint)
