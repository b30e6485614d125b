"""What lies under a point of a chart, in dp from its top left: the days, or the place, whose entries are wanted."""

from datetime import date, timedelta

from twitchlog.analysis.before_after import WEEK, BeforeAfter
from twitchlog.analysis.days import DaySeries
from twitchlog.analysis.place_times import PlaceTimes
from twitchlog.analysis.places import PlaceDays
from twitchlog.analysis.weeks import spans
from twitchlog.charts import calendar, change_strip, places_time, weekly
from twitchlog.charts.hours import LEFT as HOURS_LEFT
from twitchlog.charts.hours import TOP as HOURS_TOP
from twitchlog.domain.period import Period

HOUR_ROW = 24.0


def weekly_days(series: DaySeries, width_dp: float, x: float) -> Period | None:
    """The week or month whose column is at x."""
    _, shown = spans(series)
    n = int((x - weekly.LEFT) // ((width_dp - weekly.LEFT) / max(1, len(shown))))
    return _within(series, shown[n].first, shown[n].last) if x >= weekly.LEFT and n < len(shown) else None


def calendar_days(series: DaySeries, width_dp: float, x: float, y: float) -> Period | None:
    """The day or month at a point; gaps belong to the nearest one."""
    reach = 4.0
    for cell in calendar.cells(series, width_dp):
        left, top, wide, tall = cell.box
        if left - reach / 2 <= x <= left + wide + reach / 2 and top - reach / 2 <= y <= top + tall + reach / 2:
            return _within(series, cell.first, cell.last)
    return None


def hours(width_dp: float, x: float, y: float) -> tuple[int, int] | None:
    """Weekday (Monday 0) and the first of the two hours of the cell at a point."""
    column = (width_dp - HOURS_LEFT) / 12
    n, row = int((x - HOURS_LEFT) // column), int((y - HOURS_TOP) // HOUR_ROW)
    return (row, 2 * n) if 0 <= n < 12 and 0 <= row < 7 else None


def place(found: PlaceTimes, width_dp: float, x: float, y: float) -> tuple[PlaceDays, Period] | None:
    """The place of the row at a point, with the days of the column."""
    row, n = int(y // places_time.ROW), int(x // (width_dp / max(1, len(found.steps))))
    if not (0 <= row < len(found.places) and 0 <= n < len(found.steps)):
        return None
    return found.places[row], Period(*found.steps[n])


def change_days(found: BeforeAfter, width_dp: float, x: float) -> Period | None:
    """The week, or weeks, of the bar at x of a before/after strip."""
    shown = change_strip.bars(found, width_dp)
    if not shown:
        return None
    n = int(x // min(change_strip.WIDEST, width_dp / len(shown)))
    if not 0 <= n < len(shown):
        return None
    end = found.change + timedelta(WEEK * len(found.after))
    if n + 1 < len(shown):
        end = shown[n + 1].first
    return Period(shown[n].first, end - timedelta(1))


def _within(series: DaySeries, first: date, last: date) -> Period:
    """The days of a step that lie in the period."""
    return Period(max(first, series.period.first), min(last, series.period.last))
