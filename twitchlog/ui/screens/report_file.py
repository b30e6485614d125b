"""The report's file: where to save it, what stands in the way, and opening it."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from twitchlog.exchange.whole_file import BadFile, write_whole
from twitchlog.ui import desktop
from twitchlog.ui.presenters.report import ReportPresenter
from twitchlog.ui.screens.save_dialog import SaveDialog, last_folder, say_saved
from twitchlog.ui.widgets.base import the_app

if TYPE_CHECKING:
    from twitchlog.report.make import Printed

log = logging.getLogger(__name__)
NOT_MADE = "The PDF could not be made. What went wrong is in the log file, in the diary's folder."


class ReportFile:
    """Saves and opens the report. `busy(True)` is called while the PDF is made, then `busy(False)`."""

    def __init__(self, presenter: ReportPresenter, busy: Callable[[bool], object]) -> None:
        self._presenter, self._busy = presenter, busy
        self._private: Path | None = None
        self.open_file: Callable[[Path], None] = desktop.open_with_system

    # -- saving

    def ask(self) -> None:
        """Ask where to; the folder of last time, else Documents."""
        text = str(self._presenter.suggested_path(last_folder()))
        the_app().shell.show_sheet(SaveDialog("PDF", text, self.save))

    def save(self, path: Path, force: bool) -> None:
        """Make the PDF and write it, both in the background, then say so."""
        printing = self._presenter.printing()

        def work() -> Printed:
            printed = printing()
            write_whole(path, printed.pdf, force=force)
            return printed

        def then(printed: Printed) -> None:
            self._done()
            say_saved(path, printed.remarks, self.open_file)

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
