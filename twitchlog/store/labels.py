"""The few words that say what was saved: for the snackbar, the terminal and undo."""

from collections.abc import Sequence
from datetime import date

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.factor_words import threshold_words
from twitchlog.domain.records import Record
from twitchlog.domain.vocabulary import Factor
from twitchlog.store.kinds import THRESHOLDS, kind_of

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def of_episodes(verb: str, episodes: Sequence[Episode]) -> str:
    """ "Saved: left calf, 19:42", "Saved: left calf and 1 more, 19:42", "Deleted: 3 episodes"."""
    if len(episodes) != 1:
        return f"{verb}: {len(episodes)} episodes"
    episode = episodes[0]
    place = episode.places[0].label
    more = f" and {len(episode.places) - 1} more" if len(episode.places) > 1 else ""
    return f"{verb}: {place[0].lower()}{place[1:]}{more}, {episode.started:%H:%M}"


def of_one(record: Record) -> str:
    """One entry by name and date: "Left calf, 23 November, 19:42", "Your day, 23 November", "Medicine: magnesium"."""
    if isinstance(record, Episode):
        return f"{record.places[0].label}, {day_words(record.started.date())}, {record.started:%H:%M}"
    if isinstance(record, CheckIn):
        return f"{'Quiet' if record.none else 'Your'} day, {day_words(record.date)}"
    if kind_of(record) is THRESHOLDS:
        from twitchlog.domain.person import Threshold, bare_factor  # not needed where one logs

        assert isinstance(record, Threshold)
        return f"Threshold: {threshold_words(bare_factor(record.factor), record.above)}"
    word = kind_of(record).word.capitalize()
    day = getattr(record, "date", None)
    return f"{word}, {day_words(day)}" if isinstance(day, date) else f"{word}: {getattr(record, 'name', '') or 'yours'}"


def of_threshold(factor: Factor, above: float | None) -> str:
    """ "Saved: higher caffeine is above 200 mg"; None: above the personal median."""
    return f"Saved: {threshold_words(factor, above)}"


def of_day(checkin: CheckIn) -> str:
    """ "Saved: your day, 23 November" or "Saved: quiet day, 23 November"."""
    return f"Saved: {'quiet' if checkin.none else 'your'} day, {day_words(checkin.date)}"


def of_records(verb: str, records: Sequence[Record]) -> str:
    """ "Deleted: 1 medicine", "Deleted: 2 visits", "Deleted: 5 entries" when they are of several kinds."""
    if records and all(isinstance(record, Episode) for record in records):
        return of_episodes(verb, [record for record in records if isinstance(record, Episode)])
    words = {kind_of(record).word for record in records}
    one, many = ("entry", "entries") if len(words) != 1 else (word := words.pop(), f"{word}s")
    return f"{verb}: {len(records)} {one if len(records) == 1 else many}"


def day_words(day: date) -> str:
    """ "23 November"."""
    return f"{day.day} {MONTHS[day.month - 1]}"
