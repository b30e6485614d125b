"""checkin: a day as a whole from a terminal."""

import re
from typing import Any

import click

from twitchlog.cli import given
from twitchlog.cli.say import note, say, say_json
from twitchlog.cli.session import Session, diary_option, pass_session
from twitchlog.domain.amounts import parse_number
from twitchlog.domain.checkin import OVERALLS, CheckIn, Drink
from twitchlog.domain.checks import shown
from twitchlog.domain.errors import Invalid
from twitchlog.domain.period import Period
from twitchlog.domain.records import to_data
from twitchlog.domain.unusual import unusual
from twitchlog.domain.vocabulary import DRINKS
from twitchlog.domain.when import parse_day, parse_when
from twitchlog.domain.wording import checkin_words
from twitchlog.store import Diary

# "Espresso", "Espresso x2", "Matcha=70", "Black tea @14:30", and all of it together.
DRINK = re.compile(r"(?P<name>[^=@]+?)(?:\s*=\s*(?P<mg>[^@]+?))?(?:\s+[x×](?P<count>\d{1,4}))?(?:\s*@\s*(?P<at>.+))?")


@click.command("checkin", short_help="Note a day as a whole.")
@click.option("--date", "day", metavar="DAY", default="today", help='"yesterday", "mon", 2026-11-22 (default: today).')
@click.option("--none", "quiet", is_flag=True, help="It did not twitch at all.")
@click.option("--overall", metavar="WORD", help="How much it twitched: few, many or constant.")
@click.option("--bother", metavar="0-10", help="How much it bothered.")
@click.option("--sleep", metavar="HOURS", help="Sleep of the night before: 7.5, 7h30.")
@click.option("--caffeine", metavar="MG", help="All of the day's caffeine, if not by drinks.")
@click.option("--stress", metavar="0-10", help="Stress of the day.")
@click.option("--factor", "factors", metavar="KEY=VALUE", multiple=True, help="Any other factor: alcohol_g=20.")
@click.option(
    "--drink", "drinks", metavar="DRINK", multiple=True, help='"Espresso", "Espresso x2", "Matcha=70 @14:30".'
)
@click.option("--no-drinks", is_flag=True, help="Take the day's drinks out first.")
@click.option("--note", "words", metavar="TEXT", help="Anything else.")
@given.json_option
@diary_option
@pass_session
def checkin_command(session: Session, /, as_json: bool, **typed: Any) -> None:
    """Note a day: how much it twitched, and what may matter. Only what is given changes; "unknown" clears."""
    if typed["quiet"] and typed["overall"]:
        raise click.UsageError("Give --none or --overall, not both.")
    if all(value in (None, (), False) for name, value in typed.items() if name != "day"):
        raise click.UsageError("Say something of the day, such as --none or --sleep 7.5.")
    day = parse_day(typed["day"], session.today)
    changes = _changes(typed)
    drinks = [_drink(text, day, session) for text in typed["drinks"]]
    with session.diary() as diary:
        if drinks or typed["no_drinks"]:
            known = diary.checkin(day)
            kept = known.drinks if known and not typed["no_drinks"] else ()
            changes["drinks"] = (*kept, *drinks)
        label = diary.save_checkin(day, **changes).label
        _tell(diary, diary.checkin(day) or CheckIn(day), label, as_json, bool(drinks))


def _changes(typed: dict[str, Any]) -> dict[str, Any]:
    changes: dict[str, Any] = {"none": True} if typed["quiet"] else {}
    if typed["overall"] is not None:
        changes["overall"] = given.word(given.choice(typed["overall"], OVERALLS))
        if changes["overall"] is None:  # unknown: not a quiet day either
            changes["none"] = False
    if typed["bother"] is not None:
        changes["bother"] = given.number("Bother", typed["bother"])
    if typed["words"] is not None:
        changes["note"] = typed["words"]
    factors = dict(given.factor(text) for text in typed["factors"])
    if typed["sleep"] is not None:
        factors["sleep_h"] = given.sleep(typed["sleep"])
    if typed["caffeine"] is not None:
        factors["caffeine_mg"] = given.number("Caffeine", typed["caffeine"], "mg")
    if typed["stress"] is not None:
        factors["stress"] = given.number("Stress", typed["stress"])
    return changes | ({"factors": factors} if factors else {})


def _drink(text: str, day: Any, session: Session) -> Drink:
    found = DRINK.fullmatch(text.strip())
    if found is None:
        raise Invalid("Drink", f"Drink must look like Espresso, Espresso x2 or Matcha=70, not “{shown(text)}”.")
    at = parse_when(f"{day} {found['at']}", session.clock, "Time of the drink") if found["at"] else None
    count = int(found["count"] or 1)
    name = " ".join(found["name"].split())
    if found["mg"]:
        return Drink(name, parse_number("Caffeine", found["mg"], "mg"), count, at)
    for drink in DRINKS:
        if drink.name.casefold() == name.casefold():
            return Drink(drink.name, drink.caffeine_mg, count, at)
    known = ", ".join(drink.name for drink in DRINKS)
    said = f"Drink “{shown(name)}” is not one of {known}; for another give its caffeine: {shown(name)}=70."
    raise Invalid("Drink", said)


def _tell(diary: Diary, checkin: CheckIn, label: str, as_json: bool, drank: bool) -> None:
    if as_json:
        say_json({"episodes": [], "checkins": [] if checkin.blank else [to_data(checkin)]})
    else:
        facts = checkin_words(checkin, twitched=True)  # the label says that the day was quiet
        say(f"{label}: {facts}" if facts else label)
    twitches = len(diary.episodes(Period(checkin.date, checkin.date))) if checkin.none else 0
    if twitches:
        note(f"{twitches} {'episode is' if twitches == 1 else 'episodes are'} noted on that day.")
    if drank and "caffeine_mg" in checkin.factors:
        note("the total typed for that day counts, not its drinks; --caffeine unknown clears it.")
    for sentence in unusual(checkin):
        note(sentence)
