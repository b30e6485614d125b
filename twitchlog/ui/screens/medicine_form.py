"""The form of a medicine or supplement, as a sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from twitchlog.domain.wording import shorten
from twitchlog.store import DiaryError
from twitchlog.ui.presenters.medicine_form import EDITABLE, STEPS, TAGS, MedicineFormPresenter
from twitchlog.ui.widgets.base import load_kv, the_app
from twitchlog.ui.widgets.button import IconButton, PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.chip import ChipGroup  # noqa: F401 - used in kv
from twitchlog.ui.widgets.choice import Segmented, Toggle  # noqa: F401 - used in kv
from twitchlog.ui.widgets.field import Field  # noqa: F401 - used in kv
from twitchlog.ui.widgets.layer import Dialog, Sheet
from twitchlog.ui.widgets.surface import Card, Column, Row, SectionHead  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Icon, Text  # noqa: F401 - used in kv

FIELDS = ("name", "dose", "start", "stop", "note")
DATES = {"start": "Start", "stop": "Stop"}


class ChangeCard(Card):
    """A dose change: when, up or down, to what."""

    number = NumericProperty(1)
    step_error = StringProperty("")


class MedicineForm(Sheet):
    """Nothing is saved before Save; leaving with something typed asks first, and what is typed outlives a crash."""

    supplement = BooleanProperty(False)

    def __init__(
        self, presenter: MedicineFormPresenter, delete: Callable[[str], object] = lambda _: None, **kwargs: Any
    ) -> None:
        self._presenter = presenter
        self._delete = delete
        self._showing = True
        super().__init__(title=presenter.title, **kwargs)
        typed = presenter.typed
        for name in FIELDS:
            text = getattr(typed, name)
            self.ids[name].disabled = len(text) > EDITABLE  # kept whole, but too much for a field
            self.ids[name].text = text if len(text) <= EDITABLE else shorten(text, 240)
        self.supplement = typed.supplement
        self.ids.tag.options = list(TAGS)
        self.ids.tag.selected = typed.tag
        self._build_changes()
        if not presenter.new:
            delete_button = PillButton(text="Delete", icon="trash-can-outline", tall=True, side="12dp")
            delete_button.bind(on_release=lambda _: self.delete())
            self.add_to_bar(delete_button)
        save = PillButton(kind="filled", text="Save", tall=True)
        save.size_hint_x = 1
        save.bind(on_release=lambda _: self.save())
        self.add_to_bar(save)
        self._showing = False

    # -- typing

    def typed(self, name: str, text: str) -> None:
        """A field changed."""
        if not self._showing:
            self._presenter.set(**{name: text})
            if name in DATES:
                self.ids[name].help = self._presenter.resolved(DATES[name], text)

    def set_supplement(self, active: bool) -> None:
        """Medicine or supplement."""
        self.supplement = active
        self._presenter.set(supplement=active)

    def set_tag(self, tag: Any) -> None:
        """The kind, or none."""
        self._presenter.set(tag=tag)

    # -- dose changes

    def _build_changes(self) -> None:
        box = self.ids.changes
        box.clear_widgets()
        self.ids.dose.help = "As it began; later doses stand below" if self._presenter.typed.changes else ""
        for at, change in enumerate(self._presenter.typed.changes):
            card = ChangeCard(number=at + 1)
            card.ids.day.text, card.ids.dose.text = change.day, change.dose
            card.ids.step.options = list(STEPS)
            card.ids.step.selected = change.step
            card.ids.day.bind(text=lambda field, text, at=at: self._day_typed(at, field, text))
            card.ids.dose.bind(text=lambda _, text, at=at: self._presenter.set_change(at, dose=text))
            card.ids.step.bind(on_choose=lambda _, step, at=at: self._presenter.set_change(at, step=step))
            card.ids.remove_it.bind(on_release=lambda _, at=at: self.remove_change(at))
            box.add_widget(card)

    def _day_typed(self, at: int, field: Any, text: str) -> None:
        self._presenter.set_change(at, day=text)
        field.help = self._presenter.resolved("Date", text)

    def add_change(self) -> None:
        """One more."""
        self._presenter.add_change()
        self._build_changes()

    def remove_change(self, at: int) -> None:
        """One less."""
        self._presenter.remove_change(at)
        self._build_changes()

    # -- the end

    def save(self) -> None:
        """Save and close, or say beside the fields why not."""
        try:
            change = self._presenter.save()
        except DiaryError as refused:
            the_app().shell.say(str(refused))
            return
        self._show_errors()
        if change is not None:
            self.dismiss()
            if change.kinds:
                undo = ("Undo", lambda: the_app().undo(change))
                the_app().shell.say(change.label, (undo,))

    def _show_errors(self) -> None:
        errors = self._presenter.errors
        wrong = []
        for name in FIELDS:
            self.ids[name].error = errors.get(name, "")
            wrong += [self.ids[name]] if name in errors else []
        for at, card in enumerate(self.ids.changes.children[::-1]):
            card.ids.day.error = errors.get(f"day {at}", "")
            card.step_error = errors.get(f"step {at}", "")
            wrong += [card] if card.ids.day.error or card.step_error else []
        if wrong:
            self.ids.scroll.scroll_to(wrong[0], padding=16, animate=False)

    def discard(self) -> None:
        """Close, and forget what is typed."""
        self._presenter.discard()
        self.dismiss()

    def delete(self) -> None:
        """Close, and take it out of the diary."""
        self.discard()
        self._delete(self._presenter.id)

    def may_close(self) -> bool:
        """With something typed it asks first."""
        if not self._presenter.touched:
            return True
        actions = [("Save", self.save), ("Discard", self.discard), ("Keep editing", None)]
        the_app().shell.show_sheet(Dialog(title="Save the changes?", actions=actions))
        return False


load_kv(__file__)
