"""Episodes and days as two CSV files, for spreadsheets; csv_reading.py brings them back without loss.

    NAME-episodes.csv   one line an episode: times in ISO form with offset, several places or words between semicolons
    NAME-days.csv       one line a check-in: a column for each factor; drinks as a list, and what they sum up to

UTF-8 with a byte order mark (Excel needs it), commas, decimal points. What is unknown is an empty cell. Medicines,
visits and the rest of the diary are in the .json export only.
"""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import orjson

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.records import to_data
from twitchlog.domain.vocabulary import FACTORS
from twitchlog.exchange import cells
from twitchlog.exchange.whole_file import BadFile, read_whole, refuse_existing, write_whole
from twitchlog.store import Diary

MARK = "\ufeff"
EPISODES, DAYS = "-episodes", "-days"
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
    if "count" in data:
        data["count"] = cells.COUNT_WORDS.get(data["count"], data["count"])
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
