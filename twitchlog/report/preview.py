"""The real pages as pictures, for the window. Slow enough for a worker thread; the interpreter runs on meanwhile."""

from datetime import UTC, datetime, time

from twitchlog.report.page import Paper, page_data
from twitchlog.report.typeset import typeset
from twitchlog.report.values import ReportContent

INCHES: dict[Paper, float] = {"a4": 210 / 25.4, "letter": 8.5}


def preview_pages(content: ReportContent, width_px: int, paper: Paper = "a4") -> list[bytes]:
    """Each page as a PNG about `width_px` wide."""
    made = datetime.combine(content.made, time(), UTC)
    return list(typeset(page_data(content, paper), made, png_ppi=width_px / INCHES[paper]).parts)
