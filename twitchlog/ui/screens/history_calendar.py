"""History as months: a month of days, and below it the day chosen."""

from __future__ import annotations

from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from twitchlog.domain.wording import WEEKDAYS
from twitchlog.ui.presenters.history_calendar import CalendarState, HistoryCalendar
from twitchlog.ui.screens.history_rows import BESIDE, HistoryEpisode, Mark, height_of  # noqa: F401 - used in kv
from twitchlog.ui.screens.today_lower import KINDS
from twitchlog.ui.widgets.base import Control, load_kv
from twitchlog.ui.widgets.button import IconButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.day_cell import DayCell
from twitchlog.ui.widgets.surface import Card, Column, Row  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Text


class MonthDay(DayCell):
    """A cell of the month."""


class DayHead(Control, BoxLayout):
    """The head of the day below the month; a tap opens the day."""

    title = StringProperty("")
    said = StringProperty("")


class CalendarPart(BoxLayout):
    """The month, its legend and sentence, and the day chosen."""

    month = StringProperty("")
    last_month = BooleanProperty(True)
    first_month = BooleanProperty(False)
    sentence = StringProperty("")
    wide = BooleanProperty(False)
    side = NumericProperty("16dp")
    screen = ObjectProperty()

    def __init__(self, screen: Any, **kwargs: Any) -> None:
        self._state: CalendarState | None = None
        self._calendar = HistoryCalendar(screen.app.diary, screen.app.clock, screen.presenter)
        super().__init__(screen=screen, **kwargs)
        self.ids.days.fbind("width", self._size_rows)

    def show(self) -> None:
        """Draw the month and the day as they stand."""
        state = self._state = self._calendar.state()
        month = state.month
        self.month, self.last_month, self.sentence = month.title, month.last_month, state.sentence
        self._fill_month(state)
        head = self.ids.head
        head.name, head.title, head.said = state.head.name, state.head.title, state.said
        head.ids.mark.take(state.head)
        self._fill_day(state)

    def _fill_month(self, state: CalendarState) -> None:
        names, grid = self.ids.names, self.ids.days
        if not names.children:
            for name in WEEKDAYS:
                names.add_widget(Text(text=name[:3], role="labelMedium", tone="onSurfaceVariant", halign="center"))
        grid.clear_widgets()
        for _ in range(state.month.blanks):
            grid.add_widget(Widget(size_hint_y=None, height=0))
        for mark in state.month.marks:
            cell = MonthDay(day=str(mark.day.day), kind=KINDS.get(mark.kind, mark.kind), count=mark.count)
            cell.name, cell.selected = mark.name, mark.day == state.day
            cell.disabled = mark.kind == "future"
            cell.bind(on_release=lambda _, day=mark.day: self.choose(day))
            grid.add_widget(cell)

    def _fill_day(self, state: CalendarState) -> None:
        rows, card = self.ids.rows, self.ids.facts
        rows.clear_widgets()
        for row in state.episodes:
            view = HistoryEpisode(inner=0)
            view.take(row, self.screen)
            rows.add_widget(view)
        self._size_rows()
        card.clear_widgets()
        for icon, words, second in state.facts:
            card.add_widget(Row(icon=icon, title=words, second=second))
        card.opacity = 1 if state.facts else 0

    def _size_rows(self, *_: object) -> None:
        letters = 3 if self.ids.days.width >= dp(7 * 32) else 2
        for label, name in zip(self.ids.names.children[::-1], WEEKDAYS, strict=False):
            label.text = name[:letters]
        for view in self.ids.rows.children:
            view.height = height_of(view.row, self.ids.days.width - dp(BESIDE))

    def step(self, months: int) -> None:
        """The month before or after."""
        self._calendar.step(months)
        self.show()

    def choose(self, day: Any) -> None:
        """Show this day below."""
        self._calendar.choose(day)
        self.show()

    def open_day(self) -> None:
        """The day on Today, where its card can be edited."""
        if self._state is not None:
            self.screen.open_day(self._state.day)


load_kv(__file__)
