"""The frame: places, pages, layers, messages, the keyboard's way through them, and the app round it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from tests.ui.fakes import FakeDiary

PLACES = ("Today", "History", "Patterns", "Report", "More")


@pytest.fixture
def diary() -> FakeDiary:
    """One that tells what is done with it."""
    return FakeDiary()


@pytest.fixture
def empty(fly: Callable[..., Any]) -> Callable[..., Any]:
    """An app whose places are empty screens."""

    def start(**kwargs: Any) -> Any:
        from twitchlog.ui.screens.base import PlaceScreen

        return fly(screens=dict.fromkeys(PLACES, PlaceScreen), **kwargs)

    return start


def make_sheet(title: str = "New episode", *words: str) -> Any:
    """A sheet with a line for each word and Save in its bar."""
    from twitchlog.ui.widgets.button import PillButton
    from twitchlog.ui.widgets.layer import Sheet

    sheet = Sheet(title=title)
    for word in words or ("Inside",):
        sheet.add_widget(PillButton(text=word))
    sheet.add_to_bar(PillButton(text="Save", kind="filled"))
    return sheet


def test_screens_are_built_when_first_opened(empty: Any) -> None:
    """Only Today is there at the start; going elsewhere and back keeps the same screens."""
    pilot = empty()
    shell = pilot.app.shell
    assert [screen.name for screen in shell.screens] == ["Today"]
    today = shell.screen
    pilot.tap("History")
    assert (shell.place, len(shell.screens)) == ("History", 2)
    pilot.tap("Today")
    assert shell.screen is today


def test_rail_from_840_dp_and_bar_below(empty: Any) -> None:
    """The same five places, whichever holds them."""
    from tests.ui.harness import resize

    pilot = empty(size=(1180, 800))
    assert pilot.app.shell.wide
    assert pilot.find("Today").x < 88
    resize(412, 860, 1)
    pilot.frame(3)
    assert not pilot.app.shell.wide
    pilot.tap("More")
    assert pilot.app.shell.place == "More"


def test_escape_closes_what_is_on_top_then_goes_to_today(empty: Any) -> None:
    """Sheet, page, place: one step each; at Today it does nothing."""
    from twitchlog.ui.widgets.frame import Page

    pilot = empty()
    shell = pilot.app.shell
    shell.go("More")
    page = shell.open_page(Page(title="Visits"))
    shell.show_sheet(make_sheet())
    pilot.frame(3)
    pilot.key("escape")
    assert (shell.layers, shell.page) == ([], page)
    pilot.key("escape")
    assert (shell.page, shell.place) == (None, "More")
    pilot.key("escape")
    assert shell.place == "Today"
    assert not shell.back()


def test_the_arrow_of_a_page_goes_back(empty: Any) -> None:
    """And the page hears of it; one that may not close stays."""
    from twitchlog.ui.widgets.frame import Page

    pilot = empty()
    page = Page(title="Visits")
    closed: list[Any] = []
    page.bind(on_close=closed.append)
    pilot.app.shell.open_page(page)
    pilot.frame(3)
    assert pilot.shows("Visits")
    assert "History" not in pilot.names()
    page.may_close = lambda: False
    pilot.tap("Back")
    assert not closed
    page.may_close = lambda: True
    pilot.tap("Back")
    assert closed == [page]


def test_the_keyboard_stays_inside_a_sheet(empty: Any) -> None:
    """Tab goes round the sheet only, and touches do not go through it."""
    pilot = empty()
    pilot.app.shell.show_sheet(make_sheet())
    pilot.frame(3)
    seen = set()
    for _ in range(6):
        pilot.key("tab")
        seen.add(pilot.focused())
    assert seen == {"Close", "Inside", "Save"}
    pilot.tap_at(206, 855)  # beside the sheet, on the scrim
    assert pilot.app.shell.layers == []


def test_the_keyboard_is_where_it_was_when_a_sheet_closes(empty: Any) -> None:
    """Also after a menu that led to it; after a touch Tab goes on from there, without a ring."""
    pilot = empty()
    shell = pilot.app.shell
    shell.keys.put(pilot.find("More"))
    shell.show_menu(pilot.find("More"), [("Open it", lambda: shell.show_sheet(make_sheet()))])
    pilot.frame(3)
    pilot.key("tab")
    pilot.key("enter")
    pilot.frame(3)
    assert pilot.top.title == "New episode"
    pilot.key("tab")
    pilot.key("escape")
    assert pilot.focused() == "More"
    assert pilot.find("More").ring
    shell.show_sheet(make_sheet())
    pilot.frame(3)
    pilot.tap("Close")
    assert not pilot.find("More").ring
    pilot.key("tab", "shift")
    assert pilot.focused() == "Report"


def test_a_control_that_went_while_a_sheet_was_open_is_not_gone_back_to(empty: Any) -> None:
    """Nor one that can't be used any more."""
    pilot = empty()
    shell = pilot.app.shell
    more = pilot.find("More")
    shell.keys.put(more)
    sheet = shell.show_sheet(make_sheet())
    more.disabled = True
    sheet.dismiss()
    assert shell.keys.current is None
    assert not more.ring


def test_a_sheet_scrolls_to_what_is_focused(empty: Any) -> None:
    """Whatever Tab reaches is in sight."""
    pilot = empty(size=(412, 400))
    sheet = make_sheet("Long", *(f"Line {n}" for n in range(20)))
    pilot.app.shell.show_sheet(sheet)
    pilot.frame(3)
    for _ in range(21):
        pilot.key("tab")
    assert pilot.focused() == "Line 19"
    pilot.tap("Line 0")
    pilot.tap("Save")


def test_a_dialog_does_what_was_chosen_and_closes(empty: Any) -> None:
    """Each button closes it first."""
    from twitchlog.ui.widgets.layer import Dialog

    pilot = empty()
    done: list[str] = []
    dialog = Dialog(
        title="Delete 3 entries?", text="They can be brought back.",
        actions=[("Delete", lambda: done.append("deleted")), ("Keep", None)],
    )  # fmt: skip
    pilot.app.shell.show_sheet(dialog)
    pilot.frame(3)
    assert pilot.shows("They can be brought back.")
    pilot.tap("Delete")
    assert done == ["deleted"]
    assert pilot.app.shell.layers == []


@pytest.mark.parametrize("size", [(412, 860), (275, 573), (1180, 800)])
def test_a_menu_stands_inside_the_window(empty: Any, size: tuple[int, int]) -> None:
    """Wherever its anchor is; choosing closes it."""
    pilot = empty(size=size)
    done: list[int] = []
    for anchor in ("Today", "More"):
        items = [(f"{n} min ago", lambda n=n: done.append(n)) for n in (15, 30, 60)]
        menu = pilot.app.shell.show_menu(pilot.find(anchor), items, chosen="30 min ago")
        pilot.frame(3)
        panel = menu.panel
        assert panel.x >= 0
        assert panel.y >= 0
        assert panel.right <= size[0]
        assert panel.top <= size[1]
        pilot.tap("60 min ago")
    assert done == [60, 60]


def test_the_newest_message_shows_at_once_and_the_one_before_comes_back(empty: Any) -> None:
    """One at a time; what was pushed aside with its Undo gets the rest of its eight seconds afterwards."""
    pilot = empty()
    pilot.app.shell.say("Saved: left calf, 19:42", [("Undo", lambda: None)])
    pilot.wait(3)
    pilot.app.shell.say("Deleted: right calf, 21:10", [("Undo", lambda: None)])
    pilot.wait(7.5)
    assert pilot.shows("Deleted: right calf")
    assert not pilot.shows("Saved: left calf")
    pilot.wait(1)
    assert pilot.shows("Saved: left calf")
    pilot.wait(3.5)
    assert pilot.shows("Saved: left calf")
    pilot.wait(1.5)
    assert not pilot.shows("Saved: left calf")


def test_a_refusal_is_never_said_late_or_twice(empty: Any) -> None:
    """Ten taps that could not be saved are one message, and it does not hide the success after them."""
    pilot = empty()
    pilot.app.shell.say("Saved: left calf, 19:42", [("Undo", lambda: None)])
    for _ in range(10):
        pilot.app.shell.say("Not saved: the disk is full.")
        pilot.wait(0.4)
        assert pilot.shows("Not saved")
    pilot.app.shell.say("Saved: right calf, 19:43", [("Undo", lambda: None)])
    pilot.frame(3)
    assert pilot.shows("Saved: right calf")
    for _ in range(40):
        pilot.wait(0.5)
        assert not pilot.shows("Not saved"), "a refusal long read came back"


def test_the_action_of_a_message(empty: Any) -> None:
    """It happens once, and the message goes; an update changes its words in place."""
    pilot = empty()
    undone: list[str] = []
    gone: list[str] = []
    shell = pilot.app.shell
    shell.say(
        "Saved: left calf, 19:42",
        [("Details", lambda: None), ("Undo", lambda: undone.append("left calf"))],
        gone=lambda: gone.append("gone"),
    )
    pilot.wait(6)
    shell.messages.update("Another one? Make it a burst")
    pilot.wait(6)
    assert pilot.shows("Another one?")
    pilot.tap("Undo")
    assert (undone, gone) == (["left calf"], ["gone"])
    assert "Undo" not in pilot.names()
    with pytest.raises(ValueError, match="at most 2"):
        shell.say("Too much", [("a", print), ("b", print), ("c", print)])


def test_a_message_covers_nothing_for_touches_once_it_is_gone(empty: Any) -> None:
    """While it shows, a touch on it does not reach what is below."""
    pilot = empty()
    bar = pilot.app.shell._message
    assert bar.height == 0
    pilot.app.shell.say("Saved")
    pilot.frame(3)
    assert bar.y >= 88
    assert bar.height >= 56


def test_a_message_stays_above_the_bar_of_what_is_open(empty: Any) -> None:
    """The buttons at the foot of a screen, a page or a sheet can be pressed while a message shows."""
    from twitchlog.ui.widgets.frame import Page

    pilot = empty()
    shell = pilot.app.shell
    shell.screen.foot = 60
    shell.say("On a screen")
    pilot.frame(3)
    assert shell._message.y == 80 + 60 + 8
    page = shell.open_page(Page(title="Where?"))
    page.foot = 120
    assert shell._message.y == 120 + 8
    sheet = shell.show_sheet(make_sheet())
    pilot.frame(3)
    assert shell._message.y == 120 + 8, "what was said before lies under the sheet"
    shell.say("On the sheet")
    pilot.wait(20)
    assert shell._message.y == sheet.foot + 8
    pilot.tap("Save")


def test_a_made_up_diary_says_so_everywhere(empty: Any) -> None:
    """On places and on pages."""
    from twitchlog.ui.widgets.frame import Page

    pilot = empty(demo=True)
    assert pilot.shows("Made-up diary")
    pilot.app.shell.open_page(Page(title="Body map"))
    pilot.frame(3)
    assert pilot.shows("Made-up diary")


def test_a_screen_draws_again_only_for_what_it_watches(fly: Any, diary: Any) -> None:
    """Shown: at once. Not shown: when it is shown next. Other records: never."""
    from twitchlog.ui.screens.base import PlaceScreen

    drawn: list[str] = []

    class Watching(PlaceScreen):
        def draw(self, state: Any) -> None:
            drawn.append(state)

    def make() -> Any:
        return Watching(SimpleNamespace(watches=frozenset({"episodes"}), state=lambda: "state"))

    pilot = fly(screens={"Today": make, "More": PlaceScreen})
    assert len(drawn) == 1
    diary.tell(SimpleNamespace(kinds=frozenset({"profile"})))
    assert len(drawn) == 1
    diary.tell(SimpleNamespace(kinds=frozenset({"episodes"})))
    assert len(drawn) == 2
    pilot.app.shell.go("More")
    diary.tell(SimpleNamespace(kinds=frozenset({"episodes"})))
    diary.tell(SimpleNamespace(kinds=frozenset({"episodes"})))
    assert len(drawn) == 2
    pilot.app.shell.go("Today")
    assert len(drawn) == 3


def test_news_from_another_thread_arrives_on_the_main_one(empty: Any, diary: Any) -> None:
    """Listeners of the app never run on a worker."""
    pilot = empty()
    where: list[Any] = []
    pilot.app.bind(on_change=lambda *_: where.append(threading.current_thread()))
    worker = threading.Thread(target=diary.tell, args=(SimpleNamespace(kinds=frozenset()),))
    worker.start()
    worker.join()
    pilot.until(lambda: where)
    assert where == [threading.main_thread()]


def test_work_in_the_background(empty: Any) -> None:
    """The result comes on the main thread, an error too."""
    pilot = empty()
    got: list[Any] = []
    pilot.app.in_background(lambda: threading.current_thread().name, got.append)
    pilot.until(lambda: got)
    assert got[0].startswith("twitchlog")
    pilot.app.in_background(lambda: 1 / 0, got.append, failed=lambda error: got.append(type(error)))
    pilot.until(lambda: len(got) == 2)
    assert got[1] is ZeroDivisionError


def test_other_processes_are_asked_about_every_two_seconds(empty: Any, diary: Any) -> None:
    """And never again once the app has stopped; the diary is closed when the window has gone."""
    pilot = empty()
    pilot.wait(4.2)
    assert diary.refreshed == 2
    pilot.app.on_stop()
    pilot.app.on_stop()
    assert diary.closed == 0
    pilot.app.finish()
    assert diary.closed == 1
    pilot.wait(4.2)
    assert diary.refreshed == 2


def test_the_style_changes_at_run_time_and_is_kept(empty: Any) -> None:
    """Light to dark repaints what stands there already; KivyMD follows."""
    from twitchlog.ui import palette

    kept: list[Any] = []
    pilot = empty(keep_settings=kept.append)
    label = pilot.find("Today").children[0]
    assert tuple(label.color) == pytest.approx(palette.rgba_of("onSurface", dark=False))
    pilot.app.change_settings(theme="dark")
    assert tuple(label.color) == pytest.approx(palette.rgba_of("onSurface", dark=True))
    assert pilot.app.theme_cls.theme_style == "Dark"
    assert tuple(pilot.app.theme_cls.primaryColor) == pytest.approx(palette.rgba_of("primary", dark=True))
    assert kept[-1].theme == "dark"


def test_a_size_the_person_gave_the_window_is_kept(empty: Any) -> None:
    """Only when it changed; another text size opens the window in its own size again."""
    from tests.ui.harness import resize

    kept: list[Any] = []
    pilot = empty(keep_settings=kept.append)
    resize(500, 700, 1)
    pilot.app.on_stop()
    assert (kept[-1].window_width, kept[-1].window_height) == (500, 700)
    pilot.app.change_settings(text_percent=150)
    assert (kept[-1].text_percent, kept[-1].window_width) == (150, 0)


def test_the_systems_style_is_followed_and_remembered(empty: Any) -> None:
    """Asked off the main thread after the first frame."""
    kept: list[Any] = []
    pilot = empty(system_style=lambda: "dark", keep_settings=kept.append)
    assert pilot.app.theme.style == "light"
    pilot.wait(0.6)
    pilot.until(lambda: pilot.app.theme.dark)
    assert kept[-1].system_style == "dark"
