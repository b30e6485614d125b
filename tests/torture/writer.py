"""Runs as a process of its own: saves episodes without a pause, and says each one's id once it is saved."""

import os
import sys
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from tests.clock import FrozenClock
from tests.store.makers import NOW, episode
from twitchlog.store import Diary
from twitchlog.store.files import Files


class Unsynced(Files):
    """The control: everything but the sync."""

    def sync(self, handle: int) -> None:
        """Claim it."""


def main(folder: Path, sync: bool) -> None:
    """Save, say, tidy up now and then, close and open now and then, until killed."""
    files = Files() if sync else Unsynced()
    clock = FrozenClock("2026-11-24T00:00:00")
    diary = Diary.open(folder, clock, files=files)
    number = 0
    while True:
        number += 1
        id = str(uuid4())
        diary.add(episode(id, started=NOW - timedelta(minutes=number % 1000), note="x" * (number % 300)))
        os.write(1, f"{id}\n".encode())
        if number % 40 == 39:
            diary.tidy_up()
        if number % 60 == 59:
            diary.close()
            diary = Diary.open(folder, clock, files=files)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] == "sync")
