"""The three factors an episode carries: caffeine so far that day, sleep of the night before, stress at the time."""

from dataclasses import dataclass
from datetime import datetime

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode


@dataclass(frozen=True, slots=True)
class Lifestyle:
    """Milligrams, hours and 0-10; None where unknown. Its fields are those of an episode."""

    caffeine_mg: float | None = None
    sleep_h: float | None = None
    stress: int | None = None


def lifestyle_at(checkin: CheckIn | None, moment: datetime) -> Lifestyle:
    """What a day's check-in knows at a moment: what an episode starting then is prefilled with."""
    if checkin is None:
        return Lifestyle()
    stress = checkin.amount("stress")
    return Lifestyle(
        caffeine_mg=checkin.caffeine_until(moment),
        sleep_h=checkin.amount("sleep_h"),
        stress=None if stress is None else int(stress),
    )


def day_after_sleep(checkin: CheckIn | None, episode: Episode) -> CheckIn | None:
    """The day as it becomes when an episode's form gave another sleep; None when the day stays as it is."""
    day = checkin or CheckIn(episode.day)
    if episode.sleep_h is None or day.amount("sleep_h") == episode.sleep_h:
        return None
    return day.changed(factors={"sleep_h": episode.sleep_h})
