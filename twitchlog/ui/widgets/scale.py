"""The 0-10 scale: eleven cells, where none filled means not noted and 0 is an answer."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import NumericProperty
from kivy.uix.floatlayout import FloatLayout

from twitchlog.ui.widgets.base import Control, Plate
from twitchlog.ui.widgets.text import Text

BREAKS_BELOW = 290  # dp of width: 0-5 above 6-10
CELL, EDGE = 40, 4  # dp


class TenScale(Control, FloatLayout):
    """A number from 0 to 10, or None for not noted (`number`).

    Tap or drag; a tap on the filled cell takes the answer back. Arrow keys move, Delete takes it back.
    `on_choose(number)` comes once the finger is lifted, never while it moves.
    """

    number = NumericProperty(None, allownone=True)

    __events__ = ("on_choose",)

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"size_hint_y": None, "edge": "outline", "radius": [dp(12)], "role": "slider"} | kwargs
        super().__init__(**kwargs)
        self._before: float | None = None
        self._moved = False
        self._mark = Plate(fill="", radius=[dp(8)], size_hint=(None, None))
        self.add_widget(self._mark)
        self._cells = [Text(text=str(n), role="labelLarge", size_hint=(None, None), halign="center") for n in range(11)]
        for cell in self._cells:
            self.add_widget(cell)
        self._arranger = Clock.create_trigger(self._arrange, -1)
        for name in ("pos", "size", "number"):
            self.fbind(name, self._arranger)
        self.fbind("width", self._set_height)
        self._set_height()
        self._arrange()

    def on_choose(self, number: int | None) -> None:
        """The answer changed."""

    @property
    def rows(self) -> int:
        """One row of eleven, or two where it is narrow."""
        return 2 if self.width < dp(BREAKS_BELOW) else 1

    def point_of(self, number: int) -> tuple[float, float]:
        """The middle of a number's cell, in this widget's parent's coordinates."""
        x, y, w, h = self._cell(number)
        return x + w / 2, y + h / 2

    def number_at(self, x: float, y: float) -> int:
        """The number whose cell is nearest."""

        def away(number: int) -> float:
            cx, cy = self.point_of(number)
            return abs(x - cx) + 4 * abs(y - cy)

        return min(range(11), key=away)

    def press(self) -> None:
        """Enter has nothing to press here; arrows choose."""

    def on_arrow(self, dx: int, dy: int) -> bool:
        if not dx:
            return False
        self._answer(0 if self.number is None else min(10, max(0, int(self.number) + dx)))
        return True

    def clear_answer(self) -> None:
        """Back to not noted (the Delete key)."""
        self._answer(None)

    def on_touch_down(self, touch: Any) -> bool:
        if self.disabled or touch.is_mouse_scrolling or not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        self._before, self._moved = self.number, False
        self._first = self.number_at(*touch.pos)
        self.number = self._first
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        self.number = self.number_at(*touch.pos)
        self._moved = self._moved or self.number != self._first
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        new = None if not self._moved and self.number == self._before else self.number
        self.number = self._before
        self._answer(new)
        return True

    def _answer(self, number: float | None) -> None:
        if number != self.number:
            self.number = number
            self.dispatch("on_choose", None if number is None else int(number))

    def _cell(self, number: int) -> tuple[float, float, float, float]:
        per_row = 11 if self.rows == 1 else 6
        row, column = divmod(number, per_row)
        width = (self.width - 2 * dp(EDGE)) / per_row
        top = self.top - dp(EDGE) - row * dp(CELL + 2 * EDGE)
        return self.x + dp(EDGE) + column * width, top - dp(CELL), width, dp(CELL)

    def _set_height(self, *_: object) -> None:
        self.height = self.rows * dp(CELL + 2 * EDGE)

    def _arrange(self, *_: object) -> None:
        for number, text in enumerate(self._cells):
            x, y, w, h = self._cell(number)
            text.tone = "onPrimary" if number == self.number else "onSurfaceVariant"
            text.width, text.x, text.center_y = w, x, y + h / 2  # its height is its own: one line
        self.value = "not noted" if self.number is None else f"{int(self.number)} of 10"
        self._mark.fill = "" if self.number is None else "primary"
        if self.number is not None:
            x, y, w, h = self._cell(int(self.number))
            self._mark.pos, self._mark.size = (x, y), (w, h)
