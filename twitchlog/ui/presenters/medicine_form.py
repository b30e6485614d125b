"""The form of one medicine or supplement: what is typed in it, and whether it can be saved."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any
from uuid import uuid4

from twitchlog.domain.clock import Clock
from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import DoseChange, Medicine
from twitchlog.domain.vocabulary import MEDICINE_TAGS
from twitchlog.store import Change, Diary
from twitchlog.ui.presenters.dates import shown_date, typed_date

TAGS = tuple((tag, tag[:1].upper() + tag[1:]) for tag in MEDICINE_TAGS)
EDITABLE = 20_000  # characters; a field with more would make the window stand still
STEPS = (("up", "Up"), ("down", "Down"))


@dataclass(frozen=True, slots=True)
class TypedChange:
    """A dose change as typed."""

    day: str = ""
    step: str | None = None
    dose: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is typed: such a line is not kept."""
        return not (self.day.strip() or self.step or self.dose.strip())


@dataclass(frozen=True, slots=True)
class TypedMedicine:
    """The form as typed."""

    name: str = ""
    dose: str = ""
    supplement: bool = False
    tag: str | None = None
    start: str = ""
    stop: str = ""
    changes: tuple[TypedChange, ...] = field(default=())
    note: str = ""


class MedicineFormPresenter:
    """Holds what is typed; `save` says field by field what is wrong with it, or saves it.

    `draft` is what was typed before and not saved, as `keep` was given it; `keep(None)` comes when nothing is left to
    be kept.
    """

    def __init__(
        self,
        diary: Diary,
        clock: Clock,
        medicine: Medicine | None = None,
        draft: Any = None,
        keep: Callable[[dict[str, Any] | None], object] = lambda _: None,
    ) -> None:
        self._diary = diary
        self._clock = clock
        self._keep = keep
        self.id = medicine.id if medicine else str(uuid4())
        self.new = medicine is None
        self._first = _as_typed(medicine) if medicine else TypedMedicine()
        self.typed = _from_draft(draft) or self._first
        self.errors: dict[str, str] = {}

    @property
    def title(self) -> str:
        """What the form is called."""
        return "New medicine" if self.new else "Edit medicine"

    @property
    def touched(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self.typed != self._first

    def set(self, **values: Any) -> None:
        """Fields as typed."""
        self.typed = replace(self.typed, **values)
        self._keep(asdict(self.typed) if self.touched else None)

    def discard(self) -> None:
        """Back to what is saved."""
        self.typed = self._first
        self._keep(None)

    def set_change(self, at: int, **values: Any) -> None:
        """Fields of a dose change as typed."""
        changes = list(self.typed.changes)
        changes[at] = replace(changes[at], **values)
        self.set(changes=tuple(changes))

    def add_change(self) -> None:
        """One more dose change, empty."""
        self.set(changes=(*self.typed.changes, TypedChange()))

    def remove_change(self, at: int) -> None:
        """Take a dose change out."""
        self.set(changes=(*self.typed.changes[:at], *self.typed.changes[at + 1 :]))

    def resolved(self, name: str, text: str) -> str:
        """A typed date in words, so that one sees how it was read; nothing when it can't be read yet."""
        try:
            day = typed_date(text, self._today, name)
        except Invalid:
            return ""
        shown = shown_date(day)
        return "" if shown.lower() == " ".join(text.split()).lower() else shown

    def save(self) -> Change | None:
        """Save the medicine; None when something is wrong, which `errors` then says by field.

        The fields are those of the form; those of dose changes are "day 0", "step 0". Raises DiaryError.
        """
        medicine = self._read()
        if medicine is None:
            return None
        change = self._diary.put(medicine, label=f"Saved: {medicine.name[:60]}")
        self._first = self.typed
        self._keep(None)
        return change

    @property
    def _today(self) -> date:
        return self._clock.now().date()

    def _read(self) -> Medicine | None:
        self.errors = {}
        typed = self.typed
        if not typed.name.strip():
            self.errors["name"] = "A medicine needs its name."
        start, stop = self._date("start", "Start", typed.start), self._date("stop", "Stop", typed.stop)
        if start and stop and stop < start:
            self.errors["stop"] = f"Stop {shown_date(stop)} is before the start {shown_date(start)}."
        changes = [self._change(at, change) for at, change in enumerate(typed.changes) if not change.blank]
        if self.errors:
            return None
        try:
            return Medicine(
                id=self.id,
                name=typed.name.strip(),
                dose=typed.dose.strip(),
                tag=typed.tag,
                supplement=typed.supplement,
                start=start,
                stop=stop,
                changes=tuple(sorted((c for c in changes if c), key=lambda c: c.date)),
                note=typed.note if typed.note.strip() else "",
            )
        except Invalid as refused:
            self.errors["note" if refused.field == "Note" else "name"] = refused.message
            return None

    def _date(self, key: str, name: str, text: str) -> date | None:
        try:
            return typed_date(text, self._today, name)
        except Invalid as refused:
            self.errors[key] = refused.message
            return None

    def _change(self, at: int, typed: TypedChange) -> DoseChange | None:
        day = self._date(f"day {at}", "Date", typed.day)
        if day is None:
            self.errors.setdefault(f"day {at}", "A dose change needs its date.")
        if typed.step is None:
            self.errors[f"step {at}"] = "Was it put up or down?"
        if day is None or typed.step is None:
            return None
        return DoseChange(day, "up" if typed.step == "up" else "down", typed.dose.strip())


def _from_draft(data: Any) -> TypedMedicine | None:
    """What was typed before; None when there is none, or it is not what this form would have kept."""
    try:
        changes = tuple(TypedChange(**change) for change in data["changes"])
        found = TypedMedicine(**(data | {"changes": changes}))
    except (TypeError, KeyError):
        return None
    texts = (found.name, found.dose, found.start, found.stop, found.note)
    more = (text for change in changes for text in (change.day, change.dose))
    if not all(isinstance(text, str) for text in (*texts, *more)) or not isinstance(found.supplement, bool):
        return None
    tags, steps = dict(TAGS), dict(STEPS)
    if found.tag not in (None, *tags) or any(change.step not in (None, *steps) for change in changes):
        return None
    return found


def _as_typed(medicine: Medicine) -> TypedMedicine:
    return TypedMedicine(
        name=medicine.name,
        dose=medicine.dose,
        supplement=medicine.supplement,
        tag=medicine.tag,
        start=shown_date(medicine.start),
        stop=shown_date(medicine.stop),
        changes=tuple(TypedChange(shown_date(c.date), c.change, c.dose) for c in medicine.changes),
        note=medicine.note,
    )
