"""A small disk that runs full, and one whose power is cut: file systems of their own, mounted for it (as root)."""

import fcntl
import os
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tests.clock import FrozenClock
from tests.store.makers import episode
from tests.torture import Result, Tortured, chance, judge
from twitchlog.store import CannotSave, Diary

FULL, CUTS, CONTROLS = 100, 100, 20
SHUTDOWN, WITHOUT_FLUSH = 0x8004587D, 2  # EXT4_IOC_SHUTDOWN, EXT4_GOING_FLAGS_NOLOGFLUSH


def why_not() -> str:
    """Why no file system can be mounted here; empty when one can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "skipped: only root may mount file systems"
    missing = [name for name in ("mount", "umount", "mkfs.ext4") if shutil.which(name) is None]
    return f"skipped: {', '.join(missing)} missing" if missing else ""


@contextmanager
def mounted(place: Path, *what: object) -> Iterator[Path]:
    """A file system mounted for a block."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", *map(str, what), str(place)], check=True)
    try:
        yield place
    finally:
        for _ in range(50):
            if subprocess.run(["umount", str(place)], check=False, stderr=subprocess.DEVNULL).returncode == 0:
                break
            time.sleep(0.05)
        else:
            raise RuntimeError(f"{place} can't be unmounted")


def full(root: Path, times: int = FULL) -> Result:
    """Save until the disk is full, go on trying, delete, tidy up, close: all that was saved is there."""
    result = Result("a real disk filled up", said=why_not())
    for number in range(0 if result.said else times):
        size = f"size={160 + 8 * (number % 25)}k"
        with mounted(root / "small", "-t", "tmpfs", "-o", size, "tmpfs") as disk:
            told = _fill(disk / "diary", number, result)
            result.acknowledged += len(told)
            judge(result, disk / "diary", told)
    return result


def _fill(folder: Path, seed: int, result: Result) -> set[str]:
    clock = FrozenClock()
    diary = Diary.open(folder, clock)
    told: set[str] = set()
    refused = 0
    for number in range(5000):
        try:
            diary.add(episode(f"e{number}", note="n" * ((number * 37 + seed * 11) % 900)))
            told.add(f"e{number}")
            if number % 50 == 49:
                diary.tidy_up()
        except CannotSave as error:
            refused += 1
            if "full" not in error.message:
                result.said = error.message
            if refused > 8:
                break
    diary.close()
    with closing(Diary.open(folder, clock)) as again, suppress(CannotSave):  # making room must work, or change nothing
        again.delete("e0")
        told.discard("e0")
    return told


def cuts(root: Path, times: int = CUTS, *, sync: bool = True) -> Result:
    """The power of an ext4 is cut while episodes are saved; counted is only what was said before the cut."""
    name = "power cuts of a real ext4" if sync else "control: the same without sync"
    result = Result(name, said=why_not(), must_lose=not sync)
    if result.said:
        return result
    image = root / "disk.img"
    with image.open("wb") as file:
        file.truncate(64 << 20)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    pause, told = chance(name), set[str]()
    for _ in range(times):
        with mounted(root / "disk", "-o", "loop", image) as disk:
            tortured = Tortured("writer", disk / "diary", "sync" if sync else "no sync")
            tortured.wait_for_first()
            time.sleep(pause(0, 0.4))
            told |= set(tortured.acknowledged())
            _cut_power(disk)
            tortured.kill()
        with mounted(root / "disk", "-o", "loop", image) as disk:
            there = judge(result, disk / "diary", told)
            if not sync:  # begin anew, or one cut's loss is counted again and again
                result.acknowledged += len(told)
                told = set()
                shutil.rmtree(disk / "diary", ignore_errors=True)
            elif len(there) > 20_000:
                result.acknowledged += len(told)
                told = set()
                shutil.rmtree(disk / "diary")
    result.acknowledged += len(told)
    return result


def _cut_power(disk: Path) -> None:
    """From here on nothing more reaches the file system's disk, not even its own journal."""
    handle = os.open(disk, os.O_RDONLY)
    fcntl.ioctl(handle, SHUTDOWN, struct.pack("I", WITHOUT_FLUSH))
    os.close(handle)
