"""The list of medicines and supplements."""

from collections import Counter
from dataclasses import dataclass

from twitchlog.domain.clock import Clock
from twitchlog.domain.person import Medicine
from twitchlog.domain.wording import DOT, shorten
from twitchlog.store import Change, Diary
from twitchlog.ui.presenters.dates import shown_date


@dataclass(frozen=True, slots=True)
class MedicineRow:
    """One line of the list."""

    id: str
    title: str
    facts: str
    once: bool  # no other has its name


@dataclass(frozen=True, slots=True)
class MedicinesState:
    """Those taken, and below them those that were stopped."""

    taken: tuple[MedicineRow, ...]
    stopped: tuple[MedicineRow, ...]


class MedicinesPresenter:
    """What the diary knows of medicines."""

    watches = frozenset({"medicines"})

    def __init__(self, diary: Diary, clock: Clock) -> None:
        self._diary = diary
        self._clock = clock

    def state(self) -> MedicinesState:
        """The list as it stands."""
        today = self._clock.now().date()
        found = self._diary.medicines()
        over = [medicine for medicine in found if medicine.stop is not None and medicine.stop <= today]
        named = Counter(medicine.name for medicine in found)
        return MedicinesState(
            taken=tuple(_row(medicine, named) for medicine in found if medicine not in over),
            stopped=tuple(_row(medicine, named) for medicine in over),
        )

    def find(self, id: str) -> Medicine | None:
        """The medicine of that id, if it is still there."""
        return next((medicine for medicine in self._diary.medicines() if medicine.id == id), None)

    def delete(self, id: str) -> Change | None:
        """Take one out; the change, which can be undone."""
        medicine = self.find(id)
        return self._diary.remove(medicine) if medicine is not None else None


def _row(medicine: Medicine, named: Counter[str]) -> MedicineRow:
    once = named[medicine.name] == 1
    return MedicineRow(medicine.id, shorten(medicine.name, 120), facts(medicine), once)


def facts(medicine: Medicine) -> str:
    """Dose and dates in one line: "Supplement · 300 mg evenings · since 5 Oct 2026 · up on 1 Nov 2026"."""
    parts = ["Supplement" if medicine.supplement else "", shorten(_dose(medicine), 80)]
    if medicine.start and medicine.stop:
        parts.append(f"{shown_date(medicine.start)} – {shown_date(medicine.stop)}")
    elif medicine.start:
        parts.append(f"since {shown_date(medicine.start)}")
    elif medicine.stop:
        parts.append(f"until {shown_date(medicine.stop)}")
    if medicine.changes:
        last = max(medicine.changes, key=lambda change: change.date)
        parts.append(f"{last.change} on {shown_date(last.date)}")
    return DOT.join(part for part in parts if part) or "Dose and dates not noted"


def _dose(medicine: Medicine) -> str:
    """The dose now: that of the last change which named one, else the first."""
    named = [change for change in medicine.changes if change.dose.strip()]
    return max(named, key=lambda change: change.date).dose if named else medicine.dose
