"""What is chosen so far in the episode sheet, as plain values that can wait on disk until they are saved."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from twitchlog.domain.episode import Count, Episode, Kind, Mode
from twitchlog.domain.errors import Invalid
from twitchlog.domain.places import Place

NOW = "now"
EXACT = "exact"


@dataclass(frozen=True, slots=True)
class EpisodeDraft:
    """The sheet's answers; None or () is not answered.

    `when` is the chosen start: "now", minutes ago as text, a named time of `times_of_day`, or "exact" with `started`.
    `touched` names the lifestyle factors the person set themselves; the others follow the day.
    """

    opened: datetime
    day: date | None = None
    episode_id: str | None = None
    places: tuple[Place, ...] = ()
    mode: Mode = "single"
    kind: Kind = "twitch"
    count: Count | None = None
    duration_s: float | None = None
    when: str = NOW
    started: datetime | None = None
    bother: int | None = None
    visible: bool | None = None
    contexts: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    caffeine_mg: float | None = None
    sleep_h: float | None = None
    stress: int | None = None
    touched: tuple[str, ...] = ()
    note: str = ""

    @classmethod
    def editing(cls, episode: Episode, opened: datetime) -> "EpisodeDraft":
        """The draft that changes nothing about an episode yet."""
        same = (f.name for f in fields(cls) if f.name in Episode.__dataclass_fields__ and f.name != "id")
        return cls(
            opened=opened,
            day=episode.day,
            episode_id=episode.id,
            when=EXACT,
            touched=("caffeine_mg", "sleep_h", "stress"),
            **{name: getattr(episode, name) for name in same},
        )

    def to_data(self) -> dict[str, Any]:
        """Plain JSON values; what is not answered is left out."""
        data: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "places":
                data["places"] = [[place.key, place.side] for place in value]
            elif isinstance(value, datetime | date):
                data[field.name] = value.isoformat()
            elif value not in (None, (), ""):
                data[field.name] = value
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "EpisodeDraft | None":
        """The draft that was kept; None when it can't be understood any more."""
        try:
            values = {field.name: data[field.name] for field in fields(cls) if field.name in data}
            values["places"] = tuple(Place(key, side) for key, side in data.get("places", ()))
            for name in ("opened", "started"):
                if name in values:
                    values[name] = datetime.fromisoformat(values[name])
            if "day" in values:
                values["day"] = date.fromisoformat(values["day"])
            for name in ("contexts", "symptoms", "touched"):
                values[name] = tuple(values.get(name, ()))
            return cls(**values)
        except (Invalid, KeyError, TypeError, ValueError):
            return None
