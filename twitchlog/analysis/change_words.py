"""What the card of a change says: how long before and after, the range, and that bad spells settle by themselves."""

from datetime import date

from twitchlog.analysis.before_after import LEAST_BEFORE, LEAST_LOGGED, Shift
from twitchlog.analysis.changes import ChangeCard, ChangePoint
from twitchlog.analysis.range_words import fits, more_or_fewer, times
from twitchlog.domain.wording import MONTHS, lower_first

SETTLES = "Things often settle after a bad spell."
LINK = {"start": "from", "stop": "until", "dose": "from", "mark": "from"}


def title(point: ChangePoint, today: date | None = None) -> str:
    """ "Magnesium 300 mg, from 5 October"; with the year when `today` is in another."""
    return f"{point.what}, {LINK[point.kind]} {_day(point.day, today)}"


def _day(day: date, today: date | None) -> str:
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def sentence(card: ChangeCard) -> str:
    """What the weeks can carry, or how many are missing."""
    compared = card.compared
    if compared.missing_before:
        return _too_few_before(compared.weeks_before)
    if compared.missing_after:
        weeks = "week" if compared.missing_after == 1 else "weeks"
        more = f"{compared.missing_after} more {weeks} after it"
        return f"Too early: {more}, with at least {LEAST_LOGGED} logged days each, quiet ones included."
    assert compared.shift is not None
    fewer = "less" if card.outcome == "bother" else "fewer"
    weeks = f"in the {compared.weeks_after} weeks after"
    if card.status == "unclear":
        told = fits(compared.shift.low, compared.shift.high, fewer)
        return f"No clear difference: your diary fits {told} {weeks} than in the {compared.weeks_before} before."
    return _clear(card, compared.shift, fewer)


def _clear(card: ChangeCard, shift: Shift, fewer: str) -> str:
    bother = card.outcome == "bother"
    weeks, before = f"In the {card.compared.weeks_after} weeks after", f"in the {card.compared.weeks_before} before"
    if shift.value < 1:
        told = f"{more_or_fewer(shift.value, fewer)}{'' if bother else ' twitches'} than"
    else:
        told = f"{times(shift.value)} times as {'much' if bother else 'many twitches'} as"
    noticed = "it bothered you about" if bother else "you noticed about"
    return f"{weeks} {noticed} {told} {before}: your diary fits {fits(shift.low, shift.high, fewer)}."


def _too_few_before(weeks: int) -> str:
    have = "one is" if weeks == 1 else f"{weeks} are" if weeks else "none is"
    needed = f"{LEAST_BEFORE} are needed, with at least {LEAST_LOGGED} logged days each"
    return f"Too few weeks before it: {needed}, and {have} there."


def caution(card: ChangeCard, today: date | None = None) -> str:
    """What is always said below: bad spells settle, one change shows no cause, and what else changed then."""
    did = "the change did it" if card.point.kind == "mark" else "the medicine did it"
    return " ".join(filter(None, (SETTLES, f"One change in one person can't show {did}.", also(card, today))))


def also(card: ChangeCard, today: date | None = None) -> str:
    """ "Also then: less coffee, from 12 October."; empty when nothing else changed within four weeks."""
    if not card.also:
        return ""
    told = [lower_first(title(point, today)) if point.kind == "mark" else title(point, today) for point in card.also]
    return f"Also then: {'; '.join(told)}."
