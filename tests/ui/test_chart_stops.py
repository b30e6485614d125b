"""From one part of a chart to the next by arrow keys, whatever the chart is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twitchlog.ui.widgets.chart_stops import Stop, first, following

WIDTH, HEIGHT = 120.0, 80.0


def grid(x: float, y: float) -> tuple[int, int] | None:
    """Three by two parts 30 wide and high, apart, from (10, 10) on."""
    column, row = int((x - 10) // 36), int((y - 10) // 36)
    inside = (x - 10) % 36 < 30 and (y - 10) % 36 < 30
    return (column, row) if inside and 0 <= column < 3 and 0 <= row < 2 and x >= 10 and y >= 10 else None


def go(stop: Stop, *ways: tuple[int, int]) -> Stop:
    """Some steps, each of which leads somewhere."""
    for way in ways:
        following_stop = following(grid, stop, *way, WIDTH, HEIGHT)
        assert following_stop is not None
        stop = following_stop
    return stop


def test_the_first_is_at_the_top_left_and_knows_how_far_it_reaches() -> None:
    """To the step with which it is felt out."""
    stop = first(grid, WIDTH, HEIGHT)
    assert stop is not None
    assert stop.what == (0, 0)
    assert all(abs(a - b) <= 4 for a, b in zip(stop.box, (10, 10, 40, 40), strict=True))


def test_arrows_go_to_the_neighbour_and_nowhere_at_the_end() -> None:
    """In all four directions."""
    stop = first(grid, WIDTH, HEIGHT)
    assert stop is not None
    assert go(stop, (1, 0)).what == (1, 0)
    assert go(stop, (1, 0), (0, 1)).what == (1, 1)
    assert go(stop, (1, 0), (0, 1), (-1, 0)).what == (0, 1)
    assert go(stop, (0, 1), (0, -1)).what == (0, 0)
    assert following(grid, stop, -1, 0, WIDTH, HEIGHT) is None
    assert following(grid, go(stop, (1, 0), (1, 0)), 1, 0, WIDTH, HEIGHT) is None


def test_what_lies_aside_is_found_too() -> None:
    """As on the body, where regions do not stand in rows."""

    def two(x: float, y: float) -> str | None:
        return "left" if x < 20 and y < 20 else "low right" if x > 90 and 50 < y < 70 else None

    stop = first(two, WIDTH, HEIGHT)
    assert stop is not None
    over = following(two, stop, 1, 0, WIDTH, HEIGHT)
    assert over is not None
    assert over.what == "low right"
    back = following(two, over, 0, -1, WIDTH, HEIGHT)
    assert back is not None
    assert back.what == "left"


def test_an_empty_chart_has_no_stop() -> None:
    """Nothing lies anywhere."""
    assert first(lambda _x, _y: None, WIDTH, HEIGHT) is None


@given(st.lists(st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]), max_size=20))
def test_wherever_one_goes_one_is_at_a_part_and_its_middle_is_it(ways: list[tuple[int, int]]) -> None:
    """The ring lies on what Enter means."""
    stop = first(grid, WIDTH, HEIGHT)
    for way in ways:
        assert stop is not None
        stop = following(grid, stop, *way, WIDTH, HEIGHT) or stop
    assert stop is not None
    left, top, right, bottom = stop.box
    assert grid((left + right) / 2, (top + bottom) / 2) == stop.what
