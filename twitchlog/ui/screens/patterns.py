"""The Patterns screen: how much, when, where, how long, what with, and what changed in a period."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty
from kivy.uix.boxlayout import BoxLayout

from twitchlog.ui.newest import Newest
from twitchlog.ui.presenters.mark_form import MarkForm
from twitchlog.ui.presenters.patterns import PatternsPresenter, PatternsState
from twitchlog.ui.presenters.periods import ALL, CHOOSE
from twitchlog.ui.presenters.suspects import SuspectsPresenter
from twitchlog.ui.screens.base import PlaceScreen
from twitchlog.ui.screens.entries_sheet import show_entries
from twitchlog.ui.screens.patterns_cards import HowLongCard, HowMuchCard, WhenCard
from twitchlog.ui.screens.patterns_changed import WhatChanged
from twitchlog.ui.screens.patterns_factors import WhatWith
from twitchlog.ui.screens.patterns_heading import Heading, how_made
from twitchlog.ui.screens.patterns_where import WhereCard
from twitchlog.ui.screens.period_dialog import PeriodChips, PeriodDialog
from twitchlog.ui.steps import Steps
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import IconButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.focus import bring_to_top
from twitchlog.ui.widgets.pinch_scroll import PinchScroll  # noqa: F401 - used in kv
from twitchlog.ui.widgets.slot import Slot
from twitchlog.ui.widgets.surface import Column, EmptyState

if TYPE_CHECKING:
    from twitchlog.domain.person import Mark
    from twitchlog.ui.presenters.patterns_count import Patterns
    from twitchlog.ui.presenters.patterns_factors import Judged

SOON = "Patterns will be here"
SOON_TEXT = "How much it twitches, when in the day and where, from the first day you log. Quiet days count too."
LAYING_OUT = 6  # frames until what was added has its place
COUNTING = "Counting…"
JUDGING = "Holding factors against the days…"


def make(app: Any) -> PatternsScreen:
    """The screen, on the app's diary and clock."""
    settings = (lambda: app.settings.calm, lambda: not app.settings.hide_counts)
    return PatternsScreen(PatternsPresenter(app.diary, app.clock, *settings))


class PatternsScreen(PlaceScreen):
    """One column on a phone, two from 840 dp. Counting and drawing happen off the main thread; the newest wins."""

    presenter: PatternsPresenter
    wide = BooleanProperty(False)
    bare = BooleanProperty(False)  # nothing is logged: no time to move to
    can_go_back = BooleanProperty(False)
    can_go_on = BooleanProperty(False)

    def __init__(self, presenter: PatternsPresenter, **kwargs: Any) -> None:
        self._found: Patterns | None = None
        self._empty: bool | None = None
        self._shape: object = None
        self._sought = ""  # the mark whose change is to be scrolled to
        self._steps = Steps()
        super().__init__(presenter, **kwargs)
        self._top = self.ids.top_chips.__self__  # kept also while it is not shown
        self.chips = PeriodChips(on_choose=lambda _, key: self.choose(key))
        self.heading = Heading()
        self._newest = Newest(self.app.in_background, lambda words: setattr(self.heading, "waiting", words))
        self.cards = (HowMuchCard(show_entries), WhenCard(show_entries), WhereCard(show_entries))
        self.cards[0].bind(on_drag=lambda _, share: self.drag(share))
        self.how_long = HowLongCard(show_entries)
        self.what_with = WhatWith(show_entries)
        self.what_with.bind(on_outcome=lambda _, key: self.hold_against(key), on_suspects=lambda _: self.suspects())
        self.heading.bind(waiting=lambda _, words: self.what_with.wait(words))
        self.what_changed = WhatChanged(show_entries)
        self.what_changed.bind(on_mark=lambda _, mark: self.mark(mark))
        self._slots = [Slot(each) for each in (*self.cards, self.how_long, self.what_with, self.what_changed)]
        self.empty = EmptyState(
            icon="chart-box-outline",
            title=SOON,
            text=SOON_TEXT,
            action="Go to Today",
            on_step=lambda _: self.app.shell.go("Today"),
        )
        self.nothing = EmptyState(
            icon="chart-box-outline",
            action_kind="tonal",
            on_step=lambda _: self.app.shell.go("Today") if self.presenter.choice.key == ALL else self.choose(ALL),
        )
        self.app.shell.bind(wide=self._reshape)
        self.wide = self.app.shell.wide

    @property
    def busy(self) -> bool:
        """Whether something is still being counted or put on the screen."""
        return self._newest.busy or self._steps.busy

    # -- drawing

    def draw(self, state: PatternsState) -> None:
        """Show the chips now, and the numbers once they are counted."""
        self.chips.show(state.chips, state.selected)
        if state.empty != self._empty:
            self._empty = self.bare = state.empty
            if state.empty:
                self.can_go_back = self.can_go_on = False
            self._arrange()
        if not state.empty:
            self._count()

    def _count(self) -> None:
        """Count the period on show, then judge factors and changes; each off the main thread."""
        self._newest.begin()
        self._newest.do(COUNTING, self.presenter.work(), self._show)

    def _judge(self) -> None:
        if self._found is not None and not self._found.nothing:
            self._newest.do(JUDGING, self.presenter.judging(self._found.period), self._show_judged)

    def _show(self, found: Patterns) -> None:
        self._found = found
        self._newest.shown()
        steps: list[Callable[[], object]] = [self._show_heading]
        if not found.nothing:
            steps += [lambda card=card: card.show(found) for card in (*self.cards, self.how_long)]
        self._steps.begin([*steps, self._arrange, self._judge])

    def _show_heading(self) -> None:
        found = self._found
        assert found is not None
        self.heading.show(found, self.presenter.standing)
        self.can_go_back = self.presenter.can_move(found.period, -1)
        self.can_go_on = self.presenter.can_move(found.period, 1)
        everything = self.presenter.choice.key == ALL
        self.nothing.text = "No day is logged yet." if everything else "No day of this time is logged."
        self.nothing.action = "Go to Today" if everything else "Show all days"

    def _show_judged(self, judged: Judged) -> None:
        found = self._found
        assert found is not None
        steps = self.what_with.steps(judged, found.warning)
        self._steps.begin([*steps, *self.what_changed.steps(judged), self._arrange, self._seek])

    def _reshape(self, _shell: object, wide: bool) -> None:
        self.wide = wide
        if self._found is not None:
            self.heading.wide = wide
            self._show_heading()
        self._arrange()

    def _arrange(self) -> None:
        """Put the parts where they belong at this width; nothing to do while the same parts stand there."""
        found = self._found
        shape = (self._empty, self.wide, found is None, found is not None and found.nothing, self._judged_once)
        if shape == self._shape:
            return
        self._shape = shape
        content, holders = self.ids.content, (self._top, self.ids.bar_chips)
        much, when, where, long, what_with, what_changed = self._slots
        lower = (what_with, what_changed) if self._judged_once else ()
        parts: tuple[Any, ...] = (self.chips, self.heading, *self._slots)
        for part in parts:
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
        self.heading.wide = self.cards[2].wide = self.wide
        self.heading.fit()
        content.add_widget(self.heading)
        if found is None:
            return
        if found.nothing:
            content.add_widget(self.nothing)
        elif self.wide:
            content.add_widget(_columns((much, when, *lower[1:]), (where, long, *lower[:1])))
        else:
            for card in (much, when, where, long, *lower):
                content.add_widget(card)

    @property
    def _judged_once(self) -> bool:
        return bool(self.what_with.children)

    def on_leave(self, *_: object) -> None:
        """What was asked for only once is hidden again."""
        self.cards[0].forget()

    # -- what taps do

    def choose(self, key: str) -> None:
        """Another period."""
        if key == CHOOSE:
            self.app.shell.show_sheet(PeriodDialog(self.presenter.period(), self._take_days))
            return
        self.presenter.choose(key)
        self._again()

    def move(self, times: float) -> None:
        """As long a period, so many times its length later; earlier when negative."""
        found = self._found
        if found is not None and self.presenter.move(found.period, round(times * found.period.days)):
            self._again()

    def drag(self, share: float) -> None:
        """The weeks were dragged: to the right comes what was before."""
        found = self._found
        if found is not None:
            weeks = max(1, round(abs(share) * found.period.days / 7))
            self.move((-7 if share > 0 else 7) * weeks / found.period.days)

    def pinch(self, closer: bool, part: Any) -> None:
        """A shorter or longer period, round the days that lie between the fingers."""
        found = self._found
        if found is None:
            return
        about = None if part is None or part.period == found.period else part.period
        if self.presenter.step(found.period, closer, about):
            self._again()

    def hold_against(self, outcome: Any) -> None:
        """Factors and changes against how many, or how bothersome."""
        self.presenter.outcome = outcome
        if self._newest.settled:  # else what is being counted is judged so anyway
            self._newest.begin()
            self._newest.shown()
            self._judge()

    def suspects(self) -> None:
        """Choose the main suspects."""
        from twitchlog.ui.screens.suspects_sheet import SuspectsSheet

        self.app.shell.show_sheet(SuspectsSheet(SuspectsPresenter(self.app.diary, self.app.clock)))

    def mark(self, mark: str) -> None:
        """Mark a date, or change a mark."""
        from twitchlog.ui.screens.mark_dialog import MarkDialog

        self.app.shell.show_sheet(MarkDialog(MarkForm(self.app.diary, self.app.clock, mark), self.look_at))

    def look_at(self, mark: Mark) -> None:
        """Scroll to what changed on a marked date, in a time that holds it."""
        self._sought = mark.id
        if self._found is not None and mark.date not in self._found.period:
            self.choose(ALL)
        elif not self.busy:
            self._seek()

    def _seek(self) -> None:
        """Unfold the change that is looked for and, once all is laid out, scroll to it."""
        mark, self._sought = self._sought, ""
        if mark:
            laying_out: list[Callable[[], object]] = [lambda: None] * LAYING_OUT
            laying_out.append(partial(self._scroll_to_change, mark))
            self._steps.begin([*self.what_changed.reveal(mark), *laying_out])

    def _scroll_to_change(self, mark: str) -> None:
        block = self.what_changed.block_of(mark)
        if block is not None:
            bring_to_top(self.ids.scroll, block)

    def _take_days(self, first: str, last: str) -> None:
        self.presenter.choose_dates(first, last)
        self._again()

    def _again(self) -> None:
        """Show another period; the diary is read off the main thread only."""
        self.chips.show(self.presenter.chips(), self.presenter.choice.key)
        if not self._empty:
            self._count()

    def explain(self) -> None:
        """How these numbers are made."""
        self.app.shell.show_sheet(how_made(self.app.shell.height))


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
