"""History without a window: the days with their entries, newest first, and what can be done with them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from twitchlog.domain.clock import Clock
from twitchlog.domain.period import Period
from twitchlog.domain.wording import MONTHS
from twitchlog.store import Change, Diary
from twitchlog.ui.presenters.entries import Part, entries_of
from twitchlog.ui.presenters.history_rows import DayRow, Days, EpisodeRow, MissingRow, Row, missing_row

__all__ = ["DayRow", "EpisodeRow", "Found", "HistoryPresenter", "HistoryState", "MissingRow", "Row"]

PAGE_DAYS = 42
PAGE_ROWS = 500  # of what a search found


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, or what lies behind a part of a chart, newest first; how many entries those are."""

    text: str
    rows: tuple[Row, ...]
    entries: int
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class HistoryState:
    """The list as it stands. `rows` is empty for an empty diary and for a search that finds nothing. `search` are the
    words looked for; `apart`: only the entries behind a part of a chart are shown.

    `more`: earlier rows can be shown. `selected` are the ids chosen while `selecting`.
    """

    rows: tuple[Row, ...]
    line: str
    search: str
    selecting: bool
    selected: frozenset[str]
    more: bool
    empty: bool
    apart: bool = False

    @property
    def filtered(self) -> bool:
        """Whether some entries are left out."""
        return self.apart or bool(self.search)


class HistoryPresenter:
    """Shows the diary by day, a page at a time; searches places and notes; deletes, one or several, with undo.

    `counts()` says whether it is told how many entries lie behind a part of a chart.
    """

    watches = frozenset({"episodes", "checkins"})

    def __init__(self, diary: Diary, clock: Clock, counts: Callable[[], bool] = lambda: True) -> None:
        self._diary = diary
        self._clock = clock
        self._counts = counts
        self._text = ""
        self._part: Part | None = None
        self._pages = 1
        self._selecting = False
        self._selected: frozenset[str] = frozenset()

    @property
    def today(self) -> date:
        """The present day."""
        return self._clock.now().date()

    # -- what is shown

    def state(self) -> HistoryState:
        """The list with its count line, read anew."""
        first = self._diary.first_day()
        if first is None:
            return HistoryState((), "", "", False, frozenset(), False, True)
        if self._part is not None:
            return self.showing(self.find_part(self._part))
        if self._text:
            return self.showing(self.find(self._text))
        first = min(first, self.today)
        shown = Period(max(first, self._page_start(self._pages)), self.today)
        rows = tuple(self._days(shown).rows())
        return self._state(rows, self._line(first), shown.first > first)

    def showing(self, found: Found) -> HistoryState:
        """The first pages of what was found."""
        self._text, self._part = found.text, found.part
        count = self._pages * PAGE_ROWS
        if found.part is not None:
            line = self._part_line(found.part, found.entries)
        elif not found.entries and not found.rows:
            line = f"No entry matches “{found.text}”"
        elif not found.entries:
            line = f"Day notes match “{found.text}”"
        else:
            line = f"{found.entries:,} {'entry matches' if found.entries == 1 else 'entries match'} “{found.text}”"
        return self._state(found.rows[:count], line, len(found.rows) > count)

    def _state(self, rows: tuple[Row, ...], line: str, more: bool) -> HistoryState:
        apart = self._part is not None
        return HistoryState(rows, line, self._text, self._selecting, self._selected, more, False, apart)

    def _part_line(self, part: Part, entries: int) -> str:
        name = part.named(self.today)
        if not self._counts():
            return name if entries else f"No entries: {name}"
        return f"{entries:,} {'entry' if entries == 1 else 'entries'}: {name}"

    def _line(self, first: date) -> str:
        total = self._diary.count()["episodes"]
        since = f"{first.day} {MONTHS[first.month - 1]}"
        year = f" {first.year}" if first.year != self.today.year else ""
        return f"{total:,} {'entry' if total == 1 else 'entries'} since {since}{year}"

    def _page_start(self, pages: int) -> date:
        try:
            return self.today - timedelta(PAGE_DAYS * pages - 1)
        except OverflowError:
            return date.min

    def _days(self, period: Period) -> Days:
        return Days(period, self._diary.episodes(period), self._diary.checkins(period), self._clock.now())

    def day(self, day: date) -> tuple[Row, ...]:
        """One day's rows: its head, then its episodes."""
        return tuple(self._days(Period(day, day)).day(day))

    # -- searching

    def find(self, text: str) -> Found:
        """Everything that holds every word of the text in a place's name or a note. May run in another thread."""
        text = " ".join(text.split())
        first = self._diary.first_day()
        if first is None or not text:
            return Found(text, (), 0)
        period = Period(min(first, self.today), self.today)
        rows = tuple(self._days(period).matching(text.casefold().split()))
        return Found(text, rows, sum(isinstance(row, EpisodeRow) for row in rows))

    def find_part(self, part: Part) -> Found:
        """Everything behind a part of a chart. May run in another thread."""
        found = {episode.id: episode.day for episode in entries_of(self._diary, part, self.today)}
        if not found:
            return Found("", (), 0, part)
        rows = tuple(self._days(Period(min(found.values()), max(found.values()))).chosen(found))
        return Found("", rows, len(found), part)

    def show_part(self, found: Found) -> HistoryState:
        """Show only what lies behind a part of a chart, from its newest on."""
        self._pages = 1
        return self.showing(found)

    def search(self, text: str) -> HistoryState:
        """Show only what matches; an empty text shows everything again."""
        self._text, self._part, self._pages = " ".join(text.split()), None, 1
        return self.state()

    # -- going back in time

    def earlier(self) -> tuple[Row, ...]:
        """One more page of earlier days: only the rows that come after those shown. See `joined`."""
        first = min(self._diary.first_day() or self.today, self.today)
        last = self._page_start(self._pages) - timedelta(1)
        self._pages += 1
        start = max(first, self._page_start(self._pages))
        return tuple(self._days(Period(start, last)).rows()) if start <= last else ()

    @property
    def more(self) -> bool:
        """Whether earlier days are left to show."""
        first = self._diary.first_day()
        return first is not None and self._page_start(self._pages) > first

    def show_more(self) -> HistoryState:
        """One more page of earlier days, or of what was found."""
        self._pages += 1
        return self.state()

    def keep(self, last: Row) -> None:
        """Let go of pages that lie wholly below this row."""
        day = last.days[0] if isinstance(last, MissingRow) else last.day
        self._pages = max(1, min(self._pages, (self.today - day).days // PAGE_DAYS + 2))

    def reach(self, day: date) -> HistoryState:
        """Enough days to hold the given one, and all entries."""
        needed = (self.today - day).days // PAGE_DAYS + 1
        self._pages = max(self._pages, needed)
        self._text, self._part = "", None
        return self.state()

    # -- what can be done

    def select_several(self, on: bool) -> None:
        """Begin or end choosing several entries."""
        self._selecting, self._selected = on, frozenset()

    @property
    def selecting(self) -> bool:
        """Whether several entries are being chosen."""
        return self._selecting

    @property
    def selected(self) -> frozenset[str]:
        """The ids chosen so far."""
        return self._selected

    def toggle(self, episode_id: str) -> frozenset[str]:
        """Choose an entry, or choose it no more; returns all that are chosen."""
        self._selected ^= {episode_id}
        return self._selected

    def delete(self, *episode_ids: str) -> Change:
        """Delete entries as one change that can be undone."""
        self._selected -= set(episode_ids)
        return self._diary.delete(*episode_ids)

    def delete_selected(self) -> Change | None:
        """Delete the chosen entries and end choosing; None when none is chosen."""
        chosen, self._selecting, self._selected = self._selected, False, frozenset()
        there = [episode_id for episode_id in sorted(chosen) if self._diary.episode(episode_id) is not None]
        return self._diary.delete(*there) if there else None


def joined(shown: tuple[Row, ...], later: tuple[Row, ...], today: date) -> tuple[Row, ...]:
    """Rows with earlier ones after them; missing days that meet at the seam become one row."""
    if shown and later and isinstance(shown[-1], MissingRow) and isinstance(later[0], MissingRow):
        both = missing_row(later[0].days + shown[-1].days, today)
        return (*shown[:-1], both, *later[1:])
    return shown + later
