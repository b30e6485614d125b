"""What with: a card for each main suspect, the other factors folded, and the way to choose suspects."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from twitchlog.ui.presenters import patterns_numbers
from twitchlog.ui.presenters.entries import Part
from twitchlog.ui.presenters.patterns_touch import of_dots, of_factor
from twitchlog.ui.screens.card_head import CardHead  # noqa: F401 - used in kv
from twitchlog.ui.screens.card_menu import Behind, open_menu
from twitchlog.ui.steps import Steps
from twitchlog.ui.widgets.base import load_kv, the_app
from twitchlog.ui.widgets.button import PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.chart import Chart  # noqa: F401 - used in kv
from twitchlog.ui.widgets.choice import Segmented  # noqa: F401 - used in kv
from twitchlog.ui.widgets.slot import Slot
from twitchlog.ui.widgets.strong_text import StrongText  # noqa: F401 - used in kv
from twitchlog.ui.widgets.surface import Card, Column, Progress  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Text
from twitchlog.ui.widgets.touch_chart import TouchChart  # noqa: F401 - used in kv

if TYPE_CHECKING:
    from twitchlog.ui.presenters.patterns_factors import FactorView, Judged, RangeBar

NOTHING = (
    "Note caffeine, sleep or stress on Today: here days with more are then held against the others, "
    "with the range your diary can carry."
)
NO_SUSPECT = "None is named yet. Only what you name beforehand can be called a pattern."

Show = Callable[[Part], object]


class SmallText(Text):
    """A hint under a chart."""


class FactorNote(Column):
    """A hint of its own line."""

    text = StringProperty("")


class FactorDots(Column):
    """The days behind a comparison."""


class FactorBar(Column):
    """A ratio with its range."""

    drawn = BooleanProperty(False)

    def show(self, name: str, bar: RangeBar | None) -> None:
        """Draw it; without one it takes no room."""
        self.drawn = bar is not None
        self.ids.bar.name = f"{name}: the range"
        self.ids.bar.show(partial(draw_bar, bar) if bar else None, bar.described if bar else "")


class FactorProgress(Column):
    """How far a factor has come that can't be judged yet."""

    done = StringProperty("")
    needed = StringProperty("")
    part = NumericProperty(0)


class FactorCard(Card):
    """A factor: sentence first, range second, the days behind it, what it is not."""

    def __init__(self, show: Show, **kwargs: Any) -> None:
        self._entries = show
        self._view: FactorView | None = None
        self._period: Any = None
        self._parts: dict[str, Any] = {}
        super().__init__(**kwargs)

    def show(self, view: FactorView, period: Any) -> None:
        """What a period says of it."""
        self._view, self._period = view, period
        head = self.ids.head
        head.title, head.tag = view.name, view.tag
        head.more = f"{view.name}: more"
        self.ids.sentence.strong = ""
        self.ids.sentence.text = view.sentence
        self.ids.sentence.strong = view.strong
        self._fill(view)

    def _fill(self, view: FactorView) -> None:
        """The parts of the card; those of before are used again, as building and laying out takes long."""
        wanted: list[Any] = []
        if view.progress is not None:
            far = self._part("progress", FactorProgress)
            far.done, far.needed, far.part = view.progress.done, view.progress.needed, view.progress.part
            wanted.append(far)
        if view.bar is not None:
            bar = self._part("bar", FactorBar)
            bar.show(view.name, view.bar)
            wanted.append(bar)
        if view.below:
            below = self._part("below", partial(Text, tone="onSurfaceVariant"))
            below.text = view.below
            wanted.append(below)
        if view.dots is not None:
            dots = self._part("dots", FactorDots)
            dots.ids.chart.pick = partial(of_dots, view)
            dots.ids.chart.name = f"{view.name}: the days behind it"
            dots.ids.chart.show(partial(_dots, view.dots), view.dots.described)
            wanted.append(dots)
        for n, words in enumerate(view.notes):
            note = self._part(f"note {n}", FactorNote)
            note.text = words
            wanted.append(note)
        put(self.ids.parts, wanted)

    def _part(self, key: str, make: Callable[[], Any]) -> Any:
        if key not in self._parts:
            self._parts[key] = part = make()
            if key == "dots":
                part.ids.chart.bind(on_part=lambda _, days: self._entries(days))
        return self._parts[key]

    def open_menu(self, dots: Any) -> None:
        """What can be had of it."""
        view = self._view
        assert view is not None
        high = of_factor(view.high, view.found.days(view.found.shown.high)) if view.high else None
        behind = Behind(
            patterns_numbers.file_stem(view.name, self._period),
            self._page() if view.bar else None,
            partial(patterns_numbers.of_factor, view),
            None if high is None else partial(self._entries, high),
        )
        above = () if view.found.factor.yes_no else (("Where high begins…", self.set_threshold),)
        open_menu(dots, behind, above)

    def _page(self) -> Callable[[], Any]:
        from twitchlog.ui.presenters import patterns_pages

        view = self._view
        assert view is not None
        bar, dots = partial(draw_bar, view.bar) if view.bar else None, partial(_dots, view.dots) if view.dots else None
        return partial(patterns_pages.factor, view, self._period, bar, dots)

    def set_threshold(self) -> None:
        """Ask where the factor's high days begin."""
        from twitchlog.ui.screens.threshold_dialog import open_threshold

        assert self._view is not None
        open_threshold(the_app(), self._view.found)


class WhatWithHead(BoxLayout):
    """The section's name, and at its right what comes first."""

    hint = StringProperty("")


class LeftButton(Column):
    """A text button whose words begin at the left edge."""

    text = StringProperty("")

    __events__ = ("on_step",)

    def on_step(self) -> None:
        """It was pressed."""


class OutcomeChoice(Column):
    """Whether factors and changes are held against how many there were, or how much they bothered."""

    __events__ = ("on_outcome",)

    def on_outcome(self, outcome: str) -> None:
        """One was chosen."""


class WhatWith(Column):
    """The section. `on_outcome(key)` and `on_suspects` come from its buttons."""

    warning = StringProperty("")

    __events__ = ("on_outcome", "on_suspects")

    def __init__(self, entries: Show, **kwargs: Any) -> None:
        self._entries = entries
        self._cards: dict[str, Slot] = {}
        self._judged: Judged | None = None
        self._open = False
        self._unfolding = Steps()
        super().__init__(**kwargs)
        self._head = WhatWithHead()
        self._warning = Text(tone="onSurfaceVariant")
        self._nothing = Text(tone="onSurfaceVariant")  # which suspect is not noted, or that none is named
        self._choice = OutcomeChoice()
        self._choice.bind(on_outcome=lambda _, key: self.dispatch("on_outcome", key))
        self._ways = Column()
        self._unfold = LeftButton(on_step=lambda _: self.unfold())
        self._choose = LeftButton(text="Choose main suspects", on_step=lambda _: self.dispatch("on_suspects"))

    def on_outcome(self, outcome: str) -> None:
        """The outcome was chosen."""

    def on_suspects(self) -> None:
        """The main suspects are to be chosen."""

    def steps(self, judged: Judged, warning: str) -> list[Callable[[], object]]:
        """What to do, a bit each frame, to show this."""
        self._judged, self._warning.text = judged, warning
        views = [*judged.suspects, *(judged.others if self._open else ())]
        return [*(partial(self._card, view) for view in views), self._stand]

    def wait(self, words: str) -> None:
        """Say at the head that something takes a moment; with "" no longer."""
        first = "your main suspects first" if self._judged is not None and self._judged.suspects else ""
        self._head.hint = words or first

    def unfold(self) -> None:
        """Show the other factors too, or fold them again."""
        self._open = not self._open
        judged = self._judged
        assert judged is not None
        self._unfolding.begin(self.steps(judged, self._warning.text))

    def _card(self, view: FactorView) -> None:
        key = view.found.factor.key
        if key not in self._cards:
            self._cards[key] = Slot(FactorCard(self._entries))
        assert self._judged is not None
        self._cards[key].content.show(view, self._judged.period)

    def _stand(self) -> None:
        """Put what there is below each other; only when that differs from what stands."""
        judged = self._judged
        assert judged is not None
        wanted: list[Any] = [self._head]
        both = (*judged.suspects, *judged.others)
        if both:
            wanted.append(self._choice)
        if self._warning.text and both:
            wanted.append(self._warning)
        self._choice.ids.outcome.selected = judged.outcome
        self.wait("")
        none_named = "" if judged.suspects else NO_SUSPECT if both else NOTHING
        self._nothing.text = judged.unnoted or none_named
        if self._nothing.text:
            wanted.append(self._nothing)
        wanted += [self._cards[view.found.factor.key] for view in judged.suspects]
        ways = [self._choose]
        if judged.others:
            number = len(judged.others)
            words = f"{number} other factor{'s' if number > 1 else ''}"
            self._unfold.text = f"Hide {words}" if self._open else f"Show {words}"
            ways.insert(0, self._unfold)
        put(self._ways, ways)
        wanted.append(self._ways)
        if self._open:
            wanted += [self._cards[view.found.factor.key] for view in judged.others]
        put(self, wanted)


def put(box: Any, widgets: list[Any]) -> None:
    """Let these stand in a box, from the top; nothing happens while they do already."""
    if box.children[::-1] != widgets:
        box.clear_widgets()
        for widget in widgets:
            box.add_widget(widget)


# What draws is imported off the main thread, where these run.


def draw_bar(bar: RangeBar, style: Any, width: float, density: float) -> Any:
    """The chart of a ratio; in the background."""
    from twitchlog.charts import range_bar

    return range_bar.draw(bar.ratio, bar.low, bar.high, bar.ends, bar.clear, style, width, density)


def _dots(found: Any, style: Any, width: float, density: float) -> Any:
    from twitchlog.charts import dots

    return dots.draw(found.high, found.other, found.titles, found.bother, style, width, density)


load_kv(__file__)
