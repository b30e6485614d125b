"""What the report says, as plain data: text is clean, and everything unknown is already a word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from twitchlog.analysis.markers import Marker
from twitchlog.analysis.summary import Summary
from twitchlog.domain.period import Period
from twitchlog.domain.wording import period_words

NOT_NOTED = "Not noted"
MADE_UP = "Made-up diary"
TITLE = "Muscle twitches, a summary"
SUBTITLE = "A diary of what the patient noticed, not a measurement."


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table. `strong` is what a doctor should see first, `unknown` what nobody answered."""

    label: str
    value: str
    strong: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; `more` is a line under it."""

    title: str
    rows: tuple[Row, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place by days with twitches; `tag` is "back since 31 Oct" or empty."""

    name: str
    clinical: str
    tag: str
    days: str


@dataclass(frozen=True, slots=True)
class Where:
    """The places with most days, the rest in words, and days per region of the drawing.

    `answer` stands for the list when no place is known.
    """

    rows: tuple[PlaceRow, ...]
    more: str
    answer: str
    regions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """What the person wrote on a day; `place` is empty when it is about the whole day."""

    day: str
    place: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class ReportContent:
    """The whole report before it is drawn.

    `began` and `course` are clauses ("Began in May 2026, gradually", "About the same"). `often`, `legend` and `length`
    are the lines under the weekly chart; `summary` and `markers` are what the chart is drawn from, and `chart` says
    whether there is anything to draw.
    """

    name: str
    born: str
    logged: str
    story: str
    began: str
    course: str
    symptoms: Table
    medicines: Table
    conditions: Table
    typical: Table
    where: Where
    often: str
    legend: str
    length: str
    questions: tuple[str, ...]
    more_questions: str
    notes: tuple[NoteRow, ...]
    more_notes: str
    demo: bool
    summary: Summary
    markers: tuple[Marker, ...]
    log: tuple[NoteRow, ...] = ()
    more_log: str = ""
    title: str = TITLE
    subtitle: str = SUBTITLE

    @property
    def made(self) -> date:
        """The day it was made."""
        return self.summary.series.today

    @property
    def period(self) -> Period:
        """The days it is about."""
        return self.summary.series.period

    @property
    def period_words(self) -> str:
        """ "24 Aug – 23 Nov 2026"."""
        return period_words(self.period)

    @property
    def chart(self) -> bool:
        """Whether any day of the period is logged, so that there is something to draw."""
        return self.summary.series.logged > 0
