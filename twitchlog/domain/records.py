"""Records to plain data and back: the shape of the exchange format, version 1, which the diary keeps on disk too.

Unknown fields are left out. Reading raises Invalid: an unknown field, a missing one or a wrong
value is told, not guessed.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from twitchlog.domain import checks
from twitchlog.domain.checkin import CheckIn, Drink
from twitchlog.domain.episode import Episode
from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import (
    DoseChange,
    Mark,
    Medicine,
    OwnFactor,
    Profile,
    Suspect,
    SymptomCheck,
    Visit,
)
from twitchlog.domain.places import Place

Record = Episode | CheckIn | Medicine | SymptomCheck | Visit | Mark | Profile
Data = dict[str, Any]
Reader = Callable[[Any], Any]

# The names of the exchange format where the record's own word differs.
RENAMED = {"places": "sites", "key": "site", "with_whom": "with"}


def to_data(record: Any) -> Data:
    """A record as plain JSON values in the exchange shape; what is unknown is absent."""
    data: Data = {}
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        if value is None or (value is False and name in ("none", "supplement")) or (value == "" and name not in NEEDED):
            continue
        if isinstance(value, tuple | Mapping) and not value and name != "answers":
            continue
        data[_outside(record, name)] = _plain(value)
    return data


NEEDED = ("text",)


def _outside(record: Any, name: str) -> str:
    return name if name == "key" and isinstance(record, OwnFactor) else RENAMED.get(name, name)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: value[key] for key in sorted(value)}
    return to_data(value) if hasattr(value, "__dataclass_fields__") else value


def episode_from(data: Any) -> Episode:
    """An episode from its data."""
    return Episode(**_fields("Episode", data, EPISODE, ("id", "started", "mode", "kind", "sites")))


def checkin_from(data: Any) -> CheckIn:
    """A check-in from its data."""
    return CheckIn(**_fields("Check-in", data, CHECKIN, ("date",)))


def medicine_from(data: Any) -> Medicine:
    """A medicine from its data."""
    return Medicine(**_fields("Medicine", data, MEDICINE, ("id", "name")))


def symptom_check_from(data: Any) -> SymptomCheck:
    """A symptom check from its data."""
    return SymptomCheck(**_fields("Symptom check", data, SYMPTOM_CHECK, ("date", "answers")))


def visit_from(data: Any) -> Visit:
    """A visit from its data."""
    return Visit(**_fields("Visit", data, VISIT, ("id", "date")))


def mark_from(data: Any) -> Mark:
    """A mark from its data."""
    return Mark(**_fields("Mark", data, MARK, ("id", "date", "text")))


def profile_from(data: Any) -> Profile:
    """The profile from its data."""
    return Profile(**_fields("Profile", data, PROFILE, ()))


def _fields(what: str, data: Any, readers: Mapping[str, tuple[str, Reader]], needed: tuple[str, ...]) -> Data:
    if not isinstance(data, Mapping):
        raise Invalid(what, f"{what} must be an object with named fields, not “{checks.shown(data)}”.")
    for name in needed:
        if name not in data:
            raise Invalid(name, f"{what} has no “{name}”.")
    found: Data = {}
    for name, value in data.items():
        if name not in readers:
            raise Invalid(name, f"{what} has a field “{checks.shown(name)}” that twitchlog doesn't know.")
        if value is None:
            raise Invalid(name, f"{what}: “{name}” is null; what is unknown must be left out.")
        inside, reader = readers[name]
        found[inside] = reader(value)
    return found


def _same(value: Any) -> Any:
    return value


def _moment(value: Any) -> datetime:
    try:
        return checks.moment("Time", datetime.fromisoformat(value))
    except (TypeError, ValueError) as error:
        if isinstance(error, Invalid):
            raise
        raise Invalid("Time", f"Time “{checks.shown(value)}” must look like 2026-11-23T21:30:00+01:00.") from None


def _day(value: Any) -> date:
    try:
        if len(value) != len("2026-11-23"):
            raise ValueError
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Invalid("Date", f"Date “{checks.shown(value)}” must look like 2026-11-23.") from None


def _quiet(value: Any) -> bool:
    if value is not True:
        raise Invalid("None", f"None must be true or left out, not “{checks.shown(value)}”.")
    return True


def _list(field: str, reader: Reader) -> Reader:
    def read(values: Any) -> tuple[Any, ...]:
        if not isinstance(values, list):
            raise Invalid(field, f"{field} must be a list, not “{checks.shown(values)}”.")
        return tuple(reader(value) for value in values)

    return read


def _object(what: str, make: Callable[..., Any], readers: Mapping[str, tuple[str, Reader]], *needed: str) -> Reader:
    return lambda data: make(**_fields(what, data, readers, needed))


def _known(*names: str, **others: tuple[str, Reader]) -> dict[str, tuple[str, Reader]]:
    return {name: (name, _same) for name in names} | others


def _place(data: Any) -> Place:
    return Place(**_fields("Place", data, {"site": ("key", _same), "side": ("side", _same)}, ("site",)))


def _times(*names: str) -> dict[str, tuple[str, Reader]]:
    return {name: (name, _moment) for name in names}


EPISODE = _known(
    "id",
    "mode",
    "kind",
    "duration_s",
    "count",
    "bother",
    "visible",
    "contexts",
    "symptoms",
    "caffeine_mg",
    "sleep_h",
    "stress",
    "note",
    **_times("started", "created", "updated"),
    sites=("places", _list("Sites", _place)),
)
DRINK = _known("name", "caffeine_mg", "count", at=("at", _moment))
CHECKIN = _known(
    "overall",
    "bother",
    "factors",
    "note",
    none=("none", _quiet),
    date=("date", _day),
    drinks=("drinks", _list("Drinks", _object("Drink", Drink, DRINK, "name", "caffeine_mg"))),
    updated=("updated", _moment),
)
DOSE_CHANGE = _known("change", "dose", date=("date", _day))
MEDICINE = _known(
    "id",
    "name",
    "dose",
    "tag",
    "supplement",
    "note",
    start=("start", _day),
    stop=("stop", _day),
    changes=("changes", _list("Changes", _object("Dose change", DoseChange, DOSE_CHANGE, "date", "change"))),
)
SYMPTOM_CHECK = _known("answers", date=("date", _day), discussed=("discussed", _day))
VISIT = _known("id", "reason", "discussed", date=("date", _day)) | {"with": ("with_whom", _same)}
MARK = _known("id", "text", date=("date", _day))
SUSPECT = _known("factor", since=("since", _day))
OWN_FACTOR = _known("key", "name", "type", "unit")
PROFILE = _known(
    "name",
    "began",
    "story",
    "course",
    "conditions",
    "family",
    "questions",
    "tracked",
    born=("born", _day),
    suspects=("suspects", _list("Suspects", _object("Suspect", Suspect, SUSPECT, "factor"))),
    own_factors=(
        "own_factors",
        _list("Own factors", _object("Own factor", OwnFactor, OWN_FACTOR, "key", "name", "type")),
    ),
)
