"""What restoring would bring and change, in words."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from twitchlog.store.backup_file import Backup
from twitchlog.store.comparing import RestorePlan
from twitchlog.ui.presenters.restoring import BEFORE, BEFORE_DAMAGED, RestorePresenter, plan_facts

BACKUP = Backup(Path("b.json"), datetime(2026, 11, 23, 7, 38, tzinfo=UTC), 379, 130, 512)


def plan(added=0, changed=0, removed=0, same=0, replace=False, foreign=False):
    return RestorePlan(BACKUP, replace, added, changed, removed, same, foreign)


class Source:
    """Answers every question with what it was given."""

    def __init__(self, **counts):
        self.counts = counts

    def plan(self, file, *, replace):
        assert file == BACKUP.path
        return plan(**self.counts, replace=replace)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"added": 3}, ["3 entries come back"]),
        ({"added": 1, "changed": 1}, ["1 entry comes back", "1 entry changes"]),
        ({"removed": 1, "same": 2}, ["1 entry is taken out", "2 entries stay as they are"]),
        ({"removed": 2, "foreign": True}, ["A backup of another diary", "2 entries are taken out"]),
        ({"same": 1}, ["Nothing would change", "1 entry stays as it is"]),
    ],
)
def test_a_plan_in_words(counts, said):
    """Only what is not nothing."""
    assert [fact.title for fact in plan_facts(plan(**counts))] == said


def test_the_button_says_what_it_does():
    """And cannot be pressed when nothing would change."""
    presenter = RestorePresenter(Source(added=3), BACKUP, FrozenClock())
    assert presenter.state().button == "Bring back 3 entries"
    assert presenter.state().note == BEFORE
    mixed = RestorePresenter(Source(added=3, changed=1), BACKUP, FrozenClock())
    assert mixed.state().button == "Restore the backup"
    still = RestorePresenter(Source(same=3), BACKUP, FrozenClock(), damaged=True).state()
    assert not still.possible
    assert still.note == BEFORE_DAMAGED


def test_backups_to_choose_from_are_told_apart():
    """By when they were made and what they hold, records of other kinds too; another diary's says so."""
    theirs = replace(BACKUP, own=False)
    presenter = RestorePresenter(Source(), BACKUP, FrozenClock(), others=lambda: [BACKUP, theirs])
    assert presenter.title() == "Backup of today, 07:38"
    words = "Today, 07:38 · 379 episodes, 130 days, 3 more"
    assert presenter.others() == [(words, BACKUP), (f"{words} · of another diary", theirs)]
