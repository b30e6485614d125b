"""A small question with one field: a time, an amount. It stays open, saying why, until what is typed makes sense."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

from twitchlog.domain.errors import Invalid
from twitchlog.store import DiaryError
from twitchlog.ui.widgets.base import the_app
from twitchlog.ui.widgets.field import Field
from twitchlog.ui.widgets.layer import Dialog


class AskDialog(Dialog):
    """Asks for a text; `take(text)` does something with it, and raises Invalid or DiaryError to refuse it."""

    def __init__(
        self, *, title: str, label: str, help: str, take: Callable[[str], object], text: str = "", **kwargs: Any
    ) -> None:
        super().__init__(title=title, **kwargs)
        self._take_text = take
        self.field = Field(label=label, help=help, text=text, ground="surfaceContainerHigh")
        self.field.bind(on_enter=lambda _: self.save())
        self.add_widget(self.field)
        self.actions = [("Save", self.save), ("Cancel", None)]
        Clock.schedule_once(self._begin, 0)  # once it stands in the window

    def _begin(self, *_: object) -> None:
        if self.parent is not None:
            the_app().shell.keys.put(self.field.entry)

    def save(self) -> None:
        """Take what is typed, or say under the field why not."""
        try:
            self._take_text(self.field.text)
        except (Invalid, DiaryError) as refused:
            self.field.error = str(refused)
            return
        self.dismiss()

    def _take(self, done: Callable[[], object] | None) -> None:
        """Unlike other dialogs, Save does not close it by itself."""
        if done is None:
            self.dismiss()
        else:
            done()
