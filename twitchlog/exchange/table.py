"""A CSV file as a table, however a spreadsheet saved it: its headings, and its rows with their lines."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from twitchlog.domain.checks import shown
from twitchlog.exchange import cells
from twitchlog.exchange.whole_file import NotImported, read_whole

SAYS_SEPARATOR = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)  # a first line that Excel understands
SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Table:
    """`headings` are in small letters, with _ for spaces; rows are as long, each with the line it ends in."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    problems: tuple[str, ...]


def read_table(path: Path) -> Table:
    """Read a file. Raises BadFile when it is none that can be read at all."""
    text = _text(path)
    lines = _lines(path, text)
    headings = [re.sub(r"[\s_]+", "_", cell.strip().casefold()) for cell in (lines[0][1] if lines else ())]
    while headings and not headings[-1]:
        headings.pop()
    problems = [
        f"{path.name} has the column “{shown(each)}” twice."
        for each in dict.fromkeys(headings)
        if each and headings.count(each) > 1
    ]
    rows = []
    for number, (line, row) in enumerate(lines[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if number == len(lines) and len(row) < len(headings) and not text.endswith(("\n", "\r")):
            problems.append(f"{path.name}, line {line}: it breaks off; the end of the file is missing.")
        elif lost := _without_heading(row, headings):
            problems.append(f"{path.name}, line {line}: “{shown(lost)}” stands in a column that has no name.")
        else:
            rows.append((line, (*row[: len(headings)], *[""] * (len(headings) - len(row)))))
    return Table(path.name, tuple(headings), tuple(rows), tuple(problems))


def _text(path: Path) -> str:
    data = read_whole(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotImported(f"{path.name} is not in UTF-8; save it as “CSV UTF-8” in your spreadsheet.") from None


def _lines(path: Path, text: str) -> list[tuple[int, list[str]]]:
    """All lines with the number of the one each ends in; one cell may be as long as the file."""
    said = SAYS_SEPARATOR.match(text)
    body = text[said.end() :] if said else text
    between = said[1] if said else max(SEPARATORS, key=body.partition("\n")[0].count)
    before = csv.field_size_limit(len(text) + 1)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=between)
    skipped = 1 if said else 0
    try:
        return [(skipped + reader.line_num, [cells.as_meant(cell) for cell in row]) for row in reader]
    except csv.Error as error:
        where = f"from line {skipped + reader.line_num + 1} on"
        raise NotImported(f"{path.name} can't be read {where} ({error}).") from None
    finally:
        csv.field_size_limit(before)


def _without_heading(row: list[str], headings: list[str]) -> str:
    """What a row has where no heading stands; "" when it has nothing there."""
    beyond = row[len(headings) :]
    unnamed = [cell for cell, heading in zip(row, headings, strict=False) if not heading]
    return next((cell for cell in (*unnamed, *beyond) if cell.strip()), "")
