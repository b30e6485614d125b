"""Every record survives the exchange shape, and the shape is the published one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.domain import strategies as some
from tests.domain.refusal import plain_sentence, refused
from tests.factories import make_checkin, make_episode
from twitchlog.domain import records
from twitchlog.domain.checkin import OVERALLS
from twitchlog.domain.episode import COUNTS, KINDS, MODES
from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import (
    MOST_SUSPECTS,
    Course,
    DoseStep,
    Mark,
    Medicine,
    OwnFactor,
    OwnKind,
    Profile,
    SymptomCheck,
    Visit,
)
from twitchlog.domain.sites import SIDES, SITES
from twitchlog.domain.vocabulary import CONTEXTS, FACTORS, MEDICINE_TAGS, SYMPTOM_QUESTIONS, SYMPTOMS

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "exchange.schema.json").read_text(encoding="utf-8"))
PARTS = SCHEMA["properties"]
Kinds = dict[str, tuple[st.SearchStrategy[Any], Callable[[Any], Any]]]
PUBLISHED: Kinds = {
    "episodes": (some.episodes(), records.episode_from),
    "checkins": (some.checkins(), records.checkin_from),
    "medicines": (some.medicines(), records.medicine_from),
    "symptom_checks": (some.SYMPTOM_CHECKS, records.symptom_check_from),
    "visits": (some.VISITS, records.visit_from),
    "marks": (some.MARKS, records.mark_from),
    "profile": (some.PROFILES, records.profile_from),
}
KINDS_OF_RECORD: Kinds = {**PUBLISHED, "thresholds": (some.thresholds(), records.threshold_from)}
FORMATS = Draft202012Validator.FORMAT_CHECKER
SHAPES = {kind: PARTS[kind].get("items", PARTS[kind]) for kind in PUBLISHED}
VALIDATORS = {kind: Draft202012Validator(shape, format_checker=FORMATS) for kind, shape in SHAPES.items()}


@pytest.mark.parametrize("kind", KINDS_OF_RECORD)
@given(data=st.data())
def test_a_record_comes_back_equal_from_its_bytes(kind: str, data: st.DataObject):
    made, read = KINDS_OF_RECORD[kind]
    record = data.draw(made)
    raw = orjson.dumps(records.to_data(record))
    again = read(orjson.loads(raw))
    assert again == record
    assert orjson.dumps(records.to_data(again)) == raw


@pytest.mark.parametrize("kind", PUBLISHED)
@given(data=st.data())
def test_a_record_has_the_published_shape(kind: str, data: st.DataObject):
    record = data.draw(PUBLISHED[kind][0])
    wrong = [error.message for error in VALIDATORS[kind].iter_errors(records.to_data(record))]
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS_OF_RECORD)
@given(data=st.data())
def test_nothing_unknown_is_written(kind: str, data: st.DataObject):
    """Absent, never null; and no text is written as an empty one, but for a mark, which needs its text."""
    written = records.to_data(data.draw(KINDS_OF_RECORD[kind][0]))
    assert None not in written.values()
    assert [name for name, value in written.items() if value in ("", [], {}) and name not in ("text", "answers")] == []


def test_an_episode_is_written_as_published():
    episode = make_episode(mode="burst", count=">100", duration_s=900.0, bother=0, visible=False, note="after lunch")
    assert records.to_data(episode) == {
        "id": episode.id,
        "started": "2026-11-22T21:30:00+01:00",
        "mode": "burst",
        "sites": [{"site": "calf", "side": "left"}],
        "kind": "twitch",
        "duration_s": 900,
        "count": ">100",
        "bother": 0,
        "visible": False,
        "note": "after lunch",
    }


def test_an_empty_checkin_is_only_its_date():
    assert records.to_data(make_checkin("2026-11-22")) == {"date": "2026-11-22"}


def test_a_mapping_is_written_in_one_order():
    """The same day gives the same bytes, however its factors came in."""
    one = make_checkin(factors={"stress": 3, "caffeine_mg": 96})
    other = make_checkin(factors={"caffeine_mg": 96, "stress": 3})
    assert orjson.dumps(records.to_data(one)) == orjson.dumps(records.to_data(other))


NOT_RECORDS: list[Any] = [None, [], "text", 3, True, {}, {"id": 3}, {"surprise": 1}, {"date": None}]


@pytest.mark.parametrize("kind", [kind for kind in KINDS_OF_RECORD if kind != "profile"])
@pytest.mark.parametrize("data", NOT_RECORDS, ids=repr)
def test_what_is_not_a_record_is_refused(kind: str, data: Any):
    with pytest.raises(Invalid):
        KINDS_OF_RECORD[kind][1](data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("kind", KINDS_OF_RECORD)
@given(data=st.data())
def test_reading_raises_nothing_but_invalid(kind: str, data: st.DataObject):
    """Whatever one value of a good record is replaced by, the reader returns a record or one plain sentence."""
    made, read = KINDS_OF_RECORD[kind]
    good = json.loads(orjson.dumps(records.to_data(data.draw(made))))
    holder: Any = good
    known = SHAPES[kind]["properties"] if kind in SHAPES else good
    name: Any = data.draw(st.sampled_from(sorted([*known, "surprise"])))
    while data.draw(st.booleans()) and isinstance(holder, dict | list) and holder:
        inner = holder.get(name) if isinstance(holder, dict) else holder[name]
        if not isinstance(inner, dict | list) or not inner:
            break
        holder = inner
        name = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
    holder[name] = data.draw(JSON)
    refusal = refused(read, good)
    assert refusal is None or plain_sentence(refusal)


def _enum(*path: str) -> list[Any]:
    found = PARTS
    for step in path:
        found = found[step]
    return list(found["enum"])


EPISODE = ("episodes", "items", "properties")


@pytest.mark.parametrize(
    "ours, path",
    [
        (SITES, (*EPISODE, "sites", "items", "properties", "site")),
        (SIDES, (*EPISODE, "sites", "items", "properties", "side")),
        (MODES, (*EPISODE, "mode")),
        (KINDS, (*EPISODE, "kind")),
        (COUNTS, (*EPISODE, "count")),
        (CONTEXTS, (*EPISODE, "contexts", "items")),
        (SYMPTOMS, (*EPISODE, "symptoms", "items")),
        (OVERALLS, ("checkins", "items", "properties", "overall")),
        (MEDICINE_TAGS, ("medicines", "items", "properties", "tag")),
        (
            get_args(DoseStep),
            ("medicines", "items", "properties", "changes", "items", "properties", "change"),
        ),
        (get_args(Course), ("profile", "properties", "course")),
        (get_args(OwnKind), ("profile", "properties", "own_factors", "items", "properties", "type")),
    ],
    ids=lambda value: value[-1] if isinstance(value, tuple) and len(value) > 2 else None,
)
def test_the_words_are_those_of_the_schema(ours: Any, path: tuple[str, ...]):
    assert list(ours) == _enum(*path)


def test_the_factors_and_questions_are_those_of_the_schema():
    assert list(FACTORS) == list(PARTS["checkins"]["items"]["properties"]["factors"]["properties"])
    assert list(SYMPTOM_QUESTIONS) == list(PARTS["symptom_checks"]["items"]["properties"]["answers"]["properties"])
    assert PARTS["profile"]["properties"]["suspects"]["maxItems"] == MOST_SUSPECTS


@pytest.mark.parametrize(
    "record, kind",
    [
        (Medicine("m1", "Sertraline"), "medicines"),
        (SymptomCheck(date=make_checkin().date), "symptom_checks"),
        (Visit("v1", make_checkin().date, with_whom="Dr Lee"), "visits"),
        (Mark("k1", make_checkin().date, ""), "marks"),
        (Profile(), "profile"),
        (OwnFactor("own_magnesium", "Magnesium", "number", "mg"), "profile"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_smallest_record_has_the_published_shape(record: Any, kind: str):
    data = records.to_data(record)
    data = {"own_factors": [data]} if isinstance(record, OwnFactor) else data
    assert list(VALIDATORS[kind].iter_errors(data)) == []
