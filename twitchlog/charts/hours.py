"""When: twitches by hour of the day, in steps of two hours, and by weekday."""

from matplotlib.figure import Figure

from twitchlog.analysis.hours import HourCounts, in_steps
from twitchlog.charts.sheet import Box, Sheet
from twitchlog.charts.style import ChartStyle

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LEFT = 36.0
CELL, GAP = 22.0, 2.0
TOP = 4.0
STEPS = (1, 3, 5, 8)  # from how many twitches in two hours each shade begins


def edges(grid: HourCounts) -> tuple[int, int, int, int]:
    """From how many twitches in two hours each of the four shades begins: 1, 3, 5 and 8, or more in a busy diary."""
    most = int(in_steps(grid).max())
    factor = 1
    while STEPS[-1] * factor * 2 <= most:
        factor *= 2
    return 1, STEPS[1] * factor, STEPS[2] * factor, STEPS[3] * factor


def legend(grid: HourCounts, counts: bool = True) -> tuple[str, str]:
    """The words at both ends of the ramp of shades: "none" and "8 or more in two hours", without `counts` "most"."""
    return "none", f"{edges(grid)[-1]:,} or more in two hours" if counts else "most"


def draw(grid: HourCounts, style: ChartStyle, width_dp: float, density: float = 1) -> Figure:
    """The chart of a (7, 24) grid, Monday first, width_dp wide."""
    bottom = TOP + 7 * (CELL + GAP)
    sheet = Sheet(style, width_dp, bottom + 16, density)
    column = (width_dp - LEFT) / 12
    shades: list[list[Box]] = [[] for _ in style.heat]
    limits = edges(grid)
    for row, counts in enumerate(in_steps(grid).tolist()):
        y = TOP + row * (CELL + GAP)
        sheet.text(0, y + CELL / 2 + 4, DAYS[row], 12)
        for n, count in enumerate(counts):
            shade = sum(count >= limit for limit in limits)
            shades[shade].append((LEFT + n * column + 1, y, column - 2, CELL))
    for boxes, colour in zip(shades, style.heat, strict=True):
        sheet.rects(boxes, colour, 4)
    for hour in (0, 6, 12, 18, 24):
        x = LEFT + hour / 2 * column
        sheet.text(x, bottom + 12, str(hour), align="left" if hour == 0 else "right" if hour == 24 else "center")
    return sheet.figure


def describe(grid: HourCounts, counts: bool = True) -> str:
    """The chart in words, with its numbers: the quarters of the day, and each weekday. Without `counts` only when
    there are most."""
    total = int(grid.sum())
    if not total:
        return "Twitches by hour of the day and weekday: none noted."
    quarters = grid.sum(axis=0).reshape(4, 6).sum(axis=1).tolist()
    names = ("0 to 6", "6 to 12", "12 to 18", "18 to 24")
    if not counts:
        return f"Twitches by hour of the day and weekday: most from {names[quarters.index(max(quarters))]}."
    by_time = ", ".join(f"{name} {number:,}" for name, number in zip(names, quarters, strict=True))
    by_day = ", ".join(f"{name} {number:,}" for name, number in zip(DAYS, grid.sum(axis=1).tolist(), strict=True))
    return f"Twitches by hour of the day: {by_time}. By weekday: {by_day}. {total:,} in all."
