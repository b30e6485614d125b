"""The menu of a card of Patterns: its picture and its numbers as files, its entries."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twitchlog.exchange.whole_file import BadFile, write_whole
from twitchlog.ui.screens.save_dialog import SaveDialog, last_folder, say_saved
from twitchlog.ui.widgets.base import the_app

if TYPE_CHECKING:
    from twitchlog.charts.page import Page

log = logging.getLogger(__name__)
DENSITY = 2.0  # of a saved picture
NARROWEST, WIDEST = 380.0, 720.0  # dp: of a saved picture
MARGINS = 32.0  # dp round its chart
NOT_SAVED = "It could not be saved. What went wrong is in the log file, in the diary's folder."
BOM = b"\xef\xbb\xbf"  # so that spreadsheets read the letters as they are

Action = tuple[str, Callable[[], object]]


@dataclass(frozen=True, slots=True, eq=False)
class Behind:
    """What can be had of a card: `stem` is the files' name, `page` gives its picture (None: no picture), `numbers` CSV,
    `entries` shows its entries, None where there are none."""

    stem: str
    page: Callable[[], Page] | None
    numbers: Callable[[], str] | None
    entries: Callable[[], object] | None


def open_menu(anchor: Any, behind: Behind, more: Sequence[Action] = ()) -> None:
    """The card's menu by its dots; `more` are choices of the card's own, on top."""
    items: list[Action] = list(more)
    page = behind.page
    if page is not None:
        wide = min(WIDEST, max(NARROWEST, anchor.chart_width + MARGINS))
        items.append(("Save picture as PNG", lambda: save(behind.stem, "PNG", lambda: _png(page(), wide))))
        items.append(("Save picture as SVG", lambda: save(behind.stem, "SVG", lambda: _svg(page(), wide))))
    numbers = behind.numbers
    if numbers is not None:
        items.append(("Save numbers as CSV", lambda: save(behind.stem, "CSV", lambda: BOM + numbers().encode())))
    if behind.entries is not None:
        items.append(("Show entries", behind.entries))
    the_app().shell.show_menu(anchor, items)


def save(stem: str, kind: str, work: Callable[[], bytes]) -> None:
    """Ask where to, make it and write it in the background, then say so."""

    def save_to(path: Path, force: bool) -> None:
        the_app().in_background(lambda: write_whole(path, work(), force=force), lambda _: say_saved(path), failed)

    text = str(last_folder() / f"{stem}.{kind.lower()}")
    the_app().shell.show_sheet(SaveDialog(kind, text, save_to))


def failed(error: Exception) -> None:
    """Say in plain words why there is no file."""
    if isinstance(error, BadFile):
        the_app().shell.say(error.problems[0])
        return
    log.error("a chart could not be saved", exc_info=error)
    the_app().shell.say(NOT_SAVED)


def _png(page: Page, width: float) -> bytes:
    from twitchlog.charts import render
    from twitchlog.charts.page import draw
    from twitchlog.charts.style import PRINT

    return render.png(draw(page, PRINT, width, DENSITY))


def _svg(page: Page, width: float) -> bytes:
    from twitchlog.charts import render
    from twitchlog.charts.page import draw
    from twitchlog.charts.style import PRINT

    return render.svg(draw(page, PRINT, width))
