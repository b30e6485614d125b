"""When in the day it twitched, in a sentence."""

from itertools import combinations

from twitchlog.analysis.hours import HourCounts
from twitchlog.analysis.sentences import LEAST_TO_SAY, TOO_FEW, number_word

MOSTLY_QUARTER = 0.45  # share of a quarter of the day, against 0.25 by chance
CLEAR_OF_NEXT = 0.15  # by how much that share is above the next quarter's: else two are told
MOSTLY_TWO = 0.7  # share of two quarters
QUARTERS = ("at night", "in the morning", "in the afternoon", "in the evening")


def hours_sentence(grid: HourCounts, counts: bool = True) -> str:
    """When in the day: "Mostly in the evening, between 18 and 24."; without `counts` never how many there are."""
    total = int(grid.sum())
    if not total:
        return "No times noted in this period."
    if total < LEAST_TO_SAY:
        return f"Too few to say: {number_word(total)} twitch{'es' if total > 1 else ''} so far." if counts else TOO_FEW
    shares = [float(share) for share in grid.sum(axis=0).reshape(4, 6).sum(axis=1) / total]
    best = max(range(4), key=shares.__getitem__)
    next_best = max(share for quarter, share in enumerate(shares) if quarter != best)
    if shares[best] >= MOSTLY_QUARTER and shares[best] - next_best >= CLEAR_OF_NEXT:
        return f"Mostly {QUARTERS[best]}, between {best * 6} and {best * 6 + 6}."
    first, second = max(combinations(range(4), 2), key=lambda pair: shares[pair[0]] + shares[pair[1]])
    if shares[first] + shares[second] < MOSTLY_TWO:
        return "At all times of the day."
    if (first, second) == (0, 3):  # over midnight
        first, second = second, first
    told = f"Mostly {QUARTERS[first]} and {QUARTERS[second]}"
    if (second - first) % 4 == 2:
        return f"{told}."
    return f"{told}, between {first * 6} and {(first * 6 + 12) % 24 or 24}."
