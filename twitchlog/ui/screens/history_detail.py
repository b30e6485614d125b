"""The card of one episode, beside the list where there is room."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from twitchlog.ui.presenters.history_detail import Detail, Figure, detail
from twitchlog.ui.widgets.base import Plate, load_kv
from twitchlog.ui.widgets.body_figure import BodyFigure  # noqa: F401 - used in kv
from twitchlog.ui.widgets.button import IconButton, PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.surface import Column, Divider  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv


class DetailField(BoxLayout):
    """A field with its words; what is not noted says so in a lighter tone."""

    label = StringProperty("")
    words = StringProperty("")
    unknown = BooleanProperty(False)


class Where(BoxLayout):
    """The view of the body with the places on it."""

    view = StringProperty("front")
    title = StringProperty("")
    left = StringProperty("")
    right_words = StringProperty("")


class DetailCard(Plate, BoxLayout):
    """The card; the screen answers its buttons."""

    title = StringProperty("")
    when = StringProperty("")
    line = StringProperty("")
    narrow = BooleanProperty(False)  # the figure goes below the fields

    def __init__(self, screen: Any, **kwargs: Any) -> None:
        self.screen = screen
        self.id_shown = ""
        super().__init__(**kwargs)
        self._where = Where()

    def show(self, what: Detail) -> None:
        """Draw an episode."""
        other = self.id_shown != what.id
        self.id_shown, self.title, self.when, self.line = what.id, what.title, what.when, what.line
        box = self.ids.fields
        if [field.label for field in box.children[::-1]] != [label for label, _ in what.fields]:
            box.clear_widgets()
            for label, _ in what.fields:
                box.add_widget(DetailField(label=label))
        for field, (_, words) in zip(box.children[::-1], what.fields, strict=True):
            field.words, field.unknown = words or "not noted", words is None
        self._show_where(what.figure)
        if other:
            self.ids.scroll.scroll_y = 1

    def _show_where(self, figure: Figure | None) -> None:
        box = self.ids.where
        if figure is None:
            box.clear_widgets()
            return
        where = self._where
        where.view, where.title = figure.view, figure.title
        where.left, where.right_words = figure.sides
        where.ids.figure.selected = figure.regions
        if where.parent is None:
            box.add_widget(where)

    def edit(self) -> None:
        """The episode's sheet."""
        self.screen.edit(self.id_shown)

    def delete(self) -> None:
        """Delete it, with a message that takes it back."""
        self.screen.delete(self.id_shown)

    def see_patterns(self) -> None:
        """To the charts."""
        self.screen.app.shell.go("Patterns")


class NoneChosen(AnchorLayout):
    """What stands where the card will be."""

    words = StringProperty("")


class DetailPane(BoxLayout):
    """The right pane: a card, or the words that one can be chosen."""

    def __init__(self, screen: Any, **kwargs: Any) -> None:
        self._screen = screen
        self._card: DetailCard | None = None
        self._none = NoneChosen()
        super().__init__(**kwargs)

    def show(self, episode_id: str) -> None:
        """Show an episode; "" or one that is gone shows the words."""
        app = self._screen.app
        what = detail(app.diary, app.clock, episode_id) if episode_id else None
        if what is None:
            part: Any = self._none
            self._none.words = "Choose an entry to see all of it here." if app.diary.first_day() else ""
        else:
            self._card = self._card or DetailCard(self._screen)
            self._card.show(what)
            part = self._card
        if self.children != [part]:
            self.clear_widgets()
            self.add_widget(part)


load_kv(__file__)
