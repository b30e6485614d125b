"""Light or dark, and how large everything is drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from twitchlog.domain.wording import NBSP
from twitchlog.ui.settings import TEXT_PERCENTS, Settings

THEMES = (("system", "Follow the system"), ("light", "Light"), ("dark", "Dark"))
NEXT_START = "Shows at the next start."
MADE_UP = "In your own diary this shows at the next start; the made-up one forgets it."
PERCENTS = tuple((percent, f"{percent}{NBSP}%") for percent in TEXT_PERCENTS)


@dataclass(frozen=True, slots=True)
class LookState:
    """All that the page draws. `restart` says that the chosen size does not show yet; empty when it does."""

    theme: str
    percent: int
    restart: str
    calm: bool
    hide_counts: bool


class LookPresenter:
    """The settings of the look; `shown_percent` is the size the window was opened with, `demo` a made-up diary."""

    watches: frozenset[str] = frozenset()

    def __init__(self, settings: Callable[[], Settings], shown_percent: int, demo: bool = False) -> None:
        self._settings = settings
        self._waits = MADE_UP if demo else NEXT_START
        self._shown = shown_percent

    def state(self) -> LookState:
        """The page as it stands."""
        settings = self._settings()
        waits = settings.text_percent != self._shown
        return LookState(
            settings.theme, settings.text_percent, self._waits if waits else "", settings.calm, settings.hide_counts
        )
