"""The body map without a window: which view is shown, which places are chosen, and logging them."""

from datetime import date

import pytest

from tests.factories import LEFT_CALF, LOWER_LID, RIGHT_CALF
from twitchlog.charts import body
from twitchlog.domain.places import Place, place_of_region
from twitchlog.ui.presenters.body_map import CLOSE_UPS, BodyMapPresenter

TODAY = date(2026, 11, 23)


@pytest.fixture
def open_map(diary, clock):
    return lambda **how: BodyMapPresenter(diary, clock, **how)


def test_two_figures_whose_lefts_meet_in_the_middle(open_map):
    """The back is drawn from behind."""
    state = open_map().state()
    assert [figure.caption for figure in state.figures] == ["Front", "Back"]
    assert state.sides == ("Your right", "Your left", "Your right")
    assert state.turned == ""


def test_one_figure_is_turned(open_map):
    """Where there is no room for two; Back opens at the back."""
    page = open_map(view="back")
    page.one_figure = True
    assert (page.state().turned, page.state().sides) == ("back", ("Your left", "Your right"))
    page.turn("front")
    assert [figure.view for figure in page.state().figures] == ["front"]


def test_taps_choose_places_and_take_them_back(open_map):
    """In the order of choosing."""
    page = open_map()
    for region in ("back.calf.left", "front.thigh.left"):
        page.tap(region)
    assert page.places == (LEFT_CALF, Place("thigh_front", "left"))
    assert page.state().bar.log == "Log 2 places now"
    page.tap("back.calf.left")
    assert (page.places, page.state().bar.log) == ((Place("thigh_front", "left"),), "Log now")


@pytest.mark.parametrize(
    ("region", "title"), [("front.face", "Face"), ("front.hand.left", "Hands"), ("front.foot.right", "Feet")]
)
def test_a_region_that_is_no_place_opens_its_close_up(open_map, region, title):
    """What is chosen stays chosen."""
    page = open_map(places=(LEFT_CALF,))
    page.tap(region)
    assert (page.state().title, page.closer, page.places) == (title, True, (LEFT_CALF,))
    assert ("body", "Whole body") in page.state().others


def test_every_region_is_a_place_or_opens_a_close_up(open_map):
    """No tap is without effect; one that is both is the place."""
    for region in body.region_ids():
        page = open_map()
        page.tap(region)
        assert page.places == (place_of_region(region),) or (page.closer and not page.places)
    page = open_map()
    page.tap("back.heel.left")
    assert page.places == (Place("heel", "left"),)


def test_every_view_is_drawn_somewhere(open_map):
    """Each close-up shows drawings the body map has, with a name of their own."""
    figures = [figure for view in CLOSE_UPS.values() for figure in view]
    assert {figure.view for figure in figures} | {"front", "back"} == set(body.views())
    assert len({figure.name for figure in figures}) == len(figures)


def test_logging_saves_one_twitch_at_all_places(open_map, diary):
    """With the day's factors."""
    diary.save_checkin(TODAY, factors={"sleep_h": 6.5})
    logged = open_map(places=(LEFT_CALF, LOWER_LID)).log_now()
    (episode,) = diary.episodes()
    assert (episode.places, episode.mode, episode.sleep_h) == ((LEFT_CALF, LOWER_LID), "single", 6.5)
    assert logged.text == "Saved: left calf and 1 more, 19:42"


def test_logging_on_a_quiet_day_ends_the_quiet(open_map, diary):
    """As a tile does; undo restores it."""
    diary.save_checkin(TODAY, none=True)
    logged = open_map(places=(RIGHT_CALF,)).log_now()
    assert diary.checkin(TODAY) is None
    for change in logged.undo:
        diary.undo(change)
    assert diary.checkin(TODAY).none
    assert diary.episodes() == []


def test_an_earlier_day_asks_for_details_only(open_map):
    """Now is not then."""
    bar = open_map(places=(LEFT_CALF,), day=date(2026, 11, 20)).state().bar
    assert (bar.log, bar.details) == ("", "Details")


def test_only_choosing_hands_the_places_over(open_map):
    """The words say what the button does."""
    bar = open_map(places=(LEFT_CALF,), only_choose=True).state().bar
    assert (bar.log, bar.details) == ("Use this place", "")
