"""What the system does for us: open a file or folder with the program meant for it, and the Documents folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from twitchlog.paths import documents_folder

PATIENCE_S = 3  # how long the opener is watched for a refusal


class CannotOpen(Exception):
    """No program opened the file."""


def documents() -> Path:
    """The person's Documents folder, or their home where there is none."""
    folder = documents_folder()
    return folder if folder.is_dir() else Path.home()


def open_with_system(path: Path) -> None:
    """Open a file or folder with the program meant for it. Raises CannotOpen; takes up to three seconds."""
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError as error:
            raise CannotOpen(str(error)) from error
        return
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        raise CannotOpen("there is no program that opens files")
    quiet = subprocess.DEVNULL
    try:
        running = subprocess.Popen(
            [program, str(path)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
        code = running.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        return  # the viewer itself is running
    except OSError as error:
        raise CannotOpen(str(error)) from error
    if code:
        raise CannotOpen(f"{program} ended with {code}")


def show_folder(app: Any, folder: Path) -> None:
    """Show a folder in the system's file manager, off the main thread; a message says when there is none."""
    app.in_background(
        lambda: open_with_system(folder),
        failed=lambda _: app.shell.say("No program to show folders was found here."),
    )
