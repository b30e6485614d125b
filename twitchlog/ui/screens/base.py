"""What every place has in common: a presenter, and drawing only when it is shown and something changed."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty
from kivy.uix.screenmanager import Screen

from twitchlog.ui.presenters import Presenter
from twitchlog.ui.widgets.base import the_app


class PlaceScreen(Screen):
    """A place of the navigation. Give it a presenter and override `draw(state)`.

    It is drawn when it is first shown, and again when it is shown and the diary changed something its presenter
    watches. Call `redraw()` after changing the presenter (another day, another filter). `foot` is the height of a
    bar of its own at the bottom, which messages stay above.
    """

    foot = NumericProperty(0)

    def __init__(self, presenter: Presenter | None = None, **kwargs: Any) -> None:
        self.presenter = presenter
        self._stale = True
        super().__init__(**kwargs)

    @property
    def app(self) -> Any:
        """The running app: `.diary`, `.clock`, `.shell`, `.theme`, `.in_background`."""
        return the_app()

    def draw(self, state: Any) -> None:
        """Show this state. Override."""

    def redraw(self) -> None:
        """Draw now if shown, else when shown next."""
        self._stale = True
        if self.manager is not None and self.manager.current_screen is self:
            self._draw_now()

    def concerns(self, kinds: frozenset[str]) -> bool:
        """Whether a change of these kinds of records changes what is shown."""
        return self.presenter is not None and bool(self.presenter.watches & kinds)

    def on_pre_enter(self, *_: object) -> None:
        if self._stale:
            self._draw_now()

    def _draw_now(self) -> None:
        self._stale = False
        if self.presenter is not None:
            self.draw(self.presenter.state())
