"""Dates worth a line in a chart."""

from datetime import date

from twitchlog.analysis.markers import markers
from twitchlog.domain.period import Period
from twitchlog.domain.person import DoseChange, Mark, Medicine

AUTUMN = Period(date(2026, 8, 24), date(2026, 11, 23))


def test_a_medicines_start_dose_and_stop_and_the_persons_marks_are_told_in_order():
    magnesium = Medicine(
        "m",
        "Magnesium",
        start=date(2026, 10, 5),
        stop=date(2026, 11, 20),
        changes=(DoseChange(date(2026, 11, 2), "up", "600 mg"),),
    )
    coffee = Mark("c", date(2026, 10, 12), "less coffee")
    found = markers([magnesium], [coffee], AUTUMN)
    assert [marker.text for marker in found] == [
        "Magnesium from 5 Oct",
        "less coffee, 12 Oct",
        "Magnesium up to 600 mg, 2 Nov",
        "Magnesium until 20 Nov",
    ]


def test_a_mark_without_words_is_its_date():
    assert [each.text for each in markers([], [Mark("m", date(2026, 10, 12), " ")], AUTUMN)] == ["12 Oct"]


def test_what_lies_outside_the_period_or_on_its_first_day_is_left_out():
    before = Medicine("a", "Levothyroxine", start=date(2017, 3, 1))
    first_day = Medicine("b", "Iron", start=AUTUMN.first)
    assert markers([before, first_day], [], AUTUMN) == ()


def test_dates_carry_their_year_where_the_period_does_not_tell_it():
    iron = Medicine("i", "Iron", start=date(2025, 12, 1), stop=date(2026, 2, 3))
    year = markers([iron], [], Period(date(2025, 11, 24), date(2026, 11, 23)))
    assert [marker.when for marker in year] == ["from 1 Dec 2025", "until 3 Feb"]
    years = markers([iron], [], Period(date(2017, 1, 1), date(2026, 11, 23)))
    assert [marker.when for marker in years] == ["from 1 Dec 2025", "until 3 Feb 2026"]
