"""Restoring a backup: what it would bring and change, before anything is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from twitchlog.domain.clock import Clock
from twitchlog.store.backup_file import Backup
from twitchlog.store.comparing import RestorePlan
from twitchlog.ui.presenters.moments import counted, holds_words, moment_words
from twitchlog.ui.presenters.start import Fact

HOW = {
    False: ("Bring back what is missing", "What the diary has stays; of two versions, the one changed last."),
    True: ("Go back to the backup", "What was written since is taken out."),
}
BEFORE = "The diary as it is now is backed up first, and you can undo this."
BEFORE_DAMAGED = "The damaged file is kept, what is readable is backed up first, and you can undo this."


class Source(Protocol):
    """What knows the backups: an open diary's, or the opening of a damaged one."""

    def plan(self, file: Path, *, replace: bool) -> RestorePlan:
        """What restoring would do."""


@dataclass(frozen=True, slots=True)
class RestoreState:
    """All that the page draws."""

    title: str
    holds: str
    facts: tuple[Fact, ...]
    note: str
    button: str
    possible: bool


class RestorePresenter:
    """One backup, compared with the diary. `state` reads files: call it off the main thread."""

    watches = frozenset(
        {"episodes", "checkins", "medicines", "profile", "symptom_checks", "visits", "marks", "thresholds"}
    )

    def __init__(
        self,
        source: Source,
        backup: Backup,
        clock: Clock,
        *,
        others: Callable[[], list[Backup]] = list,
        damaged: bool = False,
    ) -> None:
        self._source = source
        self._clock = clock
        self._others = others
        self.backup = backup
        self.damaged = damaged
        self.replace = False

    def title(self) -> str:
        """ "Backup of today, 07:38"."""
        return f"Backup of {moment_words(self.backup.made, self._clock.now().date())}"

    def done(self) -> str:
        """ "Restored: backup of today, 07:38"."""
        return restored_words(self.backup, self._clock.now().date())

    def others(self) -> list[tuple[str, Backup]]:
        """The backups to choose from, each with its words."""
        today = self._clock.now().date()
        return [(_choice_words(one, today), one) for one in self._others()]

    def state(self) -> RestoreState:
        """What it would do. Raises DiaryError when the backup can't be read."""
        plan = self._source.plan(self.backup.path, replace=self.replace)
        only_adds = plan.added and not plan.changed and not plan.removed
        button = f"Bring back {counted(plan.added, 'entry', 'entries')}" if only_adds else "Restore the backup"
        return RestoreState(
            title=self.title(),
            holds=holds_words(self.backup),
            facts=plan_facts(plan),
            note=BEFORE_DAMAGED if self.damaged else BEFORE,
            button=button,
            possible=not plan.does_nothing,
        )


def plan_facts(plan: RestorePlan) -> tuple[Fact, ...]:
    """What would come, change and go."""
    facts = []
    if plan.added:
        verb = "comes" if plan.added == 1 else "come"
        facts.append(Fact("plus-circle-outline", f"{counted(plan.added, 'entry', 'entries')} {verb} back"))
    if plan.changed:
        verb = "changes" if plan.changed == 1 else "change"
        words = f"{counted(plan.changed, 'entry', 'entries')} {verb}"
        second = "to how they were in the backup" if plan.changed != 1 else "to how it was in the backup"
        facts.append(Fact("pencil-outline", words, second))
    if plan.removed:
        verb = "is" if plan.removed == 1 else "are"
        words = f"{counted(plan.removed, 'entry', 'entries')} {verb} taken out"
        facts.append(Fact("minus-circle-outline", words, "not in the backup"))
    if plan.same:
        verb = "stays as it is" if plan.same == 1 else "stay as they are"
        facts.append(Fact("check-circle-outline", f"{counted(plan.same, 'entry', 'entries')} {verb}"))
    if plan.does_nothing:
        facts.insert(0, Fact("check-circle-outline", "Nothing would change", "The diary holds all of it already."))
    if plan.foreign:
        facts.insert(0, Fact("notebook-outline", "A backup of another diary", "Not of the one that is here."))
    return tuple(facts)


def restored_words(backup: Backup, today: date) -> str:
    """What is said once it is restored."""
    return f"Restored: backup of {moment_words(backup.made, today)}"


def _choice_words(one: Backup, today: date) -> str:
    when = moment_words(one.made, today)
    whose = "" if one.own else " · of another diary"
    return f"{when[:1].upper()}{when[1:]} · {holds_words(one)}{whose}"
