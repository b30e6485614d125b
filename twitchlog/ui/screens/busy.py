"""The page that stands while the diary is closed: it is being moved, or erased."""

from __future__ import annotations

from kivy.properties import NumericProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout

from twitchlog.ui.widgets.base import Plate, load_kv
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv


class BusyPage(Plate, AnchorLayout):
    """One sentence; nothing can be done."""

    text = StringProperty("")
    foot = NumericProperty(0)

    __events__ = ("on_close",)

    def __init__(self, text: str) -> None:
        super().__init__(text=text)

    def on_close(self) -> None:
        """It is done."""

    def may_close(self) -> bool:
        """Not before it is done."""
        return False


load_kv(__file__)
