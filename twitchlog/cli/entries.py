"""log, edit, delete, undo: single episodes from a terminal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypedDict

import click

from twitchlog.cli import given
from twitchlog.cli.say import note, say, say_json
from twitchlog.cli.session import Session, diary_option, pass_session
from twitchlog.cli.short_ids import find, short
from twitchlog.domain.checkin import CheckIn
from twitchlog.domain.episode import KINDS, Episode, refuse_future
from twitchlog.domain.errors import Invalid
from twitchlog.domain.lifestyle import days_with, lifestyle_at
from twitchlog.domain.vocabulary import CONTEXTS, SYMPTOMS
from twitchlog.domain.wording import day_words, lower_first, places_words, relative_day, time_words
from twitchlog.store import Diary


class Typed(TypedDict):
    """The options of an episode as typed; None or () where left out."""

    at: str | None
    for_: str | None
    until: str | None
    burst: str | None
    ongoing: bool
    kind: str | None
    bother: str | None
    visible: bool | None
    caffeine: str | None
    sleep: str | None
    stress: str | None
    context: tuple[str, ...]
    symptom: tuple[str, ...]
    note: str | None


episode_options = given.options(
    click.option("--at", metavar="TIME", help='When it began: "21:30", "yesterday 21:30", "-15m" (default: now).'),
    click.option("--for", "for_", metavar="DURATION", help="How long: 30s, 5min, 1h30, a moment. It ended now then."),
    click.option("--until", metavar="TIME", help="When it ended, instead of how long."),
    click.option("--burst", metavar="COUNT", help="Many in a while: 2-5, 6-20, 21-100, >100 or uncounted."),
    click.option("--ongoing", is_flag=True, help="One that goes on, or went on, for long."),
    click.option("--kind", metavar="KIND", help="twitch (default), cramp or jerk."),
    click.option("--bother", metavar="0-10", help="How much it bothered."),
    click.option("--visible/--not-visible", default=None, help="Whether it could be seen."),
    click.option("--caffeine", metavar="MG", help="Caffeine so far that day (default: your drinks until then)."),
    click.option("--sleep", metavar="HOURS", help="Sleep of the night before; changes the day too."),
    click.option("--stress", metavar="0-10", help="Stress at the time."),
    click.option("--context", metavar="WORDS", multiple=True, help='What was going on: "in bed", "at rest", ...'),
    click.option("--symptom", metavar="WORDS", multiple=True, help='What came with it: "cramp", "pain", ...'),
    click.option("--note", metavar="TEXT", help="Anything else."),
)


@click.command("log", short_help="Save an episode.")
@click.argument("place", nargs=-1, required=True)
@episode_options
@given.json_option
@diary_option
@pass_session
def log_command(session: Session, /, place: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Save an episode at PLACE, such as "left lower eyelid"; several places with commas."""
    typed: Typed = options  # type: ignore[assignment]
    _refuse_both(typed)
    if typed["until"] and not typed["at"]:
        raise click.UsageError("--until needs --at: when it began.")
    from uuid import uuid4

    new = Episode(str(uuid4()), session.now, "single", given.places(place))
    new = replace(new, **_shape(new, typed, session, new=True), **_plain(typed))
    refuse_future(new, session.now)
    with session.diary() as diary:
        day = diary.checkin(new.day)
        known = lifestyle_at(day, new.started)
        factors = {name: getattr(known, name) for name in ("caffeine_mg", "sleep_h", "stress")}
        new = replace(new, **(factors | _factors(typed)), created=session.now)
        _save(diary, new, None, typed, session, as_json)


@click.command("edit", short_help="Change an episode.")
@click.argument("id", metavar="ID")
@click.argument("place", nargs=-1)
@episode_options
@click.option("--single", is_flag=True, help="Make it a single twitch.")
@given.json_option
@diary_option
@pass_session
def edit_command(
    session: Session, /, id: str, place: tuple[str, ...], single: bool, as_json: bool, **options: Any
) -> None:
    """Change the episode ID (as `twitchlog list` shows it); "unknown" clears a field."""
    typed: Typed = options  # type: ignore[assignment]
    _refuse_both(typed, single)
    if not place and not single and all(value in (None, (), False) for value in options.values()):
        raise click.UsageError("Say what to change, such as --bother 3.")
    with session.diary() as diary:
        before = find(diary, id)
        changes = _shape(before, typed, session, single) | _plain(typed) | _factors(typed)
        if place:
            changes["places"] = given.places(place)
        after = replace(before, **changes)
        if after == before:
            _tell(before, [], "Nothing to change: it is so already.", as_json)
            return
        refuse_future(after, session.now)
        _save(diary, replace(after, updated=session.now), before, typed, session, as_json)


@click.command("delete", short_help="Delete episodes.")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@diary_option
@pass_session
def delete_command(session: Session, ids: tuple[str, ...]) -> None:
    """Delete episodes; `twitchlog undo` brings them back."""
    with session.diary() as diary:
        say(diary.delete(*(find(diary, id).id for id in ids)).label)


@click.command("undo", short_help="Take back the last change.")
@diary_option
@pass_session
def undo_command(session: Session) -> None:
    """Take back the last change, also one made in the window."""
    with session.diary() as diary:
        say(diary.undo().label)


def _refuse_both(typed: Typed, single: bool = False) -> None:
    if (typed["burst"] is not None) + typed["ongoing"] + single > 1:
        raise click.UsageError("An episode is single, a burst or ongoing; choose one.")
    if typed["for_"] and typed["until"]:
        raise click.UsageError("Give --for or --until, not both.")


def _shape(
    episode: Episode, typed: Typed, session: Session, single: bool = False, *, new: bool = False
) -> dict[str, Any]:
    """Mode, count, start and duration, as far as typed. A new one with a duration only ended now."""
    changes: dict[str, Any] = {}
    if typed["burst"] is not None:
        changes |= {"mode": "burst", "count": given.count(typed["burst"])}
    elif typed["ongoing"] or single:
        changes |= {"mode": "ongoing" if typed["ongoing"] else "single", "count": None}
    if typed["for_"] is not None:
        from twitchlog.domain.amounts import parse_duration

        length = None if given.word(typed["for_"]) is None else parse_duration(typed["for_"])
        changes["duration_s"] = length
        if length and new and not typed["at"]:
            changes["started"] = _ago(session, length)
    if typed["at"] is not None:
        changes["started"] = _when(typed["at"], session, "Start")
    if typed["until"] is not None:
        changes["duration_s"] = _length(changes.get("started", episode.started), typed["until"], session)
    return changes


def _when(text: str, session: Session, field: str) -> Any:
    from twitchlog.domain.when import parse_when  # most entries are of now

    return parse_when(text, session.clock, field)


def _ago(session: Session, seconds: float) -> Any:
    """So long before now, with the offset in force then."""
    try:
        return _when(f"-{round(seconds)}s", session, "Start")
    except Invalid:
        return session.now - timedelta(seconds=seconds)


def _length(started: Any, until: str, session: Session) -> float:
    end = _when(until, session, "End")
    if end < started:
        raise Invalid("End", f"End {end:%Y-%m-%d %H:%M} is before the start {started:%Y-%m-%d %H:%M}.")
    return float((end - started).total_seconds())


def _plain(typed: Typed) -> dict[str, Any]:
    """The fields that stand for themselves, as far as typed."""
    changes: dict[str, Any] = {}
    if typed["kind"] is not None:
        changes["kind"] = given.choice(typed["kind"], KINDS)
    if typed["bother"] is not None:
        changes["bother"] = given.number("Bother", typed["bother"])
    if typed["visible"] is not None:
        changes["visible"] = typed["visible"]
    if typed["note"] is not None:
        changes["note"] = typed["note"]
    if typed["context"]:
        changes["contexts"] = given.words(typed["context"], CONTEXTS)
    if typed["symptom"]:
        changes["symptoms"] = given.words(typed["symptom"], SYMPTOMS)
    return changes


def _factors(typed: Typed) -> dict[str, Any]:
    """The three lifestyle factors, as far as typed."""
    changes: dict[str, Any] = {}
    if typed["caffeine"] is not None:
        changes["caffeine_mg"] = given.number("Caffeine", typed["caffeine"], "mg")
    if typed["sleep"] is not None:
        changes["sleep_h"] = given.sleep(typed["sleep"])
    if typed["stress"] is not None:
        changes["stress"] = given.number("Stress", typed["stress"])
    return changes


def _save(
    diary: Diary, episode: Episode, before: Episode | None, typed: Typed, session: Session, as_json: bool
) -> None:
    """Save an episode, in place of `before` if there was one, and the days it changes, as one change; then say so."""
    today, verb = session.today, "Changed" if before else "Saved"
    place = lower_first(places_words(episode.places))
    was_quiet: list[date] = []
    days = days_with(episode, before, today, diary.checkin, slept=typed["sleep"] is not None)
    if days:
        was_quiet = [day.date for day in days if (known := diary.checkin(day.date)) and known.none]
        days = [replace(day, updated=session.now) for day in days]
        blank = [day for day in days if day.blank]
        days = [day for day in days if not day.blank]
        diary.swap([episode, *days], blank, f"{verb}: {place}, {time_words(episode.started)}")
    elif before:
        diary.replace(episode)
    else:
        diary.add(episode)
    when = time_words(episode.started)
    if episode.day != today:
        day_said = relative_day(episode.day, today).replace("Y", "y")  # only Yesterday has one
        when = f"{day_said}, {when}"
    _tell(episode, days, f"{verb}: {place}, {when}  (id {short(episode.id)})", as_json)
    for day in was_quiet:
        note(f"{day_words(day, today)} is not noted as quiet any more.")
    for sentence in _unusual(episode, typed):
        note(sentence)


def _tell(episode: Episode, days: Sequence[CheckIn], said: str, as_json: bool) -> None:
    if not as_json:
        say(said)
        return
    from twitchlog.domain.records import to_data

    say_json({"episodes": [to_data(episode)], "checkins": [to_data(day) for day in days]})


def _unusual(episode: Episode, typed: Typed) -> list[str]:
    """What to ask about: of the values typed now, not of those the day knew already."""
    if not (typed["caffeine"] or typed["sleep"] or episode.duration_s):
        return []
    from twitchlog.domain.unusual import unusual

    plain = replace(
        episode,
        caffeine_mg=episode.caffeine_mg if typed["caffeine"] else None,
        sleep_h=episode.sleep_h if typed["sleep"] else None,
    )
    return unusual(plain)
