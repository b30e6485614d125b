"""Lengths, bother, the spread within weeks, places over time, and a period against the one before."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from tests.factories import LEFT_CALF, LOWER_LID, RIGHT_CALF, make_checkin, make_episode
from twitchlog.analysis import sentences as say
from twitchlog.analysis.against_before import against_before, against_before_sentence
from twitchlog.analysis.bother import bother
from twitchlog.analysis.days import day_series
from twitchlog.analysis.durations import CLASSES, durations
from twitchlog.analysis.outcome import outcome_days
from twitchlog.analysis.place_times import place_times
from twitchlog.analysis.places import place_days
from twitchlog.analysis.span_spreads import span_spreads
from twitchlog.analysis.weeks import months, weeks
from twitchlog.domain.period import Period

TODAY = date(2026, 11, 23)
MONTH = Period.ending(TODAY, 28)
NOON = datetime.fromisoformat("2026-11-23T12:00:00+01:00")


def twitch(ago: int, minute: int = 0, **more):
    return make_episode(NOON - timedelta(days=ago, minutes=minute), **more)


def test_lengths_are_sorted_into_classes_with_their_upper_end():
    lengths = (5, 6, 60, 61, 900, 3600, 21_600, 21_601)
    episodes = [twitch(n + 1, duration_s=length) for n, length in enumerate(lengths)]
    found = durations(episodes, MONTH, TODAY)
    assert found.classes == (1, 2, 1, 1, 1, 1, 1)
    assert len(found.classes) == len(CLASSES)
    assert found.seconds is not None
    assert found.seconds.n == found.known == 8


def test_unknown_lengths_and_those_still_going_are_apart():
    episodes = [twitch(1), twitch(2, mode="burst"), twitch(3, mode="ongoing"), twitch(4, mode="ongoing", duration_s=60)]
    found = durations(episodes, MONTH, TODAY)
    assert (found.known, found.unknown, found.going) == (1, 2, 1)
    assert found.modes == {"single": 1, "burst": 1, "ongoing": 2}
    assert durations([], MONTH, TODAY).seconds is None


def test_what_usual_lengths_sound_like():
    assert say.durations_sentence(durations([], MONTH, TODAY)) == "No lengths noted in this period."
    some = [twitch(n % 20 + 1, n, duration_s=(30, 60, 900)[n % 3]) for n in range(12)]
    told = say.durations_sentence(durations(some, MONTH, TODAY)).replace("\N{NO-BREAK SPACE}", " ")
    assert told == "Usually 1 min; half of them lasted between 30 s and 15 min."
    assert say.durations_sentence(durations(some[:2], MONTH, TODAY)) == "Too few to say: two with a length so far."


def test_bother_of_a_day_is_the_check_ins_else_the_worst_episodes_and_0_when_quiet():
    episodes = [twitch(1, 0, bother=3), twitch(1, 5, bother=6), twitch(2, bother=9), twitch(4)]
    checkins = [make_checkin(TODAY - timedelta(2), bother=4), make_checkin(TODAY - timedelta(3), none=True)]
    values = outcome_days("bother", episodes, checkins, Period.ending(TODAY, 6), TODAY)
    assert values.tolist() == pytest.approx([np.nan, np.nan, 0, 4, 6][-5:], nan_ok=True)
    found = bother(episodes, checkins, MONTH, TODAY)
    assert found.known == 3
    assert [n for n, days in enumerate(found.days) if days] == [0, 4, 6]
    assert say.bother_sentence(found) == "Bother noted on 3 days: too few to say."
    assert say.bother_sentence(bother([], [], MONTH, TODAY)) == "Bother not noted in this period."
    quiet = bother([], checkins[1:], MONTH, TODAY)
    assert (quiet.known, say.bother_sentence(quiet)) == (1, "Bother not noted in this period.")


def test_a_period_is_held_against_the_same_time_before_over_logged_days_only():
    episodes = [twitch(n) for n in range(1, 11)] + [twitch(n, m) for n in range(28, 56) for m in range(3) if n % 2]
    found = against_before(episodes, [], MONTH, TODAY)
    assert (found.now, found.before) == (1, 3)
    assert (found.days_now, found.days_before) == (10, 13)
    assert found.ratio == pytest.approx(1 / 3)
    assert (
        against_before_sentence(found) == "1.0 a day over 10 logged days, against 3.0 over 13 in the same time before."
    )


def test_days_without_a_number_are_not_said_to_be_what_a_mean_is_over():
    episodes = [twitch(n) for n in range(1, 50)]
    overall = [make_checkin(TODAY - timedelta(n), overall="few") for n in (50, 51, 52)]
    found = against_before(episodes, overall, MONTH, TODAY)
    assert (found.days_before, found.uncounted) == (22, 3)
    assert "over 27 counted days, against" in against_before_sentence(found)


def test_today_is_not_over_so_as_many_days_are_held_against_each_other():
    """28 days with today are 27 that are over; of a period that has only just begun nothing can be said."""
    episodes = [twitch(n) for n in range(60)]
    found = against_before(episodes, [], MONTH, TODAY)
    assert (found.days_now, found.days_before) == (27, 27)
    over = against_before(episodes, [], Period.ending(TODAY - timedelta(1), 28), TODAY)
    assert (over.days_now, over.days_before) == (28, 28)
    for ahead in (Period(TODAY, TODAY), Period(TODAY + timedelta(3), TODAY + timedelta(9))):
        assert against_before_sentence(against_before(episodes, [], ahead, TODAY)) == ""


def test_fewer_than_seven_logged_days_are_not_compared():
    found = against_before([twitch(n) for n in range(1, 7)], [], MONTH, TODAY)
    assert (found.now, found.days_now, found.ratio) == (None, 6, None)
    assert against_before_sentence(found) == ""


def test_the_spread_within_weeks_and_months_is_of_counted_days():
    episodes = [twitch(n, m) for n in range(1, 22) for m in range(n % 4)]
    checkins = [make_checkin(TODAY - timedelta(n), none=True) for n in range(1, 22) if not n % 4]
    series = day_series(episodes, checkins, MONTH, TODAY)
    for spans in (weeks(series), months(series)):
        for span, spread in zip(spans, span_spreads(series, spans), strict=True):
            assert (spread is None) == (span.counted - (span.status == "so far") < 3)
            if spread is not None:
                assert spread.low <= spread.median <= spread.high <= 3


@pytest.mark.parametrize("days, step, columns", [(28, "day", 28), (92, "week", 14), (800, "month", 27)])
def test_places_over_time_count_days_in_each_step(days, step, columns):
    episodes = [twitch(n, places=(LEFT_CALF,)) for n in range(1, 20)]
    episodes += [twitch(n, m, places=(LOWER_LID, RIGHT_CALF)) for n in range(3, 6) for m in (1, 2)]
    series = day_series(episodes, [], Period.ending(TODAY, days), TODAY)
    found = place_times(episodes, series, place_days(episodes, series), most=2)
    assert (found.step, len(found.steps), found.more) == (step, columns, 1)
    assert found.days.sum(axis=1).tolist() == [19, 3]
    assert found.logged.sum() == 19
    assert found.steps[0][0] == series.first
    assert found.steps[-1][1] == TODAY


def test_places_over_time_of_nothing_are_nothing():
    series = day_series([], [], MONTH, TODAY)
    found = place_times([], series, ())
    assert found.days.shape == (0, 28)
    assert found.logged.sum() == 0


def test_the_calendar_and_the_places_have_a_sentence():
    episodes = [twitch(n) for n in range(1, 9)]
    checkins = [make_checkin(TODAY - timedelta(n), none=True) for n in (10, 11, 12, 15)]
    series = day_series(episodes, checkins, MONTH, TODAY)
    assert say.calendar_sentence(series) == "Twitches on 8 of 12 logged days. At most 3 quiet days in a row."
    assert say.calendar_sentence(day_series([], [], MONTH, TODAY)) == "Nothing logged in this time."
    assert say.places_over_time_sentence((), TODAY) == "No places noted in this period."
    assert say.places_over_time_sentence(place_days(episodes, series), TODAY).endswith("quiet for a while.")
