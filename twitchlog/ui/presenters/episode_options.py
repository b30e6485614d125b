"""The choices the episode sheet offers as chips."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from twitchlog.domain.clock import Clock
from twitchlog.domain.wording import duration_words, resolved_when, time_words
from twitchlog.ui.presenters.episode_draft import EXACT, NOW, EpisodeDraft

SEVERAL_HOURS_S = 3 * 3600.0
CLOCK = "clock-outline"


@dataclass(frozen=True, slots=True)
class Option:
    """A chip: its key, its label, whether it is chosen, and an icon shown in place of the tick."""

    key: str
    label: str
    on: bool = False
    icon: str = ""


COUNT_OPTIONS = (
    Option("2-5", "2–5"),
    Option("6-20", "6–20"),
    Option("21-100", "21–100"),
    Option(">100", "Over 100"),
    Option("uncounted", "Couldn’t count"),
)
SINGLE_LENGTHS = (5, 30, 60, 300, 900, 1800, 3600)
BURST_LENGTHS = (60, 300, 900, 1800, 3600)


def mode_options(mode: str) -> tuple[Option, ...]:
    """Single, burst, ongoing."""
    return tuple(Option(key, key.capitalize(), key == mode) for key in ("single", "burst", "ongoing"))


def length_label(seconds: float) -> str:
    """A length as its chip says it."""
    if seconds == 5:
        return "A moment"
    if seconds == 3600:
        return "1\N{NO-BREAK SPACE}h"
    return "Several hours" if seconds == SEVERAL_HOURS_S else duration_words(seconds)


def duration_options(mode: str, chosen: float | None) -> tuple[Option, ...]:
    """The lengths offered, and last an exact one that shows what was chosen by hand."""
    lengths = (*(BURST_LENGTHS if mode == "burst" else SINGLE_LENGTHS), SEVERAL_HOURS_S)
    options = [Option(f"{seconds:g}", length_label(seconds), seconds == chosen) for seconds in lengths]
    if chosen is None or chosen in lengths:
        return (*options, Option(EXACT, "Exact"))
    return (*options, Option(EXACT, length_label(chosen), True, CLOCK))


def times_of_day(draft: EpisodeDraft, clock: Clock) -> dict[str, datetime]:
    """Named starts with their moments: of today those that have passed, of an earlier day its parts."""
    opened = draft.opened

    def at(days_back: int, hour: int) -> datetime:
        day = (draft.day or opened.date()) - timedelta(days_back)
        return clock.local(datetime.combine(day, time(hour)))

    if draft.day is None or draft.day >= opened.date():
        named = {"morning": at(0, 8), "night": at(1, 22)}
    else:
        named = {"morning": at(0, 8), "midday": at(0, 12), "afternoon": at(0, 16), "evening": at(0, 20)}
    return {key: moment for key, moment in named.items() if moment <= opened}


TIME_LABELS = {
    "morning": "This morning",
    "night": "Last night",
    "midday": "Midday",
    "afternoon": "Afternoon",
    "evening": "Evening",
}


def when_options(draft: EpisodeDraft, clock: Clock) -> tuple[Option, ...]:
    """The starts offered, and last an exact one that shows the time chosen."""
    earlier_day = draft.day is not None and draft.day < draft.opened.date()
    options = []
    if not earlier_day:
        options.append(Option(NOW, "Now", draft.when == NOW))
        options += [Option(m, f"{m}\N{NO-BREAK SPACE}min ago", draft.when == m) for m in ("15", "30", "60")]
    for key in times_of_day(draft, clock):
        label = "Morning" if earlier_day and key == "morning" else TIME_LABELS[key]
        options.append(Option(key, label, draft.when == key))
    if draft.when == EXACT and draft.started is not None:
        today = draft.opened.date()
        same = draft.started.date() == (draft.day or today)
        label = time_words(draft.started) if same else resolved_when(draft.started, today)
        return (*options, Option(EXACT, label, True, CLOCK))
    return (*options, Option(EXACT, "Exact"))
