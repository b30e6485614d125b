"""Journal lines and how they are read: exactly what was written, or not at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchlog.store.errors import DamagedDiary
from twitchlog.store.journal import Scan, Tail, scan
from twitchlog.store.line import Line, Op, decode, encode, encode_first

PATH = Path("diary.journal")
DOCUMENTS = st.dictionaries(st.text(max_size=5), st.text(max_size=9) | st.integers(-9, 9) | st.booleans(), max_size=3)
OPS = st.builds(Op, st.sampled_from("ab"), st.integers(1, 99).map(str), st.none() | DOCUMENTS)


def lines(first: int, last: int) -> bytes:
    return b"".join(encode(seq, [Op("t", "1", {"v": seq})]) for seq in range(first, last + 1))


@given(st.integers(1, 1 << 40), st.lists(OPS, max_size=4))
def test_a_line_means_what_was_written(seq: int, ops: list[Op]) -> None:
    data = encode(seq, ops)
    assert data.count(b"\n") == 1
    assert decode(data[:-1]) == Line(seq, tuple(ops))


@given(st.lists(OPS, min_size=1, max_size=2), st.data())
def test_no_other_bytes_pass_for_a_line(ops: list[Op], data: st.DataObject) -> None:
    line = encode(7, ops)[:-1]
    place = data.draw(st.integers(0, len(line) - 1))
    other = data.draw(st.integers(1, 255))
    assert decode(line[:place] + bytes([line[place] ^ other]) + line[place + 1 :]) is None
    assert decode(line[:place]) is None


def test_lines_known_already_are_passed_over() -> None:
    """A crash between writing the snapshot and starting the journal anew leaves such lines."""
    data = encode_first(0) + lines(1, 5)
    found = scan(data, 3, PATH)
    assert [line.seq for line in found.changes] == [4, 5]
    assert (found.good, found.tail, found.reaches) == (len(data), Tail.CLEAN, 5)


@pytest.mark.parametrize(
    ("end", "tail"),
    [
        (lines(3, 3)[:-1], Tail.TORN),
        (lines(3, 3)[:-2], Tail.TORN),
        (lines(3, 3)[:1], Tail.TORN),
        (lines(3, 3)[:-1] + b"\x0b", Tail.DAMAGED),
        (lines(3, 3).replace(b'"v"', b'"w"'), Tail.DAMAGED),
        (lines(3, 3)[:20] + b"\0" * 50, Tail.TORN),
        (b"\0" * 512, Tail.TORN),
        (lines(3, 3)[:20] + b"\n" + lines(1, 1), Tail.DAMAGED),
    ],
)
def test_what_comes_after_the_last_good_line_is_told_apart(end: bytes, tail: Tail) -> None:
    """Cut short (nobody was told it is saved), or whole but changed (someone may have been)."""
    start = lines(1, 2)
    found = scan(start + end, 0, PATH)
    assert (found.good, found.tail, len(found.changes)) == (len(start), tail, 2)


def test_a_bad_line_before_a_good_one_is_damage() -> None:
    data = lines(1, 1) + lines(2, 2).replace(b'"v"', b'"w"') + lines(3, 3)
    with pytest.raises(DamagedDiary, match="middle"):
        scan(data, 0, PATH)


def test_a_missing_change_is_damage() -> None:
    with pytest.raises(DamagedDiary, match="changes 2 to 3 are missing"):
        scan(lines(1, 1) + lines(4, 4), 0, PATH)


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reading_fail_otherwise(data: bytes) -> None:
    assert isinstance(scan(data, 0, PATH), Scan)
