"""Where counts are hidden, nothing that Patterns says or draws tells a number of twitches, whatever the diary holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.counts import counts_told
from tests.factories import LEFT_CALF, LOWER_LID, make_checkin, make_episode, make_id
from twitchlog.charts import change_strip, durations, hours, places_time, render, where
from twitchlog.charts.style import LIGHT
from twitchlog.domain.period import Period
from twitchlog.domain.person import Mark, Profile, Suspect, Threshold
from twitchlog.exchange.made_up import made_up_year
from twitchlog.ui.presenters.entries import MOST, Part, entries
from twitchlog.ui.presenters.patterns_count import Patterns, patterns
from twitchlog.ui.presenters.patterns_factors import Judged, judged

TODAY = date(2026, 11, 23)
AT = datetime.fromisoformat("2026-11-23T09:00:00+01:00")
PLACES = (LEFT_CALF, LOWER_LID)
ASKED_FOR = ("how_much", "against", "by_day")
NOT_SAID = ("series", "hours", "durations", "times", "all_places", "found", "shaded", "period", "step", "views", "mark")


def twitches(*per_day: int, **more: Any) -> list[Any]:
    """So many on each of the days before today, the latest first."""
    return [
        make_episode(
            AT - timedelta(ago, minutes=n), id=make_id((ago, n)), places=((LEFT_CALF, LOWER_LID)[n % 2],), **more
        )
        for ago, number in enumerate(per_day, 1)
        for n in range(number)
    ]


def days(number: int, high: int = 300, **more: Any) -> list[Any]:
    """Check-ins of so many days; every other one has much coffee."""
    chance = Random(5)
    return [
        make_checkin(TODAY - timedelta(n), factors={"caffeine_mg": chance.choice((100, high)), "stress": n % 7}, **more)
        for n in range(1, number + 1)
    ]


def linked(number: int) -> list[Any]:
    """More twitches on days with much coffee."""
    checkins = days(number)
    much = [bool((each.amount("caffeine_mg") or 0) > 200) for each in checkins]
    return [*checkins, *twitches(*(5 if each else 2 for each in much))]


CAFFEINE = Profile(suspects=(Suspect("caffeine_mg", date(2026, 1, 1)),))
TOO_FAR = Threshold("caffeine_mg", 400, TODAY)
MARKS = [Mark("a", TODAY - timedelta(30), "Less coffee"), Mark("b", TODAY - timedelta(9), "New pillow")]
DIARIES = {
    "one": twitches(1),
    "few": [*twitches(2, 1, 3, duration_s=30), *days(3)],
    "one still going": [make_episode(AT - timedelta(2), mode="ongoing")],
    "noted overall only": days(9, overall="many"),
    "quiet only": days(40, none=True),
    "too early for the days": [*twitches(*[3, 2] * 6, duration_s=90), *days(12), CAFFEINE, *MARKS],
    "too early for one side": [*twitches(*[3] * 40), *days(40, high=100), CAFFEINE],
    "too early for the twitches": [*twitches(*[1, 0, 0] * 4), *days(40, overall=None), CAFFEINE, *MARKS],
    "no twitches on these days": [*days(60, none=True), *twitches(*[0] * 61, 4), CAFFEINE, *MARKS],
    "early": [*linked(45), CAFFEINE, *MARKS],
    "a suspect": [*linked(200), CAFFEINE, *MARKS],
    "a threshold": [*linked(200), CAFFEINE, Threshold("caffeine_mg", 250, TODAY)],
    "a threshold too far": [*linked(200), make_checkin(TODAY, factors={"caffeine_mg": 500}), CAFFEINE, TOO_FAR],
    "no suspect": [*linked(200), *MARKS],
    "no difference": [*twitches(*[3, 1, 2] * 60, duration_s=400), *days(180), CAFFEINE, *MARKS],
    "bursts": [*twitches(*[12, 30] * 30, mode="burst", count="6-20"), *days(60), *MARKS],
    "a year": list(made_up_year(AT)),
}


@pytest.fixture(params=DIARIES)
def filled(request, diary):
    """A diary of each kind."""
    diary.put(*DIARIES[request.param], label="x")
    return diary


def said(value: Any) -> Iterator[str]:
    """All words of a state."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from said(each)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in (*NOT_SAID, *ASKED_FOR):
                yield from said(getattr(value, field.name))


def drawn(figure: Any) -> list[str]:
    """All words of a chart."""
    root = ElementTree.fromstring(render.svg(figure))
    return ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]


def charts(found: Patterns, judgement: Judged) -> Iterator[Any]:
    """What the cards draw, but for how much."""
    yield durations.draw(found.durations, LIGHT, 348, counts=found.counts)
    yield places_time.draw(found.times, LIGHT, 348, counts=found.counts)
    yield where.draw(found.shaded, LIGHT, 348, 1, found.views)
    for view in judgement.changes:
        yield change_strip.draw(view.found.compared, view.bother, LIGHT, 348, 1, view.counts)


@pytest.mark.parametrize("length", [28, 92, 366])
def test_no_card_says_a_number_of_twitches(filled, length):
    """Of days, dates, times, lengths and ratios they may."""
    period = Period.ending(TODAY, length)
    found = patterns(filled, period, TODAY, counts=False)
    assert counts_told(said(found)) == []
    judgement = judged(filled, period, TODAY, "episodes", counts=False)
    assert counts_told(said(judgement)) == []
    assert all(view.dots is None for view in (*judgement.suspects, *judgement.others))


def test_no_chart_draws_a_number_of_twitches(filled):
    """Dates, hours of the day and lengths stand beside them."""
    period = Period.ending(TODAY, 92)
    found = patterns(filled, period, TODAY, counts=False)
    judgement = judged(filled, period, TODAY, "episodes", counts=False)
    assert [counts_told(drawn(figure)) for figure in charts(found, judgement)] == [[]] * (3 + len(judgement.changes))
    assert set(drawn(hours.draw(found.hours, LIGHT, 348))) <= {
        *hours.DAYS,
        *(f"{hour}:00" for hour in (0, 6, 12, 18, 24)),
    }


def test_no_list_of_entries_says_how_many_there_are(filled):
    """Nor how many twitches a burst had."""
    found = entries(filled, Part(Period.ending(TODAY, 400)), TODAY, counts=False)
    assert counts_told([found.title, found.line]) == []
    assert counts_told(each.facts for each in found.lines) == []


def test_a_long_list_still_says_that_there_are_more(diary):
    """In History."""
    diary.put(*twitches(MOST + 5), label="x")
    found = entries(diary, Part(Period.ending(TODAY, 9)), TODAY, counts=False)
    assert found.line == "The newest are here; all are in History."


def test_bother_is_no_number_of_twitches_and_is_told(diary):
    """It was noted to be seen."""
    diary.put(*days(90, bother=3), *MARKS, label="x")
    judgement = judged(diary, Period.ending(TODAY, 92), TODAY, "bother", counts=False)
    assert judgement.others[0].dots is not None
    assert "before 3.0, 3.0" in judgement.changes[0].described


def test_what_would_tell_a_number_is_noticed():
    """The measure of these tests itself."""
    told = [
        "Too few to say: two twitches so far.",
        "About 3 a day",
        "8 or more in two hours",
        "20 needed",
        "Left calf 12",
    ]
    assert counts_told(told) == told
    assert counts_told(["5 Oct", "On higher-caffeine days (36)", "2.1 times", "about 18 more logged days"]) == []
