"""A date marked with a few words."""

from datetime import date

import pytest

from tests.clock import FrozenClock
from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import Mark
from twitchlog.store import Diary
from twitchlog.ui.presenters.mark_form import MarkForm

CLOCK = FrozenClock("2026-11-23T19:42:00")


@pytest.fixture
def diary(tmp_path):
    diary = Diary.open(tmp_path / "diary", CLOCK)
    yield diary
    diary.close()


def test_a_new_mark_is_kept_and_can_be_taken_back(diary):
    """Its day as one types it."""
    form = MarkForm(diary, CLOCK)
    assert (form.new, form.day, form.text) == (True, "23 Nov 2026", "")
    change = form.save("12 Oct", "  less   coffee ")
    (mark,) = diary.marks()
    assert form.kept == mark
    assert (mark.date, mark.text) == (date(2026, 10, 12), "less coffee")
    assert change is not None
    diary.undo(change.id)
    assert diary.marks() == []


@pytest.mark.parametrize(
    ("day", "words", "field"),
    [("25 Dec 2026", "x", "Date"), ("gestern", "x", "Date"), ("yesterday", "  ", "What changed")],
)
def test_what_makes_no_sense_is_refused_at_its_field(diary, day, words, field):
    """Nothing is kept then."""
    with pytest.raises(Invalid) as refused:
        MarkForm(diary, CLOCK).save(day, words)
    assert refused.value.field == field
    assert diary.marks() == []


def test_a_mark_can_be_changed_and_removed(diary):
    """It stays one."""
    diary.put(Mark("m", date(2026, 10, 12), "less coffee"), label="x")
    form = MarkForm(diary, CLOCK, "m")
    assert (form.new, form.day, form.text) == (False, "12 Oct 2026", "less coffee")
    assert form.save("12 Oct 2026", "less coffee") is None
    form.save("13 Oct 2026", "no coffee")
    assert diary.marks() == [Mark("m", date(2026, 10, 13), "no coffee")]
    MarkForm(diary, CLOCK, "m").remove()
    assert diary.marks() == []
