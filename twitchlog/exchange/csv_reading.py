"""Episodes and days from CSV files: those csv_file.py wrote, also as a spreadsheet saved them, with rows typed in.

A row without an id gets one made of what it says, so that the same row imported again is the same episode.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import orjson

from twitchlog.domain.checkin import OVERALLS, OWN_FACTOR, CheckIn
from twitchlog.domain.checks import shown
from twitchlog.domain.clock import Clock
from twitchlog.domain.episode import KINDS, MODES, Episode
from twitchlog.domain.errors import Invalid
from twitchlog.domain.past import refuse_impossible
from twitchlog.domain.places import Place
from twitchlog.domain.records import Record, checkin_from, episode_from, to_data
from twitchlog.domain.vocabulary import CONTEXTS, FACTORS, SYMPTOMS
from twitchlog.exchange import cells
from twitchlog.exchange.csv_file import DAY_COLUMNS, DAY_END, EPISODE_COLUMNS, SUMMED, Row, csv_paths
from twitchlog.exchange.json_file import TELL_EVERY, ImportFile, Progress
from twitchlog.exchange.spreadsheet_dates import Dates
from twitchlog.exchange.table import Table, read_table
from twitchlog.exchange.whole_file import NotImported, WrongRecords

OF_ROWS = UUID("6f2a3c0e-7d53-4d0b-9b7e-6a1c55b0f2d1")  # what ids made of rows are derived from
NO_ID = "none yet"
NUMBERS = {
    "duration_s": "Duration",
    "bother": "Bother",
    "caffeine_mg": FACTORS["caffeine_mg"].name,
    "sleep_h": FACTORS["sleep_h"].name,
    "stress": FACTORS["stress"].name,
}
ONE_OF = {"mode": MODES, "kind": KINDS}
SEVERAL = {"contexts": CONTEXTS, "symptoms": SYMPTOMS}
TIMES = {"started": "Start", "created": "Created", "updated": "Updated", "date": "Date"}


def read_csv(path: Path, clock: Clock, progress: Progress = lambda done, all: None) -> ImportFile:
    """Read one of the two files, or both when NAME.csv is given, and check every line; nothing is written.

    `progress` is told now and then how many lines are checked. Raises BadFile with one sentence per problem, each with
    its line.
    """
    pair = [each for each in csv_paths(path) if each.is_file()]
    tables = [read_table(each) for each in ([path] if path.is_file() or not pair else pair)]
    readers = [_Reader(table, clock) for table in tables]
    total, done = sum(len(table.rows) for table in tables), 0
    records: list[Record] = []
    for reader in readers:
        for record in reader.records():
            if record is not None:
                records.append(record)
            done += 1
            if done % TELL_EVERY == 0:
                progress(done, total)
    if problems := [problem for reader in readers for problem in reader.problems]:
        raise WrongRecords(*problems)
    local = sum(reader.without_offset for reader in readers)
    words = "1 time without a UTC offset was" if local == 1 else f"{local:,} times without a UTC offset were"
    return ImportFile(tuple(records), (f"{words} taken as local here.",) if local else ())


class _Reader:
    """Reads one table; `problems` and `without_offset` are complete once its records were gone through."""

    def __init__(self, table: Table, clock: Clock) -> None:
        self._table = table
        self._clock = clock
        self.problems = list(table.problems)
        self._read, known = self._kind()
        unknown = [name for name in table.headings if name and name not in known]
        self.problems += [
            f"{table.name} has a column “{shown(name)}” that twitchlog doesn't know; remove it{self._advice()}."
            for name in dict.fromkeys(unknown)
        ]
        self._columns = {name: at for at, name in enumerate(table.headings) if name in known}
        self._dates = {
            name: Dates.of((row[at] for _, row in table.rows), clock)
            for name, at in self._columns.items()
            if name in TIMES
        }
        self._seen: set[object] = set()
        self._alike: Counter[UUID] = Counter()

    @property
    def without_offset(self) -> int:
        """How many times were taken as local ones."""
        return sum(dates.without_offset for dates in self._dates.values())

    def _kind(self) -> tuple[Callable[[Row], Record], set[str]]:
        headings = self._table.headings
        if "started" in headings:
            return self._episode, set(EPISODE_COLUMNS)
        if "date" in headings:
            return self._checkin, {*DAY_COLUMNS, *FACTORS, *DAY_END, *filter(OWN_FACTOR.fullmatch, headings)}
        raise NotImported(
            f"{self._table.name} is not a CSV file of twitchlog: it has neither a column “started” nor “date”."
        )

    def _advice(self) -> str:
        return "" if "started" in self._table.headings else ", or let its name begin with own_ to keep it"

    def records(self) -> Iterator["Record | None"]:
        """Each row's record; None for one with a problem."""
        now = self._clock.now()
        for line, row in self._table.rows:
            try:
                record = self._read({name: row[at] for name, at in self._columns.items() if row[at]})
                refuse_impossible(record, now)
                self._refuse_twice(record)
            except Invalid as error:
                self.problems.append(f"{self._table.name}, line {line}: {error.message}")
                yield None
            else:
                yield record

    def _refuse_twice(self, record: Record) -> None:
        key = record.date if isinstance(record, CheckIn) else getattr(record, "id", None)
        if key in self._seen:
            raise Invalid("Line", f"“{shown(str(key))}” stands in the file twice.")
        self._seen.add(key)

    # Episodes -----------------------------------------------------------------------------------------------------

    def _episode(self, row: Row) -> Episode:
        data: dict[str, Any] = {name: row[name] for name in ("id", "note") if name in row}
        data |= {name: self._dates[name].moment(row[name], TIMES[name]) for name in TIMES if name in row}
        data |= {name: cells.number(row[name], field) for name, field in NUMBERS.items() if name in row}
        for name, words in SEVERAL.items():
            if name in row:
                data[name] = [cells.word(part, words) for part in cells.several(row[name])]
        data |= {"mode": "burst" if "count" in row else "single", "kind": "twitch"}
        data |= {name: cells.word(row[name], words) for name, words in ONE_OF.items() if name in row}
        if "count" in row:
            data["count"] = cells.count(row["count"])
        if "visible" in row:
            data["visible"] = cells.yes_no(row["visible"])
        if "sites" in row:
            data["sites"] = [site for text in cells.several(row["sites"]) for site in _sites(text)]
        episode = episode_from({"id": NO_ID, "sites": []} | data)
        return episode if "id" in row else replace(episode, id=self._made_id(episode))

    def _made_id(self, episode: Episode) -> str:
        """An id made of all the episode says; of several that say the same, each has its own."""
        said = {name: value for name, value in to_data(episode).items() if name not in ("id", "created", "updated")}
        made = uuid5(OF_ROWS, orjson.dumps(said, option=orjson.OPT_SORT_KEYS).decode())
        self._alike[made] += 1
        return str(made if self._alike[made] == 1 else uuid5(made, str(self._alike[made])))

    # Days ---------------------------------------------------------------------------------------------------------

    def _checkin(self, row: Row) -> CheckIn:
        data: dict[str, Any] = {"note": row["note"]} if "note" in row else {}
        if "date" in row:
            data["date"] = self._dates["date"].day(row["date"], TIMES["date"])
        if "updated" in row:
            data["updated"] = self._dates["updated"].moment(row["updated"], TIMES["updated"])
        if "overall" in row:
            data["overall"] = cells.word(row["overall"], OVERALLS)
        if "bother" in row:
            data["bother"] = cells.number(row["bother"], NUMBERS["bother"])
        if "none" in row and cells.yes_no(row["none"]) is not False:
            data["none"] = cells.yes_no(row["none"])
        if factors := {key: _factor(key, row[key]) for key in row if key in FACTORS or OWN_FACTOR.fullmatch(key)}:
            data["factors"] = factors
        if "drinks" in row:
            data["drinks"] = _drinks(row["drinks"])
        elif SUMMED in row:
            raise Invalid(
                "Drinks", f"“{shown(row[SUMMED])}” stands in {SUMMED} without drinks; write it in caffeine_mg."
            )
        return checkin_from(data)


def _sites(text: str) -> list[dict[str, str]]:
    """A site and side as the export writes them; or places in words, as one types them."""
    key, _, side = text.partition(" ")
    try:
        place = Place(key, side.strip() or None)  # type: ignore[arg-type]
    except Invalid:
        from twitchlog.domain.finding import parse_places  # only where someone typed

        return [_site(place) for place in parse_places(text)]
    return [_site(place)]


def _site(place: Place) -> dict[str, str]:
    return {"site": place.key, "side": place.side} if place.side else {"site": place.key}


def _factor(key: str, cell: str) -> Any:
    factor = FACTORS.get(key)
    if factor is None:
        return cells.read_own(cell, f"Factor {key}")
    if factor.kind == "yes_no":
        return cells.yes_no(cell)
    return cells.word(cell, factor.words) if factor.kind == "word" else cells.number(cell, factor.name)


def _drinks(cell: str) -> Any:
    try:
        return orjson.loads(cell)
    except orjson.JSONDecodeError:
        said = f"Drinks must be as twitchlog wrote them, not “{shown(cell)}”"
        raise Invalid("Drinks", f"{said}; write what they had in caffeine_mg instead.") from None
