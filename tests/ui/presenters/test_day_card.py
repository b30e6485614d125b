"""The day's card: what it shows of caffeine, sleep, stress and twitching, and what a tap saves."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twitchlog.domain.checkin import Drink
from twitchlog.domain.errors import Invalid
from twitchlog.ui.presenters.day_card import DayCard
from twitchlog.ui.presenters.day_drinks import one_fewer, one_more

TODAY = date(2026, 11, 23)
EARLIER = date(2026, 11, 20)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def card(diary, clock):
    return DayCard(diary, clock, TODAY)


def test_an_unknown_day_says_not_noted_never_zero(card):
    """Nothing noted is told as such."""
    state = card.state(twitched=False)
    assert (state.caffeine, state.caffeine_sub) == ("Caffeine", "not noted")
    assert (state.sleep, state.sleep_sub) == ("", "not noted")
    assert (state.stress, state.stress_sub) == (None, "not noted yet")
    assert state.overall is None
    assert state.drinks == ()


def test_drinks_add_up_and_keep_their_times(card, diary, clock):
    """Two espressos and a tea are 174 mg, about 2 coffees; each is kept at the time it was added."""
    card.more_drink("Espresso", 63)
    clock.move(minutes=30)
    card.more_drink("Espresso", 63)
    card.more_drink("Black tea", 48)
    state = card.state(twitched=False)
    assert state.caffeine == f"174{NBSP}mg caffeine"
    assert state.caffeine_sub == "about 2 coffees"
    assert [(row.name, row.shown, row.each) for row in state.drinks] == [
        ("Espresso", "2", f"63{NBSP}mg each"),
        ("Black tea", "1", f"48{NBSP}mg each"),
    ]
    times = [f"{drink.at:%H:%M}" for drink in diary.checkin(TODAY).drinks]
    assert times == ["19:42", "20:12", "20:12"]


def test_taps_within_a_minute_are_one_entry(card, diary):
    """Four quick taps are four espressos in one entry."""
    for _ in range(4):
        card.more_drink("Espresso", 63)
    assert diary.checkin(TODAY).drinks == (Drink("Espresso", 63, 4, diary.checkin(TODAY).drinks[0].at),)


def test_a_drink_of_an_earlier_day_has_no_time(diary, clock):
    """Now is not on that day."""
    DayCard(diary, clock, EARLIER).more_drink("Espresso", 63)
    assert diary.checkin(EARLIER).drinks == (Drink("Espresso", 63),)


def test_a_drink_counted_down_to_zero_keeps_its_row(card, diary):
    """So a slip is mended by one tap; the day itself forgets it."""
    card.more_drink("Cola", 33)
    card.fewer_drink("Cola", 33)
    assert [(row.name, row.count) for row in card.state(twitched=False).drinks] == [("Cola", 0)]
    assert card.state(twitched=False).caffeine_sub == "not noted"
    assert card.fewer_drink("Cola", 33) is None


def test_usual_drinks_wait_at_zero(card, diary):
    """What was drunk on the days before is one tap away."""
    for day in (20, 21, 22):
        diary.save_checkin(date(2026, 11, day), drinks=(Drink("Espresso", 63),))
    diary.save_checkin(date(2026, 11, 22), drinks=(Drink("Espresso", 63), Drink("Cola", 33)))
    assert [(row.name, row.count) for row in card.state(twitched=False).drinks] == [("Espresso", 0), ("Cola", 0)]


def test_what_was_had_needs_no_usual_rows_beside_it(card, diary):
    """Two drinks of the day fill the card; usual ones keep their order, so no row moves under a finger."""
    for day in (20, 21, 22):
        diary.save_checkin(date(2026, 11, day), drinks=(Drink("Espresso", 63, 3), Drink("Cola", 33)))
    card.more_drink("Espresso", 63)
    assert [(row.name, row.count) for row in card.state(twitched=False).drinks] == [("Cola", 0), ("Espresso", 1)]
    card.more_drink("Black tea", 48)
    assert [(row.name, row.count) for row in card.state(twitched=False).drinks] == [("Espresso", 1), ("Black tea", 1)]


def test_a_typed_total_holds_and_moves_with_the_drinks(card):
    """300 mg typed and an espresso more are 363; clearing it goes back to the drinks."""
    card.set_caffeine(" 300 mg ")
    card.more_drink("Espresso", 63)
    assert card.state(twitched=False).caffeine == f"363{NBSP}mg caffeine"
    card.set_caffeine("")
    assert card.state(twitched=False).caffeine == f"63{NBSP}mg caffeine"


@pytest.mark.parametrize("text", ["lots", "-3", "nan", "30000", "1e999"])
def test_an_impossible_total_is_refused_and_nothing_is_written(card, diary, text):
    """One sentence that names the field."""
    with pytest.raises(Invalid) as refused:
        card.set_caffeine(text)
    assert refused.value.message.startswith("Caffeine must be")
    assert diary.checkin(TODAY) is None


def test_the_first_step_of_sleep_starts_at_the_usual_night(card, diary):
    """Without any night 7 h 30; else the middle of the last four weeks; then quarter hours."""
    assert card.usual_sleep() == 7.5
    for day, hours in ((20, 6.0), (21, 6.4), (22, 9.0)):
        diary.save_checkin(date(2026, 11, day), factors={"sleep_h": hours})
    card.step_sleep(+1)
    assert diary.checkin(TODAY).factors["sleep_h"] == 6.5
    card.step_sleep(+1)
    card.step_sleep(+1)
    card.step_sleep(-1)
    assert diary.checkin(TODAY).factors["sleep_h"] == 6.75
    assert card.state(twitched=False).sleep.startswith("6")


def test_sleep_stays_within_the_day(card, diary):
    """No less than nothing, no more than 24 hours."""
    card.set_sleep(0)
    assert card.step_sleep(-1) is None
    assert card.state(twitched=False).sleep_least
    card.set_sleep(24)
    assert card.step_sleep(+1) is None
    assert card.state(twitched=False).sleep_most


def test_quiet_and_overall_exclude_each_other(card, diary):
    """The last answer holds."""
    card.set_none(True)
    card.set_overall("few")
    assert (diary.checkin(TODAY).none, diary.checkin(TODAY).overall) == (False, "few")
    card.set_none(True)
    assert (diary.checkin(TODAY).none, diary.checkin(TODAY).overall) == (True, None)
    assert card.state(twitched=False).none
    assert not card.state(twitched=True).none


def test_more_says_what_is_noted(card, diary):
    """The row names bother, further factors and a note once they are there."""
    assert card.state(twitched=False).more == "Add bother, a note, more …"
    diary.save_checkin(TODAY, bother=3, note="tired", factors={"alcohol_g": 12})
    assert card.state(twitched=False).more == "Bother 3 · 1 more factor · a note"


def test_unusual_amounts_are_asked_about(card):
    """18 hours of sleep are kept, with a question beside them."""
    card.set_sleep(18)
    assert card.state(twitched=False).sleep_doubt.startswith("Sleep 18")
    assert card.state(twitched=False).caffeine_doubt == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["Espresso", "Cola", "-Espresso", "-Cola"]), max_size=30))
def test_stepping_counts_like_counting(taps):
    """The sum of the drinks is what a person counting along would say, never below zero."""
    drinks: tuple[Drink, ...] = ()
    counted = {"Espresso": 0, "Cola": 0}
    for tap in taps:
        name = tap.lstrip("-")
        if tap.startswith("-"):
            drinks = one_fewer(drinks, name, 50)
            counted[name] = max(0, counted[name] - 1)
        else:
            drinks = one_more(drinks, name, 50, None)
            counted[name] += 1
    assert {name: sum(d.count for d in drinks if d.name == name) for name in counted} == counted
