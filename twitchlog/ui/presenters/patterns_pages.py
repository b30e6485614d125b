"""The charts of Patterns as pages of their own, to be saved: each says what it shows, of when, and what its marks mean.

Each is given the chart itself, which the card draws too. Heavy to import, as the charts are.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from twitchlog.analysis.before_after import LEAST_LOGGED, WEEK, BeforeAfter
from twitchlog.charts import change_strip, keys
from twitchlog.charts.keys import Key
from twitchlog.charts.page import Draw, Drawing, Keys, Page, Part, Ramp, Words
from twitchlog.domain.period import Period
from twitchlog.domain.wording import lower_first, period_words
from twitchlog.ui.presenters.patterns_count import Card, Patterns
from twitchlog.ui.presenters.patterns_factors import ChangeView, FactorView

SIDES = "L and R are your own left and right."


def weekly(found: Patterns, chart: Draw) -> Page:
    """How much, by week or month."""
    return _page("How much", found, found.how_much, chart, also=f"{found.against} {found.bother}".strip())


def by_day(found: Patterns, chart: Draw) -> Page:
    """How much, every day."""
    return _page("How much", found, found.by_day, chart, also=f"{found.against} {found.bother}".strip())


def by_hour(found: Patterns, chart: Draw) -> Page:
    """When."""
    return _page("When", found, found.when, chart)


def body(found: Patterns, chart: Draw) -> Page:
    """Where; the places in words, as they stand beside the body on the screen."""
    after = (Words(found.where.described, small=True), Words(found.changes, small=True))
    return _page("Where", found, replace(found.where, caption=SIDES), chart, *after)


def over_time(found: Patterns, chart: Draw) -> Page:
    """Which places when."""
    times, shown = found.times, len(found.times.places)
    below = f"Days with twitches in each place, by {times.step}."
    more = f" The {shown} places with most days, of {shown + times.more}." if times.more else ""
    marks = () if times.logged.all() else (keys.MISSING,)
    card = replace(found.over_time, caption=below + more, keys=marks)
    return _page("Places over time", found, card, chart)


def lengths(found: Patterns, chart: Draw) -> Page:
    """How long."""
    return _page("How long", found, found.how_long, chart)


def factor(view: FactorView, period: Period, bar: Draw | None, dots: Draw | None) -> Page:
    """A factor with its range, the days behind it and what it is not."""
    title = f"{view.name}, {view.tag}" if view.tag else view.name
    parts: tuple[Part, ...] = (
        Words(view.sentence, ink=True),
        *([Drawing(bar)] if bar else []),
        Words(view.below),
        *([Drawing(dots)] if dots else []),
        *(Words(note, small=True) for note in view.notes),
    )
    return Page(title, f"{period_words(period)}.", _said(parts))


def change(view: ChangeView, strip: Draw, bar: Draw | None) -> Page:
    """A change with its weeks, its range and what must be said with it."""
    unit = "How much it bothered, 0 to 10" if view.bother else "Twitches noticed a logged day"
    parts: tuple[Part, ...] = (
        Words(view.sentence, ink=True),
        Drawing(strip),
        Words(f"{unit}, {lower_first(change_strip.caption(view.found.compared))}", small=True),
        Keys(_sides(view.found.compared)),
        *([Drawing(bar)] if bar else []),
        Words(view.caution),
    )
    return Page(view.title, f"{period_words(weeks_of(view.found.compared))}.", _said(parts))


def _sides(compared: BeforeAfter) -> tuple[Key, ...]:
    unknown = f"fewer than {LEAST_LOGGED} days known"
    if change_strip.weeks_a_bar(compared) > 1:
        unknown = f"no week with {LEAST_LOGGED} days known"
    return (
        Key((f"heat{change_strip.SHADES[0]}",), "full", "before"),
        Key((f"heat{change_strip.SHADES[1]}",), "full", "after"),
        Key(("outline",), "dashed", unknown),
    )


def weeks_of(compared: BeforeAfter) -> Period:
    """The weeks compared for a change: all before it and all after; the day itself while there are none."""
    first = compared.change - timedelta(WEEK * len(compared.before))
    last = compared.change + timedelta(WEEK * len(compared.after) - 1)
    return Period(first, max(first, last))


def _page(title: str, found: Patterns, card: Card, chart: Draw, *after: Part, also: str = "") -> Page:
    """A card's sentence and what it says `also`, its chart with its caption and keys, then what follows."""
    parts: tuple[Part, ...] = (
        Words(card.sentence, ink=True),
        Words(also),
        Drawing(chart),
        Words(card.caption, small=True),
        *([Ramp(*card.ramp, tuple(f"heat{shade}" for shade in card.shades))] if any(card.ramp) else []),
        *([Keys(card.keys)] if card.keys else []),
        *after,
    )
    return Page(title, f"{period_words(found.period)}. {found.rests_on}", _said(parts))


def _said(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part for part in parts if not isinstance(part, Words) or part.text)
