"""What is known of the person besides the days: medicines, symptom checks, visits, marks, thresholds, profile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, get_args

from twitchlog.domain import checks
from twitchlog.domain.checkin import OWN_FACTOR
from twitchlog.domain.errors import Invalid
from twitchlog.domain.vocabulary import FACTORS, MEDICINE_TAGS, SYMPTOM_QUESTIONS, Factor, FactorKind

# The records have a field called date, which would hide the type of that name.
Day = date

DoseStep = Literal["up", "down"]
Course = Literal["better", "same", "worse"]
OwnKind = Literal["number", "yes_no", "scale"]
MOST_SUSPECTS = 3


@dataclass(frozen=True, slots=True)
class DoseChange:
    """A dose put up or down on a date, with the new dose if noted."""

    date: Day
    change: DoseStep
    dose: str = ""

    def __post_init__(self) -> None:
        checks.day("Date of the dose change", self.date)
        checks.one_of("Dose change", self.change, get_args(DoseStep))
        checks.text("Dose", self.dose)


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine or supplement with its start, stop and dose changes; raises Invalid when it stops before it starts."""

    id: str
    name: str
    dose: str = ""
    tag: str | None = None
    supplement: bool = False
    start: Day | None = None
    stop: Day | None = None
    changes: tuple[DoseChange, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        checks.identity(self.id)
        checks.text("Name of the medicine", self.name, needed=True)
        checks.text("Dose", self.dose)
        checks.text("Note", self.note)
        checks.flag("Supplement", self.supplement)
        if self.tag is not None:
            checks.one_of("Kind of medicine", self.tag, MEDICINE_TAGS)
        for name, value in (("Start", self.start), ("Stop", self.stop)):
            if value is not None:
                checks.day(name, value)
        if self.start is not None and self.stop is not None and self.stop < self.start:
            raise Invalid("Stop", f"Stop {self.stop} is before the start {self.start}.")
        object.__setattr__(self, "changes", tuple(self.changes))


@dataclass(frozen=True, slots=True)
class SymptomCheck:
    """The weekly answers yes/no by question key; a question left out is unanswered, never "no"."""

    date: Day
    answers: Mapping[str, bool] = field(default_factory=dict)
    discussed: Day | None = None

    def __post_init__(self) -> None:
        checks.day("Date", self.date)
        answers: object = self.answers
        if not isinstance(answers, Mapping):
            raise Invalid("Answers", f"Answers must be named values, not “{checks.shown(answers)}”.")
        for key, value in answers.items():
            checks.one_of("Question", key, SYMPTOM_QUESTIONS)
            checks.flag(SYMPTOM_QUESTIONS[key], value)
        object.__setattr__(self, "answers", MappingProxyType(dict(answers)))
        if self.discussed is not None:
            checks.day("Discussed on", self.discussed)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit: Day, with whom, why, what was discussed."""

    id: str
    date: Day
    with_whom: str = ""
    reason: str = ""
    discussed: str = ""

    def __post_init__(self) -> None:
        checks.identity(self.id)
        checks.day("Date", self.date)
        for name, value in (("With", self.with_whom), ("Reason", self.reason), ("Discussed", self.discussed)):
            checks.text(name, value)


@dataclass(frozen=True, slots=True)
class Mark:
    """A date and a few words: "less coffee from here"."""

    id: str
    date: Day
    text: str

    def __post_init__(self) -> None:
        checks.identity(self.id)
        checks.day("Date", self.date)
        checks.text("Text", self.text)


@dataclass(frozen=True, slots=True)
class Suspect:
    """A factor the person suspects, with the date it was named."""

    factor: str
    since: Day | None = None

    def __post_init__(self) -> None:
        factor_key(self.factor)
        if self.since is not None:
            checks.day("Since", self.since)


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where a factor's high days begin: above this amount, in its unit, in place of the personal median.

    `since` is the day it was set. Raises Invalid for what the factor cannot be, and for a factor that is no amount.
    """

    factor: str
    above: float
    since: Day

    def __post_init__(self) -> None:
        object.__setattr__(self, "above", threshold_amount(bare_factor(self.factor), self.above))
        checks.day("Since", self.since)


@dataclass(frozen=True, slots=True)
class OwnFactor:
    """A factor of the person's own making; its key begins with "own_"."""

    key: str
    name: str
    type: OwnKind
    unit: str = ""

    def __post_init__(self) -> None:
        if not OWN_FACTOR.fullmatch(checks.text("Own factor", self.key)):
            raise Invalid("Own factor", f"Own factor “{checks.shown(self.key)}” must look like own_name.")
        checks.text("Name of the factor", self.name, needed=True)
        checks.one_of("Type of the factor", self.type, get_args(OwnKind))
        checks.text("Unit", self.unit)

    @property
    def factor(self) -> Factor:
        """It as one of the vocabulary would be."""
        kind: FactorKind = "amount" if self.type == "number" else self.type
        return Factor(self.key, self.name, self.name, kind, self.unit)


@dataclass(frozen=True, slots=True)
class Profile:
    """The person: what the report says of them, and what they chose to track. `began` is a date, a month or words."""

    name: str = ""
    born: Day | None = None
    began: str = ""
    story: str = ""
    course: Course | None = None
    conditions: tuple[str, ...] = ()
    family: str = ""
    questions: tuple[str, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    tracked: tuple[str, ...] = ()
    own_factors: tuple[OwnFactor, ...] = ()

    def __post_init__(self) -> None:
        keep = object.__setattr__
        for name, value in (
            ("Name", self.name),
            ("Began", self.began),
            ("Story", self.story),
            ("Family", self.family),
        ):
            checks.text(name, value)
        if self.born is not None:
            checks.day("Birth date", self.born)
        if self.course is not None:
            checks.one_of("Better, same or worse", self.course, get_args(Course))
        for title, name in (("Conditions", "conditions"), ("Questions", "questions")):
            keep(self, name, tuple(checks.text(title, line) for line in _listed(title, getattr(self, name))))
        keep(self, "suspects", _listed("Main suspects", self.suspects))
        if len(self.suspects) > MOST_SUSPECTS:
            raise Invalid("Main suspects", f"Main suspects can be up to {MOST_SUSPECTS}, not {len(self.suspects)}.")
        keep(self, "tracked", tuple(factor_key(key) for key in _listed("What to track", self.tracked)))
        keep(self, "own_factors", _listed("Own factors", self.own_factors))

    def factor(self, key: str) -> Factor:
        """The factor of that key, of the vocabulary or the person's own. Raises Invalid when it can be neither."""
        return next((own.factor for own in self.own_factors if own.key == key), None) or bare_factor(key)


def bare_factor(key: str) -> Factor:
    """The factor of that key as far as the key tells: of an own one nothing else. Raises Invalid when it is none."""
    return FACTORS.get(factor_key(key)) or Factor(key, key, "")


def threshold_amount(factor: Factor, value: object) -> float:
    """An amount above which a factor's days may be high; raises Invalid for what the factor cannot be.

    Scales take halves too: the middle of whole numbers may be one.
    """
    if factor.kind in ("yes_no", "word"):
        raise Invalid("Factor", f"{factor.name} is no amount, and has no threshold.")
    return checks.number("Threshold", value, 0, 10 if factor.kind == "scale" else factor.hard_maximum, factor.unit)


def factor_key(key: object) -> str:
    """A key of the vocabulary or of the person's own factors; raises Invalid otherwise."""
    if not isinstance(key, str) or (key not in FACTORS and not OWN_FACTOR.fullmatch(key)):
        raise Invalid("Factor", f"Factor “{checks.shown(key)}” is not one twitchlog knows.")
    return key


def _listed(field: str, values: object) -> tuple[Any, ...]:
    if not isinstance(values, tuple | list):
        raise Invalid(field, f"{field} must be a list, not “{checks.shown(values)}”.")
    return tuple(values)
