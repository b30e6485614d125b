"""Where a factor's high days begin: the middle value, or an amount the person sets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from twitchlog.analysis.status import LEAST_SIDE
from twitchlog.domain.amounts import parse_number, parse_sleep
from twitchlog.domain.errors import Invalid
from twitchlog.domain.factor_words import factor_amount, more_word
from twitchlog.domain.person import Threshold, threshold_amount
from twitchlog.domain.unusual import beyond_usual
from twitchlog.domain.vocabulary import Factor
from twitchlog.domain.wording import NBSP, shorten
from twitchlog.store import Change, Diary

if TYPE_CHECKING:
    from twitchlog.analysis.associations import Association

KNOWING = "Set now, it is chosen knowing these days; the card says so."
MOST_NAME = 32  # characters of an own factor's name in the title


class ThresholdForm:
    """A factor's threshold, set, changed or taken away. `typed` is what stands in the field.

    `draft` is what was typed before and not saved, as `keep` was given it; `keep(None)` comes when nothing is left to
    be kept.
    """

    def __init__(
        self,
        diary: Diary,
        found: Association,
        draft: object = None,
        keep: Callable[[str | None], object] = lambda _: None,
    ) -> None:
        self._diary, self._key, self._keep = diary, found.factor.key, keep
        self._factor = diary.profile().factor(self._key)
        self._threshold = diary.threshold(self._key)
        self._median, self._below = found.split.median, found.split.below
        sides = (found.shown.high, found.shown.other)
        self._amounts = [float(amount) for side in sides for amount in side.amount]
        self._first = _as_typed(self._factor, self._threshold)
        self.typed = draft if isinstance(draft, str) else self._first

    @property
    def known(self) -> bool:
        """Whether one is set."""
        return self._threshold is not None

    @property
    def title(self) -> str:
        """What it is about."""
        return f"{shorten(self._factor.name, MOST_NAME)}: where high begins"

    @property
    def about(self) -> str:
        """The middle value, and how many of the days behind the card are above it."""
        if self._median is None:
            return KNOWING
        middle, days = f"Your middle value is {self._said(self._median)}", len(self._amounts)
        if self._below:
            middle = f"Most days have your highest value; below it comes {self._said(self._median)}"
        if not days:
            return f"{middle}."
        are = "day is" if days == 1 else "days are"
        return f"{middle}; {self._above(self._median):,} of {days:,} {are} above it. {KNOWING}"

    @property
    def label(self) -> str:
        """The field's name, with the unit one types in: "Higher begins above, mg"."""
        unit = "0 to 10" if self._factor.kind == "scale" else self._factor.unit
        return f"{more_word(self._key).capitalize()} begins above{f', {unit}' if unit else ''}"

    @property
    def example(self) -> str:
        """What might be typed."""
        return "" if self._median is None else f"such as {self._said(self._median)}"

    @property
    def touched(self) -> bool:
        """Whether anything is typed that is not saved."""
        return self.typed.strip() != self._first

    def type(self, text: str) -> None:
        """What stands in the field now."""
        self.typed = text
        self._keep(text if self.touched else None)

    def discard(self) -> None:
        """Back to what is saved."""
        self.type(self._first)

    def sides(self) -> str:
        """How many days would be on each side; empty without days, and while what is typed makes no sense."""
        try:
            value = self._read()
        except Invalid:
            return ""
        if not self._amounts:
            return ""
        above = self._above(value)
        below = len(self._amounts) - above
        said = f"{_days(above)} would be above it, {below:,} would not."
        lacking = min(above, below) < LEAST_SIDE
        return f"{said} At least {LEAST_SIDE} on each side are needed." if lacking else said

    def doubt(self) -> str:
        """A sentence when it is unusual; empty otherwise."""
        try:
            return beyond_usual(self._key, self._read())
        except Invalid:
            return ""

    def save(self) -> Change | None:
        """Set it; None when nothing changed. Raises Invalid or DiaryError."""
        if not self.typed.strip():
            raise Invalid("Threshold", f"Type an amount, {self.example}." if self.example else "Type an amount.")
        change = self._diary.set_threshold(self._key, self._read()) if self.touched else None
        self._keep(None)
        return _changed(change)

    def use_median(self) -> Change | None:
        """Let high days begin above the middle value again; None when they do. Raises DiaryError."""
        change = self._diary.remove_threshold(self._key)
        self._keep(None)
        return _changed(change)

    def _read(self) -> float:
        text, sleep = self.typed, self._key == "sleep_h"
        value = parse_sleep(text, "Threshold") if sleep else parse_number("Threshold", text, self._factor.unit)
        return threshold_amount(self._factor, value)

    def _above(self, value: float) -> int:
        return sum(amount > value for amount in self._amounts)

    def _said(self, value: float) -> str:
        return factor_amount(self._key, self._factor.kind, self._factor.unit, value)


def _as_typed(factor: Factor, threshold: Threshold | None) -> str:
    """A threshold as it may be typed again."""
    if threshold is None:
        return ""
    if factor.key == "sleep_h":
        return factor_amount(factor.key, factor.kind, factor.unit, threshold.above).replace(NBSP, " ")
    return f"{threshold.above:.9f}".rstrip("0").rstrip(".")


def _days(number: int) -> str:
    return "No day" if not number else "1 day" if number == 1 else f"{number:,} days"


def _changed(change: Change | None) -> Change | None:
    return change if change is not None and change.kinds else None
