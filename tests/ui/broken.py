"""Diaries in trouble, for tests of the window: a damaged one with a backup, one from the future."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.clock import FrozenClock
from tests.factories import make_checkin, make_episode
from twitchlog.store import Diary


def write_diary(folder: Path, clock: FrozenClock, episodes: int = 12, after: int = 3) -> None:
    """A diary of some days, tidied up and backed up this morning, with some episodes logged since."""
    evening = clock.now()
    clock.move(hours=-12)
    diary = Diary.open(folder, clock)
    diary.put(
        *(make_episode(evening - timedelta(days=n + 1)) for n in range(episodes)),
        *(make_checkin((evening - timedelta(days=n + 1)).date(), bother=3) for n in range(episodes)),
        label="x",
    )
    diary.tidy_up()
    diary.backups.make()
    for _ in range(after):
        clock.move(hours=2)
        diary.add(make_episode(clock.now()))
    diary.close()
    clock.move(hours=12 - 2 * after)


def damage_journal(folder: Path) -> None:
    """The second change since the backup is no longer what was written."""
    journal = folder / "diary.journal"
    lines = journal.read_bytes().split(b"\n")
    lines[2] = lines[2][:20] + b"#" + lines[2][21:]
    journal.write_bytes(b"\n".join(lines))


def damage_snapshot(folder: Path) -> None:
    """One entry of the snapshot is no longer what was written."""
    snapshot = folder / "diary.json"
    data = snapshot.read_bytes()
    at = data.index(b"calf")
    snapshot.write_bytes(data[:at] + b"half" + data[at + 4 :])


def from_the_future(folder: Path) -> None:
    """A newer twitchlog wrote it."""
    snapshot = folder / "diary.json"
    import twitchlog.store.snapshot as module

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FORMAT", 99)
        snapshot.write_bytes(module.encode(module.Snapshot(0, {}, {})))


def app_on(folder: Path, clock: FrozenClock, **kwargs: Any) -> Any:
    """The app as the program opens it on a folder."""
    from twitchlog.ui.app import TwitchlogApp
    from twitchlog.ui.opening import Opening
    from twitchlog.ui.window import try_to_open

    opening = Opening(folder, clock)
    diary, refused = try_to_open(opening)
    return TwitchlogApp(diary=diary, clock=clock, opening=opening, refused=refused, **kwargs)
