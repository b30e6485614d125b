"""A view of the body map as pixels, by Pillow alone: smooth edges, and one region recoloured in a millisecond.

Every pixel of an enlarged picture holds the number of its region; colours are that picture's palette. Recolouring is
then: change the palette, convert the part that changed, shrink it. Seams and the outside stay transparent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

from twitchlog.charts import body

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]
DECOR = 255
RING = 254
_EMPTY = [255, *[0] * 255]  # alpha 0 becomes 255, all else 0


@dataclass(frozen=True)
class Figure:
    """One view at one size in pixels: the numbered picture, `finer` times as wide and high, and where regions lie."""

    width: int
    height: int
    finer: int
    numbers: Image.Image
    index: Mapping[str, int]
    scale: float


@lru_cache(maxsize=12)
def figure(view_name: str, width: int, height: int) -> Figure:
    """The numbered picture of a view that fits into width x height pixels; kept, since sizes rarely change."""
    view = body.view(view_name)
    scale = min(width / view.width, height / view.height)
    width, height = max(1, round(view.width * scale)), max(1, round(view.height * scale))
    finer = 4 if width * height < 150_000 else 3 if width * height < 400_000 else 2
    picture = Image.new("P", (width * finer, height * finer), 0)
    draw = ImageDraw.Draw(picture)
    large = scale * finer
    index: dict[str, int] = {}
    for number, region in enumerate(view.regions, 1):
        index[region.id] = number
        points = _scaled(region.outline, large)
        draw.polygon(points, fill=number)
        _stroke(draw, [*points, *points[:2]], view.seam * large, 0)
    for stroke in view.decor:
        points = _scaled(stroke.points, large)
        if stroke.width:
            _stroke(draw, points, stroke.width * large, DECOR, round_ends=True)
        else:
            draw.polygon(points, fill=DECOR)
    return Figure(width, height, finer, picture, index, scale)


def pixels(drawn: Figure, colours: Mapping[str, Colour], rest: Colour, decor: Colour, box: Box | None = None) -> bytes:
    """RGBA bytes, rows from the top, of the whole figure or of a box (left, top, right, bottom in pixels).

    Regions without a colour get `rest`.
    """
    left, top, right, bottom = box or (0, 0, drawn.width, drawn.height)
    palette = [(0, 0, 0, 0)] + [(*rest, 255)] * (DECOR - 1) + [(*decor, 255)]
    for region, colour in colours.items():
        if region in drawn.index:
            palette[drawn.index[region]] = (*colour, 255)
    k = drawn.finer
    part = drawn.numbers.crop((left * k, top * k, right * k, bottom * k))
    part.putpalette(bytes(value for colour in palette for value in colour), "RGBA")
    small = part.convert("RGBA").reduce(k)
    # What is fully transparent carries the rest's colour, so that nothing dark shines through between two pixels.
    small.paste((*rest, 0), mask=small.getchannel("A").point(_EMPTY))
    return small.tobytes()


def box_of(drawn: Figure, view_name: str, regions: Iterable[str]) -> Box | None:
    """The pixels some regions touch, with a margin of one; None when none of them is in the view."""
    view = body.view(view_name)
    boxes = [r.box for r in view.regions if r.id in set(regions)]
    if not boxes:
        return None
    s = drawn.scale
    left, top = min(b[0] for b in boxes) * s, min(b[1] for b in boxes) * s
    right, bottom = max(b[2] for b in boxes) * s, max(b[3] for b in boxes) * s
    return (
        max(0, int(left) - 1),
        max(0, int(top) - 1),
        min(drawn.width, int(right) + 2),
        min(drawn.height, int(bottom) + 2),
    )


def _scaled(points: Sequence[tuple[float, float]], by: float) -> list[tuple[float, float]]:
    # Pillow draws a pixel at its centre, half a pixel to the right of and below the coordinate.
    return [(x * by - 0.5, y * by - 0.5) for x, y in points]


def _stroke(
    draw: ImageDraw.ImageDraw,
    points: Sequence[tuple[float, float]],
    width: float,
    fill: int,
    round_ends: bool = False,
) -> None:
    whole = max(1, round(width))
    draw.line(points, fill=fill, width=whole, joint="curve" if whole > 2 else None)
    if round_ends and whole > 2:
        for x, y in (points[0], points[-1]):
            draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=fill)
