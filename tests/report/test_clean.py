"""Text from the diary made fit for a page."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchlog.report.clean import LONGEST_RUN, SHORTENED, breakable, clean


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  two\n\nlines\tand\r\nmore ", "two lines and more"),
        ("nul\x00bell\x07\x9b", "nulbell"),
        ("broken \ud800 half", "broken  half"),
        ("private \ue000\U000f0000use", "private use"),
        ("\u202eturned\u202c \u2066\ufdd0\uffff", "turned"),
        ("#read('/etc/passwd') *b* $x$", "#read('/etc/passwd') *b* $x$"),
        ("左腿 שלום 👨‍👩‍👧", "左腿 שלום 👨‍👩‍👧"),
        ("", ""),
        ("\x00", ""),
    ],
)
def test_only_what_no_page_can_hold_is_dropped(text: str, kept: str) -> None:
    """Controls, halves of characters, private use and marks that turn text go; everything else stays as typed."""
    assert clean(text, 100) == kept


def test_what_is_cut_is_said() -> None:
    """A long text ends with a word that says so, also when it is a megabyte; a text that fits is whole."""
    assert clean("word " * 200_000, 20) == "word word word word" + SHORTENED
    assert clean("a" * 20, 20) == "a" * 20
    assert clean(" " * 90 + "late", 20) == SHORTENED


@given(st.text(), st.integers(1, 200))
def test_cleaned_text_can_be_written_and_is_one_line(text: str, limit: int) -> None:
    """Any text becomes one line of UTF-8 without control characters, no longer than its limit and the note."""
    cleaned = clean(text, limit)
    cleaned.encode("utf-8")
    assert len(cleaned) <= limit + len(SHORTENED)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Co") for letter in cleaned)


@given(st.text())
def test_breaks_add_nothing_but_places_to_break(text: str) -> None:
    """Without its zero-width spaces the text is what it was."""
    plain = text.replace("\u200b", "")
    assert breakable(plain).replace("\u200b", "") == plain


def test_an_endless_word_can_be_broken() -> None:
    """No run stays longer than a line of the page; usual words are left alone."""
    runs = breakable("W" * 10_000).split("\u200b")
    assert max(map(len, runs)) <= LONGEST_RUN
    assert breakable("Hydroxychloroquine") == "Hydroxychloroquine"


def test_a_joined_emoji_is_not_taken_apart() -> None:
    """A family of joined people stays one sign."""
    family = "👨‍👩‍👧"
    assert all(part.count("\u200d") % 2 == 0 for part in breakable(family * 20).split("\u200b"))
