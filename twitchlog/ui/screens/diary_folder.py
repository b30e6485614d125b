"""Where the diary is; moving it to another folder; erasing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from twitchlog.domain.errors import Invalid
from twitchlog.ui import desktop
from twitchlog.ui.presenters.diary_folder import WORD, DiaryFolderPresenter, ErasingState, Moved
from twitchlog.ui.screens.more_page import MorePart
from twitchlog.ui.widgets.base import load_kv, the_app
from twitchlog.ui.widgets.button import PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.choice import Toggle  # noqa: F401 - used in kv
from twitchlog.ui.widgets.field import Field  # noqa: F401 - used in kv
from twitchlog.ui.widgets.layer import Dialog
from twitchlog.ui.widgets.surface import Card, Column, Row  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv


class DiaryFolderPart(MorePart):
    """The page. The made-up diary can be neither moved nor erased: it goes with its window."""

    presenter: DiaryFolderPresenter

    def __init__(self, presenter: DiaryFolderPresenter, **kwargs: Any) -> None:
        super().__init__(presenter, title="Diary folder", **kwargs)
        if self.app.demo:
            self.ids.content.remove_widget(self.ids.moving)
            self.ids.content.remove_widget(self.ids.erasing)

    def draw(self) -> None:
        """Show the state."""
        state = self.presenter.state()
        self.ids.folder.text = state.folder
        self.ids.entries.text = state.entries
        self.ids.notes.text = "\n".join(state.notes)

    def open_folder(self) -> None:
        """In the system's file manager."""
        desktop.show_folder(self.app, self.presenter.folder)

    # ---- moving

    def move(self) -> None:
        """Move the diary to the folder typed, after a question."""
        field = self.ids.target
        field.error = ""
        try:
            target = self.presenter.target(field.text)
        except Invalid as refused:
            field.error = str(refused)
            return
        text = f"From {self.presenter.folder}\nto {target}.\nThe copy is checked before anything is removed here."
        mover = self.presenter.mover(target)
        actions = [("Move", lambda: go(self.app, "Moving the diary…", mover)), ("Cancel", None)]
        self.app.shell.show_sheet(Dialog(title="Move the diary?", text=text, actions=actions))

    # ---- erasing

    def erase(self) -> None:
        """Ask, with everything named, and the word to type."""
        self.app.in_background(self.presenter.erasing, self._ask)

    def _ask(self, state: ErasingState) -> None:
        self.app.shell.show_sheet(EraseDialog(state, self.presenter))


class EraseDialog(Dialog):
    """What goes, whether the backups go too, and the word to type."""

    def __init__(self, state: ErasingState, presenter: DiaryFolderPresenter, **kwargs: Any) -> None:
        self._presenter = presenter
        super().__init__(title="Erase everything?", text=state.text, **kwargs)
        self.ids.word.label = f"Type “{WORD}” to confirm"
        self.ids.backups.title = state.keep
        self.ids.named.text = "\n".join(state.backups)
        if not state.keep:
            self.ids.content.remove_widget(self.ids.backups)
        self.actions = [("Erase", self.erase), ("Cancel", None)]

    def erase(self) -> None:
        """Erase, or say below the field why not."""
        toggle, word = self.ids.toggle, self.ids.word
        word.error = ""
        try:
            eraser = self._presenter.eraser(word.text, backups=bool(toggle.active))
        except Invalid as refused:
            word.error = str(refused)
            return
        self.dismiss()
        go(the_app(), "Erasing the diary…", eraser)

    def _take(self, done: Callable[[], object] | None) -> None:
        """Unlike other dialogs, Erase does not close it by itself."""
        if done is None:
            self.dismiss()
        else:
            done()


def go(app: Any, busy: str, work: Callable[[], Moved]) -> None:
    """Do it with the diary closed; what came of it is said."""
    told: list[str] = []

    def do() -> Any:
        moved = work()
        told.append(moved.words)
        return moved.folder

    def failed(error: Exception) -> None:
        app.shell.say(getattr(error, "message", "") or f"That did not work: {error}")

    app.without_diary(busy, do, lambda: app.shell.say(told[0]), failed)


load_kv(__file__)
