"""Dates worth a line in a chart: medicines started, stopped or changed, and what the person marked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from twitchlog.analysis.sentences import MONTHS, short_date
from twitchlog.domain.period import Period
from twitchlog.domain.person import Mark, Medicine

ONCE = 366  # days in which no date comes twice


@dataclass(frozen=True, slots=True)
class Marker:
    """A date with a few words: "Magnesium from 5 Oct", in a long time "Magnesium from Oct 2026"; `brief` is for where
    there is little room, without the date, empty when that is all the same."""

    day: date
    text: str
    brief: str = ""


def markers(medicines: Iterable[Medicine], marks: Iterable[Mark], period: Period) -> tuple[Marker, ...]:
    """The changes that fall into a period, oldest first; one on its first day was so all along and is left out."""
    told = short_date if period.days <= ONCE else _month
    found = [marker for medicine in medicines for marker in _of(medicine, told)]
    found += [Marker(mark.date, mark.text) for mark in marks]
    return tuple(sorted((m for m in found if period.first < m.day <= period.last), key=lambda m: m.day))


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _of(medicine: Medicine, told: Callable[[date], str]) -> Iterator[Marker]:
    if medicine.start:
        yield Marker(medicine.start, f"{medicine.name} from {told(medicine.start)}", f"{medicine.name} started")
    for change in medicine.changes:
        dose = f" to {change.dose}" if change.dose else ""
        what = f"{medicine.name} {change.change}{dose}"
        yield Marker(change.date, f"{what}, {told(change.date)}", what)
    if medicine.stop:
        yield Marker(medicine.stop, f"{medicine.name} until {told(medicine.stop)}", f"{medicine.name} stopped")
