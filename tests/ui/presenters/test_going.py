"""What is still going reads coarsely, and offers only moments at which it can have stopped."""

from datetime import datetime, timedelta

from tests.factories import LOWER_LID, make_episode
from twitchlog.ui.presenters.going import going_rows

NOW = datetime.fromisoformat("2026-11-23T19:42:00+01:00")


def test_a_row_names_its_controls_after_the_place():
    """Each row's controls have names of their own."""
    (row,) = going_rows([make_episode("2026-11-23T08:10:00+01:00", mode="ongoing", places=(LOWER_LID,))], NOW)
    assert row.place == "Left lower eyelid"
    assert row.since == "Going since this morning"
    assert row.stop_name == "Stop left lower eyelid"
    assert [choice.text for choice in row.choices] == [f"Stopped {n} minutes ago" for n in (15, 30, 60)]


def test_no_choice_lies_before_the_start():
    """One that began 20 minutes ago can have stopped 15 minutes ago, not 30."""
    (row,) = going_rows([make_episode(NOW - timedelta(minutes=20), mode="ongoing")], NOW)
    assert [choice.at for choice in row.choices] == [NOW - timedelta(minutes=15)]
