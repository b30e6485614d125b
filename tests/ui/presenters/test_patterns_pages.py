"""What saved pictures of Patterns say by themselves."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.counts import counts_told
from tests.factories import make_episode
from twitchlog.charts.page import Drawing, Keys, Ramp, Words
from twitchlog.domain.period import Period
from twitchlog.domain.person import Mark
from twitchlog.exchange.made_up import made_up_year
from twitchlog.ui.presenters import patterns_pages as pages
from twitchlog.ui.presenters.patterns_count import patterns
from twitchlog.ui.presenters.patterns_factors import judged

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SEASON = Period(date(2026, 8, 24), TODAY)
YEARS = Period(date(2020, 11, 24), TODAY)


def chart(*_):
    """Stands for any."""
    raise AssertionError("a page is only told which chart it has")


@pytest.fixture
def year(diary, clock):
    """The made-up year."""
    diary.put(*made_up_year(clock.now()), label="x")
    return diary


def said(page):
    """All paragraphs."""
    return [part.text for part in page.parts if isinstance(part, Words)]


def test_each_card_says_its_time_what_it_rests_on_its_sentence_and_its_unit(year):
    """With the year, as a file is looked at later."""
    found = patterns(year, SEASON, TODAY)
    titles = {"weekly": "How much", "by_day": "How much", "by_hour": "When", "body": "Where", "lengths": "How long"}
    for name, title in titles.items():
        page = getattr(pages, name)(found, chart)
        assert page.title == title
        assert page.about == "24 Aug – 23 Nov 2026. Logged 71 of 92 days, 9 of them quiet."
        assert Drawing(chart) in page.parts
        assert any("witches" in words for words in said(page)), name
    assert said(pages.weekly(found, chart))[:2] == [found.how_much.sentence, f"{found.against} {found.bother}"]
    assert said(pages.by_hour(found, chart))[0] == "Mostly in the evening, between 18 and 24."


def test_marks_and_shades_have_their_keys(year):
    """What is quiet, and what is not logged, is told on every chart that shows it."""
    found = patterns(year, SEASON, TODAY)
    weekly, over = pages.weekly(found, chart), pages.over_time(found, chart)
    told = [key.words for part in weekly.parts if isinstance(part, Keys) for key in part.keys]
    assert told == ["1, 3, 5 or more", "quiet", "not logged"]
    assert Ramp("no days", "6 or more a week") in over.parts
    assert any(isinstance(part, Ramp) for part in pages.body(found, chart).parts)
    assert any("your own left and right" in words for words in said(pages.body(found, chart)))


def test_places_not_drawn_are_counted_without_naming_a_button(year):
    """There is none in a picture."""
    page = pages.over_time(patterns(year, YEARS, TODAY), chart)
    assert not any("Show" in words for words in said(page))
    assert any(words.startswith("Days with twitches in each place, by month.") for words in said(page))


@pytest.mark.parametrize("more, told", [(0, ""), (1, "And 1 earlier change, not drawn."), (16, "And 16 earlier ")])
def test_changes_that_are_not_drawn_are_counted(diary, more, told):
    """The latest eight have a line; on the screen and in words too."""
    diary.put(*(Mark(f"m{n}", TODAY - timedelta(n), f"Mark {n}") for n in range(8 + more)), label="x")
    found = patterns(diary, SEASON, TODAY)
    assert len(found.markers) == 8
    assert found.how_much.caption.startswith(told or "Twitches noticed per logged day")
    assert found.how_much.caption in said(pages.weekly(found, chart))
    assert (told.lower().rstrip(".") in found.how_much.described) if told else "earlier" not in found.how_much.described


def test_a_month_of_a_calendar_is_called_so(year):
    """Where the cells are months."""
    for period, unit in ((YEARS, "per logged day, by month."), (SEASON, "each day.")):
        assert f"Twitches noticed {unit}" in said(pages.by_day(patterns(year, period, TODAY), chart))


def test_a_factor_has_range_and_days_and_is_no_proof(year):
    """The range bar and the dots, each with its words."""
    (view,) = judged(year, SEASON, TODAY, "episodes").suspects
    page = pages.factor(view, SEASON, chart, chart)
    assert (page.title, page.about) == ("Caffeine, main suspect", "24 Aug – 23 Nov 2026.")
    assert page.parts.count(Drawing(chart)) == 2
    assert said(page)[1].endswith("A pattern, not proof of cause.")
    assert pages.factor(view, SEASON, chart, None).parts.count(Drawing(chart)) == 1


def test_a_change_has_its_weeks_its_range_and_its_caution(year):
    """And its time is that of the weeks drawn."""
    view = judged(year, SEASON, TODAY, "episodes").changes[0]
    page = pages.change(view, chart, chart)
    assert page.title == view.title
    assert page.about == "24 Nov 2025 – 22 Nov 2026."
    assert page.parts.count(Drawing(chart)) == 2
    assert said(page)[-1] == view.caution
    assert "Twitches noticed a logged day, by week." in said(page)


def test_a_change_long_ago_says_that_a_bar_is_several_weeks(diary):
    """On the screen, too; and what is hatched then."""
    day = date(2025, 11, 24)
    diary.put(*(make_episode(NOON - timedelta(n)) for n in range(700)), label="x")
    diary.put(Mark("m", day, "Less coffee"), label="x")
    (view,) = judged(diary, YEARS, TODAY, "episodes").changes
    page = pages.change(view, chart, chart)
    assert "Twitches noticed a logged day, every two weeks: the average of those known." in said(page)
    told = [key.words for part in page.parts if isinstance(part, Keys) for key in part.keys]
    assert told == ["before", "after", "no week with 3 days known"]
    assert view.caption == "Every two weeks: the average of those known."
    assert view.described.startswith("Twitches noticed a day, every two weeks, ")


def test_hidden_counts_stay_hidden_in_a_picture(year):
    """No number of twitches in any of its words."""
    found = patterns(year, SEASON, TODAY, counts=False)
    for name in ("by_hour", "body", "over_time", "lengths"):
        page = getattr(pages, name)(found, chart)
        assert counts_told([page.about, *said(page)]) == [], name
    for view in judged(year, SEASON, TODAY, "episodes", counts=False).suspects:
        assert counts_told(said(pages.factor(view, SEASON, chart, None))) == []
