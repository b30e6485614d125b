"""The periods of Patterns and the report: what the chips mean, and two dates as typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchlog.domain.errors import Invalid
from twitchlog.domain.period import Period
from twitchlog.ui.presenters.periods import (
    ALL,
    CHOOSE,
    FOUR_WEEKS,
    STEPS,
    THREE_MONTHS,
    YEAR,
    PeriodChoice,
    a_step,
    chips,
    day_to_type,
    span_words,
)

TODAY = date(2026, 11, 23)
LONG_AGO = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("key", "first"),
    [
        (FOUR_WEEKS, date(2026, 10, 27)),
        (THREE_MONTHS, date(2026, 8, 24)),
        (YEAR, date(2025, 11, 24)),
        (ALL, LONG_AGO),
    ],
)
def test_a_chip_ends_today_and_begins_so_long_before(key: str, first: date) -> None:
    """Four weeks are 28 days; three months and a year begin the day after the same date then."""
    assert PeriodChoice(key).period(LONG_AGO, TODAY) == Period(first, TODAY)


@pytest.mark.parametrize("key", [FOUR_WEEKS, THREE_MONTHS, YEAR, ALL])
def test_no_chip_goes_back_before_the_first_entry(key: str) -> None:
    """Days before the diary are not missing days."""
    first = TODAY - timedelta(5)
    assert PeriodChoice(key).period(first, TODAY) == Period(first, TODAY)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from([THREE_MONTHS, YEAR]))
def test_months_are_counted_in_every_month(today: date, key: str) -> None:
    """Any day has its three months (89 to 92 days) and its year (365 or 366)."""
    days = PeriodChoice(key).period(None, today).days
    assert days in ((89, 90, 91, 92) if key == THREE_MONTHS else (365, 366))


def test_an_empty_diary_and_all_is_today() -> None:
    """There is nothing before."""
    assert PeriodChoice(ALL).period(None, TODAY) == Period(TODAY, TODAY)


def test_two_dates_as_typed_become_the_period_and_the_chips_words() -> None:
    """They hold also before the first entry: the person said so."""
    choice = PeriodChoice().typed("1 Sep", "yesterday", TODAY)
    assert choice.period(date(2026, 10, 1), TODAY) == Period(date(2026, 9, 1), date(2026, 11, 22))
    assert dict(chips(choice, (ALL, CHOOSE), TODAY)) == {ALL: "All", CHOOSE: "1 Sep – 22 Nov"}


@pytest.mark.parametrize(
    ("first", "last", "field", "words"),
    [
        ("soon", "today", "From", "From “soon” is not a day twitchlog can read"),
        ("1 Sep", "whenever", "To", "To “whenever” is not a day twitchlog can read"),
        ("1 Sep", "2026-12-24", "To", "is in the future: today is Monday 23 November"),
        ("5 Oct", "1 Oct", "To", "comes before From “5 Oct”"),
    ],
)
def test_dates_that_make_no_period_are_refused_at_their_field(first: str, last: str, field: str, words: str) -> None:
    """One plain sentence names the field and the value."""
    with pytest.raises(Invalid, match=words) as refused:
        PeriodChoice().typed(first, last, TODAY)
    assert refused.value.field == field


@given(st.dates(date(1950, 1, 1), TODAY))
def test_a_day_written_for_typing_is_read_back(day: date) -> None:
    """What the fields hold when they open can be kept."""
    choice = PeriodChoice().typed(day_to_type(day), day_to_type(TODAY), TODAY)
    assert choice.chosen == Period(day, TODAY)


def test_a_span_names_years_that_are_not_this_one() -> None:
    """So that it is not mistaken."""
    assert span_words(Period(date(2025, 12, 3), TODAY), TODAY) == "3 Dec 2025 – 23 Nov"
    assert span_words(Period(TODAY, TODAY), TODAY) == "23 Nov"


def steps(shown: Period, closer: bool, first: date = LONG_AGO, about: date | None = None) -> Period | None:
    """The period a step leads to."""
    choice = a_step(shown, closer, first, TODAY, about or shown.last)
    return None if choice is None else choice.period(first, TODAY)


def test_a_step_closer_or_away_leads_along_the_chips() -> None:
    """From what ends today to what ends today, and no further than the chips go."""
    four, three, year, everything = (PeriodChoice(key).period(LONG_AGO, TODAY) for key in STEPS)
    assert [steps(each, closer=True) for each in (everything, year, three, four)] == [year, three, four, None]
    assert [steps(each, closer=False) for each in (four, three, year, everything)] == [three, year, everything, None]


def test_in_a_young_diary_a_step_skips_what_would_look_the_same() -> None:
    """Sixty days are three months, a year and all of it."""
    first = TODAY - timedelta(59)
    everything = Period(first, TODAY)
    assert steps(everything, closer=True, first=first) == Period.ending(TODAY, 28)
    assert steps(Period.ending(TODAY, 28), closer=False, first=first) == everything
    assert steps(everything, closer=False, first=first) is None


def test_the_day_it_is_about_stays_where_it_is() -> None:
    """In whole weeks from today; back out it is a chip again when nothing later is left."""
    year = PeriodChoice(YEAR).period(LONG_AGO, TODAY)
    middle = steps(year, closer=True, about=date(2026, 5, 25))
    assert middle is not None
    assert (middle.days, (TODAY - middle.last).days % 7) == (92, 0)
    assert abs((middle.first + timedelta(46) - date(2026, 5, 25)).days) <= 4
    assert steps(year, closer=True, about=TODAY) == PeriodChoice(THREE_MONTHS).period(LONG_AGO, TODAY)
    assert a_step(middle, False, LONG_AGO, TODAY, middle.first + timedelta(46)) == PeriodChoice(YEAR)


@given(st.integers(0, 3000), st.integers(1, 1500), st.booleans(), st.integers(0, 3000), st.floats(0, 1))
def test_a_step_never_leaves_the_diary_and_always_comes_closer_or_goes_away(
    ago: int, days: int, closer: bool, age: int, share: float
) -> None:
    """Wherever it begins."""
    first = TODAY - timedelta(age)
    shown = Period.ending(TODAY - timedelta(ago), days)
    found = steps(shown, closer, first, shown.first + timedelta(int(share * (days - 1))))
    if found is not None:
        assert found.days < shown.days if closer else found.days > shown.days
        assert first <= found.first <= found.last <= TODAY
