"""What lies where on a chart of Patterns: the days of a bar, a day, an hour of a weekday, a place in some time.

Positions are in dp from the top left, with the drawing's width and height. The charts have long been imported when
something is touched.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from twitchlog.domain.period import Period
from twitchlog.domain.wording import lower_first
from twitchlog.ui.presenters.entries import Part

if TYPE_CHECKING:
    from twitchlog.analysis.before_after import BeforeAfter
    from twitchlog.ui.presenters.patterns_count import Patterns

FOOT = 20.0  # below the marks of the days: their dates


def of_weeks(found: Patterns, x: float, y: float, width: float, height: float) -> Part | None:
    """The week or month of a bar; below the bars the day of a mark."""
    from twitchlog.analysis.weeks import spans
    from twitchlog.charts.weekly import LEFT, PITCH

    step, shown = spans(found.series)
    if not shown or x < LEFT:
        return None
    span = shown[min(len(shown) - 1, int((x - LEFT) / ((width - LEFT) / len(shown))))]
    row = int((y - (height - FOOT - 7 * PITCH)) // PITCH)
    if step == "week" and 0 <= row < 7:
        day = span.first + timedelta(row)
        return _within(found, day, day)
    return _within(found, span.first, span.last)


def of_days(found: Patterns, x: float, y: float, width: float, _height: float) -> Part | None:
    """The day or month of a cell of the calendar."""
    from twitchlog.charts.calendar import cells

    for cell in cells(found.series, width):
        left, top, wide, tall = cell.box
        if left - 1 <= x <= left + wide + 1 and top - 1 <= y <= top + tall + 1:
            return _within(found, cell.first, cell.last)
    return None


def of_hours(found: Patterns, x: float, y: float, width: float, _height: float) -> Part | None:
    """Two hours of a weekday."""
    from twitchlog.charts.hours import CELL, GAP, LEFT, TOP

    row, column = int((y - TOP) // (CELL + GAP)), int((x - LEFT) // ((width - LEFT) / 12))
    if not (0 <= row < 7 and 0 <= column < 12):
        return None
    return Part(found.period, weekday=row, hours=(2 * column, 2 * column + 2))


def of_places(found: Patterns, x: float, y: float, width: float, _height: float) -> Part | None:
    """A place in the days of one column; its name gives the whole period."""
    from twitchlog.charts.places_time import NAME, ROW

    times = found.times
    row = int(y // ROW)
    if not 0 <= row < len(times.places):
        return None
    place = times.places[row].place.label
    if y - row * ROW < NAME + 4 or not times.steps:
        return Part(found.period, place=place)
    first, last = times.steps[min(len(times.steps) - 1, int(x / (width / len(times.steps))))]
    return Part(Period(first, last), place=place)


def of_change(compared: BeforeAfter, last: date, x: float, width: float) -> Part | None:
    """The week, or weeks, of a bar before or after a change."""
    from twitchlog.charts.change_strip import WIDEST, bars

    shown = bars(compared, width)
    column = min(WIDEST, width / max(1, len(shown)))
    n = int(x // column)
    if not 0 <= n < len(shown):
        return None
    first = shown[n].first
    if n + 1 < len(shown):
        end = shown[n + 1].first - timedelta(1)
    else:
        end = min(last, first + timedelta(6))
    return Part(Period(first, max(first, end)))


def of_place(found: Patterns, name: str) -> Part:
    """A place in the period."""
    return Part(found.period, place=name)


def of_all(found: Patterns) -> Part:
    """Every entry of the period."""
    return Part(found.period)


def of_factor(title: str, days: list[date]) -> Part | None:
    """The days on which a factor was high."""
    if not days:
        return None
    return Part(Period(min(days), max(days)), days=frozenset(days), title=f"On {lower_first(title)}")


def _within(found: Patterns, first: date, last: date) -> Part | None:
    first, last = max(first, found.period.first), min(last, found.period.last, found.series.today)
    return Part(Period(first, last)) if first <= last else None
