"""Backups, export and import: the diary as files that can come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from twitchlog.domain.errors import Invalid
from twitchlog.store import Change, DiaryError, FewerEntries
from twitchlog.store.backup_file import Backup
from twitchlog.ui.presenters.backups import KEPT, BackupRow, BackupsPresenter, BackupsState
from twitchlog.ui.presenters.diary_files import DiaryFilesPresenter
from twitchlog.ui.screens.diary_files import ExchangeBox
from twitchlog.ui.screens.facts import RoomyRow
from twitchlog.ui.screens.more_page import MorePage, MorePart
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.field import Field  # noqa: F401 - used in kv
from twitchlog.ui.widgets.layer import Dialog
from twitchlog.ui.widgets.surface import Card, Column, Divider, Row  # noqa: F401 - used in kv

SHOWN = 3  # backups listed before "Show all"


class BackupLine(RoomyRow):
    """A backup; a tap opens what it would bring."""


class BackupDivider(Divider):
    """The hairline between two."""


class BackupsPart(MorePart):
    """The page."""

    presenter: BackupsPresenter

    def __init__(
        self, presenter: BackupsPresenter, files: DiaryFilesPresenter, changed: Callable[[], object], **kwargs: Any
    ) -> None:
        self._changed = changed
        self._all = False
        self._state: BackupsState | None = None
        super().__init__(presenter, title="Backups, export, import", **kwargs)
        self.ids.kept.text = KEPT
        self.add_widget(ExchangeBox(files))

    def draw(self) -> None:
        """Look at the files off the main thread, then show what there is."""
        self.app.in_background(self.presenter.state, self._show, self._refused)

    def _show(self, state: BackupsState) -> None:
        self._state = state
        ids = self.ids
        ids.last.title, ids.last.second = state.last, state.last_second
        ids.failure.text = f"{state.failed[:1].upper()}{state.failed[1:]}: {state.failure}" if state.failure else ""
        ids.failed.height = ids.failed.minimum_height if state.failure else 0
        ids.fewer.height = ids.fewer.minimum_height if state.fewer else 0
        ids.fewer.opacity = 1 if state.fewer else 0
        ids.fewer.disabled = not state.fewer
        if not ids.folder.focus:
            ids.folder.text = state.folder
        ids.kept.text = "\n".join(filter(None, (state.away, KEPT)))
        self._list(state.rows)

    def _list(self, rows: tuple[BackupRow, ...]) -> None:
        box = self.ids.rows
        box.clear_widgets()
        shown = rows if self._all else rows[:SHOWN]
        for number, row in enumerate(shown):
            if number:
                box.add_widget(BackupDivider())
            line = BackupLine(title=row.title, second=row.second, name=f"Backup of {row.title}")
            same = [one for one in rows if one.title == row.title]
            if len(same) > 1:
                line.name += f", {same.index(row) + 1} of {len(same)}"
            line.bind(on_release=lambda _, backup=row.backup: self.compare(backup))
            box.add_widget(line)
        self.ids.all.text = "" if self._all or len(rows) <= SHOWN else f"Show all {len(rows)}"
        self.ids.all.height = self.ids.all.minimum if self.ids.all.text else 0

    def show_all(self) -> None:
        """List every backup."""
        self._all = True
        if self._state is not None:
            self._list(self._state.rows)

    # ---- making

    def make(self, anyway: bool = False) -> None:
        """Back up now."""
        self._busy(True)
        self.app.in_background(lambda: self.presenter.make(anyway), self._made, self._refused)

    def _made(self, backup: Backup) -> None:
        self._busy(False)
        self.draw()
        self._changed()
        self.app.shell.say(f"Backed up: {backup.entries:,} {'entry' if backup.entries == 1 else 'entries'}")

    def _refused(self, error: Exception) -> None:
        self._busy(False)
        if isinstance(error, FewerEntries):
            self._ask_anyway(error, lambda: self.make(anyway=True))
        elif isinstance(error, Invalid):
            self.ids.folder.error = str(error)
            return
        elif isinstance(error, DiaryError):
            self.app.shell.say(error.message)
        else:
            raise error
        self._changed()
        if self.presenter is not None:
            self.app.in_background(self.presenter.state, self._show)

    def _ask_anyway(self, error: FewerEntries, go_on: Callable[[], None]) -> None:
        actions = [("Back up anyway", go_on), ("Cancel", None)]
        self.app.shell.show_sheet(Dialog(title="Most entries are gone", text=error.message, actions=actions))

    def choose_folder(self, anyway: bool = False) -> None:
        """Keep backups in the folder typed; the first one is made there at once."""
        field = self.ids.folder
        field.error = field.help = ""
        typed = field.text
        self._busy(True)

        def chosen(backup: Backup) -> None:
            field.help = f"Backups are kept in {backup.path.parent} from now on."
            self._made(backup)

        def refused(error: Exception) -> None:
            self._busy(False)
            if isinstance(error, FewerEntries):
                self._ask_anyway(error, lambda: self.choose_folder(anyway=True))
            elif isinstance(error, Invalid | DiaryError):
                field.error = str(error)
            else:
                raise error

        self.app.in_background(lambda: self.presenter.choose(typed, anyway), chosen, refused)

    def _busy(self, busy: bool) -> None:
        for name in ("make", "anyway", "choose"):
            self.ids[name].disabled = busy

    # ---- restoring

    def compare_newest(self) -> None:
        """What the newest backup would bring."""
        if self._state is not None and self._state.rows:
            self.compare(self._state.rows[0].backup)

    def compare(self, backup: Backup) -> None:
        """What a backup would bring and change."""
        open_restore(self.app, backup)


def open_restore(app: Any, backup: Backup) -> None:
    """The page that compares a backup with the app's diary, and restores it."""
    from twitchlog.ui.presenters.restoring import RestorePresenter
    from twitchlog.ui.screens.restoring import RestorePart

    backups = app.diary.backups
    presenter = RestorePresenter(backups, backup, app.clock, others=backups.all)

    def restored(change: Change) -> None:
        app.shell.close_page(page)
        app.backed_up()
        app.shell.say(presenter.done(), (("Undo", lambda: app.undo(change)),) if change.id else ())

    def refused(error: Exception) -> None:
        if not isinstance(error, DiaryError | Invalid):
            raise error
        app.shell.say(str(error))
        part.draw()

    def restore() -> None:
        file, replace = presenter.backup.path, presenter.replace
        app.in_background(lambda: backups.restore(file, replace=replace), restored, refused)

    part = RestorePart(presenter, restore)
    page = app.shell.open_page(MorePage(part))


load_kv(__file__)
