"""Opening the window from outside: what a person reads when it cannot open."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from twitchlog.ui.window import NO_SCREEN, fitted


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so_and_touches_no_diary(tmp_path: Path) -> None:
    """With no display named, one sentence and exit code 1; no diary is made, nothing hangs unseen."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "twitchlog", "--diary", str(tmp_path / "diary")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (1, NO_SCREEN + "\n")
    assert not (tmp_path / "diary").exists()


def test_a_window_larger_than_the_screen_is_made_to_fit_and_moved_into_it() -> None:
    """At 200 % on a laptop SDL centres 1,720 pixels on 1,080: the title bar would be far above the screen."""
    screen = (0, 27, 1920, 1053)
    assert fitted((548, -320, 824, 1720), screen) == (548, 67, 824, 1013)
    assert fitted((754, 110, 412, 860), screen) == (754, 110, 412, 860), "what fits stays where it is"
    assert fitted((-60, 900, 412, 860), screen) == (0, 220, 412, 860)
