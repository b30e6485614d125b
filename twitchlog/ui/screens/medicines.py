"""Medicines and supplements: the list, and the way to the form of each."""

from __future__ import annotations

from typing import Any

from twitchlog.ui.presenters.medicines import MedicineRow, MedicinesPresenter
from twitchlog.ui.screens.more_page import MorePart, PartHead
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.surface import Card, Column, Divider, EmptyState, Row


class MedicineLine(Row):
    """A medicine; a tap opens its form."""


class MedicineList(Column):
    """A head and the medicines under it."""

    def __init__(self, head: str, rows: tuple[MedicineRow, ...], part: MedicinesPart, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if head:
            self.add_widget(PartHead(text=head))
        card = MedicineCard()
        for number, row in enumerate(rows):
            if number:
                card.add_widget(MedicineDivider())
            line = MedicineLine(title=row.title, second=row.facts, icon="pill")
            line.name = row.title if row.once else f"{row.title}, {row.facts}"
            line.bind(on_release=lambda _, id=row.id: part.edit(id))
            card.add_widget(line)
        self.add_widget(card)


class MedicineCard(Card):
    """The outlined card of a list."""


class MedicineDivider(Divider):
    """The hairline between two."""


class MedicinesPart(MorePart):
    """The page."""

    presenter: MedicinesPresenter

    def __init__(self, presenter: MedicinesPresenter, **kwargs: Any) -> None:
        super().__init__(presenter, title="Medicines and supplements", **kwargs)

    def draw(self) -> None:
        """Show the state."""
        state = self.presenter.state()
        box = self.ids.content
        box.clear_widgets()
        if not state.taken and not state.stopped:
            empty = EmptyState(
                icon="pill",
                title="No medicines yet",
                text="Medicines and supplements stand in your report, and their dates are marked in its charts.",
                action="Add a medicine",
            )
            empty.bind(on_step=lambda _: self.add())
            box.add_widget(empty)
            return
        if state.taken:
            box.add_widget(MedicineList("", state.taken, self))
        add = PillButton(kind="filled", text="Add a medicine", icon="plus")
        add.bind(on_release=lambda _: self.add())
        box.add_widget(add)
        if state.stopped:
            box.add_widget(MedicineList("Stopped", state.stopped, self))

    def add(self) -> None:
        """An empty form."""
        self._open(None)

    def edit(self, id: str) -> None:
        """The form of one."""
        medicine = self.presenter.find(id)
        if medicine is not None:
            self._open(medicine)

    def _open(self, medicine: Any) -> None:
        from twitchlog.ui.presenters.medicine_form import MedicineFormPresenter
        from twitchlog.ui.screens.medicine_form import MedicineForm

        form = MedicineFormPresenter(self.app.diary, self.app.clock, medicine)
        self.app.shell.show_sheet(MedicineForm(form, delete=self.delete))

    def delete(self, id: str) -> None:
        """Take one out; a message offers it back."""
        medicine = self.presenter.find(id)
        change = self.attempt(lambda: self.presenter.delete(id))
        if medicine is not None and change is not None:
            undo = ("Undo", lambda: self.app.undo(change))
            self.app.shell.say(f"Deleted: {medicine.name[:60]}", (undo,))


load_kv(__file__)
