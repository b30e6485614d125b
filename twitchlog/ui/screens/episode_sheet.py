"""The episode sheet: a new episode, or one to edit. Every choice is kept as a draft at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp

from twitchlog.domain.errors import Invalid
from twitchlog.domain.places import Place
from twitchlog.domain.wording import exact_duration_words, lower_first
from twitchlog.store import DiaryError
from twitchlog.ui.presenters.episode_draft import EXACT, EpisodeDraft
from twitchlog.ui.presenters.episode_factors import FactorRow
from twitchlog.ui.presenters.episode_form import EpisodeFormPresenter, EpisodeFormState
from twitchlog.ui.presenters.episode_words import Summary
from twitchlog.ui.screens.episode_asks import GoingOnSheet, NoteSheet, WithItSheet, ask, ask_factor
from twitchlog.ui.screens.episode_offer import Offer
from twitchlog.ui.screens.episode_parts import (
    BarWords,
    Choices,
    FactorAnswer,
    Said,
    SheetRow,  # noqa: F401 - used in kv
    SheetSection,
)
from twitchlog.ui.ways import draft_words
from twitchlog.ui.widgets.base import load_kv, the_app
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.chip import Chip
from twitchlog.ui.widgets.choice import Segmented  # noqa: F401 - used in kv
from twitchlog.ui.widgets.layer import Dialog, Sheet
from twitchlog.ui.widgets.scale import TenScale  # noqa: F401 - used in kv

WHEN_HELP = "Like 21:30, yesterday 21:30, mon 21:30 or 2 hours ago"
LENGTH_HELP = "Like 30 s, 5 min, 1 h 30 or a moment"


class EpisodeSheet(Sheet):
    """`saved()` comes once it was saved; `restored` says that the draft was left unsaved before."""

    def __init__(
        self, draft: EpisodeDraft, *, restored: bool = False, saved: Callable[[], object] = lambda: None, **kwargs: Any
    ) -> None:
        app = the_app()
        self.presenter = EpisodeFormPresenter(app.diary, app.clock, draft, app.drafts.keep)
        self._restored = restored
        self._saved = saved
        self._done = self._aside = False
        self._places: tuple[Place, ...] | None = None
        super().__init__(**kwargs)
        self._build()
        if not draft.edits:
            self.ids.offer.add_widget(Offer(self, draft.id))
        self.draw()

    # -- building

    def _build(self) -> None:
        self._count = self._section("How many", "count", lambda key: self._set_count(key))
        self._length = self._section("How long", "length", self.choose_length)
        self._when = self._section("When did it start", "start", self.choose_when)
        self._until = self._section("Is it still going", "end", self.choose_until)
        self._when_problem, self._length_doubt = Said(), Said()
        self._when.add_widget(self._when_problem)
        self._length.add_widget(self._length_doubt)
        self._factors: dict[str, FactorAnswer] = {}
        self._words = BarWords()
        self.add_to_bar(self._words)
        self._save = PillButton(kind="filled", text="Save", icon="check", tall=True)
        self._save.bind(on_release=lambda _: self.save())
        self.add_to_bar(self._save)
        self.bind(width=self._reshape)

    def _reshape(self, *_: object) -> None:
        stacked = self.width < dp(300)
        self._save.size_hint_x = 1 if stacked else None
        if not stacked:
            self._save.width = self._save.ids.row.width + 2 * self._save.side

    def _section(self, title: str, what: str, choose: Callable[[str], object]) -> SheetSection:
        section = SheetSection(title=title)
        section.choices = Choices(what=what)
        section.choices.bind(on_choose=lambda _, key: choose(key))
        section.add_widget(section.choices)
        return section

    # -- drawing

    def draw(self) -> None:
        """Show the presenter's state; what did not change is left alone."""
        state = self.presenter.state()
        self.title = state.title
        self._draw_places(state.places)
        self.ids.place_problem.text = state.problems.get("place", "")
        modes = self.ids.modes
        modes.options = [(option.key, option.label) for option in state.modes]
        modes.selected = next(option.key for option in state.modes if option.on)
        self._draw_answers(state)
        self.ids.bother.number = state.bother
        for row in state.factors:
            self._draw_factor(row)
        for name in ("going_on", "with_it", "note"):
            self.ids[name].show(getattr(state, name))
        if state.can_delete and not self.ids.below.children:
            delete = PillButton(text="Delete", icon="trash-can-outline", tall=True)
            delete.bind(on_release=lambda _: self.delete())
            self.ids.below.add_widget(delete)

    def _draw_places(self, places: tuple[Place, ...]) -> None:
        if places == self._places:
            return
        self._places = places
        box = self.ids.places
        box.clear_widgets()
        for place in places:
            chip = Chip(text=place.label, selected=True, trailing="close", name=f"Remove {lower_first(place.label)}")
            chip.bind(on_release=lambda _, place=place: self.remove_place(place))
            box.add_widget(chip)
        add = Chip(text="Add a place", icon="plus")
        add.bind(on_release=lambda _: self.add_place())
        box.add_widget(add)

    def _draw_answers(self, state: EpisodeFormState) -> None:
        self._length.title, self._when.title, self._when.hint = state.length_title, state.when_title, state.when_words
        self._length_doubt.text = state.length_doubt
        self._when_problem.text = state.problems.get("when", "")
        parts = ((self._count, state.counts), (self._length, state.lengths), (self._when, state.when))
        shown = []
        for section, options in (*parts, (self._until, state.until)):
            if options:
                section.choices.show(options)
                shown.append(section)
        box = self.ids.answers
        if box.children[::-1] != shown:
            box.clear_widgets()
            for section in shown:
                box.add_widget(section)

    def _draw_factor(self, row: FactorRow) -> None:
        if row.key not in self._factors:
            answer = FactorAnswer(lambda key=row.key: self.open_factor(key))
            self._factors[row.key] = answer
            self.ids.factors.add_widget(answer)
        answer = self._factors[row.key]
        answer.row.icon, answer.row.title = row.icon, row.title
        answer.row.show(Summary(row.source, row.value, row.known))
        answer.doubt.text = row.doubt

    # -- answers

    def change(self, **changes: Any) -> None:
        """Something was answered."""
        self.presenter.change(**changes)
        self.draw()

    def choose_mode(self, mode: str) -> None:
        """Single, burst or ongoing."""
        self.presenter.choose_mode(mode)
        self.draw()

    def remove_place(self, place: Place) -> None:
        """One place less."""
        self.presenter.remove_place(place)
        self.draw()

    def add_place(self) -> None:
        """Choose on the body map; the sheet stands aside meanwhile."""
        app = the_app()
        self._aside = True
        app.shell.drop_layer(self)
        page = app.open_body_map(places=self.presenter.draft.places, take=self._take_places)
        page.bind(on_close=lambda _: self._return())

    def _take_places(self, places: tuple[Place, ...]) -> None:
        self.presenter.set_places(places)
        self.draw()

    def _return(self) -> None:
        if self._aside:
            self._aside = False
            the_app().shell.show_sheet(self)

    def _set_count(self, key: str) -> None:
        self.change(count=None if key == self.presenter.draft.count else key)

    def choose_length(self, key: str) -> None:
        """A length, or the question for an exact one."""
        if key != EXACT:
            self.presenter.choose_length(key)
            self.draw()
            return
        length = self.presenter.draft.duration_s
        typed = "" if length is None else exact_duration_words(length).replace("\N{NO-BREAK SPACE}", " ")
        ask(self, "How long was it?", "How long", LENGTH_HELP, self.presenter.type_length, typed)

    def choose_when(self, key: str) -> None:
        """A start, or the question for an exact one."""
        if key != EXACT:
            self.presenter.choose_when(key)
            self.draw()
            return
        ask(self, "When did it start?", "Start", WHEN_HELP, self.presenter.type_start, self.presenter.start_typed())

    def choose_until(self, key: str) -> None:
        """Still going, or when it ended."""
        if key == EXACT:
            ask(self, "When did it end?", "End", WHEN_HELP, self.presenter.type_end, self.presenter.end_typed())
        else:
            self.change(lasted_s=None)

    def open_factor(self, key: str) -> None:
        """Ask for a factor as it was at this episode."""
        ask_factor(self, key)

    def open_going_on(self) -> None:
        """The words for what was going on."""
        self._open(GoingOnSheet(self.presenter))

    def open_with_it(self) -> None:
        """Symptoms, whether others could see it, and what it was."""
        self._open(WithItSheet(self.presenter))

    def open_note(self) -> None:
        """The note."""
        self._open(NoteSheet(self.presenter))

    def _open(self, sheet: Sheet) -> None:
        sheet.bind(on_dismiss=lambda _: self.draw())
        the_app().shell.show_sheet(sheet)

    # -- the end

    def save(self) -> None:
        """Save, or say beside the field why not."""
        app = the_app()
        app.shell.keys.leave()
        try:
            logged = self.presenter.save()
        except Invalid as refused:
            self.draw()
            self._show_problem(str(refused))
            return
        except DiaryError as refused:
            self._refuse(str(refused))
            return
        self._finish()
        actions: list[Any] = [("Undo", lambda: app.undo(*logged.undo))]
        if not self.presenter.draft.edits:
            actions.insert(0, ("Details", lambda: app.open_episode(episode_id=logged.episode.id)))
        app.shell.say(logged.text, actions)
        self._saved()

    def _show_problem(self, reason: str) -> None:
        if not (self.ids.place_problem.text or self._when_problem.text):
            self._refuse(reason)
            return
        beside = self.ids.places if self.ids.place_problem.text else self._when.choices
        self.ids.scroll.scroll_to(beside, padding=dp(24), animate=False)

    def _refuse(self, reason: str) -> None:
        """Say over the sheet what no field of it is to blame for; what was chosen stays."""
        the_app().shell.show_sheet(Dialog(title="Not saved yet", text=reason, actions=[("Close", None)]))

    def delete(self) -> None:
        """Delete the episode; a message offers it back."""
        app = the_app()
        try:
            change = app.diary.delete(self.presenter.draft.id)
        except (Invalid, DiaryError) as refused:
            self._refuse(str(refused))
            return
        self._finish()
        app.shell.say(change.label, (("Undo", lambda: app.undo(change)),))

    def _finish(self) -> None:
        self._done = True
        the_app().drafts.drop(self.presenter.draft.id)
        the_app().drafts.flush()
        self.dismiss()

    def on_dismiss(self) -> None:
        """Closed without saving: what was chosen is kept, and said to be."""
        app, draft = the_app(), self.presenter.draft
        if self._done or not (self.presenter.changed or self._restored):
            return
        kept = app.drafts.flush()
        words = draft_words(draft)
        said = (
            f"Kept as a draft: {words}" if kept else f"Kept until the window closes; it could not be written: {words}"
        )
        app.say_draft(said, draft)


load_kv(__file__)
