"""What a person should know about a diary that was opened, or read on, after something went wrong."""

TORN = (
    "The last change was not finished when twitchlog or the computer stopped, so it is not in the diary. "
    "It had not been shown as saved. What there was of it is in diary.torn."
)
DAMAGED = (
    "The newest line of the diary's journal was damaged and is left out; everything before it is whole. "
    "It may have been shown as saved: please check your latest entries. Its bytes are kept in diary.torn."
)
OLDER = "The diary's files were replaced by older ones while twitchlog was open; it now shows those."
MISSING = "Changes that had been saved are missing from the end of the diary's journal"


def missing(count: int) -> str:
    """The sentence for acknowledged changes that are no longer there."""
    return (
        f"{MISSING}: {count} of them. Everything before is whole. "
        "Please check your latest entries, or restore a backup."
    )
