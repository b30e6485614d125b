"""Asks where a factor's high days begin."""

from __future__ import annotations

from typing import Any

from twitchlog.store import Change, DiaryError
from twitchlog.ui.presenters.threshold_form import ThresholdForm
from twitchlog.ui.screens.today_ask import AskDialog
from twitchlog.ui.widgets.base import the_app
from twitchlog.ui.widgets.layer import Dialog
from twitchlog.ui.widgets.text import Text


class ThresholdDialog(AskDialog):
    """An amount, with how many days would be on each side of it; nothing is set before Save."""

    def __init__(self, form: ThresholdForm, **kwargs: Any) -> None:
        self._form = form
        super().__init__(title=form.title, label=form.label, help="", take=self._set, text=form.text, **kwargs)
        self.text = form.about
        self.field.hint = form.example
        self._sides = Text()
        self.add_widget(self._sides)
        self.field.bind(text=lambda _, text: self._typed(text))
        self._typed(form.text)
        if form.known:
            self.actions = [("Save", self.save), ("Use my middle value", self.use_median), ("Cancel", None)]

    def use_median(self) -> None:
        """Take the threshold away, or say under the field why not."""
        try:
            change = self._form.use_median()
        except DiaryError as refused:
            self.field.error = str(refused)
            return
        self.dismiss()
        _say(change)

    def may_close(self) -> bool:
        """With something typed it asks first."""
        if self.field.text.strip() == self._form.text:
            return True
        actions = [("Save", self.save), ("Discard", self.dismiss), ("Keep editing", None)]
        the_app().shell.show_sheet(Dialog(title="Save the threshold?", actions=actions))
        return False

    def _typed(self, text: str) -> None:
        self.field.error, self.field.help = "", self._form.doubt(text)
        self._sides.text = self._form.sides(text)

    def _set(self, text: str) -> None:
        _say(self._form.save(text))


def _say(change: Change | None) -> None:
    """A message that offers to take it back."""
    if change is not None:
        app = the_app()
        app.shell.say(change.label, (("Undo", lambda: app.undo(change)),))
