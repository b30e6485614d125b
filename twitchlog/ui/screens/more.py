"""The More screen: the list in three groups; in the wide window the chosen page stands beside it."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from twitchlog.ui.presenters.more import MoreGroup, MorePresenter, MoreRow, MoreState
from twitchlog.ui.screens.base import PlaceScreen
from twitchlog.ui.screens.more_page import MorePage, MorePane, MorePart
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.surface import Card, Column, Divider, Row
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv


def make(app: Any) -> MoreScreen:
    """The screen, on the app's diary, clock and settings."""
    return MoreScreen(MorePresenter(app.diary, app.clock, lambda: app.settings))


class MoreLine(Row):
    """A row of the list; `key` names its page."""

    key = ""


class GroupHead(Column):
    """The head of a group."""

    text = StringProperty("")


class GroupCard(Card):
    """The outlined card of a group."""


class GroupDivider(Divider):
    """The hairline between rows, from their text to the card's edge."""


class MoreScreen(PlaceScreen):
    """One list on a phone, each row opening a page; from 840 dp the page is shown at the right."""

    wide = BooleanProperty(False)

    def __init__(self, presenter: MorePresenter, **kwargs: Any) -> None:
        self._state: MoreState | None = None
        self._lines: dict[str, MoreLine] = {}
        self._parts: dict[str, Any] = {}  # presenters that outlive their page, for what is typed and not saved yet
        self._open = ""
        super().__init__(presenter, **kwargs)
        self.pane = MorePane()
        self.app.shell.bind(wide=self._reshape)
        self.wide = self.app.shell.wide

    # -- drawing

    def draw(self, state: MoreState) -> None:
        """Show a state; rows stay while they are the same ones."""
        old, self._state = self._state, state
        if old is None or _keys(old) != _keys(state):
            self._build(state)
        for group in state.groups:
            for row in group.rows:
                line = self._lines[row.key]
                line.title, line.second, line.icon = row.title, row.second, row.icon
        self._arrange()

    def _build(self, state: MoreState) -> None:
        box = self.ids.groups
        box.clear_widgets()
        self._lines = {}
        for group in state.groups:
            box.add_widget(GroupHead(text=group.title))
            box.add_widget(self._card(group))

    def _card(self, group: MoreGroup) -> Card:
        card = GroupCard()
        for number, row in enumerate(group.rows):
            if number:
                card.add_widget(GroupDivider())
            card.add_widget(self._line(row))
        return card

    def _line(self, row: MoreRow) -> MoreLine:
        line = MoreLine(title=row.title)
        line.key = row.key
        line.bind(on_release=lambda line: self.open(line.key))
        self._lines[row.key] = line
        return line

    def _reshape(self, _shell: object, wide: bool) -> None:
        self.wide = wide
        if self._state is not None:
            self._arrange()

    def _arrange(self) -> None:
        """The pane is there in the wide window, with the page chosen last or the first of the list."""
        if self.wide and self.pane.parent is None:
            self.ids.panes.add_widget(self.pane)
        elif not self.wide and self.pane.parent is not None:
            self.pane.show(None)
            self.ids.panes.remove_widget(self.pane)
        if self.wide and self.pane.part is None and self._state is not None:
            self._show(self._open or self._state.groups[0].rows[0].key)
        for key, line in self._lines.items():
            line.chosen = self.wide and key == self._open
            line.chevron = not self.wide

    # -- pages

    def open(self, key: str) -> None:
        """Open the page of a row."""
        if self.wide:
            if key != self._open or self.pane.part is None:
                self._show(key)
                self._arrange()
            return
        self.app.shell.open_page(MorePage(self._part(key), gone=self.redraw))

    def _show(self, key: str) -> None:
        self._open = key
        self.pane.show(self._part(key))

    def on_leave(self, *_: object) -> None:
        """Another place is opened: what is typed is kept."""
        if self.pane.part is not None:
            self.pane.part.leave()

    def _part(self, key: str) -> MorePart:
        part: MorePart = getattr(self, f"_make_{key}")()
        return part

    def _make_about_you(self) -> MorePart:
        from twitchlog.ui.presenters.about_you import AboutYouPresenter
        from twitchlog.ui.screens.about_you import AboutYouPart

        if "about_you" not in self._parts:
            self._parts["about_you"] = AboutYouPresenter(self.app.diary, self.app.clock)
        return AboutYouPart(self._parts["about_you"])

    def _make_medicines(self) -> MorePart:
        from twitchlog.ui.presenters.medicines import MedicinesPresenter
        from twitchlog.ui.screens.medicines import MedicinesPart

        return MedicinesPart(MedicinesPresenter(self.app.diary, self.app.clock))

    def _make_look(self) -> MorePart:
        from twitchlog.ui.screens.look import LookPart, make_presenter

        return LookPart(make_presenter(self.app), changed=self.redraw)

    def _make_backups(self) -> MorePart:
        from twitchlog.ui.presenters.backups import BackupsPresenter
        from twitchlog.ui.presenters.diary_files import DiaryFilesPresenter
        from twitchlog.ui.screens.backups import BackupsPart

        diary, clock = self.app.diary, self.app.clock
        return BackupsPart(BackupsPresenter(diary, clock), DiaryFilesPresenter(diary, clock), changed=self.redraw)

    def _make_bin(self) -> MorePart:
        from twitchlog.ui.presenters.bin import BinPresenter
        from twitchlog.ui.screens.bin import BinPart

        return BinPart(BinPresenter(self.app.diary, self.app.clock))

    def _make_diary_folder(self) -> MorePart:
        from twitchlog.ui.presenters.diary_folder import DiaryFolderPresenter
        from twitchlog.ui.screens.diary_folder import DiaryFolderPart

        return DiaryFolderPart(DiaryFolderPresenter(self.app.diary, self.app.clock))

    def _make_about(self) -> MorePart:
        from twitchlog.ui.screens.about import AboutPart

        return AboutPart()


def _keys(state: MoreState) -> list[str]:
    return [row.key for group in state.groups for row in group.rows]


load_kv(__file__)
