"""The spread of days within each week or month."""

from collections.abc import Sequence

from twitchlog.analysis.days import DaySeries
from twitchlog.analysis.summary import Spread, spread
from twitchlog.analysis.weeks import LEAST_DAYS, Span


def span_spreads(series: DaySeries, spans: Sequence[Span]) -> tuple[Spread | None, ...]:
    """Median and middle half of episodes a day in each span, over the days that are over and whose number is known.

    None where fewer than three such days are known, as for the rate.
    """
    found: list[Spread | None] = []
    for span in spans:
        start, stop = max(0, series.index_of(span.first)), max(0, series.index_of(span.last) + 1)
        days = spread(series.over[start:stop])
        found.append(days if days is not None and days.n >= LEAST_DAYS else None)
    return tuple(found)
