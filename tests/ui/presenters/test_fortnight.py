"""The fourteen days: twitches noticed, quiet, not logged, and what is said of the gaps."""

from datetime import date, timedelta

from tests.factories import make_checkin, make_episode
from twitchlog.ui.presenters.fortnight import fortnight

TODAY = date(2026, 11, 23)
BEGAN = date(2026, 6, 8)


def kinds(card):
    return {mark.day.day: mark.kind for mark in card.marks}


def test_marks_tell_counts_quiet_noted_and_missing_apart():
    """A day without an entry is missing, not quiet; few without an episode is noted without a number."""
    checkins = [
        make_checkin("2026-11-12", none=True),
        make_checkin("2026-11-13", overall="few"),
        make_checkin("2026-11-14", factors={"stress": 3}),
    ]
    card = fortnight([make_episode("2026-11-22T21:30:00+01:00")], checkins, TODAY, TODAY, BEGAN)
    found = kinds(card)
    assert (found[22], found[12], found[13], found[14]) == ("count", "quiet", "noted", "missing")
    assert [mark.day for mark in card.marks] == [TODAY - timedelta(13 - n) for n in range(14)]
    assert [mark.day for mark in card.marks if mark.selected] == [TODAY]


def test_an_episode_outweighs_none_today():
    """Someone who said none and then logged one had a day with a twitch."""
    card = fortnight(
        [make_episode("2026-11-22T21:30:00+01:00")], [make_checkin("2026-11-22", none=True)], TODAY, TODAY, BEGAN
    )
    assert card.marks[-2].name == "Sunday 22 November, 1 twitch noticed"


def test_an_ongoing_episode_counts_on_every_day_it_spans():
    """Going since the 20th: the 20th to today have one each."""
    card = fortnight([make_episode("2026-11-20T09:00:00+01:00", mode="ongoing")], [], TODAY, TODAY, BEGAN)
    assert [mark.count for mark in card.marks][-5:] == [0, 1, 1, 1, 1]


def test_days_before_the_diary_began_are_no_gap():
    """A diary of three days has at most two missing ones; today is not over and not missing."""
    card = fortnight([make_episode("2026-11-21T09:00:00+01:00")], [], TODAY, TODAY, date(2026, 11, 21))
    assert kinds(card)[20] == "before"
    assert card.sentence == "22 November is not logged."


def test_many_gaps_are_counted_and_none_is_silent():
    """Many missing days are not listed one by one; where there is no gap there is no sentence."""
    assert fortnight([], [], TODAY, TODAY, BEGAN).sentence == "13 days from 10 to 22 November are not logged."
    quiet = [make_checkin(TODAY - timedelta(n), none=True) for n in range(14)]
    assert fortnight([], quiet, TODAY, TODAY, BEGAN).sentence == ""


def test_an_earlier_day_brings_its_own_fourteen():
    """A day outside the last two weeks ends its own fortnight."""
    card = fortnight([], [], date(2026, 10, 3), TODAY, BEGAN)
    assert card.title == "14 days up to 3 Oct"
    assert card.marks[-1].selected
