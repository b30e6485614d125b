"""A number with a minus and a plus."""

from __future__ import annotations

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import IconButton  # noqa: F401 - used in kv


class Stepper(BoxLayout):
    """Minus, the value as words (`shown`), plus. `what` names the buttons: "Less sleep", "More sleep".

    An empty `shown` is not noted: an en dash. `at_least` and `at_most` switch a button off at the end of the range.
    Listen to `on_less` and `on_more`; the value itself is the presenter's.
    """

    what = StringProperty("")
    shown = StringProperty("")
    room = NumericProperty("24dp")  # for the value; more keeps the buttons in place while it changes
    at_least = BooleanProperty(False)
    at_most = BooleanProperty(False)

    __events__ = ("on_less", "on_more")

    def on_less(self) -> None:
        """Minus was pressed."""

    def on_more(self) -> None:
        """Plus was pressed."""


load_kv(__file__)
