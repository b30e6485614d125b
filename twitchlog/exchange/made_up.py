"""A made-up year, the same every time: for the demo, for trying things out, and for measuring.

Believable rather than typical: hot-spots come and go, some weeks are quiet, a fifth of the days are missing, and on and
after days with much coffee there is more. No person's diary is in it.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from math import exp
from pathlib import Path
from random import Random
from uuid import UUID

from twitchlog.domain.checkin import CheckIn, Drink, FactorValue, Overall
from twitchlog.domain.clock import Clock
from twitchlog.domain.episode import Count, Episode
from twitchlog.domain.person import Mark, Medicine, Profile, Suspect, SymptomCheck, Visit
from twitchlog.domain.records import Record
from twitchlog.domain.vocabulary import DRINKS, LIFESTYLE, SYMPTOM_QUESTIONS
from twitchlog.exchange import habits
from twitchlog.exchange.habits import LID, MISSED, YEAR, Spot
from twitchlog.exchange.whole_file import write_whole
from twitchlog.store import Diary

SEED = 11
MARKER = "made-up.txt"
MARKER_TEXT = "This diary is made up, by twitchlog demo. It is nobody's.\n"
MG = {drink.name: drink.caffeine_mg for drink in DRINKS}


def write_made_up(folder: Path, clock: Clock) -> None:
    """Write the made-up year as a diary into an empty folder, marked as made up."""
    diary = Diary.open(folder, clock)
    try:
        diary.put(*made_up_year(clock.now()), label="A made-up year")
        write_whole(folder / MARKER, MARKER_TEXT.encode(), force=True)
    finally:
        diary.close()


def is_made_up(folder: Path) -> bool:
    """Whether the diary in a folder is the made-up one, so that every screen and page says so."""
    return os.path.isfile(folder / MARKER)  # Path's own method raises where looking is not allowed


def made_up_year(now: datetime) -> list[Record]:
    """A year of records up to `now`, in its UTC offset; the same for the same moment."""
    records: list[Record] = []
    for day in _days(Random(SEED)):
        records += _one_day(day, now)
    return [*records, *_today(now), *_person(now)]


@dataclass(frozen=True, slots=True)
class Day:
    """What was drawn for one day: how long ago, how many twitches (-1: not logged), coffee, and its own chance."""

    ago: int
    twitches: int
    high: bool
    chance: Random


def _days(chance: Random) -> Iterator[Day]:
    """The days from a year ago up to yesterday."""
    wave = 0.0
    before = False
    for ago in range(YEAR - 1, 0, -1):
        wave = 0.55 * wave + chance.gauss(0, 0.45)
        high = chance.random() < 0.45
        rate = exp(1.05 + wave + 0.4 * high + 0.25 * before)
        drawn = _poisson(chance, rate * (0.12 if _in(habits.QUIET_SPELLS, ago) else 1.0))
        missed = chance.random() < 0.14 or _in(habits.MISSED_SPELLS, ago)
        fixed = len(habits.FIXED) - 1 - ago
        own = Random(chance.getrandbits(32))
        if fixed >= 0:
            yield Day(ago, habits.FIXED[fixed], bool(habits.FIXED_CAFFEINE[fixed]), own)
        else:
            yield Day(ago, MISSED if missed else drawn, high, own)
        before = high


def _in(spells: tuple[range, ...], ago: int) -> bool:
    return any(ago in spell for spell in spells)


def _poisson(chance: Random, rate: float) -> int:
    limit, product, count = exp(-rate), chance.random(), 0
    while product > limit and count < 40:
        product *= chance.random()
        count += 1
    return count


def _one_day(day: Day, now: datetime) -> list[Record]:
    if day.twitches == MISSED:
        return []
    checkin = _checkin(day, now)
    episodes = [_episode(day, checkin, now) for _ in range(day.twitches)]
    return [*episodes, checkin] if day.twitches == 0 or day.ago < 15 or day.chance.random() < 0.93 else list(episodes)


def _at(now: datetime, ago: int, hour: float) -> datetime:
    """The time of an hour like 21.5 on a day, in steps of five minutes."""
    start = datetime.combine(now.date() - timedelta(ago), time(0), now.tzinfo)
    return start + timedelta(minutes=5 * round(hour * 12))


def _checkin(day: Day, now: datetime) -> CheckIn:
    chance = day.chance
    factors: dict[str, FactorValue] = {"sleep_h": _sleep(chance, day.twitches)}
    if chance.random() < 0.83:
        factors["stress"] = max(0, min(10, round(chance.gauss(3 + 0.25 * day.twitches, 1.6))))
    if chance.random() < 0.2:
        factors["exercise_min"] = chance.choice((20, 30, 45, 60))
    overall: Overall | None = None
    if day.twitches > 0 and chance.random() < 0.7:
        overall = "few" if day.twitches < 5 else "many"
    return CheckIn(
        now.date() - timedelta(day.ago),
        none=day.twitches == 0,
        overall=overall,
        bother=chance.randint(1, 5) if overall and chance.random() < 0.6 else None,
        factors=factors,
        drinks=_drinks(day, now),
        note=chance.choice(habits.DAY_NOTES) if chance.random() < 0.03 else "",
    )


def _sleep(chance: Random, twitches: int) -> float:
    return max(4.5, min(9.25, round((7.4 - 0.1 * twitches + chance.gauss(0, 0.8)) * 4) / 4))


def _drinks(day: Day, now: datetime) -> tuple[Drink, ...]:
    chosen = day.chance.choice(habits.HIGH_DRINKS if day.high else habits.LOW_DRINKS)
    cups = [name for name, count in chosen for _ in range(count)]
    return tuple(
        Drink(name, MG[name], 1, _at(now, day.ago, hour + day.chance.uniform(-0.5, 0.5)))
        for name, hour in zip(cups, habits.DRINK_HOURS, strict=False)
    )


def _episode(day: Day, checkin: CheckIn, now: datetime) -> Episode:
    chance = day.chance
    weights = [spot.weight(day.ago) for spot in habits.SPOTS]
    spot: Spot = chance.choices(habits.SPOTS, weights)[0]
    hours = (chance.gauss(21.4, 1.5), chance.gauss(9, 2), chance.gauss(15, 3))
    started = _at(now, day.ago, max(6.0, min(23.6, chance.choices(hours, (55, 20, 25))[0])))
    if chance.random() < spot.long:
        return _long(spot, day, started, checkin, now)
    burst = chance.random() < 0.36
    lengths: tuple[int | None, ...] = (60, 300, 300, 900, 900, 1800) if burst else (5, 5, 30, 30, 30, 60, 300, None)
    return _filled(
        Episode(
            id=_id(chance),
            started=started,
            mode="burst" if burst else "single",
            places=(spot.place,),
            duration_s=chance.choice(lengths),
            count=_count(chance) if burst else None,
            contexts=_contexts(chance, started.hour, day.high),
        ),
        day,
        checkin,
    )


def _long(spot: Spot, day: Day, started: datetime, checkin: CheckIn, now: datetime) -> Episode:
    """Some that went on for hours, over before midnight."""
    begun = min(started, _at(now, day.ago, 18))
    most = (_at(now, day.ago, 23.5) - begun).total_seconds()
    lasted = min(most, 900 * day.chance.randint(4, 52 if spot.place == LID else 12))
    return _filled(Episode(_id(day.chance), begun, "ongoing", (spot.place,), duration_s=lasted), day, checkin)


def _count(chance: Random) -> Count:
    counts: tuple[Count, ...] = ("2-5", "6-20", "21-100", ">100", "uncounted")
    return chance.choices(counts, (34, 38, 14, 2, 12))[0]


def _contexts(chance: Random, hour: int, high: bool) -> tuple[str, ...]:
    if chance.random() < 0.35:
        return ()
    if hour >= 22:
        return (chance.choice(("in bed", "falling asleep", "at rest")),)
    if hour < 8:
        return ("on waking",)
    others = ("at rest", "at rest", "at a screen", "while stressed", "after exercise")
    return (chance.choice((*others, "after caffeine") if high else others),)


def _filled(episode: Episode, day: Day, checkin: CheckIn) -> Episode:
    """With what was noted besides: bother, symptoms, whether it could be seen, the day's factors."""
    chance = day.chance
    cramp = day.ago <= 70 and episode.places[0].key == "calf" and chance.random() < 0.06
    stress, sleep = checkin.factors.get("stress"), checkin.factors.get("sleep_h")
    return replace(
        episode,
        bother=chance.choice((1, 2, 2, 3, 3, 4, 5)) if chance.random() < 0.7 else None,
        visible=chance.random() < 0.6 if chance.random() < 0.3 else None,
        symptoms=("cramp",) if cramp else (),
        caffeine_mg=checkin.caffeine_until(episode.started),
        sleep_h=sleep if isinstance(sleep, float | int) else None,
        stress=int(stress) if isinstance(stress, float | int) else None,
        note=chance.choice(habits.NOTES) if chance.random() < 0.04 else "",
        created=episode.ended or episode.started,
    )


def _id(chance: Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))


WAKING = 6.5


def _today(now: datetime) -> list[Record]:
    """Four entries and half a card; a day that has only begun has fewer of them."""
    chance = Random(SEED + 1)
    age = (now - _at(now, 0, 0)).total_seconds() / 3600

    def hour(wanted: float) -> float:  # as wanted when that is past, else squeezed into the day so far
        return wanted if age >= 19.5 else WAKING + (wanted - WAKING) * max(0.0, age - WAKING - 0.1) / (19.5 - WAKING)

    if age < WAKING + 1:
        return [Episode(_id(chance), _at(now, 1, 21.5), "ongoing", (LID,), bother=3, created=_at(now, 1, 21.5))]
    cups = (("Espresso", 8.1), ("Espresso", 10.5), ("Black tea", 14.5))
    checkin = CheckIn(
        now.date(),
        overall="few",
        factors={"sleep_h": 6.5},
        drinks=tuple(Drink(name, MG[name], 1, _floor(now, hour(when))) for name, when in cups),
    )
    calf, right = habits.SPOTS[0].place, habits.SPOTS[1].place
    episodes = (
        Episode(_id(chance), _floor(now, hour(7.25)), "ongoing", (LID,), bother=3),
        Episode(_id(chance), _floor(now, hour(9.2)), "single", (calf,), duration_s=5),
        Episode(
            _id(chance), _floor(now, hour(14.8)), "burst", (right,), duration_s=300, count="6-20", contexts=("at rest",)
        ),
        Episode(_id(chance), _floor(now, hour(19.1)), "single", (calf,), duration_s=30, bother=2),
    )
    return [*(_kept(episode, checkin, now) for episode in episodes), checkin]


def _floor(now: datetime, hour: float) -> datetime:
    return min(_at(now, 0, hour), now - timedelta(minutes=10)).replace(second=0)


def _kept(episode: Episode, checkin: CheckIn, now: datetime) -> Episode:
    return replace(episode, caffeine_mg=checkin.caffeine_until(episode.started), sleep_h=6.5, created=episode.started)


def _person(now: datetime) -> list[Record]:
    """Who it is: profile, medicines, weekly symptom checks, visits and marks."""
    chance = Random(SEED + 2)
    today = now.date()

    def ago(days: int) -> date:
        return today - timedelta(days)

    return [
        Profile(
            name="Alex Example",
            born=date(1988, 3, 14),
            began=f"{ago(YEAR + 180).year}-05",
            story=habits.STORY,
            course="same",
            conditions=("Hypothyroidism (2017)",),
            family="No muscle or nerve illness",
            questions=habits.QUESTIONS,
            suspects=(Suspect("caffeine_mg", ago(YEAR - 10)),),
            tracked=LIFESTYLE,
        ),
        Medicine(_id(chance), "Magnesium", "300 mg evenings", supplement=True, start=ago(49)),
        Medicine(_id(chance), "Levothyroxine", "75 µg", tag="other", start=date(2017, 6, 1)),
        *_symptom_checks(today),
        Visit(_id(chance), ago(-7), "Dr Sample", habits.STORY),
        Mark(_id(chance), ago(155), "Holiday"),
        Mark(_id(chance), ago(120), "New desk chair"),
        Mark(_id(chance), ago(42), "Less coffee"),
    ]


def _symptom_checks(today: date) -> Iterator[SymptomCheck]:
    """Every week of half a year but a few; the last one has its answers unlike the others."""
    for ago in (*range(1, 71, 7), *range(78, 100, 7), *range(120, 185, 7)):
        answers = {key: False for key in SYMPTOM_QUESTIONS if key != "droop_double_vision"}
        answers["cramps"] = ago <= 71
        answers["weakness"] = ago == 1
        yield SymptomCheck(today - timedelta(ago), answers)
