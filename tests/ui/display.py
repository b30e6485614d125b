"""Surroundings for tests with a window: a display, and a Kivy that touches nothing of the person's.

Import this before anything of Kivy.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile

NEEDED = "The window's tests need a display: set DISPLAY, or install Xvfb (Debian: apt install xvfb)."


def ensure_display() -> None:
    """Use the display there is, else start Xvfb on a free one. Raises RuntimeError with what to install."""
    if sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY"):
        return
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        raise RuntimeError(NEEDED)
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(writing), "-screen", "0", "2600x1900x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    atexit.register(server.terminate)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not start. " + NEEDED)
    os.environ["DISPLAY"] = f":{number}"


def prepare(density: float = 1.0) -> None:
    """The environment Kivy reads when it is imported."""
    assert "kivy" not in sys.modules, "Kivy was imported before its surroundings were set"
    ensure_display()
    home = tempfile.mkdtemp(prefix="twitchlog-kivy-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ.update(
        KIVY_HOME=home,
        KIVY_NO_ARGS="1",
        KIVY_NO_FILELOG="1",
        KIVY_LOG_MODE="PYTHON",  # leaves stderr and the root logger alone
        KIVY_CLIPBOARD="sdl2",
        KIVY_METRICS_DENSITY=str(density),
    )
    from kivy.config import Config

    Config.set("kivy", "exit_on_escape", "0")
    Config.set("graphics", "width", str(round(412 * density)))
    Config.set("graphics", "height", str(round(860 * density)))
    Config.set("graphics", "maxfps", "0")
    Config.set("widgets", "scroll_timeout", "120")
