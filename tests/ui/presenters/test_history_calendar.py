"""History as months: how much is logged, and the day below."""

from datetime import date

import pytest

from tests.clock import FrozenClock
from tests.factories import make_checkin, make_episode
from twitchlog.domain.checkin import Drink
from twitchlog.store import Diary
from twitchlog.ui.presenters.history import HistoryPresenter
from twitchlog.ui.presenters.history_calendar import HistoryCalendar, facts

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def months(diary: Diary, clock: FrozenClock) -> HistoryCalendar:
    diary.add(make_episode("2026-10-28T08:00:00+01:00"), make_episode("2026-11-22T08:00:00+01:00"))
    diary.save_checkin(date(2026, 11, 18), none=True)
    diary.save_checkin(date(2026, 11, 17), overall="few")
    diary.save_checkin(date(2026, 11, 16), factors={"stress": 2})
    return HistoryCalendar(diary, clock, HistoryPresenter(diary, clock))


def test_the_sentence_counts_logged_and_quiet_days(months: HistoryCalendar) -> None:
    assert months.state().sentence == "3 of 23 days logged so far, 1 of them quiet."
    months.step(-1)
    assert months.state().sentence == "1 of 4 days logged, none of them quiet."
    months.step(-1)
    assert months.state().sentence == "Before the diary began."


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (22, "1 twitch noticed"),
        (18, "Quiet day, none noticed"),
        (17, "Twitches noted, not one by one"),
        (16, "Not logged"),
        (23, "Nothing logged yet"),
    ],
)
def test_the_day_below_says_what_is_known(months: HistoryCalendar, day: int, said: str) -> None:
    months.choose(date(2026, 11, day))
    assert months.state().said == said


def test_the_facts_of_a_day() -> None:
    """As drawn in calendar.png, and what else a day may hold."""
    checkin = make_checkin(
        drinks=(Drink("Brewed coffee", 96),), factors={"sleep_h": 8, "stress": 2}, bother=1, note="A long day"
    )
    assert facts(checkin) == (
        ("coffee-outline", f"96{NBSP}mg caffeine", "1 brewed coffee"),
        ("bed-outline", f"8{NBSP}h sleep", ""),
        ("head-outline", "Stress 2 of 10", ""),
        ("pulse", "Bother 1 of 10", ""),
        ("note-text-outline", "A long day", ""),
    )


def test_other_factors_and_ones_own_stand_among_the_facts() -> None:
    checkin = make_checkin(
        factors={
            "own_walk": 2,
            "own_gone": 1,
            "illness": True,
            "screen_h": 6.5,
            "sleep_quality": 3,
            "fluid_loss": "fever",
        }
    )
    said = [words for _, words, _ in facts(checkin, {"own_walk": "Long walks"})]
    assert said == [
        "Sleep quality 3 of 10",
        "Fluid loss: fever",
        f"Screen time: 6.5{NBSP}h",
        "Illness: yes",
        "Long walks: 2",
    ]
