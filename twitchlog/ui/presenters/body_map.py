"""The body map without a window: which view is shown, and which places are chosen."""

from dataclasses import dataclass
from typing import Any

from twitchlog.domain.clock import Clock
from twitchlog.domain.places import Place, place_of_region
from twitchlog.store import Diary
from twitchlog.ui.presenters.place_choice import ChoiceBar, PlaceChoice

FRONT, BACK, FACE, HANDS, FEET = "front", "back", "face", "hands", "feet"
BODY = "body"
TITLES = {BODY: "Where?", FACE: "Face", HANDS: "Hands", FEET: "Feet"}
YOUR_RIGHT, YOUR_LEFT = "Your right", "Your left"
OPENS = {"face": FACE, "hand": HANDS, "foot": FEET}


@dataclass(frozen=True, slots=True)
class Figure:
    """One drawing of a view: its name in the body map, what it is called, and the caption under it."""

    view: str
    name: str
    caption: str = ""


FRONT_FIGURE = Figure("front", "Front of the body", "Front")
BACK_FIGURE = Figure("back", "Back of the body", "Back")
CLOSE_UPS: dict[str, tuple[Figure, ...]] = {
    FACE: (Figure("face", "Drawing of the face"),),
    HANDS: tuple(
        Figure(view, caption, caption)
        for view, caption in (
            ("hand.view_palm.left", "Left palm"),
            ("hand.view_palm.right", "Right palm"),
            ("hand.view_back.left", "Back of left hand"),
            ("hand.view_back.right", "Back of right hand"),
        )
    ),
    FEET: tuple(
        Figure(view, caption, caption)
        for view, caption in (
            ("foot.view_top.left", "Left foot"),
            ("foot.view_top.right", "Right foot"),
            ("foot.view_sole.left", "Left sole"),
            ("foot.view_sole.right", "Right sole"),
        )
    ),
}


@dataclass(frozen=True, slots=True)
class BodyMapState:
    """What the page draws. `sides` name whose side is where, from left to right. `turned` is "front" or "back" where
    there is room for one figure only, else ""."""

    view: str
    title: str
    figures: tuple[Figure, ...]
    sides: tuple[str, ...]
    turned: str
    others: tuple[tuple[str, str], ...]
    bar: ChoiceBar


class BodyMapPresenter(PlaceChoice):
    """Places chosen on the drawing, with close-ups of face, hands and feet."""

    def __init__(self, diary: Diary, clock: Clock, *, view: str = BODY, **choice: Any) -> None:
        """`view` is "front", "back" or "body", or a close-up: "face", "hands", "feet"."""
        super().__init__(diary, clock, **choice)
        self._view = view if view in CLOSE_UPS else BODY
        self._turned = BACK if view == BACK else FRONT
        self.one_figure = False  # whether there is room for one figure only

    @property
    def closer(self) -> bool:
        """Whether a close-up is shown, from which "back" leads to the whole body."""
        return self._view != BODY

    def state(self) -> BodyMapState:
        """The page as it stands."""
        figures, sides = self._figures()
        titles = TITLES | {BODY: "Whole body"}
        return BodyMapState(
            view=self._view,
            title=TITLES[self._view],
            figures=figures,
            sides=sides,
            turned=self._turned if self.one_figure and not self.closer else "",
            others=tuple((key, title) for key, title in titles.items() if key != self._view),
            bar=self.bar(),
        )

    def _figures(self) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
        if self._view == FACE:
            return CLOSE_UPS[FACE], (YOUR_RIGHT, YOUR_LEFT)
        if self._view != BODY:
            return CLOSE_UPS[self._view], ()
        if not self.one_figure:
            return (FRONT_FIGURE, BACK_FIGURE), (YOUR_RIGHT, YOUR_LEFT, YOUR_RIGHT)
        if self._turned == BACK:
            return (BACK_FIGURE,), (YOUR_LEFT, YOUR_RIGHT)
        return (FRONT_FIGURE,), (YOUR_RIGHT, YOUR_LEFT)

    def show(self, view: str) -> None:
        """Another view; what is chosen stays chosen."""
        self._view = view

    def turn(self, side: str) -> None:
        """Front or back, where one figure is shown."""
        self._turned = side

    def tap(self, region: str) -> None:
        """A region: choose its place, take it back, or open the close-up it stands for."""
        place: Place | None = place_of_region(region)
        if place is not None:
            self.toggle(place)
        else:
            self.show(OPENS.get(region.split(".")[1], BODY))
