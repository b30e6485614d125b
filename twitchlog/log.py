"""The program's log file, beside the diary: what went wrong, for whoever mends it. It holds no diary text."""

import logging
import os
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

LOGGER = "twitchlog"
FILE = "twitchlog.log"


class _OwnersFile(RotatingFileHandler):
    """A log file that only its owner can read, also one begun because the last was full."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, 0o600))


class _NoWords(logging.Formatter):
    """Of an error: where, and of what kind. Its words may quote the diary, only the system's reasons may not."""

    def format(self, record: logging.LogRecord) -> str:
        # The text another handler may have made of the error, words and all, is kept in the record.
        told, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = told

    def formatException(self, ei: Any) -> str:
        parts: list[str] = []
        error = ei[1]
        while error is not None:
            reason = f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
            parts.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__name__ + reason)
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(reversed(parts))


def start_log(folder: Path) -> None:
    """Send the program's log to a file in the diary's folder, readable by its owner only; say nothing if that fails.

    A log kept in another folder until now ends there.
    """
    logger = logging.getLogger(LOGGER)
    logger.propagate = False
    if any(Path(file.baseFilename) == (folder / FILE).absolute() for file in _open_files(logger)):
        return
    stop_log()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _OwnersFile(folder / FILE, maxBytes=200_000, backupCount=1, delay=True, encoding="utf-8")
        (folder / FILE).touch(mode=0o600)
    except OSError:
        logger.addHandler(logging.NullHandler())
        return
    handler.setFormatter(_NoWords("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def stop_log() -> bool:
    """Let go of the log file until the next start; what is logged meanwhile is lost. False when there is none."""
    logger = logging.getLogger(LOGGER)
    open_files = _open_files(logger)
    for handler in open_files:
        logger.removeHandler(handler)
        handler.close()
    if open_files:
        logger.addHandler(logging.NullHandler())
    return bool(open_files)


def _open_files(logger: logging.Logger) -> list[RotatingFileHandler]:
    return [handler for handler in logger.handlers if isinstance(handler, RotatingFileHandler)]
