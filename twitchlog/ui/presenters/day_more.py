"""The rest of a day: how much it bothered, a note, and the further factors."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from twitchlog.domain.amounts import parse_number
from twitchlog.domain.checkin import CheckIn, FactorValue
from twitchlog.domain.unusual import unusual
from twitchlog.domain.vocabulary import FACTORS, LIFESTYLE
from twitchlog.domain.wording import day_words, number_words
from twitchlog.store import Change, Diary

Ask = Literal["amount", "scale", "yes_no", "word"]


@dataclass(frozen=True, slots=True)
class FactorAsk:
    """One further factor: how it is asked, and what is noted ("" and None are not noted)."""

    key: str
    name: str
    question: str
    ask: Ask
    unit: str
    words: tuple[str, ...]
    value: FactorValue | None

    @property
    def typed(self) -> str:
        """An amount as it stands in its field."""
        known = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        return number_words(float(self.value)) if known else ""  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class DayMoreState:
    """All that the page draws."""

    title: str
    bother: int | None
    note: str
    factors: tuple[FactorAsk, ...]
    doubts: tuple[str, ...]


class DayMorePresenter:
    """Bother, note and further factors of one day; every change is saved at once."""

    watches = frozenset({"checkins", "profile"})

    def __init__(self, diary: Diary, day: date) -> None:
        self._diary = diary
        self.day = day

    def state(self) -> DayMoreState:
        """The page as it stands."""
        day = self._diary.checkin(self.day) or CheckIn(self.day)
        return DayMoreState(
            title=day_words(self.day),
            bother=day.bother,
            note=day.note,
            factors=tuple(self._asks(day)),
            doubts=tuple(unusual(day)),
        )

    def set_bother(self, bother: int | None) -> Change:
        """How much the day's twitching bothered, 0 to 10, or not noted."""
        return self._diary.save_checkin(self.day, bother=bother)

    def set_note(self, note: str) -> Change | None:
        """The day's note; None when it stays as it was."""
        day = self._diary.checkin(self.day)
        if note == (day.note if day else ""):
            return None
        return self._diary.save_checkin(self.day, note=note)

    def set_factor(self, key: str, value: FactorValue | None) -> Change:
        """A factor's value; None is not noted."""
        return self._diary.save_checkin(self.day, factors={key: value})

    def type_amount(self, key: str, text: str) -> Change:
        """An amount as typed, in the factor's unit; nothing typed is not noted. Raises Invalid."""
        ask = next(ask for ask in self.state().factors if ask.key == key)
        return self.set_factor(key, parse_number(ask.name, text, ask.unit) if text.strip() else None)

    def _asks(self, day: CheckIn) -> list[FactorAsk]:
        profile = self._diary.profile()
        tracked = [key for key in profile.tracked if key not in LIFESTYLE] or [
            key for key in FACTORS if key not in LIFESTYLE
        ]
        own = {factor.key: factor for factor in profile.own_factors}
        keys = dict.fromkeys([*tracked, *own, *(key for key in day.factors if key not in LIFESTYLE)])
        asks = []
        for key in keys:
            value = day.factors.get(key)
            if (factor := FACTORS.get(key)) is not None:
                asks.append(FactorAsk(key, factor.name, factor.question, factor.kind, factor.unit, factor.words, value))
            elif (mine := own.get(key)) is not None:
                ask: Ask = "amount" if mine.type == "number" else mine.type
                asks.append(FactorAsk(key, mine.name, mine.name, ask, mine.unit, (), value))
        return asks
