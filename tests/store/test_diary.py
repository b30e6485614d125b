"""The diary's contract: what goes in comes out, each change is one, told in a few plain words."""

import stat
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from threading import Thread

import orjson
import pytest
from tinydb import TinyDB

from tests.clock import FrozenClock
from tests.store.makers import LEFT_CALF, NOW, RIGHT_CALF, TODAY, episode
from twitchlog.domain.checkin import CheckIn, Drink
from twitchlog.domain.errors import Invalid
from twitchlog.domain.period import Period
from twitchlog.domain.person import Mark, Medicine, Profile, SymptomCheck, Visit
from twitchlog.domain.records import to_data
from twitchlog.store import CannotSave, Change, Diary
from twitchlog.store.format import JOURNAL, LOCK, MARK, SNAPSHOT

EARLIER = NOW - timedelta(hours=1)


def reopened(diary: Diary, clock: FrozenClock) -> Diary:
    diary.close()
    return Diary.open(diary.folder, clock)


def test_a_new_diary_is_empty(diary: Diary) -> None:
    assert [diary.episodes(), diary.ongoing(), diary.checkins(), diary.medicines()] == [[], [], [], []]
    assert diary.profile() == Profile()
    assert diary.first_day() is None
    assert set(diary.count().values()) == {0}
    assert diary.notes == []


def test_an_added_episode_is_there_after_opening_again(diary: Diary, clock: FrozenClock) -> None:
    full = episode(
        started=EARLIER, mode="burst", count="6-20", duration_s=900, bother=3, places=(LEFT_CALF, RIGHT_CALF),
        contexts=("at rest",),
        caffeine_mg=190.5, sleep_h=6.5, stress=4, note="“Ä” 左", visible=True,
    )  # fmt: skip
    diary.add(full)
    assert reopened(diary, clock).episodes() == [replace(full, created=NOW)]


def test_saving_says_what_was_saved(diary: Diary) -> None:
    change = diary.add(episode())
    assert change == Change(1, "Saved: left calf, 19:42", frozenset({"episodes"}), frozenset({TODAY}))
    assert diary.add(episode("e2", places=(LEFT_CALF, RIGHT_CALF))).label == "Saved: left calf and 1 more, 19:42"
    assert diary.add(episode("e3"), episode("e4")).label == "Saved: 2 episodes"
    assert diary.replace(episode("e3", bother=2)).label == "Changed: left calf, 19:42"
    assert diary.delete("e3").label == "Deleted: left calf, 19:42"
    assert diary.delete("e1", "e2", "e4").label == "Deleted: 3 episodes"
    assert diary.save_checkin(TODAY, overall="few").label == "Saved: your day, 23 November"
    assert diary.save_checkin(TODAY, none=True).label == "Saved: quiet day, 23 November"
    assert diary.put(Mark("m", TODAY, "less coffee"), label="Saved: less coffee").label == "Saved: less coffee"
    assert diary.remove(Mark("m", TODAY, "less coffee")).label == "Deleted: 1 mark"


def test_created_and_updated_come_from_the_clock(diary: Diary, clock: FrozenClock) -> None:
    diary.add(episode())
    clock.move(minutes=5)
    diary.replace(episode(bother=4))
    kept = diary.episodes()[0]
    assert (kept.created, kept.updated, kept.bother) == (NOW, clock.now(), 4)


def test_what_is_impossible_is_refused_and_nothing_is_written(diary: Diary) -> None:
    diary.add(episode())
    size = (diary.folder / JOURNAL).stat().st_size
    later = NOW + timedelta(minutes=2)
    for refused in (
        lambda: diary.add(episode("e2", started=later)),
        lambda: diary.add(episode("e2"), episode("e3", started=later)),
        lambda: diary.add(episode("e1")),
        lambda: diary.replace(episode("nobody")),
        lambda: diary.delete("e1", "nobody"),
        lambda: diary.stop("e1", NOW),
        lambda: diary.save_checkin(date(2026, 11, 24), none=True),
        lambda: diary.save_checkin(date(1899, 12, 31), none=True),
        lambda: diary.add(episode("e2", started=NOW.replace(year=1850))),
        lambda: diary.replace(episode("e1", started=NOW.replace(year=1850))),
        lambda: diary.save_checkin(TODAY, bother=11),
        lambda: diary.add(episode("e2", duration_s=120)),
    ):
        with pytest.raises(Invalid):
            refused()
    assert (diary.folder / JOURNAL).stat().st_size == size
    assert [one.id for one in diary.episodes()] == ["e1"]


def test_what_came_from_elsewhere_and_is_too_long_ago_can_still_be_corrected(diary: Diary) -> None:
    """A diary written by an older twitchlog may hold such days; they can be read, changed and taken out."""
    early = NOW.replace(year=1850)
    diary.put(episode("e1", started=early), CheckIn(date(1850, 1, 1), overall="few"), label="x")
    diary.replace(episode("e1", started=early, bother=3))
    diary.save_checkin(date(1850, 1, 1), bother=2)
    diary.replace(episode("e1", started=NOW))
    diary.save_checkin(date(1850, 1, 1), overall=None, bother=None)
    assert [one.started for one in diary.episodes()] == [NOW] and diary.checkins() == []


def test_an_ongoing_episode_goes_on_until_it_is_stopped(diary: Diary, clock: FrozenClock) -> None:
    diary.add(episode(mode="ongoing", started=NOW - timedelta(days=2)))
    assert [one.id for one in diary.ongoing()] == ["e1"]
    assert diary.episodes(Period(TODAY, TODAY)) == diary.episodes()
    with pytest.raises(Invalid, match="before the start"):
        diary.stop("e1", NOW - timedelta(days=3))
    change = diary.stop("e1", NOW - timedelta(days=1))
    assert change.days == {TODAY, TODAY - timedelta(1), TODAY - timedelta(2)}
    assert diary.ongoing() == []
    assert diary.episodes(Period(TODAY, TODAY)) == []
    assert diary.episodes()[0].duration_s == 86_400


def test_episodes_of_a_period_are_those_of_its_local_dates(diary: Diary) -> None:
    """An episode belongs to the date on the clock where it was recorded, whatever the offset."""
    tokyo, hawaii = timezone(timedelta(hours=9)), timezone(timedelta(hours=-10))
    diary.add(
        episode("tokyo", started=datetime(2026, 11, 22, 0, 30, tzinfo=tokyo)),
        episode("hawaii", started=datetime(2026, 11, 20, 23, 30, tzinfo=hawaii)),
        episode("now"),
    )
    assert [one.id for one in diary.episodes()] == ["hawaii", "tokyo", "now"]
    assert [one.id for one in diary.episodes(Period(date(2026, 11, 21), date(2026, 11, 22)))] == ["tokyo"]
    assert [one.id for one in diary.episodes(Period(date(2026, 11, 20), date(2026, 11, 20)))] == ["hawaii"]
    assert len(diary.episodes(Period(date.min, date.max))) == 3
    assert diary.first_day() == date(2026, 11, 20)


def test_the_hour_that_comes_twice_is_in_order(diary: Diary) -> None:
    """When summer time ends, 02:30 comes twice; the first one is listed first."""
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    diary.add(
        episode("second", started=datetime(2026, 10, 25, 2, 10, tzinfo=winter)),
        episode("first", started=datetime(2026, 10, 25, 2, 30, tzinfo=summer)),
    )
    assert [one.id for one in diary.episodes()] == ["first", "second"]


def test_the_period_index_follows_every_change(diary: Diary) -> None:
    month = Period.ending(TODAY, 30)
    assert diary.episodes(month) == []
    diary.add(episode("a"), episode("b", started=NOW - timedelta(days=3)), episode("c", mode="ongoing"))
    diary.replace(episode("a", started=NOW - timedelta(days=60)))
    assert [one.id for one in diary.episodes(month)] == ["b", "c"]
    diary.delete("b")
    diary.undo()
    assert [one.id for one in diary.episodes(month)] == ["b", "c"]


def test_a_checkin_changes_only_the_fields_given(diary: Diary, clock: FrozenClock) -> None:
    diary.save_checkin(TODAY, overall="few", factors={"sleep_h": 6.5, "stress": 4}, drinks=(Drink("Tea", 40),))
    diary.save_checkin(TODAY, bother=2, factors={"stress": None, "illness": True})
    kept = reopened(diary, clock).checkin(TODAY)
    assert kept == CheckIn(
        TODAY, overall="few", bother=2, factors={"sleep_h": 6.5, "illness": True}, drinks=(Drink("Tea", 40),),
        updated=NOW,
    )  # fmt: skip


def test_the_last_answer_about_a_day_holds(diary: Diary) -> None:
    diary.save_checkin(TODAY, overall="many", note="n")
    diary.save_checkin(TODAY, none=True)
    assert diary.checkin(TODAY) == CheckIn(TODAY, none=True, note="n", updated=NOW)
    diary.save_checkin(TODAY, overall="few")
    assert diary.checkin(TODAY) == CheckIn(TODAY, overall="few", note="n", updated=NOW)


def test_a_checkin_with_nothing_left_in_it_is_removed(diary: Diary) -> None:
    diary.save_checkin(TODAY, none=True, factors={"stress": 3})
    diary.save_checkin(TODAY, none=None, factors={"stress": None})
    assert diary.checkin(TODAY) is None
    assert diary.count()["checkins"] == 0
    assert diary.save_checkin(TODAY, note="").kinds == frozenset()


def test_every_other_record_comes_back_as_it_was(diary: Diary, clock: FrozenClock) -> None:
    medicine, visit = Medicine("m", "Magnesium", supplement=True), Visit("v", TODAY, with_whom="GP")
    mark, check = Mark("k", TODAY, "less coffee"), SymptomCheck(TODAY, {"weakness": False})
    profile = Profile(name="Ada", questions=("Why?",))
    change = diary.put(medicine, visit, mark, check, label="Imported")
    assert change.kinds == {"medicines", "visits", "marks", "symptom_checks"}
    assert diary.save_profile(profile).kinds == {"profile"}
    again = reopened(diary, clock)
    assert (again.medicines(), again.visits(), again.marks()) == ([medicine], [visit], [mark])
    assert (again.symptom_checks(), again.profile()) == ([check], profile)
    again.remove(medicine, visit)
    assert (again.medicines(), again.visits()) == ([], [])


def test_putting_what_is_there_already_changes_nothing(diary: Diary) -> None:
    """So a second import of the same file is none."""
    told: list[Change] = []
    diary.put(episode(), label="Imported")
    diary.listen(told.append)
    size = (diary.folder / JOURNAL).stat().st_size
    assert diary.put(episode(), label="Imported").kinds == frozenset()
    assert (diary.folder / JOURNAL).stat().st_size == size
    assert told == []


def test_two_records_of_one_name_in_one_change_are_one(diary: Diary) -> None:
    diary.put(Mark("k", TODAY, "first"), Mark("k", TODAY, "second"), label="Imported")
    assert [mark.text for mark in diary.marks()] == ["second"]


def test_listeners_are_told_of_each_change_until_they_stop(diary: Diary) -> None:
    told: list[Change] = []
    stop = diary.listen(told.append)
    change = diary.add(episode())
    stop()
    stop()
    diary.delete("e1")
    assert told == [change]


def test_a_failing_listener_does_not_make_a_save_fail(diary: Diary) -> None:
    told: list[Change] = []
    diary.listen(lambda change: 1 / 0)  # type: ignore[arg-type, return-value]
    diary.listen(told.append)
    assert diary.add(episode()) in told


def test_a_listener_may_write_and_read(diary: Diary) -> None:
    def listener(change: Change) -> None:
        if "checkins" not in change.kinds:
            diary.save_checkin(TODAY, overall="few")

    diary.listen(listener)
    diary.add(episode())
    assert diary.checkin(TODAY) is not None


def test_the_files_are_for_their_owner_only(diary: Diary) -> None:
    diary.add(episode())
    diary.tidy_up()
    assert stat.S_IMODE(diary.folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in diary.folder.iterdir()}
    assert modes == dict.fromkeys((SNAPSHOT, JOURNAL, LOCK, MARK), 0o600)


def test_files_that_others_could_read_are_closed_to_them(folder: Path, clock: FrozenClock) -> None:
    Diary.open(folder, clock).close()
    for name in (SNAPSHOT, JOURNAL):
        (folder / name).chmod(0o644)
    Diary.open(folder, clock).close()
    assert {stat.S_IMODE((folder / name).stat().st_mode) for name in (SNAPSHOT, JOURNAL)} == {0o600}


def test_a_person_and_stock_tinydb_can_read_the_snapshot(diary: Diary) -> None:
    """One entry a line, in the shape of the exchange format, letters as they are."""
    diary.add(episode(note="Wäsche 左"))
    diary.tidy_up()
    lines = (diary.folder / SNAPSHOT).read_text("utf-8").splitlines()
    kept = to_data(diary.episodes()[0])
    assert '"1":' + orjson.dumps(kept).decode() in lines
    with TinyDB(diary.folder / SNAPSHOT, access_mode="r") as stock:
        assert [dict(document) for document in stock.table("episodes")] == [kept]


def test_a_megabyte_of_note_is_kept_whole(diary: Diary, clock: FrozenClock) -> None:
    diary.add(episode(note="ä\n" * 500_000))
    assert reopened(diary, clock).episodes()[0].note == "ä\n" * 500_000


def test_a_large_journal_is_tidied_up_at_closing(diary: Diary, clock: FrozenClock) -> None:
    diary.add(episode(note="x" * 100_000))
    again = reopened(diary, clock)
    assert (again.folder / JOURNAL).stat().st_size < 100
    assert again.count()["episodes"] == 1
    again.close()


def test_several_threads_write_and_read_at_once(diary: Diary) -> None:
    failed: list[Exception] = []

    def work(name: str) -> None:
        try:
            for number in range(20):
                diary.add(episode(f"{name}{number}"))
                assert len(diary.episodes(Period(TODAY, TODAY))) > number
        except Exception as error:
            failed.append(error)

    threads = [Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert diary.count()["episodes"] == 60


def test_a_closed_diary_refuses_in_plain_words(diary: Diary) -> None:
    diary.close()
    diary.close()
    with pytest.raises(CannotSave, match="closed"):
        diary.add(episode())
