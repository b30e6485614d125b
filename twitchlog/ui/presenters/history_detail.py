"""One episode in full, for the card beside the list: every field, where it was, how often that place is noted."""

from dataclasses import dataclass
from datetime import date

from twitchlog.analysis.days import day_series
from twitchlog.charts import body
from twitchlog.domain.clock import Clock
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place, regions_of
from twitchlog.domain.wording import (
    COUNT_WORDS,
    MONTHS,
    caffeine_words,
    day_words,
    duration_words,
    places_words,
    shorten,
    since_words,
    sleep_words,
    time_words,
)
from twitchlog.store import Diary

NOTE = 1000  # characters of a note shown; a longer one is whole in the sheet and in an export
DAYS = 92  # the span of the last line, as Patterns opens with
MODE_WORDS = {"single": "single", "burst": "a burst", "ongoing": "ongoing"}
TITLES = {"front": "Front", "back": "Back"}
SIDES = {"front": ("Your right", "Your left"), "back": ("Your left", "Your right"), "face": ("Your right", "Your left")}


@dataclass(frozen=True, slots=True)
class Figure:
    """A view of the body with regions chosen; `sides` say whose right and left, empty where the view shows it."""

    view: str
    title: str
    sides: tuple[str, str]
    regions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Detail:
    """An episode's card. `fields` are (label, words), words None where it is not noted."""

    id: str
    title: str
    when: str
    fields: tuple[tuple[str, str | None], ...]
    figure: Figure | None
    line: str


def detail(diary: Diary, clock: Clock, episode_id: str) -> Detail | None:
    """The card of an episode; None when it is no longer in the diary."""
    episode = diary.episode(episode_id)
    if episode is None:
        return None
    now = clock.now()
    when = f"{day_words(episode.day, now.date())}, {time_words(episode.started)}"
    line = place_line(diary, clock, episode.places[0])
    title = places_words(episode.places) if len(episode.places) < 3 else ", ".join(p.label for p in episode.places)
    return Detail(episode.id, title, when, _fields(episode, clock), figure(episode.places), line)


def _fields(episode: Episode, clock: Clock) -> tuple[tuple[str, str | None], ...]:
    many = [("How many", COUNT_WORDS[episode.count] if episode.count else None)] if episode.mode == "burst" else []
    length = None if episode.duration_s is None else duration_words(episode.duration_s)
    if episode.going:
        length = f"still going, {since_words(episode.started, clock.now())}"
    return (
        ("Kind", f"{episode.kind.capitalize()}, {MODE_WORDS[episode.mode]}"),
        *many,
        ("Over how long" if episode.mode == "burst" else "How long", length),
        ("Bother", _of_ten(episode.bother)),
        ("Visible to others", None if episode.visible is None else "Yes" if episode.visible else "No"),
        ("What was going on", _list(episode.contexts)),
        ("Anything with it", _list(episode.symptoms)),
        ("Caffeine so far", None if episode.caffeine_mg is None else caffeine_words(episode.caffeine_mg)),
        ("Sleep the night before", None if episode.sleep_h is None else sleep_words(episode.sleep_h)),
        ("Stress at the time", _of_ten(episode.stress)),
        ("Note", shorten(episode.note, NOTE) or None),
    )


def _of_ten(value: int | None) -> str | None:
    return None if value is None else f"{value} of 10"


def _list(words: tuple[str, ...]) -> str | None:
    text = ", ".join(words)
    return text[:1].upper() + text[1:] or None


def figure(places: tuple[Place, ...]) -> Figure | None:
    """The view that shows most of the places, with all their regions on it; None when nothing of them is drawn."""
    regions = {place: regions_of(place, body.region_ids()) for place in places}
    shown: dict[str, set[Place]] = {}
    for place, ids in regions.items():
        for region in ids:
            shown.setdefault(body.view_of(region) or "", set()).add(place)
    if not shown:
        return None
    first = next(iter(shown))  # what a place has drawn first is its own picture, not the overview
    view = max(shown, key=lambda name: (len(shown[name]), name == first))
    chosen = frozenset(region for ids in regions.values() for region in ids if body.view_of(region) == view)
    return Figure(view, TITLES.get(view, body.view(view).title), SIDES.get(view, ("", "")), chosen)


def place_line(diary: Diary, clock: Clock, place: Place) -> str:
    """ "Right calf: on 34 of 71 logged days since 24 August." over the span that Patterns opens with."""
    today = clock.now().date()
    period = Period.ending(today, DAYS)
    first = max(period.first, min(diary.first_day() or today, today))
    period = Period(first, today)
    episodes = diary.episodes(period)
    logged = day_series(episodes, diary.checkins(period), period, today).logged
    days: set[date] = set()
    for episode in episodes:
        if place in episode.places:
            days.update(day for day in episode.days(today) if day in period)
    of = f"{logged} logged day{'' if logged == 1 else 's'}"
    return f"{place.label}: on {len(days)} of {of} since {first.day} {MONTHS[first.month - 1]}."
