"""The body map: places chosen by touching the drawing, with close-ups of face, hands and feet."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from twitchlog.charts import body
from twitchlog.domain.places import Place, regions_of
from twitchlog.ui.presenters.body_map import BODY, BodyMapPresenter, BodyMapState, Figure
from twitchlog.ui.screens.place_bar import ChoosingPage, PlaceBar  # noqa: F401 - used in kv
from twitchlog.ui.widgets.base import WIDE, Plate, load_kv, the_app
from twitchlog.ui.widgets.body_figure import BodyFigure
from twitchlog.ui.widgets.button import IconButton
from twitchlog.ui.widgets.chip import Chip, ScrollRow  # noqa: F401 - used in kv
from twitchlog.ui.widgets.choice import Segmented  # noqa: F401 - used in kv
from twitchlog.ui.widgets.surface import Column  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Text

LOW = 700  # dp: below this height the two figures would be too small for fingers
LEAST = 400  # dp: a figure is never drawn lower; the page scrolls instead
FRAME = 64 + 28 + 56  # dp: the bar on top, whose side is where, the chips below
ROOM = 128  # dp: kept free for the bar below, so that nothing moves when it comes
CAPTION = 20
CLOSE_UP_ICON, WHOLE_ICON = "magnify-plus-outline", "human-handsdown"


class FigurePane(BoxLayout):
    """A drawing with its caption."""

    caption = StringProperty("")


class Readout(Plate, BoxLayout):
    """The name of the region under the finger."""

    text = StringProperty("")


class BodyMapPage(ChoosingPage):
    """A full page over the window."""

    spoken = StringProperty("")
    presenter: BodyMapPresenter

    def __init__(self, presenter: BodyMapPresenter, take: Any = None, **kwargs: Any) -> None:
        self._figures: dict[str, BodyFigure] = {}
        self._shown: tuple[Figure, ...] = ()
        super().__init__(presenter, take, **kwargs)
        find = IconButton(name="Find by name", icon="magnify", on_release=lambda _: self.find())
        self.ids.app_bar.add_widget(find)
        self.bind(size=self._reshape)
        self._reshape()
        self.draw()

    # -- drawing

    def _reshape(self, *_: object) -> None:
        one = self.width >= dp(WIDE) or self.height < dp(LOW)
        if one != self.presenter.one_figure:
            self.presenter.one_figure = one
            self.draw()
        self._set_heights()

    def draw(self) -> None:
        """Show the presenter's state."""
        state = self.presenter.state()
        self.title = state.title
        self._draw_turn(state.turned)
        if state.figures != self._shown:
            self._build(state)
        drawn = body.region_ids()
        chosen = frozenset(region for place in state.bar.places for region in regions_of(place, drawn))
        for figure in self._figures.values():
            figure.selected = chosen
        self.ids.bar.show(state.bar)

    def _draw_turn(self, turned: str) -> None:
        turn = self.ids.turn
        turn.selected = turned or None
        turn.opacity, turn.disabled = (1, False) if turned else (0, True)
        turn.part_height = dp(40) if turned else 0

    def _build(self, state: BodyMapState) -> None:
        self._shown = state.figures
        grid = self.ids.figures
        grid.clear_widgets()
        self._figures = {}
        grid.cols = 2 if len(state.figures) > 1 else 1
        grid.spacing = dp(8) if state.view == BODY else dp(16)
        for figure in state.figures:
            drawing = BodyFigure(view=figure.view, name=figure.name, pressable=True)
            drawing.bind(on_region=lambda _, region: self.tap(region))
            drawing.bind(on_press_region=lambda _, region: self.speak(region))
            pane = FigurePane(caption=figure.caption)
            pane.add_widget(drawing, index=1)
            grid.add_widget(pane)
            self._figures[figure.view] = drawing
        self._draw_sides(state.sides)
        self._draw_others(state)
        self._set_heights()

    def _draw_sides(self, sides: tuple[str, ...]) -> None:
        row = self.ids.sides
        row.clear_widgets()
        for number, label in enumerate(sides):
            align = "left" if number == 0 else "right" if number == len(sides) - 1 else "center"
            text = Text(text=label, role="labelMedium", tone="onSurfaceVariant", halign=align)
            text.pos_hint = {"center_y": 0.5}
            row.add_widget(text)

    def _draw_others(self, state: BodyMapState) -> None:
        row = self.ids.others
        row.clear()
        for key, title in state.others:
            chip = Chip(text=title, icon=WHOLE_ICON if key == BODY else CLOSE_UP_ICON, low=True)
            chip.bind(on_release=lambda _, key=key: self.show(key))
            row.add_widget(chip)

    def _set_heights(self) -> None:
        """Figures as large as the room allows, with the bar below or without, and never too small for a finger."""
        if not self._shown:
            return
        across = 2 if len(self._shown) > 1 else 1
        down = (len(self._shown) + across - 1) // across
        view = body.view(self._shown[0].view)
        width = (self.width - dp(32) - dp(8) * (across - 1)) / across
        caption = dp(CAPTION) if self._shown[0].caption else 0
        full = down * (width / view.width * view.height + caption)
        free = self.height - dp(FRAME + ROOM) - self.ids.turn.height
        self.ids.figures.height = min(full, max(free, dp(LEAST)))

    # -- what touches do

    def speak(self, region: str) -> None:
        """Name the region under the finger."""
        self.spoken = body.name_of(region) if region else ""

    def tap(self, region: str) -> None:
        """A region was tapped."""
        self.presenter.tap(region)
        self.draw()

    def show(self, view: str) -> None:
        """Another view."""
        self.presenter.show(view)
        self.ids.scroll.scroll_y = 1
        self.draw()

    def turn(self, side: str) -> None:
        """Front or back, where there is room for one figure only."""
        self.presenter.turn(side)
        self.draw()

    def find(self) -> None:
        """The list of all places by name; what is chosen there is chosen here."""
        the_app().open_find_place(take=self._found, places=self.presenter.places, day=self.presenter.day)

    def _found(self, places: tuple[Place, ...]) -> None:
        self.presenter.choose(places)
        self.draw()

    def may_close(self) -> bool:
        """Back leads from a close-up to the whole body first."""
        if self.presenter.closer:
            self.show(BODY)
            return False
        return True


load_kv(__file__)
