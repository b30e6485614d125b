"""What was found in the diary's files: the sentences, and what can be done."""

from __future__ import annotations

from typing import Any

from twitchlog.ui import desktop
from twitchlog.ui.presenters.start import Fact
from twitchlog.ui.screens.facts import FactCard
from twitchlog.ui.screens.more_page import MorePage, MorePart
from twitchlog.ui.widgets.button import PillButton


class NotesPart(MorePart):
    """The page."""

    def __init__(self, notes: list[str], **kwargs: Any) -> None:
        super().__init__(None, title="The diary’s files", **kwargs)
        card = FactCard()
        card.show([Fact("file-restore-outline", note) for note in notes])
        self.add_widget(card)
        backups = PillButton(kind="tonal", text="Look at the backups", icon="backup-restore")
        backups.bind(on_release=lambda _: self.app.open_backups())
        self.add_widget(backups)
        folder = PillButton(kind="text", text="Open the folder", icon="folder-open-outline")
        folder.bind(on_release=lambda _: desktop.show_folder(self.app, self.app.diary.folder))
        self.add_widget(folder)


def show_notes(app: Any, notes: list[str]) -> None:
    """Open the page."""
    app.shell.open_page(MorePage(NotesPart(notes)))
