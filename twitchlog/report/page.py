"""From what the report says to the data of its page: plain JSON with the charts in it as SVG."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any, Literal

from twitchlog.report.clean import breakable
from twitchlog.report.fonts import FAMILIES
from twitchlog.report.values import MADE_UP, ReportContent

Paper = Literal["a4", "letter"]
PAPERS: dict[Paper, str] = {"a4": "a4", "letter": "us-letter"}
WIDTHS: dict[Paper, int] = {"a4": 682, "letter": 704}  # of the charts, in the page's units
TALL, LOW = 96, 66  # height of the bars: usual, and where the page is short
FIGURES = {"front": 54, "back": 54, "face": 64}
Data = dict[str, Any]
Words = Callable[[str], str]


def page_data(content: ReportContent, paper: Paper) -> Data:
    """The data of the template; the charts are drawn here."""
    data: Data = {
        name: getattr(content, name)
        for name in ("title", "subtitle", "name", "born", "logged", "story", "began", "course", "often", "length")
    }
    data |= {
        "paper": PAPERS[paper],
        "fonts": list(FAMILIES),
        "mark": f"{MADE_UP}: nobody's real data" if content.demo else "",
        "period": content.period_words,
        "foot": f"{content.period_words} · self-recorded with twitchlog, not a diagnosis",
        "legend": content.legend if content.chart else "",
        "symptoms": asdict(content.symptoms),
        "medicines": asdict(content.medicines),
        "conditions": asdict(content.conditions),
        "typical": asdict(content.typical),
        "where": {
            "rows": [asdict(row) for row in content.where.rows],
            "more": content.where.more,
            "answer": content.where.answer,
        },
        "questions": list(content.questions),
        "more_questions": content.more_questions,
        "notes": [asdict(note) for note in content.notes],
        "more_notes": content.more_notes,
        "log": [asdict(row) for row in content.log],
        "more_log": content.more_log,
    }
    data = mapped(data, breakable)
    return data | {"step": "week", "charts": [], "bodies": []} | _pictures(content, paper)


def _pictures(content: ReportContent, paper: Paper) -> Data:
    """The weekly chart twice, tall and low, and the figures of the body; nothing where there is nothing to draw."""
    if not content.chart:
        return {}
    from twitchlog.charts import weekly
    from twitchlog.charts.render import svg
    from twitchlog.charts.style import PRINT

    series = content.summary.series
    alt = weekly.describe(series, content.markers)
    charts = []
    for tall in (TALL, LOW):
        figure = weekly.draw(series, PRINT, WIDTHS[paper], markers=content.markers, tall=tall)
        charts.append({"alt": alt, "svg": svg(figure).decode()})
    return {"step": content.summary.step, "charts": charts, "bodies": _bodies(content)}


def _bodies(content: ReportContent) -> list[Data]:
    from twitchlog.analysis.places import edges_for, shades
    from twitchlog.charts import where
    from twitchlog.charts.render import svg
    from twitchlog.charts.style import PRINT

    days = content.where.regions
    if not content.where.rows:
        return []
    shaded = shades(days, edges_for(max(days.values(), default=1)))
    words = where.describe(content.summary.places)
    bodies = []
    for view in where.shown_views(shaded):
        figure = where.draw(shaded, PRINT, FIGURES[view], views=(view,))
        alt = words if view == "front" else f"The {view}, shaded by the same days."
        bodies.append({"alt": alt, "svg": svg(figure).decode(), "width": FIGURES[view]})
    return bodies


def mapped(value: Any, change: Words) -> Any:
    """The same data with every text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: mapped(each, change) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [mapped(each, change) for each in value]
    return value


def texts(value: Any) -> Iterator[str]:
    """Every text of the data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)
