"""Made-up records for hypothesis: anything the domain allows."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from twitchlog.domain.checkin import OVERALLS, CheckIn, Drink
from twitchlog.domain.episode import COUNTS, KINDS, MODES, Episode
from twitchlog.domain.person import (
    DoseChange,
    Mark,
    Medicine,
    OwnFactor,
    Profile,
    Suspect,
    SymptomCheck,
    Threshold,
    Visit,
)
from twitchlog.domain.places import all_places
from twitchlog.domain.vocabulary import CONTEXTS, FACTORS, MEDICINE_TAGS, SYMPTOM_QUESTIONS, SYMPTOMS, Factor

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
WORDS = TEXTS.filter(str.strip)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
OFFSETS = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
MOMENTS = st.builds(
    lambda wall, offset: wall.replace(microsecond=0, tzinfo=offset),
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 12, 31)),
    OFFSETS,
)
IDS = st.one_of(st.uuids().map(str), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=64))
SCALES = st.integers(0, 10)
PLACES = st.sampled_from(all_places())
OWN_KEYS = st.from_regex(r"own_[a-z0-9_]{1,40}", fullmatch=True)


def _numbers(high: float) -> st.SearchStrategy[float]:
    return st.one_of(st.integers(0, int(high)), st.floats(0, high))


def _some(words: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), unique=True, max_size=4).map(tuple)


@st.composite
def episodes(draw: st.DrawFn) -> Episode:
    mode = draw(st.sampled_from(MODES))
    return Episode(
        id=draw(IDS),
        started=draw(MOMENTS),
        mode=mode,
        places=tuple(draw(st.lists(PLACES, min_size=1, max_size=4))),
        kind=draw(st.sampled_from(KINDS)),
        duration_s=draw(st.none() | _numbers(1e8)),
        count=draw(st.none() | st.sampled_from(COUNTS)) if mode == "burst" else None,
        bother=draw(st.none() | SCALES),
        visible=draw(st.none() | st.booleans()),
        contexts=draw(_some(CONTEXTS)),
        symptoms=draw(_some(SYMPTOMS)),
        caffeine_mg=draw(st.none() | _numbers(20_000)),
        sleep_h=draw(st.none() | _numbers(24)),
        stress=draw(st.none() | SCALES),
        note=draw(TEXTS),
        created=draw(st.none() | MOMENTS),
        updated=draw(st.none() | MOMENTS),
    )


def _factor_value(factor: Factor) -> st.SearchStrategy[Any]:
    if factor.kind == "scale":
        return SCALES
    if factor.kind == "yes_no":
        return st.booleans()
    return st.sampled_from(factor.words) if factor.kind == "word" else _numbers(factor.hard_maximum or 1e6)


FACTOR_VALUES = st.fixed_dictionaries({}, optional={key: _factor_value(factor) for key, factor in FACTORS.items()})
OWN_VALUES = st.dictionaries(OWN_KEYS, st.one_of(st.booleans(), _numbers(1e6), TEXTS), max_size=2)
DRINKS = st.builds(  # so that three of them stay a possible day
    Drink,
    name=WORDS,
    caffeine_mg=_numbers(600),
    count=st.one_of(st.integers(1, 11), st.floats(0.25, 11)),
    at=st.none() | MOMENTS,
)


@st.composite
def checkins(draw: st.DrawFn) -> CheckIn:
    none = draw(st.booleans())
    return CheckIn(
        date=draw(DAYS),
        none=none,
        overall=None if none else draw(st.none() | st.sampled_from(OVERALLS)),
        bother=draw(st.none() | SCALES),
        factors={**draw(FACTOR_VALUES), **draw(OWN_VALUES)},
        drinks=tuple(draw(st.lists(DRINKS, max_size=3))),
        note=draw(TEXTS),
        updated=draw(st.none() | MOMENTS),
    )


@st.composite
def medicines(draw: st.DrawFn) -> Medicine:
    dates = sorted(draw(st.lists(DAYS, min_size=2, max_size=2)))
    change = st.builds(DoseChange, date=DAYS, change=st.sampled_from(("up", "down")), dose=TEXTS)
    return Medicine(
        id=draw(IDS),
        name=draw(WORDS),
        dose=draw(TEXTS),
        tag=draw(st.none() | st.sampled_from(MEDICINE_TAGS)),
        supplement=draw(st.booleans()),
        start=draw(st.sampled_from((None, dates[0]))),
        stop=draw(st.sampled_from((None, dates[1]))),
        changes=tuple(draw(st.lists(change, max_size=3))),
        note=draw(TEXTS),
    )


SYMPTOM_CHECKS = st.builds(
    SymptomCheck,
    date=DAYS,
    answers=st.dictionaries(st.sampled_from(tuple(SYMPTOM_QUESTIONS)), st.booleans()),
    discussed=st.none() | DAYS,
)
VISITS = st.builds(Visit, id=IDS, date=DAYS, with_whom=TEXTS, reason=TEXTS, discussed=TEXTS)
MARKS = st.builds(Mark, id=IDS, date=DAYS, text=TEXTS)
FACTOR_KEYS = st.one_of(st.sampled_from(tuple(FACTORS)), OWN_KEYS)


@st.composite
def thresholds(draw: st.DrawFn) -> Threshold:
    amounts = [factor for factor in FACTORS.values() if factor.kind in ("amount", "scale")]
    factor = draw(st.sampled_from(amounts) | OWN_KEYS.map(lambda key: Factor(key, key, "")))
    high = 10 if factor.kind == "scale" else factor.hard_maximum or 1e6
    return Threshold(factor.key, draw(_numbers(high)), draw(DAYS))


PROFILES = st.builds(
    Profile,
    name=TEXTS,
    born=st.none() | DAYS,
    began=TEXTS,
    story=TEXTS,
    course=st.sampled_from((None, "better", "same", "worse")),
    conditions=st.lists(TEXTS, max_size=3).map(tuple),
    family=TEXTS,
    questions=st.lists(TEXTS, max_size=3).map(tuple),
    suspects=st.lists(st.builds(Suspect, factor=FACTOR_KEYS, since=st.none() | DAYS), max_size=3).map(tuple),
    tracked=st.lists(FACTOR_KEYS, max_size=3).map(tuple),
    own_factors=st.lists(
        st.builds(OwnFactor, key=OWN_KEYS, name=WORDS, type=st.sampled_from(("number", "yes_no", "scale")), unit=TEXTS),
        max_size=2,
    ).map(tuple),
)
