"""Dates worth a line in a chart: medicines started, stopped or changed, and what the person marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from twitchlog.analysis.sentences import short_date
from twitchlog.domain.period import Period
from twitchlog.domain.person import Mark, Medicine


@dataclass(frozen=True, slots=True)
class Marker:
    """A date with a few words: "Magnesium from 5 Oct"."""

    day: date
    text: str


def markers(medicines: Iterable[Medicine], marks: Iterable[Mark], period: Period) -> tuple[Marker, ...]:
    """The changes that fall into a period, oldest first; one on its first day was so all along and is left out."""
    found = [marker for medicine in medicines for marker in _of(medicine)]
    found += [Marker(mark.date, mark.text) for mark in marks]
    return tuple(sorted((m for m in found if period.first < m.day <= period.last), key=lambda m: m.day))


def _of(medicine: Medicine) -> Iterator[Marker]:
    if medicine.start:
        yield Marker(medicine.start, f"{medicine.name} from {short_date(medicine.start)}")
    for change in medicine.changes:
        dose = f" to {change.dose}" if change.dose else ""
        yield Marker(change.date, f"{medicine.name} {change.change}{dose}, {short_date(change.date)}")
    if medicine.stop:
        yield Marker(medicine.stop, f"{medicine.name} until {short_date(medicine.stop)}")
