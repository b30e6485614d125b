"""What the page of a diary that does not open says."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from twitchlog.store import DiaryBusy, DiaryError, NewerDiary
from twitchlog.store.backup_file import Backup
from twitchlog.store.examination import Examination
from twitchlog.ui.presenters.start import READABLE, UP_TO, damaged_state, refused_state

TODAY = date(2026, 11, 23)
SINCE = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
BACKUP = Backup(Path("b.json"), datetime(2026, 11, 23, 7, 38, tzinfo=UTC), 379, 130, 512)


def found(**changes):
    values: dict[str, Any] = {
        "problems": ("diary.journal is damaged",),
        "episodes": 382,
        "days": 132,
        "first": date(2026, 6, 8),
    }
    return Examination(Path("d"), **(values | {"last": SINCE} | changes))


def test_lost_changes_are_told_as_drawn():
    """What is safe first, then what is lost, then the backup; one filled step."""
    state = damaged_state(found(lost_changes=2, since=SINCE, backups=(BACKUP,)), "diary-damaged-2026-11-23", TODAY)
    assert state.text == UP_TO
    assert [(fact.title, fact.second) for fact in state.facts] == [
        ("382 episodes and 132 days can be read", "8 June to 23 November 2026, 14:30"),
        ("2 changes can’t be read", "made today after 14:30"),
        ("Last backup", "today, 07:38, 379 episodes"),
    ]
    assert [step.key for step in state.steps] == ["go_on", "compare", "folder"]
    assert [step.kind for step in state.steps].count("filled") == 1
    assert state.note == "The damaged file stays beside the diary as “diary-damaged-2026-11-23”."


def test_lost_entries_say_what_is_damaged():
    """It is not known to be only the newest part; without a backup nothing can be compared."""
    state = damaged_state(found(lost_entries=1, problems=("diary.json is damaged",)), "x", TODAY)
    assert state.text == READABLE
    assert (state.facts[1].title, state.facts[1].second) == ("1 entry can’t be read", "diary.json is damaged")
    assert state.facts[2].title == "No backup was found"
    assert [step.key for step in state.steps] == ["go_on", "folder"]


def test_nothing_lost_and_nothing_proven_are_told():
    """A damaged last line costs no entry; a damaged proof leaves entries to be checked."""
    state = damaged_state(found(unproven=12), "x", TODAY)
    assert state.facts[1].title == "No entry is missing"
    assert state.facts[2].title == "12 entries can’t be proved"


@pytest.mark.parametrize(
    ("error", "headline", "steps"),
    [
        (NewerDiary("x"), "A newer twitchlog wrote this diary", ["quit", "again", "folder"]),
        (DiaryBusy("x"), "The diary is in use", ["again", "quit"]),
        (DiaryError("It can't."), "The diary can’t be opened", ["again", "quit", "folder"]),
    ],
)
def test_other_refusals_are_calm_pages(error, headline, steps):
    """What happened, and what to do; the sentence of the store stands there."""
    state = refused_state(error, Path("/d"))
    assert (state.headline, [step.key for step in state.steps]) == (headline, steps)
    assert state.text in ("x", "It can’t.")
    assert state.note == "The diary is in /d"


def test_no_damaged_file_is_promised_where_none_is_left():
    """With both files gone there is nothing to keep aside, and the page must not say so."""
    state = damaged_state(found(), "", TODAY)
    assert state.note == ""
    assert state.text == "Nothing has been changed. Everything that can be read is safe."


def test_the_name_of_what_is_kept_is_empty_when_both_files_are_gone(tmp_path):
    """It is asked of the folder itself."""
    from tests.clock import FrozenClock
    from twitchlog.ui.opening import Opening

    opening = Opening(tmp_path, FrozenClock())
    assert opening.kept_as() == ""
    (tmp_path / "diary.json").write_text("damaged")
    assert opening.kept_as() == "diary-damaged-2026-11-23"
