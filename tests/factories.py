"""Builders of records for tests: everything has a value, any of it can be given."""

from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.places import Place

LEFT_CALF = Place("calf", "left")
RIGHT_CALF = Place("calf", "right")
LOWER_LID = Place("eyelid_lower", "left")

STARTED = "2026-11-22T21:30:00+01:00"


def make_id(name: object) -> str:
    """The same id for the same name, in every run."""
    return str(uuid5(NAMESPACE_URL, f"twitchlog-test:{name}"))


def make_episode(started: datetime | str = STARTED, **changes: Any) -> Episode:
    """A single twitch of the left calf at a time; the id comes from the time and place unless given."""
    moment = datetime.fromisoformat(started) if isinstance(started, str) else started
    values: dict[str, Any] = {"mode": "single", "places": (LEFT_CALF,), **changes}
    values.setdefault("id", make_id((moment.isoformat(), values["places"], values["mode"])))
    return Episode(started=moment, **values)


def make_checkin(day: date | str = "2026-11-22", **changes: Any) -> CheckIn:
    """A check-in of a day, empty unless told otherwise."""
    return CheckIn(date=date.fromisoformat(day) if isinstance(day, str) else day, **changes)
