"""What lies under a point of a chart, in dp from its top left: the days, or the place, whose entries are wanted."""

from collections.abc import Container, Sequence
from datetime import date, timedelta
from functools import lru_cache

from twitchlog.analysis.before_after import BeforeAfter
from twitchlog.analysis.days import DaySeries
from twitchlog.analysis.durations import CLASSES, Durations
from twitchlog.analysis.markers import Marker
from twitchlog.analysis.place_times import PlaceTimes
from twitchlog.analysis.places import PlaceDays
from twitchlog.analysis.weeks import Span, Step, spans
from twitchlog.charts import calendar, change_strip, places_time, weekly, where
from twitchlog.charts import durations as lengths
from twitchlog.charts import hours as hours_chart
from twitchlog.domain.period import Period

REACH = 24.0  # how far beside a shaded region of the body a finger still means it
SLIP = 8.0  # the same where another region, without entries, lies under the finger
BESIDE = 2.0  # how far beside a cell of the calendar still means it: half a gap


def weekly_days(
    series: DaySeries, markers: Sequence[Marker], width: float, height: float, x: float, y: float
) -> Period | None:
    """The week or month whose column is at x; below the bars the day of the mark."""
    step, shown = _spans(series)
    n = int((x - weekly.LEFT) // ((width - weekly.LEFT) / max(1, len(shown))))
    if x < weekly.LEFT or n >= len(shown):
        return None
    span = shown[n]
    row = int((y - (height - _foot(series, tuple(markers), width) - 7 * weekly.PITCH)) // weekly.PITCH)
    if step == "week" and 0 <= row < 7:
        day = span.first + timedelta(row)
        return _within(series, day, day)
    return _within(series, span.first, span.last)


def calendar_days(series: DaySeries, width: float, x: float, y: float) -> Period | None:
    """The day or month at a point; gaps belong to the nearest one."""
    for cell in _cells(series, width):
        left, top, wide, tall = cell.box
        if left - BESIDE <= x <= left + wide + BESIDE and top - BESIDE <= y <= top + tall + BESIDE:
            return _within(series, cell.first, cell.last)
    return None


def hours(width: float, x: float, y: float) -> tuple[int, int] | None:
    """Weekday (Monday 0) and the first of the two hours of the cell at a point."""
    column, tall = (width - hours_chart.LEFT) / 12, hours_chart.CELL + hours_chart.GAP
    n, row = int((x - hours_chart.LEFT) // column), int((y - hours_chart.TOP) // tall)
    return (row, 2 * n) if 0 <= n < 12 and 0 <= row < 7 else None


def place(found: PlaceTimes, width: float, x: float, y: float) -> tuple[PlaceDays, Period | None] | None:
    """The place of the row at a point with the days of the column; without days when its name was meant."""
    row, n = int(y // places_time.ROW), int(x // (width / max(1, len(found.steps))))
    if not 0 <= row < len(found.places):
        return None
    if y - row * places_time.ROW < places_time.NAME + 4:
        return found.places[row], None
    return (found.places[row], Period(*found.steps[n])) if 0 <= n < len(found.steps) else None


def body_region(shaded: Container[str], views: Sequence[str], width: float, x: float, y: float) -> str | None:
    """The shaded region a touch on the figures means: the one there, else the nearest within a finger's reach.

    On these small figures reach goes far: where it lands on a region without entries, only a slip beside it counts.
    """
    near: list[tuple[float, str]] = []
    reach = REACH
    for figure in where.placed(views, width):
        at = ((x - figure.x) / figure.scale, (y - figure.y) / figure.scale)
        under = figure.view.region_at(*at)
        if under is not None and under.id in shaded:
            return under.id
        reach = SLIP if under is not None else reach
        within = [region for region in figure.view.regions if region.id in shaded]
        near += [(region.distance(*at) * figure.scale, region.id) for region in within]
    away, nearest = min(near, default=(REACH, ""))
    return nearest if away < reach else None


def length(found: Durations, y: float) -> tuple[str, tuple[float, float] | None] | None:
    """What the row of a length at y is called, and its lengths in seconds, above and up to; None for not noted."""
    row = int(y // lengths.ROW)
    if row == len(CLASSES) and found.unknown:
        return f"length {lengths.UNKNOWN}", None
    if not 0 <= row < len(CLASSES) or not found.classes[row]:
        return None
    end, name = CLASSES[row]
    return name, (CLASSES[row - 1][0] if row else -1.0, end)


def change_days(found: BeforeAfter, width: float, x: float) -> Period | None:
    """The week, or weeks, of the bar at x of a before/after strip; the gap round its line belongs to both sides."""
    beside = change_strip.GAP / 2
    bars = change_strip.layout(found, width).bars
    hit = next((bar for bar in bars if bar.left <= x < bar.right), None)
    hit = hit or next((bar for bar in bars if bar.left - beside <= x <= bar.right + beside), None)
    return None if hit is None else Period(hit.first, hit.last)


# The arrow keys feel their way over a chart and ask for hundreds of points at once.


@lru_cache(maxsize=4)
def _spans(series: DaySeries) -> tuple[Step, tuple[Span, ...]]:
    return spans(series)


@lru_cache(maxsize=4)
def _foot(series: DaySeries, markers: tuple[Marker, ...], width: float) -> float:
    return weekly.foot(series, markers, width)


@lru_cache(maxsize=4)
def _cells(series: DaySeries, width: float) -> tuple[calendar.Cell, ...]:
    return calendar.cells(series, width)


def _within(series: DaySeries, first: date, last: date) -> Period | None:
    """The days of a step that lie in the period and have come."""
    first, last = max(first, series.period.first), min(last, series.period.last, series.today)
    return Period(first, last) if first <= last else None
