"""The window's cold start: from the start of the process to the first drawn frame."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import Row, compared
from tests.ui.display import ensure_display
from twitchlog.clock import SystemClock
from twitchlog.exchange.made_up import write_made_up

ROUNDS = 9
LIMIT = 1.5
CHECKOUT = Path(__file__).parents[2]
DRAWN = """
import os, sys
def drawn(*_):
    sys.stdout.write("drawn\\n")
    sys.stdout.flush()
    os._exit(0)
"""
# What anyone would write to see a window of KivyMD with nothing in it.
FLOOR = (
    DRAWN
    + """
from kivy.core.window import Window
from kivymd.app import MDApp
from kivymd.uix.screen import MDScreen
class Empty(MDApp):
    def build(self):
        Window.bind(on_flip=drawn)
        return MDScreen(md_bg_color=self.theme_cls.backgroundColor)
Empty().run()
"""
)
OURS = (
    DRAWN
    + """
import twitchlog.ui.window as window
fit = window.fit_to_screen
def fit_and_tell():
    fit()
    from kivy.core.window import Window
    Window.bind(on_flip=drawn)
window.fit_to_screen = fit_and_tell
from twitchlog.__main__ import main
sys.exit(main())
"""
)


def run() -> list[Row]:
    """A year's diary on Today against an empty window, in turns; bytecode is kept, as for an installed program."""
    ensure_display()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_made_up(folder / "diary", SystemClock())
        (folder / "floor.py").write_text(FLOOR)
        (folder / "ours.py").write_text(OURS)
        environment = os.environ | {
            "TWITCHLOG_DIARY": str(folder / "diary"),
            "KIVY_HOME": str(folder / "kivy"),
            "KIVY_NO_ARGS": "1",
            "KIVY_NO_FILELOG": "1",
            "PYTHONPATH": str(CHECKOUT),
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def first_frame(script: str) -> None:
            done = subprocess.run(
                [sys.executable, script], env=environment, capture_output=True, text=True, cwd=folder, timeout=60
            )
            assert "drawn" in done.stdout, done.stderr

        first_frame("floor.py")
        first_frame("ours.py")
        name = "first frame with a year's diary, against an empty KivyMD window"
        return [compared(name, lambda: first_frame("ours.py"), lambda: first_frame("floor.py"), LIMIT, ROUNDS)]
