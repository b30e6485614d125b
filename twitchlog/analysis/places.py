"""Where it twitches: days per place, first and last seen, and what is new, back or quiet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from twitchlog.analysis.days import DaySeries, DayState
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place, regions_of

Tag = Literal["new since", "back since", "quiet since"]
# A place is back, or quiet, after this many days on which twitching was known and it was not among the places. Own
# choice: four weeks, the span of the body map's own history.
PAUSE = 28
RECENT = 56  # days: a return longer ago is no news
LEAST_TO_TAG = 2  # a place seen once is not yet one that is new or has gone quiet


@dataclass(frozen=True, slots=True)
class PlaceDays:
    """A place in a period: days with twitches, episodes, first and last day ever seen (up to the period's end), and a
    tag with the day it holds from."""

    place: Place
    days: int
    episodes: int
    first: date
    last: date
    tag: Tag | None = None
    since: date | None = None


def place_days(episodes: Iterable[Episode], series: DaySeries) -> tuple[PlaceDays, ...]:
    """Places with twitches in the period, most days first, then by name.

    Give all episodes ever, not only the period's: new and back need what came before. An ongoing episode counts on
    every day it spans. A pause is measured in logged days of the series where it lies inside, else in calendar days.
    """
    last_day = min(series.period.last, series.today)
    seen: dict[Place, set[date]] = defaultdict(set)
    spells: dict[Place, int] = defaultdict(int)
    for episode in episodes:
        days = _days_until(episode, last_day, series.today)
        inside = bool(days) and (days[0] in series.period or any(day in series.period for day in days))
        for place in episode.places if days else ():
            seen[place].update(days)
            if inside:
                spells[place] += 1
    found = []
    for place, all_days in seen.items():
        if spells[place]:
            found.append(_place(place, sorted(all_days), spells[place], series))
    return tuple(sorted(found, key=lambda each: (-each.days, each.place.label)))


def news_first(places: Sequence[PlaceDays]) -> list[PlaceDays]:
    """The tagged places, those that are new or back before those that have gone quiet; else in the given order."""
    return sorted((each for each in places if each.tag), key=lambda each: each.tag == "quiet since")


def top_places(places: Sequence[PlaceDays], most: int, news: int) -> tuple[PlaceDays, ...]:
    """The first places, `most` of them, in the given order.

    Up to `news` new or back ones further down take the rows of the last untagged ones; the first one always stays.
    """
    shown = list(places[:most])
    coming = [each for each in places[most:] if each.tag in ("new since", "back since")][:news]
    going = [each for each in reversed(shown[1:]) if not each.tag][: len(coming)]
    return (*(each for each in shown if each not in going), *coming[: len(going)])


def _days_until(episode: Episode, last: date, today: date) -> Sequence[date]:
    if episode.mode != "ongoing":  # nearly all of them: worth the short way
        day = episode.started.date()
        return (day,) if day <= last else ()
    return [day for day in episode.days(today) if day <= last]


def _place(place: Place, days: list[date], episodes: int, series: DaySeries) -> PlaceDays:
    inside = [day for day in days if day in series.period]
    tag, since = _tag(days, inside, series)
    return PlaceDays(place, len(inside), episodes, days[0], days[-1], tag, since)


def _tag(days: list[date], inside: list[date], series: DaySeries) -> tuple[Tag | None, date | None]:
    if len(inside) < LEAST_TO_TAG:
        return None, None
    end = min(series.period.last, series.today)
    if _quiet_between(days[-1], end, series) >= PAUSE:
        return "quiet since", days[-1]
    for before, after in zip(reversed(days[:-1]), reversed(days[1:]), strict=True):
        if after not in series.period or (end - after).days > RECENT:
            break
        if _quiet_between(before, after, series) >= PAUSE:
            return "back since", after
    recent = (end - days[0]).days <= RECENT
    if recent and inside[0] == days[0] and _quiet_between(series.first, days[0], series) >= PAUSE:
        return "new since", days[0]
    return None, None


def _quiet_between(before: date, after: date, series: DaySeries) -> int:
    """Days between two dates, both left out: only the logged ones where the series knows, all of them elsewhere."""
    start, stop = series.index_of(before) + 1, series.index_of(after)
    outside = max(0, -start) - max(0, -stop)
    states = series.states[max(0, start) : max(0, stop)]
    return outside + int((states != DayState.MISSING).sum())


def region_days(episodes: Iterable[Episode], period: Period, today: date, drawn: frozenset[str]) -> dict[str, int]:
    """Days with twitches in each region of the drawing (`drawn`: its region ids); regions without any are absent."""
    shown: dict[Place, tuple[str, ...]] = {}
    seen: dict[str, set[date]] = defaultdict(set)
    last_day = min(period.last, today)
    for episode in episodes:
        days = [day for day in _days_until(episode, last_day, today) if day >= period.first]
        for place in episode.places if days else ():
            if place not in shown:
                shown[place] = regions_of(place, drawn)
            for region in shown[place]:
                seen[region].update(days)
    return {region: len(days) for region, days in seen.items()}


def edges_for(most_days: int) -> tuple[int, int, int, int]:
    """From how many days on each of the four shades begins: the last at a round number the busiest region reaches.

    44 days give 1, 12, 25 and 40; below 4 days the shades stand for 1, 2, 3 and 4 days.
    """
    top = 4
    for scale in (1, 10, 100, 1000):
        for step in (4, 5, 6, 8, 10, 12, 15, 20, 25, 30):
            top = step * scale if top < step * scale <= most_days else top
    return 1, max(2, round(top * 0.3)), max(3, round(top * 0.625)), top


def shades(days: Mapping[str, int], edges: tuple[int, int, int, int]) -> dict[str, int]:
    """The shade, 1 to 4, of each region with at least one day."""
    return {region: sum(number >= edge for edge in edges) for region, number in days.items() if number}
