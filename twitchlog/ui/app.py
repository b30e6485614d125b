"""The app: holds the diary, the clock, the look and the shell, and carries news from the diary to the screens."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.properties import ObjectProperty
from kivymd.app import MDApp

from twitchlog.store import DiaryError
from twitchlog.ui import theme
from twitchlog.ui.holding import Holding
from twitchlog.ui.keeper import Keeper, close_diary
from twitchlog.ui.kivymd_fixes import SettledThemeManager
from twitchlog.ui.opening import Opening
from twitchlog.ui.restart import can_restart
from twitchlog.ui.screens.base import PlaceScreen
from twitchlog.ui.settings import Settings
from twitchlog.ui.shell import Shell
from twitchlog.ui.ways import Ways
from twitchlog.ui.widgets.chart import warm_up

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
    """The screen of a place."""
    screen: PlaceScreen = import_module(SCREENS[place]).make(app)
    return screen


class TwitchlogApp(Holding, Ways, MDApp):
    """The running window.

    `diary`, `clock`, `settings`, `theme` and `shell` are there for screens. `on_change(change)` comes, on the main
    thread, after every change of the diary, whoever made it; screens of places need not listen, they are redrawn.
    Without a diary it opens on a page that says why. `finish` closes the diary, once the window has gone.
    """

    theme = ObjectProperty()
    shell = ObjectProperty()
    title = "twitchlog"

    __events__ = ("on_change",)

    def __init__(
        self,
        *,
        diary: Any = None,
        clock: Any,
        opening: Opening | None = None,
        refused: DiaryError | None = None,
        back_up: bool = False,
        settings: Settings | None = None,
        keep_settings: Callable[[Settings], None] = lambda _: None,
        system_style: Callable[[], str | None] = lambda: None,
        demo: bool = False,
        screens: dict[str, Callable[[], PlaceScreen]] | None = None,
        **kwargs: Any,
    ) -> None:
        """`keep_settings` writes them down; `system_style` asks the system, off the main thread, once it is shown.

        `refused` is why `opening` gave no diary; with `back_up` backups are made by themselves.
        """
        super().__init__(**kwargs)
        self.diary, self.clock, self.demo = diary, clock, demo
        self.opening, self._refused = opening, refused
        self.keeper = Keeper(self) if back_up else None
        self.settings = settings or Settings()
        self._keep_settings, self._system_style = keep_settings, system_style
        self.theme_cls = SettledThemeManager()
        self.theme = theme.Theme(self.settings.style)
        self._dress_kivymd()
        self._screens = screens or {}
        self._worker: ThreadPoolExecutor | None = None
        self._stopped = False
        self.restarting = False
        self._today = clock.now().date()

    def build(self) -> Shell:
        Clock.max_iteration = 40  # layouts within layouts settle before a frame is drawn, not after it
        screens = {place: partial(make_screen, self, place) for place in SCREENS} | self._screens
        self.shell = Shell(screens, demo=self.demo)
        return self.shell

    def on_start(self) -> None:
        if self.diary is None:
            self.show_start(self._refused or DiaryError("There is no diary."))
        else:
            self.take_diary(self.diary)
        self._first_size = tuple(Window.size)
        Clock.schedule_once(self._once_ticking, 0)

    def _once_ticking(self, _: float) -> None:
        """What can wait until after the first frame. Kivy's clock stood still until now: no delay would have held."""
        if self._stopped:
            return
        Clock.schedule_once(lambda _: self._offer_draft(), 0.5)
        if self.settings.theme == "system":
            Clock.schedule_once(lambda _: self._ask_system(), 0.5)
        Clock.schedule_once(lambda _: self._warm_up(), 1.5)

    def _warm_up(self) -> None:
        if not self._stopped:
            self.in_background(warm_up, failed=lambda _: None)

    def on_stop(self) -> None:
        """Let go of everything but the diary's files. Kivy calls this twice when the app stops itself."""
        if self._stopped:
            return
        self._stopped = True
        self._keep_size()
        self.let_go_of_diary()
        if self.shell is not None:
            self.shell.close()
        if self._worker is not None:
            self._worker.shutdown(wait=False, cancel_futures=True)

    def finish(self) -> None:
        """Close the diary. It may be large and the disk slow: call it when the window has gone."""
        if self.diary is not None:
            close_diary(self.diary, back_up=self.keeper is not None and not self.diary.read_only)

    def _offer_draft(self) -> None:
        if not self._stopped and self.diary is not None:
            self.offer_draft()

    def _keep_size(self) -> None:
        """Remember the window's size if the person changed it."""
        size = tuple(Window.size)
        if size == getattr(self, "_first_size", size):
            return
        try:
            self._keep_settings(replace(self.settings, window_width=int(size[0]), window_height=int(size[1])))
        except OSError:
            log.warning("the window's size could not be kept", exc_info=True)

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
        return not self.demo and can_restart() and not (self.opening and self.opening.moved)

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
