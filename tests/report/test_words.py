"""Dates and amounts as the page says them."""

from datetime import date

import pytest

from twitchlog.analysis.summary import Spread
from twitchlog.domain.period import Period
from twitchlog.report.words import began_words, near_date, since_date, spread_words

PERIOD = Period(date(2026, 8, 24), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("began", "said"),
    [
        ("2026-05-12", "Began on 12 May 2026"),
        ("2026-05", "Began in May 2026"),
        ("2026", "Began in 2026"),
        ("2026-05, after a fever", "Began in May 2026, after a fever"),
        ("May 2026, gradually", "Began in May 2026, gradually"),
        ("In spring.", "Began in spring"),
        ("after a fever", "Began after a fever"),
        ("two weeks ago", "Began: two weeks ago"),
        ("2026-13", "Began: 2026-13"),
        ("20265", "Began: 20265"),
        ("maybe in June", "Began: maybe in June"),
    ],
)
def test_when_it_began_is_a_clause(began: str, said: str) -> None:
    """A date, a month, a year or words; what can't be read as a date stands as it was written."""
    assert began_words(began) == said


@pytest.mark.parametrize(
    ("key", "spread", "said"),
    [
        ("caffeine_mg", Spread(144, 96, 240, 71), "144 mg (96–240)"),
        ("sleep_h", Spread(7, 6.5, 7.75, 69), "7 h (6 h 30–7 h 45)"),
        ("sleep_h", Spread(7.11, 7.11, 7.11, 1), "7 h"),
        ("stress", Spread(3, 2, 5, 58), "3 of 10 (2–5)"),
        ("stress", Spread(3.5, 3.5, 3.5, 2), "3.5 of 10"),
        ("caffeine_mg", Spread(0, 0, 0, 3), "0 mg"),
    ],
)
def test_a_spread_has_its_unit_and_middle_half(key: str, spread: Spread, said: str) -> None:
    """The median with its unit, and the middle half where it is wider than nothing."""
    assert spread_words(key, spread).replace("\xa0", " ") == said


def test_dates_say_their_year_when_it_is_not_plain() -> None:
    """A date of the period's year has none; one long past has no day."""
    assert near_date(date(2026, 10, 5), PERIOD) == "5 Oct"
    assert near_date(date(2025, 12, 5), PERIOD) == "5 Dec 2025"
    assert since_date(date(2017, 6, 1), PERIOD) == "Jun 2017"
