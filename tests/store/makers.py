"""What the tests of the store are made of: made-up records at one moment."""

from pathlib import Path
from typing import Any

from tests.clock import FrozenClock
from twitchlog.domain.episode import Episode
from twitchlog.domain.places import Place
from twitchlog.store import Diary, DiaryError

NOW = FrozenClock().now()  # Monday 23 November 2026, 19:42
TODAY = NOW.date()
LEFT_CALF, RIGHT_CALF = Place("calf", "left"), Place("calf", "right")


def episode(id: str = "e1", **fields: Any) -> Episode:
    """A single twitch of the left calf, just now, with the given fields."""
    return Episode(**{"id": id, "started": NOW, "mode": "single", "places": (LEFT_CALF,), **fields})


def told(folder: Path) -> tuple[str, list[str], dict[str, int]]:
    """What opening says: the error's type, the notes, and how much is there."""
    try:
        diary = Diary.open(folder, FrozenClock())
    except DiaryError as error:
        return type(error).__name__, [error.message], {}
    try:
        return "", list(diary.notes), diary.count()
    finally:
        diary.close()
