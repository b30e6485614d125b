"""Before and after a change: the weekly means, a line at the change, weeks not known hatched.

At most a year before is drawn, as much as fits; what comes after gets a quarter of the width where it can, its weeks
then being wider than those before. Of many weeks several become one bar, the same at any width, so that all words
about the chart can say so.
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from matplotlib.figure import Figure

from twitchlog.analysis.before_after import WEEK, BeforeAfter
from twitchlog.analysis.nuisance import Floats
from twitchlog.analysis.range_words import a_day
from twitchlog.analysis.sentences import date_in, short_date
from twitchlog.charts.sheet import UNKNOWN, Box, Sheet
from twitchlog.charts.style import ChartStyle, text_width
from twitchlog.domain.period import Period

HEIGHT, BASE, TALL = 108.0, 84.0, 64.0
NOTE = 16.0  # the line that says how many weeks are not drawn
WIDEST = 29.0  # a bar with its gap
MOST_BARS = 80  # 4 dp each on a telephone; of more weeks several become one bar
EDGE, GAP = 2.0, 8.0  # beside the bars; round the line
MOST_BEFORE = 52  # weeks drawn before the change
LEAST_AFTER, MOST_WIDER = 0.25, 3.0  # of the width, for what comes after; how much wider its weeks may be for that
SHADES = (3, 4)  # before, after
APART = 8.0  # between dates

_Weeks = tuple[date, date, float | None, bool]  # what a `Bar` has before it is placed


@dataclass(frozen=True, slots=True)
class Bar:
    """One or several weeks: their days, the mean a day of those known (None: none is), whether they are after, and
    from where to where their column goes, in dp."""

    first: date
    last: date
    mean: float | None
    after: bool
    left: float
    right: float

    def box(self, peak: float) -> Box:
        """Where the bar stands, `peak` being the highest mean."""
        height = UNKNOWN if self.mean is None else max(1.5, self.mean / peak * TALL)
        wide = self.right - self.left
        gap = min(4.0, wide * 0.25)
        return self.left + gap / 2, BASE - height, wide - gap, height


@dataclass(frozen=True, slots=True)
class Layout:
    """The bars, oldest first, the x of the line, and how many weeks before them count without being drawn."""

    bars: tuple[Bar, ...]
    line: float
    left_out: int


def weeks_a_bar(found: BeforeAfter) -> int:
    """How many weeks are one bar; the first bar before and the last one after may have fewer."""
    return max(1, math.ceil((min(MOST_BEFORE, len(found.before)) + len(found.after)) / MOST_BARS))


def step_words(found: BeforeAfter) -> str:
    """ "by week", "every two weeks", "every 3 weeks"."""
    weeks = weeks_a_bar(found)
    return "by week" if weeks == 1 else f"every {'two' if weeks == 2 else weeks} weeks"


def caption(found: BeforeAfter) -> str:
    """For the line below: "By week.", "Every two weeks: the average of those known." """
    step = step_words(found).capitalize()
    return f"{step}." if weeks_a_bar(found) == 1 else f"{step}: the average of those known."


def layout(found: BeforeAfter, width_dp: float) -> Layout:
    """What is drawn where. A bar never lies on both sides."""
    drawn = _bars(found)
    room = width_dp - 2 * EDGE - GAP
    after = sum(each[3] for each in drawn)
    before = len(drawn) - after
    wide = _columns(before, after, room)
    line = EDGE + before * wide[0] + GAP / 2
    starts = [EDGE + n * wide[0] for n in range(before)] + [line + GAP / 2 + n * wide[1] for n in range(after)]
    placed = (Bar(*each, start, start + wide[each[3]]) for each, start in zip(drawn, starts, strict=True))
    return Layout(tuple(placed), line, len(_earlier(found)))


def _earlier(found: BeforeAfter) -> Floats:
    """The known weeks before those drawn."""
    earlier = found.before[:-MOST_BEFORE]
    return earlier[~np.isnan(earlier)]


def _bars(found: BeforeAfter) -> list[_Weeks]:
    """Oldest first, in whole bars away from the change."""
    together = weeks_a_bar(found)
    before, after = found.before[-MOST_BEFORE:], found.after
    ends = range(len(before), 0, -together)
    drawn = [_bar(found, before, max(0, end - together), end, False) for end in reversed(ends)]
    starts = range(0, len(after), together)
    return drawn + [_bar(found, after, n, min(len(after), n + together), True) for n in starts]


def _columns(before: int, after: int, room: float) -> tuple[float, float]:
    """How wide the columns of both sides are."""
    even = min(WIDEST, room / max(1, before + after))
    if not before or not after or even * after >= LEAST_AFTER * room or even == WIDEST:
        return even, even
    narrow = max((1 - LEAST_AFTER) * room / before, room / (before + MOST_WIDER * after))
    return narrow, min(WIDEST, (room - narrow * before) / after)


def _bar(found: BeforeAfter, weeks: Floats, start: int, stop: int, after: bool) -> _Weeks:
    known = weeks[start:stop][~np.isnan(weeks[start:stop])]
    mean = float(known.mean()) if len(known) else None
    first = found.change - timedelta(0 if after else WEEK * len(weeks))
    return first + timedelta(WEEK * start), first + timedelta(WEEK * stop - 1), mean, after


def draw(
    found: BeforeAfter, bother: bool, style: ChartStyle, width_dp: float, density: float = 1, counts: bool = True
) -> Figure:
    """The chart, width_dp wide; without `counts` the highest bar has no number."""
    placed = layout(found, width_dp)
    sheet = Sheet(style, width_dp, HEIGHT + (NOTE if placed.left_out else 0), density)
    peak = max((bar.mean for bar in placed.bars if bar.mean is not None), default=0.0) or 1.0
    for after, shade in zip((False, True), SHADES, strict=True):
        chosen = [bar.box(peak) for bar in placed.bars if bar.mean is not None and bar.after is after]
        sheet.rects(chosen, style.heat[shade], 2)
    sheet.unknown([bar.box(peak) for bar in placed.bars if bar.mean is None], 2)
    sheet.lines([(0, BASE, width_dp, BASE)], style.rule, 1)
    sheet.lines([(placed.line, 4, placed.line, BASE + 4)], style.ink, 1.5, (4, 3))
    if counts:
        _peak(sheet, placed, bother)
    _dates(sheet, found, placed)
    if placed.left_out:
        sheet.text(0, HEIGHT + 8, left_out_words(placed.left_out))
    return sheet.figure


def left_out_words(weeks: int) -> str:
    """That there are weeks before those drawn: "423 earlier weeks: counted, not drawn"."""
    return f"{weeks:,} earlier week{'' if weeks == 1 else 's'}: counted, not drawn"


def _peak(sheet: Sheet, placed: Layout, bother: bool) -> None:
    """The highest bar gets its number: the scale of all."""
    best = max(placed.bars, key=lambda bar: bar.mean or 0.0, default=None)
    if best is None or not best.mean:
        return
    words = f"{a_day(best.mean)} of 10" if bother else f"{a_day(best.mean)} a day"
    half = text_width(words, 11) / 2
    x = min(sheet.width - half, max(half, (best.left + best.right) / 2))
    if abs(x - placed.line) < half + 4:
        left, right = placed.line - half - 4, placed.line + half + 4
        x = left if (not best.after and left > half) or right + half > sheet.width else right
    sheet.text(x, BASE - TALL - 5, words, align="center")


def _dates(sheet: Sheet, found: BeforeAfter, placed: Layout) -> None:
    """When the change was, where the weeks before begin, and where they end now; with years where there are two."""
    if not placed.bars:
        sheet.text(0, BASE + 16, date_in(Period(found.change, found.change), found.change))
        return
    shown = Period(placed.bars[0].first, max(found.change, placed.bars[-1].last))
    first, change = (date_in(shown, day) for day in (shown.first, found.change))
    room = sheet.width
    if placed.bars[-1].after:
        end = placed.bars[-1].right
        sheet.text(end, BASE + 16, "now", align="right")
        room = end - text_width("now", 11) - APART
    half = text_width(change, 11) / 2
    x = max(half, min(placed.line, room - half))
    sheet.text(x, BASE + 16, change, align="center")
    if not placed.bars[0].after and text_width(first, 11) + APART < x - half:
        sheet.text(0, BASE + 16, first)


def describe(found: BeforeAfter, bother: bool, counts: bool = True) -> str:
    """The chart in words, with its numbers; without `counts` only how many weeks there are."""
    what = "Bother" if bother else "Twitches noticed a day"
    sides = []
    for name, weeks in (("before", found.before), ("after", found.after)):
        told = _told(found, name == "after") if counts else _how_many(weeks)
        sides.append(f"{name} {told or 'no whole week yet'}")
    return f"{what}, {step_words(found)}, {short_date(found.change)} {found.change.year}: {'; '.join(sides)}."


def _told(found: BeforeAfter, after: bool) -> str:
    """The means of a side's bars, the weeks before those drawn as one."""
    means = (mean for _, _, mean, side in _bars(found) if side is after)
    told = ", ".join("not logged" if mean is None else a_day(mean) for mean in means)
    earlier = _earlier(found)
    if after or not len(earlier):
        return told
    return f"{len(earlier):,} earlier weeks on average {a_day(float(earlier.mean()))}, then {told}"


def _how_many(weeks: Floats) -> str:
    logged = int((~np.isnan(weeks)).sum())
    return f"{len(weeks)} week{'' if len(weeks) == 1 else 's'}, {logged} of them logged" if len(weeks) else ""
