"""The usual places: what Today offers as tiles, one tap each."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from twitchlog.domain.episode import Episode
from twitchlog.domain.places import Place

MOST = 6
WINDOW = 56  # days looked at: eight weeks
# Own choice: a use two weeks ago counts half as much as one yesterday, so tiles follow a hot-spot within days.
HALF_LIFE = 14


def usual_places(episodes: Iterable[Episode], today: date, shown: tuple[Place, ...] = ()) -> tuple[Place, ...]:
    """Up to six places: the most used ones, recent uses counting more.

    Only days before today decide the order, so it stays the same all day; places used first today come after them.
    `shown` are the tiles already on the screen today: they keep their positions as long as an episode names them.
    """
    weights: dict[Place, float] = defaultdict(float)
    todays: dict[Place, None] = {}
    for episode in episodes:
        age = (today - episode.day).days
        for place in episode.places:
            if age > 0:
                weights[place] += 0.5 ** (age / HALF_LIFE)
            else:
                todays[place] = None
    ranked = sorted(weights, key=lambda place: (-weights[place], place.label))
    known = [place for place in shown if place in weights or place in todays]
    return tuple(dict.fromkeys([*known, *ranked, *todays]))[:MOST]


def window(today: date) -> tuple[date, date]:
    """The first and last day whose episodes count."""
    return today - timedelta(WINDOW), today
