"""What goes with what: statuses, suspects, both lags, and diaries at the edge."""

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import make_checkin, make_episode
from twitchlog.analysis import association_words
from twitchlog.analysis.associations import associations, judge
from twitchlog.analysis.factors import Named, named_factors
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.person import Profile, Suspect, Threshold

TODAY = date(2026, 11, 23)
MONDAY = date(2026, 1, 5)
CAFFEINE = Profile(suspects=(Suspect("caffeine_mg", date(2025, 1, 1)),))
TEA = Named("own_tea", "Tea", "cups", "amount")


def diary(days: int, high_every: int = 2, on_high: int = 4, on_other: int = 2) -> tuple[list[Episode], list[CheckIn]]:
    """Days up to yesterday, all logged: caffeine high in no regular order, more twitches on those days."""
    chance = np.random.default_rng(days)
    noon = datetime.fromisoformat("2026-11-23T12:00:00+01:00")
    episodes, checkins = [], []
    for ago in range(1, days + 1):
        high = chance.integers(high_every) == 0
        number = int(chance.poisson(on_high if high else on_other))
        start = noon - timedelta(days=ago)
        episodes += [make_episode(start - timedelta(minutes=n)) for n in range(number)]
        checkins.append(make_checkin(start.date(), none=not number, factors={"caffeine_mg": 300 if high else 100}))
    return episodes, checkins


def found(records, profile=CAFFEINE, days=400, **more: Any) -> Any:
    episodes, checkins = records
    return associations(episodes, checkins, profile, Period.ending(TODAY, days), TODAY, **more)


@pytest.mark.parametrize("days, status", [(20, "too_early"), (40, "early"), (58, "early"), (200, "flagged")])
def test_a_suspect_goes_from_too_early_over_early_to_an_answer(days, status):
    (caffeine,) = found(diary(days))
    assert caffeine.status == status
    assert (caffeine.shown.ratio is None) == (status == "too_early")
    assert (caffeine.q is None) == (status in ("too_early", "early"))


def test_a_strong_effect_of_a_suspect_is_flagged_on_the_day_itself_and_its_ratio_is_near_the_truth():
    (caffeine,) = found(diary(300))
    same, next_day = caffeine.lags
    assert (same.status, next_day.status) == ("flagged", "unclear")
    assert caffeine.shown is same
    assert same.ratio.low < 2 < same.ratio.high
    assert same.averages_agree
    assert caffeine.q <= 0.10


def test_a_range_that_includes_the_same_is_never_flagged_however_small_q_is():
    """p comes from the score, the range from the fit: near the edge they may differ, and the range is what is read."""
    chance = np.random.default_rng(215)
    high = (chance.random(64) < 0.5).astype(float)
    y = chance.poisson(3 * 1.4**high * np.exp(0.4 * chance.normal(size=64))).astype(float)
    tea: Any
    (tea,) = judge(y, {Named("own_tea", "Tea", "", "yes_no"): high}, date(2025, 1, 1), {"own_tea": None})
    assert tea.q <= 0.10
    assert tea.shown.ratio.low <= 1
    assert tea.status == "unclear"


def test_what_is_no_suspect_is_never_flagged():
    (caffeine,) = found(diary(300), Profile())
    assert [lag.status for lag in caffeine.lags] == ["exploratory", "exploratory"]
    assert caffeine.q is None


def test_no_effect_is_unclear():
    (caffeine,) = found(diary(300, on_high=3, on_other=3))
    assert caffeine.status == "unclear"
    assert caffeine.q > 0.10


def test_yesterdays_factor_is_held_against_today_and_today_itself_is_left_out():
    episodes, checkins = diary(100)
    more = make_checkin(TODAY, none=True, factors={"caffeine_mg": 300})
    (caffeine,) = found((episodes, [*checkins, more]))
    same, next_day = caffeine.lags
    assert same.basis.days == 100
    assert next_day.basis.days == 99
    assert TODAY not in caffeine.days(same.high)
    assert caffeine.days(next_day.high)[0] - timedelta(1) in caffeine.days(same.high)
    assert set(next_day.high.amount) == {300}
    assert set(next_day.other.amount) == {100}


def test_days_not_logged_and_factors_not_noted_are_missing_not_zero():
    episodes, checkins = diary(100)
    gone = {TODAY - timedelta(n) for n in range(10, 20)}
    bare = {TODAY - timedelta(n) for n in range(30, 35)}
    kept = [e for e in episodes if e.day not in gone]
    days = [make_checkin(c.date, none=c.none) if c.date in bare else c for c in checkins if c.date not in gone]
    (caffeine,) = found((kept, days))
    assert caffeine.lags[0].basis.days == 85


def test_an_ongoing_episode_counts_on_every_day_it_spans():
    checkins = [
        make_checkin(TODAY - timedelta(n), none=True, factors={"caffeine_mg": n % 3 * 100}) for n in range(1, 61)
    ]
    (before,) = found(([], checkins))
    long = make_episode("2026-11-10T08:00:00+01:00", mode="ongoing", duration_s=4 * 86_400)
    (after,) = found(([long], checkins))
    assert (before.lags[0].basis.total, after.lags[0].basis.total) == (0, 5)


def test_the_personal_median_is_that_of_the_whole_diary_whatever_the_period():
    records = diary(300, high_every=4)
    episodes, checkins = records
    more = [
        make_checkin(c.date, none=c.none, factors={"caffeine_mg": 500}) if c.date > date(2026, 10, 1) else c
        for c in checkins
    ]
    whole, part = found((episodes, more)), found((episodes, more), days=30)
    assert whole[0].split == part[0].split


def test_a_threshold_the_person_sets_parts_the_days():
    limits = (Threshold("caffeine_mg", 1000, TODAY - timedelta(90)), Threshold("stress", 3, TODAY))
    (caffeine,) = found(diary(100), thresholds=limits)
    assert (caffeine.split.kind, caffeine.split.value) == ("chosen", 1000)
    assert caffeine.split.median == found(diary(100))[0].split.value
    assert caffeine.lags[0].basis.high == 0
    assert caffeine.shown.needed is None


def test_a_threshold_set_after_most_of_the_days_is_said_to_be_so_whoever_is_suspected():
    records = diary(100)
    for ago, late in ((20, True), (90, False), (-5, True)):
        limit = Threshold("caffeine_mg", 200, TODAY - timedelta(ago))
        for profile in (CAFFEINE, Profile()):
            (caffeine,) = found(records, profile, thresholds=[limit])
            assert (caffeine.set_late, caffeine.late) == (late, False)


@given(st.floats(0, 20_000), st.integers(1, 60))
@settings(max_examples=30)
def test_whatever_the_threshold_both_sides_together_are_all_days_and_there_are_words_for_it(above, days):
    """At the threshold itself a day is not high."""
    (caffeine,) = found(diary(days), thresholds=[Threshold("caffeine_mg", above, TODAY)])
    basis = caffeine.lags[0].basis
    assert basis.days == days
    assert basis.high == sum(
        amount > above for amount in (*caffeine.lags[0].high.amount, *caffeine.lags[0].other.amount)
    )
    assert not [word for word in ("nan", "None", "inf") if word in association_words.sentence(caffeine)]


def test_suspects_come_first_in_the_order_they_were_named():
    checkins = [
        make_checkin(
            TODAY - timedelta(n),
            none=True,
            factors={"caffeine_mg": n, "sleep_h": n % 9, "stress": n % 5, "illness": n % 2 == 0},
        )
        for n in range(1, 40)
    ]
    profile = Profile(suspects=(Suspect("stress"), Suspect("caffeine_mg")))
    assert [each.factor.key for each in found(([], checkins), profile)] == [
        "stress",
        "caffeine_mg",
        "sleep_h",
        "illness",
    ]


def test_a_suspect_named_after_most_of_its_days_says_so():
    records = diary(100)
    for since, late in ((TODAY - timedelta(20), True), (TODAY - timedelta(90), False), (None, False)):
        (caffeine,) = found(records, Profile(suspects=(Suspect("caffeine_mg", since),)))
        assert caffeine.late is late


def test_bother_can_be_the_outcome():
    checkins = [
        make_checkin(
            TODAY - timedelta(n),
            overall="few",
            bother=6 if n * 7 % 10 < 4 else 3,
            factors={"stress": 8 if n * 7 % 10 < 4 else 2},
        )
        for n in range(1, 121)
    ]
    (stress,) = found(([], checkins), Profile(suspects=(Suspect("stress"),)), outcome="bother")
    assert stress.outcome == "bother"
    assert stress.lags[0].ratio.value == pytest.approx(2, rel=0.1)
    assert found(([], checkins), Profile(suspects=(Suspect("stress"),)))[0].lags[0].basis.days == 0


def test_days_without_a_number_are_told_apart_from_days_not_logged():
    checkins = [make_checkin(TODAY - timedelta(n), overall="many", factors={"stress": n % 7}) for n in range(1, 41)]
    episodes = [make_episode(datetime.fromisoformat("2026-11-20T12:00:00+01:00"))]
    (stress,) = found((episodes, checkins), days=60)
    assert (stress.outcome_days, stress.uncounted, len(stress.values)) == (1, 39, 59)
    (bother,) = found((episodes, checkins), outcome="bother")
    assert (bother.outcome_days, bother.uncounted) == (0, 0)


def test_what_would_be_flagged_alone_is_not_beside_two_null_suspects():
    """Three suspects share the false discoveries: the same p, three times the q."""
    chance = np.random.default_rng(58)
    names = [Named(f"own_{n}", f"Factor {n}", "", "yes_no") for n in range(3)]
    days = [(chance.random(120) < 0.5).astype(float) for _ in names]
    y = chance.poisson(3 * 1.35 ** days[0]).astype(float)
    alone: Any
    (alone,) = judge(y, {names[0]: days[0]}, MONDAY, {"own_0": None})
    among: Any = judge(y, dict(zip(names, days, strict=True)), MONDAY, {name.key: None for name in names})
    assert alone.shown.ratio == among[0].shown.ratio
    assert (alone.status, among[0].status) == ("flagged", "unclear")
    assert among[0].q == pytest.approx(3 * alone.q)
    assert alone.q == pytest.approx(2 * alone.shown.ratio.p)


# The edge of what there can be.


def test_no_data_one_entry_and_a_time_wholly_ahead_have_no_cards():
    assert found(([], [])) == ()
    assert found(([make_episode()], [])) == ()
    ahead = associations(*diary(50), CAFFEINE, Period(date(2027, 1, 1), date(2027, 3, 1)), TODAY)
    assert ahead == ()


def test_one_day_with_a_factor_is_too_early():
    (caffeine,) = found(([], [make_checkin("2026-11-20", none=True, factors={"caffeine_mg": 96})]))
    assert caffeine.status == "too_early"
    assert caffeine.shown.needed == 27


def test_a_factor_that_never_varies_has_no_ratio_however_long_it_is_noted():
    episodes, checkins = diary(200)
    same = [make_checkin(c.date, none=c.none, factors={"caffeine_mg": 96, "illness": False}) for c in checkins]
    for each in found((episodes, same)):
        assert each.status == "too_early"
        assert (each.shown.basis.high, each.shown.needed) == (0, None)


def test_a_factor_known_on_no_common_day_is_too_early():
    """The factor is noted on days that are not logged, and the other way round."""
    checkins = [
        make_checkin(TODAY - timedelta(n), **({"none": True} if n % 2 else {"factors": {"stress": n % 10}}))
        for n in range(1, 80)
    ]
    (stress,) = found(([], checkins))
    assert stress.lags[0].basis.days == 0
    assert stress.lags[0].status == "too_early"


def test_all_days_alike_give_a_ratio_of_one():
    noon = datetime.fromisoformat("2026-11-23T12:00:00+01:00")
    episodes = [make_episode(noon - timedelta(days=n, minutes=m)) for n in range(1, 91) for m in range(2)]
    checkins = [make_checkin(TODAY - timedelta(n), factors={"stress": n * 7 % 10}) for n in range(1, 91)]
    (stress,) = found((episodes, checkins))
    assert stress.lags[0].ratio.value == pytest.approx(1, abs=1e-6)
    assert stress.lags[0].ratio.p > 0.9


def test_five_hundred_a_day_are_no_trouble():
    chance = np.random.default_rng(5)
    y = chance.poisson(500, 120).astype(float)
    tea: Any
    (tea,) = judge(y, {TEA: chance.random(120)}, MONDAY, {"own_tea": None})
    assert tea.lags[0].ratio.high < 1.1


@pytest.mark.parametrize(
    "change, before, after", [(date(2026, 10, 25), "+02:00", "+01:00"), (date(2026, 3, 29), "+01:00", "+02:00")]
)
def test_twitches_count_on_the_day_the_wall_showed_on_both_sides_of_a_clock_change(change, before, after):
    """By universal time, late and early ones of the summer would lie on the day before; the hour that comes twice, or
    never, is one of its day."""
    times = ("00:10", "02:30", "23:50")
    episodes = [
        make_episode(f"{change + timedelta(n)}T{time}:00{before if n < 0 or (not n and time < '02') else after}")
        for n in range(-15, 15)
        for time in times[: 1 + (n * n) % 3]
    ]
    if after == "+01:00":
        episodes.append(make_episode(f"{change}T02:30:00{before}"))
    checkins = [make_checkin(change + timedelta(n), factors={"stress": n * n % 3}) for n in range(-15, 15)]
    (stress,) = associations(
        episodes, checkins, Profile(), Period.ending(change + timedelta(14), 30), change + timedelta(15)
    )
    same = stress.lags[0]
    assert same.basis.days == 30
    counts = dict(zip(stress.days(same.high), same.high.outcome.tolist(), strict=True))
    counts |= dict(zip(stress.days(same.other), same.other.outcome.tolist(), strict=True))
    expected = {change + timedelta(n): 1 + (n * n) % 3 for n in range(-15, 15)}
    expected[change] += after == "+01:00"
    assert counts == expected


def test_a_leap_day_is_a_day():
    last = date(2024, 3, 1)
    checkins = [make_checkin(last - timedelta(n), none=True, factors={"stress": n % 3}) for n in range(1, 31)]
    (stress,) = associations([], checkins, Profile(), Period.ending(last, 40), last)
    assert stress.lags[0].basis.days == 30
    assert date(2024, 2, 29) in stress.days(stress.lags[0].other) + stress.days(stress.lags[0].high)


def test_a_diary_that_begins_within_the_period_says_the_same_as_in_a_period_that_begins_with_it():
    """The empty time before it is no data: the same days, about the same ratio and range, and the share said."""
    records = diary(100)
    (whole,), (part,) = found(records, days=101), found(records, days=1500)
    assert part.lags[0].basis == whole.lags[0].basis
    assert part.days(part.lags[0].high) == whole.days(whole.lags[0].high)
    assert part.lags[0].ratio.value == pytest.approx(whole.lags[0].ratio.value, rel=0.05)
    reach, alone = ((np.log(each.high / each.low)) for each in (part.lags[0].ratio, whole.lags[0].ratio))
    assert reach == pytest.approx(alone, rel=0.25)
    assert (part.outcome_days, len(part.values)) == (100, 1499)


def test_a_period_wholly_before_the_diary_has_no_cards():
    before = Period(date(2020, 1, 1), date(2020, 12, 31))
    assert associations(*diary(50), CAFFEINE, before, TODAY) == ()


cells = st.tuples(st.sampled_from([None, 0, 1, 3, 40]), st.sampled_from([None, 0.0, 1.0, 2.0]))


@settings(max_examples=60)
@given(st.lists(cells, max_size=90), st.booleans(), st.integers(0, 40))
def test_any_diary_can_be_judged(days, suspect, spread):
    """Statuses follow from days, sides and sums alone; what is too early has no ratio; nothing is lost or doubled."""
    y = np.array([np.nan if count is None else float(count) for count, _ in days])
    x = np.array([np.nan if amount is None else amount for _, amount in days])
    tea: Any
    (tea,) = judge(y, {TEA: x}, MONDAY, {"own_tea": MONDAY + timedelta(spread)} if suspect else {})
    for lag in tea.lags:
        assert (lag.ratio is None) == lag.basis.too_early == (lag.status == "too_early")
        assert lag.basis.high == len(lag.high.index) == len(lag.high.outcome) == len(lag.high.amount)
        assert not set(lag.high.index) & set(lag.other.index)
        if lag.status == "flagged":
            assert suspect
            assert lag is tea.shown
            assert tea.q <= 0.10
            assert lag.ratio.clear
    known = ~np.isnan(y) & ~np.isnan(x)
    assert tea.lags[0].basis.days == known.sum()


def test_every_factor_of_the_vocabulary_has_a_name_and_a_kind():
    assert len(named_factors(Profile())) == 15
