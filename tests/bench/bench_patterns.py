"""Changing the period of Patterns on ten years: what it costs the main thread in any one frame, of Python alone.

Counting and drawing are the worker's; measured is the time the main thread itself works (not waits) between two
frames, from the tap until everything stands there. The limit is the design's: one frame.
"""

import os
import tempfile
from datetime import datetime
from pathlib import Path
from statistics import median
from time import monotonic, sleep, thread_time
from typing import Any

from tests.bench import Row
from tests.bench.bench_analysis import PROFILE
from tests.bench.bench_analysis import diary as ten_years
from tests.clock import FrozenClock
from tests.ui.display import ensure_display
from twitchlog.domain.person import Mark, Medicine
from twitchlog.store import Diary

FRAME_MS = 16.0
ROUNDS = 5
PERIODS = ("4 weeks", "1 year", "All", "3 months")
SIZES = {"a phone": (412.0, 860.0), "a wide window": (1180.0, 800.0)}
QUIET = 30  # frames without work before it counts as done
PATIENCE = 60.0  # seconds
NOW = datetime(2026, 11, 23, 19, 42)


def run() -> list[Row]:
    """The worst frame of a change, on a phone and on a wide window; the median of some rounds."""
    ensure_display()
    os.environ.setdefault("KIVY_NO_ARGS", "1")
    from tests.ui import display

    display.prepare()
    with tempfile.TemporaryDirectory() as name:
        diary = Diary.open(Path(name) / "diary", FrozenClock(NOW))
        episodes, checkins = ten_years()
        magnesium = Medicine("m", "Magnesium", "300 mg", start=NOW.date().replace(month=9))
        coffee = Mark("c", NOW.date().replace(month=6), "Less coffee")
        diary.put(*episodes, *checkins, PROFILE, magnesium, coffee, label="Ten years")
        diary.close()
        return [_measured(Path(name) / "diary", where, size) for where, size in SIZES.items()]


def _measured(folder: Path, where: str, size: tuple[float, float]) -> Row:
    from tests.ui.harness import flying
    from twitchlog.ui.app import TwitchlogApp

    clock = FrozenClock(NOW)
    app = TwitchlogApp(diary=Diary.open(folder, clock), clock=clock)
    with flying(app, size) as pilot:
        pilot.tap("Patterns")
        _frames(pilot)
        for key in PERIODS:  # what is built once
            _change(pilot, key)
        worst = [max(_change(pilot, key) for key in PERIODS) for _ in range(ROUNDS)]
    value = median(worst)
    name = f"changing the period of ten years on {where}: the main thread's longest frame"
    return Row(name, value, FRAME_MS, value / FRAME_MS, 1.0)


def _change(pilot: Any, key: str) -> float:
    """Milliseconds the main thread worked in the longest frame of a change."""
    start = thread_time()
    pilot.app.shell.screen.choose(key)
    return max((thread_time() - start) * 1000, *_frames(pilot))


def _frames(pilot: Any) -> list[float]:
    times: list[float] = []
    quiet, end = 0, monotonic() + PATIENCE
    while quiet < QUIET:
        assert monotonic() < end, "it did not come to rest"
        start = thread_time()
        pilot.frame()
        times.append((thread_time() - start) * 1000)
        sleep(0.002)
        idle = pilot.app.in_background(lambda: None)
        sleep(0.002)
        quiet = quiet + 1 if idle.done() and not pilot.app.shell.screen.busy else 0
    return times
