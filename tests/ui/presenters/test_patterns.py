"""Patterns without a window: the answer, what it rests on, and the places."""

from datetime import date, datetime, timedelta

import pytest

from tests.clock import FrozenClock
from tests.factories import LEFT_CALF, LOWER_LID, RIGHT_CALF, make_checkin, make_episode
from twitchlog.domain.period import Period
from twitchlog.domain.person import Medicine
from twitchlog.domain.places import Place
from twitchlog.ui.presenters.patterns import PatternsPresenter
from twitchlog.ui.presenters.periods import ALL, CHOOSE, FOUR_WEEKS

TODAY = date(2026, 11, 23)
AT = datetime.fromisoformat("2026-11-23T09:00:00+01:00")


@pytest.fixture
def patterns(diary, clock):
    return PatternsPresenter(diary, clock)


def fill(diary, days, places=(LEFT_CALF,), per_day=1):
    """Some twitches a day, so many days back from yesterday."""
    diary.add(
        *(
            make_episode(AT - timedelta(ago, minutes=n), places=places)
            for ago in range(1, days + 1)
            for n in range(per_day)
        )
    )


def fill_five(diary):
    """Five busy places, for sixty days."""
    busy = (LEFT_CALF, RIGHT_CALF, Place("foot_arch", "left"), Place("foot_arch", "right"), Place("chin", "middle"))
    diary.add(
        *(
            make_episode(AT - timedelta(ago, minutes=n), places=(place,))
            for n, place in enumerate(busy)
            for ago in range(1, 60 - n)
        )
    )


def test_an_empty_diary_says_so(patterns, diary):
    """And no longer once something is logged."""
    assert patterns.state().empty
    fill(diary, 1)
    assert not patterns.state().empty


def test_what_changes_these_numbers_is_watched(patterns):
    """Twitches, days, medicines, marks, thresholds, and the suspects in the profile."""
    assert patterns.watches == {"episodes", "checkins", "medicines", "marks", "thresholds", "profile"}


def test_the_answer_counts_logged_days_only(patterns, diary):
    """Two a day on ten days and a quiet one; the missing ones do not thin it out."""
    fill(diary, 10, per_day=2)
    diary.put(make_checkin(TODAY - timedelta(20), none=True), label="x")
    found = patterns.work()()
    assert found.answer == "About 2 a day, left calf only"
    assert found.rests_on == "Logged 11 of 21 days, 1 of them quiet."
    assert found.span == "3 Nov – 23 Nov"


def test_how_much_it_bothered_is_said_when_it_was_noted(patterns, diary):
    """Quiet days alone say nothing of it."""
    fill(diary, 3)
    diary.put(make_checkin(TODAY - timedelta(9), none=True), label="x")
    assert patterns.work()().bother == ""
    diary.put(*(make_checkin(TODAY - timedelta(ago), bother=4) for ago in (1, 2, 3)), label="x")
    assert patterns.work()().bother == "Bother noted on 4 days: too few to say."
    diary.put(*(make_checkin(TODAY - timedelta(ago), bother=ago - 9) for ago in range(10, 14)), label="x")
    assert patterns.work()().bother == "Bother is usually 4 of 10; half of the 8 days between 2 and 4."


def test_a_few_days_are_not_called_a_rate(patterns, diary):
    """Honest when there is little: a number, not a rate."""
    fill(diary, 2)
    found = patterns.work()()
    assert found.answer == "Two so far, left calf only"
    assert found.when.sentence == "Too few to say: two twitches so far."


def test_the_chips_change_the_days(patterns, diary):
    """Four weeks leave out what is older; the work is about the days at the time it was asked for."""
    fill(diary, 60)
    earlier = patterns.work()
    patterns.choose(FOUR_WEEKS)
    assert patterns.state().selected == FOUR_WEEKS
    assert patterns.work()().series.days == 28
    assert earlier().series.days == 61
    patterns.choose(ALL)
    assert patterns.period().first == TODAY - timedelta(60)


def test_chosen_dates_without_an_entry_say_nothing_was_logged(patterns, diary):
    """No charts of nothing."""
    fill(diary, 5)
    patterns.choose_dates("1 Sep", "10 Sep")
    found = patterns.work()()
    assert (found.nothing, found.answer) == (True, "Nothing logged in this time")
    assert patterns.state().selected == CHOOSE


def test_how_much_is_held_against_the_time_before_in_the_words_of_the_command_line(patterns, diary):
    """Over logged days only; the chart's words tell it too."""
    fill(diary, 56, per_day=3)
    diary.delete(*(each.id for each in diary.episodes() if each.day > TODAY - timedelta(28) and each.started.minute))
    patterns.choose(FOUR_WEEKS)
    found = patterns.work()()
    assert found.against == "1.0 a day over 27 logged days, against 3.0 over 27 in the same time before."
    assert found.how_much.described.endswith(found.against)


def test_a_time_with_too_little_before_it_is_held_against_nothing(patterns, diary):
    """Nothing is said, and nothing is left of it in the chart's words."""
    fill(diary, 30)
    found = patterns.work()()
    assert found.against == ""
    assert found.how_much.described.endswith("not logged.")


def test_places_say_days_share_and_when_last_seen(patterns, diary):
    """Most days first; the bar is the share of the busiest."""
    fill(diary, 8)
    diary.add(*(make_episode(AT - timedelta(days), places=(RIGHT_CALF,)) for days in (0, 1)))
    diary.add(make_episode(AT - timedelta(12), places=(LOWER_LID,)))
    first, second, third = patterns.work()().places
    assert (first.name, first.days, first.unit, first.part) == ("Left calf", "8", "days", 1.0)
    assert (second.name, second.part, second.seen) == ("Right calf", 0.25, "last seen today")
    assert (third.unit, third.seen) == ("day", "last seen 11\N{NO-BREAK SPACE}Nov")


def test_a_place_back_after_weeks_has_its_tag(patterns, diary):
    """Back since the day it returned."""
    fill(diary, 60)
    diary.add(*(make_episode(AT - timedelta(ago), places=(LOWER_LID,)) for ago in (60, 59, 5, 4)))
    (lid,) = (line for line in patterns.work()().places if line.name == "Left lower eyelid")
    assert lid.tag == "back since 18 Nov"


def test_a_place_that_is_back_is_told_and_has_a_row_though_five_are_busier(patterns, diary):
    """In place of the least busy one without a tag; the others stay in their order."""
    fill_five(diary)
    diary.add(*(make_episode(AT - timedelta(ago), places=(LOWER_LID,)) for ago in (60, 59, 5, 4)))
    found = patterns.work()()
    names = [line.name for line in found.places]
    assert names[5:] == ["Left lower eyelid"]
    assert [line.name for line in found.top_places] == [*names[:4], "Left lower eyelid"]
    assert found.changes == "Left lower eyelid: back since 18 Nov."
    assert found.changes_below == "", "its row tells it"


def test_a_place_gone_quiet_is_told_where_it_has_no_row(patterns, diary):
    """It takes nobody's row."""
    fill_five(diary)
    diary.add(*(make_episode(AT - timedelta(ago), places=(LOWER_LID,)) for ago in (60, 59)))
    found = patterns.work()()
    assert found.top_places == found.places[:5]
    assert found.changes == found.changes_below == "Left lower eyelid: quiet since 25 Sep."


def test_a_medicine_started_in_the_period_is_marked(patterns, diary):
    """One started before is not."""
    fill(diary, 30)
    diary.put(
        Medicine("m", "Magnesium", start=TODAY - timedelta(10)),
        Medicine("t", "Thyroxine", start=TODAY - timedelta(99)),
        label="x",
    )
    assert [marker.text for marker in patterns.work()().markers] == ["Magnesium from 13 Nov"]


def test_a_day_noted_overall_only_is_logged_but_not_counted(patterns, diary):
    """It is in the denominator, not in the rate."""
    fill(diary, 5, per_day=2)
    diary.put(make_checkin(TODAY - timedelta(6), overall="many"), label="x")
    found = patterns.work()()
    assert found.rests_on == "Logged 6 of 7 days, none of them quiet; twitches are counted on 5."
    assert found.answer.startswith("About 2 a day")


def test_the_period_of_an_ongoing_one_covers_the_days_it_spans(patterns, diary):
    """It counts on each of them."""
    diary.add(make_episode(AT - timedelta(3), mode="ongoing", places=(LOWER_LID,)))
    found = patterns.work()()
    assert found.period == Period(TODAY - timedelta(3), TODAY)
    assert found.series.total == 4


def test_earlier_and_later_keep_the_length(patterns, diary):
    """Nothing later than today, nothing before the diary."""
    fill(diary, 60)
    patterns.choose(FOUR_WEEKS)
    now = patterns.work()().period
    assert not patterns.can_move(now, 1)
    assert patterns.move(now, -28)
    before = patterns.period()
    assert (before.last, before.days) == (now.first - timedelta(1), 28)
    assert patterns.move(before, 280)
    assert patterns.period() == now
    everything = Period(TODAY - timedelta(60), TODAY)
    assert not patterns.move(everything, -28)


def test_calm_mode_stands_still_for_a_week(diary):
    """Up to last Sunday, which is over and counts."""
    fill(diary, 30, per_day=2)
    diary.add(make_episode(AT - timedelta(minutes=5)))
    presenter = PatternsPresenter(diary, FrozenClock("2026-11-27T08:00:00"), lambda: True)
    assert presenter.standing == "Calm mode: counted up to Sunday 22 November."
    found = presenter.work()()
    assert found.period.last == date(2026, 11, 22)
    assert (found.series.total, len(found.series.over)) == (60, 30)


def test_without_calm_mode_nothing_is_said_of_it(patterns):
    """Up to today."""
    assert (patterns.standing, patterns.until) == ("", TODAY)


def test_the_answer_has_a_form_without_numbers(diary, clock):
    """For who would rather not see counts; how many days are logged is still told, and kept is what one may ask for."""
    fill(diary, 10, per_day=2)
    found = PatternsPresenter(diary, clock, counts=lambda: False).work()()
    assert (found.answer, found.rests_on) == ("Left calf only", "Logged 10 of 11 days, none of them quiet.")
    assert found.places[0].days == ""
    assert found.how_much.sentence == "Most weeks 2 a day."


def test_fewer_than_half_of_the_days_logged_is_warned_of(patterns, diary):
    """Logging mainly bad days fakes patterns."""
    fill(diary, 5)
    diary.put(make_checkin(TODAY - timedelta(50), none=True), label="x")
    assert patterns.work()().warning.startswith("Fewer than half of these days are logged.")
