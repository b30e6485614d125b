"""The entries behind a part of a chart."""

from datetime import date, datetime, timedelta

from tests.factories import LEFT_CALF, LOWER_LID, make_episode, make_id
from twitchlog.domain.period import Period
from twitchlog.ui.presenters.entries import MOST, Part, entries

TODAY = date(2026, 11, 23)
AT = datetime.fromisoformat("2026-11-23T09:00:00+01:00")


def test_the_newest_come_first_and_two_alike_have_names_of_their_own(diary):
    """At the same place and minute."""
    diary.add(make_episode(AT), make_episode(AT, id=make_id("another")), make_episode(AT - timedelta(1)))
    found = entries(diary, Part(Period(TODAY - timedelta(3), TODAY)), TODAY)
    assert [line.when for line in found.lines] == ["Today, 09:00", "Today, 09:00", "Yesterday, 09:00"]
    assert len({line.name for line in found.lines}) == 3
    assert (found.title, found.line, found.day) == ("20 Nov – 23 Nov", "3 entries.", TODAY)


def test_a_place_an_hour_of_a_weekday_and_single_days(diary):
    """Each narrows it."""
    diary.add(make_episode(AT, places=(LEFT_CALF,)), make_episode(AT - timedelta(1), places=(LOWER_LID,)))
    week = Period(TODAY - timedelta(6), TODAY)
    by_place = entries(diary, Part(week, place="Left calf"), TODAY)
    assert (by_place.title, len(by_place.lines)) == ("Left calf, 17 Nov – 23 Nov", 1)
    by_hour = entries(diary, Part(week, weekday=6, hours=(8, 10)), TODAY)
    assert (by_hour.title, len(by_hour.lines)) == ("Sundays, 8 to 10, 17 Nov – 23 Nov", 1)
    assert not entries(diary, Part(week, weekday=6, hours=(10, 12)), TODAY).lines
    assert len(entries(diary, Part(week, days=frozenset({TODAY}), title="x"), TODAY).lines) == 1


def test_a_part_of_the_body_is_every_place_it_stands_for(diary):
    """Under one name."""
    diary.add(make_episode(AT, places=(LEFT_CALF,)), make_episode(AT - timedelta(1), places=(LOWER_LID,)))
    both = Part(Period(TODAY - timedelta(6), TODAY), place="Here", places=("Left calf", "Left lower eyelid"))
    found = entries(diary, both, TODAY)
    assert (found.title, len(found.lines)) == ("Here, 17 Nov – 23 Nov", 2)


def test_a_long_list_says_where_the_others_are(diary):
    """Sixty are enough for a sheet."""
    diary.add(*(make_episode(AT - timedelta(minutes=n)) for n in range(MOST + 5)))
    found = entries(diary, Part(Period(TODAY, TODAY)), TODAY)
    assert len(found.lines) == MOST
    assert found.line == "65 entries, the newest 60 here; all are in History."


def test_a_day_without_any_says_so(diary):
    """And names the day, not an empty list."""
    found = entries(diary, Part(Period(TODAY, TODAY)), TODAY)
    assert (found.title, found.line) == ("Today", "No entries.")


def test_a_length_and_one_that_is_not_noted(diary):
    """The upper end is included, the lower one not; what goes on has no length yet."""
    week = Period(TODAY - timedelta(6), TODAY)
    lengths = (5, 60, 61, None)
    diary.add(*(make_episode(AT - timedelta(n), duration_s=seconds) for n, seconds in enumerate(lengths)))
    diary.add(make_episode(AT - timedelta(hours=1), mode="ongoing"))
    minute = entries(diary, Part(week, about="Up to 1 min", lasting=(5, 60)), TODAY)
    assert (minute.title, len(minute.lines)) == ("Up to 1 min, 17 Nov – 23 Nov", 1)
    assert len(entries(diary, Part(week, lasting=(-1, 60)), TODAY).lines) == 2
    assert len(entries(diary, Part(week, untimed=True), TODAY).lines) == 1
