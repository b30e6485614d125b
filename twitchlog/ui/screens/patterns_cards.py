"""The cards of Patterns: how much, when, how long. Each has its sentence, its chart and a legend of real labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, StringProperty

from twitchlog.ui.presenters import patterns_numbers, patterns_touch
from twitchlog.ui.presenters.entries import Part
from twitchlog.ui.screens.card_head import CardHead  # noqa: F401 - used in kv
from twitchlog.ui.screens.card_menu import Behind, open_menu
from twitchlog.ui.screens.chart_legend import LegendEntry, Ramp  # noqa: F401 - used in kv
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import PillButton  # noqa: F401 - used in kv
from twitchlog.ui.widgets.surface import Card, Column
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv
from twitchlog.ui.widgets.touch_chart import TouchChart  # noqa: F401 - used in kv

if TYPE_CHECKING:
    from twitchlog.charts.keys import Key
    from twitchlog.ui.presenters.patterns_count import Patterns

ROLES = {"quiet": "tertiary"}  # what the window calls a chart's colour, where it differs
HIDDEN = "Counts are hidden, as you set it under Look."


class CardSwitch(Column):
    """The way to a card's other chart."""

    text = StringProperty("")

    __events__ = ("on_turn",)

    def on_turn(self) -> None:
        """It was pressed."""


class PatternCard(Card):
    """A card with a title, one sentence, and what is added. `entries(part)` shows the entries of what was touched."""

    title = StringProperty("")
    sentence = StringProperty("")

    def __init__(self, entries: Callable[[Part], object] = lambda _: None, **kwargs: Any) -> None:
        self.entries = entries
        self.found: Patterns | None = None
        super().__init__(**kwargs)

    def show(self, found: Patterns) -> None:
        """The drawing of a period. Override `draw_it`."""
        self.found = found
        self.draw_it(found)

    def draw_it(self, found: Patterns) -> None:
        """Show what was found."""

    def behind(self, found: Patterns) -> tuple[Any, Any]:
        """What gives the chart on show as a page, and what gives its numbers."""
        raise NotImplementedError

    def open_menu(self, dots: Any) -> None:
        """The card's menu."""
        found = self.found
        if found is None:
            return
        page, numbers = self.behind(found)
        stem = patterns_numbers.file_stem(self.title, found.period)
        shown = partial(self.entries, patterns_touch.of_all(found))
        open_menu(dots, Behind(stem, page, partial(numbers, found), shown))


class HowMuchCard(PatternCard):
    """Twitches per logged day, by week or month; turned over, every day as a calendar. `on_drag` comes from it."""

    against = StringProperty("")
    bother = StringProperty("")
    caption = StringProperty("")
    other = BooleanProperty(False)
    switch = StringProperty("")
    hint = StringProperty("")
    asked = BooleanProperty(False)  # for the numbers, where they are not told by themselves

    __events__ = ("on_drag",)

    def on_drag(self, share: float) -> None:
        """The chart was dragged sideways."""

    def turn(self) -> None:
        """Show the other chart, or what was hidden."""
        found = self.found
        assert found is not None
        if self._told(found):
            self.other = not self.other
        self.asked = not found.counts
        self.draw_it(found)

    def forget(self) -> None:
        """Numbers once asked for have to be asked for again."""
        if self.asked and self.found is not None:
            self.asked = False
            self.draw_it(self.found)

    def _told(self, found: Patterns) -> bool:
        return found.counts or self.asked

    def draw_it(self, found: Patterns) -> None:
        if not self._told(found):
            self.sentence, self.against, self.caption, self.switch = HIDDEN, "", "", "Show how much"
            self.bother, self.hint = found.bother, ""
            self.ids.chart.show(None, "")
            self._explain(())
            return
        card = found.by_day if self.other else found.how_much
        chart = self.ids.chart
        chart.name = "Each day, as a chart" if self.other else "How much, as a chart"
        self.sentence, self.against, self.bother = card.sentence, found.against, found.bother
        self.caption = card.caption
        part = "bar" if not self.other else "day" if found.step == "week" else "month"
        self.hint = f"Tap a {part} for its entries; drag or pinch for other times."
        self.switch = f"Show by {found.step}" if self.other else "Show as a calendar"
        chart.pick = partial(patterns_touch.of_days if self.other else patterns_touch.of_weeks, found)
        chart.show(partial(_days if self.other else _weekly, found), card.described)
        self._explain(card.keys)

    def behind(self, found: Patterns) -> tuple[Any, Any]:
        from twitchlog.ui.presenters import patterns_pages

        page, chart = (patterns_pages.by_day, _days) if self.other else (patterns_pages.weekly, _weekly)
        told = self._told(found)
        return (partial(page, found, partial(chart, found)) if told else None), patterns_numbers.of_days

    def _explain(self, keys: Sequence[Key]) -> None:
        legend = self.ids.legend
        if [child.words for child in legend.children[::-1]] == [key.words for key in keys]:
            return
        legend.clear_widgets()
        for key in keys:
            roles = [ROLES.get(role, role) for role in key.roles]
            legend.add_widget(LegendEntry(roles=roles, kind=key.shape, words=key.words))


class WhenCard(PatternCard):
    """Hour of the day by weekday."""

    caption = StringProperty("")

    def draw_it(self, found: Patterns) -> None:
        self.sentence, self.caption = found.when.sentence, found.when.caption
        self.ids.ramp.least, self.ids.ramp.most = found.when.ramp
        self.ids.chart.pick = partial(patterns_touch.of_hours, found)
        self.ids.chart.show(partial(_hours, found), found.when.described)

    def behind(self, found: Patterns) -> tuple[Any, Any]:
        from twitchlog.ui.presenters import patterns_pages

        return partial(patterns_pages.by_hour, found, partial(_hours, found)), patterns_numbers.of_hours


class HowLongCard(PatternCard):
    """Twitches by their length."""

    caption = StringProperty("")

    def draw_it(self, found: Patterns) -> None:
        self.sentence = found.how_long.sentence
        self.caption = found.how_long.caption if found.durations.known else ""
        self.ids.chart.pick = partial(patterns_touch.of_lengths, found)
        self.ids.chart.show(partial(_lengths, found) if found.durations.known else None, found.how_long.described)

    def behind(self, found: Patterns) -> tuple[Any, Any]:
        from twitchlog.ui.presenters import patterns_pages

        page = partial(patterns_pages.lengths, found, partial(_lengths, found)) if found.durations.known else None
        return page, patterns_numbers.of_lengths


# What draws is imported off the main thread, where these run.


def _weekly(found: Patterns, style: Any, width: float, density: float) -> Any:
    from twitchlog.charts import weekly

    return weekly.draw(found.series, style, width, density, found.markers)


def _days(found: Patterns, style: Any, width: float, density: float) -> Any:
    from twitchlog.charts import calendar

    return calendar.draw(found.series, style, width, density)


def _hours(found: Patterns, style: Any, width: float, density: float) -> Any:
    from twitchlog.charts import hours

    return hours.draw(found.hours, style, width, density)


def _lengths(found: Patterns, style: Any, width: float, density: float) -> Any:
    from twitchlog.charts import durations

    return durations.draw(found.durations, style, width, density, found.counts)


load_kv(__file__)
