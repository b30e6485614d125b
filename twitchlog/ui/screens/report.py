"""The Report screen: what goes in, the page as it will be, and the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.core.clipboard import Clipboard
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from twitchlog.domain.errors import Invalid
from twitchlog.store import DiaryError
from twitchlog.ui.presenters.periods import CHOOSE
from twitchlog.ui.presenters.report import PAPERS, ReportPresenter, ReportState
from twitchlog.ui.screens.base import PlaceScreen
from twitchlog.ui.screens.period_dialog import PeriodChips, PeriodDialog
from twitchlog.ui.screens.report_file import ReportFile
from twitchlog.ui.screens.report_page import SHAPE, ReportPages, decoded
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import IconButton, PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.choice import Segmented, Toggle  # noqa: F401 - used in kv
from twitchlog.ui.widgets.field import Field
from twitchlog.ui.widgets.surface import Column, Divider, EmptyState, Row  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Text

if TYPE_CHECKING:
    from twitchlog.charts.render import Picture

SOON = "Your report will be here"
SOON_TEXT = "One page for the doctor: where, how often and how long, with your medicines and questions."


def make(app: Any) -> ReportScreen:
    """The screen, on the app's diary and clock."""
    return ReportScreen(ReportPresenter(app.diary, app.clock, demo=app.demo))


class OptionRow(Row):
    """A part of the report with its switch."""

    __events__ = ("on_switch",)

    def on_switch(self, on: bool) -> None:
        """It was switched."""


class ReportOptions(Column):
    """The switches and the paper. `on_option(name, value)` comes."""

    __events__ = ("on_option",)

    def on_option(self, name: str, value: object) -> None:
        """Something was switched or chosen."""

    def show(self, state: ReportState) -> None:
        """Everything as the state says."""
        for key, second in (("questions", state.questions), ("notes", state.notes), ("name", state.person)):
            row = self.ids[key]
            row.second = second
            row.ids.toggle.active = getattr(state.options, key)
        self.ids.paper.options = list(PAPERS)
        self.ids.paper.selected = state.options.paper


class PreviewPane(BoxLayout):
    """The page on a band of its own; a tap enlarges it."""

    shape = NumericProperty(SHAPE["a4"])

    __events__ = ("on_enlarge",)

    def on_enlarge(self) -> None:
        """The page was tapped."""


class ReportBar(BoxLayout):
    """The buttons that stay in sight."""

    busy = BooleanProperty(False)

    __events__ = ("on_save", "on_open", "on_more")

    def on_save(self) -> None:
        """Save as PDF."""

    def on_open(self) -> None:
        """Open in the system's viewer."""

    def on_more(self, anchor: Any) -> None:
        """The dots."""


class ReportScreen(PlaceScreen):
    """One column on a phone; from 840 dp what goes in at the left, the page at the right."""

    wide = BooleanProperty(False)
    empty_diary = BooleanProperty(False)
    words = StringProperty("")
    shape = NumericProperty(SHAPE["a4"])

    def __init__(self, presenter: ReportPresenter, **kwargs: Any) -> None:
        self._wanted = 0
        self._arranged: tuple[bool, bool] | None = None
        self._request = Clock.create_trigger(self._make_page, 0)
        super().__init__(presenter, **kwargs)
        self.file = ReportFile(presenter, busy=self._busy)
        self.chips = PeriodChips(on_choose=lambda _, key: self.choose(key))
        self.options = ReportOptions(on_option=lambda _, name, value: self.set_option(name, value))
        self.preview = PreviewPane(on_enlarge=lambda _: self.enlarge())
        self.story = Field(label="Why I came, in your words", multiline=True, on_done=lambda _: self.keep_story())
        self.line = Text(tone="onSurfaceVariant")
        self.bar = ReportBar(
            on_save=lambda _: self.file.ask(),
            on_open=lambda _: self.file.open(),
            on_more=lambda _, anchor: self.app.shell.show_menu(anchor, [("Copy key facts", self.copy_facts)]),
        )
        self.empty = EmptyState(
            icon="file-document-outline",
            title=SOON,
            text=SOON_TEXT,
            action="Go to Today",
            on_step=lambda _: self.app.shell.go("Today"),
        )
        for page in (self.preview.ids.page, self.ids.wide_page):
            page.bind(width=self._request)
        self.app.shell.bind(wide=self._reshape)
        self.app.bind(on_stop=lambda _: self.file.clear())
        self.wide = self.app.shell.wide

    # -- drawing

    def draw(self, state: ReportState) -> None:
        """Show the choices now, and the page once it is made."""
        self.empty_diary = state.empty
        self.chips.show(state.chips, state.selected)
        self.options.show(state)
        if not self.story.focus:
            self.story.text = state.story
        self.shape = self.preview.shape = SHAPE[state.options.paper]
        self._arrange()
        if not state.empty:
            self._request()

    def _make_page(self, *_: object) -> None:
        """Draw the page in the background, as large as it is shown; the newest wins."""
        shown = self.ids.wide_page if self.wide else self.preview.ids.page
        if self.empty_diary or shown.width < dp(64):
            return
        self._wanted += 1
        number, work = self._wanted, self.presenter.pages(round(shown.width))

        def newest() -> tuple[Picture, str] | None:
            if number != self._wanted:
                return None
            preview = work()
            return decoded(preview.pages[0]), preview.words

        def then(done: tuple[Picture, str] | None) -> None:
            if done is None or number != self._wanted:
                return
            picture, self.words = done
            self.line.text = f"{self.words}. Tap to enlarge."
            shown.put(picture)

        def failed(error: Exception) -> None:
            self.file.log_failure(error)
            self.line.text = self.words = "The page could not be drawn."

        self.line.text = self.line.text or "Making the page …"
        self.words = self.words or "Making the page …"
        self.app.in_background(newest, then, failed)

    def _reshape(self, _shell: object, wide: bool) -> None:
        self.wide = wide
        if self._arranged is not None:
            self._arrange()
            self.redraw()

    def _arrange(self) -> None:
        """Put the parts where they belong at this width."""
        plan = (self.wide, self.empty_diary)
        if plan == self._arranged:
            return
        self._arranged = plan
        left, bar = self.ids.left, self.ids.bar
        for part in (self.chips, self.preview, self.line, self.options, self.story, self.empty, self.bar):
            if part.parent is not None:
                part.parent.remove_widget(part)
        left.clear_widgets()
        if self.empty_diary:
            left.add_widget(self.empty)
            return
        side = dp(24) if self.wide else dp(16)
        left.add_widget(_inset(self.chips, side, 0, 0, -dp(8)))
        if self.wide:
            left.add_widget(_inset(self.story, side, dp(12), side, dp(8)))
            left.add_widget(_inset(self.options, side, 0, side, 0))
        else:
            left.add_widget(_inset(self.preview, 0, dp(16), 0, dp(12)))
            left.add_widget(_inset(self.line, side, 0, side, dp(8)))
            left.add_widget(_inset(self.options, side, 0, side, dp(8)))
            left.add_widget(_inset(self.story, side, 0, side, 0))
        bar.add_widget(self.bar)

    # -- what taps do

    def choose(self, key: str) -> None:
        """Another period."""
        if key == CHOOSE:
            self.app.shell.show_sheet(PeriodDialog(self.presenter.period(), self._take_days))
            return
        self.presenter.choose(key)
        self.redraw()

    def _take_days(self, first: str, last: str) -> None:
        self.presenter.choose_dates(first, last)
        self.redraw()

    def set_option(self, name: str, value: Any) -> None:
        """A part of the report on or off, or other paper."""
        self.presenter.set_option(**{name: value})
        self.redraw()

    def keep_story(self) -> None:
        """Keep why they came as it stands in the field."""
        try:
            self.presenter.tell_story(self.story.text)
            self.story.error = ""
        except (Invalid, DiaryError) as refused:
            self.story.error = str(refused)

    def enlarge(self) -> None:
        """The pages over the whole window."""
        assert isinstance(self.presenter, ReportPresenter)
        self.app.shell.open_page(ReportPages(self.presenter))

    def copy_facts(self) -> None:
        """The answers as text to the clipboard."""

        def take(facts: str) -> None:
            Clipboard.copy(facts)
            self.app.shell.say("Copied: the key facts, to paste into a message.")

        self.app.in_background(self.presenter.facts(), take, self.file.failed)

    def _busy(self, busy: bool) -> None:
        self.bar.busy = busy


def _inset(widget: Any, *padding: float) -> Column:
    column = Column(padding=padding)
    column.add_widget(widget)
    return column


load_kv(__file__)
