"""History as months: a month of marks, how much of it is logged, and the day chosen in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from twitchlog.domain.checkin import CheckIn, FactorValue
from twitchlog.domain.clock import Clock
from twitchlog.domain.vocabulary import FACTORS
from twitchlog.domain.wording import amount_words, caffeine_words, number_words, shorten, sleep_words
from twitchlog.store import Diary
from twitchlog.ui.presenters.history import HistoryPresenter
from twitchlog.ui.presenters.history_rows import DayRow, EpisodeRow
from twitchlog.ui.presenters.month import MonthPresenter, MonthState

ICONS = {"caffeine_mg": "coffee-outline", "sleep_h": "bed-outline", "stress": "head-outline"}
OTHER = "format-list-checks"
NOTE = 300
NONE_OWN: Mapping[str, str] = MappingProxyType({})
Fact = tuple[str, str, str]  # icon, words, second line


@dataclass(frozen=True, slots=True)
class CalendarState:
    """A month with its sentence, and the day below it: its row, its episodes, the facts of its card."""

    month: MonthState
    sentence: str
    day: date
    head: DayRow
    said: str
    episodes: tuple[EpisodeRow, ...]
    facts: tuple[Fact, ...]


class HistoryCalendar:
    """Pages through months and keeps the day chosen."""

    def __init__(self, diary: Diary, clock: Clock, history: HistoryPresenter) -> None:
        self._diary = diary
        self._clock = clock
        self._history = history
        self._day = clock.now().date()
        self._months = MonthPresenter(diary, clock, self._day)

    def choose(self, day: date) -> None:
        """Show this day, in its month."""
        self._day = day
        self._months = MonthPresenter(self._diary, self._clock, day)

    def step(self, months: int) -> None:
        """Some months on or back."""
        self._months.step(months)

    def state(self) -> CalendarState:
        """The month as it stands."""
        month = self._months.state()
        head, *episodes = self._history.day(self._day)
        assert isinstance(head, DayRow)
        checkin = self._diary.checkin(self._day)
        return CalendarState(
            month=month,
            sentence=logged_words(month, self._clock.now().date()),
            day=self._day,
            head=head,
            said=day_said(head, self._day == self._clock.now().date()),
            episodes=tuple(row for row in episodes if isinstance(row, EpisodeRow)),
            facts=facts(checkin, self._own()) if checkin is not None else (),
        )

    def _own(self) -> dict[str, str]:
        return {factor.key: factor.name for factor in self._diary.profile().own_factors}


def logged_words(month: MonthState, today: date) -> str:
    """ "20 of 23 days logged so far, 2 of them quiet."; a month before the diary began says so."""
    counted = [mark for mark in month.marks if mark.kind not in ("before", "future")]
    if not counted:
        return "Before the diary began."
    logged = [mark for mark in counted if mark.kind != "missing"]
    quiet = sum(mark.kind == "quiet" for mark in counted)
    so_far = " so far" if any(mark.day == today for mark in counted) else ""
    days = "day" if len(counted) == 1 else "days"
    return f"{len(logged)} of {len(counted)} {days} logged{so_far}, {quiet or 'none'} of them quiet."


def day_said(head: DayRow, is_today: bool) -> str:
    """What is known of the day's twitching, in words."""
    if head.count is not None:
        return f"{head.count} twitch{'' if head.count == 1 else 'es'} noticed"
    if head.quiet:
        return "Quiet day, none noticed"
    if head.noted:
        return "Twitches noted, not one by one"
    return "Nothing logged yet" if is_today else "Not logged"


def facts(checkin: CheckIn, own: Mapping[str, str] = NONE_OWN) -> tuple[Fact, ...]:
    """The day's card in lines: caffeine with its drinks, sleep, stress, other factors, bother and note.

    `own` names the person's own factors by key.
    """
    found: list[Fact] = []
    if checkin.caffeine_mg is not None:
        found.append((ICONS["caffeine_mg"], f"{caffeine_words(checkin.caffeine_mg)} caffeine", _drinks(checkin)))
    known = [key for key in ("sleep_h", "stress", *FACTORS) if key in checkin.factors and key != "caffeine_mg"]
    for key in dict.fromkeys(known):
        found.append((ICONS.get(key, OTHER), _words(key, checkin.factors[key]), ""))
    for key in checkin.factors.keys() - FACTORS.keys():
        if key in own:
            found.append((OTHER, f"{own[key]}: {_plain(checkin.factors[key])}", ""))
    if checkin.bother is not None:
        found.append(("pulse", f"Bother {checkin.bother} of 10", ""))
    if checkin.note:
        found.append(("note-text-outline", shorten(checkin.note, NOTE), ""))
    return tuple(found)


def _words(key: str, value: FactorValue) -> str:
    factor = FACTORS[key]
    if key == "sleep_h" and not isinstance(value, str):
        return f"{sleep_words(value)} sleep"
    if factor.kind == "scale":
        return f"{factor.name} {value} of 10"
    if factor.kind == "amount" and not isinstance(value, str):
        return f"{factor.name}: {amount_words(value, factor.unit)}"
    return f"{factor.name}: {_plain(value)}"


def _plain(value: FactorValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else number_words(value)


def _drinks(checkin: CheckIn) -> str:
    return ", ".join(
        f"{number_words(drink.count)} {drink.name[:1].lower()}{drink.name[1:]}" for drink in checkin.drinks
    )
