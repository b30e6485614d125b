"""A place for a card in a long column: when it moves, nothing inside is laid out again."""

from __future__ import annotations

from typing import Any

from kivy.uix.relativelayout import RelativeLayout


class Slot(RelativeLayout):
    """Holds one widget, as wide as the slot and as high as itself.

    In a long column a change of height moves all that stands above; inside a slot positions are its own, so that
    costs a translation instead of a layout.
    """

    def __init__(self, content: Any, **kwargs: Any) -> None:
        super().__init__(size_hint_y=None, **kwargs)
        self.content = content
        content.size_hint_x = None
        content.width, self.height = self.width, content.height
        self.fbind("width", self._widen)
        content.fbind("height", self._grow)
        self.add_widget(content)

    def _widen(self, _slot: Any, width: float) -> None:
        self.content.width = width

    def _grow(self, _content: Any, height: float) -> None:
        self.height = height
