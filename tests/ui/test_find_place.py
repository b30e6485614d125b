"""Find by name in a real window, by touch and by keyboard."""

import pytest

from tests.factories import LEFT_CALF
from twitchlog.domain.places import Place

SEARCH = "Place or muscle"


def opened(pilot, **how):
    page = pilot.app.open_find_place(**how)
    pilot.wait(0.2)
    return page


def test_a_place_no_drawing_has_is_found_and_logged(pilot, diary):
    """The corner of the mouth, left."""
    opened(pilot)
    pilot.type(SEARCH, "corner")
    pilot.tap("Corner of mouth")
    pilot.tap("Left corner of mouth")
    pilot.tap("Log now")
    assert [episode.places for episode in diary.episodes()] == [(Place("mouth_corner", "left"),)]
    assert pilot.shows("Saved: left corner of mouth, 19:42")
    pilot.tap("Undo")
    assert diary.episodes() == []


def test_typing_side_and_place_and_enter_is_enough(pilot, diary):
    """The field has the keyboard at once; Tab goes on to the buttons."""
    page = opened(pilot)
    assert page.ids.search.entry.focus
    pilot.type(SEARCH, "left calf")
    page.ids.search.entry.dispatch("on_text_validate")
    pilot.frame(3)
    assert page.presenter.places == (LEFT_CALF,)
    pilot.tap("Log now")
    assert [episode.places for episode in diary.episodes()] == [(LEFT_CALF,)]


def test_arrows_walk_the_list_and_enter_opens_a_row(pilot):
    """Down leaves the search field."""
    page = opened(pilot)
    pilot.key("down")
    assert pilot.focused() == "Scalp"
    pilot.key("down")
    assert pilot.focused() == "Forehead"
    pilot.key("enter")
    assert pilot.find("Left forehead")
    pilot.key("up")
    assert pilot.focused() == "Scalp"
    pilot.key("down")
    pilot.key("down")
    assert pilot.focused() == "Left forehead"
    pilot.key("enter")
    assert page.presenter.places == (Place("forehead", "left"),)


def test_the_whole_list_can_be_walked_by_keyboard(pilot):
    """From the first to the last site, scrolling along."""
    opened(pilot)
    pilot.key("down")
    seen = [pilot.focused()]
    for _ in range(80):
        pilot.key("down")
        if pilot.focused() == "Moves around, everywhere":
            break
        seen.append(pilot.focused())
    assert pilot.focused() == "Moves around, everywhere"
    assert len(seen) == len(set(seen))


def test_names_are_unique_with_a_row_open(pilot):
    """The row and its sides."""
    opened(pilot)
    pilot.tap("Scalp")
    names = pilot.names()
    assert len(names) == len(set(names))
    assert "Scalp, middle" in names


def test_nothing_found_is_said(pilot):
    """With another word to try."""
    opened(pilot)
    pilot.type(SEARCH, "xyzzy")
    assert pilot.shows("No place is called that. Try another word, like calf or eyelid.")
    pilot.tap("Empty the search")
    assert pilot.find("Scalp")


def test_a_caller_gets_what_was_chosen(pilot, diary):
    """Nothing is logged then."""
    got: list[tuple[Place, ...]] = []
    opened(pilot, take=got.append)
    pilot.type(SEARCH, "pelvic")
    pilot.tap("Pelvic floor")
    pilot.tap("Use this place")
    assert got == [(Place("pelvic_floor"),)]
    assert diary.episodes() == []


@pytest.mark.parametrize(
    ("name", "size", "density", "theme"),
    [
        ("find_place", (412, 860), 1, "light"),
        ("find_place-dark", (412, 860), 1, "dark"),
        ("find_place-wide", (1180, 800), 1, "light"),
        ("find_place-150", (275, 573), 1.5, "light"),
    ],
)
def test_it_looks_as_accepted(fly, looks_like, name, size, density, theme):
    """One row open, its left chosen."""
    from twitchlog.ui.settings import Settings

    pilot = fly(size=size, density=density, settings=Settings(theme=theme))
    page = opened(pilot, places=(Place("forehead", "left"),))
    pilot.app.shell.keys.leave()  # no blinking cursor in the picture
    page.tap("forehead")
    pilot.frame(3)
    looks_like(pilot, name)
