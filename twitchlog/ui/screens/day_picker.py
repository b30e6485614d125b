"""A month of days to choose one from."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.widget import Widget

from twitchlog.ui.presenters.month import MonthPresenter
from twitchlog.ui.screens.today_lower import KINDS
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import IconButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.day_cell import DayCell
from twitchlog.ui.widgets.layer import Dialog
from twitchlog.ui.widgets.text import Text

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class PickDay(DayCell):
    """A cell of the month."""


class DayPicker(Dialog):
    """Opens at the month of the day on show; `on_pick(day)` comes with the day tapped, after it closed."""

    month = StringProperty("")
    last_month = BooleanProperty(True)

    __events__ = ("on_pick",)

    def __init__(self, months: MonthPresenter, **kwargs: Any) -> None:
        self._months = months
        super().__init__(**kwargs)
        self.actions = [("Cancel", None)]
        self._draw()

    def on_pick(self, day: Any) -> None:
        """A day was chosen."""

    def step(self, months: int) -> None:
        """The month before or after."""
        self._months.step(months)
        self._draw()

    def _draw(self) -> None:
        state = self._months.state()
        self.month, self.last_month = state.title, state.last_month
        grid = self.ids.month_days
        grid.clear_widgets()
        for name in WEEKDAYS:
            grid.add_widget(Text(text=name, role="labelSmall", tone="onSurfaceVariant", halign="center"))
        for _ in range(state.blanks):
            grid.add_widget(Widget(size_hint_y=None, height=0))
        for mark in state.marks:
            kind = KINDS.get(mark.kind, mark.kind)
            cell = PickDay(day=str(mark.day.day), kind=kind, count=mark.count, selected=mark.selected, name=mark.name)
            cell.value = ""  # the name says it all
            cell.disabled = mark.kind == "future"
            cell.bind(on_release=lambda _, day=mark.day: self._pick(day))
            grid.add_widget(cell)

    def _pick(self, day: Any) -> None:
        self.dismiss()
        self.dispatch("on_pick", day)


load_kv(__file__)
