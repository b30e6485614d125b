"""Deleted entries: kept for 30 days, to be brought back or deleted for good."""

from __future__ import annotations

from typing import Any

from twitchlog.domain.errors import Invalid
from twitchlog.store import DiaryError
from twitchlog.ui.presenters.bin import BinPresenter, BinState
from twitchlog.ui.screens.facts import RoomyRow
from twitchlog.ui.screens.more_page import MorePart
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.layer import Dialog
from twitchlog.ui.widgets.surface import Card, Column, Divider, EmptyState
from twitchlog.ui.widgets.text import Text

SHOWN = 50


class BinLine(RoomyRow):
    """Something deleted; a tap chooses it."""


class BinDivider(Divider):
    """The hairline between two."""


class BinBar(Column):
    """The buttons over the list."""


class BinPart(MorePart):
    """The page."""

    presenter: BinPresenter

    def __init__(self, presenter: BinPresenter, **kwargs: Any) -> None:
        self._lines: dict[str, BinLine] = {}
        self._most = SHOWN
        super().__init__(presenter, title="Deleted entries", **kwargs)

    def draw(self) -> None:
        """Show the state."""
        state = self.presenter.state()
        keys = [row.key for row in state.rows[: self._most]]
        if keys != list(self._lines) or not keys:
            self._build(state)
        self._mark(state)

    def _build(self, state: BinState) -> None:
        box = self.ids.content
        box.clear_widgets()
        self._lines = {}
        if not state.rows:
            words = "What you delete is kept here for 30 days, so that it can come back."
            box.add_widget(EmptyState(icon="trash-can-outline", title="Nothing was deleted", text=words))
            return
        self._bar = BinBar()
        self._bar.part = self
        box.add_widget(Text(text="Kept for 30 days. Tap what you want back.", tone="onSurfaceVariant"))
        box.add_widget(self._bar)
        card = BinCard()
        for number, row in enumerate(state.rows[: self._most]):
            if number:
                card.add_widget(BinDivider())
            line = BinLine(title=row.title, second=row.second, name=row.name, role="checkbox")
            line.bind(on_release=lambda _, key=row.key: self.tap(key))
            self._lines[row.key] = line
            card.add_widget(line)
        box.add_widget(card)
        if len(state.rows) > self._most:
            more = PillButton(kind="text", text=f"Show all {len(state.rows):,}")
            more.bind(on_release=lambda _: self._show_all())
            box.add_widget(more)

    def _show_all(self) -> None:
        self._most = 10**9
        self.draw()

    def _mark(self, state: BinState) -> None:
        for row in state.rows:
            line = self._lines.get(row.key)
            if line is not None:
                line.icon = "checkbox-marked" if row.chosen else "checkbox-blank-outline"
                line.icon_tone = "primary" if row.chosen else "onSurfaceVariant"
                line.value = "on" if row.chosen else ""
        if state.rows:
            self._bar.ids.restore.text, self._bar.ids.restore.disabled = state.restore, not self.presenter.chosen
            self._bar.ids.empty.text = state.empty

    def tap(self, key: str) -> None:
        """Choose it, or choose it no more."""
        self.presenter.tap(key)
        self._mark(self.presenter.state())

    def restore(self) -> None:
        """Bring the chosen ones back; a message takes that back."""
        change = self.attempt(self.presenter.restore)
        if change is not None:
            self.app.shell.say(change.label, (("Undo", lambda: self.app.undo(change)),) if change.id else ())

    def empty(self) -> None:
        """Delete the chosen ones, or all, for good; asks first."""
        state = self.presenter.state()
        actions = [("Delete for good", self._empty), ("Cancel", None)]
        self.app.shell.show_sheet(Dialog(title="Delete for good?", text=state.question, actions=actions))

    def _empty(self) -> None:
        """The diary's files are written anew, so that nothing of it is left in them: off the main thread."""
        self._bar.disabled = True
        self.app.in_background(self.presenter.empty, self._emptied, self._refused)

    def _emptied(self, change: Any) -> None:
        self._bar.disabled = False
        self.app.shell.say(change.label)

    def _refused(self, error: Exception) -> None:
        self._bar.disabled = False
        if not isinstance(error, Invalid | DiaryError):
            raise error
        self.app.shell.say(str(error))


class BinCard(Card):
    """The list."""


load_kv(__file__)
