"""The app: holds the diary, the clock, the look and the shell, and carries news from the diary to the screens."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.properties import ObjectProperty
from kivymd.app import MDApp

from twitchlog.ui import theme
from twitchlog.ui.kivymd_fixes import SettledThemeManager
from twitchlog.ui.restart import can_restart
from twitchlog.ui.screens.base import PlaceScreen
from twitchlog.ui.settings import Settings
from twitchlog.ui.shell import Shell
from twitchlog.ui.ways import Ways
from twitchlog.ui.widgets.chart import warm_up

REFRESH_SECONDS = 2
# Each module has a function make(app) that gives its screen; imported when the place is first opened.
SCREENS = {
    "Today": "twitchlog.ui.screens.today",
    "History": "twitchlog.ui.screens.history",
    "Patterns": "twitchlog.ui.screens.patterns",
    "Report": "twitchlog.ui.screens.report",
    "More": "twitchlog.ui.screens.more",
}
log = logging.getLogger(__name__)


def make_screen(app: TwitchlogApp, place: str) -> PlaceScreen:
    """The screen of a place; an empty one while its module is not written."""
    module = SCREENS[place]
    if find_spec(module) is None:
        return PlaceScreen()
    screen: PlaceScreen = import_module(module).make(app)
    return screen


class TwitchlogApp(Ways, MDApp):
    """The running window.

    `diary`, `clock`, `settings`, `theme` and `shell` are there for screens. `on_change(change)` comes, on the main
    thread, after every change of the diary, whoever made it; screens of places need not listen, they are redrawn.
    """

    theme = ObjectProperty()
    shell = ObjectProperty()
    title = "twitchlog"

    __events__ = ("on_change",)

    def __init__(
        self,
        *,
        diary: Any,
        clock: Any,
        settings: Settings | None = None,
        keep_settings: Callable[[Settings], None] = lambda _: None,
        system_style: Callable[[], str | None] = lambda: None,
        demo: bool = False,
        screens: dict[str, Callable[[], PlaceScreen]] | None = None,
        **kwargs: Any,
    ) -> None:
        """`keep_settings` writes them down; `system_style` asks the system, off the main thread, once it is shown."""
        super().__init__(**kwargs)
        self.diary, self.clock, self.demo = diary, clock, demo
        self.settings = settings or Settings()
        self._keep_settings, self._system_style = keep_settings, system_style
        self.theme_cls = SettledThemeManager()
        self.theme = theme.Theme(self.settings.style)
        self._dress_kivymd()
        self._screens = screens or {}
        self._worker: ThreadPoolExecutor | None = None
        self._stopped = False
        self.restarting = False
        self._unlisten: Callable[[], None] = lambda: None
        self._today = clock.now().date()

    def build(self) -> Shell:
        Clock.max_iteration = 40  # layouts within layouts settle before a frame is drawn, not after it
        screens = {place: partial(make_screen, self, place) for place in SCREENS} | self._screens
        self.shell = Shell(screens, demo=self.demo)
        return self.shell

    def on_start(self) -> None:
        self._unlisten = self.diary.listen(self._heard)
        self._poll = Clock.schedule_interval(self._look_again, REFRESH_SECONDS)
        self.shell.go("Today")
        Clock.schedule_once(lambda _: None if self._stopped else self.offer_draft(), 0.5)  # after the first frame
        self._first_size = tuple(Window.size)
        if self.settings.theme == "system":
            Clock.schedule_once(lambda _: self._ask_system(), 0.5)  # after the first frame
        Clock.schedule_once(lambda _: self._stopped or self.in_background(warm_up, failed=lambda _: None), 1.5)

    def on_stop(self) -> None:
        """Let go of everything. Kivy calls this twice when the app stops itself."""
        if self._stopped:
            return
        self._stopped = True
        self._keep_size()
        if hasattr(self, "_poll"):
            self._poll.cancel()
        self._unlisten()
        if self.shell is not None:
            self.shell.close()
        if self._drafts is not None:
            self._drafts.flush()
        if self._worker is not None:
            self._worker.shutdown(wait=False, cancel_futures=True)
        self.diary.close()

    def _keep_size(self) -> None:
        """Remember the window's size if the person changed it."""
        size = tuple(Window.size)
        if size == getattr(self, "_first_size", size):
            return
        try:
            self._keep_settings(replace(self.settings, window_width=int(size[0]), window_height=int(size[1])))
        except OSError:
            log.warning("the window's size could not be kept", exc_info=True)

    # ---- news from the diary

    def on_change(self, change: Any) -> None:
        for screen in self.shell.screens:
            if screen.concerns(change.kinds):
                screen.redraw()

    def _heard(self, change: Any) -> None:
        if threading.current_thread() is threading.main_thread():
            self.dispatch("on_change", change)
        else:
            Clock.schedule_once(lambda _: self.dispatch("on_change", change))

    def _look_again(self, _seconds: float) -> None:
        """What other processes wrote, and whether a new day began."""
        try:
            self.diary.refresh()
        except Exception:
            # The next write will tell the person in words; a silent loop of messages would not help.
            log.warning("the diary could not be read again", exc_info=True)
        today = self.clock.now().date()
        if today != self._today:
            self._today = today
            for screen in self.shell.screens:
                screen.redraw()

    # ---- work off the main thread

    def in_background(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] = lambda _: None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Future[Any]:
        """Do `work` on the one worker thread, then call `then(result)` on the main thread.

        `failed(error)` is called instead when it raised; without it the error is raised on the main thread.
        Neither is called once the app has stopped. `work` must not touch widgets.
        """
        if self._worker is None:
            self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="twitchlog")
        future = self._worker.submit(work)
        future.add_done_callback(lambda done: Clock.schedule_once(lambda _: self._finish(done, then, failed), 0))
        return future

    def _finish(
        self, done: Future[Any], then: Callable[[Any], None], failed: Callable[[Exception], None] | None
    ) -> None:
        if self._stopped or done.cancelled():
            return
        error = done.exception()
        if error is None:
            then(done.result())
        elif failed is not None and isinstance(error, Exception):
            failed(error)
        else:
            raise error

    # ---- look

    def change_settings(self, **changes: Any) -> None:
        """Keep settings and show the new style at once; a new text size shows at the next start."""
        if changes.get("text_percent", self.settings.text_percent) != self.settings.text_percent:
            changes |= {"window_width": 0, "window_height": 0}  # the window opens that much larger
        self.settings = replace(self.settings, **changes)
        try:
            self._keep_settings(self.settings)
        except OSError:
            log.warning("the settings could not be kept", exc_info=True)
        self.theme.style = self.settings.style
        self._dress_kivymd()

    @property
    def can_restart(self) -> bool:
        """Whether `restart` works here; a made-up diary would be made up anew, without the new size."""
        return not self.demo and can_restart()

    def restart(self) -> None:
        """Close the window; whoever opened it starts the program again."""
        self.restarting = True
        self.stop()

    def _dress_kivymd(self) -> None:
        self.theme_cls.theme_style = "Dark" if self.theme.dark else "Light"

    def _ask_system(self) -> None:
        def told(style: str | None) -> None:
            if style is not None and style != self.settings.system_style:
                self.change_settings(system_style=style)

        self.in_background(self._system_style, told, failed=lambda _: None)
