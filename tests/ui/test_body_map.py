"""The body map in a real window: a tap chooses, and one more saves."""

from datetime import date

import pytest
from kivy.tests.common import UnitTestTouch

from tests.factories import LEFT_CALF
from twitchlog.domain.places import Place

TODAY = date(2026, 11, 23)
THIGH = Place("thigh_front", "left")


def opened(pilot, **how):
    page = pilot.app.open_body_map(**how)
    pilot.frame(5)
    return page


def region(pilot, view, name):
    """Where a region is in the window; scrolled to where that is needed."""
    figure = pilot.app.shell.page._figures[view]
    return figure.to_window(*figure.point_of(name))


def test_two_taps_and_one_more_save_two_places_at_once(pilot, diary):
    """And the message offers details and undo."""
    opened(pilot)
    pilot.tap_at(*region(pilot, "back", "back.calf.left"))
    assert pilot.find("Log now")
    pilot.tap_at(*region(pilot, "front", "front.thigh.left"))
    pilot.tap("Log 2 places now")
    assert [episode.places for episode in diary.episodes()] == [(LEFT_CALF, THIGH)]
    assert pilot.app.shell.page is None
    assert pilot.shows("Saved: left calf and 1 more, 19:42")
    pilot.tap("Details")
    assert pilot.shows("Edit episode")


def test_undo_takes_it_back_and_a_quiet_day_is_quiet_again(pilot, diary):
    """One tap."""
    diary.save_checkin(TODAY, none=True)
    opened(pilot)
    pilot.tap_at(*region(pilot, "back", "back.calf.left"))
    pilot.tap("Log now")
    assert diary.checkin(TODAY) is None
    pilot.tap("Undo")
    assert diary.episodes() == []
    assert diary.checkin(TODAY).none


def test_the_name_shows_while_the_finger_is_down(pilot):
    """And goes with it."""
    opened(pilot)
    touch = UnitTestTouch(*region(pilot, "front", "front.thigh.left"))
    touch.touch_down()
    pilot.wait(0.2)
    assert pilot.shows("Left front of thigh")
    touch.touch_up()
    pilot.wait(0.2)
    page = pilot.app.shell.page
    assert (page.spoken, page.ids.readout.opacity) == ("", 0)


def test_nothing_moves_when_the_bar_comes(pilot):
    """The figures keep their place, so a second tap lands where it was aimed."""
    opened(pilot)
    before = region(pilot, "front", "front.knee.left")
    pilot.tap_at(*region(pilot, "back", "back.calf.left"))
    assert region(pilot, "front", "front.knee.left") == before


def test_a_chip_takes_its_place_back_and_the_bar_goes(pilot):
    """A second tap on the region does too."""
    opened(pilot, places=(LEFT_CALF, THIGH))
    pilot.tap("Remove left calf")
    pilot.tap_at(*region(pilot, "front", "front.thigh.left"))
    assert "Log now" not in pilot.names()
    assert pilot.app.shell.page.ids.bar.height == 0


def test_close_ups_open_by_chip_or_by_tap_and_back_leads_to_the_body(pilot):
    """What was chosen stays chosen."""
    opened(pilot)
    pilot.tap_at(*region(pilot, "front", "front.face"))
    pilot.tap_at(*region(pilot, "face", "face.lower_eyelid.left"))
    pilot.tap("Hands")
    assert pilot.shows("Back of left hand")
    pilot.tap_at(*region(pilot, "hand.view_palm.right", "hand.palm.right"))
    pilot.tap("Feet")
    pilot.tap_at(*region(pilot, "foot.view_sole.left", "foot.arch.left"))
    assert pilot.find("Log 3 places now")
    pilot.key("escape")
    assert pilot.shows("Where?")
    pilot.key("escape")
    assert pilot.app.shell.page is None


@pytest.mark.parametrize("view", ["body", "face", "hands", "feet"])
def test_names_are_unique(pilot, view):
    """On every view."""
    opened(pilot, view=view, places=(LEFT_CALF, THIGH))
    assert len(pilot.names()) == len(set(pilot.names()))


def test_details_open_the_sheet_and_the_choice_stays_until_it_is_saved(pilot, diary):
    """Closing the sheet comes back to the map; saving leaves it."""
    opened(pilot, places=(LEFT_CALF,))
    pilot.tap("Details of what is chosen")
    pilot.tap("Close")
    assert pilot.find("Remove left calf")
    pilot.tap("Details of what is chosen")
    pilot.tap("Save")
    assert pilot.app.shell.page is None
    assert [episode.places for episode in diary.episodes()] == [(LEFT_CALF,)]


def test_an_earlier_day_goes_on_in_the_sheet(pilot, diary):
    """Where the time is chosen."""
    opened(pilot, places=(LEFT_CALF,), day=date(2026, 11, 20))
    assert "Log now" not in pilot.names()
    pilot.tap("Details of what is chosen")
    pilot.tap("Evening")
    pilot.tap("Save")
    assert [episode.day for episode in diary.episodes()] == [date(2026, 11, 20)]


@pytest.mark.parametrize(("size", "density"), [((1180, 800), 1), ((412, 500), 2)])
def test_where_it_is_wide_or_low_one_figure_is_turned(fly, size, density):
    """Front and Back."""
    pilot = fly(size=size, density=density)
    opened(pilot)
    assert list(pilot.app.shell.page._figures) == ["front"]
    assert len(pilot.names()) == len(set(pilot.names()))
    pilot.tap("Figure: Back")
    assert list(pilot.app.shell.page._figures) == ["back"]


def test_by_keyboard_a_region_is_found_and_chosen(pilot):
    """Arrows move over the figure, Enter chooses, the readout says where."""
    opened(pilot)
    while pilot.focused() != "Front of the body":
        pilot.key("tab")
    pilot.key("down")
    figure = pilot.find("Front of the body")
    assert pilot.shows(figure.value)
    for _ in range(20):
        if "thigh" in figure.cursor:
            break
        pilot.key("down")
    pilot.key("enter")
    (chosen,) = pilot.app.shell.page.presenter.places
    assert chosen.label == figure.value


@pytest.mark.parametrize(
    ("name", "view", "size", "density", "theme"),
    [
        ("body_map", "body", (412, 860), 1, "light"),
        ("body_map-dark", "body", (412, 860), 1, "dark"),
        ("body_map-wide", "front", (1180, 800), 1, "light"),
        ("body_map-200", "front", (412, 500), 2, "light"),
        ("body_map-150", "front", (275, 573), 1.5, "light"),
        ("body_map-face", "face", (412, 860), 1, "light"),
        ("body_map-hands", "hands", (412, 860), 1, "light"),
        ("body_map-feet", "feet", (412, 860), 1, "dark"),
    ],
)
def test_it_looks_as_drawn(fly, looks_like, name, view, size, density, theme):
    """Two places chosen."""
    from twitchlog.ui.settings import Settings

    pilot = fly(size=size, density=density, settings=Settings(theme=theme))
    places = (Place("eyelid_lower", "left"),) if view == "face" else (LEFT_CALF, THIGH)
    opened(pilot, view=view, places=places)
    looks_like(pilot, name)
