"""Names beside dashed lines, in rows: no name meets another, and no line runs through one. And those of months."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from twitchlog.analysis.markers import Marker
from twitchlog.analysis.sentences import MONTHS
from twitchlog.charts.sheet import Align
from twitchlog.charts.style import shortened, text_width

SIZE = 12.0
ASIDE = 6.0  # between a line and its name
APART = 8.0  # between two names in a row
CLEAR = 3.0  # between a name and another's line
MOST_ROWS = 4
LONGEST = 0.62  # of the width, beside its line
LEAST_LEFT = 24.0  # of the width, over its line
SHORTEST = 80.0  # dp; a name cut below this is better left out

YEAR = 12
EVERY = (1, 2, 3, 6, 12, 24, 60, 120)  # months from one date to the next
MONTHS_APART, YEARS_APART = 44.0, 34.0  # dp, at least


@dataclass(frozen=True, slots=True)
class Label:
    """A line's name: what it says, its row from the top, the line's x, from where to where the name goes, and whether
    it is cut."""

    words: str
    row: int
    line: float
    left: float
    right: float
    cut: bool = False

    @property
    def align(self) -> Align:
        """To which side of the text `x` lies."""
        return "left" if self.over or self.left > self.line else "right"

    @property
    def x(self) -> float:
        """Where the text is anchored."""
        return self.left if self.align == "left" else self.right

    @property
    def over(self) -> bool:
        """Whether it stands over its line, which then begins below it."""
        return self.left <= self.line <= self.right

    @property
    def begins(self) -> int:
        """The row in which its line begins."""
        return self.row + self.over


def placed(lines: Sequence[tuple[float, Marker]], width: float) -> tuple[list[Label], list[float]]:
    """Names for lines (their x and what they mark, from left to right), and the x of lines whose name found no room.

    A line begins in the row of its name, or below it when the name stands over it, and runs on down.
    """
    orders = (lines, lines[::-1], sorted(lines, key=lambda each: -len(each[1].text)))
    return min((_in_turn(order, width) for order in orders), key=_cost)


def _cost(result: tuple[list[Label], list[float]]) -> tuple[int, int, int]:
    """Names left out, then names cut, then rows."""
    labels, bare = result
    cut = sum(label.cut for label in labels)
    return len(bare), cut, max((label.row for label in labels), default=-1)


def _in_turn(lines: Sequence[tuple[float, Marker]], width: float) -> tuple[list[Label], list[float]]:
    labels: list[Label] = []
    bare: list[float] = []
    for line, marker in lines:
        label = next((one for one in _tries(line, marker, width) if _free(one, labels)), None)
        if label is None:
            bare.append(line)
        else:
            labels.append(label)
    return labels, bare


def _tries(line: float, marker: Marker, width: float) -> Iterator[Label]:
    """Whole names first, in the highest row first, beside the line and then over it; then names cut to the room
    there is."""
    whole = cut_to(marker, width * LONGEST)
    long = text_width(whole, SIZE, medium=True)
    aside = _beside(line, whole, long, width, marker)
    over = _over(line, cut_to(marker, width - LEAST_LEFT), width, marker)
    yield from (*aside, *over) if whole == marker.text else (*over, *aside)
    for room, to_right in ((width - line - ASIDE, True), (line - ASIDE, False)):
        if SHORTEST <= room < long:
            words = cut_to(marker, room)
            short = text_width(words, SIZE, medium=True)
            left = line + ASIDE if to_right else line - ASIDE - short
            yield from (Label(words, row, line, left, left + short, True) for row in range(MOST_ROWS))


def cut_to(marker: Marker, room: float) -> str:
    """What a marker says, its name cut where there is no more room; what was done and when stays."""
    return shortened(marker.name, SIZE, room, medium=True, tail=marker.tail)


def _beside(line: float, words: str, long: float, width: float, marker: Marker) -> Iterator[Label]:
    cut = words != marker.text
    for row in range(MOST_ROWS):
        if line + ASIDE + long <= width:
            yield Label(words, row, line, line + ASIDE, line + ASIDE + long, cut)
        if line - ASIDE - long >= 0:
            yield Label(words, row, line, line - ASIDE - long, line - ASIDE, cut)


def _over(line: float, words: str, width: float, marker: Marker) -> Iterator[Label]:
    long = text_width(words, SIZE, medium=True)
    end = width - CLEAR
    left = max(0.0, min(end if line <= end else line - ASIDE, line + long / 2) - long)
    yield from (Label(words, row, line, left, left + long, words != marker.text) for row in range(MOST_ROWS))


def _free(new: Label, labels: Sequence[Label]) -> bool:
    return not any(_meet(new, other) for other in labels)


def _meet(new: Label, old: Label) -> bool:
    if new.row == old.row and new.left < old.right + APART and old.left < new.right + APART:
        return True
    return _crosses(old, new) or _crosses(new, old)


def _crosses(one: Label, other: Label) -> bool:
    """Whether the line of one runs through the name of the other."""
    return one.begins <= other.row and other.left - CLEAR < one.line < other.right + CLEAR


def month_labels(steps: Sequence[tuple[date, date]], month: float) -> list[tuple[int, str]]:
    """Names below some of the steps (first and last day of each), a month being so wide in dp: of months that begin in
    a step, at even distances, January with its year; or of years alone."""
    every = next((n for n in EVERY if n * month >= (MONTHS_APART if n < YEAR else YEARS_APART)), EVERY[-1])
    found: list[tuple[int, str]] = []
    for n, (first, last) in enumerate(steps):
        begins = first if first.day == 1 else last.replace(day=1)
        if first <= begins and (begins.year * YEAR + begins.month - 1) % every == 0:
            found.append((n, _month_name(begins, every)))
    return found


def _month_name(day: date, every: int) -> str:
    if every >= YEAR:
        return str(day.year)
    # A bare year between months reads as that of the month before it.
    return f"Jan ’{day.year % 100:02}" if day.month == 1 else MONTHS[day.month - 1]
