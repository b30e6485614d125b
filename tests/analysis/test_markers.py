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
        "less coffee",
        "Magnesium up to 600 mg, 2 Nov",
        "Magnesium until 20 Nov",
    ]


def test_in_a_time_in_which_dates_come_twice_they_are_told_with_their_year():
    iron = Medicine("i", "Iron", start=date(2024, 8, 3), stop=date(2024, 8, 9))
    found = markers([iron], [], Period(date(2023, 1, 1), AUTUMN.last))
    assert [marker.text for marker in found] == ["Iron from Aug 2024", "Iron until Aug 2024"]
    assert [marker.brief for marker in found] == ["Iron started", "Iron stopped"]


def test_what_lies_outside_the_period_or_on_its_first_day_is_left_out():
    before = Medicine("a", "Levothyroxine", start=date(2017, 3, 1))
    first_day = Medicine("b", "Iron", start=AUTUMN.first)
    assert markers([before, first_day], [], AUTUMN) == ()
