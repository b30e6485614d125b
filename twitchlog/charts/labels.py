"""Names beside dashed lines, in rows: no name meets another, and no line runs through one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from twitchlog.analysis.sentences import MONTHS
from twitchlog.charts.sheet import Align
from twitchlog.charts.style import shortened, text_width

SIZE = 12.0
ASIDE = 6.0  # between a line and its name
APART = 8.0  # between two names in a row
CLEAR = 3.0  # between a name and another's line
MOST_ROWS = 6
LONGEST = 0.62  # of the width, beside its line
LEAST_LEFT = 24.0  # of the width, over its line
SHORTEST = 80.0  # dp; a name cut below this is better left out

EVERY = (1, 2, 3, 6, 12, 24, 60, 120)  # months from one date to the next
WIDE_ENOUGH = 34.0


@dataclass(frozen=True, slots=True)
class Label:
    """A line's name: what it says, its row from the top, the line's x, and from where to where the name goes."""

    words: str
    row: int
    line: float
    left: float
    right: float

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


Named = tuple[float, str, *tuple[str, ...]]  # a line's x and its name, then what may stand for it, ever shorter


def placed(lines: Sequence[Named], width: float) -> tuple[list[Label], list[float]]:
    """Names for lines, given from left to right, and the x of lines whose name found no room.

    A line begins in the row of its name, or below it when the name stands over it, and runs on down.
    """
    orders = (lines, lines[::-1], sorted(lines, key=lambda each: -len(each[1])))
    return min((_in_turn(order, width) for order in orders), key=_cost)


def _cost(result: tuple[list[Label], list[float]]) -> tuple[int, int, int]:
    """Names left out, then names cut, then rows."""
    labels, bare = result
    cut = sum(label.words.endswith("…") for label in labels)
    return len(bare), cut, max((label.row for label in labels), default=-1)


def _in_turn(lines: Sequence[Named], width: float) -> tuple[list[Label], list[float]]:
    labels: list[Label] = []
    bare: list[float] = []
    for line, *names in lines:
        label = next((one for one in _tries(line, names, width) if _free(one, labels)), None)
        if label is None:
            bare.append(line)
        else:
            labels.append(label)
    return labels, bare


def _tries(line: float, names: Sequence[str], width: float) -> Iterator[Label]:
    """Whole names first, in the highest row first, beside the line and then over it; then the shortest one cut to the
    room there is."""
    for words in names:
        long = text_width(words, SIZE, medium=True)
        if long <= width * LONGEST:
            yield from _beside(line, words, long, width)
        if long <= width - LEAST_LEFT:
            yield from _over(line, words, width)
    last = names[-1]
    long = text_width(last, SIZE, medium=True)
    yield from _over(line, shortened(last, SIZE, width - LEAST_LEFT, medium=True), width)
    for most, to_right in ((width - line - ASIDE, True), (line - ASIDE, False)):
        room = min(most, width * LONGEST)
        if SHORTEST <= room < long:
            cut = shortened(last, SIZE, room, medium=True)
            short = text_width(cut, SIZE, medium=True)
            left = line + ASIDE if to_right else line - ASIDE - short
            yield from (Label(cut, row, line, left, left + short) for row in range(MOST_ROWS))


def _beside(line: float, words: str, long: float, width: float) -> Iterator[Label]:
    for row in range(MOST_ROWS):
        if line + ASIDE + long <= width:
            yield Label(words, row, line, line + ASIDE, line + ASIDE + long)
        if line - ASIDE - long >= 0:
            yield Label(words, row, line, line - ASIDE - long, line - ASIDE)


def _over(line: float, words: str, width: float) -> Iterator[Label]:
    long = text_width(words, SIZE, medium=True)
    end = width - CLEAR
    left = max(0.0, min(end if line <= end else line - ASIDE, line + long / 2) - long)
    yield from (Label(words, row, line, left, left + long) for row in range(MOST_ROWS))


def _free(new: Label, labels: Sequence[Label]) -> bool:
    return not any(_meet(new, other) for other in labels)


def _meet(new: Label, old: Label) -> bool:
    if new.row == old.row and new.left < old.right + APART and old.left < new.right + APART:
        return True
    return _crosses(old, new) or _crosses(new, old)


def _crosses(one: Label, other: Label) -> bool:
    """Whether the line of one runs through the name of the other."""
    return one.begins <= other.row and other.left - CLEAR < one.line < other.right + CLEAR


def month_labels(starts: Sequence[date], month: float) -> list[tuple[int, str]]:
    """Names below columns of weeks or months that begin on these days, a month being so wide in dp: months at even
    distances, January as its year."""
    every = next((n for n in EVERY if n * month >= WIDE_ENOUGH), EVERY[-1])
    found: list[tuple[int, str]] = []
    for n, start in enumerate(starts):
        new = n > 0 and start.month != starts[n - 1].month
        if (new or start.day == 1) and (start.year * 12 + start.month - 1) % every == 0:
            found.append((n, str(start.year) if start.month == 1 else MONTHS[start.month - 1]))
    return found
