from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clock import FrozenClock
from tests.store.makers import NOW, episode
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


@pytest.fixture
def small(folder: Path) -> Path:
    """A closed diary with entries in the snapshot and in the journal."""
    diary = Diary.open(folder, FrozenClock())
    diary.add(episode("old"))
    diary.tidy_up()
    diary.add(episode("new", note="Ä"))
    diary.save_checkin(NOW.date(), overall="few")
    diary.close()
    return folder
