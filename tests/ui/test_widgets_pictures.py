"""Every state of every control looks as accepted; the accepted pictures were laid beside the drawn ones."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("style", ["light", "dark"])
@pytest.mark.parametrize("density", [1, 2])
def test_the_states_of_all_controls(fly: Any, looks_like: Any, style: str, density: int) -> None:
    """At rest, pressed, focused, selected, disabled, unknown."""
    from kivy.uix.boxlayout import BoxLayout
    from kivy.uix.widget import Widget

    from tests.ui import gallery
    from twitchlog.ui.screens.base import PlaceScreen
    from twitchlog.ui.settings import Settings

    pilot = fly(density=density, screens={"Today": PlaceScreen}, settings=Settings(theme=style))
    box = BoxLayout(orientation="vertical")
    box.add_widget(gallery.build())
    box.add_widget(Widget())
    pilot.app.shell.clear_widgets()
    pilot.app.shell.add_widget(box)
    pilot.frame(4)
    looks_like(pilot, f"states-{style}-{density}")
