"""A ratio with its range, on an axis from half to four times: where it lies, and how wide it is."""

import math

from matplotlib.figure import Figure

from twitchlog.analysis.range_words import times
from twitchlog.charts.sheet import Sheet
from twitchlog.charts.style import ChartStyle, text_width

HEIGHT, MIDDLE = 64.0, 26.0
MARGIN = 20.0
LOWEST, HIGHEST = 0.5, 4.0
TICKS = ((0.5, "half"), (1.0, "same"), (2.0, "2 times"), (4.0, "4 times"))
BAR, DOT = 12.0, 7.0
BETWEEN = 8.0  # at least, between the numbers at both ends


def draw(
    ratio: float, low: float, high: float, clear: bool, style: ChartStyle, width_dp: float, density: float = 1
) -> Figure:
    """The chart; `clear` draws it in the primary colour, else (no clear difference) in the grey of outlines.

    A range that leaves the axis ends in an arrow, its number beside it.
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
        reach = 20 if same else 5
        colour = style.ink if same else style.outline
        sheet.lines([(x, MIDDLE - reach, x, MIDDLE + reach)], colour, 1.5 if same else 1)
        sheet.text(x, MIDDLE + 34, words, align="center")
    for beyond, x, away in ((low < LOWEST, MARGIN, -1), (high > HIGHEST, width_dp - MARGIN, 1)):
        if beyond:
            arrow = [(x + away * 9, MIDDLE, x + away * 3, MIDDLE - 5), (x + away * 9, MIDDLE, x + away * 3, MIDDLE + 5)]
            sheet.lines(arrow, tone, 1.5, snap=False)
    if LOWEST <= ratio <= HIGHEST:
        sheet.circles([(_x(ratio, width_dp), MIDDLE)], DOT, tone)
    _numbers(sheet, (left, right), (low, high))
    return sheet.figure


def _numbers(sheet: Sheet, ends: tuple[float, float], values: tuple[float, float]) -> None:
    """The numbers of both ends above them, moved off the line at "same" and off each other."""
    words = [times(value) for value in values]
    halves = [text_width(word, 11, True) / 2 for word in words]
    same = _x(1, sheet.width)
    middles = []
    for x, value, half in zip(ends, values, halves, strict=True):
        near = abs(x - same) < half + 4
        middles.append(x if not near else same + (half + 4) * (1 if value >= 1 else -1))
    over = sum(halves) + BETWEEN - (middles[1] - middles[0])
    if over > 0 and values[0] < 1:  # the lower one can move away from the line
        middles[0] -= over
    elif over > 0:
        middles[1] += over
    if (over := middles[1] + halves[1] - sheet.width) > 0:
        middles = [middles[0] - over, middles[1] - over]
    if (under := halves[0] - middles[0]) > 0:
        middles = [middles[0] + under, max(middles[1], 2 * halves[0] + BETWEEN + halves[1])]
    for x, word in zip(middles, words, strict=True):
        sheet.text(x, 14, word, 11, "center", sheet.style.ink, medium=True)


def _x(value: float, width: float) -> float:
    kept = min(HIGHEST, max(LOWEST, value))
    return MARGIN + math.log2(kept / LOWEST) / math.log2(HIGHEST / LOWEST) * (width - 2 * MARGIN)


def describe(ratio: float, low: float, high: float) -> str:
    """The chart in words."""
    return f"Ratio {times(ratio)}, range {times(low)} to {times(high)}, where 1 is the same."
