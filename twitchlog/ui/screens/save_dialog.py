"""Asks where to save a file and whether what is there may be replaced; then offers it. For the report and charts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from twitchlog.domain.errors import Invalid
from twitchlog.exchange.whole_file import BadFile, refuse_existing
from twitchlog.ui import desktop
from twitchlog.ui.screens.today_ask import AskDialog
from twitchlog.ui.widgets.base import the_app
from twitchlog.ui.widgets.layer import Dialog

log = logging.getLogger(__name__)
Open = Callable[[Path], None]


class SaveDialog(AskDialog):
    """`save_to(path, replace)` follows. A file that is there is replaced only when one says so.

    Below the field, which is too narrow for most paths, the whole of it can be read.
    """

    def __init__(self, what: str, text: str, save_to: Callable[[Path, bool], object], **kwargs: Any) -> None:
        """`what` is the kind of file: "PDF", "PNG", "SVG", "CSV"; `text` the path to begin with."""
        self._save_to, self._suffix = save_to, f".{what.lower()}"
        self._hint = f"In a folder that is there; the name ends in {self._suffix}."
        super().__init__(title=f"Save as {what}", label="Save to", help="", text=text, take=self._path, **kwargs)
        self.field.bind(text=self._show_whole)
        self._show_whole()

    def save(self) -> None:
        """Save there, ask whether to replace what is there, or say below the field why not."""
        try:
            path = self._path(self.field.text)
        except Invalid as refused:
            self.field.error = str(refused)
            return
        if not path.exists():
            self._go(path, False)
            return
        actions = [("Replace", lambda: self._go(path, True)), ("Keep it", None)]
        the_app().shell.show_sheet(Dialog(title="Replace it?", text=f"{path} is there already.", actions=actions))

    def _show_whole(self, *_: object) -> None:
        self.field.help = f"{self.field.text.strip()}\n{self._hint}".strip()

    def _path(self, typed: str) -> Path:
        return path_of(typed, self._suffix)

    def _go(self, path: Path, replace: bool) -> None:
        self.dismiss()
        self._save_to(path, replace)


def last_folder() -> Path:
    """The folder of last time, else Documents."""
    kept = the_app().settings.report_folder
    return Path(kept) if kept and Path(kept).is_dir() else desktop.documents()


def say_saved(path: Path, remarks: Sequence[str] = (), open_file: Open = desktop.open_with_system) -> None:
    """Say that it is there, with the ways to look at it, and begin in that folder next time."""
    the_app().change_settings(report_folder=str(path.parent))
    actions = (("Open it", lambda: show(path, open_file)), ("Show folder", lambda: show(path.parent, open_file)))
    the_app().shell.say(" ".join([f"Saved: {path}", *remarks]), actions)


def show(path: Path, open_file: Open = desktop.open_with_system) -> None:
    """Open a file or folder with the system's program; where none does, say where it is."""

    def failed(error: Exception) -> None:
        log.warning("%s was not opened: %s", path, error)
        the_app().shell.say(f"No program here opened it. It is {path}")

    the_app().in_background(lambda: open_file(path), failed=failed)


def path_of(typed: str, suffix: str) -> Path:
    """The file a typed path means. Raises Invalid when none can be written there; an existing file is fine."""
    if not typed.strip():
        raise Invalid("Save to", "Save to is empty: give a folder and a file name.")
    try:
        path = Path(typed.strip()).expanduser()
    except RuntimeError:
        path = Path(typed.strip())
    if not path.is_absolute():
        raise Invalid("Save to", f"Save to “{typed.strip()}” has no folder: begin with one, such as {Path.home()}.")
    if path.suffix.lower() != suffix:
        path = path.with_name(f"{path.name}{suffix}") if path.name and not path.is_dir() else path
    try:
        refuse_existing(path, force=True)
    except (BadFile, OSError, ValueError) as error:
        raise Invalid("Save to", str(error).splitlines()[0]) from error
    return path
