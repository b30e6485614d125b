"""Episodes and days as two CSV files, for spreadsheets; our own come back without loss.

    NAME-episodes.csv   one line an episode: times in ISO form with offset, several places or words between semicolons
    NAME-days.csv       one line a check-in: a column for each factor; drinks as a list, and what they sum up to

UTF-8 with a byte order mark (Excel needs it), commas, decimal points. What is unknown is an empty cell. Medicines,
visits and the rest of the diary are in the .json export only.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from twitchlog.domain.checkin import OWN_FACTOR, CheckIn
from twitchlog.domain.checks import shown
from twitchlog.domain.episode import Episode
from twitchlog.domain.errors import Invalid
from twitchlog.domain.past import refuse_impossible
from twitchlog.domain.records import Record, checkin_from, episode_from, to_data
from twitchlog.domain.vocabulary import FACTORS
from twitchlog.exchange import cells
from twitchlog.exchange.json_file import ImportFile
from twitchlog.exchange.whole_file import BadFile, read_whole, refuse_existing, write_whole
from twitchlog.store import Diary

MARK = "\ufeff"
EPISODES, DAYS = "-episodes", "-days"
TEXT = ("id", "started", "mode", "kind", "count", "note", "created", "updated")
NUMBERS = ("duration_s", "bother", "caffeine_mg", "sleep_h", "stress")
EPISODE_COLUMNS = (
    "id", "started", "mode", "kind", "sites", "duration_s", "count", "bother", "visible",
    "contexts", "symptoms", "caffeine_mg", "sleep_h", "stress", "note", "created", "updated",
)  # fmt: skip
DAY_COLUMNS = ("date", "none", "overall", "bother")
DAY_END = ("drinks", "drinks_mg", "note", "updated")
SUMMED = "drinks_mg"  # for the spreadsheet's sake; not read back
Row = dict[str, str]


def csv_paths(path: Path) -> tuple[Path, Path]:
    """Where NAME.csv goes: NAME-episodes.csv and NAME-days.csv."""
    return path.with_name(f"{path.stem}{EPISODES}.csv"), path.with_name(f"{path.stem}{DAYS}.csv")


# Writing ------------------------------------------------------------------------------------------------------------


def export_csv(diary: Diary, path: Path, *, force: bool = False) -> tuple[int, int]:
    """Write both files and return how many episodes and days they hold; raises BadFile, and then writes neither."""
    episodes, days = csv_paths(path)
    for each in (episodes, days):
        refuse_existing(each, force=force)
    kept, checkins = diary.episodes(), diary.checkins()
    first, second = episodes_csv(kept), days_csv(checkins)
    before = read_whole(episodes) if episodes.exists() else None
    write_whole(episodes, first, force=force)
    try:
        write_whole(days, second, force=force)
    except BadFile:
        _take_back(episodes, before)
        raise
    return len(kept), len(checkins)


def _take_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        write_whole(path, before, force=True)


def episodes_csv(episodes: Iterable[Episode]) -> bytes:
    """The bytes of NAME-episodes.csv."""
    return _csv(EPISODE_COLUMNS, map(_episode_row, episodes))


def days_csv(checkins: Iterable[CheckIn]) -> bytes:
    """The bytes of NAME-days.csv; a column for every known factor, and one for each of the person's own in use."""
    checkins = list(checkins)
    own = sorted({key for checkin in checkins for key in checkin.factors if key not in FACTORS})
    return _csv((*DAY_COLUMNS, *FACTORS, *own, *DAY_END), map(_day_row, checkins))


def _csv(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    names = list(columns)
    writer.writerow(names)
    writer.writerows([cells.harmless(row.get(name, "")) for name in names] for row in rows)
    return (MARK + text.getvalue()).encode()


def _episode_row(episode: Episode) -> Row:
    data = to_data(episode)
    data["sites"] = [" ".join(filter(None, (site["site"], site.get("side")))) for site in data["sites"]]
    return {name: cells.plain(value) for name, value in data.items()}


def _day_row(checkin: CheckIn) -> Row:
    data = to_data(checkin)
    factors = data.pop("factors", {})
    drinks = data.pop("drinks", None)
    row = {name: cells.plain(value) for name, value in data.items()}
    row |= {key: cells.plain(value) if key in FACTORS else cells.own_value(value) for key, value in factors.items()}
    if drinks:
        total = sum(drink["caffeine_mg"] * drink.get("count", 1) for drink in drinks)
        row |= {"drinks": orjson.dumps(drinks).decode(), SUMMED: cells.number_text(round(float(total), 3))}
    return row


# Reading ------------------------------------------------------------------------------------------------------------


def read_csv(path: Path, now: datetime) -> ImportFile:
    """Read one of the two files, or both when NAME.csv is given, and check every line; nothing is written.

    Raises BadFile with one sentence per problem, each with its line.
    """
    pair = [each for each in csv_paths(path) if each.is_file()]
    records: list[Record] = []
    problems: list[str] = []
    for each in [path] if path.is_file() or not pair else pair:
        records += _read_one(each, now, problems)
    if problems:
        raise BadFile(*problems)
    return ImportFile(tuple(records))


def _read_one(path: Path, now: datetime, problems: list[str]) -> Iterator[Record]:
    rows = _rows(path)
    names = next(rows, (0, []))[1]
    read, known = _kind(path, names, problems)
    seen: set[object] = set()
    for line, row in rows:
        if not any(row):
            continue
        if len(row) != len(names):
            problems.append(f"{path.name}, line {line}: {len(row)} cells, where the first line has {len(names)}.")
            continue
        try:
            record = read({name: cell for name, cell in zip(names, row, strict=True) if cell and name in known})
            refuse_impossible(record, now)
            key = record.id if isinstance(record, Episode) else record.date
            if key in seen:
                raise Invalid("Line", f"“{shown(str(key))}” stands in the file twice.")
            seen.add(key)
        except Invalid as error:
            problems.append(f"{path.name}, line {line}: {error.message}")
        else:
            yield record


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = read_whole(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile(f"{path.name} is not in UTF-8; save it as “CSV UTF-8” in your spreadsheet.") from None
    head = text.partition("\n")[0]
    between = max(",;\t", key=head.count)  # a spreadsheet may have saved it with another
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    try:
        for row in reader:
            yield reader.line_num, [cells.as_meant(cell) for cell in row]
    except csv.Error as error:
        raise BadFile(f"{path.name} can't be read from line {reader.line_num + 1} on ({error}).") from None


def _kind(path: Path, names: list[str], problems: list[str]) -> tuple[Callable[[Row], Any], set[str]]:
    if "started" in names:
        known = set(EPISODE_COLUMNS)
        read: Callable[[Row], Any] = _episode
    elif "date" in names:
        known = {*DAY_COLUMNS, *FACTORS, *DAY_END, *filter(OWN_FACTOR.fullmatch, names)}
        read = _checkin
    else:
        raise BadFile(f"{path.name} is not a CSV file of twitchlog: it has neither a column “started” nor “date”.")
    problems += [
        f"{path.name} has a column “{shown(name)}” that twitchlog doesn't know." for name in names if name not in known
    ]
    return read, known


def _episode(row: Row) -> Episode:
    data: dict[str, Any] = {name: row[name] for name in TEXT if name in row}
    data |= {name: cells.number(row[name]) for name in NUMBERS if name in row}
    data |= {name: cells.several(row[name]) for name in ("contexts", "symptoms") if name in row}
    if "visible" in row:
        data["visible"] = cells.yes_no(row["visible"])
    if "sites" in row:
        data["sites"] = [_site(text) for text in cells.several(row["sites"])]
    return episode_from(data)


def _site(text: str) -> dict[str, str]:
    key, _, side = text.partition(" ")
    return {"site": key, "side": side.strip()} if side.strip() else {"site": key}


def _checkin(row: Row) -> CheckIn:
    data: dict[str, Any] = {name: row[name] for name in ("date", "overall", "note", "updated") if name in row}
    if "bother" in row:
        data["bother"] = cells.number(row["bother"])
    if "none" in row and cells.yes_no(row["none"]) is not False:
        data["none"] = cells.yes_no(row["none"])
    factors = {key: _factor(key, row[key]) for key in row if key in FACTORS or OWN_FACTOR.fullmatch(key)}
    if factors:
        data["factors"] = factors
    if "drinks" in row:
        data["drinks"] = _drinks(row["drinks"])
    return checkin_from(data)


def _factor(key: str, cell: str) -> Any:
    known: Mapping[str, Any] = FACTORS
    if key not in known:
        return cells.read_own(cell)
    if known[key].kind == "yes_no":
        return cells.yes_no(cell)
    return cell if known[key].kind == "word" else cells.number(cell)


def _drinks(cell: str) -> Any:
    try:
        return orjson.loads(cell)
    except orjson.JSONDecodeError:
        raise Invalid("Drinks", f"Drinks must be as twitchlog wrote them, not “{shown(cell)}”.") from None
