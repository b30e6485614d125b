"""History: the days with their entries, newest first, as a list or as months."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty

from twitchlog.domain.errors import Invalid
from twitchlog.store import Change, DiaryError
from twitchlog.ui.presenters.entries import Part
from twitchlog.ui.presenters.history import Found, HistoryPresenter, HistoryState, joined
from twitchlog.ui.presenters.history_rows import DayRow, MissingRow, Row
from twitchlog.ui.screens.base import PlaceScreen
from twitchlog.ui.screens.history_bar import HistoryBar  # noqa: F401 - used in kv
from twitchlog.ui.screens.history_list import HistoryList
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.field import SearchField  # noqa: F401 - used in kv
from twitchlog.ui.widgets.surface import Column, EmptyState  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv

SEARCH_AFTER = 0.25  # seconds without a further letter


def make(app: Any) -> HistoryScreen:
    """The screen, on the app's diary and clock."""
    return HistoryScreen(HistoryPresenter(app.diary, app.clock, lambda: not app.settings.hide_counts))


class HistoryScreen(PlaceScreen):
    """A list of days; from 840 dp with the card of the chosen episode beside it. It answers the rows of its list."""

    presenter: HistoryPresenter
    wide = BooleanProperty(False)
    line = StringProperty("")
    nothing = BooleanProperty(False)  # a search found nothing
    calendar = BooleanProperty(False)
    open_id = StringProperty("")

    def __init__(self, presenter: HistoryPresenter, **kwargs: Any) -> None:
        self._state: HistoryState | None = None
        self._months: Any = None
        self._card: Any = None
        self._empty: Any = None
        self._adding = False
        self._asked = 0  # which search was asked for last
        super().__init__(presenter, **kwargs)
        # Ids are weak: what is taken off the window for a while would be gone without these.
        self._list_part = self.ids.list_part.__self__
        self.list: HistoryList = self.ids.list.__self__
        self.list.actions = self
        self._search_soon = Clock.create_trigger(self._search, SEARCH_AFTER)
        self.ids.search.bind(text=lambda *_: self._search_soon())
        self.app.shell.bind(wide=self._reshape)
        self.wide = self.app.shell.wide

    # -- drawing

    def redraw(self) -> None:
        """Draw anew; pages far below what is in sight are let go, so that this stays quick in a long diary."""
        if self._state is not None and not self._state.filtered and self.list.rows:
            self.presenter.keep(self.list.last_in_sight())
        super().redraw()

    def draw(self, state: HistoryState) -> None:
        """Show a state."""
        self._show(state)
        if self.calendar:
            self._show_months()
        self._show_card()

    def _show(self, state: HistoryState, stay: bool = True) -> None:
        self._state = state
        self.line = state.line
        self.list.show(state.rows, stay)
        self._show_parts()

    def _show_parts(self) -> None:
        """The bar, and which of list, months and words for an empty list stand below it."""
        state = self._state
        assert state is not None
        self.ids.bar.dress(self, state.empty)
        part = self._list_part
        if state.empty:
            part = self._empty_part()
        elif self.calendar:
            part = self._calendar_part()
        if self.ids.stage.children != [part]:
            self.ids.stage.clear_widgets()
            self.ids.stage.add_widget(part)
        self.nothing = not state.rows and bool(state.search)
        self._offer_everything(self.nothing or state.apart)

    def _offer_everything(self, on: bool) -> None:
        """Where a search finds nothing, or only a part is shown, a way back to everything."""
        box = self.ids.nothing
        if on and not box.children:
            box.add_widget(PillButton(kind="text", text="Show all entries", on_release=lambda _: self.empty_search()))
        elif not on:
            box.clear_widgets()

    def _empty_part(self) -> Any:
        if self._empty is None:
            from twitchlog.ui.screens.history_empty import EmptyHistory

            self._empty = EmptyHistory(on_step=lambda _: self.app.shell.go("Today"))
        return self._empty

    def _reshape(self, _shell: object, wide: bool) -> None:
        self.wide = wide
        self.list.mark()
        if self._state is not None:
            self._show_card()

    # -- the list

    def more(self) -> None:
        """One more page, when the end comes near."""
        if self._state is not None and self._state.more and not self._adding:
            self._adding = True
            Clock.schedule_once(lambda _: self._add_more(), 0)

    def _add_more(self) -> None:
        self._adding = False
        state = self._state
        if state is None or not state.more:
            return
        if state.filtered:
            self._show(self.presenter.show_more())
            return
        rows = joined(state.rows, self.presenter.earlier(), self.presenter.today)
        self._show(HistoryState(rows, state.line, "", state.selecting, state.selected, self.presenter.more, False))

    def _search(self, *_: object) -> None:
        """What was typed has settled: look for it off the main thread."""
        text = " ".join(self.ids.search.text.split())
        self._asked += 1
        if text:
            self._find(lambda: self.presenter.find(text), self.presenter.showing)
        else:
            self._show(self.presenter.search(""), stay=False)

    def _find(self, work: Callable[[], Found], showing: Callable[[Found], HistoryState]) -> None:
        """Look for something off the main thread, and show it unless something else was asked for meanwhile."""
        asked = self._asked

        def found(what: Found) -> None:
            if asked == self._asked:
                self._show(showing(what), stay=False)

        self.app.in_background(work, found, failed=lambda error: self.app.shell.say(str(error)))

    def empty_search(self) -> None:
        """Show everything again."""
        self.ids.search.text = ""
        self._search()

    def show_day(self, day: date) -> None:
        """Go to a day of the list."""
        self._ask_nothing()
        self._show(self.presenter.reach(day))

        def holds(row: Row) -> bool:
            return row.day <= day if isinstance(row, DayRow) else isinstance(row, MissingRow) and day in row.days

        self.list.scroll_to_row(holds)

    def show_part(self, part: Part) -> None:
        """Only the entries behind a part of a chart."""
        self._ask_nothing()
        self._find(lambda: self.presenter.find_part(part), self.presenter.show_part)

    def _ask_nothing(self) -> None:
        """Back to the list, without a search."""
        self.calendar = False
        self._asked += 1
        self.ids.search.text = ""
        self._search_soon.cancel()

    # -- what a row asks for

    @property
    def selecting(self) -> bool:
        """Whether rows are being selected."""
        return self.presenter.selecting

    @property
    def selected(self) -> frozenset[str]:
        """The ids selected so far."""
        return self.presenter.selected

    def tap(self, episode_id: str) -> None:
        """Open an episode, or select it."""
        if self.presenter.selecting:
            self.presenter.toggle(episode_id)
            self._mark()
        elif self.wide:
            self.open_id = episode_id
            self._mark()
            self._show_card()
        else:
            self.edit(episode_id)

    def edit(self, episode_id: str) -> None:
        """The episode's sheet."""
        self.app.open_episode(episode_id=episode_id)

    def open_day(self, day: date) -> None:
        """The day on Today, where its card can be edited; not while rows are selected."""
        if self.presenter.selecting:
            return
        self.app.shell.go("Today").show_day(day)

    def delete(self, episode_id: str) -> None:
        """Delete one, with a message that takes it back."""
        self._deleted(self._attempt(lambda: self.presenter.delete(episode_id)))

    def _deleted(self, change: Change | None) -> None:
        if change is not None:
            self.app.shell.say(change.label, (("Undo", lambda: self.app.undo(change)),))

    def _attempt(self, do: Any) -> Any:
        try:
            return do()
        except (Invalid, DiaryError) as refused:
            self.app.shell.say(str(refused))
            return None

    # -- several at once

    def select_several(self) -> None:
        """Begin to select; that happens in the list."""
        self.calendar = False
        self.presenter.select_several(True)
        self._mark()
        self._show_card()

    def stop_selecting(self) -> None:
        """Select no more."""
        self.presenter.select_several(False)
        self._mark()
        self._show_card()

    def step_back(self) -> bool:
        """Escape: out of selecting, then out of the months, then back to all entries; False when none is on."""
        apart = self._state is not None and self._state.apart
        ways = (
            (self.selecting, self.stop_selecting),
            (self.calendar, self.toggle_calendar),
            (apart, self.empty_search),
        )
        back = next((way for on, way in ways if on), None)
        if back is not None:
            back()
        return back is not None

    def delete_selected(self) -> None:
        """Delete all that are selected, as one change."""
        change = self._attempt(self.presenter.delete_selected)
        self.redraw()
        self._deleted(change)

    def _mark(self) -> None:
        self.list.mark()
        self._show_parts()

    # -- months

    def toggle_calendar(self) -> None:
        """From the list to the months, and back."""
        self.calendar = not self.calendar
        self._show_parts()
        if self.calendar:
            self._show_months()

    def _calendar_part(self) -> Any:
        if self._months is None:
            from twitchlog.ui.screens.history_calendar import CalendarPart

            self._months = CalendarPart(self)
        return self._months

    def _show_months(self) -> None:
        self._calendar_part().show()

    # -- the card at the right

    def _show_card(self) -> None:
        box = self.ids.right
        if not self.wide:
            box.clear_widgets()
            self._card = None
            return
        from twitchlog.ui.screens.history_detail import DetailPane

        if self._card is None:
            self._card = DetailPane(self)
            box.clear_widgets()
            box.add_widget(self._card)
        self._card.show(self.open_id)


load_kv(__file__)
