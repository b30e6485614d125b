"""Random diaries: every kind of record with every field, known or unknown."""

from datetime import date, datetime, timedelta, timezone
from operator import attrgetter
from typing import Any

from hypothesis import strategies as st

from twitchlog.domain.checkin import OVERALLS, CheckIn, Drink
from twitchlog.domain.episode import COUNTS, KINDS, MODES, Episode
from twitchlog.domain.person import DoseChange, Mark, Medicine, OwnFactor, Profile, Suspect, SymptomCheck, Visit
from twitchlog.domain.places import all_places
from twitchlog.domain.records import Record
from twitchlog.domain.vocabulary import CONTEXTS, FACTORS, MEDICINE_TAGS, SYMPTOM_QUESTIONS, SYMPTOMS

# Any character a file can hold, lone surrogates excepted.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = texts.filter(str.strip)
ids = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=64)
days = st.dates(date(1950, 1, 1), date(2026, 11, 20))
offsets = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
moments = st.datetimes(datetime(1950, 1, 1), datetime(2026, 11, 20), timezones=offsets).map(
    lambda moment: moment.replace(microsecond=0)
)
scales = st.none() | st.integers(0, 10)


def amounts(most: float) -> st.SearchStrategy[float]:
    return st.integers(0, int(most)) | st.floats(0, most, allow_nan=False)


@st.composite
def episodes(draw: st.DrawFn) -> Episode:
    mode = draw(st.sampled_from(MODES))
    return Episode(
        id=draw(ids),
        started=draw(moments),
        mode=mode,
        places=tuple(draw(st.lists(st.sampled_from(all_places()), min_size=1, max_size=3))),
        kind=draw(st.sampled_from(KINDS)),
        duration_s=draw(st.none() | amounts(100_000)),
        count=draw(st.none() | st.sampled_from(COUNTS)) if mode == "burst" else None,
        bother=draw(scales),
        visible=draw(st.none() | st.booleans()),
        contexts=tuple(draw(st.lists(st.sampled_from(CONTEXTS), max_size=3))),
        symptoms=tuple(draw(st.lists(st.sampled_from(SYMPTOMS), max_size=3))),
        caffeine_mg=draw(st.none() | amounts(20_000)),
        sleep_h=draw(st.none() | amounts(24)),
        stress=draw(scales),
        note=draw(texts),
        created=draw(st.none() | moments),
        updated=draw(st.none() | moments),
    )


@st.composite
def checkins(draw: st.DrawFn) -> CheckIn:
    quiet = draw(st.booleans())
    factors: dict[str, float | bool | str] = {}
    for key, factor in FACTORS.items():
        if draw(st.integers(0, 5)) == 0:
            kinds: dict[str, st.SearchStrategy[float | bool | str]] = {
                "amount": amounts(factor.hard_maximum or 1e9),
                "scale": st.integers(0, 10),
                "yes_no": st.booleans(),
                "word": st.sampled_from(factor.words or ("none",)),
            }
            factors[key] = draw(kinds[factor.kind])
    if draw(st.booleans()):
        factors["own_tea"] = draw(amounts(1e30) | st.booleans() | texts)
    drink = st.builds(Drink, names, amounts(6_000), amounts(1).filter(bool), st.none() | moments)
    return CheckIn(
        date=draw(days),
        none=quiet,
        overall=None if quiet else draw(st.none() | st.sampled_from(OVERALLS)),
        bother=draw(scales),
        factors=factors,
        drinks=tuple(draw(st.lists(drink, max_size=3))),
        note=draw(texts),
        updated=draw(st.none() | moments),
    )


@st.composite
def medicines(draw: st.DrawFn) -> Medicine:
    start, stop = sorted((draw(days), draw(days)))
    change = st.builds(DoseChange, days, st.sampled_from(("up", "down")), texts)
    return Medicine(
        id=draw(ids),
        name=draw(names),
        dose=draw(texts),
        tag=draw(st.none() | st.sampled_from(MEDICINE_TAGS)),
        supplement=draw(st.booleans()),
        start=draw(st.sampled_from((None, start))),
        stop=draw(st.sampled_from((None, stop))),
        changes=tuple(draw(st.lists(change, max_size=2))),
        note=draw(texts),
    )


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    factors = st.sampled_from([*FACTORS, "own_tea"])
    own = st.builds(OwnFactor, st.just("own_tea"), names, st.sampled_from(("number", "yes_no", "scale")), texts)
    return Profile(
        name=draw(texts),
        born=draw(st.none() | days),
        began=draw(texts),
        story=draw(texts),
        course=draw(st.sampled_from((None, "better", "same", "worse"))),
        conditions=tuple(draw(st.lists(texts, max_size=2))),
        family=draw(texts),
        questions=tuple(draw(st.lists(texts, max_size=2))),
        suspects=tuple(draw(st.lists(st.builds(Suspect, factors, st.none() | days), max_size=3))),
        tracked=tuple(draw(st.lists(factors, max_size=3))),
        own_factors=tuple(draw(st.lists(own, max_size=1))),
    )


checks = st.builds(
    SymptomCheck, days, st.dictionaries(st.sampled_from(list(SYMPTOM_QUESTIONS)), st.booleans()), st.none() | days
)


def several(records: st.SearchStrategy[Any], key: str, most: int) -> st.SearchStrategy[list[Any]]:
    """Up to so many records, each id or date once."""
    return st.lists(records, max_size=most, unique_by=attrgetter(key))


@st.composite
def diaries(draw: st.DrawFn) -> list[Record]:
    """Records of all kinds, each id and each date once."""
    parts = (
        several(episodes(), "id", 4),
        several(checkins(), "date", 3),
        several(medicines(), "id", 2),
        several(checks, "date", 2),
        several(st.builds(Visit, ids, days, texts, texts, texts), "id", 2),
        several(st.builds(Mark, ids, days, texts), "id", 2),
    )
    return [*(record for part in parts for record in draw(part)), draw(profiles())]
