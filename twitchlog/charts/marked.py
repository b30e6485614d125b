"""Dates worth a line in a chart: their names beside the lines, or, where these are many or long, numbers and a list
below."""

from collections.abc import Sequence
from dataclasses import dataclass

from twitchlog.analysis.markers import Marker
from twitchlog.charts.labels import APART, SIZE, Label, cut_to, placed
from twitchlog.charts.sheet import Sheet
from twitchlog.charts.style import text_width

MOST_NAMED = 4  # beside their lines
ROW, LIST_ROW = 15.0, 16.0
FIRST = 18.0  # the baseline of the first row
LIST_GAP, LIST_END = 8.0, 4.0  # above and below the list
NUMBER = 18.0  # from a number in the list to its name
CLOSE = 2.0  # numbers nearer than this become one: "5–8"


@dataclass(frozen=True, slots=True)
class Marked:
    """How the lines of some markers, from left to right, are named in a chart of some width in dp.

    `begins` is the row in which each line begins. Where `listed` is not empty, the labels are numbers, and these are
    the names in `columns`.
    """

    lines: tuple[float, ...]
    begins: tuple[int, ...]
    labels: tuple[Label, ...]
    listed: tuple[str, ...]
    columns: int

    @property
    def head(self) -> float:
        """The height of the names above the chart."""
        return 8 + ROW * (1 + max(label.row for label in self.labels)) if self.labels else 0.0

    @property
    def foot(self) -> float:
        """The height of the list below it."""
        return LIST_GAP + LIST_ROW * self._rows + LIST_END if self.listed else 0.0

    @property
    def _rows(self) -> int:
        return -(-len(self.listed) // self.columns)

    def draw(self, sheet: Sheet, low: float, below: float) -> None:
        """The lines down to `low`, their names, and the list from `below` on."""
        tops = (8 + ROW * row for row in self.begins)
        sheet.lines([(x, top, x, low) for x, top in zip(self.lines, tops, strict=True)], sheet.style.ink, 1.5, (4, 3))
        for each in self.labels:
            sheet.text(each.x, FIRST + ROW * each.row, each.words, SIZE, each.align, sheet.style.ink, medium=True)
        for n, words in enumerate(self.listed):
            column, row = divmod(n, self._rows)
            x, y = column * sheet.width / self.columns, below + LIST_GAP + LIST_ROW * row + 12
            sheet.text(x, y, str(n + 1), SIZE, "left", sheet.style.ink, medium=True)
            sheet.text(x + NUMBER, y, words, SIZE)


def marked(lines: Sequence[tuple[float, Marker]], width: float) -> Marked:
    """The names of markers at these x, from left to right."""
    at = tuple(x for x, _ in lines)
    if len(lines) <= MOST_NAMED:
        labels, bare = placed(lines, width)
        if not bare and (len(lines) == 1 or not any(label.cut for label in labels)):
            begins = (min(label.begins for label in labels if label.line == x) for x in at)
            return Marked(at, tuple(begins), tuple(labels), (), 1)
    names = tuple(cut_to(marker, width - NUMBER) for _, marker in lines)
    widest = NUMBER + max(text_width(name, SIZE) for name in names) + APART
    return Marked(at, (1,) * len(at), tuple(_numbers(at, width)), names, max(1, int((width + APART) // widest)))


def _numbers(lines: Sequence[float], width: float) -> list[Label]:
    """A number over each line; those that would meet as one, over their middle."""
    groups: list[tuple[int, int]] = []
    for n in range(len(lines)):
        first = n
        while groups and _over(lines, *groups[-1], width).right + CLOSE > _over(lines, first, n, width).left:
            first = groups.pop()[0]
        groups.append((first, n))
    return [_over(lines, first, last, width) for first, last in groups]


def _over(lines: Sequence[float], first: int, last: int, width: float) -> Label:
    words = str(first + 1) if first == last else f"{first + 1}–{last + 1}"
    middle, long = (lines[first] + lines[last]) / 2, text_width(words, SIZE, medium=True)
    left = min(width - long, max(0.0, middle - long / 2))
    return Label(words, 0, min(left + long, max(left, middle)), left, left + long)
