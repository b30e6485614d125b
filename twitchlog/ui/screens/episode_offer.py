"""The line at the top of a new episode's sheet that offers another one left unsaved."""

from __future__ import annotations

from typing import Any

from twitchlog.ui.presenters.episode_draft import EpisodeDraft
from twitchlog.ui.screens.episode_parts import OfferLine
from twitchlog.ui.ways import draft_words
from twitchlog.ui.widgets.base import the_app
from twitchlog.ui.widgets.surface import Column


class Offer(Column):
    """Nothing while no other episode waits; the sheet gives way to the one that is continued."""

    def __init__(self, sheet: Any, own: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._sheet = sheet
        self._own = own
        self.fill()

    def fill(self) -> None:
        """Offer the one touched last."""
        self.clear_widgets()
        others = [draft for draft in the_app().drafts.unsaved() if not draft.edits and draft.id != self._own]
        self.padding = (0, 0, 0, "12dp" if others else 0)
        if not others:
            return
        other = others[0]
        line = OfferLine(text=f"You have an unsaved episode: {draft_words(other)}")
        line.show([("Continue", lambda: self._go_on_with(other)), ("Discard", lambda: self._discard(line, other))])
        self.add_widget(line)

    def _go_on_with(self, other: EpisodeDraft) -> None:
        self._sheet.dismiss()
        the_app().open_draft(other)

    def _discard(self, line: OfferLine, other: EpisodeDraft) -> None:
        """Said in the line itself: a message would be under the sheet."""
        the_app().drafts.drop(other.id)
        line.text = f"Draft discarded: {draft_words(other)}"
        line.show([("Undo", lambda: self._bring_back(other))])

    def _bring_back(self, other: EpisodeDraft) -> None:
        the_app().drafts.keep(other)
        self.fill()
