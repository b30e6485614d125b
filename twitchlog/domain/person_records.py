"""Reading what is known of the person besides the days; see records.py."""

from typing import Any

from twitchlog.domain.fields import a_day, a_list, an_object, known, read_fields, same
from twitchlog.domain.person import (
    DoseChange,
    Mark,
    Medicine,
    OwnFactor,
    Profile,
    Suspect,
    SymptomCheck,
    Threshold,
    Visit,
)


def medicine(data: Any) -> Medicine:
    """A medicine from its data."""
    return Medicine(**read_fields("Medicine", data, MEDICINE, ("id", "name")))


def symptom_check(data: Any) -> SymptomCheck:
    """A symptom check from its data."""
    return SymptomCheck(**read_fields("Symptom check", data, SYMPTOM_CHECK, ("date", "answers")))


def visit(data: Any) -> Visit:
    """A visit from its data."""
    return Visit(**read_fields("Visit", data, VISIT, ("id", "date")))


def mark(data: Any) -> Mark:
    """A mark from its data."""
    return Mark(**read_fields("Mark", data, MARK, ("id", "date", "text")))


def threshold(data: Any) -> Threshold:
    """A threshold from its data."""
    return Threshold(**read_fields("Threshold", data, THRESHOLD, ("factor", "above", "since")))


def profile(data: Any) -> Profile:
    """The profile from its data."""
    return Profile(**read_fields("Profile", data, PROFILE, ()))


DOSE_CHANGE = known("change", "dose", date=("date", a_day))
MEDICINE = known(
    "id",
    "name",
    "dose",
    "tag",
    "supplement",
    "note",
    start=("start", a_day),
    stop=("stop", a_day),
    changes=("changes", a_list("Changes", an_object("Dose change", DoseChange, DOSE_CHANGE, "date", "change"))),
)
SYMPTOM_CHECK = known("answers", date=("date", a_day), discussed=("discussed", a_day))
VISIT = known("id", "reason", "discussed", date=("date", a_day)) | {"with": ("with_whom", same)}
MARK = known("id", "text", date=("date", a_day))
SUSPECT = known("factor", since=("since", a_day))
THRESHOLD = known("factor", "above", since=("since", a_day))
OWN_FACTOR = known("key", "name", "type", "unit")
PROFILE = known(
    "name",
    "began",
    "story",
    "course",
    "conditions",
    "family",
    "questions",
    "tracked",
    born=("born", a_day),
    suspects=("suspects", a_list("Suspects", an_object("Suspect", Suspect, SUSPECT, "factor"))),
    own_factors=(
        "own_factors",
        a_list("Own factors", an_object("Own factor", OwnFactor, OWN_FACTOR, "key", "name", "type")),
    ),
)
