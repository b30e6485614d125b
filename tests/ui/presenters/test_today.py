"""Today without a window: what a day shows, and what a tap writes and takes back."""

from datetime import date, datetime, timedelta

import pytest

from tests.factories import LEFT_CALF, LOWER_LID, RIGHT_CALF, make_episode
from twitchlog.domain.checkin import Drink
from twitchlog.domain.errors import Invalid
from twitchlog.domain.period import Period
from twitchlog.ui.presenters.today import TodayPresenter

TODAY = date(2026, 11, 23)


@pytest.fixture
def today(diary, clock):
    return TodayPresenter(diary, clock)


def test_an_empty_diary_has_no_tiles_and_a_folded_card(today):
    """The body takes the tiles' room; nothing is said of fourteen days before the diary."""
    state = today.state()
    assert state.empty
    assert state.folded
    assert state.fortnight is None
    assert (state.title, state.subtitle) == ("Today", "Monday 23 November")


def test_the_first_twitch_becomes_a_tile_and_undo_takes_it_back(today):
    """One logged place is offered from then on."""
    saved = today.log(LEFT_CALF)
    assert saved.text == "Saved: left calf, 19:42"
    assert today.state().tiles == (LEFT_CALF,)
    today.undo(saved)
    assert today.state().empty


def test_a_tap_saves_a_single_twitch_with_the_days_factors(today, diary, clock):
    """Caffeine counts the drinks so far, not a later one; sleep and stress come from the day."""
    earlier, later = clock.now() - timedelta(hours=2), clock.now() + timedelta(minutes=1)
    diary.save_checkin(
        TODAY,
        drinks=(Drink("Espresso", 63, 2, earlier), Drink("Cola", 33, 1, later)),
        factors={"sleep_h": 6.5, "stress": 4},
    )
    episode = diary.episode(today.log(LEFT_CALF).episode)
    assert (episode.mode, episode.started, episode.places) == ("single", clock.now(), (LEFT_CALF,))
    assert (episode.caffeine_mg, episode.sleep_h, episode.stress) == (126, 6.5, 4)


def test_nothing_known_of_the_day_stays_unknown_in_the_episode(today, diary):
    """Unknown is not zero."""
    episode = diary.episode(today.log(LEFT_CALF).episode)
    assert (episode.caffeine_mg, episode.sleep_h, episode.stress) == (None, None, None)


def test_a_second_tap_within_two_seconds_offers_a_burst(today, diary, clock):
    """Both are saved; taking up the offer makes one burst of 2-5 that begins with the first."""
    first = today.log(LEFT_CALF)
    clock.move(seconds=2)
    second = today.log(LEFT_CALF)
    assert (first.burst, second.burst) == (False, True)
    assert second.text == "Another one? Make it a burst"
    made = today.make_burst()
    (burst,) = diary.episodes()
    assert (burst.id, burst.mode, burst.count) == (first.episode, "burst", "2-5")
    today.undo(made)
    assert [(episode.id, episode.mode) for episode in diary.episodes()] == [
        (first.episode, "single"),
        (second.episode, "single"),
    ]


def test_undo_of_the_second_tap_keeps_the_first(today, diary, clock):
    """Another one, taken back, leaves one."""
    first = today.log(LEFT_CALF)
    second = today.log(LEFT_CALF)
    today.undo(second)
    assert [episode.id for episode in diary.episodes()] == [first.episode]


@pytest.mark.parametrize(("seconds", "place"), [(3, LEFT_CALF), (1, RIGHT_CALF)])
def test_a_slow_tap_or_another_tile_is_no_burst(today, clock, seconds, place):
    """Only the same tile within two seconds."""
    today.log(LEFT_CALF)
    clock.move(seconds=seconds)
    assert not today.log(place).burst


def test_many_quick_taps_are_a_larger_burst(today, diary, clock):
    """Six taps: 6-20."""
    for _ in range(6):
        today.log(LEFT_CALF)
        clock.move(seconds=1)
    today.make_burst()
    assert [(episode.mode, episode.count) for episode in diary.episodes()] == [("burst", "6-20")]


def test_a_twitch_on_a_quiet_day_ends_the_quiet_and_undo_restores_it(today, diary):
    """None today no longer holds, until the twitch is taken back."""
    diary.save_checkin(TODAY, none=True)
    saved = today.log(LEFT_CALF)
    assert diary.checkin(TODAY) is None or not diary.checkin(TODAY).none
    today.undo(saved)
    assert diary.checkin(TODAY).none
    assert diary.episodes() == []


def test_none_today_with_twitches_noted_changes_nothing(today, diary):
    """A sentence says how many there are."""
    today.log(LEFT_CALF)
    today.log(LEFT_CALF)
    assert today.none_today().text == "2 twitches are noted today."
    assert diary.checkin(TODAY) is None


def test_none_today_is_a_toggle(today, diary):
    """Said, then taken back."""
    assert today.none_today() is None
    assert today.state().card.none
    today.none_today()
    assert not today.state().card.none


def test_stop_ends_it_now_or_earlier_but_not_before_it_began(today, diary, clock):
    """An hour-long one stopped 15 minutes ago lasted 45 minutes; a moment before its start is refused."""
    begun = clock.now() - timedelta(hours=1)
    diary.add(make_episode(begun, mode="ongoing", places=(LOWER_LID,), id="going"))
    (row,) = today.state().going
    with pytest.raises(Invalid):
        today.stop("going", begun - timedelta(minutes=1))
    saved = today.stop("going", row.choices[0].at)
    assert saved.text == "Stopped: left lower eyelid, 19:27"
    assert diary.episode("going").duration_s == 45 * 60
    assert today.state().going == ()
    today.undo(saved)
    assert diary.episode("going").going


def test_another_day_has_its_own_title_places_and_card(today, diary, clock):
    """Yesterday by name; what still goes on belongs to today; tiles stay those of today."""
    diary.add(make_episode("2026-11-22T21:30:00+01:00", places=(LOWER_LID,)))
    today.log(LEFT_CALF)
    today.step(-1)
    state = today.state()
    assert (state.title, state.subtitle, state.is_today) == ("Sunday 22 November", "Yesterday", False)
    assert state.shaded == (LOWER_LID,)
    assert state.card.none_text == "None that day"
    assert state.tiles == (LOWER_LID, LEFT_CALF)
    today.card.set_stress(2)
    assert diary.checkin(date(2026, 11, 22)).factors["stress"] == 2
    assert diary.checkin(TODAY) is None


def test_there_is_no_day_after_today(today):
    """A day to come is today."""
    today.step(+1)
    assert today.day == TODAY
    today.show(TODAY + timedelta(9))
    assert today.day == TODAY


def test_past_midnight_today_is_the_new_day(today, clock):
    """A window left open overnight shows the day it is."""
    assert today.state().day == TODAY
    clock.move(hours=6)
    assert today.state().subtitle == "Tuesday 24 November"
    assert today.card.day == TODAY + timedelta(1)


def test_someone_back_after_months_finds_the_last_places(today, diary):
    """Nothing in eight weeks: the tiles are those of the last weeks noted."""
    diary.add(make_episode("2026-03-01T10:00:00+01:00", places=(RIGHT_CALF,)))
    assert today.state().tiles == (RIGHT_CALF,)


def test_a_day_of_last_year_names_the_year(today, diary):
    """So that it is not mistaken."""
    today.show(date(2025, 12, 3))
    assert today.state().title == "Wednesday 3 December 2025"


def test_a_day_with_an_episode_that_began_before_shows_its_place(today, diary, clock):
    """An ongoing one shades every day it spans."""
    started = datetime.fromisoformat("2026-11-20T10:00:00+01:00")
    diary.add(make_episode(started, mode="ongoing", places=(LOWER_LID,)))
    today.show(date(2026, 11, 21))
    assert today.state().shaded == (LOWER_LID,)
    assert diary.episodes(Period(date(2026, 11, 21), date(2026, 11, 21)))
