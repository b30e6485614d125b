"""What goes with what and what changed, as the cards say it. Heavy to import: only for the worker thread."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from twitchlog.analysis import association_words as words
from twitchlog.analysis import change_words
from twitchlog.analysis.associations import Association, associations
from twitchlog.analysis.changes import ChangeCard, change_points, changes
from twitchlog.analysis.factors import named_factors, suspects_of
from twitchlog.analysis.outcome import Outcome
from twitchlog.analysis.range_words import end_words, times_words
from twitchlog.analysis.what_else import what_else_sentence
from twitchlog.charts import change_strip, dots, range_bar
from twitchlog.domain.period import Period
from twitchlog.domain.person import Profile
from twitchlog.domain.wording import lower_first
from twitchlog.store import Diary

SUSPECT = "main suspect"
# The part of a flagged sentence that is set in bold: "2.1 times", "30 % fewer", "twice".
_RATIO = re.compile(r"about ((?:[\d.,]+ times)|(?:\d+\s% (?:fewer|less|more))|twice)")


@dataclass(frozen=True, slots=True)
class RangeBar:
    """A ratio with its range; `ends` are its ends in words, as the sentence beside it has them. `clear` is drawn in the
    primary colour, else grey. `described` is it in words."""

    ratio: float
    low: float
    high: float
    ends: tuple[str, str]
    clear: bool
    described: str


@dataclass(frozen=True, slots=True, eq=False)
class DayDots:
    """The days behind a comparison."""

    high: tuple[float, ...]
    other: tuple[float, ...]
    titles: tuple[str, str]
    bother: bool
    described: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a card that is too early has come: words at both ends, the part done, 0 to 1."""

    done: str
    needed: str
    part: float


@dataclass(frozen=True, slots=True, eq=False)
class FactorView:
    """A factor's card. `strong` is the part of the sentence in bold; `notes` stand small at the end; `high` is what its
    high days are called, "" while it is too early."""

    name: str
    tag: str
    sentence: str
    strong: str
    below: str
    notes: tuple[str, ...]
    progress: Progress | None
    bar: RangeBar | None
    dots: DayDots | None
    high: str
    found: Association


@dataclass(frozen=True, slots=True, eq=False)
class ChangeView:
    """A change with its weeks. `caution` is what must be said with it where it stands alone, `also` the part of it that
    is about this change only. `caption` says how many weeks a bar is, where not one. `mark` is the id of the mark
    behind it, "" for a medicine; without `counts` the weeks are drawn without a number."""

    title: str
    sentence: str
    caution: str
    also: str
    described: str
    caption: str
    bar: RangeBar | None
    mark: str
    bother: bool
    counts: bool
    found: ChangeCard

    @property
    def weeks(self) -> int:
        """How many weeks there are before and after it."""
        return len(self.found.compared.before) + len(self.found.compared.after)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What the second half of the screen shows. `unnoted` says which main suspects are not noted in this time."""

    period: Period
    outcome: Outcome
    suspects: tuple[FactorView, ...]
    unnoted: str
    others: tuple[FactorView, ...]
    changes: tuple[ChangeView, ...]


def judged(diary: Diary, period: Period, today: date, outcome: Outcome, counts: bool = True) -> Judged:
    """Hold every factor and every change against the diary; without `counts` no numbers of twitches are told."""
    counts = counts or outcome == "bother"
    episodes, checkins, marks, profile = diary.episodes(), diary.checkins(), diary.marks(), diary.profile()
    found = associations(episodes, checkins, profile, period, today, outcome, diary.thresholds())
    views = [_factor(each, found, counts) for each in found]
    points = change_points(diary.medicines(), marks)
    ids = {(mark.date, mark.text): mark.id for mark in marks}
    cards = changes(episodes, checkins, points, period, today, outcome)
    return Judged(
        period,
        outcome,
        tuple(view for view in views if view.found.suspect),
        _unnoted(profile, {each.factor.key for each in found}),
        tuple(view for view in views if not view.found.suspect),
        tuple(_change(card, ids.get((card.point.day, card.point.what), ""), today, counts) for card in cards),
    )


def _unnoted(profile: Profile, noted: Container[str]) -> str:
    """ "Alcohol is named; it is not noted in this time."; empty when every suspect is noted."""
    factors = named_factors(profile)
    names = [factors[key].name for key in suspects_of(profile) if key not in noted]
    if not names:
        return ""
    *first, last = [names[0], *map(lower_first, names[1:])]
    told = f"{', '.join(first)} and {last}" if first else last
    return f"{told} {'are named; they are' if first else 'is named; it is'} not noted in this time."


def _factor(each: Association, all_of_them: Sequence[Association], counts: bool) -> FactorView:
    sentence, shown = words.sentence(each, counts), each.shown
    early, flagged = shown.ratio is None, each.status == "flagged"
    strong = _RATIO.search(sentence) if flagged else None
    small = [] if early else [words.how_compared(each), words.other_lag(each), what_else_sentence(each, all_of_them)]
    return FactorView(
        name=each.factor.name,
        tag=SUSPECT if each.suspect else "",
        sentence=sentence,
        strong=strong.group(1) if strong else "",
        below=words.range_sentence(each),
        notes=tuple(filter(None, [*small, *words.remarks(each)])),
        progress=Progress(*words.progress(each, counts)) if early else None,
        bar=None if shown.ratio is None else _bar(shown.ratio, flagged, each.outcome == "bother", in_times=flagged),
        dots=_dots(each) if counts and not early else None,
        high="" if early else words.side_titles(each)[0],
        found=each,
    )


def _bar(found: object, clear: bool, bother: bool, in_times: bool = False) -> RangeBar:
    """`in_times`: the sentence tells a range of more as times."""
    ratio, low, high = (float(getattr(found, name)) for name in ("value", "low", "high"))
    fewer = "less" if bother else "fewer"
    ends = (times_words(low), times_words(high))
    if low < 1 or not in_times:
        ends = (end_words(low, fewer), end_words(high, fewer))
    return RangeBar(ratio, low, high, ends, clear, range_bar.describe(end_words(ratio, fewer), ends))


def _dots(each: Association) -> DayDots:
    high, other = (tuple(float(n) for n in side.outcome) for side in (each.shown.high, each.shown.other))
    titles, bother = words.side_titles(each), each.outcome == "bother"
    return DayDots(high, other, titles, bother, dots.describe(high, other, titles, bother))


def _change(card: ChangeCard, mark: str, today: date, counts: bool) -> ChangeView:
    bother, shift = card.outcome == "bother", card.told
    return ChangeView(
        title=change_words.title(card.point, today),
        sentence=change_words.sentence(card),
        caution=change_words.caution(card, today),
        also=change_words.of_its_own(card, today),
        described=change_strip.describe(card.compared, bother, counts),
        caption=change_strip.caption(card.compared) if change_strip.weeks_a_bar(card.compared) > 1 else "",
        bar=None if shift is None else _bar(shift, card.status == "clear", bother),
        mark=mark if card.point.kind == "mark" else "",
        bother=bother,
        counts=counts,
        found=card,
    )
