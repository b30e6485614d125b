"""What the pages of More have in common: a part of scrolling content, alone on a page or in the wide window's pane."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.properties import OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from twitchlog.domain.errors import Invalid
from twitchlog.store import DiaryError
from twitchlog.ui.widgets.base import load_kv, the_app
from twitchlog.ui.widgets.frame import AppBar, Page  # noqa: F401 - used in kv
from twitchlog.ui.widgets.surface import Card, Column  # noqa: F401 - used in kv


class PartHead(Column):
    """The head of a part of the page, as those of the list."""

    text = StringProperty("")


class MorePart(BoxLayout):
    """The content of one page: widgets added go into a scrolling column, at most 640 dp wide.

    Override `draw`, which is called when it opens and after every change of a kind the presenter watches, and
    `leave`, which is called when it is closed, another place is opened or the window ends; it may be called twice.
    """

    title = StringProperty("")
    beside = OptionProperty("center", options=["center", "left"])  # where it stands in more room than it needs

    def __init__(self, presenter: Any = None, **kwargs: Any) -> None:
        self.presenter = presenter
        self._following = False
        super().__init__(**kwargs)

    @property
    def app(self) -> Any:
        """The running app."""
        return the_app()

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        if "content" in self.ids:
            self.ids.content.add_widget(widget, *args, **kwargs)
        else:
            super().add_widget(widget, *args, **kwargs)

    def open(self) -> None:
        """Draw it, and follow the diary from now on."""
        if not self._following:
            self._following = True
            self.app.bind(on_change=self._heard, on_stop=self._stopped)
        self.draw()

    def close(self) -> None:
        """Let go of everything."""
        self.leave()
        self._following = False
        self.app.unbind(on_change=self._heard, on_stop=self._stopped)

    def draw(self) -> None:
        """Show the presenter's state. Override."""

    def leave(self) -> None:
        """Keep what is still in the fields. Override."""

    def attempt(self, do: Callable[[], Any]) -> Any:
        """Do something with the diary; what it refuses is said, and None comes back."""
        try:
            return do()
        except (Invalid, DiaryError) as refused:
            self.app.shell.say(str(refused))
            return None

    def _heard(self, _app: Any, change: Any) -> None:
        if self.presenter is not None and self.presenter.watches & change.kinds:
            self.draw()

    def _stopped(self, *_: object) -> None:
        self.leave()


class MorePage(Page):
    """A part on a page of its own."""

    def __init__(self, part: MorePart, gone: Callable[[], object] = lambda: None, **kwargs: Any) -> None:
        self.part = part
        self._gone = gone
        super().__init__(title=part.title, **kwargs)
        self.add_widget(part)
        part.open()

    def may_close(self) -> bool:
        """Always: what is typed is kept first."""
        the_app().shell.keys.leave()
        return True

    def on_close(self) -> None:
        """Keep everything."""
        self.part.close()
        self._gone()


class MorePane(BoxLayout):
    """A part beside the list, in the wide window."""

    title = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        self.part: MorePart | None = None
        super().__init__(**kwargs)

    def show(self, part: MorePart | None) -> None:
        """Show this part in place of the one there."""
        if self.part is not None:  # keeping what is typed may redraw the whole screen, so it comes first
            the_app().shell.keys.leave()
        if self.part is not None:
            self.part.leave()
        if self.part is not None:
            self.remove_widget(self.part)
            self.part.close()
        self.part = part
        self.title = part.title if part else ""
        if part is not None:
            part.beside = "left"
            self.add_widget(part)
            part.open()


load_kv(__file__)
