"""Before and after a change: the weekly comparison, and what its card says."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tests.factories import make_checkin, make_episode, make_id
from twitchlog.analysis import change_words as say
from twitchlog.analysis.before_after import BeforeAfter, Shift, before_after, weekly_means
from twitchlog.analysis.changes import ChangeCard, ChangePoint, change_points, changes
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.person import DoseChange, Mark, Medicine

FIRST = date(2026, 1, 5)
TODAY = date(2026, 11, 23)
ALWAYS = Period(date(2020, 1, 1), TODAY)
NBSP = "\N{NO-BREAK SPACE}"


def compare(before: int, after: int, level=(3.0, 3.0), seed=1) -> Any:
    """So many weeks on both sides, Poisson around two levels."""
    chance = np.random.default_rng(seed)
    y = np.concatenate([chance.poisson(level[0], 7 * before), chance.poisson(level[1], 7 * after)]).astype(float)
    return before_after(y, FIRST, FIRST + timedelta(7 * before))


def test_weeks_are_counted_back_and_forward_from_the_change():
    y = np.arange(16, dtype=float)
    assert weekly_means(y, from_end=True).tolist() == [5, 12]
    assert weekly_means(y, from_end=False).tolist() == [3, 10]
    assert weekly_means(np.full(6, 1.0), from_end=False).size == 0


def test_a_week_needs_three_logged_days():
    y = np.full(14, np.nan)
    y[[0, 3]] = 4
    y[[7, 8, 9]] = 3, 3, 6
    assert weekly_means(y, from_end=False).tolist() == pytest.approx([np.nan, 4], nan_ok=True)


@pytest.mark.parametrize("before, after, missing", [(7, 4, (1, 0)), (8, 3, (0, 1)), (0, 0, (8, 4)), (8, 4, (0, 0))])
def test_it_is_refused_with_how_many_weeks_are_missing(before, after, missing):
    found = compare(before, after)
    assert (found.missing_before, found.missing_after) == missing
    assert (found.shift is None) == (missing != (0, 0))


def test_the_ratio_is_that_of_the_weekly_means_and_a_halving_is_found():
    found = compare(30, 20, (6.0, 3.0))
    assert found.shift.low < 0.5 < found.shift.high
    assert found.shift.value == pytest.approx(0.5, rel=0.1)
    assert found.shift.p < 0.001


def test_without_memory_it_is_students_test():
    """With no correlation from week to week the range is that of a t test with the earlier weeks' spread."""
    before = np.log(np.array([2.0, 4, 3, 5, 2, 4, 3, 5, 2, 4]) * 7 + 0.5)
    after = np.log(np.array([1.0, 2, 1, 2]) * 7 + 0.5)
    days = np.repeat((np.exp(np.concatenate([before, after])) - 0.5) / 7, 7)
    found: Any = before_after(days, FIRST, FIRST + timedelta(70)).shift
    error = before.std(ddof=1) * np.sqrt(1 / 10 + 1 / 4)
    difference = after.mean() - before.mean()
    reach = stats.t.ppf(0.975, 9) * error
    assert np.log([found.value, found.low, found.high]) == pytest.approx(
        [difference, difference - reach, difference + reach]
    )
    assert found.p == pytest.approx(2 * stats.t.sf(abs(difference) / error, 9))


def test_memory_makes_the_range_wider():
    """The same weeks, once in waves and once in no order: the same ratio, another range."""
    waves = 4 + 2 * np.sin(np.arange(32) / 3)
    mixed = np.random.default_rng(2).permutation(waves)
    after = np.full(8, 4.0)
    ranges: list[Any] = []
    for before in (mixed, waves):
        days = np.repeat(np.concatenate([before, after]), 7)
        ranges.append(before_after(days, FIRST, FIRST + timedelta(7 * 32)).shift)
    assert ranges[0].value == pytest.approx(ranges[1].value)
    assert ranges[1].high / ranges[1].low > 1.5 * ranges[0].high / ranges[0].low


def test_a_handful_of_twitches_is_never_told_to_the_percent():
    """Weeks of none are all alike; chance alone would have made them so, or not."""
    y = np.zeros(7 * 14)
    y[[3, 60, 75, 90]] = 1
    found: Any = before_after(y, FIRST, FIRST + timedelta(70)).shift
    assert found.low < 1 < found.high
    assert found.high / found.low > 2
    assert found.p > 0.05


def test_the_range_is_at_least_that_of_counts_that_come_by_chance():
    """Poisson's variance, carried over to the log; what is rounded to whole points has that of rounding instead."""
    y = np.tile([1.0, 0, 0, 1, np.nan, 0, np.nan], 20)
    counts: Any = before_after(y, FIRST, FIRST + timedelta(7 * 12)).shift
    scores: Any = before_after(y, FIRST, FIRST + timedelta(7 * 12), scored=True).shift
    for found, of_a_day in ((counts, 0.4), (scores, 1 / 12)):
        error = np.sqrt(49 * of_a_day / 5 / (7 * 0.4 + 0.5) ** 2 * (13 / 11) * (1 / 12 + 1 / 8))
        assert np.log(found.high) == pytest.approx(stats.t.ppf(0.975, 12 / (13 / 11) - 1) * error)


@given(st.lists(st.sampled_from([None, 0, 1, 30, 500]), max_size=200), st.integers(-20, 220))
def test_any_diary_and_date_can_be_compared(days, at):
    y = np.array([np.nan if each is None else float(each) for each in days])
    found = before_after(y, FIRST, FIRST + timedelta(at))
    if found.shift is not None:
        assert 0 < found.shift.low <= found.shift.value <= found.shift.high
        assert 0 <= found.shift.p <= 1
    assert len(found.before) + len(found.after) <= max(1, len(days)) // 7 + 1


MAGNESIUM = Medicine(
    make_id("magnesium"),
    "Magnesium",
    "300 mg evenings",
    start=date(2026, 10, 5),
    changes=(DoseChange(date(2026, 11, 2), "up", "400 mg"),),
    stop=date(2026, 11, 20),
)
COFFEE = Mark(make_id("coffee"), date(2026, 10, 12), "Less coffee")


def diary(days: int) -> tuple[list[Episode], list[CheckIn]]:
    checkins = [make_checkin(TODAY - timedelta(n), none=n % 3 == 0) for n in range(1, days + 1)]
    episodes = [make_episode(f"{TODAY - timedelta(n)}T12:00:00+01:00") for n in range(1, days + 1) if n % 3]
    return episodes, checkins


def test_every_start_stop_dose_change_and_mark_is_a_change():
    assert [(point.kind, point.what) for point in change_points([MAGNESIUM], [COFFEE])] == [
        ("start", "Magnesium 300 mg"),
        ("mark", "Less coffee"),
        ("dose", "Magnesium up to 400 mg"),
        ("stop", "Magnesium"),
    ]


def test_changes_use_the_whole_diary_the_newest_first_and_name_their_neighbours():
    found = changes(*diary(200), change_points([MAGNESIUM], [COFFEE]), Period.ending(TODAY, 60), TODAY)
    assert [card.point.day.day for card in found] == [20, 2, 12, 5]
    start = found[-1]
    assert start.compared.weeks_before == 21
    assert start.compared.weeks_after == 7
    assert [point.what for point in start.also] == ["Less coffee", "Magnesium up to 400 mg", "Magnesium"]
    stop = found[0]
    assert [point.what for point in stop.also] == ["Magnesium up to 400 mg", "Less coffee", "Magnesium 300 mg"]
    assert found[0].status == "too_early"


def test_without_days_before_or_a_diary_there_is_no_card():
    points = change_points([MAGNESIUM], [COFFEE])
    assert changes([], [], points, ALWAYS, TODAY) == ()
    assert changes(*diary(20), change_points([], [COFFEE]), ALWAYS, TODAY) == ()
    ahead = ChangePoint(date(2026, 12, 1), "mark", "Later")
    assert changes(*diary(100), [ahead], Period(date(2026, 1, 1), date(2026, 12, 31)), TODAY) == ()


def test_whatever_changed_in_the_weeks_compared_is_named_also_months_away():
    """A medicine begun in the last of the weeks before may be all that differs; what lies outside them is not."""
    marks = [Mark(make_id(n), TODAY - timedelta(ago), f"{ago} ago") for n, ago in enumerate((199, 150, 100, 45, 1))]
    found = changes(*diary(200), change_points([], marks), Period.ending(TODAY, 110), TODAY)
    middle = next(each for each in found if each.point.what == "100 ago")
    assert [point.what for point in middle.also] == ["150 ago", "45 ago"]


def card(compared: BeforeAfter, kind="start", what="Magnesium 300 mg", also=(), outcome="episodes") -> ChangeCard:
    return ChangeCard(ChangePoint(date(2026, 10, 5), kind, what), compared, tuple(also), outcome)


def weeks(before: int, after: int, *shift: float, each: tuple[float, float] = (1, 1)) -> BeforeAfter:
    found = Shift(shift[0], shift[1], shift[2], 0.5) if shift else None
    return BeforeAfter(date(2026, 10, 5), np.full(before, float(each[0])), np.full(after, float(each[1])), found)


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def test_an_unclear_change_is_told_in_the_words_of_the_design():
    less = ChangePoint(date(2026, 10, 12), "mark", "Less coffee")
    each = card(weeks(15, 7, 0.9, 0.52, 1.7), also=[less])
    assert say.title(each.point, TODAY) == "Magnesium 300 mg, from 5 October"
    assert plain(say.sentence(each)) == (
        "No clear difference between the 7 weeks after and the 15 before: your diary fits 50 % fewer to 70 % more."
    )
    assert say.caution(each, TODAY) == (
        "Things often settle after a bad spell. One change in one person can't show that this did it."
        " Also in these weeks: less coffee, from 12 October."
    )


def test_a_clear_change_still_says_that_bad_spells_settle():
    each = card(weeks(30, 12, 0.6, 0.5, 0.75), "mark", "Less coffee")
    assert each.status == "clear"
    assert plain(say.sentence(each)) == (
        "In the 12 weeks after you noticed about 40 % fewer twitches than in the 30 before: your diary fits"
        " 25 to 50 % fewer."
    )
    assert say.caution(each).startswith(f"Things often settle after a bad spell. {say.IN_SPELLS}")
    more = card(weeks(30, 12, 1.6, 1.2, 2.1), outcome="bother")
    assert plain(say.sentence(more)).startswith(
        "In the 12 weeks after it bothered you about 1.6 times as much as in the 30"
    )
    assert say.caution(more).startswith("Bad spells come, and settle, by themselves.")


@pytest.mark.parametrize(
    "each, shift, outcome, sentence",
    [
        (
            (0, 2),
            (46, 20, 90),
            "episodes",
            "No twitches in the 30 weeks before, some in the 7 after: chance alone seldom",
        ),
        ((2, 0), (0.01, 0.005, 0.02), "episodes", "Some twitches in the 30 weeks before, none in the 7 after: chance"),
        (
            (2, 0),
            (0.3, 0.1, 1.2),
            "bother",
            "No clear difference: some bother in the 30 weeks before, none in the 7 after.",
        ),
        ((0, 0), (1, 0.6, 1.6), "episodes", "No twitches in the 30 weeks before, none in the 7 after."),
    ],
)
def test_where_a_side_holds_nothing_that_is_said_instead_of_a_ratio(each, shift, outcome, sentence):
    found = card(weeks(30, 7, *shift, each=each), outcome=outcome)
    assert say.sentence(found).startswith(sentence)
    assert found.told is None
    assert card(weeks(30, 7, *shift)).told is not None


def test_a_mark_of_many_words_is_named_by_its_beginning():
    """Everywhere; when it was stays."""
    long = ChangePoint(date(2026, 10, 12), "mark", "Less coffee " + "and more of everything else " * 7)
    named = "ess coffee and more of everything else and more of…, from 12 October"
    assert say.title(long) == f"L{named}"
    assert say.also(card(weeks(15, 7), also=[long])) == f"Also in these weeks: l{named}."
    assert len(say.title(ChangePoint(date(2026, 10, 12), "mark", "n" * 200))) < 80


def test_of_many_other_changes_three_are_named():
    others = [ChangePoint(date(2026, 10, n), "start", f"Pill {n}") for n in range(6, 11)]
    assert say.also(card(weeks(15, 7), also=others)) == (
        "Also in these weeks: Pill 6, from 6 October; Pill 7, from 7 October; Pill 8, from 8 October; and 2 more."
    )


@pytest.mark.parametrize(
    "before, after, sentence",
    [
        (8, 1, "Too early: 3 more weeks after it, with at least 3 counted days each, quiet ones included."),
        (20, 3, "Too early: 1 more week after it, with at least 3 counted days each, quiet ones included."),
        (5, 9, "Too few weeks before it: 8 are needed, with at least 3 counted days each, and 5 are there."),
        (1, 0, "Too few weeks before it: 8 are needed, with at least 3 counted days each, and one is there."),
        (0, 0, "Too few weeks before it: 8 are needed, with at least 3 counted days each, and none is there."),
    ],
)
def test_too_early_says_what_is_missing(before, after, sentence):
    assert say.sentence(card(weeks(before, after))) == sentence


def test_weeks_of_bother_need_days_of_noted_bother():
    told = say.sentence(card(weeks(8, 1), outcome="bother"))
    assert told == "Too early: 3 more weeks after it, with at least 3 days of noted bother each, quiet ones included."


def test_titles_say_what_began_and_what_stopped_that_day_old_ones_with_their_year():
    """The weeks after a stop begin on its day, the first without."""
    assert say.title(ChangePoint(date(2025, 10, 5), "stop", "Iron"), TODAY) == "Iron, stopped on 5 October 2025"
    assert say.title(ChangePoint(date(2026, 7, 12), "mark", " ")) == "From 12 July"


@pytest.mark.parametrize(
    "dose, what",
    [
        ("300 mg evenings", "Iron 300 mg"),
        ("1", "Iron"),
        ("2 x 100 mg", "Iron 2 x 100 mg"),
        ("1x1", "Iron"),
        ("300mg", "Iron 300mg"),
        ("evenings", "Iron"),
    ],
)
def test_a_dose_is_named_with_its_unit_or_not_at_all(dose, what):
    (point,) = change_points([Medicine(make_id("iron"), "Iron", dose, start=date(2026, 1, 1))], [])
    assert point.what == what
