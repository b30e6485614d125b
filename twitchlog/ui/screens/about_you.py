"""About you: name, birth date, how it began, conditions, family, questions. Kept as one types."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, StringProperty

from twitchlog.domain.wording import shorten
from twitchlog.store import DiaryError
from twitchlog.ui.presenters.about_you import COURSES, EDITABLE, AboutYouPresenter, AboutYouState, ListName
from twitchlog.ui.screens.more_page import MorePart
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import IconButton, PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.choice import Segmented  # noqa: F401 - used in kv
from twitchlog.ui.widgets.field import Field  # noqa: F401 - used in kv
from twitchlog.ui.widgets.surface import Card, Column, Divider, Row  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv

SOON = 0.5  # seconds without typing after which it is kept
FIELDS = ("name", "born", "began", "story", "family")


class ListedLine(Row):
    """A condition or a question: a tap changes its words, the button at the right has the rest."""

    number = NumericProperty(0)
    what = StringProperty("")


class LineDivider(Divider):
    """The hairline between two."""


class LineList(Column):
    """Lines one can add to, change, move and remove: `of` is the list's name, `one` what a line is called, `keep` its
    button.
    """

    of = StringProperty("")
    one = StringProperty("")
    label = StringProperty("")
    keep = StringProperty("")

    __events__ = ("on_add",)

    def on_add(self) -> None:
        """What is in the field is to become a line."""

    def show(self, lines: tuple[str, ...], part: AboutYouPart) -> None:
        """Draw the lines."""
        box = self.ids.lines
        if [line.words for line in box.children[::-1] if isinstance(line, ListedLine)] == list(lines):
            return
        box.clear_widgets()
        for number, words in enumerate(lines):
            if number:
                box.add_widget(LineDivider())
            box.add_widget(self._line(number, words, part))

    def _line(self, at: int, words: str, part: AboutYouPart) -> ListedLine:
        line = ListedLine(title=shorten(words, 400), number=at + 1, what=self.one)
        line.words = words
        line.bind(on_release=lambda _: part.ask_change(self, at))
        more = IconButton(icon="dots-vertical", name=f"More for {self.one.lower()} {at + 1}")
        more.bind(on_release=lambda button: part.show_line_menu(self, at, button))
        line.add_widget(more)
        return line


class AboutYouPart(MorePart):
    """The page. Fields are saved half a second after the last letter, lists at once."""

    presenter: AboutYouPresenter

    def __init__(self, presenter: AboutYouPresenter, **kwargs: Any) -> None:
        self._showing = True
        self._soon = Clock.create_trigger(lambda _: self.keep(), SOON)
        super().__init__(presenter, title="About you", **kwargs)
        self.ids.course.options = list(COURSES)
        for lines in (self.ids.conditions, self.ids.questions):
            lines.ids.new.text = presenter.unadded.get(self._name(lines), "")
        self._showing = False

    def draw(self) -> None:
        """Show the state; the field one types in is left alone."""
        state = self.presenter.state()
        self._showing = True
        for name in FIELDS:
            field = self.ids[name]
            words = state.too_long.get(name)
            field.disabled = words is not None
            if not field.focus and name not in state.errors:
                field.text = getattr(state, name) if words is None else words
        self._showing = False
        self._draw_errors(state)
        self.ids.course.selected = state.course
        self.ids.conditions.show(state.conditions, self)
        self.ids.questions.show(state.questions, self)

    def _draw_errors(self, state: AboutYouState) -> None:
        self._showing = True
        for name in FIELDS:
            field = self.ids[name]
            if name == "born" and field.focus:  # still being typed
                continue
            field.error = state.errors.get(name, "")
            if field.error and not field.focus:
                field.text = getattr(state, name)
        self.ids.born.help = state.born_help
        self._showing = False

    # -- fields

    def typed(self, name: Any, text: str) -> None:
        """A letter was typed: it is kept soon."""
        if self._showing or self.ids[name].disabled:
            return
        self.ids[name].error = ""
        self.presenter.type(name, text)
        self._soon.cancel()
        self._soon()

    def keep(self) -> None:
        """Keep now what is typed; a date still being typed gets its sentence only once it is left."""
        self._soon.cancel()
        if not self.presenter.waiting:
            return
        try:
            self.presenter.keep()
        except DiaryError as refused:
            self.app.shell.say(str(refused))
            return
        self._draw_errors(self.presenter.state())

    def left(self, _name: str) -> None:
        """A field was left: keep it, and show it as the diary has it."""
        self.keep()
        self.draw()

    def leave(self) -> None:
        """Everything typed is kept, also a line not added yet."""
        for lines in (self.ids.conditions, self.ids.questions):
            self.add_line(lines)
        self.keep()

    def set_course(self, course: Any) -> None:
        """Better, same, worse or not noted."""
        self.attempt(lambda: self.presenter.set_course(course))
        self.draw()  # as it is kept, also when it could not be saved

    # -- lists

    def add_line(self, lines: LineList) -> None:
        """The words in the field become a line of the list."""
        field = lines.ids.new
        text, name = field.text, self._name(lines)
        if self.attempt(lambda: self.presenter.add(name, text)):
            field.text = ""

    def ask_change(self, lines: LineList, at: int) -> None:
        """Other words for a line."""
        from twitchlog.ui.screens.today_ask import AskDialog

        name = self._name(lines)
        words = getattr(self.presenter.state(), name)[at]
        if len(words) > EDITABLE:
            self.app.shell.say("This is too long to change here; it is kept whole.")
            return
        dialog = AskDialog(
            title=f"Change the {lines.one.lower()}",
            label=lines.one,
            help="",
            text=words,
            take=lambda text: self.presenter.change(name, at, text),
        )
        self.app.shell.show_sheet(dialog)

    def show_line_menu(self, lines: LineList, at: int, button: Any) -> None:
        """Change, move, remove."""
        name = self._name(lines)
        count = len(getattr(self.presenter.state(), name))
        items: list[tuple[Any, ...]] = [("Change", lambda: self.ask_change(lines, at), "pencil-outline")]
        if at > 0:
            items.append(("Move up", lambda: self._move(name, at, -1), "arrow-up"))
        if at < count - 1:
            items.append(("Move down", lambda: self._move(name, at, +1), "arrow-down"))
        items.append(("Remove", lambda: self.remove_line(lines, at), "trash-can-outline"))
        self.app.shell.show_menu(button, items)

    def remove_line(self, lines: LineList, at: int) -> None:
        """Take a line out; a message offers it back."""
        name = self._name(lines)
        words = self.attempt(lambda: self.presenter.remove(name, at))
        if words is not None:
            back = lambda: self.attempt(lambda: self.presenter.put_back(name, at, words))  # noqa: E731
            self.app.shell.say(f"Removed: {shorten(words, 60)}", (("Undo", back),))

    def _move(self, name: ListName, at: int, step: int) -> None:
        self.attempt(lambda: self.presenter.move(name, at, step))

    def _name(self, lines: LineList) -> ListName:
        return "questions" if lines.of == "questions" else "conditions"


load_kv(__file__)
