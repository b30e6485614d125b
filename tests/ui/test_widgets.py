"""The controls of the kit do what a person expects of them, by finger and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def board(fly: Callable[..., Any]) -> Callable[..., Any]:
    """`board(widget, ...)` shows widgets below each other on an otherwise empty Today; gives the pilot.

    Widgets need a running app, so they come as functions that make them.
    """
    from twitchlog.ui.screens.base import PlaceScreen

    def show(*makers: Callable[[], Any], size: tuple[float, float] = (412, 860)) -> Any:
        pilot = fly(size=size, screens={"Today": PlaceScreen})
        from kivy.metrics import dp
        from kivy.uix.widget import Widget

        from twitchlog.ui.widgets.surface import Column

        column = Column(padding=dp(16), spacing=dp(16), size_hint_y=1)
        pilot.made = [make() for make in makers]
        for widget in pilot.made:
            column.add_widget(widget)
        column.add_widget(Widget())
        pilot.app.shell.screen.add_widget(column)
        pilot.frame(4)
        return pilot

    return show


def heard(widget: Any, event: str) -> list[Any]:
    """What an event brought, each time it came."""
    got: list[Any] = []
    widget.bind(**{event: lambda _, *args: got.append(args[0] if args else None)})
    return got


def test_a_tile_is_tapped_once_and_held_once(board: Any) -> None:
    """Holding a tile opens its details and does not log as well."""
    from twitchlog.ui.widgets.button import Tile

    pilot = board(lambda: Tile(text="Left calf"))
    taps, holds = heard(pilot.made[0], "on_release"), heard(pilot.made[0], "on_hold")
    pilot.tap("Left calf")
    assert (len(taps), len(holds)) == (1, 0)
    pilot.hold("Left calf")
    assert (len(taps), len(holds)) == (1, 1)
    pilot.tap("Left calf")
    assert (len(taps), len(holds)) == (2, 1)


def test_a_tile_shows_the_pressed_colour_for_a_moment_or_while_lit(board: Any) -> None:
    """Pressed is primaryContainer for 150 ms; `lit` keeps it."""
    from twitchlog.ui.widgets.button import Tile

    pilot = board(lambda: Tile(text="Left calf"))
    tile = pilot.made[0]
    tile.press()
    assert tile.fill == "primaryContainer"
    pilot.wait(0.3)
    assert tile.fill == "secondaryContainer"
    tile.lit = True
    assert tile.fill == "primaryContainer"


def test_a_disabled_button_does_nothing(board: Any) -> None:
    """Neither a tap nor the keyboard works it."""
    from twitchlog.ui.widgets.button import PillButton

    pilot = board(lambda: PillButton(text="Save", kind="filled", disabled=True))
    done = heard(pilot.made[0], "on_release")
    pilot.tap_at(*pilot.made[0].to_window(*pilot.made[0].center))
    pilot.key("tab")
    assert pilot.focused() != "Save"
    pilot.made[0].press()
    assert done == []


def test_the_scale_tells_zero_from_not_noted(board: Any) -> None:
    """0 is an answer; a second tap on the filled cell takes it back."""
    from twitchlog.ui.widgets.scale import TenScale

    pilot = board(lambda: TenScale(name="Stress"))
    scale = pilot.made[0]
    got = heard(scale, "on_choose")
    assert scale.value == "not noted"
    pilot.choose("Stress", 0)
    assert (scale.number, scale.value) == (0, "0 of 10")
    pilot.choose("Stress", 0)
    assert (scale.number, scale.value) == (None, "not noted")
    pilot.choose("Stress", 10)
    assert got == [0, None, 10]


def test_the_scale_follows_the_finger_and_answers_once(board: Any) -> None:
    """Dragging shows every number under way but answers when the finger is lifted."""
    from twitchlog.ui.widgets.scale import TenScale

    pilot = board(lambda: TenScale(name="Stress", number=3))
    scale = pilot.made[0]
    got = heard(scale, "on_choose")
    three, eight = (scale.parent.to_window(*scale.point_of(n)) for n in (3, 8))
    pilot.drag(three, eight)
    assert got == [8]
    pilot.drag(eight, eight)
    assert got == [8, None]


def test_the_scale_breaks_where_it_is_narrow(board: Any) -> None:
    """In 275 dp (150 % in 412 pixels) it is 0-5 over 6-10, and every cell can be hit."""
    from twitchlog.ui.widgets.scale import TenScale

    pilot = board(lambda: TenScale(name="Stress"), size=(275, 573))
    assert pilot.made[0].rows == 2
    for number in range(11):
        pilot.choose("Stress", number)
        assert pilot.made[0].number == number


def test_the_scale_by_keyboard(board: Any) -> None:
    """Arrows move and stop at the ends, Delete takes the answer back."""
    from twitchlog.ui.widgets.scale import TenScale

    pilot = board(lambda: TenScale(name="Stress"))
    pilot.key("tab")
    assert pilot.focused() == "Stress"
    pilot.key("left")
    assert pilot.made[0].number == 0
    for _ in range(12):
        pilot.key("right")
    assert pilot.made[0].number == 10
    pilot.key("delete")
    assert pilot.made[0].number is None


def test_single_choice_chips_can_be_taken_back(board: Any) -> None:
    """One at a time; a second tap clears; `required` keeps it."""
    from twitchlog.ui.widgets.chip import ChipGroup

    pilot = board(lambda: ChipGroup(options=[("a", "15 min"), ("b", "1 h")]))
    group = pilot.made[0]
    got = heard(group, "on_choose")
    for name in ("15 min", "1 h", "1 h"):
        pilot.tap(name)
    assert got == ["a", "b", None]
    group.required, group.selected = True, "a"
    pilot.tap("15 min")
    assert group.selected == "a"
    assert pilot.find("15 min").sign == "check"


def test_several_chips(board: Any) -> None:
    """`multiple` adds and takes away."""
    from twitchlog.ui.widgets.chip import ChipGroup

    pilot = board(lambda: ChipGroup(multiple=True, options=[("a", "At rest"), ("b", "In bed")]))
    pilot.tap("At rest")
    pilot.tap("In bed")
    pilot.tap("At rest")
    assert pilot.made[0].chosen == ["b"]


def test_a_stepper_names_its_buttons(board: Any) -> None:
    """Minus and plus are called by what they change; the ends are switched off."""
    from twitchlog.ui.widgets.stepper import Stepper

    pilot = board(lambda: Stepper(what="espresso"))
    less, more = heard(pilot.made[0], "on_less"), heard(pilot.made[0], "on_more")
    assert pilot.shows("–")
    pilot.tap("More espresso")
    pilot.tap("Less espresso")
    assert (len(less), len(more)) == (1, 1)
    pilot.made[0].at_least = True
    assert pilot.find("Less espresso").disabled


def test_segments_and_switch(board: Any) -> None:
    """A segment is chosen; clearable ones can be taken back; the switch says on and off."""
    from twitchlog.ui.widgets.choice import Segmented, Toggle

    pilot = board(
        lambda: Segmented(options=[(1, "Yes"), (2, "No")], clearable=True, what="Weakness"),
        lambda: Toggle(name="Notes"),
    )
    pilot.tap("Weakness: No")
    assert pilot.made[0].selected == 2
    pilot.tap("Weakness: No")
    assert pilot.made[0].selected is None
    changes = heard(pilot.made[1], "on_change")
    pilot.tap("Notes")
    assert changes == [True]
    assert pilot.find("Notes").value == "on"


def test_typing_in_a_field(board: Any) -> None:
    """Letters of any script arrive; the error stands below in words."""
    from twitchlog.ui.widgets.field import Field, SearchField

    pilot = board(lambda: Field(label="Note"), lambda: SearchField(hint="Search places"))
    pilot.type("Note", "after the run, Žluťoučký")
    assert pilot.made[0].text == "after the run, Žluťoučký"
    pilot.made[0].error = "Sleep is at most 24 h."
    pilot.frame()
    assert pilot.shows("at most 24 h")
    pilot.type("Search places", "calf")
    pilot.tap("Empty the search")
    assert pilot.made[1].text == ""


def test_tab_goes_round_in_reading_order_and_enter_presses(board: Any) -> None:
    """Tab and Shift+Tab visit controls and fields, then the five places; Enter and Space press."""
    from twitchlog.ui.widgets.button import PillButton
    from twitchlog.ui.widgets.field import Field

    pilot = board(lambda: PillButton(text="One"), lambda: Field(label="Note"), lambda: PillButton(text="Two"))
    done = heard(pilot.made[2], "on_release")
    seen = []
    for _ in range(9):
        pilot.key("tab")
        seen.append(pilot.focused())
    assert seen == ["One", "Note", "Two", "Today", "History", "Patterns", "Report", "More", "One"]
    pilot.key("tab", "shift")
    pilot.key("tab")
    pilot.key("tab")
    pilot.key("tab")
    assert pilot.focused() == "Two"
    assert pilot.find("Two").ring
    pilot.key("enter")
    pilot.key("space")
    assert len(done) == 2
    pilot.tap("One")
    assert not pilot.find("Two").ring


def test_small_controls_can_be_touched_a_little_outside(board: Any) -> None:
    """A chip 32 high has 48 dp of reach."""
    from twitchlog.ui.widgets.chip import Chip

    pilot = board(lambda: Chip(text="Place", low=True))
    taps = heard(pilot.made[0], "on_release")
    chip = pilot.made[0]
    x, top = chip.to_window(chip.center_x, chip.top)
    pilot.tap_at(x, top + 7)
    pilot.tap_at(x, top + 12)
    assert len(taps) == 1


@pytest.mark.parametrize("width", [824, 412, 275])
def test_rows_put_their_steppers_under_the_words_where_it_is_narrow(board: Any, width: int) -> None:
    """Nothing of a row leaves it, whatever the width."""
    from twitchlog.ui.widgets.stepper import Stepper
    from twitchlog.ui.widgets.surface import Row

    def make() -> Any:
        row = Row(icon="bed-outline", title="Sleep", second="not noted")
        row.add_widget(Stepper(what="sleep", shown="7 h 15"))
        return row

    pilot = board(make, size=(width, 500))
    row = pilot.made[0]
    assert row.stacked == (width < 300)
    for name in ("Less sleep", "More sleep"):
        button = pilot.find(name)
        assert row.x <= button.x
        assert button.right <= row.right + 1
        assert row.y <= button.y
        assert button.top <= row.top + 1


def test_text_is_never_read_as_markup_and_any_script_shows(board: Any) -> None:
    """Brackets stay brackets, also beside letters Roboto does not have."""
    from twitchlog.ui import fonts
    from twitchlog.ui.widgets.text import Text

    pilot = board(lambda: Text(text="[b]calf[/b] & co"), lambda: Text(text="[b]左 calf[/b]"))
    assert pilot.shows("[b]calf[/b] & co")
    assert fonts.is_plain("[b]calf[/b] & co")
    assert not fonts.is_plain("左")
    assert "&bl;b&br;" in fonts.mark("[b]左")
    assert pilot.made[1].texture_size[0] > 0
    pilot.made[1].text = "plain again"
    pilot.frame()
    assert pilot.shows("plain again")


def test_no_class_of_the_kit_is_hidden_by_one_of_kivy(board: Any) -> None:
    """kv finds our classes by name: a name Kivy or KivyMD has already would give theirs."""
    from kivy.factory import Factory

    from twitchlog.ui.widgets import button, chip, choice, day_cell, field, frame, layer, scale, stepper, surface, text

    board()
    for module in (button, chip, choice, day_cell, field, frame, layer, scale, stepper, surface, text):
        for name, cls in vars(module).items():
            ours = isinstance(cls, type) and cls.__module__ == module.__name__ and not name.startswith("_")
            if ours and hasattr(cls, "canvas"):
                assert Factory.get(name) is cls
