"""Restoring a backup: what it would bring and change, before anything is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from twitchlog.domain.errors import Invalid
from twitchlog.store import DiaryError
from twitchlog.store.backup_file import Backup
from twitchlog.ui.presenters.restoring import HOW, RestorePresenter, RestoreState
from twitchlog.ui.screens.facts import FactCard, RoomyRow  # noqa: F401 - used in kv
from twitchlog.ui.screens.more_page import MorePart
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.surface import Card, Column, Divider  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv


class HowLine(RoomyRow):
    """One of the two ways to restore."""

    replace = False


class HowDivider(Divider):
    """The hairline between the two."""


class RestorePart(MorePart):
    """The page; `restore()` is called when the person wants it."""

    presenter: RestorePresenter

    def __init__(self, presenter: RestorePresenter, restore: Callable[[], object], **kwargs: Any) -> None:
        self._restore = restore
        super().__init__(presenter, title="Restore a backup", **kwargs)
        for number, (replace, words) in enumerate(HOW.items()):
            if number:
                self.ids.how.add_widget(HowDivider())
            line = HowLine(title=words[0], second=words[1], role="radio")
            line.replace = replace
            line.bind(on_release=lambda line: self.choose_how(line.replace))
            self.ids.how.add_widget(line)
        self._mark()

    def draw(self) -> None:
        """Compare, off the main thread."""
        self.ids.backup.text = self.presenter.title()
        self.ids.restore.disabled = True
        wanted = self.presenter.backup, self.presenter.replace

        def show(state: RestoreState) -> None:
            if wanted == (self.presenter.backup, self.presenter.replace):
                self._show(state)

        self.app.in_background(self.presenter.state, show, self._refused)

    def _show(self, state: RestoreState) -> None:
        ids = self.ids
        ids.backup.text, ids.holds.text = state.title, state.holds
        ids.facts.show(state.facts)
        ids.note.text = state.note
        ids.restore.text, ids.restore.disabled = state.button, not state.possible

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, DiaryError | Invalid):
            raise error
        self.ids.facts.show(())
        self.ids.holds.text = str(error)
        self.ids.note.text = ""

    def choose_how(self, replace: bool) -> None:
        """Merge, or replace."""
        self.presenter.replace = replace
        self._mark()
        self.draw()

    def _mark(self) -> None:
        for line in self.ids.how.children:
            if isinstance(line, HowLine):
                on = line.replace == self.presenter.replace
                line.icon = "radiobox-marked" if on else "radiobox-blank"
                line.icon_tone = "primary" if on else "onSurfaceVariant"
                line.value = "on" if on else ""

    def choose_another(self, anchor: Any) -> None:
        """A menu of the backups there are."""

        def show(found: list[tuple[str, Backup]]) -> None:
            items = [(words, lambda one=one: self._take(one)) for words, one in found]
            self.app.shell.show_menu(anchor, items)

        self.app.in_background(self.presenter.others, show)

    def _take(self, backup: Backup) -> None:
        self.presenter.backup = backup
        self.draw()

    def restore(self) -> None:
        """Do it."""
        self.ids.restore.disabled = True
        self._restore()


load_kv(__file__)
