"""What `patterns` finds, and the same as plain data for programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from twitchlog.analysis import association_words, change_words
from twitchlog.analysis.against_before import AgainstBefore, against_before
from twitchlog.analysis.associations import Association, Comparison, associations
from twitchlog.analysis.bother import Bother, bother
from twitchlog.analysis.changes import ChangeCard, change_points, changes
from twitchlog.analysis.days import DaySeries
from twitchlog.analysis.durations import Durations, durations
from twitchlog.analysis.hours import HourCounts, hour_counts
from twitchlog.analysis.outcome import Outcome
from twitchlog.analysis.places import PlaceDays
from twitchlog.analysis.span_spreads import span_spreads
from twitchlog.analysis.summary import Summary, summarise
from twitchlog.analysis.weeks import weeks
from twitchlog.domain.period import Period
from twitchlog.domain.person import Threshold
from twitchlog.store import Diary

DIGITS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Everything about a period."""

    period: Period
    today: date
    outcome: Outcome
    summary: Summary
    against: AgainstBefore
    hours: HourCounts
    durations: Durations
    bother: Bother
    associations: tuple[Association, ...]
    changes: tuple[ChangeCard, ...]


def gathered(diary: Diary, period: Period, today: date, outcome: Outcome, instead: Sequence[Threshold] = ()) -> Found:
    """Count a period; all of the diary is read, as what is new and what is usual depends on the time before.

    `instead`: thresholds in place of the diary's, for the same factors.
    """
    episodes, checkins = diary.episodes(), diary.checkins()
    points = change_points(diary.medicines(), diary.marks())
    return Found(
        period,
        today,
        outcome,
        summarise(episodes, checkins, period, today),
        against_before(episodes, checkins, period, today),
        hour_counts(episodes, period, today),
        durations(episodes, period, today),
        bother(episodes, checkins, period, today),
        associations(episodes, checkins, diary.profile(), period, today, outcome, [*diary.thresholds(), *instead]),
        changes(episodes, checkins, points, period, today, outcome),
    )


def plain(found: Found) -> dict[str, Any]:
    """The numbers as plain data; what is unknown is null. Days, weeks and ratios are as in the window."""
    series = found.summary.series
    return {
        "period": {"from": str(found.period.first), "to": str(found.period.last), "days": series.days},
        "outcome": found.outcome,
        "logged_days": series.logged,
        "quiet_days": series.quiet,
        "missing_days": series.missing,
        "episodes": found.summary.episodes,
        "per_logged_day": _rounded(found.summary.rate),
        "by_week": _weeks(series),
        "by_hour": found.hours.tolist(),
        "places": [_place(each) for each in found.summary.places],
        "associations": [_association(each, lag) for each in found.associations for lag in each.lags],
        "changes": [_change(card, found.today) for card in found.changes],
    }


def _weeks(series: DaySeries) -> list[dict[str, Any]]:
    spans = weeks(series)
    return [
        {
            "from": str(span.first),
            "to": str(span.last),
            "per_logged_day": _rounded(span.rate),
            "median": spread and spread.median,
            "low": spread and spread.low,
            "high": spread and spread.high,
            "days": span.days,
            "logged_days": span.logged,
            "quiet_days": span.quiet,
            "status": span.status,
        }
        for span, spread in zip(spans, span_spreads(series, spans), strict=True)
    ]


def _place(each: PlaceDays) -> dict[str, Any]:
    return {
        "site": each.place.key,
        "side": each.place.side,
        "name": each.place.label,
        "days": each.days,
        "episodes": each.episodes,
        "first": str(each.first),
        "last": str(each.last),
        "tag": each.tag,
        "since": None if each.since is None else str(each.since),
    }


def _association(each: Association, lag: Comparison) -> dict[str, Any]:
    ratio = lag.ratio
    return {
        "factor": each.factor.key,
        "suspect": each.suspect,
        "lag": lag.lag,
        "ratio": _rounded(ratio.value) if ratio else None,
        "low": _rounded(ratio.low) if ratio else None,
        "high": _rounded(ratio.high) if ratio else None,
        "p": _rounded(ratio.p) if ratio else None,
        "q": _rounded(each.q),
        "days_high": lag.basis.high,
        "days_other": lag.basis.other,
        "days_needed": lag.needed,
        "above": None if each.split.kind == "yes_no" else each.split.value,
        "status": lag.status,
        "sentence": " ".join(filter(None, _sentences(each, lag))),
    }


def _sentences(each: Association, lag: Comparison) -> list[str]:
    first = association_words.lag_sentence(each, lag)
    if lag is not each.shown:
        return [first]
    return [first, association_words.range_sentence(each), *association_words.remarks(each)]


def _change(card: ChangeCard, today: date) -> dict[str, Any]:
    shift, told = card.compared.shift, card.told
    return {
        "date": str(card.point.day),
        "kind": card.point.kind,
        "what": card.point.what,
        "ratio": _rounded(told.value) if told else None,
        "low": _rounded(told.low) if told else None,
        "high": _rounded(told.high) if told else None,
        "p": _rounded(shift.p) if shift else None,
        "weeks_before": card.compared.weeks_before,
        "weeks_after": card.compared.weeks_after,
        "status": card.status,
        "sentence": f"{change_words.sentence(card)} {change_words.caution(card, today)}",
    }


def _rounded(value: float | None) -> float | None:
    """To six digits that count, so that also a small p is not 0."""
    return None if value is None else float(f"{value:.{DIGITS}g}")
