"""What the window remembers besides the diary: look, text size, window size.

Kept as `settings.json` in the diary folder. Losing it costs nothing, so an unreadable file simply means the
defaults, and an impossible value in it means the default of that one.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, fields
from pathlib import Path

FILE = "settings.json"
THEMES = ("system", "light", "dark")
TEXT_PERCENTS = (100, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of "Look and text size", what was last seen of the system, where reports go."""

    theme: str = "system"
    text_percent: int = 100
    system_style: str = "light"
    window_width: int = 0
    window_height: int = 0
    report_folder: str = ""  # where the last report was saved
    calm: bool = False  # Patterns stands still for a week
    hide_counts: bool = False  # Patterns tells no numbers of twitches

    @property
    def style(self) -> str:
        """The style to show: the chosen one, or the system's as last seen."""
        return self.system_style if self.theme == "system" else self.theme

    @property
    def density(self) -> float:
        """How much larger everything is drawn: 1.0 to 2.0."""
        return self.text_percent / 100


def _allowed(name: str, value: object) -> bool:
    if name == "theme":
        return value in THEMES
    if name == "system_style":
        return value in ("light", "dark")
    if name == "report_folder":
        return isinstance(value, str)
    if name in ("calm", "hide_counts"):
        return isinstance(value, bool)
    if isinstance(value, bool) or not isinstance(value, int):
        return False
    return 100 <= value <= 200 if name == "text_percent" else 0 <= value <= 20_000


def load_settings(folder: Path) -> Settings:
    """The settings kept in `folder`; defaults for what is missing or makes no sense. Never raises."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(data, dict):
        return Settings()
    names = {field.name for field in fields(Settings)}
    return Settings(**{k: v for k, v in data.items() if k in names and _allowed(k, v)})


def save_settings(folder: Path, settings: Settings) -> None:
    """Replace the file in one step. Raises OSError when the folder cannot be written."""
    descriptor, name = tempfile.mkstemp(prefix=f"{FILE}.", suffix=".new", dir=folder)  # mode 0600; erased too
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, folder / FILE)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def keep_settings(folder: Path, settings: Settings) -> None:
    """Save them, unless the diary is gone from there: nothing of one moved or erased comes back. Raises OSError."""
    from twitchlog.store.backup_places import is_gone  # not at every start
    from twitchlog.store.files import Files

    if not is_gone(Files(), folder):
        save_settings(folder, settings)
