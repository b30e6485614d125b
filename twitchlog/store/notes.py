"""What a person should know about a diary that was opened, or read on, after something went wrong."""

TORN = (
    "The last change was not finished when twitchlog or the computer stopped, so it is not in the diary. "
    "It had not been shown as saved. What there was of it is in diary.torn."
)
UNFINISHED = (
    "The last change was not finished when twitchlog or the computer stopped, so it is left out. "
    "It had not been shown as saved."
)
DAMAGED = (
    "The newest line of the diary's journal was damaged and is left out; everything before it is whole. "
    "It may have been shown as saved: please check your latest entries. Its bytes are kept in diary.torn."
)
OLDER = "The diary's files were replaced by older ones while twitchlog was open; it now shows those."
UNSURE = (
    "The file diary.mark, which tells whether changes are missing from the end, was missing, damaged or of another "
    "diary, and is made anew. All that is there is whole, but please check your latest entries."
)
UNSURE_YET = (
    "The file diary.mark, which tells whether changes are missing from the end, is missing, damaged or of another "
    "diary. All that is there is whole, but please check your latest entries."
)
MISSING = "Changes that had been saved are missing from the end of the diary's journal"


def missing(count: int) -> str:
    """The sentence for acknowledged changes that are no longer there."""
    return (
        f"{MISSING}: {count} of them. Everything before is whole. "
        "Please check your latest entries, or restore a backup."
    )


def salvaged(lost: str, unproven: int, stem: str) -> str:
    """The sentence after opening what is whole of a damaged diary; without a stem no file was left to keep."""
    what = f"What could not be read is left out: {lost}" if lost else "Everything in it could be read"
    told = f"The diary was damaged. {what}."
    if unproven:
        told += f" {unproven} entries look whole, but nothing is left to prove it: please check them."
    return f"{told} The damaged files are kept as {stem}." if stem else told
