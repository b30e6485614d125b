"""Patterns: the period on show. What is counted for it is in `patterns_count`, imported off the main thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from twitchlog.domain.clock import Clock
from twitchlog.domain.period import Period
from twitchlog.store import Diary
from twitchlog.ui.presenters.periods import ALL, CHOOSE, FOUR_WEEKS, THREE_MONTHS, YEAR, PeriodChoice, chips

if TYPE_CHECKING:
    from twitchlog.ui.presenters.patterns_count import Patterns

KEYS = (FOUR_WEEKS, THREE_MONTHS, YEAR, ALL, CHOOSE)
HOW_MADE = (
    "A twitch you log counts once; one that is still going counts on every day it spans.",
    "A day without an entry is missing, not quiet. Rates are per logged day, quiet days included.",
    "A day noted only as few, many or nearly constant is logged, but has no number.",
    "A week or month needs three counted days before it gets a bar.",
    "Today is shown, but kept out of rates until it is over.",
    "This is what you noticed, not a measurement: busy or attentive days can differ.",
)


@dataclass(frozen=True, slots=True)
class PatternsState:
    """What is known at once: the chips, and whether there is any diary."""

    chips: tuple[tuple[str, str], ...]
    selected: str
    empty: bool


class PatternsPresenter:
    """The period on show. `work()` gives what has to be counted, to be done off the main thread."""

    watches = frozenset({"episodes", "checkins", "medicines", "marks"})

    def __init__(self, diary: Diary, clock: Clock) -> None:
        self._diary, self._clock = diary, clock
        self.choice = PeriodChoice()

    @property
    def today(self) -> date:
        """The day it is."""
        return self._clock.now().date()

    def state(self) -> PatternsState:
        """The chips, and whether there is anything."""
        choice = self.choice
        return PatternsState(chips(choice, KEYS, self.today), choice.key, self._diary.first_day() is None)

    def choose(self, key: str) -> None:
        """Another period, by its chip."""
        self.choice = PeriodChoice(key)

    def choose_dates(self, first: str, last: str) -> None:
        """Two dates as typed. Raises Invalid when they make no period."""
        self.choice = self.choice.typed(first, last, self.today)

    def period(self) -> Period:
        """The days on show."""
        return self.choice.period(self._diary.first_day(), self.today)

    def work(self) -> Callable[[], Patterns]:
        """What to do in the background for the period on show now."""
        diary, period, today = self._diary, self.period(), self.today

        def work() -> Patterns:
            from twitchlog.ui.presenters import patterns_count  # takes a moment, with numpy and matplotlib

            return patterns_count.patterns(diary, period, today)

        return work
