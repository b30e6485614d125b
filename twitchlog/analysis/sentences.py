"""The plain sentences over the numbers: what a card says first, in words a person uses."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import numpy as np

from twitchlog.analysis.bother import Bother
from twitchlog.analysis.days import DaySeries, DayState
from twitchlog.analysis.durations import Durations
from twitchlog.analysis.places import PlaceDays
from twitchlog.analysis.summary import Summary
from twitchlog.analysis.weeks import LEAST_DAYS, Span, Step
from twitchlog.domain import wording
from twitchlog.domain.period import Period
from twitchlog.domain.sites import Site
from twitchlog.domain.wording import duration_words, lower_first

MOSTLY = 0.5  # share of a place's twitches from which "mostly" is said
LEAST_TO_SAY = 10  # fewer twitches than this say nothing about the time of day, or how long
A_YEAR = 366  # days
UNEVEN = 1.2  # ratio of days from which one side counts as more than the other
TOO_FEW = "Too few to say so far."
LEAST_OF_BOTHER = 7  # days
MOST_TAGS = 2  # of what is new, back or quiet, in one sentence
MONTHS = tuple(month[:3] for month in wording.MONTHS)
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
IRREGULAR = {"calf": "calves", "foot": "feet"}


def short_date(day: date) -> str:
    """As on axes and tags: "5 Oct"."""
    return wording.short_day(day)


def headline(summary: Summary, counts: bool = True) -> str:
    """The answer on top: "About 2 to 3 a day, mostly calves"; without `counts` no number: "Mostly calves"."""
    if not summary.series.logged:
        return "Nothing logged in this time"
    if not summary.episodes:
        return _overall_only(summary.series, counts)
    where = _mostly(summary.places)
    return f"{_how_much(summary)}, {where}" if counts else f"{where[:1].upper()}{where[1:]}"


def _overall_only(series: DaySeries, counts: bool) -> str:
    """Days with an overall answer say that it twitched, not how often."""
    noted = series.logged - series.quiet
    if not noted:
        return "Only quiet days"
    if not counts:
        return "Twitches on some days"
    return f"Twitches on {noted:,} of {series.logged:,} logged days" if series.logged > 1 else "Twitches on one day"


def _how_much(summary: Summary) -> str:
    """The mean of the days that are over, as the whole numbers on both sides of it."""
    rate, per_day = summary.rate, summary.per_day
    if rate is None or per_day is None or per_day.n < LEAST_DAYS:
        going_on = len(summary.series.over) < summary.series.days
        return f"{number_word(summary.episodes).capitalize()} {'so far' if going_on else 'in this time'}"
    which = _which_days(summary.series)
    week = f"in 7{which}" if which else "a week"
    if rate * 7 < 0.75:
        return f"Less than one {week}"
    if rate < 0.6:
        return f"About {_whole(rate * 7)} {week}"
    whole, day = _whole(rate), f"a day{which and ' on'}{which}"
    if rate >= 10 or abs(rate - whole) <= 0.2 or rate < 1:
        return f"About {whole} {day}"
    return f"About {int(rate)} to {int(rate) + 1} {day}"


def _which_days(series: DaySeries) -> str:
    """The days a rate is of where they are fewer than half of all; else empty."""
    if series.counted * 2 >= series.days:
        return ""
    return " logged days" if series.counted == series.logged else " counted days"


def denominator(series: DaySeries) -> str:
    """How much the numbers rest on: "Logged 71 of 92 days, 9 of them quiet.", and where some of them have no number,
    "twitches are counted on 65"."""
    days = f"Logged {series.logged:,} of {_days(series.days)}"
    if not series.logged:
        return f"{days}."
    quiet = f"{series.quiet:,}" if series.quiet else "none"
    if series.counted < series.logged:
        counted = f"{series.counted:,}" if series.counted else "none"
        return f"{days}, {quiet} of them quiet; twitches are counted on {counted}."
    if series.logged == series.quiet:
        return f"{days}, quiet." if series.quiet == 1 else f"{days}, all of them quiet."
    if series.logged == 1:
        return f"{days}."
    return f"{days}, {quiet} of them quiet."


def rates_sentence(spans: Sequence[Span], step: Step = "week") -> str:
    """What most weeks were like: "Most weeks 1 to 4 a day. One week is not logged. Two weeks have too few days
    logged."."""
    rates = [span.rate for span in spans if span.rate is not None and span.status == "rate"]
    unknown = [span for span in spans if span.status == "missing"]
    why = Counter(unknown_words(span) for span in unknown)
    first = f"Too early to compare {step}s."
    if len(rates) == 1:
        first = f"{amount(rates[0])} a day in the one {step} logged."
    elif rates:
        low, high = (amount(float(x)) for x in np.percentile(rates, (10, 90)))
        told = sum(span.status in ("rate", "missing") for span in spans)
        which = f"Most {step}s" if 2 * len(rates) >= told else f"{step.capitalize()}s with enough days"
        first = f"{which} {low} a day." if low == high else f"{which} {low} to {high} a day."
        first = f"Quiet {step}s." if high == "0" else first
    if not rates and not any(span.logged for span in spans):
        return "Nothing logged in this time."
    notes = (
        (why["not logged"], "is", "are", "not logged"),
        (why["too few days logged"], "has", "have", "too few days logged"),
        (why["not counted"], "is", "are", "noted overall only"),
    )
    others = [
        f"{number_word(n).capitalize()} {step}{f' {one}' if n == 1 else f's {many}'} {what}."
        for n, one, many, what in notes
        if n
    ]
    return " ".join([first, *others])


def amount(rate: float) -> str:
    """A rate as a person says it: whole from 1 up, halves below, "0.1" for rare, "0"."""
    if rate >= 0.75:
        return str(_whole(rate))
    if rate >= 0.25:
        return "0.5"
    return "0.1" if rate > 0 else "0"


def where_sentence(places: Sequence[PlaceDays]) -> str:
    """Where: "Mostly the calves, left more than right."."""
    if not places:
        return "No places noted in this period."
    share, site = _top_site(places)
    if share < MOSTLY:
        most = _the(places[0].place.label)
        return f"In several places, most often {most}."
    only = "Only" if share == 1 else "Mostly"
    mine = [each for each in places if each.place.site.key == site.key]
    left, right = (_side_days(mine, side) for side in ("left", "right"))
    if not (left and right):
        return f"{only} {_the(mine[0].place.label)}."
    more = "left and right alike"
    if left >= UNEVEN * right or right >= UNEVEN * left:
        more = "left more than right" if left > right else "right more than left"
    return f"{only} the {plural(site)}, {more}."


def tag_sentences(places: Sequence[PlaceDays], today: date) -> list[str]:
    """What changed in places: "Left lower eyelid: back since 31 Oct."."""
    return [f"{each.place.label}: {tag_words(each, today)}." for each in places if each.tag]


def tag_words(place: PlaceDays, today: date) -> str:
    """A place's tag: "back since 31 Oct", with the year when that is long ago; empty without one."""
    if not (place.tag and place.since):
        return ""
    year = f" {place.since.year}" if (today - place.since).days > 300 else ""
    return f"{place.tag} {short_date(place.since)}{year}"


def plural(site: Site) -> str:
    """A site's name for both sides: "calves", "lower eyelids", "front of thigh on both sides"."""
    name = site.plain.lower()
    if any(mark in name for mark in (" of ", "/", "(", ",", " or ")):
        return f"{name} on both sides"
    words = name.split(" ")
    return " ".join([*words[:-1], IRREGULAR.get(words[-1], f"{words[-1]}s")])


def _mostly(places: Sequence[PlaceDays]) -> str:
    """Such as "mostly calves", "left calf only", "in several places"."""
    share, site = _top_site(places)
    if share < MOSTLY:
        return "in several places"
    mine = [each for each in places if each.place.site.key == site.key]
    total = sum(each.episodes for each in mine)
    where = plural(site)
    if mine[0].episodes >= 0.8 * total and mine[0].place.side != "both":
        where = lower_first(mine[0].place.label)
    return f"{where} only" if len(places) == 1 or (share == 1 and where == plural(site)) else f"mostly {where}"


def _top_site(places: Sequence[PlaceDays]) -> tuple[float, Site]:
    """The site with most twitches, all its sides together, and its share of all."""
    totals: Counter[str] = Counter()
    for each in places:
        totals[each.place.site.key] += each.episodes
    key, most = totals.most_common(1)[0]
    site = next(each.place.site for each in places if each.place.site.key == key)
    return most / totals.total(), site


def _side_days(places: Sequence[PlaceDays], side: str) -> int:
    return sum(each.days for each in places if each.place.side in (side, "both"))


def _the(label: str) -> str:
    return f"the {lower_first(label)}"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


def number_word(value: int) -> str:
    """A count in words up to twelve, from there in digits."""
    return NUMBERS[value] if value < len(NUMBERS) else f"{value:,}"


def _whole(value: float) -> int:
    """Rounded with halves up, as people do."""
    return int(value + 0.5)


def durations_sentence(found: Durations, counts: bool = True) -> str:
    """How long: "Usually 1 min; half of them lasted between 30 s and 15 min."; without `counts` never how
    many there are."""
    if not found.known or found.seconds is None:
        return "No lengths noted in this period."
    usual = f"Usually {duration_words(found.seconds.median)}"
    low, high = (duration_words(value) for value in (found.seconds.low, found.seconds.high))
    if found.known < LEAST_TO_SAY:
        return f"Too few to say: {number_word(found.known)} with a length so far." if counts else TOO_FEW
    return f"{usual}." if low == high else f"{usual}; half of them lasted between {low} and {high}."


def bother_sentence(found: Bother) -> str:
    """How much it bothered: "Bother is usually 3 of 10; half of the 58 days between 2 and 5."."""
    if found.spread is None or not found.noted:
        return "Bother not noted in this period."
    if found.known < LEAST_OF_BOTHER:
        return f"Bother noted on {_days(found.known)}: too few to say."
    median, low, high = (_whole(value) for value in (found.spread.median, found.spread.low, found.spread.high))
    usual = f"Bother is usually {median} of 10"
    if low == high:
        return f"{usual}, over {_days(found.known)}."
    return f"{usual}; half of the {_days(found.known)} between {low} and {high}."


def calendar_sentence(series: DaySeries) -> str:
    """The days: "Twitches on 62 of 71 logged days. At most 3 quiet days in a row."."""
    if not series.logged:
        return "Nothing logged in this time."
    text = f"Twitches on {series.logged - series.quiet:,} of {_days(series.logged).replace(' day', ' logged day')}."
    row = longest = 0
    for state in series.states.tolist():
        row = row + 1 if state == DayState.QUIET else 0
        longest = max(longest, row)
    return f"{text} At most {longest} quiet days in a row." if longest > 1 else text


def places_over_time_sentence(places: Sequence[PlaceDays], today: date) -> str:
    """Which places came and went: "Which places twitched when. Left lower eyelid: back since 31 Oct."."""
    if not places:
        return "No places noted in this period."
    told = tag_sentences(places, today) or ["No place is new, back, or quiet for a while."]
    more = len(told) - MOST_TAGS
    more_words = f"{number_word(more).capitalize()} more {'is' if more == 1 else 'are'} new, back or quiet."
    others = [more_words] if more > 0 else []
    return " ".join(["Which places twitched when.", *told[:MOST_TAGS], *others])


def date_in(period: Period, day: date) -> str:
    """A date beside others of a period: "5 Oct", with its year where the period is longer than one or ends in
    another."""
    told = period.days <= A_YEAR and day.year == period.last.year
    return short_date(day) if told else f"{short_date(day)} {day.year}"


def cut_sentence(spans: Sequence[Span], step: Step) -> str:
    """What an empty outline at the edge of the chart is; empty where there is none."""
    return f"Empty: a part of a {step}, too short to count." if any(span.status == "cut" for span in spans) else ""


def unknown_words(span: Span) -> str:
    """Why a week or month has no number: "not logged", "too few days logged", or "not counted"."""
    if not span.logged:
        return "not logged"
    return "not counted" if span.logged >= LEAST_DAYS else "too few days logged"
