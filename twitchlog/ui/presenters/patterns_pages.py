"""The charts of Patterns as pages of their own, to be saved: each says what it shows, of when, and what its marks mean.

Each is given the chart itself, which the card draws too. Heavy to import, as the charts are.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from twitchlog.analysis.before_after import LEAST_LOGGED, WEEK, BeforeAfter
from twitchlog.charts import calendar, keys
from twitchlog.charts.keys import Key
from twitchlog.charts.page import Draw, Drawing, Keys, Page, Part, Ramp, Words
from twitchlog.domain.period import Period
from twitchlog.domain.wording import period_words
from twitchlog.ui.presenters.patterns_count import Card, Patterns
from twitchlog.ui.presenters.patterns_factors import ChangeView, FactorView

MONTHS = (Key(("heat1",), "full", "with twitches"), Key(("quiet",), "full", "quiet"), keys.MISSING)
CHANGE = (
    Key(("heat2",), "full", "before"),
    Key(("heat4",), "full", "after"),
    Key(("outline",), "dashed", f"fewer than {LEAST_LOGGED} days known"),
)
SIDES = "L and R are your own left and right."


def weekly(found: Patterns, chart: Draw) -> Page:
    """How much, by week or month."""
    marks = keys.of_days(found.series) if found.step == "week" else MONTHS
    return _page("How much", found, found.how_much, chart, "", Keys(marks), also=_beside(found))


def by_day(found: Patterns, chart: Draw) -> Page:
    """How much, every day."""
    step = "month" if calendar.layout(found.series) == "months" else "day"
    return _page("How much", found, found.by_day, chart, f"Twitches noticed, by {step}.", also=_beside(found))


def by_hour(found: Patterns, chart: Draw) -> Page:
    """When."""
    below = "Twitches noticed, by weekday and hour of the day."
    return _page("When", found, found.when, chart, below, Ramp(*found.when.ramp))


def body(found: Patterns, chart: Draw) -> Page:
    """Where; the places in words, as they stand beside the body on the screen."""
    after = (Ramp(*found.where.ramp), Words(found.where.described, small=True), Words(found.changes, small=True))
    return _page("Where", found, found.where, chart, SIDES, *after)


def over_time(found: Patterns, chart: Draw) -> Page:
    """Which places when."""
    below = f"Days with twitches in each place, by {found.times.step}."
    shown = len(found.times.places)
    more = f"The {shown} places with most days, of {shown + found.times.more}." if found.times.more else ""
    after = (Ramp(*found.over_time.ramp), Keys((keys.MISSING,)))
    return _page("Places over time", found, replace(found.over_time, caption=more), chart, below, *after)


def lengths(found: Patterns, chart: Draw) -> Page:
    """How long."""
    return _page("How long", found, found.how_long, chart, "")


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
        Words(f"{unit}, by week.", small=True),
        Keys(CHANGE),
        *([Drawing(bar)] if bar else []),
        Words(view.caution),
    )
    return Page(view.title, f"{period_words(weeks_of(view.found.compared))}.", _said(parts))


def weeks_of(compared: BeforeAfter) -> Period:
    """The weeks drawn for a change: all before it and all after; the day itself while there are none."""
    first = compared.change - timedelta(WEEK * len(compared.before))
    last = compared.change + timedelta(WEEK * len(compared.after) - 1)
    return Period(first, max(first, last))


def _page(title: str, found: Patterns, card: Card, chart: Draw, unit: str, *after: Part, also: str = "") -> Page:
    """A card's sentence and what it says `also`, its chart with what it counts and its caption, then what follows."""
    below = Words(f"{unit} {card.caption}".strip(), small=True)
    about = f"{period_words(found.period)}. {found.rests_on}"
    return Page(title, about, _said((Words(card.sentence, ink=True), Words(also), Drawing(chart), below, *after)))


def _beside(found: Patterns) -> str:
    return f"{found.against} {found.bother}".strip()


def _said(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part for part in parts if not isinstance(part, Words) or part.text)
