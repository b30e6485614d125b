"""What a factor's card says."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tests.factories import make_checkin
from twitchlog.analysis import association_words as say
from twitchlog.analysis.associations import Association, Comparison, Side
from twitchlog.analysis.days import day_series
from twitchlog.analysis.factors import Named, Split, named_factors
from twitchlog.analysis.ratio import Ratio
from twitchlog.analysis.status import Basis
from twitchlog.analysis.what_else import what_else, what_else_sentence
from twitchlog.domain.period import Period
from twitchlog.domain.person import Profile

NAMED = named_factors(Profile())
OWN = Named("own_tea", "Green tea", "cups", "amount")


def side(days: int, mean: float) -> Side:
    return Side(np.arange(days), np.full(days, float(mean)), np.zeros(days))


def card(
    status, ratio=None, days=(41, 52), means=(3.9, 2.4), key="caffeine_mg", lag=0, needed=0, **more
) -> Association:
    """A card of one lag; `ratio` is value, low and high."""
    found = Ratio(ratio[0], ratio[1], ratio[2], 0.01, 1.0) if ratio else None
    basis = Basis(days[0], days[1], more.pop("total", days[0] * means[0] + days[1] * means[1]))
    one = Comparison(lag, basis, status, found, needed, side(days[0], means[0]), side(days[1], means[1]))
    factor = more.pop("factor", NAMED.get(key))
    split = more.pop("split", Split("yes_no", 0) if factor.yes_no else Split("median", 144))
    noted = {"values": np.zeros(sum(days)), "outcome_days": sum(days)}
    values = {"suspect": True, "since": None, "late": False, "q": None, **noted, **more}
    return Association(factor, split, lags=(one,), **values)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_flagged_factor_is_told_in_the_words_of_the_design():
    each = card("flagged", (1.6, 1.1, 2.3))
    assert say.sentence(each) == (
        "On higher-caffeine days (41) you noticed about 1.6 times as many twitches as on other days (52):"
        " 3.9 against 2.4 a day."
    )
    assert say.range_sentence(each) == "Your diary fits anything from 1.1 to 2.3 times. A pattern, not proof of cause."
    assert plain(say.how_compared(each)) == "Higher: above 144 mg, your middle value. Same day."


def test_fewer_the_day_after_and_bother_are_told_likewise():
    fewer = card("flagged", (0.6, 0.4, 0.8), means=(1.9, 3.1), key="sleep_h", split=Split("median", 7.25))
    assert plain(say.sentence(fewer)) == (
        "On longer-sleep days (41) you noticed about 40 % fewer twitches than on other days (52):"
        " 1.9 against 3.1 a day."
    )
    assert plain(say.range_sentence(fewer)).startswith("Your diary fits anything from 20 to 60 % fewer.")
    after = card("flagged", (1.6, 1.1, 2.3), lag=1)
    assert say.sentence(after).startswith(
        "After higher-caffeine days (41) you noticed about 1.6 times as many twitches as after other"
    )
    assert say.how_compared(after).endswith("The day after.")
    bother = card("flagged", (1.6, 1.1, 2.3), outcome="bother")
    assert say.sentence(bother) == (
        "On higher-caffeine days (41) it bothered you about 1.6 times as much as on other days (52):"
        " 3.9 against 2.4 of 10."
    )


def test_raw_averages_that_contradict_the_ratio_are_left_out():
    each = card("flagged", (1.6, 1.1, 2.3), means=(2.4, 3.9))
    assert say.sentence(each).endswith("as on other days (52).")


def test_an_unclear_factor_is_never_called_without_effect():
    assert plain(say.sentence(card("unclear", (1.1, 0.7, 1.6)))) == (
        "No clear difference: your diary fits 30 % fewer to 60 % more."
    )
    assert plain(say.sentence(card("unclear", (1.3, 1.1, 1.6)))) == (
        "Not clear enough, as several comparisons were made: your diary fits 10 to 60 % more."
    )
    assert say.range_sentence(card("unclear", (1.1, 0.7, 1.6))) == ""


def test_early_and_exploratory_show_their_range_only():
    early = card("early", (1.6, 0.7, 3.6), days=(15, 18))
    assert plain(say.sentence(early)) == (
        "Too early to tell: on higher-caffeine days (15), against other days (18), your diary fits"
        " 30 % fewer to 3.6 times as many so far."
    )
    assert say.remarks(early) == ["For an answer: about 27 more logged days, quiet ones included."]
    others = card("exploratory", (1.1, 0.7, 1.6), suspect=False)
    assert plain(say.sentence(others)) == (
        "Not one of your main suspects: on higher-caffeine days (41), against other days (52), your diary fits"
        " 30 % fewer to 60 % more."
    )


def test_too_early_says_how_many_days_and_how_far_it_is():
    each = card("too_early", days=(5, 5), key="alcohol_g", needed=18)
    assert say.sentence(each) == "Too early: about 18 more logged days, quiet ones included."
    assert say.progress(each) == ("10 days with alcohol noted", "28 needed", 10 / 28)
    assert say.sentence(card("too_early", needed=1)) == "Too early: about 1 more logged day, quiet ones included."


def test_where_a_logged_day_is_not_enough_it_is_said_which_days_are():
    """Few, many or constant has no number; nor does a day help on which the factor or the bother isn't noted."""
    values = np.zeros(60)
    for each, days in (
        ({"uncounted": 50}, "with twitches counted (or none) and alcohol noted"),
        ({"outcome_days": 60}, "with twitches counted (or none) and alcohol noted"),
        ({"outcome": "bother"}, "with bother and alcohol noted, quiet ones included"),
    ):
        few = card("too_early", days=(5, 5), key="alcohol_g", needed=18, values=values, **each)
        assert say.sentence(few) == f"Too early: about 18 more days {days}."
        assert say.progress(few)[0] == "10 days with both known"
    early = card("early", (1.6, 0.7, 3.6), days=(15, 18), factor=OWN, uncounted=3)
    assert say.remarks(early)[0] == (
        "For an answer: about 27 more days with twitches counted (or none) and “Green tea” noted."
    )


def test_that_both_are_known_on_few_of_the_days_is_said_on_the_card():
    """Of the twitches alone the warning above all cards says it."""
    known = {"values": np.zeros(300), "outcome_days": 280}
    assert say.remarks(card("unclear", (1, 0.5, 2), **known))[0].startswith(
        "Twitches and caffeine are both known on 93 of these 300 days. When those are mainly bad days,"
    )
    assert say.remarks(card("unclear", (1, 0.5, 2), **{**known, "outcome_days": 140})) == []
    bother = card("unclear", (1, 0.5, 2), outcome="bother", **{**known, "outcome_days": 140})
    assert say.remarks(bother)[0].startswith("Bother and caffeine are both known on 93")
    assert say.remarks(card("unclear", (1, 0.5, 2), **{**known, "values": np.zeros(180)})) == []


@pytest.mark.parametrize(
    "each, sentence, needed",
    [
        (
            card("too_early", days=(0, 40), key="illness", needed=None, total=90),
            "Too early: of the 40 days none was with it; 8 are needed.",
            "8 of each needed",
        ),
        (
            card("too_early", days=(0, 40), needed=None, total=90),
            "Too early: of the 40 days none was above 144 mg; 8 are needed.",
            "8 of each needed",
        ),
        (
            card("too_early", days=(20, 20), needed=None, total=0),
            "Too early: 20 twitches are needed, and on these 40 days there were none.",
            "20 needed",
        ),
    ],
)
def test_too_early_without_a_guess_says_what_is_lacking(each, sentence, needed):
    assert plain(say.sentence(each)) == sentence
    assert say.progress(each)[1] == needed


@pytest.mark.parametrize(
    "days, needed, key, above, said, progress",
    [
        (
            (3, 87),
            150,
            "caffeine_mg",
            600,
            "of the 90 days only 3 are above 600 mg, the threshold you set; 8 are needed: about 150 more logged days,"
            " quiet ones included.",
            ("3 and 87 days", "8 of each needed", 3 / 8),
        ),
        (
            (39, 1),
            280,
            "sleep_h",
            5.5,
            "of the 40 days only 1 is not above 5 h 30, the threshold you set; 8 are needed: about 280 more logged"
            " days, quiet ones included.",
            ("39 and 1 days", "8 of each needed", 1 / 8),
        ),
        (
            (0, 20),
            8,
            "stress",
            9,
            "of the 20 days none is above 9 of 10, the threshold you set; 8 are needed.",
            ("0 and 20 days", "8 of each needed", 0),
        ),
        # Not for the threshold: these are too few for any.
        ((0, 10), 18, "stress", 9, "about 18 more logged days, quiet ones included.", None),
        ((6, 14), 8, "stress", 5, "about 8 more logged days, quiet ones included.", None),
    ],
)
def test_too_early_for_a_threshold_says_so_and_which_side_lacks_days(days, needed, key, above, said, progress):
    each = card("too_early", days=days, needed=needed, key=key, split=Split("chosen", above, 3), total=90)
    assert plain(say.sentence(each)) == f"Too early: {said}"
    assert progress is None or say.progress(each) == progress


def test_a_threshold_that_leaves_too_few_for_an_answer_is_named_too():
    each = card("early", (1.6, 0.7, 3.6), days=(9, 81), split=Split("chosen", 600, 144))
    assert [plain(words) for words in say.remarks(each)] == [
        "For an answer: of the 90 days only 9 are above 600 mg, the threshold you set; 10 are needed: about 10 more"
        " logged days, quiet ones included."
    ]


def test_what_was_chosen_with_the_days_in_sight_is_said_once():
    day = date(2026, 11, 18)
    tail = "chosen knowing them, which makes a chance finding likelier."
    threshold = Split("chosen", 200, 144, date(2026, 11, 20))
    assert say.remarks(card("unclear", (1.6, 0.9, 2.3), split=threshold, set_late=True)) == [
        f"You set the threshold on 20 Nov 2026, after most of these days were logged: it was {tail}"
    ]
    both = card("unclear", (1.6, 0.9, 2.3), split=threshold, set_late=True, since=day, late=True)
    assert say.remarks(both) == [
        "You named it on 18 Nov 2026 and set the threshold on 20 Nov 2026, after most of these days were logged: both"
        f" were {tail}"
    ]


@pytest.mark.parametrize(
    "key, split, words, title",
    [
        ("stress", 3, "higher-stress days", "Higher stress"),
        ("alcohol_g", 0, "days with alcohol", "Alcohol"),
        ("missed_meal", 0, "days with a missed meal", "Missed meal"),
        ("illness", 0, "days of illness", "Illness"),
        ("period_day", 0, "period days", "Period days"),
        ("eye_irritation", 2, "days with more eye irritation", "More eye irritation"),
    ],
)
def test_the_days_of_a_factor_have_a_name(key, split, words, title):
    parted = Split("yes_no" if NAMED[key].yes_no else "median", split)
    each = card("unclear", (1, 0.5, 2), key=key, split=parted)
    assert say.high_words(each) == words
    assert say.side_titles(each) == (title, "Other days")


def test_every_factor_can_be_spoken_of():
    for factor in (*NAMED.values(), OWN):
        for status in ("unclear", "flagged", "early"):
            told = say.sentence(card(status, (1.6, 0.9, 2.3), factor=factor))
            assert told.endswith((".", "so far."))
            assert "  " not in told
    assert say.high_words(card("unclear", (1, 0.5, 2), factor=OWN)) == "days with more “Green tea”"


def test_names_with_quotation_marks_have_one_kind_inside_the_other():
    for name in ('"Ate" 50 % more?', "“Ate” 50 % more?"):
        each = card("unclear", (1, 0.5, 2), factor=Named("own_ate", name, "", "yes_no"))
        assert say.high_words(each) == "days with “‘Ate’ 50 % more?”"


def test_the_split_is_called_a_middle_value_only_where_it_is_one():
    each = card("unclear", (1, 0.5, 2), key="stress", split=Split("median", 4, 4, None, below=True))
    assert say.how_compared(each) == "Higher: above 4 of 10, as most days have your highest value. Same day."
    smoke = card("unclear", (1, 0.5, 2), key="nicotine_uses", split=Split("median", 1, 1))
    assert plain(say.how_compared(smoke)) == "Higher: above 1 use, your middle value. Same day."


def test_a_suspect_named_late_says_so_and_a_flagged_one_what_it_rests_on():
    late = card("unclear", (1.6, 0.9, 2.3), late=True, since=date(2026, 11, 3))
    assert say.remarks(late)[0].startswith("You named it on 3 Nov 2026, after most of these days were logged")
    assert say.remarks(card("unclear", (1.6, 0.9, 2.3))) == []
    assert say.remarks(card("flagged", (1.6, 1.1, 2.3))) == [say.BAD_DAYS]


def test_the_other_lag_of_a_flagged_factor_is_the_less_clear_one():
    each = card("flagged", (1.6, 1.1, 2.3))
    other = replace(card("unclear", (1.4, 1.1, 1.7), lag=1).lags[0], lag=1)
    both = replace(each, lags=(*each.lags, replace(other, ratio=Ratio(1.4, 1.1, 1.7, 0.02, 1.0))))
    assert plain(say.lag_sentence(both, both.lags[1])) == (
        "Less clear than the same day: after higher-caffeine days (41), against other days (52), your diary fits"
        " 10 to 70 % more."
    )


def test_fewer_than_half_of_the_days_logged_is_said():
    today = date(2026, 11, 23)
    checkins = [make_checkin(date(2026, 11, day), none=True) for day in range(1, 10)]
    few = day_series([], checkins, Period(date(2026, 11, 1), today), today)
    half = day_series([], checkins, Period(date(2026, 11, 1), date(2026, 11, 18)), today)
    assert say.coverage_sentence(few).startswith("Fewer than half of these days are logged.")
    assert say.coverage_sentence(half) == ""
    assert say.coverage_sentence(day_series([], checkins, Period(date(2026, 9, 1), date(2026, 9, 9)), today)) == ""


def test_fewer_than_half_of_the_days_counted_is_said_too():
    """All are logged, but few, many or constant has no number."""
    today = date(2026, 11, 23)
    checkins = [make_checkin(date(2026, 11, day), overall="few") for day in range(1, 20)]
    checkins += [make_checkin(date(2026, 11, day), none=True) for day in range(20, 23)]
    series = day_series([], checkins, Period(date(2026, 11, 1), date(2026, 11, 22)), today)
    assert (series.logged, series.counted) == (22, 3)
    assert say.coverage_sentence(series).startswith("On fewer than half of these days twitches are counted;")


def test_what_no_card_may_say():
    """No trigger, no effect, no score: whatever the numbers."""
    for status in ("flagged", "unclear", "early", "exploratory"):
        for ratio in ((0.4, 0.2, 0.7), (1.0, 0.9, 1.1), (8, 2, 30)):
            each = card(status, ratio)
            told = f"{say.sentence(each)} {say.range_sentence(each)} {say.how_compared(each)}".lower()
            assert not [word for word in ("trigger", "effect", "score", "cause ", "nan", "!") if word in told]


def test_what_else_differed_names_other_factors_with_both_values():
    values = np.array([8.0] * 10 + [6.5] * 10)
    high, rest = Side(np.arange(10), np.ones(10), np.ones(10)), Side(np.arange(10, 20), np.ones(10), np.ones(10))
    one = Comparison(0, Basis(10, 10, 20), "early", None, 0, high, rest)
    caffeine = replace(card("early", (1, 0.5, 2)), lags=(one,))
    sleep = replace(card("early", (1, 0.5, 2), key="sleep_h"), values=values)
    same = replace(card("early", (1, 0.5, 2), key="stress"), values=np.full(20, 4.0))
    ill = replace(card("early", (1, 0.5, 2), key="illness"), values=np.array([1.0, 0.0] * 5 + [0.0] * 10))
    few = replace(card("early", (1, 0.5, 2), key="screen_h"), values=np.where(np.arange(20) < 5, 9, np.nan))
    all_of_them = (caffeine, sleep, same, ill, few)
    assert [each.factor.key for each in what_else(caffeine, all_of_them)] == ["sleep_h", "illness"]
    assert plain(what_else_sentence(caffeine, all_of_them)) == (
        "Also different on higher-caffeine days: sleep 8 h against 6 h 30, illness on 50 against 0 % of days."
    )
    assert what_else_sentence(caffeine, (caffeine,)) == ""
