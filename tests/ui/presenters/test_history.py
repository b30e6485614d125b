"""History: the days with their entries, newest first."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.factories import make_episode
from twitchlog.domain.places import Place
from twitchlog.store import Diary
from twitchlog.ui.presenters.history import DayRow, EpisodeRow, HistoryPresenter, MissingRow

CALF, LID = Place("calf", "left"), Place("eyelid_lower", "left")


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 23, 19, 42))


@pytest.fixture
def diary(tmp_path: Path, clock: FrozenClock) -> Iterator[Diary]:
    diary = Diary.open(tmp_path / "diary", clock)
    yield diary
    diary.close()


@pytest.fixture
def history(diary: Diary, clock: FrozenClock) -> HistoryPresenter:
    return HistoryPresenter(diary, clock)


def log(diary: Diary, clock: FrozenClock, days_ago: int, place: Place = CALF, note: str = "", hour: int = 8) -> str:
    day = clock.now().date() - timedelta(days_ago)
    started = clock.local(datetime(day.year, day.month, day.day, hour))
    episode = make_episode(started=started, places=(place,), note=note)
    diary.add(episode)
    return episode.id


def test_an_empty_diary_has_no_rows_and_says_it_is_empty(history: HistoryPresenter) -> None:
    state = history.state()
    assert state.empty and state.rows == () and state.line == ""


def test_days_and_entries_stand_newest_first(history: HistoryPresenter, diary: Diary, clock: FrozenClock) -> None:
    early, late = log(diary, clock, 1, hour=7), log(diary, clock, 1, LID, hour=21)
    today = log(diary, clock, 0)
    rows = history.state().rows
    assert [row.id for row in rows if isinstance(row, EpisodeRow)] == [today, late, early]
    assert [row.title for row in rows if isinstance(row, DayRow)] == ["Monday 23 November", "Sunday 22 November"]


def test_days_without_entry_join_into_one_row_that_is_not_a_quiet_day(
    history: HistoryPresenter, diary: Diary, clock: FrozenClock
) -> None:
    log(diary, clock, 4)
    diary.save_checkin(date(2026, 11, 20), none=True)
    rows = history.state().rows
    assert isinstance(rows[0], MissingRow) and rows[0].days == (date(2026, 11, 21), date(2026, 11, 22))
    assert isinstance(rows[1], DayRow) and rows[1].quiet and rows[1].count is None


def test_today_without_entry_is_not_called_missing(
    history: HistoryPresenter, diary: Diary, clock: FrozenClock
) -> None:
    log(diary, clock, 1)
    assert not any(isinstance(row, MissingRow) for row in history.state().rows)


def test_a_day_that_only_an_ongoing_episode_spans_counts_as_twitching(
    history: HistoryPresenter, diary: Diary, clock: FrozenClock
) -> None:
    diary.add(make_episode(started=clock.now() - timedelta(2), mode="ongoing"))
    days = [row for row in history.state().rows if isinstance(row, DayRow)]
    assert [row.count for row in days] == [1, 1, 1]


def test_search_finds_places_and_notes_by_every_word(
    history: HistoryPresenter, diary: Diary, clock: FrozenClock
) -> None:
    log(diary, clock, 3, CALF, "after the long drive")
    found = log(diary, clock, 200, LID, "Long evening at the screen")
    state = history.search("long screen")
    assert [row.id for row in state.rows if isinstance(row, EpisodeRow)] == [found]
    assert state.line == "1 entry matches “long screen”"
    assert history.search("gastrocnemius").line == "1 entry matches “gastrocnemius”"
    assert history.search("elbow").rows == ()


def test_a_long_diary_comes_a_page_at_a_time(history: HistoryPresenter, diary: Diary, clock: FrozenClock) -> None:
    oldest = log(diary, clock, 60)
    log(diary, clock, 0)
    assert history.state().more
    rows = history.show_more().rows
    assert oldest in [row.id for row in rows if isinstance(row, EpisodeRow)]
    assert not history.state().more


def test_reaching_a_day_shows_enough_days(history: HistoryPresenter, diary: Diary, clock: FrozenClock) -> None:
    oldest = log(diary, clock, 300)
    rows = history.reach(clock.now().date() - timedelta(300)).rows
    assert oldest in [row.id for row in rows if isinstance(row, EpisodeRow)]


def test_several_entries_are_deleted_as_one_change_and_come_back_by_undo(
    history: HistoryPresenter, diary: Diary, clock: FrozenClock
) -> None:
    ids = {log(diary, clock, day) for day in range(3)}
    history.select_several(True)
    for chosen in sorted(ids)[:2]:
        history.toggle(chosen)
    assert len(history.state().selected) == 2
    change = history.delete_selected()
    assert change is not None and len(diary.episodes()) == 1 and not history.state().selecting
    diary.undo(change.id)
    assert {episode.id for episode in diary.episodes()} == ids
