"""Logging a single twitch this moment, as a tile and the body map do; and keeping quiet days true."""

from dataclasses import dataclass
from uuid import uuid4

from twitchlog.domain.clock import Clock
from twitchlog.domain.episode import Episode
from twitchlog.domain.lifestyle import lifestyle_at
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place
from twitchlog.store import Diary


@dataclass(frozen=True, slots=True)
class Logged:
    """What was saved: the message's words, the changes that take it back (newest first), and the episode."""

    text: str
    undo: tuple[int, ...]
    episode: Episode


def log_now(diary: Diary, clock: Clock, places: tuple[Place, ...]) -> Logged:
    """Save a single twitch, now, with the day's caffeine so far, sleep and stress. Raises Invalid, DiaryError."""
    now = clock.now()
    life = lifestyle_at(diary.checkin(now.date()), now)
    episode = Episode(
        id=str(uuid4()),
        started=now,
        mode="single",
        places=places,
        caffeine_mg=life.caffeine_mg,
        sleep_h=life.sleep_h,
        stress=life.stress,
    )
    change = diary.add(episode)
    return Logged(change.label, (*end_quiet(diary, clock, episode), change.id), episode)


def end_quiet(diary: Diary, clock: Clock, episode: Episode) -> tuple[int, ...]:
    """Days noted as quiet that an episode counts on turned out not to be; the changes made, newest first."""
    days = episode.days(clock.now().date())
    noted = diary.checkins(Period(days[0], days[-1]))
    return tuple(diary.save_checkin(day.date, none=None).id for day in noted if day.none)[::-1]
