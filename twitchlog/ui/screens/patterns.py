"""The Patterns screen: how much, when and where it twitched in a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.scrollview import ScrollView

from twitchlog.ui.presenters.patterns import HOW_MADE, PatternsPresenter, PatternsState
from twitchlog.ui.presenters.periods import ALL, CHOOSE
from twitchlog.ui.screens.base import PlaceScreen
from twitchlog.ui.screens.patterns_cards import HowMuchCard, WhenCard, WhereCard
from twitchlog.ui.screens.period_dialog import PeriodChips, PeriodDialog
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.layer import Dialog
from twitchlog.ui.widgets.surface import Column, EmptyState
from twitchlog.ui.widgets.text import Text

if TYPE_CHECKING:
    from twitchlog.ui.presenters.patterns_count import Patterns

SOON = "Patterns will be here"
SOON_TEXT = "How much it twitches, when in the day and where, from the first day you log. Quiet days count too."


def make(app: Any) -> PatternsScreen:
    """The screen, on the app's diary and clock."""
    return PatternsScreen(PatternsPresenter(app.diary, app.clock))


class Heading(BoxLayout):
    """The answer, and what it rests on: below it, or beside it where it is wide."""


class PatternsScreen(PlaceScreen):
    """One column on a phone, two from 840 dp. Counting and drawing happen off the main thread; the newest wins."""

    wide = BooleanProperty(False)

    def __init__(self, presenter: PatternsPresenter, **kwargs: Any) -> None:
        self._found: Patterns | None = None
        self._empty: bool | None = None
        self._wanted = 0
        super().__init__(presenter, **kwargs)
        self._top = self.ids.top_chips.__self__  # kept also while it is not shown
        self.chips = PeriodChips(on_choose=lambda _, key: self.choose(key))
        self.cards = (HowMuchCard(), WhenCard(), WhereCard())
        self.empty = EmptyState(
            icon="chart-box-outline",
            title=SOON,
            text=SOON_TEXT,
            action="Go to Today",
            on_step=lambda _: self.app.shell.go("Today"),
        )
        self.nothing = EmptyState(
            icon="chart-box-outline",
            text="No day of this time is logged.",
            action="Show all days",
            action_kind="tonal",
            on_step=lambda _: self.choose(ALL),
        )
        self.app.shell.bind(wide=self._reshape)
        self.wide = self.app.shell.wide

    # -- drawing

    def draw(self, state: PatternsState) -> None:
        """Show the chips now, and the numbers once they are counted."""
        self.chips.show(state.chips, state.selected)
        if state.empty != self._empty:
            self._empty = state.empty
            self._arrange()
        if not state.empty:
            self._count()

    def _count(self) -> None:
        self._wanted += 1
        number, work = self._wanted, self.presenter.work()

        def newest() -> Patterns | None:
            return work() if number == self._wanted else None

        def then(found: Patterns | None) -> None:
            if found is not None and number == self._wanted:
                self._show(found)

        self.app.in_background(newest, then)

    def _show(self, found: Patterns) -> None:
        self._found = found
        if not found.nothing:
            for card in self.cards:
                card.show(found)
        self._arrange()

    def _reshape(self, _shell: object, wide: bool) -> None:
        self.wide = wide
        self._arrange()

    def _arrange(self) -> None:
        """Put the parts where they belong at this width."""
        content, holders = self.ids.content, (self._top, self.ids.bar_chips)
        for part in (self.chips, *self.cards):
            if part.parent is not None:
                part.parent.remove_widget(part)
        content.clear_widgets()
        if self._empty:
            content.add_widget(self.empty)
            return
        self.chips.fit(self.wide)
        holders[self.wide].add_widget(self.chips)
        if not self.wide:
            content.add_widget(holders[0])
        if self._found is None:
            return
        content.add_widget(heading(self._found, self.wide))
        self.cards[2].wide = self.wide
        if self._found.nothing:
            content.add_widget(self.nothing)
        elif self.wide:
            content.add_widget(_columns(self.cards[:2], self.cards[2:]))
        else:
            for card in self.cards:
                content.add_widget(card)

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

    def explain(self) -> None:
        """How these numbers are made."""
        dialog = Dialog(title="How these numbers are made", actions=[("Close", None)])
        words = Column(spacing=dp(12))
        for sentence in HOW_MADE:
            words.add_widget(Text(text=sentence, tone="onSurfaceVariant"))
        scroll = ScrollView(do_scroll_x=False, size_hint_y=None)
        scroll.add_widget(words)

        def fit(*_: object) -> None:
            scroll.height = min(words.height, max(dp(96), self.app.shell.height - dp(220)))

        words.bind(height=fit)
        fit()
        dialog.add_widget(scroll)
        self.app.shell.show_sheet(dialog)


def heading(found: Patterns, wide: bool) -> Heading:
    """The answer and the denominator."""
    if wide:
        box = Heading(size_hint_y=None, spacing=dp(16))
        box.add_widget(Text(text=found.answer, role="headlineSmall", fit=True, pos_hint={"center_y": 0.5}))
        box.add_widget(Text(text=found.rests_on, tone="onSurfaceVariant", pos_hint={"center_y": 0.45}))
    else:
        box = Heading(size_hint_y=None, orientation="vertical", spacing=dp(4))
        box.add_widget(Text(text=found.answer, role="headlineSmall"))
        box.add_widget(Text(text=f"{found.span}. {found.rests_on}", tone="onSurfaceVariant"))
    box.bind(minimum_height=box.setter("height"))
    return box


def _columns(left: Any, right: Any) -> BoxLayout:
    both = BoxLayout(size_hint_y=None, spacing=dp(24))
    for parts in (left, right):
        column = Column(spacing=dp(16), pos_hint={"top": 1})
        for part in parts:
            column.add_widget(part)
        both.add_widget(column)
    both.bind(minimum_height=both.setter("height"))
    return both


load_kv(__file__)
