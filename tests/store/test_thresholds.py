"""Thresholds: one a factor, each set, changed and taken away as one change that can be undone."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.store.makers import TODAY, episode
from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import OwnFactor, Profile, Threshold
from twitchlog.store import Diary


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_one_is_set_changed_and_taken_away_and_each_can_be_undone(diary: Diary) -> None:
    first = diary.set_threshold("caffeine_mg", 200)
    assert plain(first.label) == "Saved: higher caffeine is above 200 mg"
    assert (first.kinds, first.days) == ({"thresholds"}, frozenset())
    diary.set_threshold("caffeine_mg", 300)
    gone = diary.remove_threshold("caffeine_mg")
    assert gone.label == "Saved: higher caffeine is above your middle value"
    assert (diary.thresholds(), diary.bin()) == ([], [])
    diary.undo(gone.id)
    assert diary.threshold("caffeine_mg") == Threshold("caffeine_mg", 300, TODAY)
    assert plain(diary.undo().label) == "Undone: saving higher caffeine is above 300 mg"
    assert diary.threshold("caffeine_mg") == Threshold("caffeine_mg", 200, TODAY)
    diary.undo()
    assert diary.thresholds() == []


def test_the_same_again_keeps_the_day_it_was_set_and_another_amount_takes_the_new_one(
    diary: Diary, clock: FrozenClock
) -> None:
    diary.set_threshold("stress", 4)
    clock.move(days=3)
    assert diary.set_threshold("stress", 4.0).kinds == frozenset()
    assert diary.thresholds() == [Threshold("stress", 4, TODAY)]
    diary.set_threshold("stress", 5)
    assert diary.thresholds() == [Threshold("stress", 5, TODAY + timedelta(3))]


def test_each_factor_has_its_own(diary: Diary) -> None:
    diary.set_threshold("stress", 4)
    diary.set_threshold("caffeine_mg", 200)
    assert [one.factor for one in diary.thresholds()] == ["caffeine_mg", "stress"]
    diary.remove_threshold("stress")
    assert [one.factor for one in diary.thresholds()] == ["caffeine_mg"]
    assert diary.remove_threshold("stress").kinds == frozenset()


def test_an_own_factor_is_judged_by_what_its_maker_said_it_is(diary: Diary) -> None:
    own = (OwnFactor("own_mood", "Mood", "scale"), OwnFactor("own_yoga", "Yoga", "yes_no"))
    diary.save_profile(Profile(own_factors=own))
    with pytest.raises(Invalid, match="Threshold must be from 0 to 10, not 11"):
        diary.set_threshold("own_mood", 11)
    with pytest.raises(Invalid, match="Yoga is no amount"):
        diary.set_threshold("own_yoga", 1)
    with pytest.raises(Invalid, match="moon"):
        diary.remove_threshold("moon")
    assert diary.set_threshold("own_mood", 7).label == "Saved: higher “Mood” is above 7 of 10"


def test_they_outlast_closing_tidying_up_and_other_windows(folder: Path, clock: FrozenClock, diary: Diary) -> None:
    diary.set_threshold("sleep_h", 7.25)
    other = Diary.open(folder, clock)
    assert other.thresholds() == diary.thresholds()
    other.set_threshold("sleep_h", 8)
    diary.refresh()
    assert diary.threshold("sleep_h") == Threshold("sleep_h", 8, TODAY)
    diary.tidy_up()
    other.close()
    diary.close()
    assert Diary.open(folder, clock).threshold("sleep_h") == Threshold("sleep_h", 8, TODAY)


def test_a_backup_holds_them_and_a_dry_run_counts_them(diary: Diary) -> None:
    diary.add(episode())
    diary.set_threshold("caffeine_mg", 200)
    made = diary.backups.make()
    assert (made.episodes, made.days, made.entries) == (1, 0, 2)
    diary.remove_threshold("caffeine_mg")
    diary.set_threshold("stress", 4)
    merge, replace = (diary.backups.plan(made.path, replace=way) for way in (False, True))
    assert (merge.added, merge.changed, merge.removed, merge.same) == (1, 0, 0, 1)
    assert (replace.added, replace.changed, replace.removed, replace.same) == (1, 0, 1, 1)
    diary.backups.restore(made.path, replace=False)
    assert [(one.factor, one.above) for one in diary.thresholds()] == [("caffeine_mg", 200), ("stress", 4)]
    diary.set_threshold("caffeine_mg", 300)
    assert diary.backups.plan(made.path, replace=False).does_nothing  # nobody can tell which is newer: mine stays
    diary.backups.restore(made.path, replace=True)
    assert diary.thresholds() == [Threshold("caffeine_mg", 200, TODAY)]


def test_one_in_the_bin_has_a_name_and_comes_back(diary: Diary) -> None:
    diary.set_threshold("caffeine_mg", 200)
    diary.remove(*diary.thresholds())
    (binned,) = diary.bin()
    assert plain(binned.label) == "Threshold: higher caffeine is above 200 mg"
    diary.bring_back(binned.key)
    assert diary.threshold("caffeine_mg") == Threshold("caffeine_mg", 200, TODAY)


def test_a_damaged_diary_keeps_the_whole_ones(folder: Path, clock: FrozenClock, diary: Diary) -> None:
    diary.set_threshold("caffeine_mg", 200)
    diary.set_threshold("stress", 4)
    diary.tidy_up()
    diary.close()
    file = folder / "diary.json"
    file.write_bytes(file.read_bytes().replace(b'"factor":"stress"', b'"factor":"strass"'))
    found = Diary.examine(folder)
    assert (found.entries, found.lost_entries) == (1, 1)
    saved = Diary.open(folder, clock, salvage=True)
    assert saved.thresholds() == [Threshold("caffeine_mg", 200, TODAY)]
    saved.close()
