"""A ratio with its range, on an axis from half to four times: where it lies, and how wide it is."""

import math

from matplotlib.figure import Figure

from twitchlog.analysis.range_words import end_words
from twitchlog.charts.sheet import Sheet
from twitchlog.charts.style import ChartStyle, text_width

HEIGHT, MIDDLE = 64.0, 28.0
MARGIN = 20.0
LOWEST, HIGHEST = 0.5, 4.0
TICKS = ((0.5, "half"), (1.0, "same"), (2.0, "twice"), (4.0, "4 times"))
BAR, DOT = 12.0, 7.0
WORDS = 12.0  # the baseline of the words at both ends
BETWEEN = 8.0  # at least, between them


def draw(
    ratio: float,
    low: float,
    high: float,
    ends: tuple[str, str],
    clear: bool,
    style: ChartStyle,
    width_dp: float,
    density: float = 1,
) -> Figure:
    """The chart; `ends` are its ends in the words of the sentence beside it. `clear` draws it in the primary colour,
    else (no clear difference) in the grey of outlines.

    A range that leaves the axis, as it is told, ends in an arrow.
    """
    sheet = Sheet(style, width_dp, HEIGHT, density)
    tone = style.primary if clear else style.outline
    left, right = (_x(value, width_dp) for value in (low, high))
    wide = max(BAR, right - left)
    start = min(max(MARGIN, (left + right - wide) / 2), width_dp - MARGIN - wide)
    sheet.rects_exact([(start, MIDDLE - BAR / 2, wide, BAR)], style.faded(tone, 0.38), BAR / 2)
    sheet.lines([(MARGIN, MIDDLE, width_dp - MARGIN, MIDDLE)], style.rule, 1)
    for value, words in TICKS:
        x = _x(value, width_dp)
        same = value == 1
        up, down = (10, 18) if same else (5, 5)
        colour = style.ink if same else style.outline
        sheet.lines([(x, MIDDLE - up, x, MIDDLE + down)], colour, 1.5 if same else 1)
        sheet.text(x, MIDDLE + 32, words, align="center")
    beyond_low = low < LOWEST and end_words(low) != end_words(LOWEST)
    beyond_high = high > HIGHEST and end_words(high) != end_words(HIGHEST)
    for beyond, x, away in ((beyond_low, MARGIN, -1), (beyond_high, width_dp - MARGIN, 1)):
        if beyond:
            arrow = [(x + away * 9, MIDDLE, x + away * 3, MIDDLE - 5), (x + away * 9, MIDDLE, x + away * 3, MIDDLE + 5)]
            sheet.lines(arrow, tone, 1.5, snap=False)
    if LOWEST <= ratio <= HIGHEST:
        sheet.circles([(_x(ratio, width_dp), MIDDLE)], DOT, tone)
    _words(sheet, (left, right), ends)
    return sheet.figure


def _words(sheet: Sheet, at: tuple[float, float], ends: tuple[str, str]) -> None:
    """What the ends say, above them; moved off each other, and inside."""
    halves = [text_width(words, 11, True) / 2 for words in ends]
    middles = list(at)
    if (over := sum(halves) + BETWEEN - (middles[1] - middles[0])) > 0:
        middles = [middles[0] - over / 2, middles[1] + over / 2]
    if middles[0] < halves[0]:
        middles = [halves[0], max(middles[1], 2 * halves[0] + BETWEEN + halves[1])]
    if middles[1] + halves[1] > sheet.width:
        last = sheet.width - halves[1]
        middles = [min(middles[0], last - halves[1] - BETWEEN - halves[0]), last]
    for x, words in zip(middles, ends, strict=True):
        sheet.text(x, WORDS, words, 11, "center", sheet.style.ink, medium=True)


def _x(value: float, width: float) -> float:
    kept = min(HIGHEST, max(LOWEST, value))
    return MARGIN + math.log2(kept / LOWEST) / math.log2(HIGHEST / LOWEST) * (width - 2 * MARGIN)


def describe(ratio: str, ends: tuple[str, str]) -> str:
    """The chart in words, which are those of the sentence beside it."""
    return f"Range: {ends[0]} to {ends[1]}, about {ratio}."
