"""The episode sheet without a window: what it shows, what a choice does, and what saving writes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from twitchlog.domain.amounts import parse_duration
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.clock import Clock
from twitchlog.domain.episode import Episode, refuse_future
from twitchlog.domain.errors import Invalid
from twitchlog.domain.lifestyle import Lifestyle, day_after_sleep, lifestyle_at
from twitchlog.domain.places import Place
from twitchlog.domain.unusual import unusual
from twitchlog.domain.wording import duration_words, places_words, resolved_when, shorten, time_words
from twitchlog.store import Diary
from twitchlog.ui.presenters.episode_draft import EXACT, UNSET, EpisodeDraft
from twitchlog.ui.presenters.episode_factors import FactorRow, factor_rows, read_factor
from twitchlog.ui.presenters.episode_options import (
    COUNT_OPTIONS,
    Option,
    duration_options,
    mode_options,
    when_options,
)
from twitchlog.ui.presenters.episode_when import (
    end_of,
    read_when,
    start_of,
    typed_again,
    until_options,
    when_words,
)
from twitchlog.ui.presenters.episode_words import Summary, chosen_words, note_words, with_it_words
from twitchlog.ui.presenters.log_now import Logged, end_quiet

NO_PLACE = "Add the place where it twitched; then it can be saved."
NO_START = "Choose when it started; then it can be saved."


@dataclass(frozen=True, slots=True)
class EpisodeFormState:
    """All that the sheet draws. `problems` are plain sentences by what they stand beside: "place", "when"."""

    title: str
    places: tuple[Place, ...]
    modes: tuple[Option, ...]
    counts: tuple[Option, ...]
    length_title: str
    lengths: tuple[Option, ...]
    length_doubt: str
    when_title: str
    when: tuple[Option, ...]
    when_words: str
    until: tuple[Option, ...]
    bother: int | None
    factors: tuple[FactorRow, ...]
    going_on: Summary
    with_it: Summary
    note: Summary
    problems: dict[str, str]
    can_delete: bool


class EpisodeFormPresenter:
    """One opening of the episode sheet: for a new episode, or to edit one. `keep(draft)` is told of every choice."""

    def __init__(self, diary: Diary, clock: Clock, draft: EpisodeDraft, keep: Callable[[EpisodeDraft], None]) -> None:
        self._diary = diary
        self._clock = clock
        self._keep = keep
        self._original = diary.episode(draft.id) if draft.edits else None
        self._asked_to_save = False
        self.draft = draft
        self.untouched = draft

    # -- what is shown

    def state(self) -> EpisodeFormState:
        """The sheet as it stands."""
        draft, start = self.draft, self.started
        doubts = self._doubts()
        lifestyle, day = self._lifestyle(), self._checkin()
        today = start.date() == self._clock.now().date()
        ongoing = draft.mode == "ongoing"
        return EpisodeFormState(
            title="Edit episode" if draft.edits else "New episode",
            places=draft.places,
            modes=mode_options(draft.mode),
            counts=tuple(replace(o, on=o.key == draft.count) for o in COUNT_OPTIONS) if draft.mode == "burst" else (),
            length_title="Over how long" if draft.mode == "burst" else "How long",
            lengths=() if ongoing else duration_options(draft.mode, draft.duration_s),
            length_doubt=next((said for said in doubts if said.startswith("Duration")), ""),
            when_title="Since when" if ongoing else "When did it start",
            when=when_options(draft, self._clock),
            when_words=when_words(draft, self._clock),
            until=until_options(draft, self._clock),
            bother=draft.bother,
            factors=factor_rows(lifestyle, day, draft.touched, time_words(start), doubts, today),
            going_on=chosen_words(draft.contexts, "at rest, in bed, after exercise …"),
            with_it=with_it_words(draft),
            note=note_words(draft.note),
            problems=self._problems(),
            can_delete=self._original is not None,
        )

    @property
    def changed(self) -> bool:
        """Whether anything was chosen or typed since the sheet opened."""
        return self.draft != self.untouched

    @property
    def started(self) -> datetime:
        """The start as chosen."""
        return start_of(self.draft, self._clock)

    def _lifestyle(self) -> Lifestyle:
        known = lifestyle_at(self._checkin(), self.started)
        return replace(known, **{name: getattr(self.draft, name) for name in self.draft.touched})

    def _checkin(self) -> CheckIn | None:
        return self._diary.checkin(self.started.date())

    def _doubts(self) -> list[str]:
        try:
            return unusual(self._episode(self.draft.places or (Place("everywhere"),)))
        except Invalid:
            return []

    # -- what a choice does

    def change(self, **changes: Any) -> None:
        """Answer something; the draft is kept at once, so that nothing chosen or typed is lost."""
        self.draft = replace(self.draft, **changes)
        self._keep(self.draft)

    def choose_mode(self, mode: str) -> None:
        """Single, burst or ongoing; answers of the other modes wait in case one comes back to them."""
        draft = self.draft
        if mode != "ongoing" and draft.duration_s is None and draft.lasted_s is not None:
            self.change(mode=mode, duration_s=draft.lasted_s)
        elif mode == "ongoing" and draft.edits and draft.lasted_s is None and draft.mode != mode:
            self.change(mode=mode, lasted_s=draft.duration_s)
        else:
            self.change(mode=mode)

    def set_places(self, places: tuple[Place, ...]) -> None:
        """Where it twitched; each place stands once."""
        self.change(places=tuple(dict.fromkeys(places)))

    def remove_place(self, place: Place) -> None:
        """One place less."""
        self.change(places=tuple(p for p in self.draft.places if p != place))

    def choose_length(self, key: str) -> None:
        """A length by its option's key; the chosen one again is not known."""
        seconds = float(key)
        self.change(duration_s=None if seconds == self.draft.duration_s else seconds)

    def type_length(self, text: str) -> None:
        """An exact length; nothing typed is not known. Raises Invalid."""
        self.change(duration_s=parse_duration(text, "How long") if text.strip() else None)

    def choose_when(self, key: str) -> None:
        """A start by its option's key."""
        self.change(when=key, started=None)

    def type_start(self, text: str) -> None:
        """An exact start in words; raises Invalid, also when it is in the future."""
        started = read_when(self.draft, text, self._clock, "Start")
        ended = end_of(self.draft, self._clock) if self.draft.mode == "ongoing" else None
        if ended is not None and ended > started:
            self.change(when=EXACT, started=started, lasted_s=(ended - started).total_seconds())
        else:
            self.change(when=EXACT, started=started)

    def type_end(self, text: str) -> None:
        """When an ongoing one ended, in words; raises Invalid for an end before the start or in the future."""
        start, ended = self.started, read_when(self.draft, text, self._clock, "End")
        if ended < start:
            raise Invalid("End", f"That is before it began ({resolved_when(start, self._clock.now().date())}).")
        self.change(lasted_s=(ended - start).total_seconds(), when=EXACT, started=start)

    def start_typed(self) -> str:
        """The start as it may be typed again; empty when none is chosen."""
        return "" if self.draft.when == UNSET else typed_again(self.draft, self.started, self._clock)

    def end_typed(self) -> str:
        """The end of an ongoing one, likewise; empty while it is going."""
        ends = end_of(self.draft, self._clock)
        return typed_again(self.draft, ends, self._clock) if ends else ""

    def type_factor(self, key: str, text: str) -> None:
        """An amount as the person says it was at this episode; nothing typed is not noted. Raises Invalid."""
        self.set_factor(key, read_factor(key, text))

    def factor(self, key: str) -> float | None:
        """A lifestyle factor as it stands; None is not noted."""
        return getattr(self._lifestyle(), key)  # type: ignore[no-any-return]

    def set_factor(self, key: str, value: float | None) -> None:
        """A lifestyle factor as the person says it was at this episode. Raises Invalid when impossible."""
        probe: dict[str, Any] = {key: value}
        Episode("probe", self.started, "single", (Place("everywhere"),), **probe)
        self.change(**{key: value, "touched": tuple(dict.fromkeys((*self.draft.touched, key)))})

    def follow_day(self, key: str) -> None:
        """A lifestyle factor is what the day knows again."""
        self.change(**{key: None, "touched": tuple(name for name in self.draft.touched if name != key)})

    # -- saving

    def _problems(self) -> dict[str, str]:
        found = {}
        if self._asked_to_save and not self.draft.places:
            found["place"] = NO_PLACE
        if self.draft.when == UNSET:
            return found | ({"when": NO_START} if self._asked_to_save else {})
        try:
            self._checked(self.draft.places or (Place("everywhere"),))
        except Invalid as error:
            found["when"] = error.message
        return found

    def _checked(self, places: tuple[Place, ...]) -> Episode:
        """The episode, if it can be saved; raises Invalid."""
        if not places:
            raise Invalid("Place", NO_PLACE)
        if self.draft.when == UNSET:
            raise Invalid("Start", NO_START)
        episode, now = self._episode(places), self._clock.now()
        late = episode.ended is not None and episode.ended > now + timedelta(minutes=1)
        if late and episode.started <= now:
            length = duration_words(episode.duration_s or 0)
            said = f"{length[:1].upper()}{length[1:]} from {time_words(episode.started)} ends after now."
            raise Invalid("End", f"{said} Choose an earlier start or a shorter time.")
        refuse_future(episode, now)
        return episode

    def _episode(self, places: tuple[Place, ...]) -> Episode:
        draft, known, original = self.draft, self._lifestyle(), self._original
        return Episode(
            id=draft.id,
            started=self.started,
            mode=draft.mode,
            places=places,
            kind=draft.kind,
            duration_s=draft.length,
            count=draft.count if draft.mode == "burst" else None,
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

    def save(self) -> Logged:
        """Write the episode, and the day's sleep if it was changed here, at once. Raises Invalid, DiaryError."""
        self._asked_to_save = True
        episode = self._checked(self.draft.places)
        day = self._day_changed(episode)
        if day is not None:
            now = self._clock.now()
            verb = "Changed" if self._original else "Saved"
            where = shorten(places_words(episode.places), 60)
            label = f"{verb}: {where[:1].lower()}{where[1:]}, {time_words(episode.started)}"
            kept = replace(episode, updated=now if self._original else None, created=episode.created or now)
            change = self._diary.put(kept, replace(day, updated=now), label=label)
        else:
            change = self._diary.replace(episode) if self._original else self._diary.add(episode)
        return Logged(change.label, (*end_quiet(self._diary, self._clock, episode), change.id), episode)

    def _day_changed(self, episode: Episode) -> CheckIn | None:
        before = self._original.sleep_h if self._original else None
        if "sleep_h" not in self.draft.touched or episode.sleep_h == before:
            return None
        return day_after_sleep(self._checkin(), episode)
