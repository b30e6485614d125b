"""The numbers of each chart as rows, the first of them the heads: for a CSV file. None is unknown, never 0."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from twitchlog.analysis.associations import Association
from twitchlog.analysis.before_after import WEEK, BeforeAfter
from twitchlog.analysis.days import DaySeries, DayState
from twitchlog.analysis.durations import CLASSES, Durations
from twitchlog.analysis.hours import HourCounts
from twitchlog.analysis.place_times import PlaceTimes
from twitchlog.analysis.places import PlaceDays
from twitchlog.analysis.span_spreads import span_spreads
from twitchlog.analysis.weeks import Span

Cell = str | int | float | None
Table = list[list[Cell]]
STATES = {
    DayState.MISSING: "not logged",
    DayState.QUIET: "quiet",
    DayState.NOTED: "noted overall",
    DayState.COUNTED: "twitches",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def spans_table(series: DaySeries, spans: Sequence[Span]) -> Table:
    """Weeks or months: twitches a counted day with their spread, and how many days are known."""
    table: Table = [["from", "to", "per_day", "median", "low", "high", "days", "logged", "counted", "quiet", "status"]]
    for span, spread in zip(spans, span_spreads(series, spans), strict=True):
        middle: list[Cell] = [spread.median, spread.low, spread.high] if spread else [None, None, None]
        known: list[Cell] = [span.days, span.logged, span.counted, span.quiet, span.status]
        table.append([str(span.first), str(span.last), span.rate, *middle, *known])
    return table


def days_table(series: DaySeries) -> Table:
    """Every day: what is known of it, and its twitches where they are counted."""
    table: Table = [["date", "known", "twitches"]]
    for n, (state, count) in enumerate(zip(series.states.tolist(), series.counts.tolist(), strict=True)):
        number = None if np.isnan(count) else int(count)
        table.append([str(series.date_of(n)), STATES[DayState(state)], number])
    return table


def hours_table(grid: HourCounts) -> Table:
    """Twitches by weekday and hour of the day."""
    return [["weekday", *range(24)], *([day, *row] for day, row in zip(WEEKDAYS, grid.tolist(), strict=True))]


def places_table(places: Sequence[PlaceDays]) -> Table:
    """Days and episodes of each place, first and last seen, and what is new, back or quiet."""
    rows: Table = [
        [p.place.label, p.days, p.episodes, str(p.first), str(p.last), p.tag, str(p.since) if p.since else None]
        for p in places
    ]
    return [["place", "days", "episodes", "first", "last", "tag", "since"], *rows]


def place_times_table(found: PlaceTimes) -> Table:
    """Days with twitches of each place in each step, and how many days of it are logged."""
    names = [place.place.label for place in found.places]
    table: Table = [["from", "to", "logged", *names]]
    for n, (first, last) in enumerate(found.steps):
        table.append([str(first), str(last), int(found.logged[n]), *(int(days) for days in found.days[:, n])])
    return table


def durations_table(found: Durations) -> Table:
    """Episodes by how long they lasted."""
    rows: Table = [[name, number] for (_, name), number in zip(CLASSES, found.classes, strict=True)]
    return [["length", "episodes"], *rows, ["not noted", found.unknown], ["still going", found.going]]


def association_table(each: Association) -> Table:
    """The days behind a factor's card, of the lag shown: the outcome, and the factor that is held against it."""
    lag = each.shown
    table: Table = [["date", each.outcome, f"{each.factor.key}{' of the day before' if lag.lag else ''}", "side"]]
    for name, side in (("high", lag.high), ("other", lag.other)):
        days = zip(each.days(side), side.outcome.tolist(), side.amount.tolist(), strict=True)
        table += [[str(day), outcome, amount, name] for day, outcome, amount in days]
    return [table[0], *sorted(table[1:], key=lambda row: str(row[0]))]


def change_table(found: BeforeAfter) -> Table:
    """The weeks before and after a change: mean a day, None where fewer than three days are logged."""
    table: Table = [["from", "mean_per_day", "side"]]
    first = found.change - timedelta(WEEK * len(found.before))
    for n, mean in enumerate([*found.before.tolist(), *found.after.tolist()]):
        side = "before" if n < len(found.before) else "after"
        table.append([str(first + timedelta(WEEK * n)), None if np.isnan(mean) else mean, side])
    return table
