"""What is remembered of backups: where they go, how the last one went, and what went wrong since."""

from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from orjson import JSONDecodeError, dumps, loads

from twitchlog.store.files import Files
from twitchlog.store.format import BACKUP_STATE, NEW


@dataclass(frozen=True, slots=True)
class BackupState:
    """Kept as plain JSON in the diary's folder; "" and 0 mean: none yet. Losing it costs no backup."""

    diary: str = ""  # tells this diary's backups from others' in the same folder
    folder: str = ""  # chosen by the person
    places: tuple[str, ...] = ()  # folders other than that beside the diary that ever got one
    made: str = ""  # when the last one was made
    file: str = ""
    entries: int = 0  # how many records it holds
    seq: int = -1  # the change it reaches to
    failed: str = ""  # when the last attempt since then failed
    why: str = ""
    fewer: bool = False  # whether it was held back because most entries were gone

    @property
    def made_at(self) -> datetime | None:
        """When the last backup was made."""
        return datetime.fromisoformat(self.made) if self.made else None

    @property
    def failed_at(self) -> datetime | None:
        """When the last attempt failed, if none went well since."""
        return datetime.fromisoformat(self.failed) if self.failed else None


def load(files: Files, folder: Path) -> BackupState:
    """What is remembered; the beginning when there is nothing readable. Never raises."""
    try:
        data = loads(files.read_whole(folder / BACKUP_STATE) or b"{}")
        known = {field.name: field.type for field in fields(BackupState)}
        state = BackupState(**{name: data[name] for name in known if name in data})
        state = replace(state, places=tuple(str(Path(place)) for place in state.places))
        _ = state.made_at, state.failed_at, Path(state.folder), state.seq + state.entries
    except (OSError, JSONDecodeError, TypeError, ValueError):
        state = BackupState()
    return state


def with_place(state: BackupState, folder: Path) -> BackupState:
    """The state that knows of one more folder with a backup."""
    return replace(state, places=tuple(dict.fromkeys((*state.places, str(folder.absolute())))))


def to_bytes(state: BackupState) -> bytes:
    """As it is kept."""
    return dumps(asdict(state))


def save(files: Files, folder: Path, state: BackupState) -> None:
    """Write it down; not being able to is no reason to fail."""
    path = folder / BACKUP_STATE
    fresh = path.with_name(f"{path.name}.{token_hex(4)}{NEW}")
    with suppress(OSError):
        try:
            handle = files.open(fresh, new=True)
            try:
                files.append(handle, to_bytes(state))
                files.sync(handle)
            finally:
                files.close(handle)
            files.replace(fresh, path)
        except OSError:
            files.remove(fresh)
