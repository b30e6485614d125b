"""Typst: the page's data to PDF or pictures. One at a time in a process, as its memory grows with what runs at once."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Lock
from typing import Any

from twitchlog.assets import asset
from twitchlog.report import fonts
from twitchlog.report.page import Data, mapped, texts

STANDARDS = ["ua-1", "a-2a"]  # readable by screen readers, and kept readable for archives
TRIES = 12  # letters no font has are found script by script this often, then all go
PLAIN = "This report is not tagged for screen readers, because of a character it could not place."
REPLACED = "Characters that no installed font can show are printed as \N{REPLACEMENT CHARACTER}."
_one_at_a_time = Lock()
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Typeset:
    """What came out: one PDF or PNG pages, and sentences for the person where something had to give."""

    parts: tuple[bytes, ...]
    remarks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def typeset(data: Data, made: datetime, png_ppi: float | None = None) -> Typeset:
    """The pages as one tagged PDF, or as PNG pictures at a density.

    `made` is the date in the file: the same data and moment give the same bytes. Letters our fonts lack are looked for
    in the computer's, then replaced; a PDF that even so can't be tagged is made untagged. Both are said in `remarks`.
    """
    missing = fonts.uncovered(texts(data))
    remarks: list[str] = []
    for attempt in range(TRIES):
        try:
            return _typeset(data, made, png_ppi, bool(missing), remarks)
        except _error() as error:
            lost = _unplaced(str(error), missing) if attempt < TRIES - 2 else set(missing)
            if not lost:
                _log.warning("The report could not be tagged: %s", error)
                break
            missing -= lost
            data = mapped(data, partial(fonts.replaced, lost=frozenset(lost)))
            remarks = [REPLACED]
    return _typeset(data, made, png_ppi, bool(missing), [*remarks, PLAIN], standards=[])


def _error() -> type[Exception]:
    import typst

    return typst.TypstError


def _unplaced(message: str, missing: set[str]) -> set[str]:
    """The letters a refusal names ('the text "..." could not be displayed'), and the others of their script."""
    scripts = {_script(letter) for letter in missing if letter in message}
    return {letter for letter in missing if _script(letter) in scripts}


def _script(letter: str) -> int:
    """About which script a letter is of: small blocks below, large ones from CJK on."""
    point = ord(letter)
    return point >> 8 if point < 0x3000 else -(point >> 12)


def _typeset(
    data: Data,
    made: datetime,
    png_ppi: float | None,
    system: bool,
    remarks: list[str],
    standards: list[str] = STANDARDS,
) -> Typeset:
    import typst

    template = asset("report.typ")
    options: dict[str, Any] = {"format": "pdf", "pdf_standards": standards}
    if png_ppi is not None:
        options = {"format": "png", "ppi": png_ppi}
    with _one_at_a_time:
        made_of, warnings = typst.compile_with_warnings(
            str(template),
            root=str(template.parent),
            font_paths=fonts.fonts(system),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            timestamp=made,
            **options,
        )
    parts = (made_of,) if isinstance(made_of, bytes) else tuple(made_of or ())
    return Typeset(parts, tuple(remarks), tuple(warning.message for warning in warnings))
