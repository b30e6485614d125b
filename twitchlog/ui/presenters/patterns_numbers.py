"""The numbers behind each chart of Patterns as CSV, and what a file of it is called."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Any

from twitchlog.domain.period import Period
from twitchlog.domain.wording import NBSP, WEEKDAYS

if TYPE_CHECKING:
    from twitchlog.analysis.associations import Association
    from twitchlog.ui.presenters.patterns_count import Patterns
    from twitchlog.ui.presenters.patterns_factors import ChangeView, FactorView

STATES = ("not logged", "quiet", "noted overall", "counted")
SCALE = " (0-10)"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def file_stem(what: str, period: Period) -> str:
    """ "twitchlog how much 2026-08-24 to 2026-11-23"."""
    kept = "".join(letter if letter.isalnum() or letter in " -" else " " for letter in what.lower())
    return f"twitchlog {' '.join(kept.split())[:60].strip()} {period.first} to {period.last}"


def of_days(found: Patterns) -> str:
    """A row for each day: its date, what is known, how many twitches."""
    series = found.series
    pairs = zip(series.states.tolist(), series.counts.tolist(), strict=True)
    rows = ((series.date_of(n), STATES[state], _whole(count)) for n, (state, count) in enumerate(pairs))
    return _csv(("date", "known", "twitches"), rows)


def of_hours(found: Patterns) -> str:
    """A row for each hour of each weekday; how many such days have a known number, today left out."""
    days = zip(WEEKDAYS, found.hours.counts.tolist(), found.hours.days.tolist(), strict=True)
    rows = ((name, hour, number, known) for name, row, known in days for hour, number in enumerate(row))
    return _csv(("weekday", "hour", "twitches", "days known"), rows)


def of_places(found: Patterns) -> str:
    """A row for each place."""
    rows = ((e.place.label, e.days, e.episodes, e.first, e.last, e.tag or "") for e in found.all_places)
    return _csv(("place", "days", "twitches", "first", "last", "tag"), rows)


def of_places_over_time(found: Patterns) -> str:
    """A row for each place and step of time."""
    times = found.times
    rows = (
        (each.place.label, first, last, n, logged)
        for each, days in zip(times.places, times.days.tolist(), strict=True)
        for (first, last), n, logged in zip(times.steps, days, times.logged.tolist(), strict=True)
    )
    return _csv(("place", "from", "to", "days", "logged days"), rows)


def of_lengths(found: Patterns) -> str:
    """A row for each class of lengths."""
    from twitchlog.analysis.durations import CLASSES

    lengths = found.durations
    rows = [(name, n) for (_, name), n in zip(CLASSES, lengths.classes, strict=True)]
    return _csv(("length", "twitches"), [*rows, ("not noted", lengths.unknown), ("still going", lengths.going)])


def of_factor(view: FactorView) -> str:
    """A row for each day behind the comparison: on which side of the split it is, the factor and the outcome."""
    each, shown = view.found, view.found.shown
    sides = tuple(zip((shown.high, shown.other), _side_names(each), strict=True))
    rows = [
        (day, side, _number(amount), _number(value))
        for (found, side) in sides
        for day, amount, value in zip(each.days(found), found.amount.tolist(), found.outcome.tolist(), strict=True)
    ]
    unit = SCALE if each.factor.kind == "scale" else f" ({each.factor.unit})" if each.factor.unit else ""
    before = " the day before" if shown.lag else ""
    outcome = f"bother{SCALE}" if each.outcome == "bother" else "twitches"
    return _csv(("date", "side", f"{each.factor.name}{unit}{before}", outcome), sorted(rows))


def _side_names(each: Association) -> tuple[str, str]:
    """ "above 144 mg" and "144 mg or less"."""
    from twitchlog.analysis.association_words import amount

    if each.factor.yes_no:
        return "with it", "without it"
    split = amount(each.factor, each.split.value).replace(NBSP, " ")
    return f"above {split}", f"{split} or less"


def of_change(view: ChangeView) -> str:
    """A row for each week before and after."""
    compared = view.found.compared
    start = compared.change - timedelta(7 * len(compared.before))
    sides = [("before", value) for value in compared.before.tolist()]
    sides += [("after", value) for value in compared.after.tolist()]
    rows = [(_plus(start, 7 * n), side, _number(value)) for n, (side, value) in enumerate(sides)]
    return _csv(("week from", "side", f"bother{SCALE}" if view.bother else "twitches a day"), rows)


def _plus(day: date, days: int) -> date:
    return day + timedelta(days)


def _whole(value: float) -> str:
    return "" if value != value else str(int(value))


def _number(value: float) -> str:
    return "" if value != value else f"{value:.6g}"


def _csv(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(head) for head in heads])
    writer.writerows([_safe(str(cell)) for cell in row] for row in rows)
    return out.getvalue()


def _safe(text: str) -> str:
    """What a spreadsheet would take for a formula stays text; numbers of ours are never negative."""
    return f"'{text}" if text.startswith(FORMULA) else text
