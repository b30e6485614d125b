"""Starting the program anew, for what Kivy reads only at its start: the text size."""

from __future__ import annotations

import os
import sys


def can_restart() -> bool:
    """Whether this program can take its own place; on Windows the terminal would not wait for the new one."""
    return os.name == "posix" and not getattr(sys, "frozen", False) and bool(sys.executable and sys.orig_argv)


def restart_command() -> list[str]:
    """The command that started this program."""
    return [sys.executable, *sys.orig_argv[1:]]


def start_again() -> None:
    """Become that command. Everything must be closed before; nothing after this is run."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, restart_command())
