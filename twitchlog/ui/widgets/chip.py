"""Chips, and the two ways they stand together: wrapped, or in one scrolling row."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty
from kivy.uix.scrollview import ScrollView
from kivy.uix.stacklayout import StackLayout

from twitchlog.ui.widgets.base import NARROW, load_kv
from twitchlog.ui.widgets.button import Capsule


class Chip(Capsule):
    """A chip: `text`, `icon`, `selected`, `trailing` ("close", "chevron-down").

    It never changes itself: listen to `on_release` and set `selected` from the new state. 40 high; `low` is 32,
    for single rows.
    """

    selected = BooleanProperty(False)
    low = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("selected", self._dress)
        self.fbind("trailing", self._dress)

    def _dress(self, *_: object) -> None:
        ticked = self.selected and self.trailing != "close"
        self.sign = self.icon or ("check" if ticked else "")
        self.fill = "secondaryContainer" if self.selected else ""
        self.edge = "" if self.selected else "outlineVariant"
        self.tone = "onSecondaryContainer" if self.selected else "onSurfaceVariant"
        self.value = "on" if self.selected else ""


class ChipGroup(StackLayout):
    """Chips that wrap, 8 apart. `options` is a list of (key, text) or (key, text, icon).

    Single choice: `selected` is a key or None, a tap on the chosen one clears it (unless `required`).
    Several: `multiple: True` and `chosen`, a list of keys. After a tap `on_choose(key)` comes with the key chosen
    (None when cleared), or with `multiple` the key tapped.
    Chips of one's own can be added instead of `options`.
    """

    options = ListProperty()
    selected = ObjectProperty(None, allownone=True)
    multiple = BooleanProperty(False)
    required = BooleanProperty(False)
    chosen = ListProperty()

    __events__ = ("on_choose",)

    def on_choose(self, key: object) -> None:
        """A chip was tapped."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("options", self._fill)
        if self.options:
            self._fill()

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        super().add_widget(widget, *args, **kwargs)
        self._limit()

    def on_width(self, *_: object) -> None:
        self._limit()

    def _limit(self) -> None:
        """No chip is wider than the group; the words of a long one wrap."""
        for chip in self.children:
            if isinstance(chip, Chip) and self.width > dp(100):  # before the first layout it is 100
                chip.widest = self.width

    def _fill(self, *_: object) -> None:
        self.clear_widgets()
        for key, text, *icon in self.options:
            chip = Chip(text=text, icon=icon[0] if icon else "", role="checkbox" if self.multiple else "radio")
            chip.key = key
            chip.bind(on_release=self._tapped)
            self.add_widget(chip)
        self._show()

    def on_selected(self, *_: object) -> None:
        self._show()

    def on_chosen(self, *_: object) -> None:
        self._show()

    def _show(self) -> None:
        for chip in self.children:
            if hasattr(chip, "key"):
                chip.selected = chip.key in self.chosen if self.multiple else chip.key == self.selected

    def _tapped(self, chip: Any) -> None:
        if self.multiple:
            kept = [key for key in self.chosen if key != chip.key]
            self.chosen = kept if len(kept) < len(self.chosen) else [*self.chosen, chip.key]
            self.dispatch("on_choose", chip.key)
            return
        again = chip.key == self.selected
        if again and self.required:
            return
        self.selected = None if again else chip.key
        self.dispatch("on_choose", self.selected)


class ScrollRow(ScrollView):
    """One row of chips that scrolls sideways; where it is narrow they wrap instead. Add chips with `low: True`.

    `after` is the room behind the last one, for rows that reach to the window's edge.
    """

    after = NumericProperty(0)

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        if "box" in self.ids and widget is not self.ids.box:
            self.ids.box.add_widget(widget, *args, **kwargs)
            widget.fbind("width", self._arrange)
            self._arrange()
        else:
            super().add_widget(widget, *args, **kwargs)

    def on_size(self, *_: object) -> None:
        self._arrange()

    def on_after(self, *_: object) -> None:
        self._arrange()

    def clear(self) -> None:
        """Take all chips out."""
        self.ids.box.clear_widgets()

    def reveal(self, chip: Any) -> None:
        """Scroll, once it is laid out, until a chip is in sight."""
        Clock.schedule_once(lambda _: self.scroll_to(chip, padding=dp(16), animate=False))

    def _arrange(self, *_: object) -> None:
        box = self.ids.get("box")
        if box is None:
            return
        one_row = sum(chip.width for chip in box.children) + dp(8) * max(0, len(box.children) - 1) + 1 + self.after
        box.width = self.width if self.width < dp(NARROW) - dp(32) else max(one_row, 1)


load_kv(__file__)
