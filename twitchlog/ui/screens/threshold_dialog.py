"""Asks where a factor's high days begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twitchlog.store import Change, DiaryError
from twitchlog.ui.drafts import FORM
from twitchlog.ui.presenters.threshold_form import ThresholdForm
from twitchlog.ui.screens.today_ask import AskDialog
from twitchlog.ui.widgets.base import the_app
from twitchlog.ui.widgets.layer import Dialog
from twitchlog.ui.widgets.text import Text

if TYPE_CHECKING:
    from twitchlog.analysis.associations import Association

THRESHOLD = f"{FORM}threshold "  # what the key of its draft begins with


class ThresholdDialog(AskDialog):
    """An amount, with how many days would be on each side of it. Nothing is set before Save; what is typed outlives a
    crash."""

    def __init__(self, form: ThresholdForm, **kwargs: Any) -> None:
        self._form = form
        super().__init__(title=form.title, label=form.label, help="", take=self._set, text=form.typed, **kwargs)
        self.text = form.about
        self.field.hint = form.example
        self._sides = Text()
        self.add_widget(self._sides)
        self.field.bind(text=lambda _, text: self._typed(text))
        self._tell()
        middle = [("Use my middle value", self.use_median)] if form.known else []
        self.actions = [("Save", self.save), *middle, ("Cancel", self.discard)]

    def use_median(self) -> None:
        """Take the threshold away, or say under the field why not."""
        try:
            change = self._form.use_median()
        except DiaryError as refused:
            self.field.error = str(refused)
            return
        self.dismiss()
        _say(change)

    def discard(self) -> None:
        """Close, and forget what is typed."""
        self._form.discard()
        self.dismiss()

    def may_close(self) -> bool:
        """With something typed it asks first."""
        if not self._form.touched:
            return True
        actions = [("Save", self.save), ("Discard", self.discard), ("Keep editing", None)]
        the_app().shell.show_sheet(Dialog(title="Save the threshold?", actions=actions))
        return False

    def _typed(self, text: str) -> None:
        self._form.type(text)
        self._tell()

    def _tell(self) -> None:
        self.field.error, self.field.help = "", self._form.doubt()
        self._sides.text = self._form.sides()

    def _set(self, _text: str) -> None:
        _say(self._form.save())


def _say(change: Change | None) -> None:
    """A message that offers to take it back."""
    if change is not None:
        app = the_app()
        app.shell.say(change.label, (("Undo", lambda: app.undo(change)),))


def open_threshold(app: Any, found: Association) -> None:
    """Ask for a factor's threshold, with what was typed before and not saved."""
    key = f"{THRESHOLD}{found.factor.key}"

    def keep(text: str | None) -> None:
        if text is None:
            app.drafts.drop(key)
        else:
            app.drafts.keep_form(key, {"text": text})

    form = ThresholdForm(app.diary, found, app.drafts.forms().get(key, {}).get("text"), keep)
    dialog = ThresholdDialog(form)
    app.shell.show_sheet(dialog)
    if form.touched:
        app.shell.say("What you had typed here is back; it is not saved yet.", (("Discard", dialog.discard),))
