"""What changed: each medicine's start, stop or dose change and each date marked, held against the weeks before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from kivy.properties import StringProperty

from twitchlog.ui.presenters import patterns_numbers
from twitchlog.ui.presenters.entries import Part
from twitchlog.ui.presenters.patterns_touch import of_change
from twitchlog.ui.screens.card_head import CardHead  # noqa: F401 - used in kv
from twitchlog.ui.screens.card_menu import Behind, open_menu
from twitchlog.ui.screens.patterns_factors import FactorBar, LeftButton, Show, draw_bar, put  # noqa: F401 - used in kv
from twitchlog.ui.steps import Steps
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.surface import Card, Column
from twitchlog.ui.widgets.text import Text
from twitchlog.ui.widgets.touch_chart import TouchChart  # noqa: F401 - used in kv

if TYPE_CHECKING:
    from twitchlog.ui.presenters.patterns_factors import ChangeView, Judged

NOTHING = (
    "No medicine was started, stopped or changed in this time, and no date is marked. Mark one, such as "
    "“less coffee from here”, to see the weeks before and after."
)
NEWEST = 3  # that stand there; the earlier ones unfold


class ChangeBlock(Column):
    """One change: the weeks, the sentence, the range, what must be said with it."""

    def __init__(self, entries: Show, mark: Callable[[str], object], **kwargs: Any) -> None:
        self.entries, self._mark = entries, mark
        self._view: ChangeView | None = None
        super().__init__(**kwargs)

    def show(self, view: ChangeView) -> None:
        """What the diary says of it."""
        self._view = view
        ids = self.ids
        ids.head.title, ids.head.more = view.title, f"{view.title}: more"
        ids.caption.text, ids.sentence.text, ids.also.text = view.caption, view.sentence, view.also
        ids.strip.name = f"{view.title}: the weeks"
        ids.strip.pick = self._pick
        ids.strip.show(partial(_strip, view) if view.weeks else None, view.described)
        ids.bar.show(view.title, view.bar)

    def open_menu(self, dots: Any) -> None:
        """What can be had of it; a mark can be changed."""
        view = self._view
        assert view is not None
        from twitchlog.ui.presenters import patterns_pages

        weeks = patterns_pages.weeks_of(view.found.compared)
        bar = partial(draw_bar, view.bar) if view.bar else None
        more = [("Change or remove this mark", partial(self._mark, view.mark))] if view.mark else []
        behind = Behind(
            patterns_numbers.file_stem(view.title, weeks),
            partial(patterns_pages.change, view, partial(_strip, view), bar) if view.weeks else None,
            partial(patterns_numbers.of_change, view),
            partial(self.entries, Part(weeks)),
        )
        open_menu(dots, behind, more)

    def _pick(self, x: float, _y: float, width: float, _height: float) -> Any:
        assert self._view is not None
        return of_change(self._view.found.compared, x, width)


class WhatChanged(Card):
    """The newest changes, the earlier ones folded. `on_mark(id)` asks for a mark to be added ("") or changed."""

    caution = StringProperty("")

    __events__ = ("on_mark",)

    def __init__(self, entries: Show, **kwargs: Any) -> None:
        self._entries = entries
        self._blocks: list[ChangeBlock] = []
        self._judged: Judged | None = None
        self._open = False
        self._unfolding = Steps()
        super().__init__(**kwargs)
        self._nothing = Text(text=NOTHING, tone="onSurfaceVariant")
        self._earlier = LeftButton(on_step=lambda _: self.unfold())

    def on_mark(self, mark: str) -> None:
        """A mark is to be added or changed."""

    def steps(self, judged: Judged) -> list[Callable[[], object]]:
        """What to do, a bit each frame, to show this."""
        self._judged = judged
        shown = judged.changes if self._open else judged.changes[:NEWEST]
        each = [partial(self._block, n, view) for n, view in enumerate(shown)]
        return [*each, partial(self._stand, len(shown))]

    def unfold(self) -> None:
        """Show the earlier changes too, or fold them again."""
        self._open = not self._open
        assert self._judged is not None
        self._unfolding.begin(self.steps(self._judged))

    def reveal(self, mark: str) -> list[Callable[[], object]]:
        """What to do, a bit each frame, so that the block of a mark stands there."""
        place = self._place_of(mark)
        if self._judged is None or place is None or place < NEWEST or self._open:
            return []
        self._open = True
        return self.steps(self._judged)

    def block_of(self, mark: str) -> ChangeBlock | None:
        """The block of a mark that stands there."""
        place = self._place_of(mark)
        return None if place is None or place >= len(self._blocks) else self._blocks[place]

    def _place_of(self, mark: str) -> int | None:
        changes = self._judged.changes if self._judged is not None else ()
        return next((n for n, view in enumerate(changes) if mark and view.mark == mark), None)

    def _block(self, n: int, view: ChangeView) -> None:
        if n == len(self._blocks):
            self._blocks.append(ChangeBlock(self._entries, lambda mark: self.dispatch("on_mark", mark)))
        self._blocks[n].show(view)

    def _stand(self, number: int) -> None:
        from twitchlog.analysis.change_words import OF_ALL

        assert self._judged is not None
        earlier = len(self._judged.changes) - NEWEST
        words = f"{earlier} earlier change{'s' if earlier > 1 else ''}"
        self._earlier.text = f"Hide {words}" if self._open else words.capitalize()
        ways = [self._earlier] if earlier > 0 else []
        put(self.ids.blocks, [*self._blocks[:number], *ways] or [self._nothing])
        self.caution = OF_ALL if number else ""


def _strip(view: ChangeView, style: Any, width: float, density: float) -> Any:
    from twitchlog.charts import change_strip

    return change_strip.draw(view.found.compared, view.bother, style, width, density, view.counts)


load_kv(__file__)
