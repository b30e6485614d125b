"""The report's screen without a window: what goes in, and what comes out."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.factories import make_episode
from twitchlog.domain.person import Profile
from twitchlog.ui.presenters.periods import FOUR_WEEKS
from twitchlog.ui.presenters.report import ReportPresenter

AT = datetime.fromisoformat("2026-11-23T09:00:00+01:00")
ALEX = Profile(name="Alex Example", born=date(1988, 3, 14), story="Calves twitch.", questions=("Why?", "What now?"))


@pytest.fixture
def report(diary, clock):
    diary.add(*(make_episode(AT - timedelta(ago), note=f"note {ago}") for ago in range(1, 40)))
    diary.save_profile(ALEX)
    return ReportPresenter(diary, clock)


def test_the_rows_say_what_is_there(report):
    """How many questions, whose name; notes are off until asked for."""
    state = report.state()
    assert (state.questions, state.person, state.story) == ("2 questions", "Alex Example, 1988", "Calves twitch.")
    assert (state.options.questions, state.options.notes, state.options.name) == (True, False, True)
    assert state.notes == "off until you ask"


def test_what_is_not_given_says_where_to_give_it(diary, clock):
    """No dead end: questions and name are written under More."""
    state = ReportPresenter(diary, clock).state()
    assert (state.questions, state.person) == ("none written yet, see More", "not given yet, see More")
    assert state.empty


def test_the_text_holds_what_is_switched_on(report):
    """Name and questions come and go with their switches."""
    assert "Alex Example" in report.facts()()
    report.set_option(name=False, questions=False)
    facts = report.facts()()
    assert "Alex Example" not in facts
    assert "What now?" not in facts


def test_the_chips_change_the_period(report):
    """Four weeks: 28 days."""
    assert "Logged 39 of 40 days" in report.facts()()
    report.choose(FOUR_WEEKS)
    assert "Logged 27 of 28 days" in report.facts()()


def test_chosen_dates_are_those_of_the_report(report):
    """As typed."""
    report.choose_dates("1 Nov", "10 Nov")
    assert "1 Nov – 10 Nov 2026" in report.facts()()


def test_the_line_says_pages_and_paper(report):
    """And the pages are pictures; with notes there is more to read."""
    preview = report.pages(200)()
    assert preview.words == "1 page, A4"
    assert preview.pages[0].startswith(b"\x89PNG")
    report.set_option(paper="letter", notes=True)
    assert report.pages(200)().words.endswith(", Letter")


def test_work_is_about_the_choices_at_its_time(report):
    """A switch that changes afterwards does not change work already given."""
    earlier = report.facts()
    report.set_option(name=False)
    assert "Alex Example" in earlier()


def test_the_pdf_is_the_same_for_the_same_diary_and_moment(report):
    """A PDF, twice the same."""
    pdf = report.printing()().pdf
    assert pdf.startswith(b"%PDF")
    assert report.printing()().pdf == pdf


def test_a_demo_says_so(diary, clock):
    """Nobody's real data."""
    diary.add(make_episode())
    assert "Made-up diary" in ReportPresenter(diary, clock, demo=True).facts()()
    assert "Made-up diary" not in ReportPresenter(diary, clock).facts()()


def test_the_story_is_kept_in_the_profile_only_when_it_changed(report, diary):
    """One change, that can be undone."""
    assert report.tell_story(" Calves twitch. ") is None
    change = report.tell_story("An eyelid now.")
    assert diary.profile().story == "An eyelid now."
    diary.undo(change.id)
    assert diary.profile() == ALEX


def test_the_suggested_name_tells_nobody_whose_it_is(report):
    """Only the day."""
    assert report.suggested_path(Path("there")) == Path("there/twitch-report-2026-11-23.pdf")
