"""Fixtures for tests with a window. `fly` starts an app; its pilot drives it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.ui import display
from twitchlog.store import Diary

display.prepare()


@pytest.fixture(scope="session", autouse=True)
def what_stays() -> Iterator[None]:
    """Leave out of the collections after each test what lives as long as the tests: modules and pytest's own."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def clock() -> FrozenClock:
    """Monday 23 November 2026, 19:42 in Berlin; override at will."""
    return FrozenClock()


@pytest.fixture
def diary(tmp_path: Path, clock: FrozenClock) -> Iterator[Diary]:
    """A real diary with nothing in it; override to begin with something."""
    diary = Diary.open(tmp_path / "diary", clock)
    yield diary
    diary.close()


@pytest.fixture
def fly(diary: Any, clock: Any) -> Iterator[Callable[..., Any]]:
    """`fly(size=(412, 860), density=1, **app arguments)` starts the app on `diary` and `clock`."""
    from tests.ui.harness import PHONE, flying
    from twitchlog.ui.app import TwitchlogApp

    with ExitStack() as stack:

        def start(size: tuple[float, float] = PHONE, density: float = 1.0, **kwargs: Any) -> Any:
            app = TwitchlogApp(**{"diary": diary, "clock": clock} | kwargs)
            return stack.enter_context(flying(app, size, density))

        yield start


@pytest.fixture
def pilot(fly: Callable[..., Any]) -> Any:
    """The app at phone size."""
    return fly()


@pytest.fixture
def looks_like(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Any, str], None]:
    """`looks_like(pilot, "today-dark")` compares the window with an accepted picture (pytest --accept records it)."""
    from tests.ui.images import check_picture

    def check(pilot: Any, name: str) -> None:
        check_picture(pilot.shot(tmp_path / f"{name}.png"), name, request.config.getoption("--accept", default=False))

    return check
