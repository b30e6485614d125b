"""What an episode and its days have to say to each other.

An episode carries three factors of its day: caffeine so far, sleep of the night before, stress at the time. And a day
noted as quiet is not quiet any more when an episode is saved on it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

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


def days_with(
    episode: Episode, before: Episode | None, today: date, known: Callable[[date], CheckIn | None], *, slept: bool
) -> list[CheckIn]:
    """The check-ins that change when an episode is saved in place of `before`, some of them maybe blank then.

    Its day takes the sleep when that was given in the form (`slept`); days noted as quiet that it newly counts on
    turned out not to be.
    """
    kept = set() if before is None else set(before.days(today))
    changed = {day: found for day in episode.days(today) if day not in kept and (found := known(day)) and found.none}
    changed = {day: found.changed(none=False) for day, found in changed.items()}
    sleep = day_after_sleep(changed.get(episode.day) or known(episode.day), episode) if slept else None
    return list((changed | ({episode.day: sleep} if sleep else {})).values())
