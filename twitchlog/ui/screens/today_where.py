"""The upper parts of Today: usual places, what is still going, and the ways to other places."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from twitchlog.charts import body
from twitchlog.domain.places import Place, regions_of
from twitchlog.ui.presenters.going import GoingRow
from twitchlog.ui.widgets.base import NARROW, load_kv
from twitchlog.ui.widgets.body_figure import BodyFigure  # noqa: F401 - used in kv
from twitchlog.ui.widgets.button import IconButton, PillButton, Tile
from twitchlog.ui.widgets.chip import Chip
from twitchlog.ui.widgets.surface import Badge, Card, Column, Row, SectionHead  # noqa: F401 - used in kv

SHADE = 3  # the heat colour of today's places
CLOSE_UPS = (("Face", "face"), ("Hands", "hands"), ("Feet", "feet"))


class UsualTile(Tile):
    """A tile that knows its place."""

    place = ObjectProperty()


class UsualPlaces(Column):
    """The head, the tiles and their hint. `on_log(place)` on a tap, `on_details(place)` when held."""

    hint = StringProperty("")
    columns = NumericProperty(2)

    __events__ = ("on_log", "on_details")

    def __init__(self, **kwargs: Any) -> None:
        self._lit: Counter[Place] = Counter()
        super().__init__(**kwargs)

    def on_log(self, place: Place) -> None:
        """A tile was tapped."""

    def on_details(self, place: Place) -> None:
        """A tile was held."""

    def on_width(self, *_: object) -> None:
        width = self.width / dp(1)
        self.columns = 1 if width < NARROW - 32 else 2 if width < 480 else 3

    def put_instead(self, widget: Any | None) -> None:
        """What stands in the tiles' place, or nothing."""
        box = self.ids.instead
        if box.children != ([] if widget is None else [widget]):
            box.clear_widgets()
            if widget is not None:
                box.add_widget(widget)

    def show(self, places: tuple[Place, ...], hint: str) -> None:
        """Draw these tiles; without any the hint says how they come."""
        self.hint = hint
        grid = self.ids.tiles
        if tuple(tile.place for tile in grid.children[::-1]) == places:
            return
        grid.clear_widgets()
        for place in places:
            tile = UsualTile(text=place.label, place=place, lit=self._lit[place] > 0)
            tile.bind(
                on_release=lambda tile: self.dispatch("on_log", tile.place),
                on_hold=lambda tile: self.dispatch("on_details", tile.place),
            )
            grid.add_widget(tile)

    def light(self, place: Place, by: int) -> None:
        """A message about a place begins (+1) or ends (-1); its tile stays lit as long as any shows."""
        self._lit[place] = max(0, self._lit[place] + by)
        for tile in self.ids.tiles.children:
            tile.lit = self._lit[tile.place] > 0


class GoingCard(Card):
    """A row for each episode still going. `on_stop(row)`, and `on_choose(row, anchor)` for the menu."""

    __events__ = ("on_stop", "on_choose")

    def __init__(self, **kwargs: Any) -> None:
        self._rows: tuple[GoingRow, ...] = ()
        super().__init__(**kwargs)

    def on_stop(self, row: GoingRow) -> None:
        """Stop was pressed."""

    def on_choose(self, row: GoingRow, anchor: Any) -> None:
        """The menu of moments was asked for."""

    def show(self, rows: tuple[GoingRow, ...]) -> None:
        """Draw these rows."""
        if [(row.id, row.place, row.since) for row in rows] == [(row.id, row.place, row.since) for row in self._rows]:
            self._rows = rows
            return
        self._rows = rows
        self.clear_widgets()
        for index, row in enumerate(rows):
            self.add_widget(self._line(index, row))

    def _line(self, index: int, row: GoingRow) -> GoingLine:
        line = GoingLine(title=row.place, second=row.since)
        stop = PillButton(kind="tonal", text="Stop", name=row.stop_name)
        # By position: the moments of a row go on with the clock while its words stay.
        stop.bind(on_release=lambda _: self.dispatch("on_stop", self._rows[index]))
        choose = IconButton(icon="chevron-down", name=row.menu_name)
        choose.bind(on_release=lambda button: self.dispatch("on_choose", self._rows[index], button))
        stop.pos_hint = {"center_y": 0.5}
        line.add_widget(stop)
        line.add_widget(choose)
        return line


class GoingLine(Row):
    """One of them."""


class Shaded:
    """Mixin: two figures, `front` and `back` in `ids`, shaded with the places of the day."""

    ids: Any

    def show(self, places: tuple[Place, ...]) -> None:
        """Shade these places."""
        # The drawing is read only when there is something to shade: the first frame doesn't wait for it.
        drawn = body.region_ids() if places else frozenset()
        heat = {region: SHADE for place in places for region in regions_of(place, drawn)}
        for name in ("front", "back"):
            if self.ids[name].heat != heat:
                self.ids[name].heat = heat


class Elsewhere(Shaded, Card):
    """Somewhere else: the body map, or a place by name. `on_map()`, `on_find()`."""

    __events__ = ("on_map", "on_find")

    def on_map(self) -> None:
        """The body map was asked for."""

    def on_find(self) -> None:
        """The list of places was asked for."""


class EmptyBody(Card):
    """What stands where the tiles will be. `on_map()`, `on_find()`."""

    __events__ = ("on_map", "on_find")

    def on_map(self) -> None:
        """The body map was asked for."""

    def on_find(self) -> None:
        """The list of places was asked for."""


class SidesLine(BoxLayout):
    """The words over a figure: whose right and left, and which view."""

    sides = ListProperty(["", "", ""])


class BodyPane(Shaded, Card):
    """The wide window's own body: `on_region(id)`, `on_close_up(view)`, `on_find()`."""

    spoken = StringProperty("")  # the region under the finger
    figure_height = NumericProperty("300dp")

    __events__ = ("on_region", "on_close_up", "on_find")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for text, view in CLOSE_UPS:
            chip = Chip(text=text, icon="magnify-plus-outline", low=True)
            chip.bind(on_release=lambda _, view=view: self.dispatch("on_close_up", view))
            self.ids.close_ups.add_widget(chip)

    def speak(self, region: str) -> None:
        """Say which region the finger is on."""
        self.spoken = body.name_of(region) if region else ""

    def on_region(self, region: str) -> None:
        """A region was tapped."""

    def on_close_up(self, view: str) -> None:
        """A close-up was asked for."""

    def on_find(self) -> None:
        """The list of places was asked for."""


class QuietCard(Card):
    """Nothing today? `on_none()` notes it, or takes it back."""

    noted = BooleanProperty(False)
    words = StringProperty("None today")

    __events__ = ("on_none",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._button = PillButton(kind="tonal", text=self.words, pos_hint={"center_y": 0.5})
        self._button.bind(on_release=lambda _: self.dispatch("on_none"))
        self.ids.row.add_widget(self._button)

    def on_none(self) -> None:
        """The button was pressed."""

    def show(self, noted: bool, words: str) -> None:
        """Whether the day is noted as quiet."""
        self.noted, self.words = noted, words
        self._button.text = "Take back" if noted else words
        # The day's card has a control of this name too.
        self._button.name = "Take back the quiet day" if noted else "Nothing today"


load_kv(__file__)
