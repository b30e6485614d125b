"""Patterns: the period on show. What is counted for it is in `patterns_count`, imported off the main thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from twitchlog.domain.clock import Clock
from twitchlog.domain.period import Period
from twitchlog.domain.wording import day_words
from twitchlog.store import Diary
from twitchlog.ui.presenters.periods import ALL, CHOOSE, FOUR_WEEKS, THREE_MONTHS, YEAR, PeriodChoice, a_step, chips

if TYPE_CHECKING:
    from twitchlog.analysis.outcome import Outcome
    from twitchlog.ui.presenters.patterns_count import Patterns
    from twitchlog.ui.presenters.patterns_factors import Judged

KEYS = (FOUR_WEEKS, THREE_MONTHS, YEAR, ALL, CHOOSE)
HOW_MADE = (
    "A twitch you log counts once; one that is still going counts on every day it spans.",
    "A day without an entry is missing, not quiet. Rates are per logged day, quiet days included.",
    "A day noted only as few, many or nearly constant is logged, but has no number.",
    "A week or month needs three counted days before it gets a bar.",
    "Today is shown, but kept out of rates until it is over.",
    "Factors and changes come with the range your diary fits; where it includes “same”, there is no clear difference.",
    "This is what you noticed, not a measurement: busy or attentive days can differ.",
)


@dataclass(frozen=True, slots=True)
class PatternsState:
    """What is known at once: the chips, and whether there is any diary."""

    chips: tuple[tuple[str, str], ...]
    selected: str
    empty: bool


class PatternsPresenter:
    """The period on show. `work()` and `judging()` give what has to be counted, to be done off the main thread.

    `calm()` says whether calm mode is on: then it stands still for a week and counts up to last Sunday. `counts()`
    says whether numbers of twitches are told.
    """

    watches = frozenset({"episodes", "checkins", "medicines", "marks", "thresholds", "profile"})

    def __init__(
        self,
        diary: Diary,
        clock: Clock,
        calm: Callable[[], bool] = lambda: False,
        counts: Callable[[], bool] = lambda: True,
    ) -> None:
        self._diary, self._clock, self._calm, self._counts = diary, clock, calm, counts
        self.choice = PeriodChoice()
        self._first: date | None = None  # the first day with an entry, as last read
        self.outcome: Outcome = "episodes"

    @property
    def today(self) -> date:
        """The day it is."""
        return self._clock.now().date()

    @property
    def until(self) -> date:
        """The last day counted: today, in calm mode the Sunday before this week."""
        return self.today - timedelta(self.today.weekday() + 1) if self._calm() else self.today

    @property
    def standing(self) -> str:
        """What is said in calm mode; else empty."""
        return f"Calm mode: counted up to {day_words(self.until)}." if self._calm() else ""

    def state(self) -> PatternsState:
        """The chips, and whether there is anything."""
        self._first = self._diary.first_day()
        return PatternsState(self.chips(), self.choice.key, self._first is None)

    def chips(self) -> tuple[tuple[str, str], ...]:
        """Key and words of each chip."""
        return chips(self.choice, KEYS, self.today)

    def choose(self, key: str) -> None:
        """Another period, by its chip."""
        self.choice = PeriodChoice(key)

    def choose_dates(self, first: str, last: str) -> None:
        """Two dates as typed. Raises Invalid when they make no period."""
        self.choice = self.choice.typed(first, last, self.today)

    def move(self, shown: Period, days: int) -> bool:
        """A period as long as the one on show, so many days later (earlier when negative); False when that leads
        nowhere: nothing later than today, nothing before the diary."""
        if not self.can_move(shown, days):
            return False
        days = min(days, (self.until - shown.last).days)
        moved = Period(shown.first + timedelta(days), shown.last + timedelta(days))
        self.choice = PeriodChoice(CHOOSE, moved)
        return True

    def can_move(self, shown: Period, days: int) -> bool:
        """Whether there is anything earlier, or later, than what is on show. Does not wait for the diary."""
        if days > 0:
            return shown.last < self.until
        return self._first is not None and self._first < shown.first

    def step(self, shown: Period, closer: bool, about: Period | None) -> bool:
        """The next shorter (`closer`) or longer period round these days; False when there is none."""
        day = shown.last if about is None else about.first + timedelta(about.days // 2)
        choice = a_step(shown, closer, self._first, self.until, day if day in shown else shown.last)
        self.choice = choice or self.choice
        return choice is not None

    def period(self) -> Period:
        """The days on show. Reads the diary."""
        return self.choice.period(self._diary.first_day(), self.until)

    def work(self) -> Callable[[], Patterns]:
        """What to do in the background for the period on show now; the diary is read only there."""
        diary, choice, until, today, counts = self._diary, self.choice, self.until, self._counted(), self._counts()

        def work() -> Patterns:
            from twitchlog.ui.presenters import patterns_count  # takes a moment, with numpy and matplotlib

            self._first = diary.first_day()
            return patterns_count.patterns(diary, choice.period(self._first, until), today, counts)

        return work

    def judging(self, period: Period) -> Callable[[], Judged]:
        """What to do in the background for factors and changes."""
        diary, outcome, today, counts = self._diary, self.outcome, self._counted(), self._counts()

        def work() -> Judged:
            from twitchlog.ui.presenters import patterns_factors

            return patterns_factors.judged(diary, period, today, outcome, counts)

        return work

    def _counted(self) -> date:
        """The day that is not over yet: in calm mode the Monday after what is counted, so that Sunday is."""
        return self.until + timedelta(1) if self._calm() else self.today
