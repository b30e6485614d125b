"""The diary: saving against a bare append + fsync, opening against orjson.loads of the same bytes."""

import os
import tempfile
import uuid
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

import orjson

from tests.bench import Row, compared
from tests.clock import FrozenClock
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place
from twitchlog.store import Diary
from twitchlog.store.format import JOURNAL, SNAPSHOT
from twitchlog.store.memory import without_garbage_collection

UNDOABLE = 50
SIZES = (100, 10_000, 100_000)
CLOCK = FrozenClock()
NOW = CLOCK.now()
PLACES = (Place("calf", "left"), Place("eyelid_lower", "right"), Place("thumb_base", "left"))


def episode(number: int) -> Episode:
    """A made-up episode; higher numbers are older."""
    return Episode(
        id=str(uuid.UUID(int=number)),
        started=NOW - timedelta(minutes=37 * number % 5_000_000),
        mode="burst" if number % 3 else "single",
        places=(PLACES[number % 3],),
        duration_s=float(number % 900),
        count="6-20" if number % 3 else None,
        bother=number % 11,
        caffeine_mg=number % 400,
        sleep_h=6.5,
        stress=number % 10,
        note="after the stairs" if number % 5 == 0 else "",
        created=NOW,
    )


def fill(folder: Path, size: int) -> None:
    """A diary with that many episodes in its snapshot, and an empty journal."""
    diary = Diary.open(folder, CLOCK)
    diary.put(*map(episode, range(UNDOABLE, size)), label="Made up")
    for number in range(UNDOABLE):  # as in life: what can be undone are small changes
        diary.add(episode(number))
    diary.tidy_up()
    diary.close()


def appender(path: Path, data: bytes) -> Callable[[], None]:
    """The floor of saving: append these bytes to a file and sync it."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def append() -> None:
        os.write(handle, data)
        os.fsync(handle)

    return append


def saving(folder: Path, size: int) -> Row:
    """Save one episode, against appending as many bytes as its journal line has."""
    diary = Diary.open(folder, CLOCK)
    journal = folder / JOURNAL
    numbers = count(1_000_000)
    before = journal.stat().st_size
    diary.add(episode(next(numbers)))  # the first one builds the index of ids
    floor = appender(folder / "floor", b"x" * (journal.stat().st_size - before))
    ready = (episode(number) for number in numbers)
    row = compared(f"save an episode among {size:,}", lambda: diary.add(next(ready)), floor, limit=2.5, rounds=300)
    diary.close()
    return row


def opening(folder: Path, size: int) -> Row:
    """Open the diary, against parsing its snapshot's bytes (without garbage collection too, or it would look slow)."""
    data = (folder / SNAPSHOT).read_bytes()

    def parse() -> int:
        with without_garbage_collection():
            return len(orjson.loads(data))

    def start() -> None:
        Diary.open(folder, CLOCK).close()

    return compared(f"open {size:,} episodes", start, parse, limit=2.0, rounds=5)


def asking(folder: Path, size: int) -> Row:
    """A month's episodes, against nothing: shown in milliseconds."""
    diary = Diary.open(folder, CLOCK)
    month = Period.ending(NOW.date(), 30)
    diary.episodes(month)
    row = compared(f"a month of {size:,} episodes, again", lambda: diary.episodes(month), lambda: None, None, 20)
    diary.close()
    return Row(row.name, row.value_ms, None, None, None)


def tidying(folder: Path, size: int) -> Row:
    """Writing the snapshot anew."""
    diary = Diary.open(folder, CLOCK)
    row = compared(f"tidy up {size:,} episodes", diary.tidy_up, lambda: None, None, 3)
    diary.close()
    return Row(row.name, row.value_ms, None, None, None)


def run() -> list[Row]:
    """All figures of the store."""
    rows = []
    with tempfile.TemporaryDirectory() as root:
        for size in SIZES:
            folder = Path(root) / str(size)
            fill(folder, size)
            rows += [opening(folder, size)] if size == SIZES[-1] else []
            rows.append(saving(folder, size))
        rows += [asking(folder, size), tidying(folder, size)]
    return rows
