"""Where the diary is when nobody says otherwise."""

import os
from pathlib import Path

VARIABLE = "TWITCHLOG_DIARY"


def diary_folder(chosen: str | os.PathLike[str] | None = None) -> Path:
    """The diary's folder: the one chosen, else that of TWITCHLOG_DIARY, else one in the user's data folder."""
    folder = chosen or os.environ.get(VARIABLE)
    if folder:
        return Path(folder).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("twitchlog", appauthor=False)
