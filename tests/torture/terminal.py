"""Runs as a process of its own: the real command line, `twitchlog log` again and again, its own words as receipts."""

import os
import sys
from pathlib import Path

from tests.clock import FrozenClock
from twitchlog.cli.app import app
from twitchlog.cli.session import Session


class Told:
    """Passes what the command line prints on at once, unbuffered, as a pipe would get it from one process each."""

    encoding = "utf-8"

    def write(self, text: str) -> None:
        """To the real output."""
        os.write(1, text.encode())

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        """It is a pipe."""
        return False


def main(folder: Path) -> None:
    """Log until killed; `--json` tells the whole id."""
    sys.stdout = Told()  # type: ignore[assignment]
    clock = FrozenClock("2026-11-24T00:00:00")
    while True:
        app.main(
            ["log", "left", "calf", "--json"], "twitchlog", standalone_mode=False, obj=Session(None, clock, str(folder))
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
