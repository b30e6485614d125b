"""What can be asked of a diary."""

from datetime import date
from typing import TYPE_CHECKING, Any

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.clock import Clock
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.store import kinds
from twitchlog.store.kinds import KINDS, ONLY
from twitchlog.store.shelf import EpisodeShelf, Shelf, shelf_of
from twitchlog.store.table_storage import TableStorage

if TYPE_CHECKING:  # imported when one is read: logging a twitch needs none
    from twitchlog.domain.person import Mark, Medicine, Profile, SymptomCheck, Threshold, Visit


class Reading:
    """The reading half of the diary: answers from memory, as of the last change or refresh. Days are local dates."""

    def __init__(self, storage: TableStorage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self._shelves: dict[str, Shelf[Any]] = {kind.table: shelf_of(kind, storage) for kind in KINDS}

    def episodes(self, period: Period | None = None) -> list[Episode]:
        """Oldest first; with a period, those that count on a day of it (an ongoing one on every day it spans)."""
        with self._storage.thread_lock:
            return self._episodes.between(period, self._today())

    def episode(self, id: str) -> Episode | None:
        """The episode of that id."""
        with self._storage.thread_lock:
            return self._episodes.find(id)

    def ongoing(self) -> list[Episode]:
        """Ongoing episodes that have not ended, oldest first."""
        with self._storage.thread_lock:
            return self._episodes.going()

    def checkins(self, period: Period | None = None) -> list[CheckIn]:
        """Check-ins by date."""
        found: list[CheckIn] = self._all(kinds.CHECKINS)
        found = found if period is None else [checkin for checkin in found if checkin.date in period]
        return sorted(found, key=lambda checkin: checkin.date)

    def checkin(self, day: date) -> CheckIn | None:
        """The check-in of a day."""
        with self._storage.thread_lock:
            found: CheckIn | None = self._shelves[kinds.CHECKINS.table].find(day.isoformat())
            return found

    def medicines(self) -> "list[Medicine]":
        """Medicines and supplements, in the order they were entered."""
        return self._all(kinds.MEDICINES)

    def symptom_checks(self) -> "list[SymptomCheck]":
        """Symptom checks by date."""
        found: list[SymptomCheck] = self._all(kinds.SYMPTOM_CHECKS)
        return sorted(found, key=lambda check: check.date)

    def visits(self) -> "list[Visit]":
        """Visits by date."""
        found: list[Visit] = self._all(kinds.VISITS)
        return sorted(found, key=lambda visit: visit.date)

    def marks(self) -> "list[Mark]":
        """Marks by date."""
        found: list[Mark] = self._all(kinds.MARKS)
        return sorted(found, key=lambda mark: mark.date)

    def thresholds(self) -> "list[Threshold]":
        """Thresholds, by the factor's key."""
        found: list[Threshold] = self._all(kinds.THRESHOLDS)
        return sorted(found, key=lambda threshold: threshold.factor)

    def threshold(self, factor: str) -> "Threshold | None":
        """The threshold of a factor; None: its high days begin above the personal median."""
        with self._storage.thread_lock:
            found: Threshold | None = self._shelves[kinds.THRESHOLDS.table].find(factor)
            return found

    def profile(self) -> "Profile":
        """The profile; an empty one when nothing is known yet."""
        from twitchlog.domain.person import Profile

        with self._storage.thread_lock:
            return self._shelves[kinds.PROFILE.table].find(ONLY) or Profile()

    def first_day(self) -> date | None:
        """The earliest date with an episode or a check-in."""
        with self._storage.thread_lock:
            dates = self._shelves[kinds.CHECKINS.table].table.values()
            days = [date.fromisoformat(min(document["date"] for document in dates))] if dates else []
            first = self._episodes.first_start()
            return min([*days, first] if first else days, default=None)

    def count(self) -> dict[str, int]:
        """How many records there are of each kind."""
        with self._storage.thread_lock:
            return {name: len(shelf.table) for name, shelf in self._shelves.items()}

    @property
    def _episodes(self) -> EpisodeShelf:
        shelf = self._shelves[kinds.EPISODES.table]
        assert isinstance(shelf, EpisodeShelf)
        return shelf

    def _all(self, kind: kinds.Kind) -> list[Any]:
        with self._storage.thread_lock:
            return self._shelves[kind.table].all()

    def _today(self) -> date:
        return self._clock.now().date()
