"""When something was done to the diary's files, and how much is in them, in words."""

from datetime import date, datetime

from twitchlog.domain.wording import lower_first, relative_day, time_words
from twitchlog.store.backup_file import Backup


def moment_words(moment: datetime, today: date) -> str:
    """When it was, inside a sentence: "today, 07:38", "yesterday, 21:30", "Fri 13 Nov, 21:10"."""
    day = relative_day(moment.date(), today)
    return f"{lower_first(day) if moment.date() == today or day == 'Yesterday' else day}, {time_words(moment)}"


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 episode", "1,204 episodes"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def holds_words(backup: Backup) -> str:
    """What a backup holds: "379 episodes, 130 days"."""
    other = backup.entries - backup.episodes - backup.days
    words = [counted(backup.episodes, "episode"), counted(backup.days, "day")]
    return ", ".join([*words, f"{other:,} more"] if other else words)
