"""From records to what the report says. Nothing is drawn here."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from twitchlog.analysis.days import DayState
from twitchlog.analysis.markers import Marker, markers
from twitchlog.analysis.places import region_days
from twitchlog.analysis.sentences import cut_sentence, rates_sentence, tag_words
from twitchlog.analysis.summary import Summary, in_period, summarise
from twitchlog.charts.body import region_ids
from twitchlog.domain.checkin import OVERALLS, CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.person import Mark, Medicine, Profile, SymptomCheck
from twitchlog.domain.vocabulary import FACTORS
from twitchlog.domain.wording import duration_words, episode_facts, lower_first, places_words, time_words
from twitchlog.report import person
from twitchlog.report.clean import clean
from twitchlog.report.symptoms import symptom_table
from twitchlog.report.values import NOT_NOTED, NoteRow, PlaceRow, ReportContent, Row, Table, Where
from twitchlog.report.words import NBSP, days_words, long_date, near_date, scale_words, spread_words

USUAL_DAYS = 90
MOST_PLACES = 5
TYPICAL = ("caffeine_mg", "sleep_h", "stress", "exercise_min", "alcohol_g", "nicotine_uses")
MARKER_TEXT, NOTE_TEXT, MOST_NOTES = 44, 1200, 200
MOST_LOGGED = 3000  # rows; Typst needs much memory for more
MOST_MARKERS = 8  # labels in the chart, the latest; the table of medicines has every date


@dataclass(frozen=True, slots=True)
class Records:
    """All records of a diary, the whole of it: what the report is made from."""

    episodes: Sequence[Episode] = ()
    checkins: Sequence[CheckIn] = ()
    medicines: Sequence[Medicine] = ()
    symptom_checks: Sequence[SymptomCheck] = ()
    marks: Sequence[Mark] = ()
    profile: Profile = field(default_factory=Profile)

    def first_day(self) -> date | None:
        """The day of the first entry; None in an empty diary."""
        days = [*(e.day for e in self.episodes), *(c.date for c in self.checkins)]
        return min(days, default=None)


def usual_period(first: date | None, today: date) -> Period:
    """The last 90 days, or since the first entry if that is less."""
    usual = Period.ending(today, USUAL_DAYS)
    return usual if first is None or first < usual.first else Period(min(first, today), today)


def build_content(
    records: Records,
    today: date,
    period: Period | None = None,
    *,
    demo: bool = False,
    with_name: bool = True,
    with_questions: bool = True,
    with_notes: bool = False,
    with_log: bool = False,
) -> ReportContent:
    """Everything the report says of a period (by default the usual one). Days after today don't count."""
    period = period or usual_period(records.first_day(), today)
    profile = records.profile
    summary = summarise(records.episodes, records.checkins, period, today, TYPICAL)
    inside = in_period(records.episodes, period, today)
    questions, more_questions = person.questions(profile) if with_questions else ((), "")
    notes, more_notes = _notes(inside, records.checkins, period) if with_notes else ((), "")
    log, more_log = _log(inside) if with_log else ((), "")
    return ReportContent(
        name=clean(profile.name, person.NAME) if with_name else "",
        born=f"born {long_date(profile.born)}" if with_name and profile.born else "",
        logged=_logged(summary),
        story=person.story(profile),
        began=person.began(profile),
        course=person.course(profile),
        symptoms=symptom_table(records.symptom_checks, inside, period),
        medicines=person.medicine_table(records.medicines, period),
        conditions=person.condition_table(profile),
        typical=_typical(summary),
        where=_where(records.episodes, summary, today),
        often=_often(summary, records.checkins),
        legend=_legend(summary),
        length=_length(summary, inside, period),
        questions=questions,
        more_questions=more_questions,
        notes=notes,
        more_notes=more_notes,
        log=log,
        more_log=more_log,
        demo=demo,
        summary=summary,
        markers=_markers(records, period),
    )


def _logged(summary: Summary) -> str:
    series = summary.series
    if not series.days:
        return "These days are still to come"
    if not series.logged:
        return f"Logged none of {days_words(series.days)}"
    return f"Logged {series.logged:,} of {days_words(series.days)}; {_some(series.quiet)} logged quiet"


def _some(number: int) -> str:
    return f"{number:,}" if number else "none"


def _typical(summary: Summary) -> Table:
    rows = tuple(
        Row(FACTORS[key].name, f"{spread_words(key, found)}, {days_words(found.n)}")
        for key in TYPICAL
        if (found := summary.factors.get(key))
    )
    return Table("Typical days (median, middle half)", rows)


def _where(episodes: Iterable[Episode], summary: Summary, today: date) -> Where:
    places = summary.places
    rows = tuple(
        PlaceRow(each.place.label, each.place.clinical, tag_words(each, today), days_words(each.days))
        for each in places[:MOST_PLACES]
    )
    rest = [f"{each.place.label} ({each.days})" for each in places[MOST_PLACES:]]
    shown = ", ".join(rest[:4])
    left = f" and {len(rest) - 4} more" if len(rest) > 4 else ""
    quiet = summary.series.logged and summary.series.quiet == summary.series.logged
    return Where(
        rows=rows,
        more=f"Also (days): {shown}{left}." if rest else "",
        answer="" if rows else "No twitches noted in this time." if quiet else f"{NOT_NOTED}.",
        regions=region_days(episodes, summary.series.period, today, region_ids()) if rows else {},
    )


def _often(summary: Summary, checkins: Iterable[CheckIn]) -> str:
    """How often in words, with missing days told apart from quiet ones."""
    series = summary.series
    if not series.logged:
        return f"{NOT_NOTED}: nothing was logged in this time."
    noted = series.logged - series.quiet
    counts = f"Twitches on {days_words(noted)}, {_some(series.quiet)} quiet, {_some(series.missing)} not logged."
    parts = [counts]
    if summary.episodes:
        parts.insert(0, rates_sentence(summary.spans, summary.step))
    overall = Counter(c.overall for c in checkins if c.overall and series.state(c.date) == DayState.NOTED)
    if overall:
        words = ", ".join(f"{_overall(each)} on {overall[each]}" for each in OVERALLS if overall[each])
        parts.append(f"Without a count: {words}.")
    return " ".join(parts)


def _overall(word: str) -> str:
    return "nearly constant" if word == "constant" else word


def _legend(summary: Summary) -> str:
    series = summary.series
    if summary.step == "month":
        parts = ["Strip: of each month, days with twitches (light), quiet (dark), not logged (empty)."]
    else:
        parts = ["Dot: quiet day."] if series.quiet else []
        parts += ["Dashed: not logged."] if series.missing else []
        parts += ["Solid outline: twitches, not counted."] if (series.states == DayState.NOTED).any() else []
    if any(span.status == "so far" for span in summary.spans):
        parts.append(f"Outlined: this {summary.step} so far.")
    return " ".join(filter(None, [*parts, cut_sentence(summary.spans, summary.step)]))


def _length(summary: Summary, episodes: Sequence[Episode], period: Period) -> str:
    """How long, with how much it bothered: "Usual length 30 s to 15 min, longest 13 h (left lower eyelid)."."""
    going = [e for e in episodes if e.going]
    parts = [_usual(summary)] if len(going) < len(episodes) or not going else []
    if going:
        first = min(going, key=lambda e: e.started)
        many = "" if len(going) == 1 else f": {len(going)}, the first"
        parts.append(f"Still going{many} since {near_date(first.day, period)} ({lower_first(first.places[0].label)}).")
    if summary.bother:
        parts.append(f"Bother{NBSP}{scale_words(summary.bother)}.")
    return " ".join(parts)


def _usual(summary: Summary) -> str:
    spread, longest = summary.duration, summary.longest
    if spread is None or longest is None:
        return "Length: not noted."
    low, high = duration_words(spread.low), duration_words(spread.high)
    usual = f"Usual length {low} to {high}" if low != high else f"Usual length {low}"
    return f"{usual}, longest {duration_words(longest.duration_s)} ({lower_first(longest.place.label)})."


def _markers(records: Records, period: Period) -> tuple[Marker, ...]:
    found = markers(records.medicines, records.marks, period)
    return tuple(
        replace(each, name=clean(each.name, MARKER_TEXT), when=clean(each.when, MARKER_TEXT))
        for each in found[-MOST_MARKERS:]
    )


def _log(episodes: Iterable[Episode]) -> tuple[tuple[NoteRow, ...], str]:
    """Every episode, oldest first; when there are too many for paper, the latest, and it is said."""
    known = sorted(episodes, key=lambda each: (each.day, time_words(each.started)))
    left = len(known) - MOST_LOGGED
    rows = tuple(
        NoteRow(f"{long_date(e.day)} {time_words(e.started)}", places_words(e.places), episode_facts(e))
        for e in known[-MOST_LOGGED:]
    )
    return rows, f"{left:,} earlier episodes are left out." if left > 0 else ""


def _notes(episodes: Iterable[Episode], checkins: Iterable[CheckIn], period: Period) -> tuple[tuple[NoteRow, ...], str]:
    """What the person wrote, oldest first; when there is too much, the latest, and it is said."""
    written = [(e.day, time_words(e.started), places_words(e.places), e.note) for e in episodes if e.note.strip()]
    written += [(c.date, "", "", c.note) for c in checkins if c.note.strip() and c.date in period]
    written.sort(key=lambda each: each[:2])
    left = len(written) - MOST_NOTES
    rows = tuple(
        NoteRow(f"{near_date(day, period)} {time}".strip(), place, clean(text, NOTE_TEXT))
        for day, time, place, text in written[-MOST_NOTES:]
    )
    return rows, f"{left} earlier notes are left out." if left > 0 else ""
