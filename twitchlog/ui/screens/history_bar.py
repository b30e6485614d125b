"""The bar of History: list or months, select several; while selecting, how many, delete and cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from twitchlog.ui.widgets.button import IconButton
from twitchlog.ui.widgets.frame import AppBar

Action = tuple[str, str, Callable[[], object]]


class HistoryBar(AppBar):
    """An app bar that follows what the screen is about."""

    def dress(self, screen: Any, empty: bool) -> None:
        """Show what can be done now; `screen` does it."""
        selecting, selected = screen.selecting, len(screen.selected)
        self.back = selecting
        self.title = f"{selected} selected" if selecting else "History"
        self._offer(() if empty else _actions(screen))
        for button in self.ids.actions.children:
            button.disabled = button.name == "Delete" and not selected

    def _offer(self, actions: tuple[Action, ...]) -> None:
        box = self.ids.actions
        if [button.name for button in box.children[::-1]] == [name for name, *_ in actions]:
            return
        box.clear_widgets()
        for name, icon, do in actions:
            box.add_widget(IconButton(name=name, icon=icon, on_release=lambda _, do=do: do()))


def _actions(screen: Any) -> tuple[Action, ...]:
    if screen.selecting:
        return (("Delete", "trash-can-outline", screen.delete_selected),)
    toggle = ("List", "format-list-bulleted") if screen.calendar else ("Calendar", "calendar-month-outline")
    return (*toggle, screen.toggle_calendar), ("Select several", "format-list-checks", screen.select_several)
