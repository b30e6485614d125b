"""The format of the diary's files: its version, their names, and what to do about other versions."""

from pathlib import Path

from twitchlog.store.errors import NewerDiary

# Raised whenever an older twitchlog would misread what a newer one writes.
FORMAT = 2

SNAPSHOT = "diary.json"  # every entry as of the last tidying up; stock TinyDB opens it
JOURNAL = "diary.journal"  # every change since, one checksummed line each
LOCK = "diary.lock"  # held while a program reads news or writes
MARK = "diary.mark"  # the number of the last change acknowledged, so that one missing from the end is noticed
FINDINGS = "diary.findings"  # sentences on damage that nobody has said they have seen
TORN = "diary.torn"  # bytes cut off the journal's end, kept for whoever wants to look
DAMAGED = "diary-damaged-"  # what a salvage found, kept as it was: diary-damaged-2026-11-23.json and .journal
OLD_FORMAT = "diary-format-"  # the files as they were before an upgrade: diary-format-1.json and .journal
MOVED = "diary-moved.txt"  # left where a diary was that is in another folder now, and says in which
MOVING = "diary-moving.txt"  # there while a diary is copied here, and names the files made for it
BACKUPS = "backups"  # the folder of the automatic backups, unless another was chosen
BACKUP_STATE = "backups.json"  # where backups go, and how the last ones went
BESIDE = ("settings.json", "drafts.json", "twitchlog.log", "twitchlog.log.1", "made-up.txt")  # others' files about it
WINDOW = "window"  # a folder of Kivy's, made anew when it is missing
NEW = ".new"  # ending of a file that is being written and not yet in place


def check_version(found: object, path: Path) -> None:
    """Refuse a file of a newer format, before anything is written. Raises NewerDiary."""
    if isinstance(found, int) and found > FORMAT:
        raise NewerDiary(
            f"The diary in {path.parent} was written by a newer twitchlog (format {found}; this one knows {FORMAT}). "
            "Nothing was changed. Please update twitchlog, then open the diary again."
        )
