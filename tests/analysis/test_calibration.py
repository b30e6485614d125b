"""How often the numbers are wrong, in made-up diaries in which the truth is known; `make calibrate` has more of them.

Seeds are fixed, so this passes or fails alike everywhere. The bands are those of the design: three binomial standard
errors and one point.
"""

import pytest

from tests.calibrate.__main__ import LENGTHS, LONG
from tests.calibrate.cells import Cell, change_half_way, single, table, whole_diaries
from tests.calibrate.worlds import BAD_DAYS, NULLS, OTHERS, OWN_SPLIT, PARTS, TRUE_EFFECT, World

RUNS = 400
IN_PART = [(world, days) for world in PARTS for days in LONG if days == LONG[0] or world.noted == "lately"]


def outside(cells: list[Cell]) -> list[str]:
    return [line for cell in cells if not cell.holds for line in list(table([cell]))[1:]]


@pytest.mark.parametrize("days", LENGTHS)
@pytest.mark.parametrize("world", NULLS, ids=lambda world: world.name)
def test_without_an_effect_p_is_small_in_five_percent_and_the_range_covers(world: World, days: int) -> None:
    assert outside(single(world, days, RUNS)) == []


@pytest.mark.parametrize("world", NULLS, ids=lambda world: world.name)
def test_it_holds_for_the_day_after_too(world: World) -> None:
    assert outside(single(world, 120, RUNS, lag=1)) == []


@pytest.mark.parametrize("days", (120, 365))
@pytest.mark.parametrize("world", OTHERS, ids=lambda world: world.name)
def test_it_holds_in_other_worlds_too(world: World, days: int) -> None:
    assert outside(single(world, days, RUNS)) == []


@pytest.mark.parametrize("world, days", IN_PART, ids=lambda each: getattr(each, "name", str(each)))
def test_it_holds_also_where_the_factor_is_known_in_a_part_of_the_days(world: World, days: int) -> None:
    assert outside(single(world, days, RUNS)) == []


@pytest.mark.parametrize("days", LENGTHS)
def test_an_effect_is_found_as_often_as_the_design_says(days: int) -> None:
    assert outside([*single(TRUE_EFFECT, days, RUNS), *single(OWN_SPLIT, days, RUNS)]) == []


def test_where_the_method_fails_it_does_so_as_much_as_is_known() -> None:
    """Logging mainly bad days is told on every flagged card; a change for better or worse must show here."""
    assert outside(single(BAD_DAYS, 120, RUNS)) == []


def test_whole_diaries_of_nothing_are_flagged_in_at_most_twelve_percent() -> None:
    assert outside([whole_diaries(180, RUNS), whole_diaries(365, RUNS // 4, noted="lately")]) == []


@pytest.mark.parametrize("worst", [False, True])
def test_a_change_that_does_nothing_is_seldom_found_even_after_the_worst_week(worst: bool) -> None:
    assert outside(change_half_way(0.5, 24, 8, RUNS, worst)) == []


@pytest.mark.parametrize("mean", [3.0, 0.3, 0.05])
@pytest.mark.parametrize("after", [4, 26])
def test_nor_is_it_found_after_the_least_weeks_or_where_twitches_are_rare(after: int, mean: float) -> None:
    assert outside(change_half_way(0.5, 8, after, RUNS, mean=mean)) == []
