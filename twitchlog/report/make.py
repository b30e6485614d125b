"""The report from a diary, in one call."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.person import Mark, Medicine, Profile, SymptomCheck
from twitchlog.report.content import Records, build_content
from twitchlog.report.page import Paper, page_data
from twitchlog.report.typeset import typeset
from twitchlog.report.values import ReportContent


class Reads(Protocol):
    """What the report needs of a diary."""

    def episodes(self) -> list[Episode]: ...
    def checkins(self) -> list[CheckIn]: ...
    def medicines(self) -> list[Medicine]: ...
    def symptom_checks(self) -> list[SymptomCheck]: ...
    def marks(self) -> list[Mark]: ...
    def profile(self) -> Profile: ...


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF, and sentences for the person where something had to give (usually none)."""

    pdf: bytes
    remarks: tuple[str, ...] = ()


def suggested_name(made: date) -> str:
    """A file name that tells nobody whose report it is: "twitch-report-2026-11-23.pdf"."""
    return f"twitch-report-{made.isoformat()}.pdf"


def records_of(diary: Reads) -> Records:
    """All that the report reads of a diary."""
    return Records(
        episodes=diary.episodes(),
        checkins=diary.checkins(),
        medicines=diary.medicines(),
        symptom_checks=diary.symptom_checks(),
        marks=diary.marks(),
        profile=diary.profile(),
    )


def print_report(content: ReportContent, now: datetime, paper: Paper = "a4") -> Printed:
    """A report's PDF; the same content and moment give the same bytes."""
    done = typeset(page_data(content, paper), now)
    return Printed(done.parts[0], done.remarks)


def report_of(
    diary: Reads | Records,
    now: datetime,
    period: Period | None = None,
    paper: Paper = "a4",
    *,
    demo: bool = False,
    with_name: bool = True,
    with_questions: bool = True,
    with_notes: bool = False,
    with_log: bool = False,
) -> Printed:
    """The PDF of a diary's period, by default the last 90 days or since the first entry. `now` is aware, local."""
    content = build_content(
        diary if isinstance(diary, Records) else records_of(diary),
        now.date(),
        period,
        demo=demo,
        with_name=with_name,
        with_questions=with_questions,
        with_notes=with_notes,
        with_log=with_log,
    )
    return print_report(content, now, paper)


def make_report(
    diary: Reads | Records,
    now: datetime,
    period: Period | None = None,
    paper: Paper = "a4",
    *,
    demo: bool = False,
    with_name: bool = True,
    with_questions: bool = True,
    with_notes: bool = False,
    with_log: bool = False,
) -> bytes:
    """The bytes of `report_of`, for who has nobody to tell the remarks to."""
    printed = report_of(
        diary,
        now,
        period,
        paper,
        demo=demo,
        with_name=with_name,
        with_questions=with_questions,
        with_notes=with_notes,
        with_log=with_log,
    )
    return printed.pdf
