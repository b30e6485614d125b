"""How long: episodes by length, shortest first; those without a length apart, as not noted."""

from matplotlib.figure import Figure

from twitchlog.analysis.durations import CLASSES, Durations
from twitchlog.charts.sheet import Box, Sheet
from twitchlog.charts.style import ChartStyle, text_width

LEFT, ROW, BAR = 92.0, 24.0, 14.0
ROOM = 40.0  # for the number at a bar's end
UNKNOWN = "not noted"


def draw(found: Durations, style: ChartStyle, width_dp: float, density: float = 1, counts: bool = True) -> Figure:
    """The chart, width_dp wide; a row for each class, one more where lengths are not noted. Without `counts` the bars
    have no numbers."""
    rows = [(name, number) for (_, name), number in zip(CLASSES, found.classes, strict=True)]
    if found.unknown:
        rows.append((UNKNOWN, found.unknown))
    sheet = Sheet(style, width_dp, ROW * len(rows) + 2, density)
    most = max(1, *(number for _, number in rows))
    room = width_dp - LEFT - max(ROOM, text_width(f"{most:,}", 12) + 12)
    known: list[Box] = []
    unknown: list[Box] = []
    for n, (name, number) in enumerate(rows):
        top = n * ROW + (ROW - BAR) / 2
        long = max(2.0, number / most * room) if number else 0.0
        (unknown if name == UNKNOWN else known).append((LEFT, top, long, BAR))
        sheet.text(LEFT - 8, top + 11, name, 12, "right")
        if counts:
            sheet.text(LEFT + long + 6, top + 11, f"{number:,}", 12, "left", style.ink if number else style.soft)
    sheet.rects([box for box in known if box[2]], style.bar)
    sheet.hatch(unknown)
    sheet.outlines(unknown, style.outline, 0.8)
    sheet.lines([(LEFT, 2, LEFT, ROW * len(rows))], style.rule, 1)
    return sheet.figure


def describe(found: Durations, counts: bool = True) -> str:
    """The chart in words, with its numbers; without `counts` the lengths in their order."""
    if not found.known and not found.unknown:
        return "Twitches by how long they lasted: none noted."
    if not counts:
        known = sorted(zip(found.classes, CLASSES, strict=True), key=lambda each: -each[0])
        return f"Twitches by how long they lasted, most first: {', '.join(name for n, (_, name) in known if n)}."
    told = [f"{name} {number:,}" for (_, name), number in zip(CLASSES, found.classes, strict=True) if number]
    told += [f"{UNKNOWN} {found.unknown:,}"] if found.unknown else []
    going = f" {found.going} still going." if found.going else ""
    return f"Twitches by how long they lasted: {', '.join(told)}.{going}"
