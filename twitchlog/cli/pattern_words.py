"""What `patterns` finds, for people: the cards of the window as lines."""

from collections.abc import Iterator

from twitchlog.analysis import association_words as with_words
from twitchlog.analysis import change_words, sentences
from twitchlog.analysis.against_before import against_before_sentence
from twitchlog.analysis.associations import Association
from twitchlog.analysis.hour_words import hours_sentence
from twitchlog.analysis.what_else import what_else_sentence
from twitchlog.cli.pattern_data import Found
from twitchlog.domain.wording import period_words

MOST_PLACES = 8
INDENT = "  "


def lines(found: Found) -> Iterator[str]:
    """The lines: the answer first, then how much, when, where, how long, what with, what changed."""
    summary = found.summary
    yield f"{sentences.headline(summary)}."
    yield f"{period_words(found.period, found.today)}. {sentences.denominator(summary.series)}"
    if warning := with_words.coverage_sentence(summary.series):
        yield warning
    told = (sentences.rates_sentence(summary.spans, summary.step), against_before_sentence(found.against))
    yield f"How much: {' '.join(filter(None, told))}"
    yield f"When: {hours_sentence(found.hours)}"
    yield f"Where: {sentences.where_sentence(summary.places)}"
    for each in summary.places[:MOST_PLACES]:
        days = "day" if each.days == 1 else "days"
        tag = sentences.tag_words(each, found.today)
        yield f"{INDENT}{each.place.label}: {each.days:,} {days}{f', {tag}' if tag else ''}"
    if more := len(summary.places[MOST_PLACES:]):
        yield f"{INDENT}and {more} more"
    yield f"How long: {sentences.durations_sentence(found.durations)}"
    if found.bother.noted:
        yield sentences.bother_sentence(found.bother)
    yield from _what_with(found)
    yield from _what_changed(found)


def _what_with(found: Found) -> Iterator[str]:
    if not found.associations:
        return
    yield f"What with, held against {'twitches' if found.outcome == 'episodes' else 'bother'}:"
    for each in found.associations:
        yield f"{INDENT}{each.factor.name}{' (main suspect)' if each.suspect else ''}: {' '.join(_card(each, found))}"


def _card(each: Association, found: Found) -> Iterator[str]:
    yield with_words.sentence(each)
    if text := with_words.range_sentence(each):
        yield text
    if each.status != "too_early":
        yield with_words.how_compared(each)
        yield with_words.other_lag(each)
        if text := what_else_sentence(each, found.associations):
            yield text
    yield from with_words.remarks(each)


def _what_changed(found: Found) -> Iterator[str]:
    if found.changes:
        yield "What changed:"
    for card in found.changes:
        name = change_words.title(card.point, found.today)
        yield f"{INDENT}{name}: {change_words.sentence(card)} {change_words.caution(card, found.today)}"
