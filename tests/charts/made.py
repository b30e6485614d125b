"""Diaries for charts: some twitches up to a day, and the days of a time that ends with it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tests.factories import make_checkin, make_episode
from twitchlog.analysis.days import DaySeries, day_series
from twitchlog.analysis.markers import Marker
from twitchlog.domain.period import Period

TODAY = date(2026, 11, 23)
NOON = datetime.fromisoformat("2026-11-23T12:00:00+01:00")
SEASON = Period(date(2026, 8, 24), TODAY)
MAGNESIUM = Marker(date(2026, 10, 5), "Magnesium", "from 5 Oct")
SPANS = (1, 28, 92, 366, 3650)


def twitch(ago: int, minute: int = 0, **more):
    return make_episode(NOON - timedelta(days=ago, minutes=minute), **more)


def season(days: int, episodes=(), checkins=()) -> DaySeries:
    """The latest days."""
    return day_series(list(episodes), list(checkins), Period.ending(TODAY, days), TODAY)


def some(days: int) -> DaySeries:
    """Of every seven days: twitches on four, quiet on one, noted overall on one, not logged on one."""
    episodes = [twitch(n, m) for n in range(days) for m in range(n % 7) if n % 7 < 5]
    checkins = [make_checkin(TODAY - timedelta(n), none=True) for n in range(0, days, 7)]
    checkins += [make_checkin(TODAY - timedelta(n), overall="few") for n in range(5, days, 7)]
    return season(days, episodes, checkins)


def diary(days: Iterable[int], per_day: int = 2) -> list:
    """Twitches so many days ago."""
    return [twitch(ago, n) for ago in days for n in range(per_day)]


def autumn(episodes=(), checkins=(), period: Period = SEASON) -> DaySeries:
    """The days of a quarter, or of another time."""
    return day_series(list(episodes), list(checkins), period, TODAY)
