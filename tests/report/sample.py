"""A made-up diary like the one behind the drawing of the page: 24 August to 23 November 2026."""

import random
from datetime import date, datetime, timedelta, timezone

from tests.factories import make_checkin, make_episode, make_id
from twitchlog.domain.checkin import CheckIn, FactorValue
from twitchlog.domain.episode import Episode
from twitchlog.domain.person import Medicine, Profile, SymptomCheck
from twitchlog.domain.places import Place
from twitchlog.report.content import Records

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 19, 42, tzinfo=timezone(timedelta(hours=1)))
PLACES = (
    (Place("calf", "left"), 30),
    (Place("calf", "right"), 18),
    (Place("thigh_front", "left"), 9),
    (Place("foot_arch", "left"), 6),
    (Place("eyelid_lower", "left"), 6),
    (Place("thumb_base", "right"), 3),
    (Place("arm_upper_front", "right"), 3),
)
LENGTHS = (5, 30, 30, 60, 300, 900, 900, 3600)
PROFILE = Profile(
    name="Alex Example",
    born=date(1988, 3, 14),
    began="May 2026, gradually",
    story="Twitches in both calves since spring, and now an eyelid. I want to know whether anything needs checking.",
    course="same",
    conditions=("Hypothyroidism (2017)",),
    family="No muscle or nerve illness",
    questions=(
        "Does the eyelid belong to the same thing?",
        "Would a blood test help (thyroid, electrolytes)?",
        "What should make me come back sooner?",
    ),
)
MEDICINES = (
    Medicine(make_id("mg"), "Magnesium", "300 mg evenings", supplement=True, start=date(2026, 10, 5)),
    Medicine(make_id("levo"), "Levothyroxine", "75 µg", start=date(2017, 3, 1)),
)
NO = {"thinning": False, "stiffness": False, "speech_swallowing": False, "breathing": False, "numbness": False}
CHECKS = (
    SymptomCheck(date(2026, 9, 7), {**NO, "weakness": False, "cramps": False}),
    SymptomCheck(date(2026, 9, 14), {**NO, "weakness": False, "cramps": True}),
    SymptomCheck(date(2026, 11, 15), {**NO, "weakness": False, "cramps": True}),
    SymptomCheck(date(2026, 11, 22), {**NO, "weakness": True, "cramps": True}),
)


def made_up(days: int = 92, checks: bool = True, today: date = TODAY) -> Records:
    """The same diary every time: about three twitches a day, quiet days, a week and more not logged."""
    chance = random.Random(11)
    episodes: list[Episode] = []
    checkins: list[CheckIn] = []
    for back in range(days - 1, -1, -1):
        day = today - timedelta(back)
        away = date(2026, 9, 7) <= day <= date(2026, 9, 13)
        factors: dict[str, FactorValue] = {
            "caffeine_mg": chance.choice((48, 96, 144, 144, 192, 240)),
            "stress": chance.randint(1, 6),
        }
        factors["sleep_h"] = chance.choice((6, 6.5, 7, 7.25, 7.75, 8))
        dice = chance.random()
        if away or dice < 0.12:
            continue
        checkins.append(make_checkin(day, none=dice < 0.22, factors=factors))
        for number in range(0 if dice < 0.22 else chance.randint(1, 5)):
            episodes.append(_episode(chance, day, number))
    return Records(episodes, checkins, MEDICINES, CHECKS if checks else (), (), PROFILE)


def _episode(chance: random.Random, day: date, number: int) -> Episode:
    place = chance.choices([p for p, _ in PLACES], [w for _, w in PLACES])[0]
    if place.key == "eyelid_lower" and date(2026, 9, 20) < day < date(2026, 10, 31):
        place = PLACES[0][0]
    return make_episode(
        datetime(day.year, day.month, day.day, 7 + 3 * number, chance.randint(0, 59), tzinfo=NOW.tzinfo),
        places=(place,),
        duration_s=chance.choice(LENGTHS),
        bother=chance.choice((1, 2, 3, 3, 4, 5)),
        symptoms=chance.choice(((), (), ("none",), ("cramp",), ("tired or heavy feeling",))),
    )
