"""list: the diary's days and their episodes, in columns."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import click

from twitchlog.cli import given
from twitchlog.cli.say import say, say_json
from twitchlog.cli.session import Session, as_typed, diary_option, pass_session
from twitchlog.cli.short_ids import shortened
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import Episode
from twitchlog.domain.period import Period
from twitchlog.domain.when import parse_day
from twitchlog.domain.wording import (
    DOT,
    checkin_words,
    day_words,
    episode_facts,
    period_words,
    places_words,
    shorten,
    time_words,
)

NOTE_LENGTH = 60
PLACE_WIDTH = 26


@click.command("list", short_help="Show days and episodes.")
@click.option("--from", "first", metavar="DAY", help="The first day (default: the first there is).")
@click.option("--to", "last", metavar="DAY", help="The last day (default: today).")
@given.json_option
@diary_option
@pass_session
def list_command(session: Session, first: str | None, last: str | None, as_json: bool) -> None:
    """List days and episodes, the latest at the end, with the ids that edit and delete take."""
    with session.diary(reading=True) as diary:
        period = chosen_period(first, last, diary.first_day(), session.today)
        episodes, checkins = diary.episodes(period), diary.checkins(period)
    if as_json:
        from twitchlog.exchange.json_file import in_order

        say_json({"episodes": in_order(episodes), "checkins": in_order(checkins)})
        return
    if not episodes and not checkins:
        if period is None:
            say("No entries yet. The first one could be: " + as_typed('log "left calf"'))
        else:
            say(f"No entries, {period_words(period)}.")
        return
    for line in lines(episodes, checkins, period, session.now):
        say(line)


def chosen_period(first: str | None, last: str | None, earliest: date | None, today: date) -> Period | None:
    """The days asked for; None when no date was given: everything."""
    if first is None and last is None:
        return None
    end = parse_day(last, today, "To") if last else today
    start = parse_day(first, today, "From") if first else min(earliest or end, end)
    return Period(start, end)


def lines(
    episodes: Sequence[Episode], checkins: Sequence[CheckIn], period: Period | None, now: datetime
) -> Iterator[str]:
    """The lines of the list: a head for each day, its episodes below; days not logged are said, never left out."""
    days = {checkin.date: checkin for checkin in checkins}
    by_day: dict[date, list[Episode]] = {}
    for episode in episodes:
        by_day.setdefault(episode.day, []).append(episode)
    spanned = {day for episode in episodes for day in episode.days(now.date())}
    ids = shortened(episode.id for episode in episodes)
    before = period.first - timedelta(1) if period else None
    for day in sorted(days.keys() | by_day.keys()):
        yield from _gap(before, day, spanned, now.date())
        yield _head(day, days.get(day), day in spanned, now.date())
        for episode in sorted(by_day.get(day, ()), key=lambda one: one.started):
            yield _row(episode, ids[episode.id], now)
        before = day
    if period:
        yield from _gap(before, min(period.last, now.date()) + timedelta(1), spanned, now.date())


def _gap(before: date | None, day: date, spanned: set[date], today: date) -> Iterator[str]:
    """A line for the days in between that nothing is known of."""
    if before is None:
        return
    between = (before + timedelta(n) for n in range(1, (day - before).days))
    missing = [one for one in between if one not in spanned]
    if missing:
        ends = day_words(missing[0], today)
        if len(missing) > 1:
            ends += f" to {day_words(missing[-1], today)}"
        yield f"{ends}: not logged"


def _head(day: date, checkin: CheckIn | None, twitched: bool, today: date) -> str:
    facts = checkin_words(checkin, twitched) if checkin else ""
    if not twitched and not (checkin and checkin.answers):
        facts = DOT.join(filter(None, ("twitches not logged", facts)))
    remark = shorten(checkin.note, NOTE_LENGTH) if checkin and checkin.note else ""
    said = DOT.join(filter(None, (facts, f"“{remark}”" if remark else "")))
    return f"{day_words(day, today)}{f': {said}' if said else ''}"


def _row(episode: Episode, id: str, now: datetime) -> str:
    facts = episode_facts(episode, now)
    if episode.note:
        facts = DOT.join(filter(None, (facts, f"“{shorten(episode.note, NOTE_LENGTH)}”")))
    return f"  {time_words(episode.started)}  {id:<8}  {places_words(episode.places):<{PLACE_WIDTH}}  {facts}".rstrip()
