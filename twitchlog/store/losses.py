"""What can't be read of a damaged diary, in words."""

from typing import Protocol


class Losses(Protocol):
    """What is known of what can't be read."""

    @property
    def lost_entries(self) -> int:
        """Records."""

    @property
    def lost_changes(self) -> int:
        """Changes made since the snapshot."""

    @property
    def lost_bin(self) -> int:
        """Deleted records that were still in the bin."""

    @property
    def lost_undo(self) -> int:
        """Changes that could still be undone."""

    @property
    def uncounted(self) -> bool:
        """Whether nothing is left to tell how much more there was."""


def lost_words(found: Losses) -> str:
    """ "3 entries, 1 change and an unknown number of entries"; empty when nothing is lost."""
    counts = (
        (found.lost_entries, "entry", "entries"),
        (found.lost_changes, "change", "changes"),
        (found.lost_bin, "deleted entry in the bin", "deleted entries in the bin"),
        (found.lost_undo, "step of undo", "steps of undo"),
    )
    lost = [f"{number:,} {one if number == 1 else many}" for number, one, many in counts if number]
    lost += ["an unknown number of entries"] if found.uncounted else []
    return " and ".join(filter(None, [", ".join(lost[:-1]), *lost[-1:]]))
