"""Deleted entries: what was deleted in the last 30 days, and the way back."""

from dataclasses import dataclass

from twitchlog.domain.clock import Clock
from twitchlog.store import Change, Diary
from twitchlog.store.own_files import kept_aside
from twitchlog.ui.presenters.moments import counted, moment_words


@dataclass(frozen=True, slots=True)
class BinRow:
    """Something deleted; `name` is its title, told from others that read the same."""

    key: str
    title: str
    second: str
    chosen: bool
    name: str


@dataclass(frozen=True, slots=True)
class BinState:
    """All that the page draws."""

    rows: tuple[BinRow, ...]
    restore: str
    empty: str
    question: str


class BinPresenter:
    """The bin; rows are chosen by their key."""

    watches = frozenset({"bin"})

    def __init__(self, diary: Diary, clock: Clock) -> None:
        self._diary = diary
        self._clock = clock
        self.chosen: set[str] = set()

    def state(self) -> BinState:
        """The page as it stands."""
        today = self._clock.now().date()
        found = self._diary.bin()
        self.chosen &= {one.key for one in found}
        titles = [one.label for one in found]
        rows = []
        for one in found:
            left = max(0, (one.until - today).days)
            kept = f"kept {left} more {'day' if left == 1 else 'days'}" if left else "kept until today"
            second = f"Deleted {moment_words(one.deleted, today)} · {kept}"
            same = [other for other in found if other.label == one.label]
            name = one.label if titles.count(one.label) == 1 else f"{one.label}, {same.index(one) + 1} of {len(same)}"
            rows.append(BinRow(one.key, one.label, second, one.key in self.chosen, name))
        number = len(self.chosen)
        return BinState(
            rows=tuple(rows),
            restore=f"Restore {number}" if number else "Restore",
            empty=f"Delete {number} for good" if number else "Empty the bin",
            question=_question(number or len(rows), kept_aside(self._diary.folder)),
        )

    def tap(self, key: str) -> None:
        """Choose a row, or choose it no more."""
        self.chosen ^= {key}

    def restore(self) -> Change:
        """Bring the chosen ones back. Raises Invalid, CannotSave."""
        change = self._diary.bring_back(*self.chosen)
        self.chosen.clear()
        return change

    def empty(self) -> Change:
        """Delete the chosen ones for good, or all. Raises CannotSave."""
        change = self._diary.empty_bin(*self.chosen)
        self.chosen.clear()
        return change


def _question(number: int, aside: list[str]) -> str:
    what = counted(number, "entry goes", "entries go")
    them = "it" if number == 1 else "them"
    also = f", and so may {', '.join(aside)}" if aside else ""
    return f"{what} for good. This can’t be undone; backups made before still hold {them}{also}."


def bin_line(diary: Diary) -> str:
    """The second line of the row in More."""
    number = len(diary.bin())
    return f"{counted(number, 'entry', 'entries')}, kept 30 days" if number else "Kept 30 days"
