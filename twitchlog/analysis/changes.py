"""What changed when: medicines started, stopped or changed in dose, and the dates the person marked; each held against
the diary before and after."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from twitchlog.analysis.before_after import WEEK, BeforeAfter, Shift, before_after
from twitchlog.analysis.outcome import Outcome, outcome_days
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.person import DoseChange, Mark, Medicine

ChangeKind = Literal["start", "stop", "dose", "mark"]
ChangeStatus = Literal["too_early", "unclear", "clear"]
# "300 mg" of "300 mg evenings", "2 x 100 mg"; a bare "1" says nothing.
_AMOUNT = re.compile(r"(?:\d+\s*[x×]\s*)?\d[\d.,/]*\s*(?![x×](?![^\W\d_]))[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A date from which something was different: its kind and what it was ("Magnesium 300 mg", "Less coffee")."""

    day: date
    kind: ChangeKind
    what: str


@dataclass(frozen=True, slots=True, eq=False)
class ChangeCard:
    """A change with its comparison, every other change in the weeks compared, the nearest first, and the outcome it was
    held against."""

    point: ChangePoint
    compared: BeforeAfter
    also: tuple[ChangePoint, ...]
    outcome: Outcome

    @property
    def status(self) -> ChangeStatus:
        """Too early; unclear when the range includes no change; else clear, which is no proof of cause."""
        shift = self.compared.shift
        if shift is None:
            return "too_early"
        return "unclear" if shift.low <= 1 <= shift.high else "clear"

    @property
    def told(self) -> Shift | None:
        """The shift as far as it can be told: None while weeks are missing, and where a side holds nothing."""
        compared = self.compared
        return None if compared.none_before or compared.none_after else compared.shift


def change_points(medicines: Iterable[Medicine], marks: Iterable[Mark]) -> tuple[ChangePoint, ...]:
    """All changes there are, oldest first."""
    found = [point for medicine in medicines for point in _of(medicine)]
    found += [ChangePoint(mark.date, "mark", mark.text) for mark in marks]
    return tuple(sorted(found, key=lambda point: (point.day, point.what)))


def _of(medicine: Medicine) -> Iterator[ChangePoint]:
    named = " ".join(filter(None, (medicine.name, _amount_of(medicine.dose))))
    if medicine.start:
        yield ChangePoint(medicine.start, "start", named)
    for change in medicine.changes:
        yield ChangePoint(change.date, "dose", _dose(medicine.name, change))
    if medicine.stop:
        yield ChangePoint(medicine.stop, "stop", medicine.name)


def _amount_of(dose: str) -> str:
    """How much, at the start of a dose: a number and its unit."""
    found = _AMOUNT.match(dose.strip())
    return found.group() if found else ""


def _dose(name: str, change: DoseChange) -> str:
    return f"{name} {change.change}{f' to {change.dose}' if change.dose else ''}"


def changes(
    episodes: Sequence[Episode],
    checkins: Sequence[CheckIn],
    points: Sequence[ChangePoint],
    period: Period,
    today: date,
    outcome: Outcome = "episodes",
) -> tuple[ChangeCard, ...]:
    """The changes that fall into the period, newest first, each against **all** of the diary before and after it.

    Give all records ever. Today is left out until it is over. Changes on or before the diary's first day have nothing
    before them; they are left out.
    """
    first = _first_day(episodes, checkins)
    if first is None or first >= today:
        return ()
    y = outcome_days(outcome, episodes, checkins, Period(first, today), today)
    inside = [point for point in points if point.day in period and first < point.day <= today]
    compared = ((point, before_after(y, first, point.day, outcome == "bother")) for point in reversed(inside))
    return tuple(ChangeCard(point, found, _also(point, found, points), outcome) for point, found in compared)


def _also(point: ChangePoint, found: BeforeAfter, points: Sequence[ChangePoint]) -> tuple[ChangePoint, ...]:
    """What else changed from the first week before to the last one after, the nearest first: all of it may be why."""
    begin = point.day - timedelta(WEEK * len(found.before))
    end = point.day + timedelta(max(1, WEEK * len(found.after)))
    within = (other for other in points if other != point and begin <= other.day < end)
    return tuple(sorted(within, key=lambda other: abs((other.day - point.day).days)))


def _first_day(episodes: Sequence[Episode], checkins: Sequence[CheckIn]) -> date | None:
    return min(
        (*(e.day for e in episodes), *(c.date for c in checkins if c.answers or c.bother is not None)), default=None
    )
