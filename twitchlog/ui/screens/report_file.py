"""The report's file: where to save it, what stands in the way, and opening it."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twitchlog.domain.errors import Invalid
from twitchlog.exchange.whole_file import BadFile, refuse_existing, write_whole
from twitchlog.ui import desktop
from twitchlog.ui.presenters.report import ReportPresenter
from twitchlog.ui.screens.today_ask import AskDialog
from twitchlog.ui.widgets.base import the_app
from twitchlog.ui.widgets.layer import Dialog

if TYPE_CHECKING:
    from twitchlog.report.make import Printed

log = logging.getLogger(__name__)
NOT_MADE = "The PDF could not be made. What went wrong is in the log file, in the diary's folder."


class SaveDialog(AskDialog):
    """Asks where to save; `save_to(path, replace)` follows. A file that is there is replaced only when one says so."""

    def __init__(self, text: str, save_to: Callable[[Path, bool], object], **kwargs: Any) -> None:
        self._save_to = save_to
        hint = "In a folder that is there; the name ends in .pdf."
        super().__init__(title="Save as PDF", label="Save to", help=hint, text=text, take=path_of, **kwargs)

    def save(self) -> None:
        """Save there, ask whether to replace what is there, or say below the field why not."""
        try:
            path = path_of(self.field.text)
        except Invalid as refused:
            self.field.error = str(refused)
            return
        if not path.exists():
            self._go(path, False)
            return
        actions = [("Replace", lambda: self._go(path, True)), ("Keep it", None)]
        the_app().shell.show_sheet(Dialog(title="Replace it?", text=f"{path} is there already.", actions=actions))

    def _go(self, path: Path, replace: bool) -> None:
        self.dismiss()
        self._save_to(path, replace)


class ReportFile:
    """Saves and opens the report. `busy(True)` is called while the PDF is made, then `busy(False)`."""

    def __init__(self, presenter: ReportPresenter, busy: Callable[[bool], object]) -> None:
        self._presenter, self._busy = presenter, busy
        self._private: Path | None = None
        self.open_file: Callable[[Path], None] = desktop.open_with_system

    # -- saving

    def ask(self) -> None:
        """Ask where to; the folder of last time, else Documents."""
        kept = the_app().settings.report_folder
        folder = Path(kept) if kept and Path(kept).is_dir() else desktop.documents()
        text = str(self._presenter.suggested_path(folder))
        the_app().shell.show_sheet(SaveDialog(text, self.save))

    def save(self, path: Path, force: bool) -> None:
        """Make the PDF and write it, both in the background, then say so."""
        printing = self._presenter.printing()

        def work() -> Printed:
            printed = printing()
            write_whole(path, printed.pdf, force=force)
            return printed

        def then(printed: Printed) -> None:
            self._done()
            the_app().change_settings(report_folder=str(path.parent))
            actions = (("Open it", lambda: self._show(path)), ("Show folder", lambda: self._show(path.parent)))
            the_app().shell.say(" ".join([f"Saved: {path}", *printed.remarks]), actions)

        self._start()
        the_app().in_background(work, then, self.failed)

    # -- opening

    def open(self) -> None:
        """Make the PDF as a private file and open it in the system's viewer."""
        printing, name = self._presenter.printing(), self._presenter.suggested_path(Path()).name

        def work() -> Path:
            if self._private is None:
                self._private = Path(tempfile.mkdtemp(prefix="twitchlog-"))  # for its owner only
            path = self._private / name
            write_whole(path, printing().pdf, force=True)
            self.open_file(path)
            return path

        def failed(error: Exception) -> None:
            if isinstance(error, desktop.CannotOpen):
                self._done()
                log.warning("the report was not opened: %s", error)
                text = "No program here opened the PDF. Save it, then open it from its folder."
                the_app().shell.say(text, (("Save as PDF", self.ask),))
            else:
                self.failed(error)

        self._start()
        the_app().in_background(work, lambda _: self._done(), failed)

    def _show(self, path: Path) -> None:
        def failed(error: Exception) -> None:
            log.warning("%s was not opened: %s", path, error)
            the_app().shell.say(f"No program here opened it. It is {path}")

        the_app().in_background(lambda: self.open_file(path), failed=failed)

    def clear(self) -> None:
        """Remove the private files; when the app stops."""
        if self._private is not None:
            shutil.rmtree(self._private, ignore_errors=True)
            self._private = None

    # -- how it goes

    def failed(self, error: Exception) -> None:
        """Say in plain words why there is no file."""
        self._done()
        if isinstance(error, BadFile):
            the_app().shell.say(error.problems[0])
            return
        self.log_failure(error)
        the_app().shell.say(NOT_MADE)

    def log_failure(self, error: Exception) -> None:
        """The details are for the log."""
        log.error("the report could not be made", exc_info=error)

    def _start(self) -> None:
        self._busy(True)

    def _done(self) -> None:
        self._busy(False)


def path_of(typed: str) -> Path:
    """The file a typed path means. Raises Invalid when none can be written there; an existing file is fine."""
    if not typed.strip():
        raise Invalid("Save to", "Save to is empty: give a folder and a file name.")
    try:
        path = Path(typed.strip()).expanduser()
    except RuntimeError:
        path = Path(typed.strip())
    if not path.is_absolute():
        raise Invalid("Save to", f"Save to “{typed.strip()}” has no folder: begin with one, such as {Path.home()}.")
    if path.suffix.lower() != ".pdf":
        path = path.with_name(f"{path.name}.pdf") if path.name and not path.is_dir() else path
    try:
        refuse_existing(path, force=True)
    except (BadFile, OSError, ValueError) as error:
        raise Invalid("Save to", str(error).splitlines()[0]) from error
    return path
