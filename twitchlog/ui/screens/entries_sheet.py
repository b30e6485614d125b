"""The entries behind a part of a chart, as a small sheet; each opens."""

from __future__ import annotations

from functools import partial
from typing import Any

from kivy.properties import StringProperty

from twitchlog.ui.presenters.entries import Entries, EntryLine, Part, entries
from twitchlog.ui.widgets.base import load_kv, the_app
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.layer import Sheet
from twitchlog.ui.widgets.surface import Row


class EntryRow(Row):
    """One entry."""


class EntriesSheet(Sheet):
    """The newest first; its button leads to all of them in History."""

    line = StringProperty("")

    def __init__(self, found: Entries, **kwargs: Any) -> None:
        super().__init__(title=found.title, **kwargs)
        self.line = found.line
        for each in found.lines:
            row = EntryRow(title=each.title, second=_second(each), name=each.name, pressable=True)
            row.bind(on_release=lambda _, id=each.id: self._open(id))
            self.ids.rows.add_widget(row)
        button = PillButton(kind="tonal", text="Show in History", tall=True)
        button.size_hint_x = 1
        button.bind(on_release=lambda _: self._history(found))
        self.add_to_bar(button)

    def _open(self, id: str) -> None:
        self.dismiss()
        the_app().open_episode(id)

    def _history(self, found: Entries) -> None:
        self.dismiss()
        if found.lines:
            the_app().show_part(found.part)
        else:
            the_app().show_day(found.day)


def _second(each: EntryLine) -> str:
    return " · ".join(filter(None, (each.when, each.facts)))


def show_entries(part: Part) -> None:
    """Look them up off the main thread, then open the sheet."""
    app = the_app()
    diary, today, counts = app.diary, app.clock.now().date(), not app.settings.hide_counts
    work = partial(entries, diary, part, today, counts)
    app.in_background(work, lambda found: app.shell.show_sheet(EntriesSheet(found)))


load_kv(__file__)
