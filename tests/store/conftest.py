from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from twitchlog.store import Diary


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a diary may begin; it doesn't exist yet."""
    return tmp_path / "diary"


@pytest.fixture
def diary(folder: Path, clock: FrozenClock) -> Iterator[Diary]:
    opened = Diary.open(folder, clock)
    yield opened
    opened.close()
