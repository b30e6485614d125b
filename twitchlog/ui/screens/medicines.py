"""Medicines and supplements: the list, and the way to the form of each."""

from __future__ import annotations

from typing import Any

from twitchlog.domain.person import Medicine
from twitchlog.domain.wording import shorten
from twitchlog.store import DiaryError
from twitchlog.ui.drafts import FORM
from twitchlog.ui.presenters.medicines import MedicineRow, MedicinesPresenter
from twitchlog.ui.screens.more_page import MorePart, PartHead
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.surface import Card, Column, Divider, EmptyState, Row

MEDICINE, NEW = f"{FORM}medicine ", "new"


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
        open_form(self.app, medicine)


def delete_medicine(app: Any, id: str) -> None:
    """Take one out; a message offers it back."""
    presenter = MedicinesPresenter(app.diary, app.clock)
    medicine = presenter.find(id)
    try:
        change = presenter.delete(id)
    except DiaryError as refused:
        app.shell.say(str(refused))
        return
    if medicine is not None and change is not None:
        app.shell.say(f"Deleted: {medicine.name[:60]}", (("Undo", lambda: app.undo(change)),))


def open_form(app: Any, medicine: Medicine | None) -> None:
    """The form of a medicine, or of a new one, with what was typed in it before and not saved."""
    from twitchlog.ui.presenters.medicine_form import MedicineFormPresenter
    from twitchlog.ui.screens.medicine_form import MedicineForm

    key, drafts = form_key(medicine), app.drafts

    def keep(data: dict[str, Any] | None) -> None:
        if data is None:
            drafts.drop(key)
        else:
            drafts.keep_form(key, data)

    draft = drafts.forms().get(key)
    presenter = MedicineFormPresenter(app.diary, app.clock, medicine, draft, keep)
    sheet = MedicineForm(presenter, delete=lambda id: delete_medicine(app, id))
    app.shell.show_sheet(sheet)
    if presenter.touched:
        app.shell.say("What you had typed here is back; it is not saved yet.", (("Discard", sheet.discard),))


def form_key(medicine: Medicine | None) -> str:
    """What the draft of its form is called."""
    return f"{MEDICINE}{medicine.id if medicine else NEW}"


def offer_form(app: Any, key: str) -> None:
    """Say that a form was left unsaved, with the ways to go on with it or to throw it away."""
    data = app.drafts.forms()[key]
    name = shorten(str(data.get("name", "")).strip(), 60) or "no name yet"

    def go_on() -> None:
        app.shell.go("More").open("medicines")
        medicine = MedicinesPresenter(app.diary, app.clock).find(key.removeprefix(MEDICINE))
        if medicine is None and form_key(None) != key:  # deleted meanwhile: what was typed is a new one
            app.drafts.drop(key)
            app.drafts.keep_form(form_key(None), data)
        open_form(app, medicine)

    def discard() -> None:
        app.drafts.drop(key)
        app.shell.say(f"Draft discarded: {name}", (("Undo", lambda: app.drafts.keep_form(key, data)),))

    app.shell.say(f"You have an unsaved medicine: {name}", (("Continue", go_on), ("Discard", discard)))


load_kv(__file__)
