"""The report's facts as plain text, to paste into a message."""

from collections.abc import Iterator

from twitchlog.report.values import MADE_UP, ReportContent, Table

COLON = ": "


def key_facts(content: ReportContent) -> str:
    """The seven answers and the questions, a line each, without the charts."""
    return "\n".join(_lines(content)) + "\n"


def _lines(content: ReportContent) -> Iterator[str]:
    if content.demo:
        yield MADE_UP
    yield f"{content.title}, {content.period_words}"
    if person := ", ".join(filter(None, (content.name, content.born))):
        yield person
    yield f"{content.logged}. {content.subtitle}"
    yield ""
    if content.story:
        yield content.story
    yield f"{content.began}." + (f" {content.course} since." if content.course else "")
    places = [f"{row.name} {row.days}{_tag(row.tag)}" for row in content.where.rows]
    yield f"Where: {', '.join(places)}." if places else f"Where: {content.where.answer}"
    if content.where.more:
        yield content.where.more
    yield f"How often: {content.often}"
    yield f"How long: {content.length}"
    for table in (content.symptoms, content.medicines, content.conditions, content.typical):
        yield from _table(table)
    if content.questions:
        yield ""
        yield "My questions"
        yield from (f"{number}. {words}" for number, words in enumerate(content.questions, 1))
        yield from filter(None, [content.more_questions])


def _tag(tag: str) -> str:
    return f" ({tag})" if tag else ""


def _table(table: Table) -> Iterator[str]:
    if table.rows:
        yield ""
        yield table.title
        yield from (f"{row.label}{COLON}{row.value}" for row in table.rows)
        yield from filter(None, [table.more])
