"""A whole session of use in a process of its own: `python -m tests.ui.story FOLDER`. Says in JSON what it opened.

Everything a person does once: logs, writes a note, looks at every place, saves the report, exports, backs up, deletes,
brings back, copies a word. The note's text is SECRET, so that whoever started this can look where it went.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

NETS = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
SECRET = "Zwergpinscherallergie"
COPIED = "copied by hand"


class Watch:
    """Sockets made in this process, by family."""

    def __init__(self) -> None:
        self.families: list[int] = []
        self.addresses: list[str] = []
        sys.addaudithook(self.heard)

    def heard(self, event: str, given: tuple[Any, ...]) -> None:
        """Called by Python for everything it asks of the system."""
        if event == "socket.__new__":
            self.families.append(int(given[1]))
        elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
            self.addresses.append(str(given[0]))


def sockets_of_the_net() -> list[str]:
    """Sockets of this process that Python knows nothing of, as the kernel lists them; none where there is no /proc."""
    here = Path("/proc/self")
    if not here.is_dir():
        return []
    mine = {os.readlink(link) for link in map(str, (here / "fd").iterdir()) if os.path.islink(link)}
    found = []
    for net in NETS:
        table = here / "net" / net
        lines = table.read_text().splitlines()[1:] if table.is_file() else []
        found += [f"{net} {line}" for line in lines if f"socket:[{line.split()[9]}]" in mine]
    return found


def story(pilot: Any, home: Path, settle: Any) -> None:
    """What the person does."""
    app = pilot.app
    pilot.tap("Left calf")
    pilot.choose("Stress", 4)
    app.open_episode(app.diary.episodes()[-1].id)
    pilot.frame(4)
    pilot.tap("Note")
    pilot.type("Note", SECRET)
    pilot.tap("Done")
    pilot.tap("Save")
    pilot.frame(4)
    assert app.diary.episodes()[-1].note == SECRET
    for place in ("History", "Patterns", "Report", "More"):
        pilot.tap(place)
        settle(pilot)
    pilot.tap("Backups, export, import")
    settle(pilot)
    pilot.tap("Back up now")
    settle(pilot)
    pilot.type("Export to", str(home / "out.json"))
    pilot.tap("Export")
    settle(pilot)
    pilot.tap("Back")
    app.diary.delete(app.diary.episodes()[-1].id)
    pilot.tap("Deleted entries")
    pilot.tap("Left calf, 23 November, 19:42")
    pilot.tap("Restore 1")
    pilot.tap("Undo")


def main(folder: Path) -> int:
    """Run it on a new diary in the folder, and tell."""
    watch = Watch()
    from tests.ui import display

    display.prepare()
    from kivy.core.clipboard import Clipboard

    from tests.clock import FrozenClock
    from tests.factories import make_episode
    from tests.ui.broken import app_on
    from tests.ui.harness import flying
    from tests.ui.waiting import settle

    clock = FrozenClock()
    app = app_on(folder / "diary", clock, back_up=True)
    app.diary.add(*(make_episode(f"2026-11-{day:02d}T09:00:00+01:00") for day in range(1, 22)))
    with flying(app) as pilot:
        Clipboard.copy(COPIED)
        story(pilot, folder, settle)
        pilot.wait(11)
        settle(pilot)
        pasted = Clipboard.paste()
        of_the_net = sockets_of_the_net()
    app.finish()
    told = {"families": watch.families, "addresses": watch.addresses, "net": of_the_net, "clipboard": pasted}
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
