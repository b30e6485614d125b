"""Episodes that are still going: how they read, and when they may have stopped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from twitchlog.domain.episode import Episode
from twitchlog.domain.wording import lower_first, places_words, since_words

MINUTES_AGO = (15, 30, 60)


@dataclass(frozen=True, slots=True)
class StopChoice:
    """A line of the menu: what it says, and the moment it means."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GoingRow:
    """A row of the still-going card."""

    id: str
    place: str
    since: str
    stop_name: str
    menu_name: str
    choices: tuple[StopChoice, ...]


def going_rows(ongoing: Iterable[Episode], now: datetime) -> tuple[GoingRow, ...]:
    """One row for each episode that goes on, longest first."""
    return tuple(_row(episode, now) for episode in sorted(ongoing, key=lambda each: (each.started, each.id)))


def _row(episode: Episode, now: datetime) -> GoingRow:
    place = places_words(episode.places)
    return GoingRow(
        id=episode.id,
        place=place,
        since=f"Going {since_words(episode.started, now)}",
        stop_name=f"Stop {lower_first(place)}",
        menu_name=f"When {lower_first(place)} stopped",
        choices=tuple(
            StopChoice(f"Stopped {minutes} minutes ago", now - timedelta(minutes=minutes))
            for minutes in MINUTES_AGO
            if episode.started <= now - timedelta(minutes=minutes)
        ),
    )
