"""The lower parts of Today, built after the first frame: the day's card and the last fourteen days."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from twitchlog.domain.wording import WEEKDAYS
from twitchlog.ui.presenters.fortnight import DayMark, Fortnight
from twitchlog.ui.presenters.today import TodayPresenter, TodayState
from twitchlog.ui.screens.today_day import DayCardView
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.day_cell import DayCell
from twitchlog.ui.widgets.surface import Card, Column, PressCard, Row  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Icon, Text  # noqa: F401 - used in kv

WEEK = 7
KINDS = {"noted": "count", "before": "future"}  # how the cell draws what it has no look of its own for


class Lower:
    """Holds the parts and wires them to the screen."""

    def __init__(self, screen: Any, presenter: TodayPresenter) -> None:
        self._screen = screen
        self._presenter = presenter
        self.card = DayCardView(screen, presenter)
        self.folded = FoldedCard(on_release=lambda _: self._unfold())
        self.fortnight = FortnightCard(on_pick=lambda _, mark: screen.show_day(mark.day))

    def parts(self, state: TodayState, wide: bool) -> list[Any]:
        """What stands there, in order."""
        card = self.folded if state.folded and not wide else self.card
        return [card, self.fortnight] if state.fortnight is not None else [card]

    def show(self, state: TodayState) -> None:
        """Draw a state."""
        self.card.show(state.card)
        if state.fortnight is not None:
            self.fortnight.show(state.fortnight, self._screen.wide)

    def _unfold(self) -> None:
        self._presenter.unfold(True)
        self._screen.redraw()


class FoldedCard(PressCard):
    """The day's card while the diary is empty: one line, a tap opens it."""


class FortnightDay(DayCell):
    """A cell that knows its day."""

    def __init__(self, mark: DayMark, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.mark = mark
        self.take(mark)

    def take(self, mark: DayMark) -> None:
        """Show this day."""
        self.mark = mark
        self.name = mark.name
        self.day = str(mark.day.day)
        self.count, self.kind = mark.count, KINDS.get(mark.kind, mark.kind)
        self.selected = mark.selected
        self.value = ""  # the name says it all


class FortnightCard(Card):
    """Two rows of seven days, or one of fourteen; `on_pick(mark)` on a tap."""

    title = StringProperty("")
    sentence = StringProperty("")
    columns = NumericProperty(WEEK)
    wide = BooleanProperty(False)

    __events__ = ("on_pick",)

    def on_pick(self, mark: DayMark) -> None:
        """A day was tapped."""

    def show(self, fortnight: Fortnight, wide: bool) -> None:
        """Draw these days."""
        # Side by side there is room for the days alone; hatch and legend say what the sentence would.
        self.title = "" if wide and fortnight.title == "Last 14 days" else fortnight.title
        self.sentence, self.wide = "" if wide else fortnight.sentence, wide
        self.columns = 2 * WEEK if wide else WEEK
        self._name_weekdays(() if wide else fortnight.marks[:WEEK])
        grid = self.ids.days
        if not grid.children:
            for mark in fortnight.marks:
                cell = FortnightDay(mark)
                cell.bind(on_release=lambda cell: self.dispatch("on_pick", cell.mark))
                grid.add_widget(cell)
        for cell, mark in zip(grid.children[::-1], fortnight.marks, strict=True):
            cell.take(mark)

    def _name_weekdays(self, marks: tuple[DayMark, ...]) -> None:
        words = [WEEKDAYS[mark.day.weekday()][:3] for mark in marks]
        names = self.ids.names
        if [label.text for label in names.children[::-1]] != words:
            names.clear_widgets()
            for word in words:
                names.add_widget(Text(text=word, role="labelSmall", tone="onSurfaceVariant", halign="center"))


load_kv(__file__)
