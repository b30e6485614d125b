"""The whole diary to a file, and a file into it."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock

from twitchlog.domain.errors import Invalid
from twitchlog.exchange.whole_file import BadFile
from twitchlog.store import DiaryError
from twitchlog.ui import desktop
from twitchlog.ui.presenters.diary_files import DiaryFilesPresenter, Imported, typed_path
from twitchlog.ui.screens.more_page import PartHead  # noqa: F401 - used in kv
from twitchlog.ui.widgets.base import load_kv, the_app
from twitchlog.ui.widgets.button import PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.field import Field  # noqa: F401 - used in kv
from twitchlog.ui.widgets.layer import Dialog
from twitchlog.ui.widgets.surface import Column
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv


class ExchangeBox(Column):
    """Export and import, as a part of a page. Both run off the main thread."""

    def __init__(self, presenter: DiaryFilesPresenter, **kwargs: Any) -> None:
        self.presenter = presenter
        super().__init__(**kwargs)
        self.ids.export_path.text = str(presenter.suggested_file(desktop.documents()))

    @property
    def app(self) -> Any:
        """The running app."""
        return the_app()

    # -- export

    def export(self, replace: bool = False) -> None:
        """Write the diary to the file named; a file that is there is replaced only when that is said."""
        field = self.ids.export_path
        field.error = field.help = ""
        try:
            path = self.presenter.export_path(field.text)
        except Invalid as refused:
            field.error = str(refused)
            return
        there = [each.name for each in self.presenter.written(path) if each.is_file()]
        if there and not replace:
            actions = [("Replace", lambda: self.export(replace=True)), ("Cancel", None)]
            text = f"{' and '.join(there)} {'is' if len(there) == 1 else 'are'} there already."
            question = Dialog(title="Replace the file?", text=text, actions=actions)
            self.app.shell.show_sheet(question)
            return
        self._busy(True)
        self.app.in_background(
            lambda: self.presenter.export(path, replace), self._exported, lambda error: self._refused(field, error)
        )

    def _exported(self, words: str) -> None:
        self._busy(False)
        self.ids.export_path.help = f"{words}."
        self.app.shell.say(words)

    # -- import

    def take_in(self) -> None:
        """Merge the file named into the diary."""
        field = self.ids.import_path
        field.error = field.help = ""
        try:
            path = typed_path(field.text)
        except Invalid as refused:
            field.error = str(refused)
            return
        self._busy(True)
        self.app.in_background(
            lambda: self.presenter.take_in(path, self._checked),
            self._taken_in,
            lambda error: self._refused(field, error),
        )

    def _checked(self, done: int, of: int) -> None:
        """Called on the worker's thread."""
        words = f"Checked {done:,} of {of:,} entries…" if done < of else "Saving…"

        def show(_seconds: float) -> None:
            if self.ids.take_in.disabled:
                self.ids.import_path.help = words

        Clock.schedule_once(show)

    def _taken_in(self, result: Imported) -> None:
        self._busy(False)
        self.ids.import_path.help = "\n".join([f"{result.words}.", *result.remarks])
        change = result.change
        self.app.shell.say(result.words, () if change is None else (("Undo", lambda: self._undo(change)),))

    def _undo(self, change: Any) -> None:
        self.ids.import_path.help = ""
        self.app.undo(change)

    def _refused(self, field: Any, error: Exception) -> None:
        self._busy(False)
        field.help = ""
        if isinstance(error, BadFile):
            field.error = "\n".join(error.told())
        elif isinstance(error, Invalid | DiaryError):
            field.error = str(error)
        else:
            raise error

    def _busy(self, busy: bool) -> None:
        self.ids.export.disabled = self.ids.take_in.disabled = busy


load_kv(__file__)
