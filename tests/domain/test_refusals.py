"""What is impossible is refused with one sentence that names the field and the value; nothing is clamped."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.domain.refusal import plain_sentence
from tests.factories import make_checkin, make_episode
from twitchlog.domain.checkin import Drink
from twitchlog.domain.episode import refuse_future
from twitchlog.domain.errors import Invalid
from twitchlog.domain.period import Period
from twitchlog.domain.person import DoseChange, Medicine, OwnFactor, Profile, Suspect, SymptomCheck, Threshold
from twitchlog.domain.places import Place
from twitchlog.domain.vocabulary import FACTORS

NAN, INF, HUGE = math.nan, math.inf, 10**400
ENDLESS = 10**5000  # more digits than Python writes
NOW = FrozenClock().now()
DAY = date(2026, 11, 22)


def episode(**changes: Any) -> Callable[[], Any]:
    return lambda: make_episode(**changes)


def factor(key: str, value: Any) -> Callable[[], Any]:
    return lambda: make_checkin(factors={key: value})


# What is tried -> the field named, and words of the sentence.
REFUSED: list[tuple[Callable[[], Any], str, str]] = [
    # scales outside 0-10 or not whole
    (episode(bother=11), "Bother", "11"),
    (episode(bother=-1), "Bother", "-1"),
    (episode(bother=2.5), "Bother", "2.5"),
    (episode(bother=NAN), "Bother", "nan"),
    (episode(bother=True), "Bother", "True"),
    (episode(bother="3"), "Bother", "3"),
    (episode(bother=HUGE), "Bother", "from 0 to 10"),
    (episode(stress=11), "Stress", "11"),
    (lambda: make_checkin(bother=11), "Bother", "11"),
    (factor("stress", 10.5), "Stress", "10.5"),
    (factor("sleep_quality", -1), "Sleep quality", "-1"),
    (factor("exercise_effort", 11), "Exercise effort", "11"),
    (factor("eye_irritation", INF), "Eye irritation", "inf"),
    # negative, NaN, infinite, too much, text
    (episode(duration_s=-1), "Duration", "-1"),
    (episode(duration_s=NAN), "Duration", "nan"),
    (episode(duration_s=INF), "Duration", "inf"),
    (episode(duration_s="30s"), "Duration", "30s"),
    (episode(duration_s=1e15), "Duration", "too long"),
    (episode(duration_s=HUGE), "Duration", "Duration"),
    (episode(duration_s=ENDLESS), "Duration", "very long number"),
    (lambda: Place("\ud800\x1b[31m", "left"), "Place", "\N{REPLACEMENT CHARACTER}"),
    (episode(caffeine_mg=20_001), "Caffeine", "20001"),
    (episode(caffeine_mg=-5), "Caffeine", "-5"),
    (episode(sleep_h=24.5), "Sleep", "24.5"),
    (episode(sleep_h=NAN), "Sleep", "nan"),
    (factor("caffeine_mg", 20_001), "Caffeine", "20001"),
    (factor("caffeine_mg", -1), "Caffeine", "-1"),
    (factor("caffeine_mg", "lots"), "Caffeine", "lots"),
    (factor("caffeine_mg", True), "Caffeine", "True"),
    (factor("sleep_h", 24.1), "Sleep", "24.1"),
    (factor("exercise_min", 1441), "Exercise", "1441"),
    (factor("screen_h", 25), "Screen time", "25"),
    (factor("fluids_ml", -1), "Fluids", "-1"),
    (factor("nicotine_uses", NAN), "Nicotine", "nan"),
    (factor("alcohol_g", HUGE), "Alcohol", "Alcohol"),
    (factor("fluid_loss", "sneezing"), "Fluid loss", "sneezing"),
    (factor("missed_meal", "maybe"), "Missed meal", "maybe"),
    (factor("moon_phase", 3), "Factor", "moon_phase"),
    (factor("own_", 3), "Factor", "own_"),
    (factor("own_magnesium", -3), "Factor own_magnesium", "-3"),
    # places and sides
    (lambda: Place("calf"), "Side", "left, right or both"),
    (lambda: Place("calf", "middle"), "Side", "middle"),
    (lambda: Place("everywhere", "left"), "Side", "left"),
    (lambda: Place("tail", "left"), "Place", "tail"),
    (episode(places=()), "Place", "at least one"),
    (episode(places=("left calf",)), "Place", "left calf"),
    # words outside the vocabulary
    (episode(mode="sometimes"), "Mode", "sometimes"),
    (episode(kind="itch"), "Kind", "itch"),
    (episode(mode="burst", count="7"), "How many", "7"),
    (episode(mode="single", count="2-5"), "How many", "single"),
    (episode(contexts=("on the moon",)), "What was going on", "on the moon"),
    (episode(contexts="at rest"), "What was going on", "at rest"),
    (episode(symptoms=("joy",)), "Symptoms", "joy"),
    (episode(visible="yes"), "Visible", "yes"),
    (lambda: make_checkin(overall="some"), "Overall", "some"),
    (lambda: make_checkin(none=True, overall="few"), "Overall", "few"),
    (lambda: make_checkin(none=1), "None", "1"),
    # times
    (lambda: make_episode(datetime(2026, 11, 22, 21, 30)), "Start", "offset"),
    (lambda: make_checkin(updated=datetime(2026, 11, 22)), "Updated", "offset"),
    (lambda: make_episode(id=""), "Id", "1 to 64"),
    (lambda: make_episode(id="x" * 65), "Id", "1 to 64"),
    (lambda: make_episode(note="broken \ud800"), "Note", "broken"),
    (lambda: make_episode(note=b"bytes"), "Note", "bytes"),
    (lambda: Period(date(2026, 11, 23), DAY), "Period", "2026-11-22"),
    # drinks
    (lambda: Drink("", 63), "Drink", "empty"),
    (lambda: Drink("Espresso", -1), "Caffeine", "-1"),
    (lambda: Drink("Espresso", 63, count=0), "Number of drinks", "more than 0"),
    (lambda: Drink("Espresso", 63, at=datetime(2026, 11, 22)), "Time of the drink", "offset"),
    # the person
    (lambda: Medicine("m", "Sertraline", start=DAY, stop=DAY - timedelta(1)), "Stop", "2026-11-21"),
    (lambda: Medicine("m", " "), "Name of the medicine", "empty"),
    (lambda: Medicine("m", "Sertraline", tag="sweet"), "Kind of medicine", "sweet"),
    (lambda: DoseChange(DAY, "sideways"), "Dose change", "sideways"),  # type: ignore[arg-type]
    (lambda: SymptomCheck(DAY, {"hunger": True}), "Question", "hunger"),
    (lambda: SymptomCheck(DAY, {"weakness": "no"}), "Weakness (could not do something)", "no"),  # type: ignore[dict-item]
    (lambda: Suspect("moon"), "Factor", "moon"),
    (lambda: Threshold("caffeine_mg", 20_001, DAY), "Threshold", "from 0 to 20,000\N{NO-BREAK SPACE}mg, not 20001"),
    (lambda: Threshold("caffeine_mg", -1, DAY), "Threshold", "-1"),
    (lambda: Threshold("caffeine_mg", NAN, DAY), "Threshold", "nan"),
    (lambda: Threshold("caffeine_mg", INF, DAY), "Threshold", "inf"),
    (lambda: Threshold("caffeine_mg", True, DAY), "Threshold", "True"),
    (lambda: Threshold("caffeine_mg", "200", DAY), "Threshold", "200"),  # type: ignore[arg-type]
    (lambda: Threshold("stress", 10.5, DAY), "Threshold", "from 0 to 10, not 10.5"),
    (lambda: Threshold("sleep_h", 25, DAY), "Threshold", "25"),
    (lambda: Threshold("own_tea", -1, DAY), "Threshold", "-1"),
    (lambda: Threshold("illness", 0, DAY), "Factor", "Illness"),
    (lambda: Threshold("fluid_loss", 0, DAY), "Factor", "Fluid loss"),
    (lambda: Threshold("moon", 3, DAY), "Factor", "moon"),
    (lambda: Threshold("stress", 3, None), "Since", "None"),  # type: ignore[arg-type]
    (lambda: Profile(suspects=(Suspect("stress"),) * 4), "Main suspects", "4"),
    (lambda: OwnFactor("magnesium", "Magnesium", "number"), "Own factor", "magnesium"),
    (lambda: OwnFactor("own_magnesium", "", "number"), "Name of the factor", "empty"),
]


@pytest.mark.parametrize("tried, field, said", REFUSED, ids=[f"{field}-{said}" for _, field, said in REFUSED])
def test_the_impossible_is_refused(tried: Callable[[], Any], field: str, said: str):
    with pytest.raises(Invalid) as refusal:
        tried()
    assert refusal.value.field == field
    assert said in refusal.value.message
    assert plain_sentence(refusal.value)


def test_a_change_of_a_record_is_checked_again():
    good = make_episode(bother=3)
    with pytest.raises(Invalid, match="11"):
        replace(good, bother=11)


@pytest.mark.parametrize("minutes, fine", [(-60, True), (0, True), (1, True), (2, False), (600, False)])
def test_a_start_in_the_future_is_refused_with_a_minute_of_grace(minutes: int, fine: bool):
    started = NOW + timedelta(minutes=minutes)
    if fine:
        refuse_future(make_episode(started), NOW)
        assert started <= NOW + timedelta(minutes=1)
    else:
        with pytest.raises(Invalid, match=r"Start 2026-11-2\d .* is in the future; it is 2026-11-23 19:42 now\."):
            refuse_future(make_episode(started), NOW)


def test_an_end_in_the_future_is_refused():
    going_on = make_episode(NOW - timedelta(minutes=5), mode="ongoing", duration_s=3600)
    with pytest.raises(Invalid, match="End 2026-11-23 20:37 is in the future") as refusal:
        refuse_future(going_on, NOW)
    assert refusal.value.field == "End"


KEPT: list[tuple[str, Any]] = [
    ("caffeine_mg", 20_000),
    ("caffeine_mg", 0),
    ("sleep_h", 24),
    ("sleep_h", 0),
    ("exercise_min", 1440),
    ("screen_h", 24),
    ("fluids_ml", 9000),
    ("stress", 0),
    ("stress", 10),
    ("own_magnesium", 1e9),
]


@pytest.mark.parametrize("key, value", KEPT)
def test_the_bounds_themselves_are_kept(key: str, value: float):
    assert make_checkin(factors={key: value}).factors[key] == value


def test_a_note_of_a_megabyte_is_kept_whole():
    note = "twitched again, " * 65_536
    assert make_episode(note=note).note == note


def test_every_amount_refuses_what_no_day_holds():
    """No factor of the vocabulary takes NaN, an infinity, a negative amount or a list."""
    for key in FACTORS:
        for value in (NAN, INF, -INF, -1, [1], None):
            with pytest.raises(Invalid):
                make_checkin(factors={key: value})
