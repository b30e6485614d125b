"""An episode: one spell of twitching the person noticed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from twitchlog.domain import checks
from twitchlog.domain.errors import Invalid
from twitchlog.domain.places import Place
from twitchlog.domain.vocabulary import CONTEXTS, FACTORS, SYMPTOMS

Mode = Literal["single", "burst", "ongoing"]
Kind = Literal["twitch", "cramp", "jerk"]
Count = Literal["2-5", "6-20", "21-100", ">100", "uncounted"]
MODES: tuple[Mode, ...] = get_args(Mode)
KINDS: tuple[Kind, ...] = get_args(Kind)
COUNTS: tuple[Count, ...] = get_args(Count)


@dataclass(frozen=True, slots=True)
class Episode:
    """One spell of twitching; a field that is None, empty or () is unknown.

    `started` keeps the offset it was recorded with, and the episode belongs to its local date. `duration_s` is in
    seconds; an ongoing episode has none until it ends. `caffeine_mg` is the day's so far, `sleep_h` that of the night
    before, `stress` at the time. Raises Invalid for what is impossible.
    """

    id: str
    started: datetime
    mode: Mode
    places: tuple[Place, ...]
    kind: Kind = "twitch"
    duration_s: float | None = None
    count: Count | None = None
    bother: int | None = None
    visible: bool | None = None
    contexts: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    caffeine_mg: float | None = None
    sleep_h: float | None = None
    stress: int | None = None
    note: str = ""
    created: datetime | None = None
    updated: datetime | None = None

    def __post_init__(self) -> None:
        keep = object.__setattr__
        checks.identity(self.id)
        keep(self, "started", checks.moment("Start", self.started))
        checks.one_of("Mode", self.mode, MODES)
        checks.one_of("Kind", self.kind, KINDS)
        keep(self, "places", _places(self.places))
        keep(self, "contexts", checks.some_of("What was going on", self.contexts, CONTEXTS))
        keep(self, "symptoms", checks.some_of("Symptoms", self.symptoms, SYMPTOMS))
        checks.text("Note", self.note)
        if self.visible is not None:
            checks.flag("Visible", self.visible)
        if self.count is not None:
            self._check_count()
        self._keep_numbers()
        for field, name in (("Created", "created"), ("Updated", "updated")):
            if (value := getattr(self, name)) is not None:
                keep(self, name, checks.moment(field, value))

    def _check_count(self) -> None:
        checks.one_of("How many", self.count, COUNTS)
        if self.mode != "burst":
            raise Invalid("How many", f"How many belongs to a burst only, and this episode is {self.mode}.")

    def _keep_numbers(self) -> None:
        keep = object.__setattr__
        if self.duration_s is not None:
            keep(self, "duration_s", checks.number("Duration", self.duration_s, 0, None, "s"))
            try:
                self.started + timedelta(seconds=self.duration_s)
            except OverflowError:
                raise Invalid("Duration", f"Duration {self.duration_s:g}\N{NO-BREAK SPACE}s is too long.") from None
        for field, name in (("Bother", "bother"), ("Stress", "stress")):
            if (value := getattr(self, name)) is not None:
                keep(self, name, checks.scale(field, value))
        for name in ("caffeine_mg", "sleep_h"):
            if (value := getattr(self, name)) is not None:
                factor = FACTORS[name]
                keep(self, name, checks.number(factor.name, value, 0, factor.hard_maximum, factor.unit))

    @property
    def day(self) -> date:
        """The local date it began on, the day it belongs to."""
        return self.started.date()

    @property
    def going(self) -> bool:
        """Whether it is ongoing and has not ended."""
        return self.mode == "ongoing" and self.duration_s is None

    @property
    def ended(self) -> datetime | None:
        """When it ended, in the offset it began with; None while it is going or when the duration is unknown.

        Only the start's offset is recorded: after a change of the clock or of the zone the wall showed another time.
        """
        return None if self.duration_s is None else self.started + timedelta(seconds=self.duration_s)

    def days(self, today: date) -> tuple[date, ...]:
        """The days it counts on: an ongoing one on every day it spans (up to today while going), others on one.

        They are those of the offset it began with (see `ended`): one that outlasts a change of the clock and ends
        within an hour of midnight may count on a day more, or less, than the calendar on the wall had.
        """
        if self.mode != "ongoing":
            return (self.started.date(),)
        last = self.day
        if self.going:
            last = max(last, today)
        elif self.duration_s:
            last = (self.started + timedelta(seconds=max(0.0, self.duration_s - 1))).date()
        return tuple(self.day + timedelta(n) for n in range((last - self.day).days + 1))


def refuse_future(episode: Episode, now: datetime) -> None:
    """Raise Invalid when an episode starts or ends after now; a minute's grace for clocks that differ."""
    limit = now + timedelta(minutes=1)
    if episode.started > limit:
        raise Invalid("Start", f"Start {_moment(episode.started)} is in the future; it is {_moment(now)} now.")
    if episode.ended is not None and episode.ended > limit:
        raise Invalid("End", f"End {_moment(episode.ended)} is in the future; it is {_moment(now)} now.")


def _moment(value: datetime) -> str:
    return f"{value:%Y-%m-%d %H:%M}"


def _places(places: object) -> tuple[Place, ...]:
    if isinstance(places, str | Mapping) or not isinstance(places, tuple | list) or not places:
        raise Invalid("Place", "An episode needs at least one place.")
    for place in places:
        if not isinstance(place, Place):
            raise Invalid("Place", f"Place “{checks.shown(place)}” is not one twitchlog knows.")
    return tuple(dict.fromkeys(places))
