"""What the tests of the store are made of: made-up records at one moment."""

from typing import Any

from tests.clock import FrozenClock
from twitchlog.domain.episode import Episode
from twitchlog.domain.places import Place

NOW = FrozenClock().now()  # Monday 23 November 2026, 19:42
TODAY = NOW.date()
LEFT_CALF, RIGHT_CALF = Place("calf", "left"), Place("calf", "right")


def episode(id: str = "e1", **fields: Any) -> Episode:
    """A single twitch of the left calf, just now, with the given fields."""
    return Episode(**{"id": id, "started": NOW, "mode": "single", "places": (LEFT_CALF,), **fields})
