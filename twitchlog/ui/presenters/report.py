"""The report's screen: what goes in, the pages as pictures, and the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from twitchlog.domain.clock import Clock
from twitchlog.domain.period import Period
from twitchlog.domain.person import Profile
from twitchlog.domain.wording import shorten
from twitchlog.store import Change, Diary
from twitchlog.ui.presenters.periods import CHOOSE, FOUR_WEEKS, THREE_MONTHS, PeriodChoice, chips

if TYPE_CHECKING:
    from twitchlog.report.make import Printed
    from twitchlog.report.page import Paper
    from twitchlog.report.values import ReportContent

# The report's own modules, with numpy, are imported where they work: off the main thread.
KEYS = (FOUR_WEEKS, THREE_MONTHS, CHOOSE)
PAPERS: tuple[tuple[Paper, str], ...] = (("a4", "A4"), ("letter", "Letter"))
NAME_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Options:
    """What the person wants in the report."""

    questions: bool = True
    notes: bool = False
    name: bool = True
    paper: Paper = "a4"


@dataclass(frozen=True, slots=True)
class ReportState:
    """What the screen shows besides the page."""

    chips: tuple[tuple[str, str], ...]
    selected: str
    options: Options
    questions: str
    notes: str
    person: str
    story: str
    empty: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages as PNG pictures, and the line below them: "1 page, A4"."""

    pages: tuple[bytes, ...]
    words: str


class ReportPresenter:
    """What goes into the report. `pages`, `printing` and `facts` give work to be done off the main thread."""

    watches = frozenset({"episodes", "checkins", "medicines", "marks", "profile", "symptom_checks"})

    def __init__(self, diary: Diary, clock: Clock, *, demo: bool = False) -> None:
        self._diary, self._clock, self._demo = diary, clock, demo
        self.choice = PeriodChoice()
        self.options = Options()

    @property
    def today(self) -> date:
        """The day it is."""
        return self._clock.now().date()

    def state(self) -> ReportState:
        """The chips and rows."""
        profile, today = self._diary.profile(), self.today
        return ReportState(
            chips=chips(self.choice, KEYS, today),
            selected=self.choice.key,
            options=self.options,
            questions=_questions(profile),
            notes="what you wrote, day by day" if self.options.notes else "off until you ask",
            person=_person(profile),
            story=profile.story,
            empty=self._diary.first_day() is None,
        )

    # -- what goes in

    def choose(self, key: str) -> None:
        """Another period, by its chip."""
        self.choice = PeriodChoice(key)

    def choose_dates(self, first: str, last: str) -> None:
        """Two dates as typed. Raises Invalid when they make no period."""
        self.choice = self.choice.typed(first, last, self.today)

    def period(self) -> Period:
        """The days the report is about."""
        return self.choice.period(self._diary.first_day(), self.today)

    def set_option(self, **changes: bool | Paper) -> None:
        """Turn parts on or off, or take other paper."""
        self.options = replace(self.options, **changes)  # type: ignore[arg-type]

    def tell_story(self, story: str) -> Change | None:
        """Why they came, in their words; None when nothing changed. Raises Invalid and DiaryError."""
        profile = self._diary.profile()
        if story.strip() == profile.story.strip():
            return None
        return self._diary.save_profile(replace(profile, story=story.strip()))

    # -- work for the background

    def pages(self, width_px: int) -> Callable[[], Preview]:
        """The pages, each about so many pixels wide."""
        content, paper = self._content(), self.options.paper

        def work() -> Preview:
            from twitchlog.report.preview import preview_pages

            pages = tuple(preview_pages(content(), width_px, paper))
            return Preview(pages, f"{len(pages)} page{'' if len(pages) == 1 else 's'}, {dict(PAPERS)[paper]}")

        return work

    def printing(self) -> Callable[[], Printed]:
        """The PDF."""
        content, paper, now = self._content(), self.options.paper, self._clock.now()

        def work() -> Printed:
            from twitchlog.report.make import print_report

            return print_report(content(), now, paper)

        return work

    def facts(self) -> Callable[[], str]:
        """The answers as plain text."""
        content = self._content()

        def work() -> str:
            from twitchlog.report.facts import key_facts

            return key_facts(content())

        return work

    def _content(self) -> Callable[[], ReportContent]:
        diary, today, period, options, demo = self._diary, self.today, self.period(), self.options, self._demo

        def work() -> ReportContent:
            from twitchlog.report.content import build_content
            from twitchlog.report.make import records_of

            return build_content(
                records_of(diary),
                today,
                period,
                demo=demo,
                with_name=options.name,
                with_questions=options.questions,
                with_notes=options.notes,
            )

        return work

    # -- the file

    def suggested_path(self, folder: Path) -> Path:
        """Where the PDF would go in a folder."""
        from twitchlog.report.make import suggested_name

        return folder / suggested_name(self.today)


def _questions(profile: Profile) -> str:
    number = len(profile.questions)
    if not number:
        return "none written yet, see More"
    return f"{number} question{'' if number == 1 else 's'}"


def _person(profile: Profile) -> str:
    parts = [shorten(profile.name, NAME_LENGTH), str(profile.born.year) if profile.born else ""]
    return ", ".join(filter(None, parts)) or "not given yet, see More"
