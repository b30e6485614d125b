"""Opens the window. Kivy reads its surroundings when it is imported, so everything is set here before that."""

from __future__ import annotations

import atexit
import ctypes
import gc
import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from twitchlog.log import LOGGER, start_log
from twitchlog.store import Diary, DiaryError
from twitchlog.ui.opening import Opening
from twitchlog.ui.settings import Settings, keep_settings, load_settings

if TYPE_CHECKING:
    from twitchlog.domain.clock import Clock

PHONE = (412, 860)  # dp
SMALLEST = (260, 320)  # dp
TITLE_BAR = 40  # pixels, as high as the bars of the systems are
PATIENCE_S = 1.5  # how long another program may keep the diary before the window says so
SETTLED = 4  # seconds after the start
NO_SCREEN = "There is no screen here to open the window on. `twitchlog --help` shows what works without one."
NO_WINDOW = (
    "The window could not be opened: a system library is missing, or the graphics driver has no OpenGL 2. "
    "On Debian and Ubuntu, `sudo apt-get install libgl1 libmtdev1` brings the libraries."
)


def prepare_kivy(home: Path, settings: Settings) -> None:
    """Tell Kivy, which must not be imported yet, where to live and how large to draw."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ.update(
        KIVY_HOME=str(home),
        KIVY_NO_ARGS="1",
        KIVY_NO_FILELOG="1",
        KIVY_LOG_MODE="PYTHON",  # leaves stderr and the root logger alone
        KIVY_CLIPBOARD="sdl2",
        KIVY_METRICS_DENSITY=str(settings.density),
    )
    logging.getLogger("kivy").handlers = logging.getLogger(LOGGER).handlers  # its warnings are not for the terminal
    from kivy.config import Config

    width, height = (round(side * settings.density) for side in PHONE)
    Config.set("kivy", "log_level", "warning")
    Config.set("kivy", "exit_on_escape", "0")
    Config.set("graphics", "width", str(settings.window_width or width))
    Config.set("graphics", "height", str(settings.window_height or height))
    Config.set("graphics", "minimum_width", str(SMALLEST[0]))
    Config.set("graphics", "minimum_height", str(SMALLEST[1]))
    # How long a list waits whether a finger scrolls before what is under it feels pressed, in ms.
    Config.set("widgets", "scroll_timeout", "120")
    # Without this a right click leaves a red dot.
    Config.set("input", "mouse", "mouse,disable_multitouch")


def calm_clipboard() -> None:
    """Selecting text must not start xclip, which would outlive the window and hold the text."""
    logging.disable(logging.CRITICAL)  # Kivy cries out where xclip is not installed
    try:
        import kivy.core.clipboard
    finally:
        logging.disable(logging.NOTSET)
    kivy.core.clipboard.CutBuffer = None


def fit_to_screen() -> None:
    """Make the window no larger than the screen's usable part, and move all of it there, its title bar too."""
    from kivy.core.window import Window

    screen = usable_screen()
    if screen is None:
        return
    box = (Window.left, Window.top, *Window.size)
    left, top, width, height = fitted(box, screen)
    if (left, top, width, height) != box:
        Window.size = (width, height)
        Window.left, Window.top = left, top


Box = tuple[int, int, int, int]  # left, top, width, height in pixels


def fitted(window: Box, screen: Box) -> Box:
    """Where the content of a window goes so that it is on the screen with room for a title bar above it."""
    left, top, width, height = screen
    top, height = top + TITLE_BAR, height - TITLE_BAR
    width, height = min(window[2], width), min(window[3], height)
    across = min(max(window[0], left), left + screen[2] - width)
    down = min(max(window[1], top), top + screen[3] - TITLE_BAR - height)
    return across, down, width, height


def usable_screen() -> Box | None:
    """The screen without its bars, asked of the SDL library Kivy has loaded; None if unknown."""

    class Rect(ctypes.Structure):
        _fields_ = [(name, ctypes.c_int) for name in "xywh"]

    rect = Rect()
    try:
        sdl = ctypes.CDLL(_sdl_library())
        if sdl.SDL_GetDisplayUsableBounds(0, ctypes.byref(rect)) != 0:
            return None
    except (OSError, AttributeError):
        return None
    return (rect.x, rect.y, rect.w, rect.h) if rect.w > 0 and rect.h > TITLE_BAR else None


def _sdl_library() -> str | None:
    """The path of the SDL library in this process. Raises OSError when there is none."""
    if sys.platform == "win32":
        return "SDL2.dll"
    if sys.platform == "darwin":
        return None  # the process itself
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        path = line.split(maxsplit=5)[-1]
        if "libSDL2-" in path and "_" not in Path(path).name:
            return path
    raise OSError("no SDL library is loaded")


def system_style() -> str | None:
    """ "light" or "dark" as the system is set; None when it does not say."""
    import darkdetect

    told = darkdetect.theme()
    return told.lower() if told in ("Light", "Dark") else None


def has_screen() -> bool:
    """Whether a window can be seen here; without this SDL on Linux would open one that nobody sees."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def has_window() -> bool:
    """Whether Kivy, now imported, could make its window."""
    from kivy.core.window import Window

    return Window is not None


def settle_memory(_: float) -> None:
    """Make the pauses of Python's collections short and rare: what lives as long as the window is left out of them."""
    gc.collect()
    gc.freeze()
    young, middle, _old = gc.get_threshold()
    gc.set_threshold(young, middle, 40)


def schedule_settling() -> None:
    """Settle the memory when the window has been up for a moment."""
    from kivy.clock import Clock

    Clock.schedule_once(settle_memory, SETTLED)


def refuse(why: str) -> int:
    """Say on the terminal why there is no window; the exit code."""
    sys.stderr.write(why + "\n")
    return 1


def open_window(folder: Path, clock: Clock, *, demo: bool = False) -> int:
    """Show the diary in `folder` until the window is closed, or why it does not open; the exit code."""
    if not has_screen():
        return refuse(NO_SCREEN)
    opening = Opening(folder, clock)
    diary, refused = try_to_open(opening)
    app = None
    try:
        start_log(folder)
        settings = load_settings(folder)
        prepare_kivy(kivy_home(folder), settings)
        if not has_window():
            return refuse(NO_WINDOW)
        from twitchlog.assets import asset
        from twitchlog.ui.app import TwitchlogApp

        calm_clipboard()
        fit_to_screen()
        app = TwitchlogApp(
            diary=diary,
            clock=clock,
            opening=opening,
            refused=refused,
            back_up=not demo,
            settings=settings,
            keep_settings=lambda settings: keep_settings(opening.folder, settings),
            system_style=system_style,
            demo=demo,
            icon=str(asset("icon.png")),
        )
        schedule_settling()
        app.run()
    finally:
        if app is not None:
            hide_window()
            app.finish()
        elif diary is not None:
            diary.close()
    if app.restarting:
        from twitchlog.ui.restart import start_again

        start_again()
    return 0


def try_to_open(opening: Opening) -> tuple[Diary | None, DiaryError | None]:
    """The diary, or why there is none."""
    try:
        return opening.open(PATIENCE_S), None
    except DiaryError as refused:
        return None, refused


def kivy_home(folder: Path) -> Path:
    """Where Kivy lives: beside the diary, or where nothing can be written there, in a folder that goes at the end."""
    home = folder / "window"
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(home, os.W_OK):
            return home
    except OSError:
        pass
    passing = tempfile.mkdtemp(prefix="twitchlog-window-")
    atexit.register(shutil.rmtree, passing, ignore_errors=True)
    return Path(passing)


def hide_window() -> None:
    """What is still to do, nobody needs to watch."""
    from kivy.core.window import Window

    if Window is not None and getattr(Window, "initialized", False):
        Window.close()
