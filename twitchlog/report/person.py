"""The person's part of the page: why they came, medicines and supplements, conditions, family, questions."""

from collections.abc import Iterable, Sequence

from twitchlog.domain.period import Period
from twitchlog.domain.person import Medicine, Profile
from twitchlog.report.clean import clean
from twitchlog.report.values import NOT_NOTED, Row, Table
from twitchlog.report.words import began_words, near_date, since_date

NAME, LINE, QUESTION, STORY = 60, 120, 300, 700  # characters before a text is shortened, and said to be
MOST_MEDICINES, MOST_CONDITIONS, MOST_QUESTIONS = 60, 40, 40
COURSES = {"better": "Getting better", "same": "About the same", "worse": "Getting worse"}


def began(profile: Profile) -> str:
    """When it began, as a clause; "When it began: not noted" when unknown."""
    words = clean(profile.began, LINE)
    return began_words(words) if words else "When it began: not noted"


def course(profile: Profile) -> str:
    """Better, same or worse since; empty when unknown."""
    return COURSES[profile.course] if profile.course else ""


def medicine_table(medicines: Sequence[Medicine], period: Period) -> Table:
    """Medicines and supplements with their dates."""
    taken = sorted((m for m in medicines if not (m.start and m.start > period.last)), key=lambda m: _order(m, period))
    rows = [
        Row(clean(m.name, NAME) or NOT_NOTED, clean(medicine_words(m, period), LINE * 2), strong=_new(m, period))
        for m in taken[:MOST_MEDICINES]
    ]
    if not rows:
        rows.append(Row("Medicines", NOT_NOTED, unknown=True))
    left = len(taken) - MOST_MEDICINES
    more = f"And {left} more in the diary." if left > 0 else ""
    return Table("Medicines and supplements", tuple(rows), more)


def condition_table(profile: Profile) -> Table:
    """Conditions, and what is in the family if that is known."""
    conditions = _joined(profile.conditions)
    rows = [Row("Conditions", conditions or NOT_NOTED, unknown=not conditions)]
    if family := clean(profile.family, LINE * 2):
        rows.append(Row("In the family", family))
    return Table("Conditions and family", tuple(rows))


def _order(medicine: Medicine, period: Period) -> tuple[bool, bool, int, str]:
    """Still taken first, and of these what began or changed in the period."""
    stopped = medicine.stop is not None and medicine.stop < period.first
    latest = max([d for d in (medicine.start, *(c.date for c in medicine.changes)) if d], default=None)
    return stopped, not _new(medicine, period), -(latest.toordinal() if latest else 0), medicine.name.casefold()


def _new(medicine: Medicine, period: Period) -> bool:
    dates = [medicine.start, medicine.stop, *(change.date for change in medicine.changes)]
    return any(day is not None and day in period for day in dates)


def medicine_words(medicine: Medicine, period: Period) -> str:
    """Dose and dates: "300 mg evenings, from 5 Oct"."""
    parts = [medicine.dose] if medicine.dose.strip() else []
    if medicine.start:
        inside = medicine.start in period
        parts.append(
            f"from {near_date(medicine.start, period)}" if inside else f"since {since_date(medicine.start, period)}"
        )
    for change in sorted(medicine.changes, key=lambda each: each.date):
        dose = f" to {change.dose}" if change.dose.strip() else ""
        parts.append(f"{change.change}{dose} on {near_date(change.date, period)}")
    if medicine.stop and medicine.stop <= period.last:
        parts.append(f"stopped {near_date(medicine.stop, period)}")
    if not parts:
        return "dose and dates not noted"
    dated = medicine.start or medicine.changes or medicine.stop
    return ", ".join(parts if dated else [*parts, "since when not noted"])


def _joined(lines: Iterable[str]) -> str:
    kept = [words for line in lines if (words := clean(line, LINE))]
    shown = ", ".join(kept[:MOST_CONDITIONS])
    left = len(kept) - MOST_CONDITIONS
    return f"{shown}, and {left} more in the diary" if left > 0 else shown


def questions(profile: Profile) -> tuple[tuple[str, ...], str]:
    """The questions for the doctor, and what is said when there are more than a page can hold."""
    kept = [words for line in profile.questions if (words := clean(line, QUESTION))]
    left = len(kept) - MOST_QUESTIONS
    return tuple(kept[:MOST_QUESTIONS]), f"And {left} more in the diary." if left > 0 else ""


def story(profile: Profile) -> str:
    """Why they came, in their own words; empty when unknown."""
    return clean(profile.story, STORY)
