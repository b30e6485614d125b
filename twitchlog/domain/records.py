"""Records to plain data and back: the shape of the exchange format, version 1, which the diary keeps on disk too.
Thresholds are kept in the same way; the exchange format has none.

Unknown fields are left out. Reading raises Invalid: an unknown field, a missing one or a wrong
value is told, not guessed.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from twitchlog.domain import checks
from twitchlog.domain.checkin import CheckIn, Drink
from twitchlog.domain.episode import Episode
from twitchlog.domain.errors import Invalid
from twitchlog.domain.fields import Data, Reader, a_day, a_list, a_moment, an_object, known, read_fields, same
from twitchlog.domain.places import Place

if TYPE_CHECKING:  # the person's records are imported when one is read: logging a twitch needs none
    from twitchlog.domain.person import Mark, Medicine, Profile, SymptomCheck, Threshold, Visit

Record: TypeAlias = "Episode | CheckIn | Medicine | SymptomCheck | Visit | Mark | Threshold | Profile"

# The names of the exchange format where the record's own word differs.
RENAMED = {"places": "sites", "key": "site", "with_whom": "with"}


def to_data(record: Any) -> Data:
    """A record as plain JSON values in the exchange shape; what is unknown is absent."""
    data: Data = {}
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        if type(value) in SIMPLE and value not in ("", False):  # most are: a hundred thousand are written in seconds
            data[_outside(record, name)] = value
            continue
        if value is None or (value is False and name in ("none", "supplement")) or (value == "" and name not in NEEDED):
            continue
        if isinstance(value, tuple | Mapping) and not value and name != "answers":
            continue
        data[_outside(record, name)] = _plain(value)
    return data


NEEDED = ("text",)
SIMPLE = (str, int, float)


def _outside(record: Any, name: str) -> str:
    # The key of an own factor is called so outside, too.
    return name if name == "key" and not isinstance(record, Place) else RENAMED.get(name, name)


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
    return Episode(**read_fields("Episode", data, EPISODE, ("id", "started", "mode", "kind", "sites")))


def checkin_from(data: Any) -> CheckIn:
    """A check-in from its data."""
    return CheckIn(**read_fields("Check-in", data, CHECKIN, ("date",)))


def medicine_from(data: Any) -> "Medicine":
    """A medicine from its data."""
    from twitchlog.domain import person_records

    return person_records.medicine(data)


def symptom_check_from(data: Any) -> "SymptomCheck":
    """A symptom check from its data."""
    from twitchlog.domain import person_records

    return person_records.symptom_check(data)


def visit_from(data: Any) -> "Visit":
    """A visit from its data."""
    from twitchlog.domain import person_records

    return person_records.visit(data)


def mark_from(data: Any) -> "Mark":
    """A mark from its data."""
    from twitchlog.domain import person_records

    return person_records.mark(data)


def threshold_from(data: Any) -> "Threshold":
    """A threshold from its data."""
    from twitchlog.domain import person_records

    return person_records.threshold(data)


def profile_from(data: Any) -> "Profile":
    """The profile from its data."""
    from twitchlog.domain import person_records

    return person_records.profile(data)


def _quiet(value: Any) -> bool:
    if value is not True:
        raise Invalid("None", f"None must be true or left out, not “{checks.shown(value)}”.")
    return True


def _place(data: Any) -> Place:
    return Place(**read_fields("Place", data, {"site": ("key", same), "side": ("side", same)}, ("site",)))


def _times(**fields: str) -> dict[str, tuple[str, Reader]]:
    return {name: (name, a_moment(field)) for name, field in fields.items()}


EPISODE = known(
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
    **_times(started="Start", created="Created", updated="Updated"),
    sites=("places", a_list("Sites", _place)),
)
DRINK = known("name", "caffeine_mg", "count", **_times(at="Time of the drink"))
CHECKIN = known(
    "overall",
    "bother",
    "factors",
    "note",
    none=("none", _quiet),
    date=("date", a_day),
    drinks=("drinks", a_list("Drinks", an_object("Drink", Drink, DRINK, "name", "caffeine_mg"))),
    **_times(updated="Updated"),
)
