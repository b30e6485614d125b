"""The kinds of records: which table each lies in, what names it there, and how it is read back."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from twitchlog.domain import records
from twitchlog.domain.errors import Invalid
from twitchlog.domain.records import Record
from twitchlog.store.line import Document

ONLY = "only"  # the name of the one profile


class Kind(NamedTuple):
    """A kind of record. `named_by` is the field that names one, None where there is only one."""

    table: str
    type: str  # the name of the record's type, so that none is imported before it is read
    read: Callable[[Any], Any]
    named_by: str | None
    word: str  # for labels: "Deleted: 3 episodes"

    def name(self, document: Document) -> str:
        """What names a document among its kind: its id, its date or its factor."""
        return ONLY if self.named_by is None else str(document[self.named_by])

    def fits(self, document: Document) -> bool:
        """Whether a document can be read as one of this kind."""
        try:
            self.read(document)
        except Invalid:
            return False
        return True

    def name_of(self, record: Record) -> str:
        """What names a record among its kind."""
        return ONLY if self.named_by is None else str(getattr(record, self.named_by))


EPISODES = Kind("episodes", "Episode", records.episode_from, "id", "episode")
CHECKINS = Kind("checkins", "CheckIn", records.checkin_from, "date", "check-in")
MEDICINES = Kind("medicines", "Medicine", records.medicine_from, "id", "medicine")
SYMPTOM_CHECKS = Kind("symptom_checks", "SymptomCheck", records.symptom_check_from, "date", "symptom check")
VISITS = Kind("visits", "Visit", records.visit_from, "id", "visit")
MARKS = Kind("marks", "Mark", records.mark_from, "id", "mark")
THRESHOLDS = Kind("thresholds", "Threshold", records.threshold_from, "factor", "threshold")
PROFILE = Kind("profile", "Profile", records.profile_from, None, "profile")

KINDS = (EPISODES, CHECKINS, MEDICINES, SYMPTOM_CHECKS, VISITS, MARKS, THRESHOLDS, PROFILE)
BY_TABLE = {kind.table: kind for kind in KINDS}
BY_TYPE = {kind.type: kind for kind in KINDS}


def kind_of(record: Record) -> Kind:
    """The kind a record is of."""
    return BY_TYPE[type(record).__name__]


def days_of(table: str, document: Document, today: date) -> Iterator[date]:
    """The days a document says something about; an ongoing episode counts on every day it spans."""
    if table == EPISODES.table:
        if document["mode"] == "ongoing":
            yield from records.episode_from(document).days(today)
        else:
            yield date.fromisoformat(document["started"][:10])
    elif "date" in document:
        yield date.fromisoformat(document["date"])


def day_after(day: date) -> date | None:
    """The next day; None after the last one there is."""
    return None if day == date.max else day + timedelta(1)
