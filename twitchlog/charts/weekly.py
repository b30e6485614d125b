"""How much: twitches noticed per logged day, by week with a mark for every day, or by month when the time is long.

A bar needs three days whose number is known, else it is a hatched block; at the period's edge, where too few of its
days lie in the period, an empty outline. Below, a bar is a day with twitches (darker from 3 and from 5 on), a dot a
quiet day, a dashed outline a day not logged. The week or month so far is outlined.
"""

import math
from collections.abc import Sequence
from datetime import date

from matplotlib.figure import Figure

from twitchlog.analysis.days import DaySeries, DayState
from twitchlog.analysis.markers import Marker
from twitchlog.analysis.sentences import MONTHS, cut_sentence, date_in, short_date, unknown_words
from twitchlog.analysis.weeks import Span, Status, Step, spans
from twitchlog.charts import keys
from twitchlog.charts.keys import Key
from twitchlog.charts.labels import month_labels
from twitchlog.charts.marked import Marked, marked
from twitchlog.charts.sheet import UNKNOWN, Box, Sheet
from twitchlog.charts.style import ChartStyle, text_width

LEFT = 24.0  # the numbers of the axis
HEAD = 20.0  # above the bars
MARK, PITCH = 6.0, 8.0  # a day's mark and the distance between two
SHARE = 24.0  # height of the strip that shows how much of each month is known
DATES = 20.0  # height of the dates below


def draw(
    series: DaySeries,
    style: ChartStyle,
    width_dp: float,
    density: float = 1,
    markers: Sequence[Marker] = (),
    tall: float = 96,
) -> Figure:
    """The chart, width_dp wide; `tall` is the height of the bars in dp. Any series can be drawn, also an empty one."""
    return _Weekly(series, style, width_dp, density, markers, tall).figure


class _Weekly:
    """One drawing of the chart; the attributes are the layout in dp."""

    def __init__(
        self,
        series: DaySeries,
        style: ChartStyle,
        width: float,
        density: float,
        markers: Sequence[Marker],
        tall: float,
    ) -> None:
        self.series, self.style, self.width, self.tall = series, style, width, tall
        self.step: Step
        self.step, self.spans = spans(series)
        self.column = (width - LEFT) / max(1, len(self.spans))
        self.bar = min(40.0, self.column - min(7.0, max(0.4, 0.3 * self.column)))
        self.marked = _marked(self.spans, markers, width)
        self.base = self.marked.head + HEAD + tall
        below = 8 + 7 * PITCH if self.step == "week" else 8 + SHARE
        self.low = self.base + below
        self.sheet = Sheet(style, width, self.low + DATES + self.marked.foot, density)
        self.figure = self.sheet.figure
        self._draw()

    def _draw(self) -> None:
        rates = [span.rate for span in self.spans if span.rate is not None]
        ticks = nice_ticks(max(rates, default=0.0))
        self.peak = max([ticks[-1], *rates])
        self._axis(ticks)
        self._bars()
        if self.step == "week":
            self._day_marks()
        else:
            self._shares()
        self._dates()
        self.marked.draw(self.sheet, self.low, self.low + DATES)

    def _left_of(self, n: int) -> float:
        return LEFT + n * self.column + (self.column - self.bar) / 2

    def _axis(self, ticks: Sequence[float]) -> None:
        lines = [(LEFT, y, self.width, y) for y in (self.base - t / self.peak * self.tall for t in ticks)]
        self.sheet.lines(lines[1:], self.style.rule, 0.6)
        self.sheet.lines(lines[:1], self.style.rule, 1)
        for tick in ticks:
            y = self.base - tick / self.peak * self.tall
            self.sheet.text(LEFT - 8, y + 4, f"{tick:g}", align="right")

    def _bars(self) -> None:
        boxes: dict[Status, list[Box]] = {"rate": [], "so far": [], "missing": [], "cut": []}
        for n, span in enumerate(self.spans):
            height = UNKNOWN
            if span.rate is not None:
                height = max(2.0, span.rate / self.peak * self.tall)
            if span.rate is not None or span.status != "so far":
                boxes[span.status].append((self._left_of(n), self.base - height, self.bar, height))
        self.sheet.rects(boxes["rate"], self.style.bar)
        self.sheet.unknown(boxes["missing"])
        self.sheet.outlines(boxes["cut"], self.style.outline, 0.8, (3, 3))
        self.sheet.outlines(boxes["so far"], self.style.bar, 1.5, (3, 2))

    def _day_marks(self) -> None:
        shades: dict[int, list[Box]] = {1: [], 2: [], 4: []}
        quiet: list[tuple[float, float]] = []
        noted: list[Box] = []
        missing: list[Box] = []
        for index, (state, count) in enumerate(zip(self.series.states, self.series.counts, strict=True)):
            day = self.series.date_of(index)
            week = (day - self.spans[0].first).days // 7
            x, y = self._left_of(week), self.base + 8 + day.weekday() * PITCH
            box = (x, y, self.bar, MARK)
            if state == DayState.COUNTED:
                shades[1 if count <= 2 else 2 if count <= 4 else 4].append(box)
            elif state == DayState.QUIET:
                quiet.append((x + self.bar / 2, y + MARK / 2))
            else:
                (noted if state == DayState.NOTED else missing).append(box)
        for shade, boxes in shades.items():
            self.sheet.rects(boxes, self.style.heat[shade], min(2, self.bar / 8))
        self.sheet.circles(quiet, min(3.5, self.bar * 0.4), self.style.quiet)
        # Few, many or constant overall: logged, but not a number; solid outline, not dashed.
        self.sheet.outlines(noted, self.style.heat[2], 1.2, radius=2)
        narrow = self.bar < 8
        self.sheet.outlines(
            missing,
            self.style.outline,
            0.6 if narrow else 0.8,
            (1, 1) if narrow else (2, 1.5),
            radius=min(1.5, self.bar / 8),
        )
        for weekday, letter in ((0, "M"), (3, "T"), (6, "S")):
            self.sheet.text(LEFT - 8, self.base + 15 + weekday * PITCH, letter, 10, "right")

    def _shares(self) -> None:
        """Of each month, how much is known: days with twitches below, quiet ones above them, the rest empty."""
        twitchy: list[Box] = []
        quiet: list[Box] = []
        bottom = self.base + 8 + SHARE
        for n, span in enumerate(self.spans):
            day = SHARE / max(1, span.days)
            with_twitches = span.logged - span.quiet
            x = self._left_of(n)
            twitchy.append((x, bottom - with_twitches * day, self.bar, with_twitches * day))
            quiet.append((x, bottom - span.logged * day, self.bar, span.quiet * day))
        self.sheet.rects_exact([box for box in twitchy if box[3]], self.style.heat[1], 0)
        self.sheet.rects_exact([box for box in quiet if box[3]], self.style.quiet, 0)
        self.sheet.lines([(LEFT, bottom - SHARE, self.width, bottom - SHARE)], self.style.rule, 0.6)
        self.sheet.text(LEFT - 2, bottom - SHARE / 2 + 4, "days", 10, "right")

    def _dates(self) -> None:
        for n, words in date_labels(self.series, self.step, self.spans, self.column):
            x = min(LEFT + (n + 0.5) * self.column, self.width - text_width(words, 11) / 2)
            self.sheet.text(x, self.low + 14, words, align="center")


def foot(series: DaySeries, markers: Sequence[Marker], width_dp: float) -> float:
    """How high the drawing is below the marks of the days: the dates, and the list of markers where it is there."""
    return DATES + _marked(spans(series)[1], markers, width_dp).foot


def _marked(shown: Sequence[Span], markers: Sequence[Marker], width: float) -> Marked:
    lines = ((x, marker) for marker in markers if (x := _x_of(marker.day, shown, width)) is not None)
    return marked(sorted(lines, key=lambda each: each[0]), width)


def _x_of(day: date, shown: Sequence[Span], width: float) -> float | None:
    """Where a day begins; None outside the spans."""
    for n, span in enumerate(shown):
        if span.first <= day <= span.last:
            part = (day - span.first).days / ((span.last - span.first).days + 1)
            return LEFT + (n + part) * (width - LEFT) / len(shown)
    return None


def nice_ticks(peak: float) -> list[float]:
    """Two to four round numbers from 0 up to at most the peak; 0 and 1 when it is 0 or 1, as there are no half
    twitches in a single day."""
    if peak in (0, 1):
        return [0.0, 1.0]
    scale = 10.0 ** math.floor(math.log10(peak))
    steps = [scale * factor for factor in (0.1, 0.2, 0.5, 1, 2, 5)]
    step = next(step for step in steps if peak / step < 3.5)
    return [round(n * step, 6) for n in range(int(peak / step + 1e-9) + 1)]


def date_labels(series: DaySeries, step: Step, shown: Sequence[Span], column: float) -> list[tuple[int, str]]:
    """Which bars get a date below: every few weeks their first day in the period, else months or years."""
    if step == "week" and len(shown) <= 26:
        every = math.ceil(60 / column)
        return [(n, short_date(max(shown[n].first, series.first))) for n in range(0, len(shown), every)]
    month = column * (1 if step == "month" else 365.25 / 12 / 7)
    return month_labels([(span.first, span.last) for span in shown], month)


def caption(series: DaySeries, unmarked: int = 0) -> str:
    """How to read the chart, for the line below it and its list of markers, `unmarked` earlier ones not being in it."""
    step, shown = spans(series)
    parts = [f"{_unmarked(unmarked).capitalize()}."] if unmarked else []
    parts += [f"Twitches noticed per logged day, by {step}."]
    if any(span.status == "so far" for span in shown):
        parts.append(f"Outlined: this {step} so far.")
    parts.append(cut_sentence(shown, step))
    if step == "month":
        parts.append("Below: how many days are logged, quiet ones on top.")
    else:
        parts.append("Below: each day.")
    return " ".join(filter(None, parts))


def legend(series: DaySeries) -> tuple[Key, ...]:
    """What the shades and shapes below the bars stand for."""
    if spans(series)[0] == "week":
        return keys.of_days(series)
    return Key(("heat1",), "full", "with twitches"), Key(("quiet",), "full", "quiet")


def _unmarked(number: int) -> str:
    return f"and {number:,} earlier change{'' if number == 1 else 's'}, not drawn"


def describe(series: DaySeries, markers: Sequence[Marker] = (), unmarked: int = 0) -> str:
    """The chart in words, with its numbers; `unmarked` earlier changes have no marker."""
    step, shown = spans(series)
    if not shown:
        return "Twitches noticed per logged day: no days yet."
    parts = [f"{_name(series, step, span)} {_value(span)}" for span in shown]
    text = f"Twitches noticed per logged day, by {step}: {', '.join(parts)}."
    if markers:
        told = [marker.text for marker in markers] + ([_unmarked(unmarked)] if unmarked else [])
        text += f" Marked: {'; '.join(told)}."
    days = f"{series.logged:,} of {series.days:,} days are logged, {series.quiet:,} of them quiet"
    return f"{text} {days}, {series.missing:,} not logged."


def _name(series: DaySeries, step: Step, span: Span) -> str:
    if step == "month":
        return f"{MONTHS[span.first.month - 1]} {span.first.year}"
    return date_in(series.period, max(span.first, series.first))


def _value(span: Span) -> str:
    if span.status == "cut":
        return "too short to count"
    if span.rate is None:
        return unknown_words(span) if span.status == "missing" else "nothing yet"
    return f"{span.rate:.1f} so far" if span.status == "so far" else f"{span.rate:.1f}"
