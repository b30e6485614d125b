"""What is counted in a world: how often p is small, the range holds the truth, anything is flagged."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from zlib import crc32

import numpy as np

from tests.calibrate.worlds import AMOUNT, FIRST, SPREAD, Floats, Noted, World, diaries, memories, not_noted
from twitchlog.analysis.associations import judge
from twitchlog.analysis.before_after import before_after
from twitchlog.analysis.factors import Named, high_days, split_of
from twitchlog.analysis.ratio import Ratio, lagged, rate_ratio

SUSPECTS, OTHERS = 3, 7


@dataclass(frozen=True, slots=True)
class Cell:
    """A share seen in so many runs, in percent, with the band it must lie in (None: no end on that side).

    `said`: where a person reads that it is not as it should be.
    """

    world: str
    days: int
    what: str
    seen: float
    runs: int
    low: float | None
    high: float | None
    said: str = ""

    @property
    def holds(self) -> bool:
        """Whether it lies in its band."""
        return (self.low is None or self.seen >= self.low) and (self.high is None or self.seen <= self.high)


def band(target: float, runs: int) -> tuple[float, float]:
    """Three binomial standard errors and one point around a percentage."""
    reach = 300 * np.sqrt(target / 100 * (1 - target / 100) / max(1, runs)) + 1
    return target - reach, target + reach


def chance_of(*names: object) -> np.random.Generator:
    """The same chance for the same names, in every run."""
    return np.random.default_rng(crc32(repr(names).encode()))


def ratio_of(outcome: Floats, values: Floats, factor: Named, lag: int = 0) -> Ratio | None:
    """One association at one lag, split as the program splits."""
    return rate_ratio(outcome, high_days(lagged(values, lag), split_of(values, factor)), FIRST.weekday())


def single(world: World, days: int, runs: int, lag: int = 0) -> list[Cell]:
    """p and range of single associations: false positives (with an effect: how often it is found) and coverage."""
    outcomes, factors = diaries(world, chance_of(world.name, days, *([lag] if lag else [])), runs, days)
    found = [ratio_of(y, x, world.factor, lag) for y, x in zip(outcomes, factors, strict=True)]
    ratios = [each for each in found if each is not None]
    positive = 100 * float(np.mean([each.p < 0.05 for each in ratios]))
    covered = 100 * float(np.mean([each.low <= world.ratio <= each.high for each in ratios]))
    told, (small, held) = len(ratios), world.expected.get(days, (5.0, 95.0))
    said = world.said if days in world.expected else ""
    name, what = f"{world.name}{', the day after' if lag else ''}", "false" if world.ratio == 1 else "found"
    return [
        Cell(name, days, what, positive, told, *band(small, told), said),
        Cell(name, days, "covered", covered, told, *band(held, told), said),
    ]


def whole_diaries(days: int, runs: int, memory: float = 0.5, missing: float = 0.3, noted: Noted = "always") -> Cell:
    """Diaries with three null suspects and seven other null factors: how often anything at all is flagged."""
    world = World(f"whole diaries, noted {noted}, memory {memory}", memory, missing, noted=noted)
    chance = chance_of(world.name, days)
    outcomes, first = diaries(world, chance, runs, days)
    names = [Named(f"own_{n}", f"Factor {n}", "", AMOUNT.kind) for n in range(SUSPECTS + OTHERS)]
    others = [memories(chance, runs, days, memory) for _ in names[1:]]
    suspects = {name.key: FIRST for name in names[:SUSPECTS]}
    flagged = 0
    for run in range(runs):
        lost = np.isnan(outcomes[run]) | not_noted(noted, np.arange(days))
        values = [first[run], *(np.where(lost, np.nan, other[run]) for other in others)]
        judged = judge(outcomes[run], dict(zip(names, values, strict=True)), FIRST, suspects)
        flagged += any(lag.status == "flagged" for each in judged for lag in each.lags)
    return Cell(world.name, days, "any flag", 100 * flagged / runs, runs, None, 12.0)


def change_half_way(
    memory: float,
    before: int,
    after: int,
    runs: int,
    worst: bool = False,
    mean: float = 3.0,
    expected: tuple[float, float] = (5.0, 95.0),
) -> list[Cell]:
    """A change that does nothing: how often the weeks around it seem to differ, and how often the range holds 1.

    `worst`: it was made at the worst week of the time before, which is when people start something. Where twitches are
    rarer than one a day the range may be wider than it need be. `expected`: where other than 5 and 95 % are known.
    """
    chance = chance_of("change", memory, before, after, worst, mean)
    days = 7 * (before + after)
    extra = 7 * 12 if worst else 0
    level = SPREAD * memories(chance, runs, days + extra, memory) - SPREAD**2 / 2
    twitches = chance.poisson(mean * np.exp(level)).astype(float)
    twitches[chance.random(twitches.shape) < 0.3] = np.nan
    found = []
    for run in range(runs):
        at = 7 * before
        if worst:
            weeks = twitches[run, at : at + extra].reshape(-1, 7)
            means = np.nansum(weeks, axis=1) / np.maximum(1, (~np.isnan(weeks)).sum(axis=1))
            at += 7 * (int(means.argmax()) + 1)
        y = twitches[run, : at + 7 * after]
        found.append(before_after(y, FIRST, FIRST + timedelta(at)).shift)
    shifts = [each for each in found if each is not None]
    name = f"{'after the worst week' if worst else 'a change'}, memory {memory}, {mean:g} a day, {after} weeks"
    positive = 100 * float(np.mean([each.p < 0.05 for each in shifts]))
    covered = 100 * float(np.mean([each.low <= 1 <= each.high for each in shifts]))
    told = len(shifts)
    (few, most), (least, all_but_few) = (band(each, told) for each in expected)
    wide, said = mean < 1, "" if expected[0] == 5 else "on clear cards"
    return [
        Cell(name, 7 * before, "false", positive, told, None if wide else few, most, said),
        Cell(name, 7 * before, "covered", covered, told, least, None if wide else all_but_few, said),
    ]


def table(cells: Iterable[Cell]) -> Iterator[str]:
    """The cells as lines."""
    yield f"{'':52}{'days':>5}  {'':9}{'seen %':>7}  {'runs':>6}  {'band':>13}"
    for cell in cells:
        low = "" if cell.low is None else f"{cell.low:.1f}"
        high = "" if cell.high is None else f"{cell.high:.1f}"
        limits = f"{low} to {high}" if low and high else f"at most {high}" if high else low and f"at least {low}"
        verdict = f"{'ok' if cell.holds else 'FAILS'}{f', said {cell.said}' if cell.said else ''}"
        yield (
            f"{cell.world:52}{cell.days:5}  {cell.what:9}{cell.seen:7.1f}  {cell.runs:6,}  {limits:>13}  {verdict}"
        ).rstrip()
