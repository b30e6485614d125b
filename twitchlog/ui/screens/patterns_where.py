"""Where: the body shaded by days with twitches and the places as rows; turned over, the places over time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from twitchlog.ui.presenters import patterns_numbers, patterns_touch
from twitchlog.ui.screens.patterns_cards import PatternCard
from twitchlog.ui.widgets.base import Control, Plate, load_kv
from twitchlog.ui.widgets.surface import Column
from twitchlog.ui.widgets.text import Text

if TYPE_CHECKING:
    from twitchlog.ui.presenters.patterns_count import Patterns, PlaceLine


class Tag(Plate, BoxLayout):
    """What is new of a place: "back since 31 Oct"."""

    text = StringProperty("")


class TopPlace(Control, BoxLayout):
    """A place with its days, a bar, when it was last seen, and its tag; a tap shows its entries."""

    days = StringProperty("")
    unit = StringProperty("")
    part = NumericProperty(0)
    seen = StringProperty("")
    tight = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        self._natural = 0.0
        super().__init__(**kwargs)
        self._name = Text(size_hint_x=None)
        self._tag: Tag | None = None
        self.ids.names.add_widget(self._name)
        self.ids.names.bind(width=self._wrap)

    def show(self, line: PlaceLine, tight: bool) -> None:
        """A place."""
        self.name = f"{line.name}: entries"
        self.days, self.unit = line.days, line.unit
        self.part, self.seen, self.tight = line.part, "" if tight else line.seen, tight
        role = "bodyMedium" if tight else "bodyLarge"
        if (self._name.text, self._name.role) != (line.name, role):
            self._name.role, self._name.text = role, line.name
            self._name.fit = True
            self._natural = self._name.width + 1
            self._name.fit = False
        self._wrap(self.ids.names, self.ids.names.width)
        self._tell(line.tag)

    def _tell(self, words: str) -> None:
        if words and self._tag is None:
            self._tag = Tag()
        if self._tag is None:
            return
        self._tag.text = words
        if bool(words) != (self._tag.parent is not None):
            (self.ids.names.add_widget if words else self.ids.names.remove_widget)(self._tag)

    def _wrap(self, _names: Any, width: float) -> None:
        self._name.width = min(self._natural, width)


class RampLine(BoxLayout):
    """The shades of the body and whose left and right it is."""

    wide = BooleanProperty(False)
    hint = StringProperty("")


class OverTime(Column):
    """Which places when."""

    caption = StringProperty("")


class WhereBody(BoxLayout):
    """The figures and the rows: under each other, or beside each other where it is wide.

    `on_part(what)` comes from a tap on a figure, `on_unfold` from the button below the rows.
    """

    wide = BooleanProperty(False)
    more = StringProperty("")

    __events__ = ("on_part", "on_unfold")

    def on_part(self, what: Any) -> None:
        """A region was tapped."""

    def on_unfold(self) -> None:
        """The other places are to be shown or folded."""


class WhereCard(PatternCard):
    """The body and the places most often noted, of which the others unfold."""

    wide = BooleanProperty(False)
    other = BooleanProperty(False)
    switch = StringProperty("")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._open = False
        self._rows: list[TopPlace] = []
        super().__init__(*args, **kwargs)
        self._ramp = RampLine()
        self._body = WhereBody()
        self._body.bind(on_part=lambda _, part: self.entries(part), on_unfold=lambda _: self.unfold())
        self._times: OverTime | None = None
        self.ids.holder.add_widget(self._body)
        self.fbind("wide", self._again)

    def draw_it(self, found: Patterns) -> None:
        words = found.where.sentence
        self.switch = "Show the body" if self.other else "Show places over time"
        if self.other:
            self.sentence = found.over_time.sentence
            self._show_times(found)
            return
        self._put(self._body)
        self._body.wide = self.wide
        changes = found.changes if self.wide else found.changes_below  # the rows of a phone tell the others
        self.sentence = f"{words} {changes}".strip()
        self._explain(found)
        apart = self.wide and "face" in found.views
        self._show_figures(self._body.ids.chart, found, found.views[:2] if self.wide else found.views)
        self._show_figures(self._body.ids.face, found, ("face",) if apart else ())
        self._fill(found)

    def _show_figures(self, chart: Any, found: Patterns, views: tuple[str, ...]) -> None:
        words = found.where.described if "front" in views else "The same days." if views else ""
        chart.pick = partial(patterns_touch.of_body, found, views)
        chart.show(partial(_where, found, views) if views else None, words)

    def behind(self, found: Patterns) -> tuple[Any, Any]:
        from twitchlog.ui.presenters import patterns_pages

        if self.other:
            page = partial(patterns_pages.over_time, found, partial(_over_time, found))
            return page if found.times.places else None, patterns_numbers.of_places_over_time
        return partial(patterns_pages.body, found, partial(_where, found, found.views)), patterns_numbers.of_places

    def turn(self) -> None:
        """Show the other chart."""
        self.other = not self.other
        self._again()

    def unfold(self) -> None:
        """Show the other places too, or only the top ones again."""
        self._open = not self._open
        if self.found is not None:
            self._fill(self.found)

    def _again(self, *_: object) -> None:
        if self.found is not None:
            self.draw_it(self.found)

    def _put(self, part: Any) -> None:
        holder = self.ids.holder
        if holder.children != [part]:
            holder.clear_widgets()
            holder.add_widget(part)

    def _show_times(self, found: Patterns) -> None:
        if self._times is None:
            self._times = OverTime()
            self._times.ids.times.bind(on_part=lambda _, part: self.entries(part))
        self._put(self._times)
        self._times.caption = found.over_time.caption
        ids = self._times.ids
        ids.ramp.least, ids.ramp.most = found.over_time.ramp
        ids.ramp.roles = [f"heat{shade}" for shade in found.over_time.shades]
        ids.times.pick = partial(patterns_touch.of_places, found)
        ids.times.show(partial(_over_time, found) if found.times.places else None, found.over_time.described)

    def _explain(self, found: Patterns) -> None:
        """The shades, under the figures, or under the rows where these stand beside them."""
        line, ids = self._ramp, self._body.ids
        line.wide = self.wide
        line.hint = "Days with twitches. L and R are your own." if self.wide else "L and R are your own left and right."
        line.ids.ramp.least, line.ids.ramp.most = found.where.ramp
        home = (ids.list if self.wide else ids.figures).__self__
        if line.parent is not home:
            if line.parent is not None:
                line.parent.remove_widget(line)
            home.add_widget(line)

    def _fill(self, found: Patterns) -> None:
        rows, left = self._body.ids.rows, len(found.places) - len(found.top_places)
        lines = found.places if self._open else found.top_places
        while len(self._rows) < len(lines):
            row = TopPlace()
            row.bind(on_release=self._pressed)
            self._rows.append(row)
        for row, line in zip(self._rows, lines, strict=False):
            row.show(line, self.wide)
        if len(rows.children) != len(lines):
            rows.clear_widgets()
            for row in self._rows[: len(lines)]:
                rows.add_widget(row)
        self._body.more = ""
        if left > 0:
            self._body.more = "Fewer places" if self._open else f"{left} more place{'s' if left > 1 else ''}"

    def _pressed(self, row: TopPlace) -> None:
        assert self.found is not None
        self.entries(patterns_touch.of_place(self.found, row.name.removesuffix(": entries")))


# What draws is imported off the main thread, where these run.


def _where(found: Patterns, views: Any, style: Any, width: float, density: float) -> Any:
    from twitchlog.charts import where

    return where.draw(found.shaded, style, width, density, views)


def _over_time(found: Patterns, style: Any, width: float, density: float) -> Any:
    from twitchlog.charts import places_time

    return places_time.draw(found.times, style, width, density, found.counts)


load_kv(__file__)
