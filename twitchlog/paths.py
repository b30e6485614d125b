"""Where the diary is when nobody says otherwise."""

import os
from pathlib import Path

from twitchlog.domain.errors import Invalid

VARIABLE = "TWITCHLOG_DIARY"
REMEMBERED = "diary-folder.txt"  # in the user's configuration; there when the diary was moved


def diary_folder(chosen: str | os.PathLike[str] | None = None) -> Path:
    """The diary's folder: the one chosen, else that of TWITCHLOG_DIARY, else where it was moved to, else the usual one.

    Raises Invalid when it was moved to a folder that is not there now: an empty diary must not begin in its place.
    """
    folder = chosen or os.environ.get(VARIABLE)
    if folder:
        return whole_path(folder)
    moved = remembered_folder()
    if moved is None:
        return usual_folder()
    if not moved.is_dir():
        raise Invalid(
            "Diary",
            f"The diary was moved to {moved}, and that folder is not there now. Plug its drive in, "
            f"or name the diary's folder with --diary. ({memory_file()} holds where it is.)",
        )
    return moved


def whole_path(typed: str | os.PathLike[str]) -> Path:
    """A path as typed, from the root on. Raises Invalid where that can't be told."""
    try:
        return Path(typed).expanduser().absolute()
    except FileNotFoundError:
        why = "the folder you are in is gone. Go to another, or write the whole path"
    except RuntimeError:
        why = "there is no such user"
    raise Invalid("Path", f"It can't be told where {os.fspath(typed)} is: {why}.")


def is_named(chosen: str | os.PathLike[str] | None) -> bool:
    """Whether the folder was named for this run, so that it is not twitchlog that remembers it."""
    return bool(chosen or os.environ.get(VARIABLE))


def usual_folder() -> Path:
    """The diary's folder in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("twitchlog", appauthor=False)


def memory_file() -> Path:
    """The file that holds where the diary was moved to."""
    from platformdirs import user_config_path

    return user_config_path("twitchlog", appauthor=False) / REMEMBERED


def remembered_folder() -> Path | None:
    """Where the diary was moved to; None when it never was."""
    try:
        text = memory_file().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError):
        return None
    return Path(text) if text else None


def remember_folder(folder: Path | None) -> None:
    """Remember where the diary is from now on; None: where it usually is. Raises OSError."""
    file = memory_file()
    if folder is None or folder == usual_folder():
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    with open(draft, "w", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, 0o600)) as text:
        text.write(f"{folder}\n")
        text.flush()
        os.fsync(text.fileno())
    os.replace(draft, file)


def documents_folder() -> Path:
    """Where the person's documents are, whether or not there is such a folder."""
    from platformdirs import user_documents_path

    return user_documents_path()
