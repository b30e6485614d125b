"""The page with the rest of a day: bother, a note, further factors. Saved as one goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from kivy.properties import StringProperty

from twitchlog.domain.errors import Invalid
from twitchlog.store import Diary, DiaryError
from twitchlog.ui.presenters.day_more import DayMorePresenter, FactorAsk
from twitchlog.ui.widgets.base import load_kv, the_app
from twitchlog.ui.widgets.chip import ChipGroup
from twitchlog.ui.widgets.choice import Segmented
from twitchlog.ui.widgets.field import Field
from twitchlog.ui.widgets.frame import Page
from twitchlog.ui.widgets.scale import TenScale
from twitchlog.ui.widgets.surface import Column
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv

YES_NO = [(True, "Yes"), (False, "No")]


class Asked(Column):
    """One question with its answer below it."""

    question = StringProperty("")


class DayMorePage(Page):
    """Everything of a day that its card has no room for."""

    def __init__(self, diary: Diary, day: date, **kwargs: Any) -> None:
        self._presenter = DayMorePresenter(diary, day)
        self._amounts: list[Field] = []
        state = self._presenter.state()
        super().__init__(title="More of the day", subtitle=state.title, **kwargs)
        self.ids.bother.number = state.bother
        self.ids.note.text = state.note
        for ask in state.factors:
            asked = Asked(question=ask.question)
            asked.add_widget(self._answer(ask))
            self.ids.factors.add_widget(asked)

    def on_close(self) -> None:
        """What is still in a field is kept too."""
        self.save_note()

    def may_close(self) -> bool:
        """Not while an amount makes no sense: it says so, and would be lost."""
        the_app().shell.keys.leave()
        wrong = next((field for field in self._amounts if field.error), None)
        if wrong is not None:
            self.ids.scroll.scroll_to(wrong, animate=False)
        return wrong is None

    def set_bother(self, number: int | None) -> None:
        """How much the day bothered."""
        self._attempt(lambda: self._presenter.set_bother(number))

    def save_note(self) -> None:
        """Keep the note as it stands."""
        self._attempt(lambda: self._presenter.set_note(self.ids.note.text))

    def _answer(self, ask: FactorAsk) -> Any:
        if ask.ask == "amount":
            return self._amount(ask)
        if ask.ask == "scale":
            widget: Any = TenScale(name=ask.name, number=ask.value)
        elif ask.ask == "word":
            words = [(word, word[:1].upper() + word[1:]) for word in ask.words]
            widget = ChipGroup(options=words, selected=ask.value)
        else:
            widget = Segmented(what=ask.name, options=YES_NO, selected=ask.value, clearable=True)
        widget.bind(on_choose=lambda _, value: self._attempt(lambda: self._presenter.set_factor(ask.key, value)))
        return widget

    def _amount(self, ask: FactorAsk) -> Field:
        label = f"{ask.name}, {ask.unit}" if ask.unit else ask.name
        field = Field(label=label, text=ask.typed)
        self._amounts.append(field)

        def keep(*_: object) -> None:
            try:
                self._presenter.type_amount(ask.key, field.text)
            except (Invalid, DiaryError) as refused:
                field.error = str(refused)
                return
            field.error = ""
            field.help = next((said for said in self._presenter.state().doubts if said.startswith(ask.name)), "")

        field.bind(on_done=keep, on_enter=keep)
        return field

    def _attempt(self, do: Callable[[], object]) -> None:
        try:
            do()
        except (Invalid, DiaryError) as refused:
            the_app().shell.say(str(refused))


load_kv(__file__)
