"""What can go wrong with the diary, each told in sentences a person can act on."""

import errno
from pathlib import Path


class DiaryError(Exception):
    """The diary cannot do what was asked; `message` says what happened, what is safe and what to do next."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NewerDiary(DiaryError):
    """The diary was written by a newer twitchlog; its files were left untouched."""


class DamagedDiary(DiaryError):
    """A file of the diary is damaged, missing or foreign; nothing on disk was changed. `what` says which and how."""

    what = ""


class DiaryMoved(DiaryError):
    """The diary of this folder was moved; `target` is where to, if the word left behind still says so."""

    def __init__(self, message: str, target: Path | None) -> None:
        super().__init__(message)
        self.target = target


class OnlyReadable(DiaryError):
    """Nothing can be written in the diary's folder; it may be opened to be read."""


class DiaryBusy(DiaryError):
    """Another program held the diary's lock for too long."""


class CannotBackUp(DiaryError):
    """A backup could not be made, verified or read; the diary and the other backups are as they were."""


class BackupFolderGone(CannotBackUp):
    """The folder chosen for backups is not there, or is not the one it was: its drive is probably out."""


class FewerEntries(CannotBackUp):
    """The diary has lost most of its entries since the last backup: ask before one is made of what is left."""


class CannotSave(DiaryError):
    """A change could not be made durable; the diary is as it was before."""


class NothingToUndo(DiaryError):
    """There is no such change to undo, or a later change touched the same entry."""


ONLY_READABLE = (errno.EACCES, errno.EPERM, errno.EROFS)
REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space, then try again."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some space, then try again."),
    errno.EACCES: ("the folder {folder} does not allow it", "Allow writing there, or choose another folder."),
    errno.EPERM: ("the folder {folder} does not allow it", "Allow writing there, or choose another folder."),
    errno.EROFS: ("the folder {folder} can only be read", "Make it writable, or choose another folder."),
    errno.ENOENT: ("the folder {folder} is gone", "Bring it back (plug the drive in again), then try again."),
    errno.EEXIST: ("{folder} is not a folder", "Choose another folder."),
    errno.ENOTDIR: ("{folder} is not a folder", "Choose another folder."),
    errno.ENXIO: ("{file} is no ordinary file", "Put the file back that was there, or restore a backup elsewhere."),
    errno.EIO: ("the disk reported an error", "Close twitchlog, check the disk, then open it again."),
}


def cannot_save(error: OSError, folder: Path) -> CannotSave:
    """The sentence for a write that failed: why, that nothing else is lost, and what to do."""
    if error.errno == errno.ENOENT:
        return CannotSave(f"Not saved: {gone(folder)} Once it is back, try again.")
    why, advice = reason_of(error, folder)
    return CannotSave(f"Not saved: {why}. Everything saved before is kept. {advice}")


def cannot_open(error: OSError, folder: Path) -> DiaryError:
    """The sentence for a diary that could not be opened; nothing was changed."""
    why, advice = reason_of(error, folder)
    kind = OnlyReadable if error.errno in (*ONLY_READABLE, errno.ENOSPC, errno.EDQUOT) else DiaryError
    return kind(f"The diary could not be opened: {why}. Nothing was changed. {advice}")


def cannot_read(error: OSError, folder: Path) -> DiaryError:
    """The sentence for news that could not be read; what is shown is the state before."""
    if error.errno == errno.ENOENT:
        words = gone(folder)
        return DiaryError(f"{words[:1].upper()}{words[1:]} What you see is how it was; nothing can be saved.")
    why, advice = reason_of(error, folder)
    return DiaryError(f"The diary can't be read just now: {why}. What you see may be out of date. {advice}")


def gone(folder: Path) -> str:
    """The sentence for a diary whose folder is no longer there, or no longer holds it."""
    return f"the diary is gone from {folder}: it was moved or erased, or its drive is out."


def damaged(path: Path, what: str) -> DamagedDiary:
    """The sentence for a file that is not what was written; nothing was changed."""
    error = DamagedDiary(
        f"The diary's file {path.name} {what}. Nothing was changed in {path.parent}. "
        "What can still be read can be gone on with, or a backup brought back."
    )
    error.what = f"{path.name} {what}"
    return error


def reason_of(error: OSError, folder: Path) -> tuple[str, str]:
    """Why the system refused, and what a person can do about it."""
    other = (error.strerror or "the system refused").rstrip(".")
    why, advice = REASONS.get(error.errno or 0, (f"the system says “{other}”", "Try again in a moment."))
    return why.format(folder=folder, file=error.filename or folder), advice
