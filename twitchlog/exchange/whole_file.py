"""Files that appear whole or not at all, for their owner only."""

import os
import stat
import tempfile
from pathlib import Path

MOST_TOLD = 5  # problems, of a file that has many


class BadFile(Exception):
    """A file that cannot be read or written: one plain sentence per problem."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems

    def told(self) -> list[str]:
        """What a person is told: the first problems, and how many more there are."""
        told = [problem if problem.endswith(".") else f"{problem}." for problem in self.problems]
        more = len(told) - MOST_TOLD
        return told[:MOST_TOLD] + ([f"And {more:,} more."] if more > 0 else [])


class NotImported(BadFile):
    """A file to be imported that can't be."""

    then = "Nothing was imported."

    def told(self) -> list[str]:
        """What a person is told: the problems, and that nothing came of it."""
        return [*super().told(), self.then]


class WrongRecords(NotImported):
    """A file to be imported that holds records no diary can hold."""

    then = "Nothing was imported. Correct this in the file, then import it again."


def write_whole(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file for its owner only: under another name, synced, then moved into place.

    Raises BadFile when it exists and `force` is off, or when it cannot be written; what was there is kept then.
    """
    refuse_existing(path, force=force)
    draft: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)  # 0600 from the start
        draft = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(draft, path, force)
    except OSError as error:
        raise BadFile(_why(f"{path} could not be written", error)) from error
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raise BadFile when a file must not be written there; asked before the work whose result goes there."""
    try:
        if path.is_dir():
            raise BadFile(f"{path} is a folder; give the name of a file in it.")
        if not path.parent.is_dir():
            raise BadFile(f"The folder {path.parent} does not exist.")
        if path.exists() and not path.is_file():
            raise BadFile(f"{path} is not an ordinary file.")
        if os.path.lexists(path) and not force:
            raise BadFile(f"{path} exists already and was left as it is; --force overwrites it.")
    except OSError as error:  # a folder that may not be looked into, a name too long
        raise BadFile(_why(f"{path} could not be written", error)) from error


def _put_in_place(draft: Path, path: Path, force: bool) -> None:
    if force:
        os.replace(draft, path.resolve())
        return
    try:
        os.link(draft, path)  # unlike a rename it never replaces what another program put there meanwhile
    except FileExistsError:
        raise BadFile(f"{path} exists already and was left as it is; --force overwrites it.") from None
    except OSError:  # a file system without hard links
        os.replace(draft, path)


def read_whole(path: Path) -> bytes:
    """The bytes of an ordinary file; raises BadFile for a folder, a missing one or a device."""
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise BadFile(f"{path} is a folder, not a file.")
        if not stat.S_ISREG(kind):
            raise BadFile(f"{path} is not an ordinary file.")
        return path.read_bytes()
    except FileNotFoundError:
        raise BadFile(f"There is no file {path}.") from None
    except (OSError, ValueError) as error:
        raise BadFile(_why(f"{path} could not be read", error)) from error


def _why(what: str, error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return f"{what}: {reason[:1].lower()}{reason[1:]}."
