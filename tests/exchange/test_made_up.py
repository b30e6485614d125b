"""The made-up year: the same every time, and believable."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from statistics import mean, variance

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clock import FrozenClock
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode, refuse_future
from twitchlog.domain.past import refuse_impossible
from twitchlog.domain.period import Period
from twitchlog.domain.person import Medicine, Profile
from twitchlog.exchange.made_up import is_made_up, made_up_year, write_made_up
from twitchlog.store import Diary

CLOCK = FrozenClock()
NOW = CLOCK.now()
YEAR = made_up_year(NOW)
EPISODES = [record for record in YEAR if isinstance(record, Episode)]
CHECKINS = [record for record in YEAR if isinstance(record, CheckIn)]
LOGGED = {day for episode in EPISODES for day in episode.days(NOW.date())} | {
    checkin.date for checkin in CHECKINS if checkin.answers
}


def test_it_is_the_same_every_time() -> None:
    """Also its ids."""
    assert made_up_year(NOW) == YEAR


@settings(max_examples=15)
@given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)))
def test_at_any_moment_it_is_a_possible_diary(moment: datetime) -> None:
    """Nothing in the future, one still going on, ids and days unique."""
    now = FrozenClock(moment).now()
    records = made_up_year(now)
    for record in records:
        refuse_impossible(record, now)
    episodes = [record for record in records if isinstance(record, Episode)]
    assert sum(episode.going for episode in episodes) == 1
    assert max(Counter(episode.id for episode in episodes).values()) == 1
    assert max(Counter(record.date for record in records if isinstance(record, CheckIn)).values()) == 1


def test_it_is_believable() -> None:
    """About three a day with good and bad spells, mostly in the evening, a fifth of the days missing."""
    assert 900 <= len(EPISODES) <= 1300
    period = Period.ending(NOW.date(), 366)
    assert 0.17 <= 1 - len(LOGGED) / period.days <= 0.27
    counts = Counter(episode.day for episode in EPISODES)
    daily = [counts[day] for day in LOGGED]
    assert 2.5 <= mean(daily) <= 4.5
    assert variance(daily) > 1.5 * mean(daily)
    hours = Counter(episode.started.hour for episode in EPISODES)
    assert hours.most_common(1)[0][0] in (20, 21, 22)
    assert {episode.mode for episode in EPISODES} == {"single", "burst", "ongoing"}


def test_the_last_three_months_are_those_of_the_drawn_screens() -> None:
    """71 of 92 days logged, 9 of them quiet, a week missed, magnesium seven weeks ago."""
    last = Period.ending(NOW.date(), 92)
    assert len([day for day in LOGGED if day in last]) == 71
    assert sum(checkin.none for checkin in CHECKINS if checkin.date in last) == 9
    missed = [day for day in last.dates() if day not in LOGGED]
    assert any(all(day + timedelta(n) in missed for n in range(7)) for day in missed)
    names = {record.name: record.start for record in YEAR if isinstance(record, Medicine)}
    assert names["Magnesium"] == NOW.date() - timedelta(49)
    assert [record.name for record in YEAR if isinstance(record, Profile)] == ["Alex Example"]


def test_days_with_much_coffee_have_more() -> None:
    """So that the patterns have something to show."""
    counts = Counter(episode.day for episode in EPISODES)
    high = [counts[one.date] for one in CHECKINS if (one.caffeine_mg or 0) > 150]
    low = [counts[one.date] for one in CHECKINS if (one.caffeine_mg or 0) <= 150]
    assert mean(high) > 1.2 * mean(low)


def test_the_evening_of_today_looks_like_the_drawn_screen() -> None:
    """Four entries, one going on since this morning, 174 mg of caffeine so far."""
    today = [episode for episode in EPISODES if episode.day == NOW.date()]
    assert [episode.started.strftime("%H:%M") for episode in today] == ["07:15", "09:10", "14:50", "19:05"]
    assert [episode.going for episode in today] == [True, False, False, False]
    (checkin,) = (one for one in CHECKINS if one.date == NOW.date())
    assert (checkin.caffeine_mg, checkin.overall) == (174, "few")


def test_written_as_a_diary_it_is_marked(tmp_path: Path) -> None:
    """By a file in its folder, which no other diary has."""
    assert not is_made_up(tmp_path)
    write_made_up(tmp_path, CLOCK)
    assert is_made_up(tmp_path)
    diary = Diary.open(tmp_path, CLOCK)
    assert len(diary.episodes()) == len(EPISODES)
    diary.close()


def test_a_future_episode_would_be_noticed() -> None:
    """The check above is one that can fail."""
    from twitchlog.domain.errors import Invalid

    with pytest.raises(Invalid):
        refuse_future(EPISODES[-1], NOW - timedelta(days=1))
