"""Dates worth a line in a chart: medicines started, stopped or changed, and what the person marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from twitchlog.analysis.sentences import date_in
from twitchlog.domain.period import Period
from twitchlog.domain.person import Mark, Medicine


@dataclass(frozen=True, slots=True)
class Marker:
    """A date with a few words: "Magnesium from 5 Oct". The `name` may be cut where room is short; `when`, what was done
    and its date, may not. `joint` is what stands between them."""

    day: date
    name: str
    when: str = ""
    joint: str = " "

    @property
    def tail(self) -> str:
        """What follows the name, whole or cut."""
        return f"{self.joint}{self.when}" if self.when else ""

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.name}{self.tail}"


def markers(medicines: Iterable[Medicine], marks: Iterable[Mark], period: Period) -> tuple[Marker, ...]:
    """The changes that fall into a period, oldest first; one on its first day was so all along and is left out."""
    found = [marker for medicine in medicines for marker in _of(medicine, period)]
    found += [_mark(mark, date_in(period, mark.date)) for mark in marks]
    return tuple(sorted((m for m in found if period.first < m.day <= period.last), key=lambda m: m.day))


def _mark(mark: Mark, when: str) -> Marker:
    return Marker(mark.date, mark.text, when, ", ") if mark.text.strip() else Marker(mark.date, when)


def _of(medicine: Medicine, period: Period) -> Iterator[Marker]:
    if medicine.start:
        yield Marker(medicine.start, medicine.name, f"from {date_in(period, medicine.start)}")
    for change in medicine.changes:
        dose = f" to {change.dose}" if change.dose else ""
        yield Marker(change.date, medicine.name, f"{change.change}{dose}, {date_in(period, change.date)}")
    if medicine.stop:
        yield Marker(medicine.stop, medicine.name, f"until {date_in(period, medicine.stop)}")
