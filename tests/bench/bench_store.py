"""The diary: saving against a bare append + fsync, opening against orjson.loads of the same bytes."""

import os
import tempfile
import uuid
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

import orjson

from tests.bench import Row, compared, timed
from tests.clock import FrozenClock
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.places import Place
from twitchlog.exchange.json_file import export_json, read_json
from twitchlog.exchange.merge import import_records
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
    """Writing the snapshot anew, against a second."""
    diary = Diary.open(folder, CLOCK)
    spent = min(timed(diary.tidy_up) for _ in range(3))
    diary.close()
    return at_most(f"tidy up {size:,} episodes", spent, 1_000)


def backing_up(folder: Path, size: int) -> Row:
    """A backup, written, synced, read again and counted, against three seconds."""
    diary = Diary.open(folder, CLOCK)
    spent = min(timed(lambda: diary.backups.make(anyway=True)) for _ in range(2))
    diary.close()
    return at_most(f"back up {size:,} episodes, verified", spent, 3_000)


def importing(folder: Path, root: Path, size: int) -> Row:
    """A JSON file as `twitchlog import` reads, checks and saves it into an empty diary, against ten seconds."""
    diary = Diary.open(folder, CLOCK)
    export_json(diary, root / "all.json", NOW, force=True)
    diary.close()
    empty = Diary.open(root / "empty", CLOCK)
    spent = timed(lambda: import_records(empty, read_json(root / "all.json", NOW).records))
    empty.close()
    return at_most(f"import {size:,} episodes from JSON", spent, 10_000)


def at_most(name: str, value_ms: float, limit_ms: float) -> Row:
    """A figure whose floor is a time that people were promised."""
    return Row(name, value_ms, limit_ms, value_ms / limit_ms, 1.0)


def run() -> list[Row]:
    """All figures of the store."""
    rows = []
    with tempfile.TemporaryDirectory() as root:
        for size in SIZES:
            folder = Path(root) / str(size)
            fill(folder, size)
            rows += [opening(folder, size)] if size == SIZES[-1] else []
            rows.append(saving(folder, size))
        rows += [asking(folder, size), tidying(folder, size), backing_up(folder, size)]
        rows.append(importing(folder, Path(root), size))
    return rows
