"""History: the days with their entries, newest first."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clock import FrozenClock
from tests.factories import make_checkin, make_episode
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place
from twitchlog.store import Diary
from twitchlog.ui.presenters.entries import Part
from twitchlog.ui.presenters.history import PAGE_DAYS, DayRow, EpisodeRow, HistoryPresenter, MissingRow, joined
from twitchlog.ui.presenters.history_rows import Days, excerpt, missing_row

CALF, LID = Place("calf", "left"), Place("eyelid_lower", "left")


@pytest.fixture
def history(diary: Diary, clock: FrozenClock) -> HistoryPresenter:
    return HistoryPresenter(diary, clock)


def log(diary: Diary, clock: FrozenClock, days_ago: int, place: Place = CALF, note: str = "", hour: int = 8) -> str:
    day = clock.now().date() - timedelta(days_ago)
    started = clock.local(datetime(day.year, day.month, day.day, hour))
    episode = make_episode(started=started, places=(place,), note=note)
    diary.add(episode)
    return episode.id


def ids(rows: tuple[object, ...]) -> list[str]:
    return [row.id for row in rows if isinstance(row, EpisodeRow)]


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


def test_today_without_entry_is_not_called_missing(history: HistoryPresenter, diary: Diary, clock: FrozenClock) -> None:
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


def test_pages_joined_are_the_same_as_all_at_once(history: HistoryPresenter, diary: Diary, clock: FrozenClock) -> None:
    """Also when days without an entry reach over the seam."""
    for ago in (0, PAGE_DAYS - 3, PAGE_DAYS + 5, 3 * PAGE_DAYS):
        log(diary, clock, ago)
    rows = history.state().rows
    while history.more:
        rows = joined(rows, history.earlier(), history.today)
    assert rows == history.state().rows == history.reach(history.today - timedelta(3 * PAGE_DAYS)).rows


def test_pages_below_what_is_in_sight_are_let_go(history: HistoryPresenter, diary: Diary, clock: FrozenClock) -> None:
    log(diary, clock, 10 * PAGE_DAYS)
    log(diary, clock, 0)
    rows = history.reach(history.today - timedelta(10 * PAGE_DAYS)).rows
    history.keep(rows[0])
    assert history.state().more
    history.reach(history.today - timedelta(10 * PAGE_DAYS))
    history.keep(rows[-1])
    assert not history.state().more


def test_what_is_found_keeps_the_part_of_the_note_with_the_word() -> None:
    note = f"{'before ' * 500}the long drive home{' after' * 500}"
    text = excerpt(note, ["drive"])
    assert "drive home" in text and text.startswith("…") and text.endswith("…") and len(text) < 90


def test_a_day_is_found_by_its_note_alone(history: HistoryPresenter, diary: Diary) -> None:
    diary.save_checkin(date(2026, 11, 20), note="slept badly, long flight")
    state = history.search("flight")
    assert [(row.title, row.note) for row in state.rows if isinstance(row, DayRow)] == [
        ("Friday 20 November", "slept badly, long flight")
    ]
    assert state.line == "Day notes match “flight”"


def test_a_day_with_factors_only_is_not_counted_as_noted(history: HistoryPresenter, diary: Diary) -> None:
    diary.save_checkin(date(2026, 11, 20), factors={"stress": 4})
    diary.save_checkin(date(2026, 11, 21), overall="many")
    days = {row.day.day: row for row in history.state().rows if isinstance(row, DayRow)}
    assert (days[20].count, days[20].noted, days[20].quiet) == (None, False, False)
    assert (days[21].count, days[21].noted) == (None, True)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 14), date(2026, 11, 14), "Saturday 14 November"),
        (date(2026, 11, 14), date(2026, 11, 15), "Saturday 14, Sunday 15"),
        (date(2026, 11, 14), date(2026, 11, 20), "Saturday 14 to Friday 20 November"),
        (date(2024, 5, 1), date(2025, 2, 3), "1 May 2024 to 3 Feb 2025"),
        (date(2025, 12, 1), date(2026, 2, 3), "1 Dec 2025 to 3 Feb"),
    ],
)
def test_missing_days_are_named(first: date, last: date, words: str) -> None:
    assert missing_row(tuple(Period(first, last).dates()), date(2026, 11, 23)).title == words


@given(
    st.lists(st.tuples(st.integers(0, 29), st.integers(0, 3)), max_size=20),
    st.lists(st.integers(0, 29), unique=True, max_size=8),
)
def test_every_day_but_an_empty_today_stands_in_exactly_one_row_and_every_episode_too(
    logged: list[tuple[int, int]], quiet: list[int]
) -> None:
    now = datetime.fromisoformat("2026-11-30T19:42:00+01:00")
    period = Period(date(2026, 11, 1), date(2026, 11, 30))
    episodes = [
        make_episode(f"2026-11-{day + 1:02d}T{hour + 8:02d}:00:00+01:00", id=f"e-{n}")
        for n, (day, hour) in enumerate(logged)
    ]
    checkins = [make_checkin(date(2026, 11, day + 1), none=True) for day in quiet]
    rows = list(Days(period, episodes, checkins, now).rows())
    days = [day for row in rows for day in (row.days if isinstance(row, MissingRow) else (row.day,))
            if not isinstance(row, EpisodeRow)]  # fmt: skip
    today_known = any(day == 29 for day, _ in logged) or 29 in quiet
    assert sorted(days) == [day for day in period.dates() if day != period.last or today_known]
    assert sorted(row.id for row in rows if isinstance(row, EpisodeRow)) == sorted(e.id for e in episodes)
    assert sum(row.count or 0 for row in rows if isinstance(row, DayRow)) == len(episodes)


def test_only_what_lies_behind_a_part_of_a_chart_is_shown_until_one_asks_for_all(
    history: HistoryPresenter, diary: Diary, clock: FrozenClock
) -> None:
    """A search, a day and an empty search lead back."""
    calf, _, lid = log(diary, clock, 1), log(diary, clock, 1, LID), log(diary, clock, 30, LID, "desk")
    part = Part(Period(date(2026, 10, 1), date(2026, 11, 23)), place="Left lower eyelid")
    state = history.show_part(history.find_part(part))
    assert state.apart and state.line == "2 entries: Left lower eyelid, 1 Oct – 23 Nov"
    assert [type(row) for row in state.rows] == [DayRow, EpisodeRow, DayRow, EpisodeRow]
    assert calf not in ids(state.rows) and lid in ids(state.rows)
    diary.delete(lid)
    assert history.state().line == "1 entry: Left lower eyelid, 1 Oct – 23 Nov"
    for back in (history.search(""), history.search("desk"), history.reach(date(2026, 11, 22))):
        assert not back.apart
    nothing = history.show_part(history.find_part(Part(Period(date(2026, 1, 1), date(2026, 1, 2)))))
    assert nothing.rows == () and nothing.line == "0 entries: 1 Jan – 2 Jan"


def test_with_hidden_counts_the_line_of_a_part_of_a_chart_has_no_number(diary, clock):
    """What it is stands there, and that there is nothing."""
    log(diary, clock, 3, LID)
    history = HistoryPresenter(diary, clock, lambda: False)
    part = Part(Period(date(2026, 10, 1), date(2026, 11, 23)), place="Left lower eyelid")
    assert history.show_part(history.find_part(part)).line == "Left lower eyelid, 1 Oct – 23 Nov"
    nothing = history.show_part(history.find_part(Part(Period(date(2026, 1, 1), date(2026, 1, 2)))))
    assert nothing.line == "No entries: 1 Jan – 2 Jan"


def test_one_still_going_is_found_by_a_day_it_spans(
    history: HistoryPresenter, diary: Diary, clock: FrozenClock
) -> None:
    """Under the day it began."""
    diary.add(make_episode(started=clock.local(datetime(2026, 11, 10, 8)), mode="ongoing", places=(LID,)))
    rows = history.find_part(Part(Period(date(2026, 11, 20), date(2026, 11, 20)))).rows
    assert [row.day for row in rows if not isinstance(row, MissingRow)] == [date(2026, 11, 10)] * 2
