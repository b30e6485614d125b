"""Today in a real window, by touch and keyboard: one tap logs, everything can be taken back."""

from datetime import date, timedelta
from typing import Any

import pytest
from kivy.uix.scrollview import ScrollView

from tests.factories import LEFT_CALF, LOWER_LID, RIGHT_CALF, make_episode
from twitchlog.domain.checkin import Drink
from twitchlog.domain.places import Place
from twitchlog.store import Diary

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(1)
NBSP = "\N{NO-BREAK SPACE}"
WIDE = (1180, 800)


@pytest.fixture
def used(diary):
    """A diary with three usual places: left calf, right calf, left lower eyelid."""
    for count, place in enumerate((LOWER_LID, RIGHT_CALF, LEFT_CALF), 1):
        for hour in range(count):
            diary.add(make_episode(f"2026-11-22T1{hour}:00:00+01:00", places=(place,)))
    return diary


@pytest.fixture
def opened(monkeypatch):
    """What the screen asked the app to open."""
    from twitchlog.ui.app import TwitchlogApp

    asked: list[tuple[str, dict[str, Any]]] = []
    for name in ("open_episode", "open_body_map", "open_find_place"):
        monkeypatch.setattr(
            TwitchlogApp, name, lambda _self, _name=name, **what: asked.append((_name, what)), raising=False
        )
    monkeypatch.setattr(
        TwitchlogApp, "show_day", lambda _self, day: asked.append(("show_day", {"day": day})), raising=False
    )
    return asked


def todays(diary):
    return [episode for episode in diary.episodes() if episode.day == TODAY]


def test_one_tap_on_a_usual_place_saves_and_undo_takes_it_back(used, pilot):
    """The message says what and when; the tile stays lit while it shows."""
    pilot.tap("Left calf")
    assert [(e.mode, e.places) for e in todays(used)] == [("single", (LEFT_CALF,))]
    assert pilot.shows("Saved: left calf, 19:42")
    assert pilot.find("Left calf").lit
    pilot.tap("Undo")
    assert todays(used) == []
    assert not pilot.find("Left calf").lit
    assert not pilot.shows("Saved: left calf")


def test_details_open_the_episode_just_saved(used, pilot, opened):
    """Its id is handed on."""
    pilot.tap("Left calf")
    pilot.tap("Details")
    assert opened == [("open_episode", {"episode_id": todays(used)[0].id})]


def test_a_single_tile_is_as_wide_as_the_card_below(diary, pilot):
    """A column without a tile takes no room, not even its gap."""
    diary.add(make_episode("2026-11-22T10:00:00+01:00", places=(LEFT_CALF,)))
    pilot.frame(4)
    tile = pilot.find("Left calf")
    body_map = pilot.find("Body map")
    card = next(parent for parent in body_map.walk_reverse() if type(parent).__name__ == "Elsewhere")
    assert (tile.x, tile.right) == (card.x, card.right)


def test_the_message_goes_by_itself_and_the_tile_dims(used, pilot):
    """After eight seconds or a little more."""
    pilot.tap("Right calf")
    pilot.wait(9)
    assert not pilot.shows("Saved")
    assert not pilot.find("Right calf").lit


def test_two_quick_taps_become_a_burst_and_undo_parts_them(used, pilot, clock):
    """Both are saved at once; the offer merges them into one of 2-5."""
    pilot.tap("Left calf")
    clock.move(seconds=1)
    pilot.tap("Left calf")
    assert len(todays(used)) == 2
    assert pilot.shows("Another one? Make it a burst")
    pilot.tap("Make it a burst")
    assert [(e.mode, e.count) for e in todays(used)] == [("burst", "2-5")]
    assert pilot.shows("Saved as a burst: left calf, 19:42")
    pilot.tap("Undo")
    assert [e.mode for e in todays(used)] == ["single", "single"]


def test_holding_a_tile_opens_the_sheet_and_saves_nothing(used, pilot, opened):
    """Half a second."""
    pilot.hold("Left calf")
    assert opened == [("open_episode", {"places": (LEFT_CALF,), "day": None})]
    assert todays(used) == []


def test_by_keyboard_a_tile_is_reached_and_pressed(used, pilot):
    """Tab past the three arrows of the bar, then Enter."""
    for _ in range(20):
        pilot.key("tab")
        if pilot.focused() == "Left calf":
            break
    pilot.key("enter")
    assert [e.places for e in todays(used)] == [(LEFT_CALF,)]


def test_stop_ends_what_goes_on_and_undo_resumes_it(used, pilot):
    """The card goes and comes back."""
    used.add(make_episode("2026-11-23T08:10:00+01:00", mode="ongoing", places=(LOWER_LID,), id="going"))
    pilot.frame(2)
    assert pilot.shows("Going since this morning")
    pilot.tap("Stop left lower eyelid")
    assert used.episode("going").duration_s == (11 * 60 + 32) * 60
    assert "Stop left lower eyelid" not in pilot.names()
    pilot.tap("Undo")
    assert used.episode("going").going
    assert "Stop left lower eyelid" in pilot.names()


def test_it_may_have_stopped_earlier_or_at_a_time_one_types(used, pilot):
    """From the menu; a time before the start is refused in words, and the question stays open."""
    used.add(make_episode("2026-11-23T08:10:00+01:00", mode="ongoing", places=(LOWER_LID,), id="going"))
    pilot.frame(2)
    pilot.tap("When left lower eyelid stopped")
    pilot.tap("Stopped 30 minutes ago")
    assert f"{used.episode('going').ended:%H:%M}" == "19:12"
    pilot.tap("Undo")
    pilot.tap("When left lower eyelid stopped")
    pilot.tap("Stopped at …")
    pilot.type("Stopped at", "07:00")
    pilot.tap("Save")
    assert pilot.shows("is before the start")
    pilot.type("Stopped at", "09:10")
    pilot.tap("Save")
    assert used.episode("going").duration_s == 3600


def test_drinks_count_up_and_down_without_a_message_for_each_tap(used, pilot):
    """Rapid taps each save; the total follows; nothing pops up."""
    pilot.tap("Add a drink")
    pilot.tap(f"Espresso, 63{NBSP}mg")
    for _ in range(3):
        pilot.tap("More espresso")
    pilot.tap("Less espresso")
    assert sum(drink.count for drink in used.checkin(TODAY).drinks) == 3
    assert pilot.shows(f"189{NBSP}mg caffeine")
    assert pilot.shows("about 2 coffees")
    assert pilot.app.shell.messages.current is None


def test_a_total_can_be_typed_instead(used, pilot):
    """What makes no sense is refused under the field."""
    pilot.tap("Caffeine in all")
    pilot.type("Milligrams", "a lot")
    pilot.tap("Save")
    assert pilot.shows("Caffeine must be a number")
    pilot.type("Milligrams", "250")
    pilot.tap("Save")
    assert used.checkin(TODAY).caffeine_mg == 250
    assert pilot.shows(f"250{NBSP}mg caffeine")


def test_sleep_starts_at_the_usual_night_and_goes_by_quarters(used, pilot):
    """Unknown is a dash; the first plus fills in 6 h 30."""
    used.save_checkin(YESTERDAY, factors={"sleep_h": 6.5})
    pilot.tap("More sleep")
    pilot.tap("More sleep")
    assert used.checkin(TODAY).factors["sleep_h"] == 6.75


def test_stress_is_chosen_and_taken_back_by_a_second_tap(used, pilot):
    """0 is an answer; a tap on the filled cell is not noted again."""
    pilot.choose("Stress", 0)
    assert used.checkin(TODAY).factors["stress"] == 0
    assert pilot.shows("0 of 10")
    pilot.choose("Stress", 0)
    assert used.checkin(TODAY) is None
    assert pilot.shows("not noted yet")


def test_overall_is_one_choice_and_none_today_clears_it(used, pilot):
    """Few, then none; none again takes it back."""
    pilot.tap("Few")
    assert used.checkin(TODAY).overall == "few"
    pilot.tap("Many")
    assert used.checkin(TODAY).overall == "many"
    pilot.tap("None today")
    assert (used.checkin(TODAY).none, used.checkin(TODAY).overall) == (True, None)
    pilot.tap("None today")
    assert used.checkin(TODAY) is None


def test_none_today_with_twitches_says_so_and_leads_to_them(used, pilot, opened):
    """Nothing is changed."""
    used.add(make_episode("2026-11-23T09:00:00+01:00"))
    pilot.tap("None today")
    assert pilot.shows("1 twitch is noted today.")
    assert used.checkin(TODAY) is None
    pilot.tap("Look")
    assert opened == [("show_day", {"day": TODAY})]


def test_the_fourteen_days_lead_to_a_day_and_its_own_card(used, pilot, opened):
    """Yesterday by its cell: its title, its card; a tile then asks for the time."""
    pilot.tap("Sunday 22 November, 6 twitches noticed")
    assert pilot.shows("Sunday 22 November")
    assert pilot.shows("Yesterday")
    pilot.choose("Stress", 4)
    assert used.checkin(YESTERDAY).factors["stress"] == 4
    pilot.tap("Right calf")
    assert opened == [("open_episode", {"places": (RIGHT_CALF,), "day": YESTERDAY})]
    assert todays(used) == []


def test_arrows_step_through_the_days_and_end_at_today(used, pilot):
    """Next is off on today."""
    assert pilot.find("Next day").disabled
    pilot.tap("Previous day")
    pilot.tap("Previous day")
    assert pilot.shows("Saturday 21 November")
    pilot.tap("Next day")
    pilot.tap("Next day")
    assert pilot.shows("Monday 23 November")
    assert pilot.find("Next day").disabled


def test_a_day_is_chosen_from_the_months(used, pilot):
    """Back one month, then the third."""
    pilot.tap("Choose a day")
    assert pilot.shows("November 2026")
    pilot.tap("Previous month")
    pilot.tap("Saturday 3 October, before the diary")
    assert pilot.shows("Saturday 3 October")
    assert pilot.shows("51 days ago")


def test_the_rest_of_the_day_is_saved_as_one_goes(used, pilot):
    """Bother and a note on their page; the row then says what is there."""
    pilot.tap("More of the day")
    pilot.choose("Bother", 3)
    pilot.type("Note", "tired")
    pilot.tap("Back")
    day = used.checkin(TODAY)
    assert (day.bother, day.note) == (3, "tired")
    assert pilot.shows("Bother 3 · a note")


def test_further_factors_are_asked_on_that_page(used, pilot):
    """An amount, a yes; an impossible amount is refused beside its field."""
    pilot.tap("More of the day")
    pilot.type("Alcohol, g", "-3")
    pilot.key("tab")
    assert pilot.shows("Alcohol must be")
    pilot.type("Alcohol, g", "12")
    pilot.key("tab")
    pilot.tap("Illness: Yes")
    assert dict(used.checkin(TODAY).factors) == {"alcohol_g": 12, "illness": True}


def test_the_page_stays_while_an_amount_makes_no_sense(used, pilot):
    """Back says why instead of losing it; put right, it is saved on the way out."""
    pilot.tap("More of the day")
    pilot.type("Alcohol, g", "lots")
    pilot.tap("Back")
    assert pilot.shows("Alcohol must be a number")
    pilot.type("Alcohol, g", "20")
    pilot.tap("Back")
    assert pilot.app.shell.page is None
    assert used.checkin(TODAY).factors["alcohol_g"] == 20


def test_an_empty_diary_offers_the_one_next_step(diary, pilot, opened):
    """The body map; or a quiet day; the card is folded until asked for."""
    assert "Left calf" not in pilot.names()
    assert "Stress" not in pilot.names()
    pilot.tap("Open body map")
    pilot.tap("Find by name")
    assert [name for name, _ in opened] == ["open_body_map", "open_find_place"]
    pilot.tap("Nothing today")
    assert diary.checkin(TODAY).none
    assert pilot.shows("Noted as a quiet day.")
    pilot.tap("Take back the quiet day")
    assert diary.checkin(TODAY) is None
    pilot.tap("Your day")
    pilot.choose("Stress", 2)
    assert diary.checkin(TODAY).factors["stress"] == 2


def test_wide_the_body_itself_can_be_tapped(used, fly, opened):
    """A region logs like a tile; the face opens its close-up."""
    pilot = fly(size=WIDE)
    figure = pilot.find("Front of the body")
    pilot.tap_at(*figure.to_window(*figure.point_of("front.thigh.right")), lands_on=figure)
    assert [e.places for e in todays(used)] == [(Place("thigh_front", "right"),)]
    assert pilot.shows("Saved: right front of thigh, 19:42")
    pilot.tap("Undo")
    assert todays(used) == []
    pilot.tap_at(*figure.to_window(*figure.point_of("front.face")), lands_on=figure)
    pilot.tap("Hands")
    assert [what["view"] for _, what in opened] == ["face", "hands"]


def test_resized_the_same_things_stand_elsewhere(used, fly):
    """Two panes become one column; nothing is lost, nothing doubled."""
    from tests.ui.harness import resize

    pilot = fly(size=WIDE)
    wide = set(pilot.names())
    resize(412, 860, 1)
    pilot.frame(6)
    narrow = pilot.names()
    assert len(narrow) == len(set(narrow))
    assert {"Left calf", "More sleep", "Body map"} <= set(narrow)
    assert {"Left calf", "More sleep", "Front of the body"} <= wide
    pilot.tap("Left calf")
    assert len(todays(used)) == 1


@pytest.mark.parametrize(("size", "density"), [((412, 860), 1), ((275, 573), 1.5), ((412, 500), 2), (WIDE, 1)])
def test_every_control_can_be_reached_and_has_its_own_name(used, fly, size, density):
    """At any size and text size."""
    used.add(make_episode("2026-11-23T08:10:00+01:00", mode="ongoing", places=(LOWER_LID,)))
    used.save_checkin(TODAY, drinks=(Drink("Espresso", 63),))
    pilot = fly(size=size, density=density)
    names = pilot.names()
    assert len(names) == len(set(names))
    for widget in pilot.controls():
        x, y = pilot._reach(widget)
        assert widget.width <= size[0] * density
        assert x >= 0 and y >= 0


def test_what_another_process_logs_shows(used, pilot, clock):
    """The window notices within seconds."""
    other = Diary.open(used.folder, clock)
    other.add(make_episode("2026-11-23T10:00:00+01:00", places=(Place("chin", "middle"),)))
    other.close()
    pilot.wait(3)
    assert "Chin" in pilot.names()


def test_a_turn_of_the_wheel_goes_a_row_on_and_answers_nothing(used, pilot):
    """Also over a scale and a stepper, which a turning wheel must not change."""
    card = pilot.find("Stress")
    scroll = next(w for w in card.walk_reverse() if isinstance(w, ScrollView))
    before, hidden = used.checkin(TODAY), scroll.children[0].height - scroll.height
    pilot.wheel(200, 300, 5)
    assert (1 - scroll.scroll_y) * hidden == pytest.approx(5 * 64, abs=40)
    pilot.wheel(*card.to_window(*card.center), 1)
    pilot.wheel(200, 300, -9)
    assert scroll.scroll_y == pytest.approx(1, abs=0.01)
    assert used.checkin(TODAY) == before


def test_past_midnight_the_open_window_shows_the_new_day(used, clock, pilot):
    """What is tapped then belongs to the new day; a day chosen before stays chosen."""
    pilot.tap("Left calf")
    clock.move(hours=4, minutes=19)
    pilot.wait(3)
    assert pilot.shows("Tuesday 24 November")
    assert not pilot.shows("Monday 23 November")
    pilot.tap("Right calf")
    assert [episode.day for episode in used.episodes()][-2:] == [TODAY, TODAY + timedelta(1)]
    pilot.tap("Previous day")
    assert pilot.shows("Monday 23 November")
    clock.move(hours=24)
    pilot.wait(3)
    assert pilot.shows("Monday 23 November")
