"""The snapshot file: what goes in comes out, or is refused; its head vouches for its own numbers."""

from pathlib import Path
from zlib import crc32

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchlog.store.errors import DamagedDiary
from twitchlog.store.snapshot import Snapshot, decode, encode, head_of

PATH = Path("diary.json")
DOCUMENTS = st.dictionaries(st.text(max_size=5), st.text(max_size=9) | st.floats(0, 9), max_size=3)
TABLES = st.dictionaries(
    st.sampled_from(["episodes", "undo", "Ä"]),
    st.dictionaries(st.integers(1, 99).map(str), DOCUMENTS, max_size=4),
)
SNAPSHOTS = st.builds(
    Snapshot,
    st.integers(0, 1 << 40),
    TABLES,
    st.dictionaries(st.text(max_size=3), st.integers(1, 99)),
    diary=st.sampled_from(["", "0123456789abcdef"]),
)


@given(SNAPSHOTS)
def test_what_was_written_is_read(snapshot: Snapshot) -> None:
    assert decode(encode(snapshot), PATH) == snapshot
    head = head_of(encode(snapshot), PATH)
    assert (head["seq"], head.get("id", "")) == (snapshot.seq, snapshot.diary)


@given(SNAPSHOTS, st.data())
def test_no_other_bytes_pass_for_it(snapshot: Snapshot, data: st.DataObject) -> None:
    whole = encode(snapshot)
    place = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(1, 255))
    for changed in (whole[:place], whole[:place] + bytes([whole[place] ^ other]) + whole[place + 1 :]):
        with pytest.raises(DamagedDiary):
            decode(changed, PATH)


def test_the_heads_own_numbers_are_covered() -> None:
    """One bit in its seq would make the newest entries look as if they were in the snapshot already."""
    whole = encode(Snapshot(57, {"t": {"1": {}}}))
    with pytest.raises(DamagedDiary, match="first line"):
        decode(whole.replace(b'"seq":57', b'"seq":77', 1), PATH)


def test_each_document_has_its_line_and_its_checksum() -> None:
    """So that a rescue can tell which entries of a damaged file are whole."""
    lines = encode(Snapshot(1, {"a": {"1": {"x": 1}, "2": {}}, "b": {"7": {"y": "Ä"}}})).splitlines()
    documents = [line.removesuffix(b",") for line in lines if line[1:2].isdigit()]
    assert documents == [b'"1":{"x":1}', b'"2":{}', '"7":{"y":"Ä"}'.encode()]
    check = orjson.loads(b"{" + lines[-1][:-1] + b"}")["_check"]["1"]
    assert check["lines"] == "".join(f"{crc32(document):08x}" for document in documents)
