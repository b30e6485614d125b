"""What is chosen so far in the episode sheet, as plain values that can wait on disk until they are saved."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from twitchlog.domain.episode import Count, Episode, Kind, Mode
from twitchlog.domain.errors import Invalid
from twitchlog.domain.places import Place

NOW = "now"
EXACT = "exact"
UNSET = ""
SAME = (
    "places", "mode", "kind", "bother", "visible", "contexts", "symptoms", "caffeine_mg", "sleep_h", "stress", "note"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EpisodeDraft:
    """The sheet's answers; None or () is not answered.

    `id` is the episode's, also that of one not saved yet. `when` is the chosen start: "now", minutes ago as text, a
    named time of `times_of_day`, "exact" with `started`, or "" for not chosen. `duration_s` is the length of a single
    twitch or burst, `lasted_s` that of an ongoing one that ended. `touched` names the factors the person set
    themselves; the others follow the day.
    """

    id: str
    opened: datetime
    edits: bool = False
    day: date | None = None
    places: tuple[Place, ...] = ()
    mode: Mode = "single"
    kind: Kind = "twitch"
    count: Count | None = None
    duration_s: float | None = None
    lasted_s: float | None = None
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

    @property
    def length(self) -> float | None:
        """How long it went on, in seconds; None is unknown, or still going."""
        return self.lasted_s if self.mode == "ongoing" else self.duration_s

    @classmethod
    def new(cls, opened: datetime, places: tuple[Place, ...] = (), day: date | None = None) -> "EpisodeDraft":
        """An empty sheet; for a day before today the start is still to be chosen."""
        earlier = day is not None and day < opened.date()
        return cls(str(uuid4()), opened, day=day if earlier else None, places=places, when=UNSET if earlier else NOW)

    @classmethod
    def editing(cls, episode: Episode, opened: datetime) -> "EpisodeDraft":
        """The draft that changes nothing about an episode yet."""
        ongoing = episode.mode == "ongoing"
        return cls(
            episode.id,
            opened,
            edits=True,
            day=episode.day,
            when=EXACT,
            started=episode.started,
            count=episode.count,
            duration_s=None if ongoing else episode.duration_s,
            lasted_s=episode.duration_s if ongoing else None,
            touched=("caffeine_mg", "sleep_h", "stress"),
            **{name: getattr(episode, name) for name in SAME},
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
            elif value != field.default:
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
                    values[name] = _moment(values[name])
            if "day" in values:
                values["day"] = date.fromisoformat(values["day"])
            for name in ("contexts", "symptoms", "touched"):
                values[name] = tuple(values.get(name, ()))
            return _sound(cls(**values))
        except (Invalid, KeyError, TypeError, ValueError):
            return None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _sound(draft: EpisodeDraft) -> EpisodeDraft:
    """The draft if an episode could be made of it; raises Invalid otherwise."""
    Episode(
        id=draft.id,
        started=draft.started or draft.opened,
        count=draft.count if draft.mode == "burst" else None,
        duration_s=draft.length,
        **{name: getattr(draft, name) for name in SAME} | {"places": draft.places or (Place("everywhere"),)},
    )
    return replace(draft, when=draft.when if isinstance(draft.when, str) else UNSET)
