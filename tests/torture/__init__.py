"""Torture of the real program on real files: killed, its disk filled up, its power cut. Minutes long; `make torture`.

What counts is what was acknowledged outside the tortured process: a line read from its output before the blow fell.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.clock import FrozenClock
from twitchlog.store import Diary, DiaryError

ROOT = Path(__file__).parents[2]


@dataclass
class Result:
    """One row of the table."""

    name: str
    blows: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0
    said: str = ""
    must_lose: bool = False  # the control without sync: if nothing were lost, the test would prove nothing

    @property
    def passes(self) -> bool:
        """Whether nothing was lost; or for the control, whether something was."""
        if self.must_lose:
            return self.lost > 0
        return not (self.lost or self.unreadable)


class Tortured:
    """A process that says in a line each what it acknowledged."""

    def __init__(self, module: str, *arguments: object, **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", f"tests.torture.{module}", *map(str, arguments)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        self._output = self._process.stdout
        os.set_blocking(self._output.fileno(), False)
        self._told = b""

    def acknowledged(self) -> list[str]:
        """Every whole line said until now."""
        while part := self._output.read():
            self._told += part
        return self._told.decode().split("\n")[:-1]

    def wait_for_first(self, seconds: float = 60) -> None:
        """Return when something was acknowledged, or the process is over."""
        end = time.monotonic() + seconds
        while not self.acknowledged() and self._process.poll() is None and time.monotonic() < end:
            time.sleep(0.002)

    def kill(self) -> None:
        """kill -9; what was said before stays readable."""
        self._process.kill()
        self._process.wait()


def judge(result: Result, folder: Path, acknowledged: set[str]) -> set[str]:
    """Open the diary after a blow and compare; returns the ids that are there."""
    result.blows += 1
    try:
        diary = Diary.open(folder, FrozenClock("2030-01-01T00:00:00"))
    except DiaryError as error:
        result.unreadable += 1
        result.said = error.message
        return set()
    there = {one.id for one in diary.episodes()}
    result.lost += len(acknowledged - there)
    diary.close()
    return there


def chance(seed: str) -> Callable[[float, float], float]:
    """Random pauses, the same in every run."""
    return random.Random(seed).uniform
