"""The program's edge: `twitchlog` and `python -m twitchlog`."""

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # all else is imported where a Ctrl-C is met without a traceback
    from pathlib import Path

    from twitchlog.domain.clock import Clock


def main() -> int:
    """Do what the command line says; without a command, open the window. Returns the exit code."""
    gc.disable()  # a command is over before there is any garbage; the window turns it on again
    try:
        from twitchlog.cli import run
    except KeyboardInterrupt:
        return 130

    code = run(open_window)
    gc.freeze()  # what is left needs no going through at the exit
    return code


def open_window(folder: "Path", clock: "Clock", *, demo: bool = False) -> int:
    """Open the window on a diary; only now is Kivy imported, and it keeps its hands off our arguments."""
    gc.enable()
    os.environ.setdefault("KIVY_NO_ARGS", "1")
    from twitchlog.ui.window import open_window as open_kivy_window

    return open_kivy_window(folder, clock, demo=demo)


if __name__ == "__main__":
    sys.exit(main())
