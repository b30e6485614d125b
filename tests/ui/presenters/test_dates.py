"""Dates of a life, typed as people do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchlog.domain.errors import Invalid
from twitchlog.ui.presenters.dates import (
    kept_beginning,
    shown_beginning,
    shown_date,
    typed_birth_date,
    typed_date,
)

TODAY = date(2026, 11, 23)
BORN = date(1988, 3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "14 Mar 1988", "14 march 1988", "1988-03-14", "14.3.1988", "14/03/1988", "14-3-1988", "14 3 1988",
        " 14  Mar  1988 ", "March 14, 1988", "14th March 1988", "1988/3/14", "1988.03.14",
    ],
)  # fmt: skip
def test_a_birth_date_is_read_as_typed(text):
    """Numbers are day, month, year."""
    assert typed_birth_date(text, TODAY) == BORN


def test_no_birth_date_is_none():
    """An empty field is not noted."""
    assert typed_birth_date("  ", TODAY) is None


@pytest.mark.parametrize("text", ["14 Mar", "yesterday", "-3d", "14 Mar 88"])
def test_a_birth_date_needs_its_year(text):
    """A day without a year is not the latest such day, as it is elsewhere."""
    with pytest.raises(Invalid, match="needs day, month and year"):
        typed_birth_date(text, TODAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("14 Marz 1988", "not a date twitchlog can read"),
        ("31.2.1988", "not a date twitchlog can read"),
        ("24 Nov 2026", "is in the future"),
        ("14 Mar 1788", "is too long ago: the earliest day is 1900-01-01"),
    ],
)
def test_an_impossible_birth_date_is_refused_in_words(text, said):
    """Named with what was typed."""
    with pytest.raises(Invalid, match=said) as refused:
        typed_birth_date(text, TODAY)
    assert f"Birth date “{text}”" in refused.value.message


@given(st.dates(date(1900, 1, 1), TODAY))
def test_what_is_shown_can_be_typed_again(day):
    """A field left as it is changes nothing."""
    assert typed_birth_date(shown_date(day), TODAY) == day
    assert typed_date(shown_date(day), TODAY, "Start") == day
    assert shown_beginning(kept_beginning(shown_date(day), TODAY)) == shown_date(day)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("May 2025", "2025-05"),
        ("sept. 2024", "2024-09"),
        ("5/2025", "2025-05"),
        ("2025-05", "2025-05"),
        ("14 Mar 2025", "2025-03-14"),
        ("2025-03-14", "2025-03-14"),
        ("after the flu", "after the flu"),
        ("in spring 2025", "in spring 2025"),
        ("2025", "2025"),
        ("yesterday", "2026-11-22"),
        ("14 Mar", "2026-03-14"),
        ("99/2025", "99/2025"),
    ],
)
def test_when_it_began_is_a_date_a_month_or_words(text, kept):
    """A date or month is kept as such, so that "yesterday" does not wander; all else stays the person's words."""
    assert kept_beginning(text, TODAY) == kept


@given(st.text(max_size=60))
def test_any_words_may_say_when_it_began(text):
    """Keeping what is shown changes nothing any more."""
    kept = kept_beginning(text, TODAY)
    assert kept_beginning(shown_beginning(kept), TODAY) == kept
