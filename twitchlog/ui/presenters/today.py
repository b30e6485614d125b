"""Today without a window: what the screen shows for a day, and what its taps write."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from twitchlog.domain.clock import Clock
from twitchlog.domain.episode import Count, Episode
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place
from twitchlog.domain.wording import day_words, lower_first, places_words, time_words
from twitchlog.store import Diary
from twitchlog.ui.presenters.day_card import DayCard, DayCardState
from twitchlog.ui.presenters.fortnight import Fortnight, fortnight, span
from twitchlog.ui.presenters.going import GoingRow, going_rows
from twitchlog.ui.presenters.log_now import log_now
from twitchlog.ui.presenters.usual_places import usual_places, window

AGAIN_S = 2  # seconds within which a second tap on a tile means a burst may be meant
HINT_TODAY = "One tap saves a single twitch, now. Hold for details."
HINT_EARLIER = "Tap to note a twitch of that day; you choose the time."
AGAIN = "Another one? Make it a burst"


@dataclass(frozen=True, slots=True)
class TodayState:
    """All that the screen draws."""

    day: date
    is_today: bool
    title: str
    subtitle: str
    tiles: tuple[Place, ...]
    hint: str
    going: tuple[GoingRow, ...]
    shaded: tuple[Place, ...]
    card: DayCardState
    folded: bool
    fortnight: Fortnight | None

    @property
    def empty(self) -> bool:
        """Whether there is no usual place yet: the body takes the tiles' room."""
        return not self.tiles


@dataclass(frozen=True, slots=True)
class Saved:
    """What a tap did, as the message says it. `undo` are the changes to take back, the newest first.

    `episode` is what "Details" opens. `burst` offers to make one burst of the taps.
    """

    text: str
    undo: tuple[int, ...]
    episode: str | None = None
    place: Place | None = None
    burst: bool = False


class TodayPresenter:
    """The day on show, the usual places, what is still going, the day's card and the last fourteen days."""

    watches = frozenset({"episodes", "checkins"})

    def __init__(self, diary: Diary, clock: Clock) -> None:
        self._diary = diary
        self._clock = clock
        self._day: date | None = None  # None is today, also past midnight
        self._card = DayCard(diary, clock, clock.now().date())
        self._unfolded = False
        self._shown: tuple[date, tuple[Place, ...]] = (date.min, ())
        self._run: tuple[Episode, ...] = ()  # taps on one tile in quick succession

    # -- the day on show

    @property
    def today(self) -> date:
        """The calendar day it is."""
        return self._clock.now().date()

    @property
    def day(self) -> date:
        """The calendar day on show."""
        return self._day or self.today

    @property
    def card(self) -> DayCard:
        """The day's card, for its own taps."""
        if self._card.day != self.day:
            self._card = DayCard(self._diary, self._clock, self.day)
        return self._card

    def show(self, day: date) -> None:
        """Go to a day; one to come is today."""
        self._day = day if day < self.today else None

    def step(self, days: int) -> None:
        """Go to the day before or after."""
        self.show(self.day + timedelta(days))

    def unfold(self, open_it: bool) -> None:
        """Open or fold the day's card of an empty diary."""
        self._unfolded = open_it

    # -- what is shown

    def state(self) -> TodayState:
        """Everything on the screen, as it stands now."""
        now, day = self._clock.now(), self.day
        today = now.date()
        recent = self._diary.episodes(Period(*window(today)))
        of_day = [episode for episode in self._episodes_of(day, recent, today) if day in episode.days(today)]
        tiles = self._tiles(recent, today)
        card = self.card.state(twitched=bool(of_day))
        return TodayState(
            day=day,
            is_today=day == today,
            title="Today" if day == today else day_words(day, today),
            subtitle=day_words(day, today) if day == today else _ago((today - day).days),
            tiles=tiles,
            hint=HINT_TODAY if day == today else HINT_EARLIER,
            going=going_rows(self._diary.ongoing(), now) if day == today else (),
            shaded=tuple(dict.fromkeys(place for episode in of_day for place in episode.places)),
            card=card,
            folded=not tiles and not self._unfolded,
            fortnight=self._fortnight(recent, day, today),
        )

    def _episodes_of(self, day: date, recent: list[Episode], today: date) -> list[Episode]:
        return recent if day > window(today)[0] else self._diary.episodes(Period(day, day))

    def _tiles(self, recent: list[Episode], today: date) -> tuple[Place, ...]:
        shown = self._shown[1] if self._shown[0] == today else ()
        tiles = usual_places(recent, today, shown)
        if not tiles and (first := self._diary.first_day()):
            # Someone coming back after a long time finds the places of the last weeks noted.
            tiles = usual_places(self._diary.episodes(Period(min(first, today), today))[-100:], today, shown)
        self._shown = (today, tiles)
        return tiles

    def _fortnight(self, recent: list[Episode], day: date, today: date) -> Fortnight | None:
        began = self._diary.first_day()
        if began is None:
            return None
        period = span(day, today)
        episodes = recent if period.last == today else self._diary.episodes(period)
        return fortnight(episodes, self._diary.checkins(period), day, today, began)

    # -- what taps do

    def log(self, place: Place) -> Saved:
        """Save a single twitch now, with the day's caffeine so far, sleep and stress. Raises Invalid, DiaryError."""
        logged = log_now(self._diary, self._clock, (place,))
        episode, now = logged.episode, logged.episode.started
        again = self._is_again(place, now)
        self._run = (*self._run, episode) if again else (episode,)
        said = AGAIN if again else f"Saved: {lower_first(place.label)}, {time_words(now)}"
        return Saved(said, logged.undo, episode.id, place, burst=again)

    def make_burst(self) -> Saved:
        """One burst of the quick taps on a tile, beginning with the first."""
        taps = [tap for tap in self._run if self._diary.episode(tap.id) is not None]
        self._run = ()
        if len(taps) < 2:
            return Saved("Those twitches are no longer there.", ())
        first = self._diary.episode(taps[0].id) or taps[0]
        count: Count = "2-5" if len(taps) <= 5 else "6-20" if len(taps) <= 20 else "21-100"
        changed = self._diary.replace(replace(first, mode="burst", count=count))
        removed = self._diary.delete(*(tap.id for tap in taps[1:]))
        place = first.places[0]
        text = f"Saved as a burst: {lower_first(place.label)}, {time_words(first.started)}"
        return Saved(text, (removed.id, changed.id), first.id, place)

    def stop(self, episode_id: str, at: datetime | None = None) -> Saved:
        """End one that is still going, now or at a moment. Raises Invalid when that is before it began."""
        at = at or self._clock.now()
        episode = self._diary.episode(episode_id)
        change = self._diary.stop(episode_id, at)
        place = places_words(episode.places) if episode else "it"
        return Saved(f"Stopped: {lower_first(place)}, {time_words(at)}", (change.id,), episode_id)

    def none_today(self) -> Saved | None:
        """Turn "none today" on or off; where twitches are noted nothing changes and a sentence says so."""
        noted = self._count(self.day)
        if noted:
            when = "today" if self.day == self.today else "that day"
            return Saved(f"{noted} {'twitch is' if noted == 1 else 'twitches are'} noted {when}.", ())
        self.card.set_none(not self.card.checkin.none)
        return None

    def undo(self, saved: Saved) -> None:
        """Take a tap back. Raises DiaryError when that is no longer possible."""
        for change in saved.undo:
            self._diary.undo(change)
        if saved.episode and self._run and self._run[-1].id == saved.episode:
            self._run = self._run[:-1]

    def _count(self, day: date) -> int:
        return sum(day in episode.days(self.today) for episode in self._diary.episodes(Period(day, day)))

    def _is_again(self, place: Place, now: datetime) -> bool:
        if not self._run or self._run[-1].places != (place,):
            return False
        return (
            now - self._run[-1].started <= timedelta(seconds=AGAIN_S)
            and self._diary.episode(self._run[-1].id) is not None
        )


def _ago(days: int) -> str:
    return "Yesterday" if days == 1 else f"{days} days ago"
