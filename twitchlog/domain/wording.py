"""What a person reads of the records: short, plain, with no-break spaces before units and en dashes in ranges.

The names of days and months stand here, so that the computer's locale cannot mix languages on one screen.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from twitchlog.domain.checkin import CheckIn, FactorValue, Overall
from twitchlog.domain.episode import Count, Episode
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place
from twitchlog.domain.vocabulary import FACTORS

NBSP = "\N{NO-BREAK SPACE}"
DOT = " · "
MINUTE, HOUR, DAY = 60, 3600, 86_400
MOMENT_S = 5
COFFEE_MG = 96  # one brewed coffee, see the vocabulary's drinks

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
COUNT_WORDS: dict[Count, str] = {
    "2-5": "2–5",
    "6-20": "6–20",
    "21-100": "21–100",
    ">100": "over 100",
    "uncounted": "couldn't count",
}
OVERALL_WORDS: dict[Overall, str] = {"few": "Few", "many": "Many", "constant": "Nearly constant"}


def number_words(value: float) -> str:
    """A number without needless zeros, at most two decimals, thousands with a comma: "174", "6.5", "2,000"."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def amount_words(value: float, unit: str) -> str:
    """A number with its unit: "174 mg"."""
    return f"{number_words(value)}{NBSP}{unit}" if unit else number_words(value)


def duration_words(seconds: float) -> str:
    """A duration as one says it: "a moment", "30 s", "15 min", "about an hour", "about 2 hours", "13 h", "2 days"."""
    whole = round(seconds)
    if whole <= MOMENT_S:
        return "a moment"
    if whole < MINUTE:
        return f"{whole}{NBSP}s"
    if whole < 55 * MINUTE:
        return f"{int(whole / MINUTE + 0.5)}{NBSP}min"
    if whole < 75 * MINUTE:
        return "about an hour"
    if whole < 105 * MINUTE:
        return f"about 1{NBSP}h{NBSP}30"
    hours = int(whole / HOUR + 0.5)
    if hours < 10:
        return f"about {hours} hours"
    return f"{hours}{NBSP}h" if hours < 48 else f"{int(whole / DAY + 0.5)} days"


def exact_duration_words(seconds: float) -> str:
    """A duration to the second, as it may be typed again: "30 s", "1 min 30 s", "1 h 30", "2 days 3 h"."""
    days, rest = divmod(round(seconds), DAY)
    hours, rest = divmod(rest, HOUR)
    minutes, left = divmod(rest, MINUTE)
    parts = [f"{days} day{'s' if days > 1 else ''}"] if days else []
    if hours:
        parts.append(f"{hours}{NBSP}h")
    if minutes:
        parts.append(f"{minutes}" if hours and not left else f"{minutes}{NBSP}min")
    if left or not parts:
        parts.append(f"{left}{NBSP}s")
    return NBSP.join(parts)


def sleep_words(hours: float) -> str:
    """Hours of sleep: "6 h 30", "8 h", "45 min"."""
    whole, minutes = divmod(round(hours * 60), 60)
    if not whole and minutes:
        return f"{minutes}{NBSP}min"
    return f"{whole}{NBSP}h{NBSP}{minutes:02d}" if minutes else f"{whole}{NBSP}h"


def caffeine_words(mg: float) -> str:
    """Milligrams of caffeine: "174 mg"."""
    return amount_words(mg, "mg")


def coffees_words(mg: float) -> str:
    """Caffeine as brewed coffees: "about 2 coffees"; nothing below half a coffee."""
    cups = mg / COFFEE_MG
    if cups < 0.5:
        return ""
    if cups < 0.75:
        return "about half a coffee"
    return "about 1 coffee" if round(cups) <= 1 else f"about {number_words(round(cups))} coffees"


def time_words(moment: datetime) -> str:
    """The wall time: "21:35"."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def day_words(day: date, today: date | None = None) -> str:
    """ "Monday 23 November"; with the year when `today` is in another."""
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def short_day(day: date, today: date | None = None) -> str:
    """ "23 Nov"; with the year when `today` is in another."""
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"


def day_list_words(days: Iterable[date]) -> str:
    """A list of days: "Saturday 14, Sunday 15"; more than three in a row: "Saturday 14 to Friday 20 November"."""
    dates = sorted(set(days))
    if len(dates) > 3 and (dates[-1] - dates[0]).days == len(dates) - 1:
        first, last = dates[0], dates[-1]
        return f"{day_words(first) if first.month != last.month else _weekday(first)} to {day_words(last)}"
    return ", ".join(_weekday(day) for day in dates)


def _weekday(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day}"


def relative_day(day: date, today: date) -> str:
    """ "Today", "Yesterday" or "Fri 13 Nov"."""
    ago = (today - day).days
    if ago in (0, 1):
        return ("Today", "Yesterday")[ago]
    return f"{WEEKDAYS[day.weekday()][:3]} {short_day(day, today)}"


def resolved_when(moment: datetime, today: date) -> str:
    """When it was, in words: "Today, 14:30", "Yesterday, 21:30", "Fri 13 Nov, 21:10"."""
    return f"{relative_day(moment.date(), today)}, {time_words(moment)}"


def period_words(period: Period, today: date | None = None) -> str:
    """ "24 Aug – 23 Nov 2026"; a period of one day that is today reads "Today, 23 Nov 2026"."""
    last = f"{short_day(period.last)} {period.last.year}"
    if period.first == period.last:
        return f"Today, {last}" if period.last == today else last
    return f"{short_day(period.first, period.last)} – {last}"


def since_words(started: datetime, now: datetime) -> str:
    """How long it goes on, coarsely: "since this morning", "since last night", "since yesterday", "for 2 days"."""
    days = (now.date() - started.date()).days
    if days <= 0:
        if started.hour < 5:
            return "since last night"
        return f"since this {'morning' if started.hour < 12 else 'afternoon' if started.hour < 18 else 'evening'}"
    if days == 1:
        return "since last night" if started.hour >= 18 else "since yesterday"
    return f"for {days} days"


def places_words(places: Sequence[Place]) -> str:
    """ "Left calf", "Left calf and right calf", "Left calf and 2 more"."""
    first = places[0].label if places else ""
    if len(places) == 2:
        return f"{first} and {lower_first(places[1].label)}"
    return f"{first} and {len(places) - 1} more" if len(places) > 2 else first


def lower_first(text: str) -> str:
    """Text as it stands inside a sentence: the first letter small, but not of "CBD oil", "B12" or "I slept"."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    kept = first == "I" or first[1:2].isupper() or first[1:2].isdigit()
    return text if kept else text[:1].lower() + text[1:]


def quoted(name: str) -> str:
    """A person's own words in quotation marks, theirs inside made single: “‘Ate’ 50 % more?”."""
    inside = name.replace("“", "‘").replace("”", "’")
    while inside.count('"') > 1:
        inside = inside.replace('"', "‘", 1).replace('"', "’", 1)
    return f"“{inside}”"


def episode_facts(episode: Episode, now: datetime | None = None, counts: bool = True) -> str:
    """What is known besides place and time: "burst of 6–20 in 15 min · bother 3", "30 s · on waking".

    What goes on still says since when if `now` is given; without `counts` a burst does not say how many. Nothing known
    gives an empty text.
    """
    facts: list[str] = [episode.kind] if episode.kind != "twitch" else []
    facts.append(_how_long(episode, now, counts))
    if episode.bother is not None:
        facts.append(f"bother {episode.bother}")
    facts += [context for context in episode.contexts if context != "other"][:2]
    return DOT.join(fact for fact in facts if fact)


def _how_long(episode: Episode, now: datetime | None, counts: bool) -> str:
    if episode.going:
        return f"going {since_words(episode.started, now)}" if now else "still going"
    length = "" if episode.duration_s is None else duration_words(episode.duration_s)
    if episode.mode == "ongoing":
        return f"went on for {length}"
    if episode.mode == "single":
        return length
    over = f" in {length}" if length else ""
    if episode.count is None or not counts:
        return f"burst{over}"
    if episode.count == "uncounted":
        return f"burst{over}, not counted"
    return f"burst of {COUNT_WORDS[episode.count]}{over}"


def checkin_words(checkin: CheckIn, twitched: bool = False) -> str:
    """A day in one line: "144 mg caffeine · slept 7 h 15 · stress 3", "Quiet day · 96 mg caffeine · slept 8 h".

    A day noted as quiet on which it `twitched` all the same is not called so.
    """
    facts = ["Quiet day"] if checkin.none and not twitched else []
    if checkin.overall is not None:
        facts.append(OVERALL_WORDS[checkin.overall])
    if checkin.bother is not None:
        facts.append(f"bother {checkin.bother}")
    if (caffeine := checkin.caffeine_mg) is not None:
        facts.append(f"{caffeine_words(caffeine)} caffeine")
    for key in ("sleep_h", "stress", *FACTORS):
        if key in checkin.factors and key != "caffeine_mg":
            facts.append(_factor_fact(key, checkin.factors[key]))
    return DOT.join(fact for fact in dict.fromkeys(facts) if fact)


def _factor_fact(key: str, value: FactorValue) -> str:
    factor = FACTORS[key]
    if factor.kind == "yes_no":
        return factor.name.lower() if value is True else f"no {factor.name.lower()}"
    if isinstance(value, str):
        return f"{factor.name.lower()}: {value}" if value == "none" else value
    if key == "sleep_h":
        return f"slept {sleep_words(value)}"
    return f"{factor.name.lower()} {amount_words(value, factor.unit)}"


def missing_days_words(days: Iterable[date]) -> str:
    """ "14 and 15 November are not logged."; more than five are counted, and none give an empty text."""
    dates = sorted(set(days))
    if not dates:
        return ""
    if len(dates) > 5:
        return f"{len(dates)} days from {_span(dates[0], dates[-1])} are not logged."
    return f"{_and(_by_month(dates))} {'is' if len(dates) == 1 else 'are'} not logged."


def _span(first: date, last: date) -> str:
    month = "" if (first.year, first.month) == (last.year, last.month) else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{month} to {last.day} {MONTHS[last.month - 1]}"


def _by_month(dates: Sequence[date]) -> list[str]:
    """The days as numbers, each month named once, at its last day."""
    named = []
    for day, after in zip(dates, [*dates[1:], None], strict=True):
        month = after is None or (after.year, after.month) != (day.year, day.month)
        named.append(f"{day.day} {MONTHS[day.month - 1]}" if month else f"{day.day}")
    return named


def _and(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def shorten(text: str, length: int) -> str:
    """Text in one line of at most `length` characters, with an ellipsis where cut; never reads a long note whole."""
    head = " ".join(text[: 4 * length + 100].split())
    if len(head) <= length and len(text) <= 4 * length + 100:
        return head
    cut = head[: max(0, length - 1)]
    before, space, _ = cut.rpartition(" ")
    return f"{(before if space and len(before) > length // 2 else cut).rstrip()}…"
