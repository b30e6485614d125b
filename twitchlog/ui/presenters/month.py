"""A month of days to choose from."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from twitchlog.domain.clock import Clock
from twitchlog.domain.period import Period
from twitchlog.domain.wording import MONTHS
from twitchlog.store import Diary
from twitchlog.ui.presenters.fortnight import DayMark, day_marks


@dataclass(frozen=True, slots=True)
class MonthState:
    """A month: its title, how many cells stay free before the first (weeks begin on Monday), a mark for each day."""

    title: str
    blanks: int
    marks: tuple[DayMark, ...]
    last_month: bool


class MonthPresenter:
    """Pages through the months up to this one; `shown` is the day marked as chosen."""

    def __init__(self, diary: Diary, clock: Clock, shown: date) -> None:
        self._diary = diary
        self._clock = clock
        self._shown = shown
        self._first = shown.replace(day=1)

    def step(self, months: int) -> None:
        """Go some months on or back; never beyond this month."""
        number = self._first.year * 12 + self._first.month - 1 + months
        wanted = date(max(1, number // 12), number % 12 + 1, 1)
        self._first = min(wanted, self._clock.now().date().replace(day=1))

    def state(self) -> MonthState:
        """The month as it stands."""
        first, today = self._first, self._clock.now().date()
        last = first + timedelta(monthrange(first.year, first.month)[1] - 1)
        period = Period(first, last)
        marks = day_marks(
            period,
            self._diary.episodes(period),
            self._diary.checkins(period),
            self._shown,
            today,
            self._diary.first_day() or today,
        )
        return MonthState(f"{MONTHS[first.month - 1]} {first.year}", first.weekday(), marks, last >= today)
