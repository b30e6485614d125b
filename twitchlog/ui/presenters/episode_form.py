"""The episode sheet without a window: what it shows, what a choice does, and what saving writes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.clock import Clock
from twitchlog.domain.episode import Episode, refuse_future
from twitchlog.domain.errors import Invalid
from twitchlog.domain.lifestyle import Lifestyle, day_after_sleep, lifestyle_at
from twitchlog.domain.places import Place
from twitchlog.domain.unusual import unusual
from twitchlog.domain.wording import duration_words, number_words, resolved_when, shorten, sleep_words, time_words
from twitchlog.store import Change, Diary
from twitchlog.ui.presenters.episode_draft import EXACT, NOW, EpisodeDraft
from twitchlog.ui.presenters.episode_options import (
    COUNT_OPTIONS,
    Option,
    duration_options,
    mode_options,
    times_of_day,
    when_options,
)

NOT_NOTED = "not noted"
FACTORS = ("caffeine_mg", "sleep_h", "stress")


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A lifestyle factor in the sheet: its value in words, whether it is known, and where it comes from."""

    key: str
    title: str
    value: str
    known: bool
    source: str


@dataclass(frozen=True, slots=True)
class EpisodeFormState:
    """All that the sheet draws."""

    title: str
    places: tuple[Place, ...]
    modes: tuple[Option, ...]
    counts: tuple[Option, ...]
    length_title: str
    lengths: tuple[Option, ...]
    when_title: str
    when: tuple[Option, ...]
    when_words: str
    until: tuple[Option, ...]
    bother: int | None
    factors: tuple[FactorRow, ...]
    contexts: tuple[str, ...]
    symptoms: tuple[str, ...]
    visible: bool | None
    kind: str
    note: str
    unusual: tuple[str, ...]
    problem: str
    can_save: bool
    can_delete: bool


class EpisodeFormPresenter:
    """One opening of the episode sheet: for a new episode, or to edit one."""

    def __init__(self, diary: Diary, clock: Clock, draft: EpisodeDraft, keep: Callable[[EpisodeDraft], None]) -> None:
        self._diary = diary
        self._clock = clock
        self._keep = keep
        self._original = diary.episode(draft.episode_id) if draft.episode_id else None
        self.draft = draft
        self.untouched = draft

    # -- what is shown

    def state(self) -> EpisodeFormState:
        """The sheet as it stands."""
        draft = self.draft
        problem = self._problem()
        return EpisodeFormState(
            title="Edit episode" if draft.episode_id else "New episode",
            places=draft.places,
            modes=mode_options(draft.mode),
            counts=tuple(replace(o, on=o.key == draft.count) for o in COUNT_OPTIONS) if draft.mode == "burst" else (),
            length_title="Over how long" if draft.mode == "burst" else "How long",
            lengths=() if draft.mode == "ongoing" else duration_options(draft.mode, draft.duration_s),
            when_title="Since when" if draft.mode == "ongoing" else "When did it start",
            when=when_options(draft, self._clock),
            when_words=self._when_words(),
            until=self._until(),
            bother=draft.bother,
            factors=self._factor_rows(),
            contexts=draft.contexts,
            symptoms=draft.symptoms,
            visible=draft.visible,
            kind=draft.kind,
            note=draft.note,
            unusual=() if problem or not draft.places else tuple(unusual(self._episode())),
            problem=problem,
            can_save=bool(draft.places) and not problem,
            can_delete=self._original is not None,
        )

    @property
    def changed(self) -> bool:
        """Whether anything was chosen or typed since the sheet opened."""
        return self.draft != self.untouched

    @property
    def started(self) -> datetime:
        """The start as chosen; with "now" and a known length, the episode ended now."""
        draft = self.draft
        if draft.when == EXACT and draft.started is not None:
            return draft.started
        if draft.when == NOW:
            length = 0.0 if draft.mode == "ongoing" else draft.duration_s or 0.0
            return self._earlier(length)
        if draft.when.isdigit():
            return self._earlier(60.0 * int(draft.when))
        named = times_of_day(draft, self._clock)
        return named.get(draft.when, draft.opened)

    def _earlier(self, seconds: float) -> datetime:
        return self._clock.local((self.draft.opened - timedelta(seconds=seconds)).replace(tzinfo=None))

    def _when_words(self) -> str:
        words = resolved_when(self.started, self._clock.now().date())
        ends = self.started + timedelta(seconds=self.draft.duration_s or 0)
        if self.draft.mode != "ongoing" and (self.draft.duration_s or 0) >= 60:
            words += f"–{time_words(ends)}"
        return words

    def _until(self) -> tuple[Option, ...]:
        if self.draft.mode != "ongoing":
            return ()
        ended = self.draft.duration_s is not None
        end = time_words(self.started + timedelta(seconds=self.draft.duration_s or 0)) if ended else "Ended at …"
        return (
            Option("going", "Still going", not ended),
            Option("ended", end, ended, "clock-outline" if ended else ""),
        )

    def _lifestyle(self) -> Lifestyle:
        known = lifestyle_at(self._checkin(), self.started)
        set_here = {name: getattr(self.draft, name) for name in self.draft.touched}
        return replace(known, **set_here)

    def _checkin(self) -> CheckIn | None:
        return self._diary.checkin(self.started.date())

    def _factor_rows(self) -> tuple[FactorRow, ...]:
        values = self._lifestyle()
        checkin = self._checkin()
        until = f"your drinks until {time_words(self.started)}"
        from_day = until if checkin and checkin.drinks else "from your day"
        sources = {"caffeine_mg": from_day, "sleep_h": "last night, from your day", "stress": "from your day"}
        words: dict[str, Callable[[Any], str]] = {
            "caffeine_mg": lambda mg: f"{number_words(mg)}\N{NO-BREAK SPACE}mg",
            "sleep_h": sleep_words,
            "stress": lambda level: f"{level} of 10",
        }
        titles = {"caffeine_mg": "Caffeine so far", "sleep_h": "Sleep", "stress": "Stress at the time"}
        unknown = {"caffeine_mg": "not noted that day", "sleep_h": "the night before", "stress": "not noted that day"}
        rows = []
        for key in FACTORS:
            value = getattr(values, key)
            source = "for this episode" if key in self.draft.touched else sources[key]
            if value is None:
                source = unknown[key]
            shown = NOT_NOTED if value is None else words[key](value)
            rows.append(FactorRow(key, titles[key], shown, value is not None, source))
        return tuple(rows)

    # -- what a choice does

    def change(self, **changes: Any) -> EpisodeFormState:
        """Answer something; the draft is kept at once, so that nothing chosen or typed is lost."""
        self.draft = replace(self.draft, **changes)
        if "mode" in changes:
            self._tidy_mode()
        self._keep(self.draft)
        return self.state()

    def _tidy_mode(self) -> None:
        was_ongoing = self.untouched.mode == "ongoing" or self.draft.duration_s is None
        count = self.draft.count if self.draft.mode == "burst" else None
        duration = self.draft.duration_s if self.draft.mode != "ongoing" or was_ongoing else None
        self.draft = replace(self.draft, count=count, duration_s=duration)

    def add_place(self, *places: Place) -> EpisodeFormState:
        """One more place, or several; each stands once."""
        return self.change(places=tuple(dict.fromkeys(self.draft.places + places)))

    def remove_place(self, place: Place) -> EpisodeFormState:
        """One place less."""
        return self.change(places=tuple(p for p in self.draft.places if p != place))

    def choose_when(self, key: str) -> EpisodeFormState:
        """A start by its option's key."""
        return self.change(when=key, started=None)

    def start_at(self, started: datetime) -> EpisodeFormState:
        """An exact start; raises Invalid when it is in the future."""
        if started > self._clock.now() + timedelta(minutes=1):
            raise Invalid("Start", "That time is still to come. Choose one that has passed.")
        end = self._end()
        self.change(when=EXACT, started=started)
        if self.draft.mode == "ongoing" and end is not None and end > started:
            self.change(duration_s=(end - started).total_seconds())
        return self.state()

    def _end(self) -> datetime | None:
        return None if self.draft.duration_s is None else self.started + timedelta(seconds=self.draft.duration_s)

    def still_going(self) -> EpisodeFormState:
        """An ongoing episode has not ended."""
        return self.change(duration_s=None)

    def end_at(self, ended: datetime) -> EpisodeFormState:
        """When an ongoing episode ended; raises Invalid for an end before the start or in the future."""
        start = self.started
        if ended < start:
            raise Invalid("End", f"That is before it began ({resolved_when(start, self._clock.now().date())}).")
        if ended > self._clock.now() + timedelta(minutes=1):
            raise Invalid("End", "That time is still to come. Choose one that has passed.")
        seconds = (ended - start).total_seconds()
        return self.change(duration_s=seconds, when=EXACT, started=start)

    def set_factor(self, key: str, value: float | None) -> EpisodeFormState:
        """A lifestyle factor as the person says it was at this episode."""
        return self.change(**{key: value, "touched": tuple(dict.fromkeys((*self.draft.touched, key)))})

    # -- saving

    def _problem(self) -> str:
        try:
            self._checked()
        except Invalid as error:
            return "" if not self.draft.places else error.message
        return ""

    def _checked(self) -> Episode:
        episode, now = self._episode(), self._clock.now()
        late = episode.ended is not None and episode.ended > now + timedelta(minutes=1)
        if late and episode.ended and episode.started <= now:
            length = duration_words(episode.duration_s or 0)
            message = f"{length} from {time_words(episode.started)} ends after now. Choose an earlier start."
            raise Invalid("End", message)
        refuse_future(episode, now)
        return episode

    def _episode(self) -> Episode:
        draft, known = self.draft, self._lifestyle()
        original = self._original
        return Episode(
            id=draft.episode_id or "new",
            started=self.started,
            mode=draft.mode,
            places=draft.places,
            kind=draft.kind,
            duration_s=draft.duration_s,
            count=draft.count,
            bother=draft.bother,
            visible=draft.visible,
            contexts=draft.contexts,
            symptoms=draft.symptoms,
            caffeine_mg=known.caffeine_mg,
            sleep_h=known.sleep_h,
            stress=known.stress,
            note=draft.note,
            created=original.created if original else None,
            updated=original.updated if original else None,
        )

    def save(self) -> Change:
        """Write the episode, and the day's sleep when it was changed here, as one change; raises Invalid."""
        episode, now = self._checked(), self._clock.now()
        day = self._day_changed(episode)
        episode = replace(episode, updated=now, created=episode.created or now)
        if episode.id == "new":
            episode = replace(episode, id=str(uuid4()))
        if day is not None:
            verb = "Changed" if self._original else "Saved"
            label = f"{verb}: {shorten(episode.places[0].label, 40).lower()}, {time_words(episode.started)}"
            return self._diary.put(episode, day, label=label)
        return self._diary.replace(episode) if self._original else self._diary.add(episode)

    def _day_changed(self, episode: Episode) -> CheckIn | None:
        before = self._original.sleep_h if self._original else None
        if "sleep_h" not in self.draft.touched or episode.sleep_h == before:
            return None
        return day_after_sleep(self._checkin(), episode)
