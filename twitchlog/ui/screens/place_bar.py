"""What the body map and the list of places share: the bar of chosen places, and what its buttons do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp
from kivy.properties import NumericProperty
from kivy.uix.boxlayout import BoxLayout

from twitchlog.domain.errors import Invalid
from twitchlog.domain.places import Place
from twitchlog.domain.wording import lower_first
from twitchlog.store import DiaryError
from twitchlog.ui.presenters.place_choice import ChoiceBar, PlaceChoice
from twitchlog.ui.widgets.base import NARROW, Plate, load_kv, the_app
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.chip import Chip, ChipGroup  # noqa: F401 - used in kv
from twitchlog.ui.widgets.frame import Page


class PlaceBar(Plate, BoxLayout):
    """The chosen places as chips, and what to do with them; nothing at all while none is chosen."""

    margin = NumericProperty("16dp")

    __events__ = ("on_remove", "on_details", "on_log")

    def __init__(self, **kwargs: Any) -> None:
        self._shown: ChoiceBar | None = None
        super().__init__(**kwargs)
        self.fbind("width", lambda *_: self._fill_buttons())

    def on_remove(self, place: Place) -> None:
        """A chip was tapped."""

    def on_details(self) -> None:
        """The episode sheet is wanted."""

    def on_log(self) -> None:
        """The filled button: log now, or take what was chosen."""

    def show(self, bar: ChoiceBar) -> None:
        """Show a choice; what did not change is left alone."""
        if bar == self._shown:
            return
        self._shown = bar
        chips = self.ids.chips
        chips.clear_widgets()
        for place in bar.places:
            chip = Chip(text=place.label, selected=True, trailing="close", name=f"Remove {lower_first(place.label)}")
            chip.bind(on_release=lambda _, place=place: self.dispatch("on_remove", place))
            chips.add_widget(chip)
        self._fill_buttons()

    def _fill_buttons(self) -> None:
        bar, box = self._shown, self.ids.buttons
        box.clear_widgets()
        if bar is None or not bar.places:
            return
        narrow = self.width < dp(NARROW)
        box.orientation = "vertical" if narrow else "horizontal"
        buttons = []
        if bar.details:
            kind = "outlined" if bar.log else "filled"
            # The message of an episode just saved may offer its details too.
            name = f"{bar.details} of what is chosen"
            buttons.append(PillButton(kind=kind, text=bar.details, name=name, tall=True, size_hint=(1, None)))
            buttons[-1].bind(on_release=lambda _: self.dispatch("on_details"))
        if bar.log:
            wide = 1 if narrow else 2
            buttons.append(PillButton(kind="filled", text=bar.log, icon="check", tall=True, size_hint=(wide, None)))
            buttons[-1].bind(on_release=lambda _: self.dispatch("on_log"))
        for button in reversed(buttons) if narrow else buttons:
            box.add_widget(button)


class ChoosingPage(Page):
    """A page that chooses places. `take(places)` gets them in place of logging when only a choice is wanted.

    `margin` is what it leaves free at its sides: its content is at most 608 dp wide.
    """

    margin = NumericProperty("16dp")

    def __init__(
        self, presenter: PlaceChoice, take: Callable[[tuple[Place, ...]], object] | None = None, **kwargs: Any
    ) -> None:
        self.presenter = presenter
        self._take_places = take
        super().__init__(**kwargs)

    def draw(self) -> None:
        """Show the presenter's state. Override."""

    def toggle(self, place: Place) -> None:
        """Choose a place, or take it back."""
        self.presenter.toggle(place)
        self.draw()

    def leave(self) -> None:
        """Close this page, whatever it shows."""
        the_app().shell.close_page(self)

    def details(self) -> None:
        """Go on in the episode sheet; the choice stays here until it is saved."""
        the_app().open_episode(places=self.presenter.places, day=self.presenter.day, saved=self.leave)

    def log_now(self) -> None:
        """Save, or hand over what was chosen."""
        if self._take_places is not None:
            places = self.presenter.places
            self.leave()
            self._take_places(places)
            return
        app = the_app()
        try:
            logged = self.presenter.log_now()
        except (Invalid, DiaryError) as refused:
            app.shell.say(str(refused))
            return
        self.leave()
        details = ("Details", lambda: app.open_episode(episode_id=logged.episode.id))
        app.shell.say(logged.text, (details, ("Undo", lambda: app.undo(*logged.undo))))


load_kv(__file__)
