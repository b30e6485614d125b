"""Output that no terminal chokes on: plain lines, and JSON."""

import sys
from typing import Any

# What a terminal without Unicode gets instead.
PLAIN = str.maketrans({"\N{NO-BREAK SPACE}": " ", "–": "-", "·": "-", "…": "...", "“": '"', "”": '"', "µ": "u"})
# A note from a foreign file must not steer the terminal.
CONTROL = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def say(text: str = "", *, err: bool = False) -> None:
    """Print a line for a person; characters the terminal lacks are replaced, never an error."""
    stream = sys.stderr if err else sys.stdout
    encoding = stream.encoding or "utf-8"
    text = text.translate(CONTROL)
    if not _fits(text, encoding):
        text = text.translate(PLAIN).encode(encoding, "replace").decode(encoding)
    stream.write(f"{text}\n")


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
    sys.stdout.write(f"{text}\n")


def _fits(text: str, encoding: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode(encoding)
    except UnicodeError:
        return False
    return True
