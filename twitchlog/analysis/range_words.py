"""Ratios and ranges in words: "30 % fewer to 60 % more", "1.1 to 2.3 times"."""

from math import floor, log10

from twitchlog.domain.wording import NBSP

SAME = "the same"
TIMES_FROM = 1.95  # from here on more is told as times
ALL = 95  # percent fewer
NEAR = 20  # a change of fewer percent is told to the percent, a larger one to the nearest five


def times(ratio: float) -> str:
    """A ratio as a number: "1.6", "2.0", "14"; with more digits where it would read as 1.0 or 0.0."""
    if ratio >= 10:
        return f"{ratio:.0f}" if ratio < 1000 else "over 1,000"
    if ratio < 0.1:
        return f"{ratio:.2f}" if ratio >= 0.01 else "less than 0.01"
    return f"{ratio:.2f}" if 0.95 <= ratio < 1.05 and round(ratio, 2) != 1 else f"{floor(ratio * 10 + 0.5) / 10:.1f}"


def percent(ratio: float) -> int:
    """The change a ratio means, in percent, as exactly as such a range deserves: to the nearest five from 20 on, but
    nearly all of it to the percent again, up to 99."""
    exact = round(abs(ratio - 1) * 100, 6)
    change = floor(exact + 0.5)
    if exact >= NEAR and (ratio > 1 or exact <= ALL):
        change = 5 * floor(exact / 5 + 0.5)
    return min(change, 99 if ratio < 1 else 10**6)


def more_or_fewer(ratio: float, fewer: str = "fewer") -> str:
    """A ratio as a change: "30 % fewer", "60 % more", "twice as many", "2.4 times as many", "the same"."""
    if ratio >= TIMES_FROM:
        return f"{end_words(ratio)} as {'many' if fewer == 'fewer' else 'much'}"
    change = percent(ratio)
    return f"{change}{NBSP}% {fewer if ratio < 1 else 'more'}" if change else SAME


def end_words(ratio: float, fewer: str = "fewer") -> str:
    """An end of a range by itself, as `fits` has it: "30 % fewer", "60 % more", "twice", "2.4 times", "the same"."""
    if ratio >= TIMES_FROM:
        return "twice" if times(ratio) == "2.0" else f"{times(ratio)} times"
    return more_or_fewer(ratio, fewer)


def times_words(ratio: float) -> str:
    """The same as `anything_from` has it: "1.1 times"."""
    return f"{times(ratio)} times"


def fits(low: float, high: float, fewer: str = "fewer") -> str:
    """A range as changes: "30 % fewer to 60 % more", "10 to 60 % more"."""
    first, last = more_or_fewer(low, fewer), more_or_fewer(high, fewer)
    if first == last:
        return f"about {first}"
    if SAME in (first, last):
        return f"{SAME} or up to {last if first == SAME else first}"
    if low >= TIMES_FROM:
        return f"{end_words(low).removesuffix(' times')} to {last}"
    for end in (f"{NBSP}% {fewer}", f"{NBSP}% more"):
        if first.endswith(end) and last.endswith(end):
            amounts = sorted((percent(low), percent(high)))
            return f"{amounts[0]} to {amounts[1]}{end}"
    return f"{first} to {last}"


def anything_from(low: float, high: float, fewer: str = "fewer") -> str:
    """A range of what differs: in times when it is more, in percent when it is fewer."""
    if high < 1:
        return fits(low, high, fewer)
    return f"{times(low)} to {times(high)} times"


def a_day(mean: float) -> str:
    """A plain average: "3.4", "0.04", "12"."""
    if mean >= 9.95:
        return f"{mean:.0f}"
    if 0 < mean < 0.95:
        digits = min(3, 1 - floor(log10(mean)))
        return f"{mean:.{digits}f}".rstrip("0").rstrip(".")
    return f"{mean:.1f}"
