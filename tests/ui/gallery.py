"""All control states on one picture, to lay beside the drawn one: `python -m tests.ui.gallery out.png [dark] [2]`."""

from __future__ import annotations

import sys
from typing import Any


def build() -> Any:
    """The gallery as a widget; needs a running app."""
    from kivy.metrics import dp
    from kivy.uix.boxlayout import BoxLayout
    from kivy.uix.widget import Widget

    from twitchlog.ui.messages import Messages
    from twitchlog.ui.widgets.base import Plate
    from twitchlog.ui.widgets.button import PillButton, Tile
    from twitchlog.ui.widgets.chip import Chip, ChipGroup
    from twitchlog.ui.widgets.day_cell import DayCell
    from twitchlog.ui.widgets.frame import AppBar, MessageBar
    from twitchlog.ui.widgets.scale import TenScale
    from twitchlog.ui.widgets.stepper import Stepper
    from twitchlog.ui.widgets.surface import Card, Column, Row
    from twitchlog.ui.widgets.text import Text

    root = Column(orientation="vertical")
    root.add_widget(AppBar(title="States", subtitle="for developers, not a screen"))
    box = Column(padding=(dp(16), 0))
    root.add_widget(box)

    def label(text: str) -> None:
        box.add_widget(Widget(size_hint_y=None, height=dp(14)))
        box.add_widget(Text(text=text, role="labelMedium", tone="onSurfaceVariant"))
        box.add_widget(Widget(size_hint_y=None, height=dp(6)))

    def line(*widgets: Any, gap: float) -> None:
        row = BoxLayout(size_hint_y=None, spacing=dp(gap))
        row.bind(minimum_height=row.setter("height"))
        for widget in widgets:
            row.add_widget(widget)
        box.add_widget(row)

    label("Usual place: rest, pressed, keyboard focus")
    line(*(Tile(text="Left calf", padding=(dp(12), 0), **kw) for kw in ({}, {"lit": True}, {"ring": True})), gap=12)
    label("Buttons: filled, tonal, outlined, text, disabled")
    kinds = [("filled", "Save"), ("tonal", "Stop"), ("outlined", "Print"), ("text", "Undo")]
    buttons = [PillButton(kind=kind, text=text) for kind, text in kinds]
    buttons.append(PillButton(kind="tonal", text="Save", disabled=True))
    for button in buttons:
        if button.kind != "text":
            button.side = dp(16)
    line(*buttons, Widget(size_hint_y=None, height=0), gap=6)
    label("Chips: off, on, focus")
    chips = ChipGroup()
    for kw in ({}, {"selected": True}, {"ring": True}):
        chips.add_widget(Chip(text="15 min", **kw))
    box.add_widget(chips)
    label("0–10: not noted")
    box.add_widget(TenScale(name="Bother"))
    label("0–10: noted, zero is a value")
    box.add_widget(TenScale(name="Stress", number=0))
    label("Number: not noted, first tap starts at the usual value")
    card = Card(padding=(dp(16), 0, dp(4), 0))
    row = Row(icon="bed-outline", title="Sleep", second="not noted")
    row.add_widget(Stepper(what="sleep", at_least=True))
    card.add_widget(row)
    box.add_widget(card)
    label("Days")
    days: list[tuple[str, dict[str, Any]]] = [
        ("1–2", {"kind": "count", "count": 1}),
        ("3–4", {"kind": "count", "count": 3}),
        ("5 or more", {"kind": "count", "count": 7}),
        ("quiet", {"kind": "quiet"}),
        ("not logged", {"kind": "missing"}),
        ("to come", {"kind": "future"}),
    ]
    columns = []
    for words, shown in days:
        column = Column(size_hint_x=None, width=dp(56))
        cell = DayCell(day="12", pos_hint={"center_x": 0.5}, **shown)
        column.add_widget(cell)
        column.add_widget(Text(text=words, role="labelSmall", tone="onSurfaceVariant", halign="center"))
        columns.append(column)
    line(*columns, gap=8.8)
    label("Body: rest, pressed, selected, heat 1 to 4")
    roles = ["heat0", "primaryContainer", "primary", "heat1", "heat2", "heat3", "heat4"]
    line(*(Plate(fill=r, radius=[dp(8)], size_hint_y=None, height=dp(32)) for r in roles), gap=8)
    label("Message: 8 seconds or longer, one at a time")
    messages = Messages()
    bar = MessageBar(messages=messages, width=dp(380))
    messages.say("Deleted: right calf, 21:10", [("Undo", lambda: None)])
    box.add_widget(bar)
    return root


def main(path: str, style: str = "light", density: str = "1", width: str = "412", height: str = "860") -> None:
    """Draw it and write the picture."""
    from tests.ui import display

    display.prepare()
    from tests.ui.fakes import FakeClock, FakeDiary
    from tests.ui.harness import flying
    from twitchlog.ui.app import TwitchlogApp
    from twitchlog.ui.screens.base import PlaceScreen
    from twitchlog.ui.settings import Settings

    app = TwitchlogApp(
        diary=FakeDiary(), clock=FakeClock(), settings=Settings(theme=style), screens={"Today": PlaceScreen}
    )
    with flying(app, (float(width), float(height)), float(density)) as pilot:
        from kivy.uix.boxlayout import BoxLayout
        from kivy.uix.widget import Widget

        app.shell.clear_widgets()
        box = BoxLayout(orientation="vertical")
        box.add_widget(build())
        box.add_widget(Widget())
        app.shell.add_widget(box)
        pilot.frame(4)
        pilot.shot(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
