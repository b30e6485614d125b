"""Places, and how they lie on the drawing of the body."""

import re
from pathlib import Path

import pytest

from tests.domain.refusal import refused
from tests.factories import make_id
from twitchlog.domain.places import Place, all_places, place_of_region, regions_of
from twitchlog.domain.sites import SITES

DRAWING = (Path(__file__).parents[2] / "assets" / "body.svg").read_text(encoding="utf-8")
VIEWS = {"front", "back", "face", "hand", "foot"}
TAGS = re.findall(r"<[a-z]+ [^>]*\bid=\"([^\"]+)\"[^>]*>", DRAWING)
DRAWN = frozenset(name for name in TAGS if "." in name and ".view_" not in name and "decor" not in name)
OPENING = frozenset(re.findall(r"<[a-z]+ (?=[^>]*data-opens)[^>]*\bid=\"([^\"]+)\"", DRAWING))


def test_the_drawing_was_read():
    assert "back.calf.left" in DRAWN
    assert "front.face" in OPENING
    assert make_id("a") != make_id("b")


@pytest.mark.parametrize("region", sorted(DRAWN))
def test_every_region_is_a_place_or_opens_a_close_up(region: str):
    assert place_of_region(region) is not None or region in OPENING


def test_only_the_heels_are_both():
    """The heel is a place, and big enough to tap; its region also leads to the sole."""
    assert {place_of_region(region) for region in OPENING} - {None} == {Place("heel", "left"), Place("heel", "right")}


@pytest.mark.parametrize("region", sorted(DRAWN - OPENING))
def test_a_tapped_region_shows_its_place(region: str):
    place = place_of_region(region)
    assert place is not None
    assert region in regions_of(place, DRAWN)


def test_a_side_of_a_region_is_that_side_of_the_person():
    assert place_of_region("back.calf.left") == Place("calf", "left")
    assert place_of_region("face.lower_eyelid.right") == Place("eyelid_lower", "right")
    assert place_of_region("face.upper_lip") == Place("lip_upper", "middle")
    assert place_of_region("no.such.region") is None


def test_a_place_of_both_sides_shows_on_both_halves():
    assert regions_of(Place("calf", "both"), DRAWN) == ("back.calf.left", "back.calf.right")


@pytest.mark.parametrize("site", SITES.values(), ids=lambda site: site.key)
def test_every_region_of_a_site_is_drawn(site):
    for region in site.regions:
        assert {region, f"{region}.left"} & DRAWN, region


def test_the_sites_without_a_region_are_the_ones_found_by_name_only():
    without = [key for key, site in SITES.items() if not site.regions]
    assert without == ["mouth_corner", "throat", "pelvic_floor", "thigh_outer", "everywhere"]


def test_a_close_up_shows_on_the_whole_figure_too():
    assert "front.face" in regions_of(Place("eyelid_lower", "left"), DRAWN)
    assert "front.hand.left" in regions_of(Place("thumb", "left"), DRAWN)


@pytest.mark.parametrize(
    "place, label",
    [
        (Place("calf", "left"), "Left calf"),
        (Place("calf", "both"), "Calf, both sides"),
        (Place("scalp", "middle"), "Scalp"),
        (Place("scalp", "left"), "Left scalp"),
        (Place("everywhere"), "Moves around, everywhere"),
    ],
)
def test_the_label_has_the_side_first(place: Place, label: str):
    assert place.label == label


def test_no_two_places_read_alike():
    labels = [place.label for place in all_places()]
    assert len(set(labels)) == len(labels)


def test_places_sort_also_where_one_has_no_side():
    places = all_places()
    assert sorted(places, key=lambda place: (place.key, place.side or ""))[0].key == "abdomen_lower"
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("key", [["calf"], {"a": 1}, None, 3])
def test_a_site_that_is_not_text_is_refused(key):
    refusal = refused(Place, key, "left")
    assert refusal is not None
    assert refusal.field == "Place"
