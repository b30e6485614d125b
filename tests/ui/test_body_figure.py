"""The body figure in a window: what it shows, and what a finger or the keyboard means on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from kivy.app import App
from kivy.core.window import Window
from kivy.tests.common import UnitTestTouch
from kivy.uix.floatlayout import FloatLayout

from tests.ui.harness import flying
from twitchlog.charts import body
from twitchlog.ui.theme import Theme
from twitchlog.ui.widgets.body_figure import BodyFigure

SIZE = (186, 509)


class Stage(App):
    """An app that is nothing but a figure and its theme."""

    def __init__(self, **properties: Any) -> None:
        super().__init__()
        self.theme = Theme("light")
        self.properties = properties

    def build(self) -> Any:
        self.heard: list[tuple[str, str]] = []
        self.figure = BodyFigure(size_hint=(None, None), size=SIZE, pos=(20, 20), **self.properties)
        self.figure.bind(
            on_region=lambda _, region: self.heard.append(("tap", region)),
            on_press_region=lambda _, region: self.heard.append(("down", region)),
        )
        root = FloatLayout()
        root.add_widget(self.figure)
        return root


@pytest.fixture
def stage() -> Iterator[Callable[..., Any]]:
    """`stage(view="back", ...)` shows a figure and gives the pilot; `pilot.app.figure` is it."""
    with ExitStack() as stack:
        yield lambda **properties: stack.enter_context(flying(Stage(**properties), (412, 560)))


def colour_at(pilot: Any, point: tuple[float, float]) -> str:
    """What the picture holds at a point of the window."""
    figure = pilot.app.figure
    x, y = round(point[0] - figure._picture.pos[0]), round(point[1] - figure._picture.pos[1])
    texture = figure._picture.texture
    row = texture.height - 1 - y  # the texture's first row is the picture's top
    start = (row * texture.width + x) * 4
    return "#" + texture.pixels[start : start + 3].hex().upper()


def role(pilot: Any, name: str) -> str:
    return str(pilot.app.theme.hex(name)).upper()


def touch_at(pilot: Any, x: float, y: float) -> UnitTestTouch:
    touch = UnitTestTouch(x, y)
    touch.touch_down()
    pilot.frame()
    return touch


def test_regions_have_the_colours_of_rest_heat_and_choice(stage):
    pilot = stage(view="back", heat={"back.calf.right": 3}, selected={"back.calf.left"})
    figure = pilot.app.figure
    assert colour_at(pilot, figure.point_of("back.head")) == role(pilot, "heat0")
    assert colour_at(pilot, figure.point_of("back.calf.right")) == role(pilot, "heat3")
    assert colour_at(pilot, figure.point_of("back.calf.left")) == role(pilot, "primary")


def test_a_changed_choice_recolours_only_what_changed(stage, monkeypatch):
    pilot = stage(view="back", selected={"back.calf.left"})
    figure = pilot.app.figure
    boxes: list[Any] = []
    blit = figure._blit

    def heard(data: bytes, box: Any) -> None:
        boxes.append(box)
        blit(data, box)

    monkeypatch.setattr(figure, "_blit", heard)
    figure.selected = {"back.calf.right"}
    pilot.frame(2)
    assert colour_at(pilot, figure.point_of("back.calf.right")) == role(pilot, "primary")
    assert colour_at(pilot, figure.point_of("back.calf.left")) == role(pilot, "heat0")
    (box,) = boxes
    assert (box[2] - box[0]) * (box[3] - box[1]) < SIZE[0] * SIZE[1] / 5


def test_dark_recolours_everything(stage):
    pilot = stage(view="front")
    pilot.app.theme.style = "dark"
    pilot.frame(2)
    assert colour_at(pilot, pilot.app.figure.point_of("front.knee.left")) == role(pilot, "heat0") == "#233131"


def test_a_tap_says_first_what_is_under_the_finger_and_then_what_was_tapped(stage):
    pilot = stage(pressable=True)
    figure = pilot.app.figure
    touch = touch_at(pilot, *figure.point_of("front.thigh.left"))
    pilot.frame()
    assert colour_at(pilot, figure.point_of("front.thigh.left")) == role(pilot, "primaryContainer")
    touch.touch_up()
    pilot.frame(2)
    thigh = "front.thigh.left"
    assert pilot.app.heard == [("down", thigh), ("down", ""), ("tap", thigh)]
    assert colour_at(pilot, figure.point_of(thigh)) == role(pilot, "heat0")


def test_sliding_to_another_region_means_that_one(stage):
    pilot = stage(pressable=True)
    figure = pilot.app.figure
    touch = touch_at(pilot, *figure.point_of("front.thigh.left"))
    touch.touch_move(*figure.point_of("front.knee.left"))
    touch.touch_up()
    assert ("tap", "front.knee.left") in pilot.app.heard
    assert ("tap", "front.thigh.left") not in pilot.app.heard


def test_sliding_away_from_the_body_means_nothing(stage):
    pilot = stage(pressable=True)
    touch = touch_at(pilot, *pilot.app.figure.point_of("front.thigh.left"))
    touch.touch_move(400, 550)
    touch.touch_up()
    assert [kind for kind, _ in pilot.app.heard] == ["down", "down"]


def test_a_finger_beside_a_hand_means_the_hand(stage):
    pilot = stage(pressable=True)
    figure = pilot.app.figure
    x, y = figure.point_of("front.hand.left")
    assert figure.region_at(x + 20, y) == "front.hand.left"
    assert figure.region_at(figure.x + 2, figure.top - 2) == ""


def test_a_figure_that_is_no_control_lets_touches_through(stage):
    pilot = stage(pressable=False)
    x, y = pilot.app.figure.point_of("front.thigh.left")
    touch_at(pilot, x, y).touch_up()
    assert pilot.app.heard == []
    assert not pilot.app.figure.focusable
    assert pilot.app.figure.called() == ""


def test_the_keyboard_walks_the_regions_and_enter_taps(stage):
    pilot = stage(pressable=True, selected={"front.knee.left"})
    figure = pilot.app.figure
    figure.ring = True
    assert (figure.cursor, figure.value) == ("front.knee.left", "Left knee")
    assert figure.on_arrow(0, -1)
    assert figure.cursor == "front.shin.left"
    figure.press()
    assert pilot.app.heard == [("down", "front.shin.left"), ("tap", "front.shin.left")]


@pytest.mark.parametrize("view", body.views())
def test_every_region_of_every_view_can_be_tapped(stage, view):
    pilot = stage(view=view, pressable=True)
    figure = pilot.app.figure
    for region in figure.region_ids():
        touch_at(pilot, *figure.point_of(region)).touch_up()
    assert [region for kind, region in pilot.app.heard if kind == "tap"] == list(figure.region_ids())


def test_another_view_or_size_is_drawn_anew(stage):
    pilot = stage(view="front", selected={"face.chin"}, pressable=True)
    figure = pilot.app.figure
    figure.view = "face"
    figure.size = (380, 520)
    pilot.frame(2)
    assert figure._picture.size == (380, 520)
    assert colour_at(pilot, figure.point_of("face.chin")) == role(pilot, "primary")
    assert figure.called() == "Face"
    with pytest.raises(KeyError):
        figure.point_of("front.knee.left")


def test_a_lazy_figure_lets_a_frame_pass_first(stage):
    pilot = stage()
    late = BodyFigure(size_hint=(None, None), size=(36, 98), lazy=True)
    pilot.app.root.add_widget(late)
    pilot.frame()
    assert late._tint.a == 0
    pilot.frame(2)
    assert late._tint.a == 1


def test_the_drawing_stands_on_whole_pixels(stage):
    pilot = stage(view="back")
    figure = pilot.app.figure
    figure.pos = (20.4, 20.7)
    figure.width = 201
    pilot.frame(2)
    assert [float(n).is_integer() for n in (*figure._picture.pos, *figure._picture.size)] == [True] * 4
    assert Window.width >= figure.right
