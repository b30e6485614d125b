"""What lies where on a chart of Patterns: the days of a bar, a day, an hour of a weekday, a place in some time.

Positions are in dp from the top left, with the drawing's width and height. The charts have long been imported when
something is touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from twitchlog.charts import body
from twitchlog.domain.period import Period
from twitchlog.domain.places import regions_of
from twitchlog.domain.wording import lower_first
from twitchlog.ui.presenters.entries import Part

if TYPE_CHECKING:
    from twitchlog.analysis.before_after import BeforeAfter
    from twitchlog.ui.presenters.patterns_count import Patterns
    from twitchlog.ui.presenters.patterns_factors import FactorView


def of_weeks(found: Patterns, x: float, y: float, width: float, height: float) -> Part | None:
    """The week or month of a bar; below the bars the day of a mark."""
    from twitchlog.charts import touched

    return _days(touched.weekly_days(found.series, found.markers, width, height, x, y))


def of_days(found: Patterns, x: float, y: float, width: float, _height: float) -> Part | None:
    """The day or month of a cell of the calendar."""
    from twitchlog.charts import touched

    return _days(touched.calendar_days(found.series, width, x, y))


def of_hours(found: Patterns, x: float, y: float, width: float, _height: float) -> Part | None:
    """Two hours of a weekday that have twitches."""
    from twitchlog.charts import touched

    hit = touched.hours(width, x, y)
    if hit is None or not found.hours.counts[hit[0], hit[1] : hit[1] + 2].any():
        return None
    return Part(found.period, weekday=hit[0], hours=(hit[1], hit[1] + 2))


def of_places(found: Patterns, x: float, y: float, width: float, _height: float) -> Part | None:
    """A place in the days of one column; its name gives the whole period."""
    from twitchlog.charts import touched

    hit = touched.place(found.times, width, x, y)
    return hit and Part(hit[1] or found.period, place=hit[0].place.label)


def of_body(found: Patterns, views: Sequence[str], x: float, y: float, width: float, _height: float) -> Part | None:
    """The place of a shaded region of the figures, as its row has it; all of them where it stands for several."""
    from twitchlog.charts import touched

    region = touched.body_region(found.shaded, views, width, x, y)
    if region is None:
        return None
    drawn = body.region_ids()
    names = [each.place.label for each in found.all_places if region in regions_of(each.place, drawn)]
    if len(names) == 1:
        return of_place(found, names[0])
    return Part(found.period, place=body.name_of(region), places=tuple(names))


def of_change(compared: BeforeAfter, x: float, width: float) -> Part | None:
    """The week, or weeks, of a bar before or after a change."""
    from twitchlog.charts import touched

    return _days(touched.change_days(compared, width, x))


def of_place(found: Patterns, name: str) -> Part:
    """A place in the period."""
    return Part(found.period, place=name)


def of_all(found: Patterns) -> Part:
    """Every entry of the period."""
    return Part(found.period)


def of_lengths(found: Patterns, _x: float, y: float, _width: float, _height: float) -> Part | None:
    """The entries of a length, or those whose length is not noted."""
    from twitchlog.charts import touched

    hit = touched.length(found.durations, y)
    if hit is None:
        return None
    name, lasting = hit
    return Part(found.period, about=name[:1].upper() + name[1:], lasting=lasting, untimed=lasting is None)


def of_dots(view: FactorView, x: float, y: float, width: float, _height: float) -> Part | None:
    """The days of a column of dots."""
    from twitchlog.charts import dots

    shown = view.dots
    hit = shown and dots.at(shown.high, shown.other, shown.bother, width, x, y)
    if not shown or not hit:
        return None
    high, label, places = hit
    side = view.found.shown.high if high else view.found.shown.other
    days = view.found.days(side)
    what = f"bother {label} of 10" if shown.bother else f"{label} twitch{'' if label == '1' else 'es'}"
    chosen = frozenset(days[place] for place in places)
    return Part(Period(min(chosen), max(chosen)), days=chosen, title=f"{shown.titles[not high]}: days with {what}")


def of_factor(title: str, days: list[date]) -> Part | None:
    """The days on which a factor was high."""
    if not days:
        return None
    return Part(Period(min(days), max(days)), days=frozenset(days), title=f"On {lower_first(title)}")


def _days(period: Period | None) -> Part | None:
    return None if period is None else Part(period)
