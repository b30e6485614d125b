"""When an episode of the sheet began and ended: from the chips, from typed words, and in words."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from twitchlog.domain.clock import Clock
from twitchlog.domain.when import in_force, parse_when
from twitchlog.domain.wording import relative_day, resolved_when, time_words
from twitchlog.ui.presenters.episode_draft import EXACT, NOW, UNSET, EpisodeDraft
from twitchlog.ui.presenters.episode_options import CLOCK, Option, times_of_day

TIME_ONLY = re.compile(r"\s*(?:[0-9]{1,2}[:.][0-9]{2}[^-/]*|[0-9]{1,2} ?[ap]m)\s*", re.IGNORECASE)
STALE = timedelta(minutes=2)


def start_of(draft: EpisodeDraft, clock: Clock) -> datetime:
    """The start as chosen; with "now" and a known length the episode ended now. Not chosen: noon of the day."""
    if draft.when == EXACT and draft.started is not None:
        return draft.started
    if draft.when.isdigit():
        return _earlier(draft, 60.0 * int(draft.when), clock)
    named = times_of_day(draft, clock)
    if draft.when in named:
        return named[draft.when]
    if draft.when == NOW or draft.day is None:
        return _earlier(draft, 0.0 if draft.mode == "ongoing" else draft.duration_s or 0.0, clock)
    return clock.local(datetime.combine(draft.day, time(12)))


def _earlier(draft: EpisodeDraft, seconds: float, clock: Clock) -> datetime:
    try:
        return in_force(draft.opened - timedelta(seconds=seconds), clock)
    except OverflowError:
        return draft.opened


def end_of(draft: EpisodeDraft, clock: Clock) -> datetime | None:
    """The end; None when it is going or its length unknown."""
    try:
        return None if draft.length is None else start_of(draft, clock) + timedelta(seconds=draft.length)
    except OverflowError:
        return None


def resumed(draft: EpisodeDraft, clock: Clock) -> EpisodeDraft:
    """A draft taken up again later: its "now" and "15 min ago" have become exact times."""
    now = clock.now()
    if now - draft.opened <= STALE and draft.opened <= now:
        return draft
    if draft.when in (UNSET, EXACT):
        return replace(draft, opened=now, day=draft.day or _day_of(draft, now))
    return replace(draft, opened=now, when=EXACT, started=start_of(draft, clock), day=draft.day or _day_of(draft, now))


def _day_of(draft: EpisodeDraft, now: datetime) -> date | None:
    return None if draft.opened.date() == now.date() else draft.opened.date()


def when_words(draft: EpisodeDraft, clock: Clock) -> str:
    """The start in words: "Today, 14:30"; only the day while no time is chosen."""
    today, start = clock.now().date(), start_of(draft, clock)
    if draft.when == UNSET:
        return relative_day(start.date(), today)
    words, ends = resolved_when(start, today), end_of(draft, clock)
    if draft.when == NOW and draft.mode != "ongoing" and ends and (draft.duration_s or 0) >= 60:
        words += f"–{time_words(ends)}"
    return words


def until_options(draft: EpisodeDraft, clock: Clock) -> tuple[Option, ...]:
    """Whether an ongoing one still goes on; none for the others."""
    if draft.mode != "ongoing":
        return ()
    ends = end_of(draft, clock)
    if ends is None:
        return Option("going", "Still going", True), Option(EXACT, "Ended at …")
    words = resolved_when(ends, clock.now().date())
    return Option("going", "Still going"), Option(EXACT, f"Ended {words[:1].lower()}{words[1:]}", True, CLOCK)


def read_when(draft: EpisodeDraft, text: str, clock: Clock, field: str) -> datetime:
    """A typed moment; a time alone means the sheet's day where that is an earlier one. Raises Invalid."""
    if draft.day is not None and draft.day < clock.now().date() and TIME_ONLY.fullmatch(text):
        return parse_when(f"{draft.day.isoformat()} {text.strip()}", clock, field)
    return parse_when(text, clock, field)


def typed_again(draft: EpisodeDraft, moment: datetime, clock: Clock) -> str:
    """A moment as it may be typed again: the time, with its date unless that goes without saying."""
    expected = draft.day or clock.now().date()
    return time_words(moment) if moment.date() == expected else f"{moment:%Y-%m-%d %H:%M}"
