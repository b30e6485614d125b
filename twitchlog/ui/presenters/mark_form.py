"""A date marked with a few words: "less coffee from here"."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from twitchlog.domain.clock import Clock
from twitchlog.domain.errors import Invalid
from twitchlog.domain.person import Mark
from twitchlog.domain.when import parse_day
from twitchlog.domain.wording import shorten
from twitchlog.store import Change, Diary
from twitchlog.ui.presenters.periods import day_to_type

MOST_WORDS = 60  # characters in a message


class MarkForm:
    """A new mark, or one to change. `day` and `text` are what the fields begin with; `kept` is the mark once saved."""

    def __init__(self, diary: Diary, clock: Clock, mark: str = "") -> None:
        self._diary, self._clock = diary, clock
        self._mark = next((each for each in diary.marks() if each.id == mark), None) if mark else None
        self.kept: Mark | None = None
        self.day = day_to_type(self._mark.date) if self._mark else day_to_type(clock.now().date())
        self.text = self._mark.text if self._mark else ""

    @property
    def new(self) -> bool:
        """Whether it is not in the diary yet."""
        return self._mark is None

    def save(self, day: str, text: str) -> Change | None:
        """Keep it; None when nothing changed. Raises Invalid, its field "Date" or "What changed", or DiaryError."""
        today = self._clock.now().date()
        when = parse_day(day, today, "Date")
        if when > today:
            raise Invalid("Date", f"Date “{day.strip()}” is in the future; mark it when it has come.")
        words = " ".join(text.split())
        if not words:
            raise Invalid("What changed", "What changed? A few words, such as less coffee.")
        made = replace(self._mark, date=when, text=words) if self._mark else Mark(str(uuid4()), when, words)
        if made == self._mark:
            return None
        self.kept = made
        return self._diary.put(made, label=f"Marked: {shorten(words, MOST_WORDS)}")

    def remove(self) -> Change | None:
        """Take it out of the diary. Raises DiaryError."""
        return None if self._mark is None else self._diary.remove(self._mark)
