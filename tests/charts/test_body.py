"""The body map: views, regions, and which one a finger means."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchlog.charts import body
from twitchlog.charts.svg_path import flatten
from twitchlog.domain.places import all_places, place_of_region, regions_of


def region(view: str, region_id: str) -> body.Region:
    found = body.view(view).region(region_id)
    assert found is not None
    return found


def test_the_drawing_has_the_whole_body_and_its_close_ups():
    assert body.views() == (
        "front",
        "back",
        "face",
        "hand.view_palm.left",
        "hand.view_back.left",
        "hand.view_palm.right",
        "hand.view_back.right",
        "foot.view_top.left",
        "foot.view_sole.left",
        "foot.view_top.right",
        "foot.view_sole.right",
    )


@pytest.mark.parametrize("name", body.views())
def test_every_region_lies_within_its_view_and_is_found_at_its_middle(name):
    view = body.view(name)
    assert view.regions
    for region in view.regions:
        assert all(-1 <= x <= view.width + 1 and -1 <= y <= view.height + 1 for x, y in region.outline), region.id
        found = view.region_at(*region.middle())
        assert found is not None
        assert found.id == region.id


def test_an_unknown_view_is_a_key_error():
    with pytest.raises(KeyError):
        body.view("inside")


def test_the_persons_left_is_on_the_right_of_the_front_and_on_the_left_of_the_back():
    assert region("front", "front.thigh.left").middle()[0] > body.view("front").width / 2
    assert region("back", "back.calf.left").middle()[0] < body.view("back").width / 2


def test_a_point_beside_the_body_means_the_nearest_region_within_reach():
    view = body.view("front")
    foot = region("front", "front.foot.left")
    x, y = foot.middle()
    assert view.region_at(x + 30, y, reach=0) is None
    assert view.region_at(x + 30, y, reach=40) is foot


def test_a_region_that_opens_a_close_up_names_an_existing_view():
    opening = {r.id: r.opens for name in body.views() for r in body.view(name).regions if r.opens}
    assert opening["front.face"] == "face"
    assert set(opening.values()) <= set(body.views())


def test_every_region_has_a_name_and_all_ids_are_different():
    regions = [r for name in body.views() for r in body.view(name).regions]
    assert all(region.title for region in regions)
    assert len({region.id for region in regions}) == len(regions) == len(body.region_ids())
    assert all(body.view_of(r.id) == name for name in body.views() for r in body.view(name).regions)
    assert body.view_of("front.tail") is None


def test_every_region_is_a_place_or_opens_a_close_up_and_places_find_their_way_back():
    for name in body.views():
        for region in body.view(name).regions:
            place = place_of_region(region.id)
            if place is None:
                assert region.opens, region.id
            else:
                assert region.id in regions_of(place, body.region_ids())


def test_sites_without_any_region_are_few():
    bare = {place.key for place in all_places() if not regions_of(place, body.region_ids())}
    assert len(bare) <= 5


@given(st.floats(0, 190), st.floats(0, 520), st.floats(0, 60))
def test_more_reach_never_loses_a_region_and_never_finds_one_further_than_the_reach(x, y, reach):
    view = body.view("front")
    direct, found = view.region_at(x, y), view.region_at(x, y, reach)
    if direct is not None:
        assert found is direct
    elif found is not None:
        assert found.distance(x, y) <= reach
        assert found.distance(x, y) == min(region.distance(x, y) for region in view.regions)


@pytest.mark.parametrize("dx, dy", [(1, 0), (-1, 0), (0, 1), (0, -1)])
def test_arrows_lead_out_of_every_region_or_stay(dx, dy):
    view = body.view("front")
    for region in view.regions:
        other = view.neighbour(region, dx, dy)
        ahead = (other.box[0] + other.box[2] - region.box[0] - region.box[2]) * dx
        ahead += (other.box[1] + other.box[3] - region.box[1] - region.box[3]) * dy
        assert other is region or ahead > 0


def test_arrows_reach_every_region_of_every_view():
    for name in body.views():
        view = body.view(name)
        reached, edge = {view.regions[0].id}, [view.regions[0]]
        while edge:
            at = edge.pop()
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                other = view.neighbour(at, dx, dy)
                if other.id not in reached:
                    reached.add(other.id)
                    edge.append(other)
        assert reached == {region.id for region in view.regions}, name


def test_a_curve_becomes_chords_that_stay_close_to_it():
    points = flatten("M0 0C0 55.23 44.77 100 100 100")
    assert [points[0], points[-1]] == [(0, 0), (100, 100)]
    off = [abs(((x - 100) ** 2 + y**2) ** 0.5 - 100) for x, y in points]
    assert max(off) < 0.1
    assert 5 < len(points) < 40


def test_a_closed_path_doesnt_repeat_its_first_point():
    assert flatten("M0 0L10 0L10 -2.5L0 0Z") == [(0, 0), (10, 0), (10, -2.5)]


def test_commands_the_drawing_doesnt_use_are_refused():
    with pytest.raises(ValueError, match="not supported"):
        flatten("M0 0Q1 1 2 2")


def test_names_are_those_of_places_and_titles_of_close_ups():
    assert body.name_of("back.calf.left") == "Left calf"
    assert body.name_of("front.face") == "Face"
    assert body.name_of("nowhere") == "nowhere"


def test_the_geometry_alone_imports_neither_matplotlib_nor_numpy():
    code = "import sys, twitchlog.charts.body as b; b.view('front'); print({'matplotlib', 'numpy'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
