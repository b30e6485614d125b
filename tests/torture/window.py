"""Runs as a process of its own: the real window on a diary, a usual place tapped again and again by its own touches."""

import os
import sys
from pathlib import Path
from typing import Any

from tests.ui.display import ensure_display

ensure_display()

from tests.clock import FrozenClock  # noqa: E402

EVERY_S = 0.12


def main(folder: Path) -> int:
    """Open the window as `twitchlog` does, with a hand that taps; what it sees saved is said in a line."""
    from twitchlog.ui import window
    from twitchlog.ui.app import TwitchlogApp

    start = TwitchlogApp.on_start

    def on_start(app: Any) -> None:
        from kivy.clock import Clock

        start(app)
        Clock.schedule_once(lambda _: hand(app), 0.5)

    TwitchlogApp.on_start = on_start  # type: ignore[assignment]
    return window.open_window(folder, FrozenClock("2026-11-24T00:00:00"))


def hand(app: Any) -> None:
    """Tap "Left calf", and say which episodes the window has saved and shown."""
    from kivy.clock import Clock
    from kivy.tests.common import UnitTestTouch

    from tests.ui.pilot import Pilot, VirtualTime

    pilot = Pilot(app, VirtualTime())
    known = {one.id for one in app.diary.episodes()}

    def press(_: float) -> None:
        told()
        tile = pilot.find("Left calf")
        touch = UnitTestTouch(*tile.to_window(tile.center_x, tile.center_y))
        touch.touch_down()
        Clock.schedule_once(lambda _: touch.touch_up(), EVERY_S / 2)

    def told() -> None:
        if pilot.shows("Saved") or pilot.shows("Another one"):
            for one in app.diary.episodes():
                if one.id not in known:
                    known.add(one.id)
                    os.write(1, f"{one.id}\n".encode())

    Clock.schedule_interval(press, EVERY_S)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
