"""The cards of Patterns: how much, when, where. Each has its sentence, its chart and a legend of real labels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kivy.graphics import Color, Line
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.stacklayout import StackLayout

from twitchlog.ui.widgets.base import Plate, load_kv, the_app
from twitchlog.ui.widgets.button import PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.chart import Chart  # noqa: F401 - used in kv
from twitchlog.ui.widgets.surface import Card, Column
from twitchlog.ui.widgets.text import Text

if TYPE_CHECKING:
    from twitchlog.ui.presenters.patterns_count import Patterns, PlaceLine

TOP_PLACES = 5
SIZES = {"full": (16, 8, 2), "dot": (8, 8, 4), "cell": (20, 12, 3), "dashed": (16, 8, 2), "outlined": (16, 8, 2)}


class Swatch(Plate):
    """A small area in a chart's colour: `kind` full, dot, cell, outlined, or dashed for what is not logged."""

    kind = StringProperty("full")

    def __init__(self, role: str, kind: str, **kwargs: Any) -> None:
        wide, tall, round_ = SIZES[kind]
        super().__init__(kind=kind, **kwargs)
        self.size, self.radius = (dp(wide), dp(tall)), [dp(round_)]
        if kind == "outlined":
            self.edge, self.edge_width = role, dp(1.2)
        elif kind != "dashed":
            self.fill = role
        else:
            with self.canvas:
                self._tint = Color(*the_app().theme.colour("outline"))
                self._line = Line(width=1, dash_length=dp(2), dash_offset=dp(2))
            self.bind(pos=self._dash, size=self._dash)

    def recolour(self) -> None:
        """Take the colours anew."""
        super().recolour()
        if self.kind == "dashed":
            self._tint.rgba = the_app().theme.colour("outline")

    def _dash(self, *_: object) -> None:
        left, low, right, top = self.x + 0.5, self.y + 0.5, self.right - 0.5, self.top - 0.5
        self._line.points = (left, low, right, low, right, top, left, top, left, low)


class Swatches(BoxLayout):
    """Some swatches in a row: `roles` of colours, all of one `kind`."""

    kind = StringProperty("full")
    roles = ListProperty()
    gap = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("roles", "kind", "gap"):
            self.fbind(name, self._fill)

    def _fill(self, *_: object) -> None:
        self.clear_widgets()
        self.spacing = self.gap
        for role in self.roles:
            self.add_widget(Swatch(role, self.kind))


class LegendEntry(BoxLayout):
    """What some swatches stand for."""

    words = StringProperty("")
    kind = StringProperty("full")
    roles = ListProperty()


class Ramp(StackLayout):
    """The five shades with words at both ends, as wide as it is or as there is `room`."""

    room = NumericProperty(1000)

    least = StringProperty("")
    most = StringProperty("")


class PatternCard(Card):
    """A card with a title, one sentence, and what is added."""

    title = StringProperty("")
    sentence = StringProperty("")


class HowMuchCard(PatternCard):
    """Twitches per logged day, by week or month, with every day below."""

    caption = StringProperty("")

    def show(self, found: Patterns) -> None:
        """The chart of a period."""
        self.sentence, self.caption = found.how_much.sentence, found.how_much.caption
        self.ids.chart.show(partial(_weekly, found), found.how_much.described)
        self._explain(found)

    def _explain(self, found: Patterns) -> None:
        if found.step == "month":
            entries = [(["heat1"], "full", "with twitches"), (["tertiary"], "full", "quiet")]
        else:
            entries = [
                (["heat1", "heat2", "heat4"], "full", "1, 3, 5 or more"),
                (["tertiary"], "dot", "quiet"),
                (["outline"], "dashed", "not logged"),
            ]
        self.ids.legend.clear_widgets()
        for roles, kind, words in entries:
            self.ids.legend.add_widget(LegendEntry(roles=roles, kind=kind, words=words))


class WhenCard(PatternCard):
    """Hour of the day by weekday."""

    def show(self, found: Patterns) -> None:
        """The chart of a period."""
        self.sentence = found.when.sentence
        self.ids.ramp.least, self.ids.ramp.most = found.when.ramp
        self.ids.chart.show(partial(_hours, found), found.when.described)


class Tag(Plate, BoxLayout):
    """What is new of a place: "back since 31 Oct"."""

    text = StringProperty("")


class TopPlace(Column):
    """A place with its days, a bar, when it was last seen, and its tag."""

    days = StringProperty("")
    unit = StringProperty("")
    part = NumericProperty(0)
    seen = StringProperty("")
    tight = BooleanProperty(False)

    def __init__(self, line: PlaceLine, tight: bool, **kwargs: Any) -> None:
        super().__init__(
            days=line.days, unit=line.unit, part=line.part, seen="" if tight else line.seen, tight=tight, **kwargs
        )
        role = "bodyMedium" if tight else "bodyLarge"
        self._natural = Text(text=line.name, role=role, fit=True).width + 1
        self._name = Text(text=line.name, role=role, size_hint_x=None)
        names = self.ids.names
        names.add_widget(self._name)
        if line.tag and not tight:
            names.add_widget(Tag(text=line.tag))
        names.bind(width=self._wrap)

    def _wrap(self, names: Any, width: float) -> None:
        self._name.width = min(self._natural, width)


class RampLine(BoxLayout):
    """The shades of the body and whose left and right it is."""

    wide = BooleanProperty(False)
    hint = StringProperty("")


class WhereCard(PatternCard):
    """The body shaded by days with twitches, and the places most often noted; the others unfold."""

    wide = BooleanProperty(False)
    more = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        self._found: Patterns | None = None
        self._open = False
        super().__init__(**kwargs)
        self._ramp = RampLine()
        self.fbind("wide", self._again)

    def show(self, found: Patterns) -> None:
        """The drawing and the rows of a period."""
        if self._found is not None and self._found.period != found.period:
            self._open = False
        self._found = found
        self._again()

    def unfold(self) -> None:
        """Show the other places too, or only the top ones again."""
        self._open = not self._open
        self._fill()

    def _again(self, *_: object) -> None:
        found = self._found
        if found is None:
            return
        words = found.where.sentence
        self.sentence = f"{words} {found.changes}".strip() if self.wide else words
        self._explain(found)
        views = found.views
        apart = self.wide and "face" in views
        figures = partial(_where, found, views[:2] if self.wide else views)
        self.ids.chart.show(figures, found.where.described)
        self.ids.face.show(partial(_where, found, ("face",)) if apart else None, "" if not apart else "The same days.")
        self._fill()

    def _explain(self, found: Patterns) -> None:
        """The shades, under the figures, or under the rows where these stand beside them."""
        line = self._ramp
        line.wide = self.wide
        line.hint = "Days with twitches. L and R are your own." if self.wide else "L and R are your own left and right."
        line.ids.ramp.least, line.ids.ramp.most = found.where.ramp
        if line.parent is not None:
            line.parent.remove_widget(line)
        (self.ids.list if self.wide else self.ids.figures).add_widget(line)

    def _fill(self) -> None:
        found = self._found
        assert found is not None
        rows, left = self.ids.rows, len(found.places) - TOP_PLACES
        rows.clear_widgets()
        for line in found.places if self._open else found.places[:TOP_PLACES]:
            rows.add_widget(TopPlace(line, self.wide))
        self.more = ""
        if left > 0:
            self.more = "Fewer places" if self._open else f"{left} more place{'s' if left > 1 else ''}"


# What draws is imported off the main thread, where these run.


def _weekly(found: Patterns, style: Any, width: float, density: float) -> Any:
    from twitchlog.charts import weekly

    return weekly.draw(found.series, style, width, density, found.markers)


def _hours(found: Patterns, style: Any, width: float, density: float) -> Any:
    from twitchlog.charts import hours

    return hours.draw(found.hours, style, width, density)


def _where(found: Patterns, views: Any, style: Any, width: float, density: float) -> Any:
    from twitchlog.charts import where

    return where.draw(found.shaded, style, width, density, views)


load_kv(__file__)
