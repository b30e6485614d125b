"""The episode sheet in a real window, by touch: nothing chosen is ever lost, and Save always answers."""

import json
import stat
from datetime import date

import pytest

from tests.factories import LEFT_CALF, LOWER_LID, RIGHT_CALF, make_episode
from twitchlog.domain.places import Place
from twitchlog.store import Diary

NBSP = "\N{NO-BREAK SPACE}"
TODAY = date(2026, 11, 23)


@pytest.fixture
def sheet(pilot):
    """Opens the sheet: `sheet(LEFT_CALF)`."""

    def opened(*places, **how):
        pilot.app.open_episode(places=places, **how)
        pilot.frame(4)
        return pilot.app.shell.layers[-1]

    return opened


def drafts_on_disk(diary):
    path = diary.folder / "drafts.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def test_a_burst_with_everything_is_saved_by_touch(pilot, sheet, diary):
    """Mode, count, length, exact start, bother, words, note."""
    sheet(LEFT_CALF)
    for name in ("Burst", "6–20", f"15{NBSP}min", "Exact start"):
        pilot.tap(name)
    pilot.type("Start", "14:30")
    pilot.tap("Save")
    assert pilot.shows("Today, 14:30")
    pilot.choose("Bother", 3)
    pilot.tap("What was going on")
    pilot.tap("At rest")
    pilot.tap("Done")
    pilot.tap("Anything with it")
    pilot.tap("Tremor")
    pilot.tap("Others could see it: Yes")
    pilot.tap("Done")
    pilot.tap("Note")
    pilot.type("Note", "after the run")
    pilot.tap("Done")
    assert pilot.shows("after the run")
    pilot.tap("Save")
    (episode,) = diary.episodes()
    assert (episode.mode, episode.count, episode.duration_s, episode.bother) == ("burst", "6-20", 900, 3)
    assert (episode.contexts, episode.symptoms, episode.visible) == (("at rest",), ("tremor",), True)
    assert (episode.started.isoformat(), episode.note) == ("2026-11-23T14:30:00+01:00", "after the run")
    assert pilot.shows("Saved: left calf, 14:30")
    pilot.tap("Undo")
    assert diary.episodes() == []
    assert drafts_on_disk(diary) == {}


def test_names_are_unique_on_the_sheet_and_its_further_questions(pilot, sheet):
    """In every mode."""
    sheet(LEFT_CALF, RIGHT_CALF)
    for mode in ("Single", "Burst", "Ongoing"):
        pilot.tap(mode)
        assert len(pilot.names()) == len(set(pilot.names()))
    for row in ("What was going on", "Anything with it", "Note"):
        pilot.tap(row)
        assert len(pilot.names()) == len(set(pilot.names()))
        pilot.key("escape")
        if len(pilot.app.shell.layers) > 1:  # the first one left the field
            pilot.key("escape")


def test_a_time_that_makes_no_sense_stays_with_its_reason(pilot, sheet):
    """The dialog is closed by a time that can be, or by Cancel."""
    sheet(LEFT_CALF)
    pilot.tap("Exact start")
    pilot.type("Start", "23:30")
    pilot.tap("Save")
    assert pilot.shows("is in the future")
    pilot.type("Start", "yesterday 23:30")
    pilot.tap("Save")
    assert pilot.shows("Yesterday, 23:30")
    pilot.tap("Exact length")
    pilot.type("How long", "abc")
    pilot.tap("Save")
    assert pilot.shows("must look like 30s")
    pilot.tap("Cancel")
    assert pilot.find("Exact length").text == "Exact"


def test_save_says_what_is_missing_in_place_of_being_dead(pilot, sheet, diary):
    """And saves once it is there."""
    sheet()
    pilot.tap("Save")
    assert pilot.shows("Add the place where it twitched; then it can be saved.")
    pilot.tap("Add a place")
    page = pilot.app.shell.page
    figure = page._figures["back"]
    pilot.tap_at(*figure.to_window(*figure.point_of("back.calf.left")))
    pilot.tap("Use this place")
    assert not pilot.shows("Add the place where")
    pilot.tap("Save")
    assert [episode.places for episode in diary.episodes()] == [(LEFT_CALF,)]


def test_an_end_in_the_future_is_said_beside_the_start(pilot, sheet, diary):
    """As soon as it is chosen."""
    sheet(LEFT_CALF)
    pilot.tap(f"30{NBSP}min")
    pilot.tap(f"15{NBSP}min ago")
    assert pilot.shows(f"30{NBSP}min from 19:27 ends after now.")
    pilot.tap("Save")
    assert diary.episodes() == []
    pilot.tap(f"60{NBSP}min ago")
    assert not pilot.shows("ends after now")


def test_places_are_added_by_name_and_removed_again(pilot, sheet):
    """Body map, then the list; back comes to the sheet."""
    sheet(LEFT_CALF)
    pilot.tap("Add a place")
    pilot.tap("Find by name")
    pilot.type("Place or muscle", "right jaw")
    pilot.tap("Right jaw")
    pilot.tap("Use 2 places")
    pilot.tap("Use 2 places")
    pilot.tap("Remove left calf")
    assert pilot.app.shell.layers[-1].presenter.draft.places == (Place("jaw", "right"),)
    pilot.tap("Add a place")
    pilot.tap("Back")
    assert pilot.find("Remove right jaw")


def test_closing_keeps_what_was_chosen_and_continue_brings_it_back(pilot, sheet, diary):
    """On the disk at once, for its owner only."""
    sheet(LEFT_CALF)
    pilot.choose("Bother", 7)
    pilot.wait(0.5)
    (kept,) = drafts_on_disk(diary).values()
    assert kept["bother"] == 7
    assert stat.S_IMODE((diary.folder / "drafts.json").stat().st_mode) == 0o600
    pilot.tap("Close")
    assert pilot.shows("Kept as a draft: left calf")
    pilot.tap("Continue")
    assert pilot.find("Bother").number == 7
    pilot.tap("Save")
    assert [episode.bother for episode in diary.episodes()] == [7]
    assert drafts_on_disk(diary) == {}


def test_a_sheet_closed_unchanged_leaves_nothing(pilot, sheet, diary):
    """No draft, no message."""
    sheet(LEFT_CALF)
    pilot.tap("Close")
    assert not pilot.shows("Kept as a draft")
    assert drafts_on_disk(diary) == {}


def test_a_draft_can_be_thrown_away_and_that_be_undone(pilot, sheet, diary):
    """Discard, Undo."""
    sheet(LEFT_CALF)
    pilot.tap("Ongoing")
    pilot.tap("Close")
    pilot.tap("Discard")
    pilot.wait(0.5)
    assert drafts_on_disk(diary) == {}
    assert pilot.shows("Draft discarded: left calf")
    pilot.tap("Undo")
    pilot.wait(0.5)
    assert [draft["mode"] for draft in drafts_on_disk(diary).values()] == ["ongoing"]


def test_a_new_sheet_brings_the_draft_back_or_offers_it(pilot, sheet):
    """Without places it comes back; with others a line at the top offers it."""
    sheet(LEFT_CALF)
    pilot.choose("Bother", 7)
    pilot.tap("Close")
    sheet()
    assert pilot.find("Bother").number == 7
    pilot.tap("Close")
    sheet(LOWER_LID)
    assert pilot.find("Bother").number is None
    assert pilot.shows("You have an unsaved episode: left calf")
    pilot.choose("Bother", 2)
    pilot.tap("Continue")
    assert pilot.find("Bother").number == 7
    assert pilot.shows("You have an unsaved episode: left lower eyelid")


def test_the_offered_draft_can_be_discarded_there_and_that_be_undone(pilot, sheet, diary):
    """In the line itself: a message would be under the sheet."""
    sheet(LEFT_CALF)
    pilot.choose("Bother", 7)
    pilot.tap("Close")
    sheet(LOWER_LID)
    pilot.tap("Discard")
    pilot.wait(0.5)
    assert pilot.shows("Draft discarded: left calf")
    assert drafts_on_disk(diary) == {}
    pilot.tap("Undo")
    pilot.wait(0.5)
    assert len(drafts_on_disk(diary)) == 1
    assert pilot.shows("You have an unsaved episode: left calf")


def test_what_cannot_be_saved_is_said_over_the_sheet_and_stays(pilot, sheet, diary, monkeypatch):
    """A full disk, an episode that is gone: the answers remain."""
    diary.add(make_episode("2026-11-22T21:30:00+01:00", id="e"))
    sheet(episode_id="e")
    pilot.choose("Bother", 5)
    diary.delete("e")
    pilot.tap("Save")
    assert pilot.shows("There is no episode")
    pilot.tap("Close")
    assert pilot.find("Bother").number == 5
    pilot.tap("Close")
    pilot.tap("Continue")
    pilot.tap("Save")
    assert [episode.bother for episode in diary.episodes()] == [5]


def test_after_a_crash_the_draft_is_offered_at_the_next_start(fly, diary, clock, tmp_path):
    """What a killed window left in the folder."""
    first = fly()
    first.app.open_episode(places=(LEFT_CALF,))
    first.frame(4)
    first.choose("Bother", 7)
    first.wait(0.5)
    left = (diary.folder / "drafts.json").read_bytes()
    later = Diary.open(tmp_path / "another", clock)
    (later.folder / "drafts.json").write_bytes(left)
    from tests.ui.harness import flying
    from twitchlog.ui.app import TwitchlogApp

    with flying(TwitchlogApp(diary=later, clock=clock)) as second:
        second.wait(1)
        assert second.shows("You have an unsaved episode: left calf")
        second.tap("Continue")
        assert second.find("Bother").number == 7


def test_an_edit_changes_and_delete_takes_away_with_undo(pilot, sheet, diary):
    """Delete stands at the end."""
    diary.add(make_episode("2026-11-22T21:30:00+01:00", id="e", bother=3))
    sheet(episode_id="e")
    assert pilot.shows("Edit episode")
    pilot.choose("Bother", 5)
    pilot.tap("Save")
    assert pilot.shows("Changed: left calf, 21:30")
    assert diary.episode("e").bother == 5
    pilot.tap("Undo")
    assert diary.episode("e").bother == 3
    sheet(episode_id="e")
    pilot.tap("Delete")
    assert diary.episode("e") is None
    assert pilot.shows("Deleted: left calf, 21:30")
    pilot.tap("Undo")
    assert diary.episode("e").bother == 3


def test_an_ongoing_one_can_have_ended(pilot, sheet, diary):
    """Since when, and Ended at."""
    sheet(LOWER_LID)
    pilot.tap("Ongoing")
    assert pilot.shows("Since when")
    pilot.tap("This morning")
    pilot.tap("Exact end")
    pilot.type("End", "12:00")
    pilot.tap("Save")
    assert pilot.shows("Ended today, 12:00")
    pilot.tap("Still going")
    pilot.tap("Save")
    assert diary.episodes()[0].going


def test_factors_are_changed_cleared_and_follow_the_day_again(pilot, sheet, diary):
    """Sleep also changes the day."""
    diary.save_checkin(TODAY, factors={"sleep_h": 6.5, "stress": 4, "caffeine_mg": 190})
    sheet(LEFT_CALF)
    pilot.tap("Sleep")
    pilot.type("Sleep", "7:30")
    pilot.tap("Save")
    pilot.tap("Caffeine so far")
    pilot.type("Caffeine, mg", "")
    pilot.tap("Save")
    pilot.tap("Stress at the time")
    pilot.choose("Stress", 9)
    pilot.tap("Done")
    assert pilot.shows("9 of 10")
    pilot.tap("Stress at the time")
    pilot.tap("As on your day")
    assert pilot.shows("4 of 10")
    pilot.tap("Save")
    (episode,) = diary.episodes()
    assert (episode.sleep_h, episode.caffeine_mg, episode.stress) == (7.5, None, 4)
    assert diary.checkin(TODAY).factors["sleep_h"] == 7.5


def test_a_very_long_note_is_shown_shortened(pilot, sheet, diary):
    """And saved whole."""
    diary.add(make_episode("2026-11-22T21:30:00+01:00", id="e", note="very long " * 110_000))
    sheet(episode_id="e")
    pilot.tap("Note")
    assert pilot.shows("This note has 1,100,000 letters.")
    assert max(map(len, pilot.texts())) < 2000
    pilot.tap("Done")
    pilot.choose("Bother", 1)
    pilot.tap("Save")
    assert len(diary.episode("e").note) == 1_100_000


def test_a_very_long_text_pasted_leaves_the_field_again(pilot, sheet):
    """It is kept whole, and typing stays quick."""
    opened = sheet(LEFT_CALF)
    pilot.tap("Note")
    pilot.find("Note").insert_text("very long " * 6000)
    pilot.frame(3)
    assert pilot.shows("This note has 60,000 letters.")
    assert len(opened.presenter.draft.note) == 60_000
    pilot.tap("Write it anew")
    pilot.type("Note", "short")
    assert opened.presenter.draft.note == "short"


def test_by_keyboard_alone(pilot, sheet, diary):
    """Tab walks the sheet only, Enter presses, arrows move the scale, Escape closes."""
    sheet(LEFT_CALF)
    for _ in range(60):
        pilot.key("tab")
        if pilot.focused() == "Bother":
            break
    pilot.key("right")
    pilot.key("right")
    while pilot.focused() != "Save":
        pilot.key("tab")
        assert pilot.focused() in pilot.names()
    pilot.key("enter")
    assert [episode.bother for episode in diary.episodes()] == [1]
    sheet(LEFT_CALF)
    pilot.key("escape")
    assert pilot.app.shell.layers == []


@pytest.mark.parametrize(
    ("name", "size", "density", "theme"),
    [
        ("episode_sheet", (412, 860), 1, "light"),
        ("episode_sheet-dark", (412, 860), 1, "dark"),
        ("episode_sheet-wide", (1180, 800), 1, "light"),
        ("episode_sheet-200", (412, 500), 2, "light"),
        ("episode_sheet-150", (275, 573), 1.5, "light"),
    ],
)
def test_it_looks_as_drawn(fly, diary, clock, looks_like, name, size, density, theme):
    """The burst of the drawn picture, its first screenful and its last."""
    from twitchlog.domain.checkin import Drink
    from twitchlog.ui.settings import Settings

    morning = clock.now().replace(hour=9, minute=0)
    diary.save_checkin(TODAY, drinks=(Drink("Espresso", 63, 2, morning),), factors={"sleep_h": 6.5})
    pilot = fly(size=size, density=density, settings=Settings(theme=theme))
    pilot.app.open_episode(places=(RIGHT_CALF,))
    pilot.frame(4)
    sheet = pilot.app.shell.layers[-1]
    sheet.presenter.change(mode="burst", count="6-20", duration_s=900, contexts=("at rest",))
    sheet.presenter.type_start("14:30")
    sheet.change(bother=3)
    pilot.frame(4)
    looks_like(pilot, name)
    sheet.ids.scroll.scroll_y = 0
    pilot.frame(4)
    looks_like(pilot, f"{name}-end")
