"""Output that no terminal chokes on: plain lines, and JSON."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

# What a terminal without Unicode gets instead.
PLAIN = str.maketrans({"\N{NO-BREAK SPACE}": " ", "–": "-", "·": "-", "…": "...", "“": '"', "”": '"', "µ": "u"})
# A note from a foreign file must not steer the terminal.
CONTROL = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


class OutputFailed(OSError):
    """What was to be read could not be written: its reader is gone, or its disk is full."""


def open_missing_streams() -> None:
    """Give our output somewhere to go where a program started us with it closed."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (as long as the program runs)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def send_nowhere(stream: TextIO) -> None:
    """Drop the rest of an output, which would fail again at the exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(text: str = "", *, err: bool = False) -> None:
    """Print a line for a person; characters the terminal lacks are replaced. Raises OutputFailed, but not of errors."""
    stream = sys.stderr if err else sys.stdout
    encoding = stream.encoding or "utf-8"
    text = text.translate(CONTROL)
    if not _fits(text, encoding):
        text = text.translate(PLAIN).encode(encoding, "replace").decode(encoding)
    try:
        _write(stream, f"{text}\n")
    except OutputFailed:
        if not err:
            raise
        send_nowhere(stream)


def note(text: str) -> None:
    """Print what should be known but stops nothing, where it does not disturb a program reading our output."""
    say(f"Note: {text}", err=True)


def say_json(data: Any) -> None:
    """Print plain data as JSON, in ASCII where the terminal has nothing better."""
    import orjson

    text = orjson.dumps(data, option=orjson.OPT_INDENT_2).decode()
    if not _fits(text, sys.stdout.encoding or "utf-8"):
        import json

        text = json.dumps(data, indent=2)
    _write(sys.stdout, f"{text}\n")


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
    except OSError as error:
        raise OutputFailed(error.errno, error.strerror) from None


def _fits(text: str, encoding: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode(encoding)
    except UnicodeError:
        return False
    return True


@contextmanager
def progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """How far something is, in one line on stderr that goes when it is done; nothing where nobody watches."""
    shown = sys.stderr.isatty()

    def tell(done: int, total: int) -> None:
        if shown:
            sys.stderr.write(f"\r{doing} {done:,} of {total:,} ")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r\033[K")
