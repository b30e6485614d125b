"""The exchange format: out, in, and out again."""

import json
import random
from datetime import date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.clock import FrozenClock
from tests.exchange.diaries import diaries
from tests.factories import make_checkin, make_episode
from twitchlog.domain.person import Profile
from twitchlog.domain.records import Record
from twitchlog.exchange.json_file import as_document, export_json, left_out, read_json
from twitchlog.exchange.made_up import made_up_year
from twitchlog.exchange.merge import import_records
from twitchlog.exchange.whole_file import BadFile
from twitchlog.store import Diary

CLOCK = FrozenClock()
NOW = CLOCK.now()
SCHEMA = Path(__file__).parents[1] / "data" / "exchange.schema.json"
CHECKER = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
slow = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def a_diary(folder: Path, *records: Record) -> Diary:
    diary = Diary.open(folder, CLOCK)
    if records:
        diary.put(*records, label="Saved: a test")
    return diary


def exported(diary: Diary, path: Path, now: datetime = NOW) -> bytes:
    export_json(diary, path, now, force=True)
    return path.read_bytes()


def test_the_made_up_year_fits_the_published_schema(tmp_path: Path) -> None:
    """The shape is the one other programs were promised."""
    document = json.loads(exported(a_diary(tmp_path / "d", *made_up_year(NOW)), tmp_path / "all.json"))
    assert [error.message for error in CHECKER.iter_errors(document)] == []
    assert list(document)[:3] == ["format", "version", "exported"]
    assert document["exported"] == "2026-11-23T19:42:00+01:00"


def test_import_into_an_empty_diary_and_export_again_gives_the_same_bytes(tmp_path: Path) -> None:
    """But for `exported`, though written by another clock."""
    first = exported(a_diary(tmp_path / "a", *made_up_year(NOW)), tmp_path / "a.json")
    other = Diary.open(tmp_path / "b", FrozenClock("2026-11-23T20:00:00"))
    import_records(other, read_json(tmp_path / "a.json", NOW).records)
    second = exported(other, tmp_path / "b.json", datetime.fromisoformat("2026-11-23T20:00:00+01:00"))
    assert first != second
    assert first.replace(b"T19:42:00+01:00", b"T20:00:00+01:00", 1) == second


@slow
@given(records=diaries())
def test_any_diary_comes_back_the_same(tmp_path_factory: pytest.TempPathFactory, records: list[Record]) -> None:
    """In the published shape, also in another order of entering; and importing again changes nothing."""
    folder = tmp_path_factory.mktemp("roundtrip")
    first = exported(a_diary(folder / "a", *records), folder / "a.json")
    assert [error.message for error in CHECKER.iter_errors(json.loads(first))] == []
    back = list(read_json(folder / "a.json", NOW).records)
    random.Random(1).shuffle(back)
    other = a_diary(folder / "b")
    result = import_records(other, back)
    assert exported(other, folder / "b.json") == first
    assert (result.changed, result.unchanged) == (0, 0)
    again = import_records(other, back)
    assert (again.added, again.changed) == (0, 0)


def test_thresholds_are_left_out_with_a_sentence_and_an_import_lets_them_stand(tmp_path: Path) -> None:
    """The published shape has no place for them."""
    diary = a_diary(tmp_path / "d", make_episode(id="a"), make_checkin("2026-11-20"))
    plain = exported(diary, tmp_path / "plain.json")
    assert left_out(diary) == ""
    diary.set_threshold("caffeine_mg", 200)
    told = "Your threshold is not in it: the exchange format has no place for it. A backup holds it."
    assert left_out(diary) == told
    diary.set_threshold("stress", 4)
    assert left_out(diary).startswith("Your 2 thresholds are not in it")
    assert exported(diary, tmp_path / "set.json") == plain
    diary.delete("a")
    result = import_records(diary, read_json(tmp_path / "set.json", NOW).records)
    assert (result.added, result.unchanged) == (1, 1)
    assert [(one.factor, one.above) for one in diary.thresholds()] == [("caffeine_mg", 200), ("stress", 4)]


def test_an_import_keeps_what_the_file_does_not_give(tmp_path: Path) -> None:
    """Check-ins and the profile take the fields given; an episode is taken as it is in the file."""
    mine = make_checkin("2026-11-20", factors={"sleep_h": 7, "stress": 3}, note="mine")
    diary = a_diary(tmp_path / "d", mine, make_episode(id="a", bother=3, note="old"))
    given_day = make_checkin("2026-11-20", factors={"stress": 5}, none=True)
    result = import_records(diary, [given_day, make_episode(id="a", bother=4)])
    assert (result.added, result.changed, result.unchanged) == (0, 2, 0)
    assert diary.checkin(date(2026, 11, 20)) == make_checkin(
        "2026-11-20", factors={"sleep_h": 7, "stress": 5}, note="mine", none=True
    )
    assert diary.episode("a") == make_episode(id="a", bother=4)


GOOD: dict[str, Any] = {
    "format": "twitchlog",
    "version": 1,
    "episodes": [
        {
            "id": "one",
            "started": "2026-11-22T21:30:00+01:00",
            "mode": "single",
            "kind": "twitch",
            "sites": [{"site": "calf", "side": "left"}],
        }
    ],
    "checkins": [{"date": "2026-11-22", "overall": "few"}],
}
EPISODE = GOOD["episodes"][0]


def refused(path: Path, data: bytes) -> tuple[str, ...]:
    path.write_bytes(data)
    with pytest.raises(BadFile) as caught:
        read_json(path, NOW)
    assert all(problem and "\n" not in problem for problem in caught.value.problems)
    return caught.value.problems


def with_episode(**changes: Any) -> bytes:
    return orjson.dumps(GOOD | {"episodes": [EPISODE | changes]})


def with_checkin(**changes: Any) -> bytes:
    return orjson.dumps(GOOD | {"checkins": [{"date": "2026-11-22", "overall": "few"} | changes]})


def without(name: str) -> bytes:
    return orjson.dumps(GOOD | {"episodes": [{key: value for key, value in EPISODE.items() if key != name}]})


BAD_FILES = [
    (b"", "is empty"),
    (b"hello", "not JSON"),
    (b"\x89PNG\r\n", "not JSON"),
    (b"\xff\xfe{\x00}\x00", "not JSON"),
    (b"[]", "not a twitchlog file"),
    (b'{"format": "other", "version": 1}', "not a twitchlog file"),
    (b'{"format": "twitchlog"}', "version"),
    (b'{"format": "twitchlog", "version": true}', "version"),
    (b'{"format": "twitchlog", "version": 2}', "newer"),
    (b'{"format": "twitchlog", "version": 1, "mood": []}', "mood"),
    (b'{"format": "twitchlog", "version": 1, "episodes": {}}', "must be a list"),
    (b'{"format": "twitchlog", "version": 1, "profile": []}', "profile"),
    (orjson.dumps(GOOD)[:-30], "ends too early"),
    (with_episode(duration_s=5).replace(b"5}", b"NaN}"), "NaN"),
    (with_episode(duration_s=5).replace(b"5}", b"-Infinity}"), "NaN or infinity"),
    (with_episode(duration_s=5).replace(b"5}", b"1e999}"), "NaN or infinity"),
    (with_episode(duration_s=5).replace(b"5}", b"1e300}"), "Duration"),
    (with_episode(duration_s=-1), "Duration"),
    (with_episode(bother=11), "episode 1 (id one): Bother must be a whole number from 0 to 10, not 11."),
    (with_episode(bother="3"), "Bother"),
    (with_episode(bother=None), "left out"),
    (with_episode(mood="low"), "mood"),
    (with_episode(started="2026-11-22T21:30:00"), "offset"),
    (with_episode(started="yesterday"), "Start “yesterday” must look like"),
    (with_episode(started="2026-11-23T19:50:00+01:00"), "future"),
    (with_episode(mode="ongoing", duration_s=1e6), "future"),
    (with_episode(started="1850-01-01T08:00:00+01:00"), "Start 1850-01-01 is too long ago"),
    (with_checkin(date="0001-01-01"), "Date 0001-01-01 is too long ago"),
    (with_episode(sites=[]), "place"),
    (with_episode(sites=[{"site": "calf"}]), "side"),
    (with_episode(sites=[{"site": "moon"}]), "moon"),
    (with_episode(id=""), "Id"),
    (with_episode(caffeine_mg=1e30), "Caffeine"),
    (without("started"), "started"),
    (orjson.dumps(GOOD | {"episodes": [EPISODE, EPISODE]}), "twice"),
    (orjson.dumps(GOOD | {"episodes": [3]}), "episode 1: Episode must be"),
    (orjson.dumps(GOOD | {"checkins": [{"date": "2026-11-24", "none": True}]}), "future"),
    (with_checkin(date="2026-11-24", updated="2026-11-23T19:00:00+01:00"), "future"),
    (with_checkin(date="2026-11-24", updated="2026-11-24T19:00:00+01:00"), "future"),
    (with_checkin(drinks=[{"name": "Tea", "caffeine_mg": 1, "at": "2026-11-23T19:50:00+01:00"}]), "Time of the drink"),
    (with_checkin(drinks=[{"name": "Tea", "caffeine_mg": 1, "at": "noon"}]), "Time of the drink “noon” must look like"),
    (with_checkin(drinks=[{"name": "Tea", "caffeine_mg": 70, "count": 300}]), "day's drinks must be from 0 to 20,000"),
    (orjson.dumps(GOOD | {"checkins": [{"date": "2026-11-22", "factors": {"luck": 3}}]}), "luck"),
    (orjson.dumps(GOOD | {"profile": {"born": "2030-01-01"}}), "Birth date"),
]


@pytest.mark.parametrize("data, part", BAD_FILES, ids=[part for _, part in BAD_FILES])
def test_a_bad_file_is_refused_with_its_reason(tmp_path: Path, data: bytes, part: str) -> None:
    """In one plain sentence."""
    problems = refused(tmp_path / "bad.json", data)
    assert len(problems) == 1
    assert part in problems[0]


def test_every_bad_record_is_listed(tmp_path: Path) -> None:
    """So that a file can be mended in one go."""
    episodes = [EPISODE | {"id": str(n), "bother": n} for n in range(9, 14)]
    problems = refused(tmp_path / "bad.json", orjson.dumps(GOOD | {"episodes": episodes, "visits": [{"id": "v"}]}))
    assert [problem.split(":")[0] for problem in problems] == [
        "episode 3 (id 11)",
        "episode 4 (id 12)",
        "episode 5 (id 13)",
        "visit 1 (id v)",
    ]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, and nothing at all."""
    for path, part in ((tmp_path, "is a folder"), (tmp_path / "none.json", "no file")):
        with pytest.raises(BadFile, match=part):
            read_json(path, NOW)


def test_a_day_noted_further_east_comes_back_where_it_has_not_begun(tmp_path: Path) -> None:
    """Flown home to yesterday, a person's own export must not be of the future."""
    file = with_checkin(date="2026-11-24", overall="few", updated="2026-11-24T01:00:00+09:00")
    (tmp_path / "all.json").write_bytes(file)
    assert len(read_json(tmp_path / "all.json", NOW).records) == 2


def test_an_export_counts_what_an_import_of_it_adds(tmp_path: Path) -> None:
    """The profile is an entry too; an empty one is not."""
    diary = a_diary(tmp_path / "d", make_episode())
    assert export_json(diary, tmp_path / "one.json", NOW) == 1
    diary.save_profile(Profile(name="Alex"))
    assert export_json(diary, tmp_path / "two.json", NOW) == 2
    result = import_records(a_diary(tmp_path / "other"), read_json(tmp_path / "two.json", NOW).records)
    assert (result.added, result.changed) == (2, 0)


def test_a_byte_order_mark_is_no_reason_to_refuse(tmp_path: Path) -> None:
    """Windows programs write one."""
    path = tmp_path / "bom.json"
    path.write_bytes(b"\xef\xbb\xbf" + orjson.dumps(GOOD))
    assert len(read_json(path, NOW).records) == 2


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["left", "calf"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=4,
)


@slow
@given(data=st.data())
def test_any_changed_file_is_refused_in_sentences_or_imported_whole(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Never another error, never a part of it."""
    folder = tmp_path_factory.mktemp("fuzz")
    document = json.loads(json.dumps(GOOD))
    for _ in range(data.draw(st.integers(1, 3))):
        _change(document, data)
    text = json.dumps(document).encode()
    cut = data.draw(st.integers(0, 20))
    (folder / "f.json").write_bytes(text[: len(text) - cut])
    diary = a_diary(folder / "d")
    before = as_document(diary, NOW)
    try:
        records = read_json(folder / "f.json", NOW).records
    except BadFile:
        assert as_document(diary, NOW) == before
        return
    result = import_records(diary, records)
    assert result.added == len([record for record in records if record != Profile()])
    read_json(_written(diary, folder / "again.json"), NOW)


def _written(diary: Diary, path: Path) -> Path:
    export_json(diary, path, NOW, force=True)
    return path


def _change(node: Any, data: st.DataObject) -> None:
    """Put something else at a random place of the document."""
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if isinstance(node[key], dict | list) and data.draw(st.booleans()):
            node = node[key]
            continue
        if isinstance(node, dict) and data.draw(st.integers(0, 3)) == 0:
            node[data.draw(st.text(max_size=6))] = data.draw(values)
        else:
            node[key] = data.draw(values)
        return
