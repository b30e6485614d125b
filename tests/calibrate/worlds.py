"""Made-up diaries: how twitching and a factor come about, with their memory, rhythms and missing days.

Twitching: Poisson with a mean of 3 a day whose logarithm is AR(1), which gives about 20 % days without any. The factor
is AR(1) too. Both have the same memory, which is what makes plain methods find patterns in noise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from twitchlog.analysis.factors import Named

Floats = NDArray[np.float64]
Chance = np.random.Generator
FIRST = date(2025, 1, 1)
SPREAD = 0.85  # of the logarithm of a day's mean: about 20 % zeros at a mean of 3
AMOUNT = Named("made_up", "Made up", "", "amount")
YES_NO = Named("made_up_yes", "Made up", "", "yes_no")
LATELY, AT_THE_ENDS = 120, 60  # days
Noted = Literal["always", "lately", "around a pause", "on weekends"]
NOTED: tuple[Noted, ...] = get_args(Noted)


@dataclass(frozen=True, slots=True)
class World:
    """One way diaries come about. `ratio` is the true one of high days; the rest is no effect of the factor.

    `memory`: AR(1) of both series. `missing`: share of days not logged, at random. `of_quiet`: extra share of the quiet
    days not logged. `weekly`, `trend`: strength of a weekday rhythm and a slow trend, in both series. `halved`:
    twitching halves half way. `rare`: a yes/no factor on one day in ten. `own_split`: the effect begins at the median
    of the days logged, which is where the program parts them; else at the true median. `bad_days`: extra share not
    logged of the days with at most one twitch and a low factor. `noted`: the factor is known in a part of the days
    only: the last 120; the first and last 60, between which nothing at all is logged; weekends.
    `scored`: the outcome is bother, 0 to 10, not a count. `expected`: by days, what is known to be seen instead of 5 %
    with p below 0.05 (with an effect: found) and 95 % of ranges that hold the truth; `said`: where a person reads that.
    """

    name: str
    memory: float = 0.5
    missing: float = 0.0
    ratio: float = 1.0
    mean: float = 3.0
    of_quiet: float = 0.0
    weekly: float = 0.0
    trend: float = 0.0
    halved: bool = False
    rare: bool = False
    own_split: bool = False
    bad_days: float = 0.0
    noted: Noted = "always"
    scored: bool = False
    expected: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    said: str = ""

    @property
    def factor(self) -> Named:
        """The factor's kind."""
        return YES_NO if self.rare else AMOUNT


def memories(chance: Chance, runs: int, days: int, memory: float) -> Floats:
    """Series with mean 0, variance 1 and AR(1) memory, shape (runs, days)."""
    noise = chance.standard_normal((runs, days))
    noise[:, 1:] *= np.sqrt(1 - memory**2)
    series = np.empty_like(noise)
    series[:, 0] = noise[:, 0]
    for day in range(1, days):
        series[:, day] = memory * series[:, day - 1] + noise[:, day]
    return series


def diaries(world: World, chance: Chance, runs: int, days: int) -> tuple[Floats, Floats]:
    """Twitches and factor per day, each of shape (runs, days), NaN where not logged."""
    t = np.arange(days)
    weekend = ((t + FIRST.weekday()) % 7 >= 5) - 2 / 7
    course = t / max(1, days - 1) - 0.5
    factor = memories(chance, runs, days, world.memory) + 2 * world.weekly * weekend + 2 * world.trend * course
    if world.rare:
        factor = (factor > 1.2816).astype(float)
    high = factor > (0.5 if world.rare else 0.0)
    lost = chance.random((runs, days)) < world.missing
    if world.own_split:
        high = factor > np.nanmedian(np.where(lost, np.nan, factor), axis=1, keepdims=True)
    shape = world.weekly * weekend + world.trend * course - np.log(2) * (world.halved & (t >= days / 2))
    level = SPREAD * memories(chance, runs, days, world.memory) - SPREAD**2 / 2 + shape
    twitches = chance.poisson(world.mean * np.exp(level) * np.where(high, world.ratio, 1.0)).astype(float)
    if world.scored:
        twitches = np.clip(np.round(3 + 2 * (level + SPREAD**2 / 2) / SPREAD), 0, 10)
    lost |= chance.random((runs, days)) < world.of_quiet * (twitches == 0)
    lost |= chance.random((runs, days)) < world.bad_days * ((twitches <= 1) & ~high)
    if world.noted == "around a pause":
        lost |= (t >= AT_THE_ENDS) & (t < days - AT_THE_ENDS)
    twitches[lost] = np.nan
    return twitches, np.where(lost | not_noted(world.noted, t), np.nan, factor)


def not_noted(noted: Noted, t: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The days on which the factor is not noted though it may be logged, of the days `t` from the first one on."""
    if noted == "lately":
        return np.asarray(t < len(t) - LATELY)
    if noted == "on weekends":
        return np.asarray((t + FIRST.weekday()) % 7 < 5)
    return np.zeros(len(t), dtype=bool)


# The worlds of the design's figures, then others.
NULLS = tuple(
    World(f"memory {memory}, {'30 % missing' if missing else 'complete'}", memory, missing)
    for memory in (0.5, 0.8)
    for missing in (0.0, 0.3)
)
OTHERS = (
    World("longer memory, 0.95", 0.95, 0.3),
    World("spells of months, memory 0.98", 0.98, 0.3),
    World("a weekday rhythm in both", weekly=0.5, missing=0.3),
    World("a slow trend in both", trend=1.0, missing=0.3),
    World("sparse, 0.3 a day", mean=0.3, missing=0.3),
    World("a rare factor, one day in ten", rare=True, missing=0.3),
    World("quiet days logged less", missing=0.1, of_quiet=0.5),
    World("half of the days missing, memory 0.8", 0.8, 0.5),
    World("bother, 0 to 10", missing=0.3, scored=True),
    World("twitching halves half way", halved=True, missing=0.3),
)
# A factor known in a part of the days: noted only lately, a long pause, weekends only.
PARTS = tuple(
    World(f"noted {noted}, memory {memory}", memory, 0.1 if noted == "on weekends" else 0.3, noted=noted)
    for noted in NOTED[1:]
    for memory in (0.5, 0.8)
)
BAD_DAYS = World(
    "logged on bad or high days",
    missing=0.1,
    bad_days=0.8,
    expected={60: (12, 88.5), 120: (22, 79), 365: (50, 50)},
    said="on every flagged card",
)
# How often a true effect is found: the design's figures. Where it begins at the true median, the program parts the days
# at that of the diary, which mixes some up and makes the ratio smaller.
TRUE_EFFECT = World(
    "true ratio 2 above the true median",
    missing=0.3,
    ratio=2.0,
    expected={60: (30, 92), 120: (56, 92), 365: (98, 93)},
)
OWN_SPLIT = World(
    "true ratio 2 above the diary's median",
    missing=0.3,
    ratio=2.0,
    own_split=True,
    expected={60: (40, 95), 120: (71, 95), 365: (99, 95)},
)
