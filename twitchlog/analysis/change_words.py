"""What the card of a change says: how long before and after, the range, and that bad spells settle by themselves."""

from datetime import date

from twitchlog.analysis.before_after import LEAST_BEFORE, LEAST_LOGGED, BeforeAfter, Shift
from twitchlog.analysis.changes import ChangeCard, ChangePoint
from twitchlog.analysis.outcome import outcome_noun
from twitchlog.analysis.range_words import fits, more_or_fewer, times
from twitchlog.domain.wording import MONTHS, lower_first, shorten

SETTLES = "Things often settle after a bad spell."
COME_AND_GO = "Bad spells come, and settle, by themselves."
IN_SPELLS = "In diaries with spells of months, about 1 in 10 changes that do nothing look like this."
NO_CAUSE = "One change in one person can't show that this did it."
OF_ALL = f"{COME_AND_GO} One change in one person can't show what did it."  # once, below several changes
MOST_NAMED = 3  # of what else changed
MOST_NAME = 60  # characters of what changed; a mark may be a paragraph
LINK = {"start": "from", "stop": "stopped on", "dose": "from", "mark": "from"}


def title(point: ChangePoint, today: date | None = None) -> str:
    """ "Magnesium 300 mg, from 5 October"; with the year when `today` is in another. A mark may have no words, a long
    one only its beginning."""
    what, when = shorten(point.what, MOST_NAME), f"{LINK[point.kind]} {_day(point.day, today)}"
    return f"{what}, {when}" if what else f"{when[:1].upper()}{when[1:]}"


def _day(day: date, today: date | None) -> str:
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def sentence(card: ChangeCard) -> str:
    """What the weeks can carry, or how many are missing."""
    compared = card.compared
    if compared.missing_before:
        return _too_few_before(compared.weeks_before, _each(card))
    if compared.missing_after:
        weeks = "week" if compared.missing_after == 1 else "weeks"
        more = f"{compared.missing_after} more {weeks} after it"
        return f"Too early: {more}, {_each(card)}, quiet ones included."
    assert compared.shift is not None
    if compared.none_before or compared.none_after:
        return _none(card)
    fewer = "less" if card.outcome == "bother" else "fewer"
    if card.status == "clear":
        return _clear(card, compared.shift, fewer)
    told = fits(compared.shift.low, compared.shift.high, fewer)
    return f"No clear difference {_between(compared)}: your diary fits {told}."


def _between(compared: BeforeAfter) -> str:
    return f"between the {compared.weeks_after} weeks after and the {compared.weeks_before} before"


def _none(card: ChangeCard) -> str:
    """Where a side holds nothing: how many times as many, or how many fewer, can't be told."""
    compared, noun = card.compared, outcome_noun(card.outcome)
    first, then = "No" if compared.none_before else "Some", "none" if compared.none_after else "some"
    told = f"{first} {noun} in the {compared.weeks_before} weeks before, {then} in the {compared.weeks_after} after"
    if card.status == "clear":
        return f"{told}: chance alone seldom does that."
    return f"{told}." if first == "No" and then == "none" else f"No clear difference: {lower_first(told)}."


def _clear(card: ChangeCard, shift: Shift, fewer: str) -> str:
    bother = card.outcome == "bother"
    weeks, before = f"In the {card.compared.weeks_after} weeks after", f"in the {card.compared.weeks_before} before"
    if shift.value < 1:
        told = f"{more_or_fewer(shift.value, fewer)}{'' if bother else ' twitches'} than"
    else:
        told = f"{times(shift.value)} times as {'much' if bother else 'many twitches'} as"
    noticed = "it bothered you about" if bother else "you noticed about"
    return f"{weeks} {noticed} {told} {before}: your diary fits {fits(shift.low, shift.high, fewer)}."


def _too_few_before(weeks: int, each: str) -> str:
    have = "one is" if weeks == 1 else f"{weeks} are" if weeks else "none is"
    return f"Too few weeks before it: {LEAST_BEFORE} are needed, {each}, and {have} there."


def _each(card: ChangeCard) -> str:
    """What makes a week count; a day answered only with few, many or constant has no number."""
    days = "days of noted bother" if card.outcome == "bother" else "counted days"
    return f"with at least {LEAST_LOGGED} {days} each"


def caution(card: ChangeCard, today: date | None = None) -> str:
    """What is always said below: bad spells settle, one change shows no cause, and what else changed in these weeks."""
    shift = card.compared.shift
    spells = COME_AND_GO if shift is not None and shift.value > 1 else SETTLES
    if card.status == "clear":
        spells = f"{spells} {IN_SPELLS}"
    return " ".join(filter(None, (spells, NO_CAUSE, also(card, today))))


def of_its_own(card: ChangeCard, today: date | None = None) -> str:
    """The part of the caution that is about this change, where `OF_ALL` stands below several."""
    return " ".join(filter(None, (IN_SPELLS if card.status == "clear" else "", also(card, today))))


def also(card: ChangeCard, today: date | None = None) -> str:
    """ "Also in these weeks: less coffee, from 12 October."; empty when nothing else changed in them."""
    if not card.also:
        return ""
    told = [lower_first(title(point, today)) if point.kind == "mark" else title(point, today) for point in card.also]
    more = len(told) - MOST_NAMED
    named = told if more <= 0 else [*told[:MOST_NAMED], f"and {more:,} more"]
    return f"Also in these weeks: {'; '.join(named)}."
