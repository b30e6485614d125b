"""Starts and ends apps inside the test process, so that nothing of one test reaches the next."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kivy.animation import Animation
from kivy.app import App
from kivy.base import EventLoop, runTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.metrics import Metrics
from kivy.uix.recycleview import views as recycled

from tests.ui.pilot import Pilot, VirtualTime
from twitchlog.ui.window import calm_clipboard

PHONE = (412, 860)
_TIME = VirtualTime()


def stop_the_clock() -> None:
    """From now on time passes only when a pilot says so."""
    EventLoop.ensure_window()
    calm_clipboard()
    Clock._max_fps = 0
    Clock.time = _TIME
    Clock._last_tick = _TIME()


def resize(width: float, height: float, density: float) -> None:
    """A window of so many dp at this density."""
    Metrics.density = density
    size = (round(width * density), round(height * density))
    if Window.size != size:
        Window.size = size
        for _ in range(20):  # the display follows with a frame or two
            Window.mainloop()
            Window.flip()
            time.sleep(0.002)


@contextmanager
def flying(app: Any, size: tuple[float, float] = PHONE, density: float = 1.0) -> Iterator[Pilot]:
    """Run an app and give its pilot; afterwards everything it left in the window is gone."""
    stop_the_clock()
    before = set(Clock.get_events())
    resize(*size, density)
    EventLoop.status = "idle"
    try:
        app._run_prepare()
        if EventLoop.status != "started":
            runTouchApp(embedded=True)
        pilot = Pilot(app, _TIME)
        Window.mouse_pos = (-1, -1)
        pilot.frame(4)
        yield pilot
    finally:
        _land(app, before)


def _land(app: Any, before: set[Any]) -> None:
    app.dispatch("on_stop")  # also empties what kv's `app` remembers
    worker = getattr(app, "_worker", None)  # a stage for one widget has none
    if worker is not None:
        worker.shutdown()  # what it still reports is cancelled below
    Animation.cancel_all(None)
    for widget in list(Window.children):
        Window.remove_widget(widget)
    for event in set(Clock.get_events()) - before:
        event.cancel()
    Window.release_all_keyboards()
    recycled._cached_views.clear()  # rows of lists would come back in the old app's colours
    recycled._cache_count = 0
    App._running_app = None
    app.root = None
    EventLoop.status = "idle"
    gc.collect()
