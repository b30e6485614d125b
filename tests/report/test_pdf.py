"""The printed report: its text, its tags, its pages, whatever the diary holds."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import typst

from tests.factories import make_episode
from tests.report.reading import facts_of, structure_of, text_of
from tests.report.sample import MEDICINES, NOW, PROFILE, TODAY, made_up
from twitchlog.domain.period import Period
from twitchlog.domain.person import Medicine, Profile
from twitchlog.report import fonts
from twitchlog.report.content import Records, build_content
from twitchlog.report.make import make_report, print_report, report_of, suggested_name
from twitchlog.report.page import Paper, page_data
from twitchlog.report.preview import preview_pages
from twitchlog.report.typeset import PLAIN, REPLACED, typeset

PERIOD = Period(date(2026, 8, 24), TODAY)
YEAR = Period(TODAY - timedelta(364), TODAY)
PNG = b"\x89PNG\r\n\x1a\n"
HOSTILE = {
    "read": '#read("/etc/passwd") #panic("no") #import "@preview/x:1.0.0"',
    "markup": "$x^2$ *bold* _it_ `code` <label> @ref \\ = Heading // gone /* gone */",
    "html": '%PDF-1.7 <img src="/etc/passwd"> &amp;',
    "hebrew": "שלום עולם, רעד בשריר.",
    "arabic": "تشنج العضلات في الساق.",
    "greek": "Μυϊκές συσπάσεις, мышцы",
    "controls": "nul\x00 bell\x07 \x9b esc\x1b",
    "private": "private \ue000 non\ufdd0\uffff turned \u202eabc\u2066",
    "lines": "one\u2028two\r\nthree\x85four",
}


def test_each_of_the_seven_questions_is_answered_on_the_page(tmp_path: Path) -> None:
    """When, where, how often, how long, other symptoms, conditions, medicines; and what they rest on."""
    text = text_of(make_report(made_up(), NOW, PERIOD), tmp_path)
    for answer in (
        "Began in May 2026, gradually. About the same since.",
        "Left calf",
        "gastrocnemius / soleus",
        "Most weeks 2 to 3 a day. One week is not logged.",
        "Usual length 30 s to 15 min, longest about an hour",
        "Weakness (could not do something)",
        "yes · 22 Nov",
        "not answered",
        "Hypothyroidism (2017)",
        "300 mg evenings, from 5 Oct",
        "Logged 72 of 92 days; 10 logged quiet",
        "Twitches on 62 days, 10 quiet, 20 not logged.",
        "Magnesium from 5 Oct",
        "3. What should make me come back sooner?",
        "24 Aug – 23 Nov 2026 · self-recorded with twitchlog, not a diagnosis",
        "Page 1 of 1",
    ):
        assert answer in text


@pytest.mark.parametrize("paper, size", [("a4", "595.276 x 841.89 pts (A4)"), ("letter", "612 x 792 pts (letter)")])
@pytest.mark.parametrize("checks", [True, False])
@pytest.mark.parametrize("period", [PERIOD, YEAR])
def test_a_usual_diary_fits_one_tagged_page(
    tmp_path: Path, paper: Paper, size: str, checks: bool, period: Period
) -> None:
    """On A4 and Letter, three months and a year, with and without the weekly check, marked as made up."""
    printed = report_of(made_up(365, checks=checks), NOW, period, paper, demo=True)
    facts = facts_of(printed.pdf, tmp_path)
    assert (facts["Pages"], facts["Tagged"], facts["Page size"]) == ("1", "yes", size)
    assert facts["Title"] == "Muscle twitches, a summary"
    assert printed.remarks == ()
    assert "Made-up diary" in text_of(printed.pdf, tmp_path)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_an_empty_diary_prints(tmp_path: Path, paper: Paper) -> None:
    """Everything not noted, on one page."""
    pdf = make_report(Records(), NOW, paper=paper)
    assert facts_of(pdf, tmp_path)["Pages"] == "1"
    text = text_of(pdf, tmp_path)
    assert "Logged none of 90 days" in text
    assert "When it began: not noted." in text
    assert "Medicines Not noted" in text


def test_one_entry_prints(tmp_path: Path) -> None:
    """A diary that began today has a period of one day."""
    text = text_of(make_report(Records([make_episode("2026-11-23T08:00:00+01:00")]), NOW), tmp_path)
    assert "Logged 1 of 1 day; none logged quiet" in text
    assert "Left calf 1 day" in text
    assert "Length: not noted." in text


def test_figures_and_chart_are_told_in_words(tmp_path: Path) -> None:
    """A screen reader gets headings and the figures' descriptions."""
    pdf = make_report(made_up(), NOW, PERIOD)
    assert pdf.count(b"/Alt") == 4
    structure = structure_of(pdf, tmp_path)
    assert structure.count("Figure") == 4
    assert structure.count("H1 ") == 1
    assert structure.count("H2 ") == 8


def test_the_same_diary_and_moment_give_the_same_bytes() -> None:
    """Also when charts were drawn in between; another moment gives another file."""
    first = make_report(made_up(), NOW, PERIOD)
    make_report(made_up(30), NOW)
    assert make_report(made_up(), NOW, PERIOD) == first
    assert make_report(made_up(), NOW + timedelta(seconds=1), PERIOD) != first


@pytest.mark.parametrize("name", HOSTILE)
def test_text_of_the_diary_is_only_ever_text(tmp_path: Path, name: str) -> None:
    """In every field it is printed as typed: nothing is run, read or lost, and the page stays tagged."""
    words = HOSTILE[name]
    profile = replace(PROFILE, name=words, began=words, story=words, conditions=(words,), questions=(words,))
    medicines = [replace(MEDICINES[0], name=words, dose=words)]
    records = Records(made_up(20).episodes, (), medicines, (), (), profile)
    printed = report_of(records, NOW, with_notes=True)
    assert printed.remarks == ()
    assert facts_of(printed.pdf, tmp_path)["Tagged"] == "yes"
    text = text_of(printed.pdf, tmp_path)
    assert "root:" not in text
    if name in ("read", "markup", "html", "greek"):
        assert " ".join(words.split()) in text


def test_a_word_without_end_stays_on_the_page(tmp_path: Path) -> None:
    """10,000 letters, wide ones, in the narrowest column too: all that is kept is inside the margins."""
    long = "W" * 10_000
    profile = replace(PROFILE, name=long, story=long, conditions=(long,), questions=(long,))
    medicines = [replace(MEDICINES[0], name=long, dose=long)]
    pdf = make_report(Records((), (), medicines, (), (), profile), NOW)
    path = tmp_path / "wide.pdf"
    path.write_bytes(pdf)
    boxes = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True).stdout
    rights = [float(part.split('"')[0]) for part in boxes.split('xMax="')[1:]]
    assert max(rights) <= 595.3 - 42 + 1


def test_a_full_life_still_fits_one_page(tmp_path: Path) -> None:
    """Eight medicines, the weekly check, a long story and five questions: the page gets denser, nothing goes."""
    names = ("Magnesium", "Hydroxychloroquine", "Sertraline", "Vitamin D", "Ibuprofen", "Salbutamol", "B12", "Iron")
    doses = ("300 mg evenings", "200 mg twice a day, with food", "50 mg", "25 µg", "when needed", "", "1 mg", "80 mg")
    medicines = [
        replace(MEDICINES[n % 2], id=f"m{n}", name=name, dose=dose)
        for n, (name, dose) in enumerate(zip(names, doses, strict=True))
    ]
    questions = (*PROFILE.questions, "Is it all right to keep running?", "Should I go on with it over the winter?")
    profile = replace(PROFILE, story=f"{PROFILE.story} " * 3, questions=questions)
    records = replace(made_up(), medicines=medicines, profile=profile)
    pdf = make_report(records, NOW, PERIOD)
    assert facts_of(pdf, tmp_path)["Pages"] == "1"
    text = text_of(pdf, tmp_path)
    assert all(words in text for words in (*names, *questions))


def test_too_much_for_a_page_goes_on_the_next(tmp_path: Path) -> None:
    """Thirty medicines and forty questions are all there, on numbered pages."""
    medicines = [replace(MEDICINES[0], id=f"m{n}", name=f"Medicine {n:02}") for n in range(30)]
    profile = replace(PROFILE, questions=tuple(f"Question number {n:02}?" for n in range(40)))
    pdf = make_report(Records(made_up().episodes, (), medicines, (), (), profile), NOW, demo=True)
    pages = int(facts_of(pdf, tmp_path)["Pages"])
    text = text_of(pdf, tmp_path)
    assert pages > 1
    assert all(f"Medicine {n:02}" in text for n in range(30))
    assert all(f"Question number {n:02}?" in text for n in range(40))
    assert text.count("Made-up diary") == pages
    assert f"Page {pages} of {pages}" in text


def test_thirty_medicines_are_set_in_two_halves_and_no_row_is_parted(tmp_path: Path) -> None:
    """They go across the page, so that the chart comes on the second at the latest."""
    names = [f"Medicine {number:02} with a rather long name" for number in range(30)]
    start = TODAY - timedelta(1000)
    many = [
        Medicine(id=name, name=name, dose="300 mg twice a day, always some minutes after meals", start=start)
        for name in names
    ]
    text = text_of(make_report(replace(made_up(), medicines=many), NOW), tmp_path)
    *pages, end = re.split(r"Page \d of \d", text)
    assert (len(pages), end.strip()) == (2, "")
    for number in range(30):
        (page,) = [page for page in pages if f"Medicine {number:02}" in page]
        assert page.count("rather long name") == page.count("Medicine ") == page.count("since Feb 2024")


def test_letters_no_font_has_are_replaced_and_said(tmp_path: Path) -> None:
    """Cuneiform and what this computer lacks: the report is still made, tagged, and says what it did."""
    printed = report_of(Records((), (), (), (), (), Profile(story="Left \U00012000 calf")), NOW)
    text = text_of(printed.pdf, tmp_path)
    if "\U00012000" not in text:
        assert "Left \N{REPLACEMENT CHARACTER} calf" in text
        assert printed.remarks == (REPLACED,)
    assert facts_of(printed.pdf, tmp_path)["Tagged"] == "yes"


def test_replacing_takes_joined_signs_whole() -> None:
    """A family that can't be shown is one replacement; the rest of the text stays."""
    gone = frozenset("👨👩👧")
    assert fonts.replaced("a 👨‍👩‍👧 b", gone) == "a \N{REPLACEMENT CHARACTER} b"
    assert fonts.replaced("plain", gone) == "plain"


def test_what_cannot_be_tagged_is_printed_all_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """When Typst refuses the standards for another reason, the person gets a plain PDF and is told."""
    real = typst.compile_with_warnings

    def refusing(*arguments: object, **options: object) -> object:
        if options["pdf_standards"]:
            raise typst.TypstError("PDF/UA-1 error: something else", "")
        return real(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(typst, "compile_with_warnings", refusing)
    printed = print_report(build_content(made_up(), TODAY, PERIOD), NOW)
    assert printed.remarks == (PLAIN,)
    assert facts_of(printed.pdf, tmp_path)["Pages"] == "1"


@pytest.mark.parametrize("records", [made_up(), Records()])
def test_the_template_gives_no_warning(records: Records) -> None:
    """Fonts are found and everything converges."""
    assert typeset(page_data(build_content(records, TODAY), "letter"), NOW).warnings == ()


def test_the_fonts_are_those_of_the_packages() -> None:
    """KivyMD's Roboto and matplotlib's DejaVu Sans, and nothing with boxes for letters."""
    assert set(fonts.fonts(False).families()) == {"Roboto", "DejaVu Sans"}
    assert fonts.uncovered(["Zürich, Łódź, Привет, ½ µg – “”"]) == set()


def test_the_preview_shows_the_same_pages() -> None:
    """One picture a page, about as wide as asked for, the same every time."""
    content = build_content(made_up(), TODAY, PERIOD)
    pages = preview_pages(content, 400)
    assert [page[:8] for page in pages] == [PNG]
    assert abs(int.from_bytes(pages[0][16:20], "big") - 400) <= 1
    assert preview_pages(content, 400) == pages


def test_the_suggested_name_tells_nobody_whose_it_is() -> None:
    """The date it was made, and no person's name."""
    assert suggested_name(TODAY) == "twitch-report-2026-11-23.pdf"


def test_nothing_heavy_is_loaded_before_a_page_is_drawn() -> None:
    """Importing the report, and building what it says, loads neither matplotlib nor typst nor fontTools."""
    script = (
        "import sys, datetime\n"
        "from twitchlog.report import make, preview, facts, content\n"
        "facts.key_facts(content.build_content(content.Records(), datetime.date(2026, 11, 23)))\n"
        "print([name for name in ('matplotlib', 'typst', 'fontTools', 'kivy') if name in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_a_moment_far_from_utc_is_dated_as_it_was() -> None:
    """`now` may have any offset."""
    late = datetime(2026, 11, 23, 23, 59, tzinfo=timezone(timedelta(hours=13)))
    assert make_report(made_up(10), late).startswith(b"%PDF")
