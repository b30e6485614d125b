"""The list of all places without a window."""

import pytest

from tests.clock import FrozenClock
from tests.factories import LEFT_CALF
from twitchlog.domain.places import Place, all_places
from twitchlog.domain.sites import SITES
from twitchlog.store import Diary
from twitchlog.ui.presenters.find_place import FindPlacePresenter


@pytest.fixture
def page(tmp_path):
    clock = FrozenClock("2026-11-23T19:42:00")
    diary = Diary.open(tmp_path / "diary", clock)
    yield FindPlacePresenter(diary, clock)
    diary.close()


def sites(page):
    return [row for row in page.state().rows if row.kind == "site"]


def test_all_sites_stand_under_the_heads_of_their_groups(page):
    """Each site once, each head once, in the vocabulary's order."""
    heads = [row.title for row in page.state().rows if row.kind == "head"]
    assert heads == ["Face", "Neck", "Trunk", "Arm", "Hand", "Leg", "Foot", "Everywhere"]
    assert [row.key for row in sites(page)] == list(SITES)


def test_every_place_can_be_chosen(page):
    """Also those of the sites that no drawing has."""
    found = set()
    for site in SITES.values():
        page.search("")
        page.tap(site.key)
        row = next(row for row in sites(page) if row.key == site.key)
        found |= {side.place for side in row.sides} or set(page.places[-1:])
    assert found == set(all_places())


def test_names_are_unique_even_with_a_row_open(page):
    """The middle's place is called as its row is, so its side says that it is the middle."""
    page.tap("lip_upper")
    rows = sites(page)
    names = [row.title for row in rows] + [side.name for row in rows for side in row.sides]
    assert len(names) == len(set(names))
    assert "Upper lip, middle" in names


def test_a_search_finds_by_muscle_and_leaves_the_heads_out(page):
    """Nothing found is said."""
    page.search("orbicularis")
    assert {row.key for row in page.state().rows} == {"eyelid_upper", "eyelid_lower", "lip_upper", "lip_lower"}
    page.search("xyzzy")
    assert page.state().rows == ()
    assert page.state().nothing == "No place is called that. Try another word, like calf or eyelid."


def test_a_side_in_the_search_chooses_at_once(page):
    """ "left calf", Enter."""
    page.search("left calf")
    assert sites(page)[0].title == "Left calf"
    page.first()
    assert page.places == (LEFT_CALF,)
    page.first()
    assert page.places == ()


def test_a_tap_opens_the_sides_and_another_closes_them(page):
    """A site without sides is chosen at once."""
    page.tap("calf")
    (row,) = [row for row in sites(page) if row.sides]
    assert [(side.text, side.name) for side in row.sides] == [
        ("Left", "Left calf"),
        ("Right", "Right calf"),
        ("Both", "Calf, both sides"),
    ]
    page.tap("calf")
    assert not any(row.sides for row in sites(page))
    page.tap("everywhere")
    assert page.places == (Place("everywhere"),)
    assert [row.key for row in sites(page) if row.on] == ["everywhere"]


def test_enter_with_nothing_typed_chooses_nothing(page):
    """The first row is not meant by that."""
    page.first()
    assert page.places == ()
    assert not any(row.sides for row in sites(page))
