"""What a factor's card says, in the words of the design (`statistics.md`): ranges first, never a cause."""

import numpy as np

from twitchlog.analysis.associations import Association, Comparison
from twitchlog.analysis.days import DaySeries
from twitchlog.analysis.factors import Named
from twitchlog.analysis.outcome import outcome_noun
from twitchlog.analysis.range_words import a_day, anything_from, fits, more_or_fewer, times
from twitchlog.analysis.status import ENOUGH_DAYS, ENOUGH_SIDE, LEAST_DAYS, LEAST_SIDE, LEAST_TOTAL, more_days
from twitchlog.domain.factor_words import factor_amount, more_word
from twitchlog.domain.vocabulary import FACTORS
from twitchlog.domain.wording import lower_first, quoted, short_day

NO_PROOF = "A pattern, not proof of cause."
# What days above the split are called; yes/no factors are named by themselves.
HIGH = {
    "caffeine_mg": "higher-caffeine days",
    "nicotine_uses": "higher-nicotine days",
    "alcohol_g": "higher-alcohol days",
    "sleep_h": "longer-sleep days",
    "sleep_quality": "better-sleep days",
    "stress": "higher-stress days",
    "exercise_min": "longer-exercise days",
    "exercise_effort": "harder-exercise days",
    "fluids_ml": "higher-fluid days",
    "screen_h": "longer-screen days",
    "eye_irritation": "days with more eye irritation",
}
WITH = {
    "fluid_loss": "days with more fluid loss than usual",
    "missed_meal": "days with a missed meal",
    "illness": "days of illness",
    "period_day": "period days",
}
BAD_DAYS = "This holds only if calm days were logged as readily as bad ones."
FEW_LOGGED = (
    "Fewer than half of these days are logged. When mainly bad days are logged, a diary shows patterns that aren't "
    "there; quiet days, one tap each, mend that."
)
BAD_ONES_ONLY = "When those are mainly bad days, a diary shows patterns that aren't there."
FEW_COUNTED = (
    f"On fewer than half of these days twitches are counted; few, many or constant has no number. {BAD_ONES_ONLY}"
)


def sentence(each: Association, counts: bool = True) -> str:
    """The first sentence of the card: what the lag shown can carry; without `counts` no numbers of twitches."""
    return lag_sentence(each, each.shown, counts)


def lag_sentence(each: Association, lag: Comparison, counts: bool = True) -> str:
    """What one lag can carry."""
    ratio = lag.ratio
    if ratio is None:
        return _too_early(each, lag, counts)
    if lag.status == "early":
        return f"Too early to tell: {_on(each, lag)}, your diary fits {_fits(each, lag)} so far."
    if lag.status == "exploratory":
        return f"Not one of your main suspects: {_on(each, lag)}, your diary fits {_fits(each, lag)}."
    if lag.status == "flagged":
        return _flagged(each, lag, counts)
    if not ratio.clear:
        return f"No clear difference: your diary fits {_fits(each, lag)}."
    if each.status == "flagged":
        clearer = "the same day" if lag.lag else "the day after"
        return f"Less clear than {clearer}: {_on(each, lag)}, your diary fits {_fits(each, lag)}."
    return f"Not clear enough, as several comparisons were made: your diary fits {_fits(each, lag)}."


def _flagged(each: Association, lag: Comparison, counts: bool) -> str:
    assert lag.ratio is not None
    where, start = ("after", "After") if lag.lag else ("on", "On")
    noticed = _noticed(each, lag.ratio.value, where)
    text = f"{start} {high_words(each)} ({lag.basis.high:,}) {noticed} ({lag.basis.other:,})"
    if not (counts and lag.averages_agree):
        return f"{text}."
    unit = " of 10" if each.outcome == "bother" else " a day"
    return f"{text}: {a_day(lag.high.mean)} against {a_day(lag.other.mean)}{unit}."


def _noticed(each: Association, ratio: float, where: str) -> str:
    if each.outcome == "bother":
        much = f"{more_or_fewer(ratio, 'less')} than" if ratio < 1 else f"{times(ratio)} times as much as"
        return f"it bothered you about {much} {where} other days"
    many = f"{more_or_fewer(ratio)} twitches than" if ratio < 1 else f"{times(ratio)} times as many twitches as"
    return f"you noticed about {many} {where} other days"


def range_sentence(each: Association) -> str:
    """The second sentence of a flagged factor: its range, and what it is not. Empty otherwise."""
    ratio = each.shown.ratio
    if each.status != "flagged" or ratio is None:
        return ""
    return f"Your diary fits anything from {anything_from(ratio.low, ratio.high, _fewer(each))}. {NO_PROOF}"


def _fewer(each: Association) -> str:
    return "less" if each.outcome == "bother" else "fewer"


def _fits(each: Association, lag: Comparison) -> str:
    assert lag.ratio is not None
    return fits(lag.ratio.low, lag.ratio.high, _fewer(each))


def _on(each: Association, lag: Comparison) -> str:
    where = "after" if lag.lag else "on"
    return f"{where} {high_words(each)} ({lag.basis.high:,}), against other days ({lag.basis.other:,})"


def high_words(each: Association) -> str:
    """What the days above the split are called: "higher-caffeine days", "days with a missed meal"."""
    factor, name = each.factor, lower_first(each.factor.name)
    if factor.yes_no:
        return WITH.get(factor.key, f"days with {quoted(factor.name)}")
    if each.split.value == 0:
        return f"days with {name}" if factor.key in HIGH else f"days with {quoted(factor.name)}"
    return HIGH.get(factor.key, f"days with more {quoted(factor.name)}")


def _too_early(each: Association, lag: Comparison, counts: bool) -> str:
    if _threshold_too_far(each, lag):
        return f"Too early: {_threshold_leaves(each, lag, lag.needed, LEAST_SIDE)}"
    if lag.needed is not None:
        return f"Too early: about {_more_days(each, lag.needed)}."
    if lag.basis.total == 0:
        needed = f"{LEAST_TOTAL if counts else 'more'} {_counted(each)} are needed"
        return f"Too early: {needed}, and on these {lag.basis.days:,} days there were none."
    side = "above" if not lag.basis.high else "not above"
    if each.factor.yes_no:
        side = "with it" if not lag.basis.high else "without it"
        return f"Too early: of the {lag.basis.days:,} days none was {side}; {LEAST_SIDE} are needed."
    split = amount(each.factor, each.split.value)
    return f"Too early: of the {lag.basis.days:,} days none was {side} {split}; {LEAST_SIDE} are needed."


def _threshold_too_far(each: Association, lag: Comparison) -> bool:
    """Whether it is for the threshold that it is too early."""
    return each.split.kind == "chosen" and lag.basis.lopsided and lag.basis.total > 0


def _threshold_leaves(each: Association, lag: Comparison, needed: int | None, least: int) -> str:
    """Which side lacks days because of the threshold, and how many more days it would take."""
    few = lag.basis.sides
    side = "above" if lag.basis.high <= lag.basis.other else "not above"
    only = f"only {few} {'is' if few == 1 else 'are'}" if few else "none is"
    where = f"{side} {amount(each.factor, each.split.value)}, the threshold you set"
    more = f": about {_more_days(each, needed)}" if few and needed else ""
    return f"of the {lag.basis.days:,} days {only} {where}; {least} are needed{more}."


def _more_days(each: Association, number: int) -> str:
    """ "18 more logged days, quiet ones included"; where that is not enough, what must be known of them."""
    more = f"{number:,} more"
    days, noted = "day" if number == 1 else "days", f"{_noted(each.factor)} noted"
    if each.outcome == "bother":
        return f"{more} {days} with bother and {noted}, quiet ones included"
    if each.uncounted or each.shown.basis.days * 2 < each.outcome_days:
        return f"{more} {days} with twitches counted (or none) and {noted}"
    return f"{more} logged {days}, quiet ones included"


def _noted(factor: Named) -> str:
    return lower_first(factor.name) if factor.key in FACTORS else quoted(factor.name)


def _counted(each: Association) -> str:
    return "twitches" if each.outcome == "episodes" else "points of bother"


def progress(each: Association, counts: bool = True) -> tuple[str, str, float]:
    """The bar of a card that is too early: "10 days with alcohol noted", "28 needed", and the part done, 0 to 1;
    without `counts` no numbers of twitches."""
    basis = each.shown.basis
    days = "day" if basis.days == 1 else "days"
    noted = int((~np.isnan(each.values)).sum())  # on some of these days the outcome may be unknown
    known = f"{_noted(each.factor)} noted" if basis.days == noted else "both known"
    done, needed = f"{basis.days:,} {days} with {known}", f"{LEAST_DAYS} needed"
    if basis.days < LEAST_DAYS and not _threshold_too_far(each, each.shown):
        return done, needed, basis.days / LEAST_DAYS
    if basis.sides < LEAST_SIDE:
        return f"{basis.high:,} and {basis.other:,} days", f"{LEAST_SIDE} of each needed", basis.sides / LEAST_SIDE
    done, needed = f"{basis.total:.0f} {_counted(each)}", f"{LEAST_TOTAL} needed"
    if not counts:
        done, needed = f"{_counted(each).capitalize()} so far", "more needed"
    return done, needed, min(1.0, basis.total / LEAST_TOTAL)


def how_compared(each: Association) -> str:
    """How the days were parted, and which lag it is: "Higher: above 144 mg, your middle value. Same day."."""
    lag = "The day after." if each.shown.lag else "Same day."
    if each.factor.yes_no:
        return lag
    above = f"{more_word(each.factor.key).capitalize()}: above {amount(each.factor, each.split.value)}"
    if each.split.kind == "chosen":
        return f"{above}, as you set it. {lag}"
    if each.split.below:
        return f"{above}, as most days have your highest value. {lag}"
    return f"{above}, your middle value. {lag}"


def other_lag(each: Association) -> str:
    """What the lag not shown can carry: "The day after: your diary fits 10 % fewer to 40 % more."."""
    lag = next(lag for lag in each.lags if lag.lag != each.shown.lag)
    when = "The day after" if lag.lag else "Same day"
    if lag.ratio is None:
        return f"{when}: too early to tell."
    return f"{when}: your diary fits {_fits(each, lag)}{' so far' if lag.status == 'early' else ''}."


def remarks(each: Association) -> list[str]:
    """What must be said besides: chosen late, what it rests on, days missing."""
    found = [_chosen_late(each)] if each.late or each.set_late else []
    if each.status == "flagged":
        found.append(BAD_DAYS)
    if few := _few_known(each):
        found.append(few)
    if each.status == "early":
        basis, more = each.shown.basis, more_days(each.shown.basis, ENOUGH_DAYS, ENOUGH_SIDE)
        if each.split.kind == "chosen" and basis.days >= ENOUGH_DAYS:
            found.append(f"For an answer: {_threshold_leaves(each, each.shown, more, ENOUGH_SIDE)}")
        elif more:
            found.append(f"For an answer: about {_more_days(each, more)}.")
    return found


def _few_known(each: Association) -> str:
    """That both are known on few of the days, where `coverage_sentence` doesn't say it of the twitches alone."""
    known, days = each.shown.basis.days, len(each.values)
    said = each.outcome == "episodes" and each.outcome_days * 2 < days
    if each.shown.ratio is None or said or known * 2 >= days:
        return ""
    both = f"{outcome_noun(each.outcome).capitalize()} and {_noted(each.factor)} are both known"
    return f"{both} on {known:,} of these {days:,} days. {BAD_ONES_ONLY}"


def _chosen_late(each: Association) -> str:
    """That suspect, threshold or both were chosen with the days in sight."""
    dated = (("named it on", each.since, each.late), ("set the threshold on", each.split.since, each.set_late))
    said = [f"{did} {short_day(day)} {day.year}" for did, day, late in dated if late and day is not None]
    it_was = "both were" if len(said) > 1 else "it was"
    return (
        f"You {' and '.join(said)}, after most of these days were logged: {it_was} chosen knowing them, which makes a "
        "chance finding likelier."
    )


def coverage_sentence(series: DaySeries) -> str:
    """A warning when fewer than half of the period's days are logged, or have a number; else, or without any, empty."""
    if not series.logged or series.counted * 2 >= series.days:
        return ""
    return FEW_LOGGED if series.logged * 2 < series.days else FEW_COUNTED


def amount(factor: Named, value: float) -> str:
    """An amount of a factor with its unit: "144 mg", "7 h 15", "4 of 10"."""
    return factor_amount(factor.key, factor.kind, factor.unit, value)


def side_titles(each: Association) -> tuple[str, str]:
    """Titles of both sides of the days behind a card: "Higher caffeine", "Other days"."""
    words = high_words(each)
    for start in ("days with ", "days of "):
        words = words.removeprefix(start)
    words = words.removeprefix("a ").removesuffix(" days").replace("-", " ") if words != "period days" else words
    if each.shown.lag:
        return f"The day after {words}", "The day after other days"
    return words[:1].upper() + words[1:], "Other days"
