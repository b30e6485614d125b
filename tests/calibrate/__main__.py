"""`python -m tests.calibrate [runs]`: the table of all cells; exit code 1 when one lies outside its band.

Where the method is known to fail, the band is around what is known, so that a change for better or worse shows.
"""

import sys
from collections.abc import Iterator
from itertools import product

from tests.calibrate.cells import Cell, change_half_way, single, table, whole_diaries
from tests.calibrate.worlds import BAD_DAYS, NULLS, OTHERS, OWN_SPLIT, PARTS, TRUE_EFFECT

RUNS = 2000
LENGTHS = (60, 120, 365)
LONG = (365, 1825)  # of a factor noted in a part of the days


def cells(runs: int) -> Iterator[Cell]:
    """Every cell: single associations in all worlds, power, whole diaries, changes."""
    everywhere = ((world, LENGTHS) for world in (*NULLS, *OTHERS, BAD_DAYS, TRUE_EFFECT, OWN_SPLIT))
    for world, lengths in (*everywhere, *((world, LONG) for world in PARTS)):
        for days in lengths:
            yield from single(world, days, runs)
    for world, days in product(NULLS, LENGTHS):
        yield from single(world, days, runs, lag=1)
    for memory, days in product((0.5, 0.8), (120, 365)):
        yield whole_diaries(days, runs, memory)
    yield whole_diaries(730, runs, noted="lately")
    for memory, worst, after in product((0.5, 0.8), (False, True), (4, 12)):
        yield from change_half_way(memory, 24, after, runs, worst)
    sparse_or_short = ((8, 3.0), (8, 0.3), (8, 0.05), (24, 0.3), (24, 0.05))
    for (before, mean), after in product(sparse_or_short, (4, 26)):
        yield from change_half_way(0.5, before, after, runs, mean=mean)
    for before, expected in ((8, (14, 86)), (24, (8, 92))):
        yield from change_half_way(0.95, before, 12, runs, expected=expected)


def main(arguments: list[str]) -> int:
    """Count every cell and print as it goes."""
    found: list[Cell] = []

    def counted() -> Iterator[Cell]:
        for cell in cells(int(arguments[0]) if arguments else RUNS):
            found.append(cell)
            yield cell

    for line in table(counted()):
        print(line, flush=True)
    outside = [cell for cell in found if not cell.holds]
    print(f"\n{len(found)} cells, {len(outside)} outside their bands.")
    return 1 if outside else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
