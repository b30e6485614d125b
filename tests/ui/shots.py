"""Pictures of every screen, to be looked at: `python -m tests.ui.shots FOLDER [phone dark wide large bigger empty]`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.clock import FrozenClock
from tests.ui import display

LOOKS: dict[str, dict[str, Any]] = {
    "phone": {"size": (412, 860)},
    "dark": {"size": (412, 860), "theme": "dark"},
    "wide": {"size": (1180, 800)},
    "wide-dark": {"size": (1180, 800), "theme": "dark"},
    "large": {"size": (412, 500), "density": 2.0},
    "bigger": {"size": (275, 573), "density": 1.5},
    "empty": {"size": (412, 860), "empty": True},
    "empty-wide": {"size": (1180, 800), "empty": True},
}


def scroll(pilot: Any, part: float) -> None:
    """Scroll every scrolling thing of the screen on show, 1 top to 0 bottom."""
    from kivy.uix.scrollview import ScrollView

    for widget in pilot.top.walk(restrict=True):
        if isinstance(widget, ScrollView) and widget.do_scroll_y and widget.children[0].height > widget.height:
            widget.scroll_y = part
    pilot.frame(8)


def settle(pilot: Any) -> None:
    """Give workers and pictures time."""
    import time

    for _ in range(25):
        pilot.frame(3)
        time.sleep(0.05)


def tour(pilot: Any, empty: bool) -> Iterator[str]:
    """Opens one thing after the other; the name of each is that of its picture."""
    app, shell = pilot.app, pilot.app.shell
    settle(pilot)
    yield "today"
    for number, part in enumerate((0.5, 0.0)):
        scroll(pilot, part)
        yield f"today-{number + 2}"
    for place in ("History", "Patterns", "Report", "More"):
        shell.go(place)
        settle(pilot)
        yield place.lower()
        if place in ("Patterns", "Report", "More"):
            for number, part in enumerate((0.66, 0.33, 0.0) if place == "Patterns" else (0.0,)):
                scroll(pilot, part)
                yield f"{place.lower()}-{number + 2}"
    for page in [name for name in pilot.names() if name.split(",")[0] in MORE_PAGES]:
        shell.go("More")
        pilot.frame(4)
        pilot.tap(page)
        settle(pilot)
        yield f"more {page}"
    shell.go("Today")
    pilot.frame(4)
    for view in ("body", "face", "hands", "feet"):
        page = app.open_body_map(view=view)
        settle(pilot)
        yield f"map-{view}"
        page.presenter.show("body")
        shell.back()
    app.open_find_place()
    settle(pilot)
    yield "find"
    shell.back()
    if not empty:
        app.open_episode(episode_id=app.diary.episodes()[-3].id)
    else:
        app.open_episode()
    settle(pilot)
    yield "sheet"
    scroll(pilot, 0.0)
    yield "sheet-2"


MORE_PAGES = (
    "Medicines and supplements", "About you", "Look and text size", "Backups", "Deleted entries", "Diary folder",
    "About twitchlog",
)  # fmt: skip


def shoot(folder: Path, name: str) -> None:
    """All pictures of one look."""
    from tests.ui.harness import flying
    from twitchlog.exchange.made_up import made_up_year
    from twitchlog.store import Diary
    from twitchlog.ui.app import TwitchlogApp
    from twitchlog.ui.settings import Settings

    look = LOOKS[name]
    clock = FrozenClock(datetime(2026, 11, 23, 19, 42))
    empty = look.get("empty", False)
    with tempfile.TemporaryDirectory() as home:
        diary = Diary.open(Path(home) / "diary", clock)
        if not empty:
            diary.put(*made_up_year(clock.now()), label="made up")
        app = TwitchlogApp(diary=diary, clock=clock, settings=Settings(theme=look.get("theme", "light")))
        with flying(app, look["size"], look.get("density", 1.0)) as pilot:
            for shot in tour(pilot, empty):
                pilot.shot(folder / f"{name}-{shot.replace(' ', '-').replace(',', '')[:60]}.png")


def main(arguments: list[str]) -> int:
    """Shoot the looks named, or all."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    display.prepare()
    for name in arguments[1:] or LOOKS:
        shoot(folder, name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
