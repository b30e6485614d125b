"""What lies outside the usual range: kept as it is, and asked about."""

from collections.abc import Callable, Mapping
from typing import Any

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.vocabulary import FACTORS
from twitchlog.domain.wording import amount_words, duration_words, sleep_words

LONG_S = 30 * 86_400  # longer than a month is more likely a slip of the key

MEANINGS: Mapping[str, str] = {
    "caffeine_mg": "is more than most people have in a day",
    "nicotine_uses": "are more than most people have in a day",
    "alcohol_g": "is more than most people drink in a day",
    "sleep_h": "is longer than most people sleep",
    "exercise_min": "is longer than most people exercise in a day",
    "fluids_ml": "is more than most people drink in a day",
    "screen_h": "is longer than most people are at screens in a day",
}
KEPT = "it is kept as typed."


def unusual(record: Any) -> list[str]:
    """Plain sentences for the unusual values of a record; none for records without amounts."""
    if isinstance(record, Episode):
        return _episode(record)
    return _checkin(record) if isinstance(record, CheckIn) else []


def _episode(episode: Episode) -> list[str]:
    found = [beyond_usual(key, getattr(episode, key)) for key in ("caffeine_mg", "sleep_h")]
    if episode.duration_s is not None and episode.duration_s > LONG_S:
        found.append(f"Duration {duration_words(episode.duration_s)} is longer than a month; {KEPT}")
    return [sentence for sentence in found if sentence]


def _checkin(checkin: CheckIn) -> list[str]:
    found = [beyond_usual(key, checkin.amount(key)) for key in MEANINGS]
    return [sentence for sentence in found if sentence]


def beyond_usual(key: str, value: float | None) -> str:
    """A plain sentence for an amount of a factor above the usual; empty for any other, and for what has no usual."""
    factor = FACTORS.get(key)
    if value is None or factor is None or factor.usual_maximum is None or value <= factor.usual_maximum:
        return ""
    said: Callable[[float], str] = (
        sleep_words if factor.unit == "h" else lambda amount: amount_words(amount, factor.unit)
    )
    return f"{factor.name} {said(value)} {MEANINGS[key]}; {KEPT}"
