"""History in a real window, by touch and keyboard: find, open, edit, delete with Undo, several at once, months."""

import gc
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.factories import LOWER_LID, RIGHT_CALF, make_episode

NBSP = "\N{NO-BREAK SPACE}"
WIDE = (1180, 800)
CALF = "Left calf, Sunday 22 November 21:35"
LID = "Left lower eyelid, Sunday 22 November 08:10"
OTHER = "Right calf, Friday 20 November 21:10"


@pytest.fixture
def used(diary):
    """Sunday with two twitches, Saturday not logged, Friday with one, Thursday quiet."""
    diary.add(
        make_episode("2026-11-22T08:10:00+01:00", places=(LOWER_LID,), duration_s=30, note="On the train"),
        make_episode("2026-11-22T21:35:00+01:00", mode="burst", count="2-5", duration_s=300, bother=2),
        make_episode("2026-11-20T21:10:00+01:00", places=(RIGHT_CALF,), note="After the long drive."),
    )
    diary.save_checkin(date(2026, 11, 22), factors={"sleep_h": 7.25, "stress": 3})
    diary.save_checkin(date(2026, 11, 19), none=True)
    return diary


@pytest.fixture
def opened(monkeypatch):
    """Which episodes' sheets the screen asked for."""
    from twitchlog.ui.app import TwitchlogApp

    asked: list[Any] = []
    monkeypatch.setattr(TwitchlogApp, "open_episode", lambda _self, **what: asked.append(what), raising=False)
    return asked


@pytest.fixture
def history(used, pilot):
    """The app at phone size, History open."""
    pilot.tap("History")
    return pilot


@pytest.fixture
def wide(used, fly):
    """A wide window, History open."""
    pilot = fly(size=WIDE)
    pilot.tap("History")
    return pilot


def titles(pilot):
    return [row.title for row in pilot.app.shell.screen.list.rows]


def test_days_and_entries_stand_newest_first_with_quiet_and_missing_days_told_apart(history):
    assert titles(history) == [
        "Sunday 22 November", "Left calf", "Left lower eyelid", "Saturday 21 November",
        "Friday 20 November", "Right calf", "Thursday 19 November",
    ]  # fmt: skip
    assert history.shows(f"slept 7{NBSP}h{NBSP}15 · stress 3") and history.shows("Not logged")
    assert history.shows(f"burst of 2–5 in 5{NBSP}min · bother 2") and history.shows("Quiet day")
    assert history.shows("3 entries since 19 November")


def test_every_control_has_a_name_of_its_own(history):
    names = history.names()
    assert len(names) == len(set(names)) and CALF in names and "Open Sunday 22 November" in names


def test_two_entries_of_the_same_minute_and_place_have_names_of_their_own(diary, pilot):
    diary.add(*(make_episode("2026-11-22T21:35:00+01:00", id=f"twin-{number}") for number in range(3)))
    pilot.tap("History")
    assert {CALF, f"{CALF} (2)", f"{CALF} (3)"} <= set(pilot.names())


def test_a_tap_on_an_entry_opens_its_sheet(history, used, opened):
    history.tap(LID)
    assert [what["episode_id"] for what in opened] == [used.episodes()[1].id]


def test_an_entry_is_deleted_in_its_sheet_and_undo_brings_it_back(history, used):
    history.tap(LID)
    history.tap("Delete")
    assert LID not in history.names() and history.shows("Deleted: left lower eyelid, 08:10")
    history.tap("Undo")
    assert LID in history.names() and len(used.episodes()) == 3


def test_an_entry_edited_in_its_sheet_shows_the_change(history):
    history.tap(LID)
    history.choose("Bother", 4)
    history.tap("Save")
    assert history.shows("bother 4") and LID in history.names()


def test_a_tap_on_a_day_goes_to_it_on_today(history):
    history.tap("Open Friday 20 November")
    assert history.app.shell.place == "Today" and history.shows("Friday 20 November")


def test_search_follows_the_typing_and_the_cross_brings_everything_back(history):
    history.type("Search places and notes", "long drive")
    history.until(lambda: history.shows("1 entry matches “long drive”"))
    assert titles(history) == ["Friday 20 November", "Right calf"] and history.shows("After the long drive.")
    history.tap("Empty the search")
    history.until(lambda: history.shows("3 entries since"))
    assert len(titles(history)) == 7


def test_a_search_that_finds_nothing_says_so_and_leads_back(history):
    history.type("Search places and notes", "elbow")
    history.until(lambda: history.shows("No entry matches “elbow”"))
    history.tap("Show all entries")
    history.until(lambda: history.shows("3 entries since"))
    assert not history.shows("No entry matches")


def test_letters_typed_meanwhile_win_over_an_earlier_search(history):
    history.type("Search places and notes", "drive")
    history.wait(0.3)
    history.type("Search places and notes", "train")
    history.until(lambda: history.shows("1 entry matches “train”"))
    history.wait(1)
    assert titles(history) == ["Sunday 22 November", "Left lower eyelid"]


def test_several_entries_are_deleted_together_and_one_undo_brings_them_back(history, used):
    before = used.episodes()
    history.tap("Select several")
    assert history.find("Delete").disabled and history.shows("0 selected")
    history.tap(CALF)
    history.tap(OTHER)
    assert history.shows("2 selected") and history.find(CALF).value == "on" and history.find(LID).value == ""
    history.tap("Delete")
    assert [episode.places for episode in used.episodes()] == [(LOWER_LID,)]
    assert history.shows("Deleted: 2 episodes") and history.shows("History")
    history.tap("Undo")
    assert used.episodes() == before and len(titles(history)) == 7


def test_while_selecting_a_tap_on_a_day_does_not_lead_away(history):
    history.tap("Select several")
    history.tap("Open Friday 20 November")
    assert history.app.shell.place == "History" and history.shows("0 selected")


def test_selecting_can_be_cancelled(history, used):
    history.tap("Select several")
    history.tap(CALF)
    history.tap("Cancel")
    assert history.shows("History") and not history.shows("selected")
    history.tap("Select several")
    assert history.find(CALF).value == "" and len(used.episodes()) == 3


def test_escape_ends_selecting_before_it_leaves(history):
    history.tap("Select several")
    history.key("escape")
    assert history.app.shell.place == "History" and not history.shows("selected")


def test_the_list_follows_what_is_logged_meanwhile(history, used):
    used.add(make_episode("2026-11-23T19:00:00+01:00"))
    history.frame(2)
    assert titles(history)[:2] == ["Monday 23 November", "Left calf"]


def test_an_empty_diary_says_what_will_be_here_and_leads_to_today(pilot):
    pilot.tap("History")
    assert pilot.shows("Nothing logged yet") and "Search places and notes" not in pilot.names()
    pilot.tap("Go to Today")
    assert pilot.app.shell.place == "Today"


def test_the_first_entry_replaces_the_words_of_the_empty_diary(pilot, diary):
    pilot.tap("History")
    diary.add(make_episode("2026-11-23T19:00:00+01:00"))
    pilot.frame(2)
    assert titles(pilot) == ["Monday 23 November", "Left calf"] and not pilot.shows("Nothing logged yet")


def test_a_note_of_a_megabyte_is_shown_shortened(diary, fly):
    episode = make_episode("2026-11-22T21:35:00+01:00", note="word " * 200_000)
    diary.add(episode)
    pilot = fly(size=WIDE)
    pilot.tap("History")
    pilot.type("Search places and notes", "word")
    pilot.until(lambda: pilot.shows("1 entry matches"))
    pilot.tap(CALF)
    assert max(map(len, pilot.texts())) <= 1000
    assert diary.episode(episode.id).note == episode.note


# -- the months


def test_months_show_each_day_and_the_day_chosen(history):
    history.tap("Calendar")
    assert history.shows("November 2026") and history.shows("3 of 5 days logged so far, 1 of them quiet.")
    history.tap("Sunday 22 November, 2 twitches noticed")
    assert {CALF, LID, "Open Sunday 22 November"} <= set(history.names())
    assert history.shows("2 twitches noticed") and history.shows(f"7{NBSP}h{NBSP}15 sleep")
    assert history.shows("Stress 3 of 10")
    names = history.names()
    assert len(names) == len(set(names))


def test_a_month_back_and_on(history):
    history.tap("Calendar")
    assert history.find("Next month").disabled
    history.tap("Previous month")
    assert history.shows("October 2026") and history.shows("Before the diary began.")
    history.tap("Next month")
    assert history.shows("November 2026")


def test_from_the_months_to_an_entry_to_the_day_and_back_to_the_list(history, used, opened):
    history.tap("Calendar")
    history.tap("Friday 20 November, 1 twitch noticed")
    history.tap(OTHER)
    assert opened == [{"episode_id": used.episodes()[0].id}]
    history.tap("List")
    assert "Search places and notes" in history.names()
    history.tap("Calendar")
    history.tap("Open Friday 20 November")
    assert history.app.shell.place == "Today"


def test_selecting_from_the_months_goes_to_the_list(history):
    history.tap("Calendar")
    history.tap("Select several")
    history.tap(CALF)
    assert history.shows("1 selected")


# -- wide


def test_wide_a_tap_shows_the_whole_entry_beside_the_list(wide, used):
    assert wide.shows("Choose an entry")
    wide.tap(OTHER)
    for words in ("Friday 20 November, 21:10", "Twitch, single", "not noted", "After the long drive.", "Back"):
        assert wide.shows(words)
    assert wide.shows("Right calf: on 1 of 3 logged days since 19 November.")
    assert wide.find(OTHER).value == "on"
    names = wide.names()
    assert len(names) == len(set(names))


def test_wide_edit_opens_the_sheet_and_patterns_are_a_tap_away(wide, used, opened):
    wide.tap(OTHER)
    wide.tap("Edit")
    assert opened == [{"episode_id": used.episodes()[0].id}]
    wide.tap("See in Patterns")
    assert wide.app.shell.place == "Patterns"


def test_wide_delete_takes_the_card_away_and_undo_brings_it_back(wide, used):
    wide.tap(OTHER)
    wide.tap("Delete this entry")
    assert wide.shows("Deleted: right calf, 21:10") and wide.shows("Choose an entry") and len(used.episodes()) == 2
    wide.tap("Undo")
    assert len(used.episodes()) == 3 and OTHER in wide.names()


def test_wide_the_delete_key_deletes_the_row_the_keyboard_is_at(wide, used):
    while wide.focused() != LID:
        wide.key("tab")
    wide.key("delete")
    assert LID not in wide.names() and wide.shows("Deleted: left lower eyelid, 08:10")
    wide.tap("Undo")
    assert LID in wide.names()


def test_wide_arrows_go_from_row_to_row_and_enter_opens(wide):
    wide.app.shell.keys.put(wide.find(CALF))
    wide.key("down")
    assert wide.focused() == LID
    wide.key("up")
    wide.key("enter")
    assert wide.shows("Sunday 22 November, 21:35")


def test_beside_a_narrow_list_the_card_puts_the_body_below_its_fields(used, fly):
    pilot = fly(size=(840, 700))
    pilot.tap("History")
    pilot.tap(OTHER)
    card = pilot.app.shell.screen.ids.right.children[0].children[0]
    assert card.narrow and card.ids.where.top <= card.ids.fields.y


def test_a_window_made_narrow_shows_no_entry_as_open(wide):
    wide.tap(OTHER)
    wide.app.shell.wide = False
    wide.frame(2)
    assert wide.find(OTHER).value == "" and not wide.shows("Twitch, single")


# -- long diaries


@pytest.fixture
def long_diary(diary):
    """Two twitches a day for 300 days."""
    first = datetime.fromisoformat("2026-11-22T21:35:00+01:00")
    diary.add(*(make_episode(first - timedelta(hours=12 * number)) for number in range(600)))
    return diary


def test_scrolling_on_brings_earlier_days_without_a_jump(long_diary, pilot):
    pilot.tap("History")
    rows = pilot.app.shell.screen.list
    before = len(rows.rows)
    rows.scroll_y = 0.3
    offset = rows.offset
    pilot.frame(3)
    assert len(rows.rows) > before and rows.offset == pytest.approx(offset, abs=1)
    while pilot.app.shell.screen._state.more:
        rows.scroll_y = 0
        pilot.frame(3)
    assert sum(row.title == "Left calf" for row in rows.rows) == 600


def test_a_day_long_ago_can_be_shown(long_diary, pilot):
    pilot.app.show_day(date(2026, 3, 5))
    pilot.frame(3)
    assert "Open Thursday 5 March" in pilot.names()
    history = pilot.app.shell.screen
    assert history.list.offset > 0 and not history.calendar


def test_showing_a_day_ends_a_search_and_the_months(history, pilot):
    history.type("Search places and notes", "drive")
    history.until(lambda: history.shows("1 entry matches"))
    history.tap("Calendar")
    history.app.show_day(date(2026, 11, 22))
    history.wait(1)
    assert history.find("Search places and notes").text == "" and CALF in history.names()


def test_words_that_do_not_fit_make_their_row_higher(diary, fly):
    diary.add(
        make_episode(
            "2026-11-22T21:35:00+01:00", mode="burst", count="21-100", duration_s=900, bother=3,
            contexts=("at a screen", "after exercise"),
        )
    )  # fmt: skip
    pilot = fly(size=(275, 600))
    pilot.tap("History")
    row = pilot.find(CALF)
    words = [label for label in row.walk(restrict=True) if getattr(label, "text", "").startswith("burst of")]
    assert words[0].height > 20 and row.height >= words[0].height + 24


# -- pictures


@pytest.mark.parametrize("style", ["light", "dark"])
def test_the_list_looks_as_accepted(used, fly, looks_like, style):
    """As drawn in history.png, without the filter chips."""
    from twitchlog.ui.settings import Settings

    pilot = fly(settings=Settings(theme=style))
    pilot.tap("History")
    looks_like(pilot, f"history-{style}")


def test_large_text_looks_as_accepted(used, fly, looks_like):
    """Text at 150 % on a phone: what does not fit in a line takes more of them."""
    pilot = fly(size=(275, 573), density=1.5)
    pilot.tap("History")
    looks_like(pilot, "history-150")


@pytest.mark.parametrize("style", ["light", "dark"])
def test_the_card_looks_as_accepted(used, fly, looks_like, style):
    """As drawn in history-wide.png."""
    from twitchlog.ui.settings import Settings

    pilot = fly(size=WIDE, settings=Settings(theme=style))
    pilot.tap("History")
    pilot.tap(OTHER)
    looks_like(pilot, f"history-wide-{style}")


def test_the_months_look_as_accepted(used, fly, looks_like):
    """As drawn in calendar.png."""
    pilot = fly()
    pilot.tap("History")
    pilot.tap("Calendar")
    pilot.tap("Sunday 22 November, 2 twitches noticed")
    looks_like(pilot, "history-calendar")


def test_the_list_outlives_what_stands_in_its_place(history):
    """Months, or the words of an empty diary, take the list off the window; it is still there to come back."""
    history.tap("Calendar")
    gc.collect()
    history.key("escape")
    assert "Left calf" in titles(history)


def test_a_first_twitch_after_a_look_at_the_empty_history(diary, pilot):
    """A new person's first minutes."""
    pilot.tap("History")
    assert pilot.shows("Nothing logged yet")
    gc.collect()
    diary.add(make_episode("2026-11-23T19:00:00+01:00", places=(RIGHT_CALF,)))
    pilot.frame(3)
    assert "Right calf" in titles(pilot)
