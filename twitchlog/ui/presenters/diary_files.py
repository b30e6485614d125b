"""The whole diary to and from a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from twitchlog.domain.clock import Clock
from twitchlog.domain.errors import Invalid
from twitchlog.exchange.csv_file import csv_paths, export_csv
from twitchlog.exchange.csv_reading import read_csv
from twitchlog.exchange.json_file import export_json, left_out, read_json
from twitchlog.exchange.merge import ImportResult, import_records
from twitchlog.store import Change, Diary
from twitchlog.ui.presenters.moments import counted

Tell = Callable[[int, int], None]
COUNTED = (
    ("episodes", "episode", "episodes"),
    ("checkins", "day", "days"),
    ("medicines", "medicine", "medicines"),
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, and the change that takes it back; None when nothing changed."""

    words: str
    remarks: tuple[str, ...]
    change: Change | None


class DiaryFilesPresenter:
    """The diary as files. Export and import may run on another thread."""

    def __init__(self, diary: Diary, clock: Clock) -> None:
        self._diary = diary
        self._clock = clock

    def suggested_file(self, folder: Path) -> Path:
        """A file name that is not taken yet, with the date in it."""
        day = self._clock.now().date().isoformat()
        path = folder / f"twitchlog-{day}.json"
        number = 2
        while path.exists() and number < 1000:
            path = folder / f"twitchlog-{day}-{number}.json"
            number += 1
        return path

    def export_path(self, text: str) -> Path:
        """The path typed to export to. Raises Invalid."""
        path = typed_path(text)
        if path.suffix.lower() not in (".json", ".csv"):
            raise Invalid("File", f"The file's name must end in .json or .csv, not “{path.name[-40:]}”.")
        return path

    def written(self, path: Path) -> tuple[Path, ...]:
        """The files an export to this path writes: one, or for .csv two."""
        return csv_paths(path) if path.suffix.lower() == ".csv" else (path,)

    def export(self, path: Path, replace: bool = False) -> str:
        """Write the whole diary; what was done, in words. Raises BadFile."""
        if path.suffix.lower() == ".csv":
            episodes, days = export_csv(self._diary, path, force=replace)
            first, second = (each.name for each in csv_paths(path))
            return f"{counted(episodes, 'episode')} exported to {first}, {counted(days, 'day')} to {second}"
        count = export_json(self._diary, path, self._clock.now(), force=replace)
        missing = left_out(self._diary).removesuffix(".")
        return f"{counted(count, 'entry', 'entries')} exported to {path.name}{f'. {missing}' if missing else ''}"

    def take_in(self, path: Path, tell: Tell = lambda done, all: None) -> Imported:
        """Merge a file into the diary, all of it or nothing. Raises BadFile, Invalid or DiaryError.

        `tell(done, all)` hears how many records were checked.
        """
        label = f"Imported: {path.name}"
        csv = path.suffix.lower() == ".csv"
        found = read_csv(path, self._clock, tell) if csv else read_json(path, self._clock.now(), tell)
        changes: list[Change] = []
        stop = self._diary.listen(changes.append)
        try:
            result = import_records(self._diary, found.records, label)
        finally:
            stop()
        change = next((change for change in changes if change.label == label), None)
        return Imported(result_words(result), (*found.remarks, *result.unusual), change)


def typed_path(text: str) -> Path:
    """A path as typed or pasted, `~` and quotes around it understood. Raises Invalid."""
    typed = text.strip().strip("\"'").strip()
    if typed.startswith("file://"):  # as file managers copy it
        typed = unquote(typed.removeprefix("file://"))
    if not typed or "\0" in typed:
        raise Invalid("File", "The file must have a name.")
    try:
        return Path(typed).expanduser().absolute()
    except (RuntimeError, OSError):
        raise Invalid("File", f"The file “{typed[:60]}” is not one this computer can find.") from None


def result_words(result: ImportResult) -> str:
    """ "12 added, 3 changed, 40 unchanged"."""
    return f"{result.added:,} added, {result.changed:,} changed, {result.unchanged:,} unchanged"
