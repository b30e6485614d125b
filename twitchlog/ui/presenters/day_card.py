"""The card "Your day": what is known of a day's caffeine, sleep, stress and twitching, and how a tap changes it."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from twitchlog.domain.amounts import parse_number
from twitchlog.domain.checkin import OVERALLS, CheckIn, Overall
from twitchlog.domain.clock import Clock
from twitchlog.domain.period import Period
from twitchlog.domain.unusual import unusual
from twitchlog.domain.vocabulary import FACTORS
from twitchlog.domain.wording import OVERALL_WORDS, caffeine_words, coffees_words, sleep_words
from twitchlog.store import Change, Diary
from twitchlog.ui.presenters.day_drinks import OFFERS, DrinkOffer, DrinkRow, drink_rows, one_fewer, one_more

QUARTER = 0.25
USUAL_SLEEP = 7.5  # hours, where nothing is known of the person's own
LOOK_BACK = 28  # days that say what is usual


@dataclass(frozen=True, slots=True)
class DayCardState:
    """All that the card draws. Empty words mean not noted."""

    day: date
    none: bool
    none_text: str
    caffeine: str
    caffeine_sub: str
    drinks: tuple[DrinkRow, ...]
    offers: tuple[DrinkOffer, ...]
    sleep: str
    sleep_sub: str
    sleep_least: bool
    sleep_most: bool
    stress: int | None
    stress_sub: str
    question: str
    overall: Overall | None
    options: tuple[tuple[Overall, str], ...]
    more: str
    more_known: bool
    caffeine_doubt: str
    sleep_doubt: str


class DayCard:
    """Reads and changes the check-in of one day; every change is saved at once."""

    def __init__(self, diary: Diary, clock: Clock, day: date) -> None:
        self._diary = diary
        self._clock = clock
        self.day = day
        # Drinks counted down to zero keep their row until another day is shown: a slip is easily mended.
        self._kept: dict[tuple[str, float], None] = {}

    @property
    def checkin(self) -> CheckIn:
        """What is known of the day; an empty one where nothing is."""
        return self._diary.checkin(self.day) or CheckIn(self.day)

    def state(self, twitched: bool) -> DayCardState:
        """The card as it stands; `twitched` says that the day has episodes, so it was not a quiet one."""
        day, today = self.checkin, self._clock.now().date()
        before = self._before()
        sleep, stress = day.amount("sleep_h"), day.amount("stress")
        return DayCardState(
            day=self.day,
            none=day.none and not twitched,
            none_text="None today" if self.day == today else "None that day",
            caffeine="Caffeine" if day.caffeine_mg is None else f"{caffeine_words(day.caffeine_mg)} caffeine",
            caffeine_sub=_caffeine_sub(day),
            drinks=drink_rows(day, before, self._kept),
            offers=OFFERS,
            sleep="" if sleep is None else sleep_words(sleep),
            sleep_sub="not noted" if sleep is None else "last night" if self.day == today else "the night before",
            sleep_least=sleep == 0,
            sleep_most=sleep == FACTORS["sleep_h"].hard_maximum,
            stress=None if stress is None else int(stress),
            stress_sub="not noted yet" if stress is None else f"{stress:g} of 10",
            question="How much did it twitch today?" if self.day == today else "How much did it twitch that day?",
            overall=day.overall,
            options=tuple((key, OVERALL_WORDS[key]) for key in OVERALLS),
            more=_more_words(day),
            more_known=bool(day.bother is not None or day.note or _further(day)),
            caffeine_doubt=_doubt(day, "Caffeine"),
            sleep_doubt=_doubt(day, "Sleep"),
        )

    def set_none(self, none: bool) -> Change:
        """Say that it was a quiet day, or take that back."""
        return self._save(none=none or None)

    def set_overall(self, overall: Overall | None) -> Change:
        """How much it twitched in all; None takes the answer back."""
        return self._save(overall=overall)

    def set_stress(self, stress: int | None) -> Change:
        """Stress from 0 to 10, or not noted."""
        return self._save(factors={"stress": stress})

    def step_sleep(self, quarters: int) -> Change | None:
        """More or less sleep by quarter hours; the first step only fills in what is usual. None at the range's end."""
        now = self.checkin.amount("sleep_h")
        if now is None:
            return self.set_sleep(self.usual_sleep())
        wanted = min(24.0, max(0.0, round(now / QUARTER) * QUARTER + quarters * QUARTER))
        return None if wanted == now else self.set_sleep(wanted)

    def set_sleep(self, hours: float | None) -> Change:
        """Sleep of the night before, in hours, or not noted."""
        return self._save(factors={"sleep_h": hours})

    def usual_sleep(self) -> float:
        """The middle of the last four weeks' nights in quarter hours; 7 h 30 where none is noted."""
        known = [hours for day in self._before() if (hours := day.amount("sleep_h")) is not None]
        return round(median(known) / QUARTER) * QUARTER if known else USUAL_SLEEP

    def set_caffeine(self, text: str) -> Change:
        """A typed total in milligrams; nothing typed goes back to the sum of the drinks. Raises Invalid."""
        typed = text.strip()
        return self._save(factors={"caffeine_mg": parse_number("Caffeine", typed, "mg") if typed else None})

    def more_drink(self, name: str, mg: float) -> Change:
        """One more of a drink: now, or some time that day when the day is not today."""
        now = self._clock.now()
        at = now if self.day == now.date() else None
        day = self.checkin
        return self._save(drinks=one_more(day.drinks, name, mg, at), factors=_shifted(day, mg))

    def fewer_drink(self, name: str, mg: float) -> Change | None:
        """One fewer of a drink, the last one noted; None when there is none."""
        day = self.checkin
        drinks = one_fewer(day.drinks, name, mg)
        if drinks == day.drinks:
            return None
        self._kept[(name, mg)] = None
        return self._save(drinks=drinks, factors=_shifted(day, -mg))

    def _save(self, **changes: object) -> Change:
        return self._diary.save_checkin(self.day, **changes)

    def _before(self) -> list[CheckIn]:
        return self._diary.checkins(Period.ending(self.day - timedelta(1), LOOK_BACK))


def _caffeine_sub(day: CheckIn) -> str:
    if day.caffeine_mg is None:
        return "not noted"
    typed = "the total you gave" if "caffeine_mg" in day.factors and day.drinks else ""
    return ", ".join(part for part in (coffees_words(day.caffeine_mg), typed) if part)


def _doubt(day: CheckIn, name: str) -> str:
    """What is asked about a value outside the usual range; "" when there is nothing to ask."""
    return next((sentence for sentence in unusual(day) if sentence.startswith(f"{name} ")), "")


def _shifted(day: CheckIn, mg: float) -> dict[str, float]:
    """A typed total goes up and down with the drinks counted after it; without one the drinks speak for themselves."""
    total = day.factors.get("caffeine_mg")
    return {} if not isinstance(total, int | float) else {"caffeine_mg": max(0.0, total + mg)}


def _further(day: CheckIn) -> int:
    return sum(key not in ("caffeine_mg", "sleep_h", "stress") for key in day.factors)


def _more_words(day: CheckIn) -> str:
    further = _further(day)
    parts = [
        "" if day.bother is None else f"Bother {day.bother}",
        f"{further} more factor{'' if further == 1 else 's'}" if further else "",
        "a note" if day.note else "",
    ]
    said = " · ".join(part for part in parts if part)
    return said[:1].upper() + said[1:] if said else "Add bother, a note, more …"
