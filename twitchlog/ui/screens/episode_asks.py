"""The further questions of the episode sheet: small dialogs for a time or an amount, sheets of words, the note."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

from twitchlog.domain.vocabulary import CONTEXTS, SYMPTOMS
from twitchlog.domain.wording import number_words, shorten
from twitchlog.ui.presenters.episode_form import EpisodeFormPresenter
from twitchlog.ui.presenters.episode_words import upper_first
from twitchlog.ui.screens.episode_parts import SheetSection  # noqa: F401 - used in kv
from twitchlog.ui.screens.today_ask import AskDialog
from twitchlog.ui.widgets.base import load_kv, the_app
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.chip import ChipGroup  # noqa: F401 - used in kv
from twitchlog.ui.widgets.choice import Segmented  # noqa: F401 - used in kv
from twitchlog.ui.widgets.field import Field
from twitchlog.ui.widgets.layer import Dialog, Layer, Sheet
from twitchlog.ui.widgets.scale import TenScale  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Text

FACTOR_FIELDS = {
    "caffeine_mg": ("Caffeine, mg", "Milligrams that day until then. Empty: not noted"),
    "sleep_h": ("Sleep", "Like 6 h 30 or 6.5. Empty: not noted"),
}
LONG = 5000  # letters of a note that a field takes without getting slow
PASTED = 50_000  # as many pasted at once leave the field again
BEGINNING = 1500
SETTLED = 0.05  # seconds, a few frames


def ask(
    sheet: Any,
    title: str,
    label: str,
    help: str,
    take: Callable[[str], object],
    text: str = "",
    follow: Callable[[], object] | None = None,
) -> AskDialog:
    """Ask for a text in a small dialog; the sheet is drawn anew once it made sense."""

    def taken(typed: str) -> None:
        if typed != text or not typed:
            take(typed)
            sheet.draw()

    dialog = AskDialog(title=title, label=label, help=help, take=taken, text=text)
    if follow is not None:

        def follow_day() -> None:
            dialog.dismiss()
            follow()

        dialog.actions = [*dialog.actions, ("As on your day", follow_day)]
    shell = the_app().shell
    shell.show_sheet(dialog)
    give_keyboard(dialog, dialog.field)
    return dialog


def give_keyboard(layer: Layer, field: Field) -> None:
    """Let one type at once, when the layer has found its size."""
    keys = the_app().shell.keys
    Clock.schedule_once(lambda _: layer.parent and keys.put(field.entry), SETTLED)


def ask_factor(sheet: Any, key: str) -> None:
    """Ask for a factor as it was at the sheet's episode; emptied, it is not noted."""
    presenter = sheet.presenter
    row = next(row for row in presenter.state().factors if row.key == key)

    def follow_day() -> None:
        presenter.follow_day(key)
        sheet.draw()

    def stress(number: int | None) -> None:
        presenter.set_factor("stress", number)
        sheet.draw()

    follow = follow_day if row.own and not presenter.draft.edits else None
    if key == "stress":
        number = presenter.factor("stress")
        the_app().shell.show_sheet(StressDialog(number, stress, follow))
        return
    label, help = FACTOR_FIELDS[key]
    ask(sheet, row.title, label, help, lambda text: presenter.type_factor(key, text), row.typed, follow)


class StressDialog(Dialog):
    """Stress from 0 to 10, or not noted."""

    def __init__(
        self, number: int | None, take: Callable[[int | None], object], follow: Callable[[], object] | None, **kw: Any
    ) -> None:
        super().__init__(**kw)
        self.ids.scale.number = number
        self.ids.scale.bind(on_choose=lambda _, chosen: take(chosen))
        more = [("As on your day", follow)] if follow else []
        self.actions = [("Done", None), *more]


class WordsSheet(Sheet):
    """Words of the vocabulary to choose from; every tap is kept."""

    field = ""
    words: tuple[str, ...] = ()

    def __init__(self, presenter: EpisodeFormPresenter, **kwargs: Any) -> None:
        self.presenter = presenter
        super().__init__(**kwargs)
        self.ids.words.options = [(word, upper_first(word)) for word in self.words]
        self.ids.words.chosen = list(getattr(presenter.draft, self.field))
        done = PillButton(kind="filled", text="Done", tall=True, size_hint=(1, None))
        done.bind(on_release=lambda _: self.dismiss())
        self.add_to_bar(done)

    def tap(self, word: str) -> None:
        """A word was chosen or taken back."""
        chosen = tuple(word for word in self.words if word in self.ids.words.chosen)
        self.presenter.change(**{self.field: chosen})


class GoingOnSheet(WordsSheet):
    """What was going on."""

    field = "contexts"
    words = CONTEXTS

    def __init__(self, presenter: EpisodeFormPresenter, **kwargs: Any) -> None:
        super().__init__(presenter, title="What was going on", **kwargs)


class WithItSheet(WordsSheet):
    """Symptoms with it, whether others could see it, and what it was. "None" stands alone."""

    field = "symptoms"
    words = SYMPTOMS

    def __init__(self, presenter: EpisodeFormPresenter, **kwargs: Any) -> None:
        super().__init__(presenter, title="Anything with it", **kwargs)
        self.ids.visible.selected = presenter.draft.visible
        self.ids.kind.selected = presenter.draft.kind

    def tap(self, word: str) -> None:
        """A symptom was chosen or taken back."""
        group = self.ids.words
        if word in group.chosen:
            group.chosen = ["none"] if word == "none" else [other for other in group.chosen if other != "none"]
        super().tap(word)


class NoteSheet(Sheet):
    """The note, kept while one types. A very long one is shown shortened and kept whole."""

    def __init__(self, presenter: EpisodeFormPresenter, **kwargs: Any) -> None:
        self.presenter = presenter
        super().__init__(**kwargs)
        done = PillButton(kind="filled", text="Done", tall=True, size_hint=(1, None))
        done.bind(on_release=lambda _: self.dismiss())
        self.add_to_bar(done)
        if len(presenter.draft.note) > LONG:
            self._show_long(presenter.draft.note)
        else:
            self._show_field(presenter.draft.note)

    def _show_field(self, note: str) -> None:
        self.ids.long.clear_widgets()
        field = Field(label="Note", multiline=True, lines=6, ground="sheet", text=note)
        field.bind(text=lambda _, text: self._typed(text))
        self.ids.short.add_widget(field)
        give_keyboard(self, field)

    def _typed(self, text: str) -> None:
        self.presenter.change(note=text)
        if len(text) > PASTED:
            Clock.schedule_once(lambda _: self._show_long(text), 0)

    def _show_long(self, note: str) -> None:
        the_app().shell.keys.leave()
        for box in (self.ids.short, self.ids.long):
            box.clear_widgets()
        said = f"This note has {number_words(len(note))} letters. It is kept whole; here is how it begins."
        self.ids.long.add_widget(Text(text=said, role="bodySmall", tone="onSurfaceVariant"))
        self.ids.long.add_widget(Text(text=shorten(note, BEGINNING), role="bodyLarge"))
        anew = PillButton(text="Write it anew")
        anew.bind(on_release=lambda _: self._write_anew())
        self.ids.long.add_widget(anew)

    def _write_anew(self) -> None:
        self.presenter.change(note="")
        self._show_field("")


load_kv(__file__)
