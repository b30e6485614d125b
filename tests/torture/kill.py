"""kill -9 of the command line and the window, at any moment."""

import time
from pathlib import Path

import orjson

from tests.clock import FrozenClock
from tests.store.makers import episode
from tests.torture import Result, Tortured, chance, judge
from twitchlog.store import Diary

TERMINAL, WINDOW = 400, 100


def terminal(root: Path, times: int = TERMINAL) -> Result:
    """`twitchlog log`, killed while it starts, saves, backs up or tidies up."""
    result = Result("kill -9 of the command line")
    pause, told = chance("terminal"), set[str]()
    for number in range(times):
        tortured = Tortured("terminal", root / "diary")
        if number % 4:
            tortured.wait_for_first()
            time.sleep(pause(0, 0.15))
        else:
            time.sleep(pause(0.1, 0.5))
        tortured.kill()
        told |= set(_ids("\n".join(tortured.acknowledged())))
        judge(result, root / "diary", told)
    result.acknowledged = len(told)
    return result


def _ids(said: str) -> list[str]:
    """The ids in the JSON documents the command line printed; one cut short was not said."""
    found = []
    for part in said.split("\n}\n"):
        try:
            found += [one["id"] for one in orjson.loads(part + "\n}")["episodes"]]
        except orjson.JSONDecodeError:
            continue
    return found


def window(root: Path, times: int = WINDOW) -> Result:
    """The window, killed while a usual place is being tapped."""
    result = Result("kill -9 of the window")
    diary = Diary.open(root / "diary", FrozenClock())
    for number in range(5):
        diary.add(episode(f"usual{number}"))
    diary.close()
    pause, told = chance("window"), set[str]()
    for _ in range(times):
        tortured = Tortured("window", root / "diary")
        tortured.wait_for_first()
        time.sleep(pause(0, 1.0))
        tortured.kill()
        told |= set(tortured.acknowledged())
        judge(result, root / "diary", told)
    result.acknowledged = len(told)
    return result
