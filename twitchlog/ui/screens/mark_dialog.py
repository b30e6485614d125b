"""Asks for a date and a few words: "less coffee from here"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import Mark
from twitchlog.store import DiaryError
from twitchlog.ui.presenters.mark_form import MarkForm
from twitchlog.ui.widgets.base import load_kv, the_app
from twitchlog.ui.widgets.field import Field  # noqa: F401 - used in kv
from twitchlog.ui.widgets.layer import Dialog


class MarkDialog(Dialog):
    """A new mark, or one to change or remove. A message offers to take it back, or to `look` at a mark that is kept."""

    def __init__(self, form: MarkForm, look: Callable[[Mark], object], **kwargs: Any) -> None:
        self._form, self._look = form, look
        super().__init__(title="Mark a date" if form.new else "Change the mark", **kwargs)
        self.ids.day.text, self.ids.words.text = form.day, form.text
        remove = [] if form.new else [("Remove", self.remove)]
        self.actions = [("Save", self.save), *remove, ("Cancel", None)]

    def save(self) -> None:
        """Keep it, or say below the field why not."""
        day, words = self.ids.day, self.ids.words
        day.error = words.error = ""
        try:
            change = self._form.save(day.text, words.text)
        except Invalid as refused:
            (day if refused.field == "Date" else words).error = str(refused)
            return
        except DiaryError as refused:
            words.error = str(refused)
            return
        self._done(change)

    def remove(self) -> None:
        """Take it out."""
        try:
            change = self._form.remove()
        except DiaryError as refused:
            self.ids.words.error = str(refused)
            return
        self._done(change)

    def _done(self, change: Any) -> None:
        self.dismiss()
        if change is not None:
            app = the_app()
            undo = ("Undo", lambda: app.undo(change))
            kept = self._form.kept
            look = (("Look", lambda: self._look(kept)),) if kept is not None else ()
            app.shell.say(change.label, (*look, undo))

    def _take(self, done: Callable[[], object] | None) -> None:
        """Unlike other dialogs, Save does not close it by itself."""
        if done is None:
            self.dismiss()
        else:
            done()


load_kv(__file__)
