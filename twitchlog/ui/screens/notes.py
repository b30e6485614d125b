"""What was found in the diary's files: the sentences, and what can be done."""

from __future__ import annotations

from typing import Any

from twitchlog.store import DiaryError
from twitchlog.ui import desktop
from twitchlog.ui.presenters.start import Fact, curly
from twitchlog.ui.screens.facts import FactCard
from twitchlog.ui.screens.more_page import MorePage, MorePart
from twitchlog.ui.widgets.button import PillButton


class NotesPart(MorePart):
    """The page. It comes back at every start until a person says they have seen it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, title="The diary’s files", **kwargs)
        card = FactCard()
        self._shown = self.app.diary.unseen()
        card.show([Fact("file-restore-outline", curly(note)) for note in self._shown])
        self.add_widget(card)
        for text, icon, kind, do in (
            ("I have seen this", "check", "filled", self._seen),
            ("Look at the backups", "backup-restore", "outlined", self.app.open_backups),
            ("Open the folder", "folder-open-outline", "text", self._show_folder),
        ):
            button = PillButton(kind=kind, text=text, icon=icon)
            button.bind(on_release=lambda _, do=do: do())
            self.add_widget(button)

    def _seen(self) -> None:
        try:
            self.app.diary.mark_seen(*self._shown)
        except DiaryError as refused:
            self.app.shell.say(refused.message)
            return
        self.app.shell.back()

    def _show_folder(self) -> None:
        desktop.show_folder(self.app, self.app.diary.folder)


def show_notes(app: Any) -> None:
    """Open the page."""
    app.shell.open_page(MorePage(NotesPart()))
