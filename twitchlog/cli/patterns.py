"""patterns: how much, when, where, what with and what changed, in words or for programs."""

import click

from twitchlog.cli import given
from twitchlog.cli.listing import chosen_period
from twitchlog.cli.say import say, say_json
from twitchlog.cli.session import Session, as_typed, diary_option, pass_session
from twitchlog.domain.period import Period


@click.command("patterns", short_help="Show what the diary can carry.")
@click.option("--from", "first", metavar="DAY", help="The first day (default: the first there is).")
@click.option("--to", "last", metavar="DAY", help="The last day (default: today).")
@click.option(
    "--outcome",
    type=click.Choice(["episodes", "bother"]),
    default="episodes",
    show_default=True,
    help="What factors and changes are held against.",
)
@click.option("--above", metavar="KEY=VALUE", multiple=True, help="Where high begins this once: caffeine_mg=200.")
@given.json_option
@diary_option
@pass_session
def patterns_command(
    session: Session, first: str | None, last: str | None, outcome: str, above: tuple[str, ...], as_json: bool
) -> None:
    """Say how much it twitched, when, where, what with and what changed; each with what it rests on."""
    # numpy is imported only now, so that the other commands and the help stay quick.
    from twitchlog.analysis.outcome import OUTCOMES
    from twitchlog.cli.pattern_data import gathered, plain
    from twitchlog.cli.pattern_words import lines

    chosen = next(each for each in OUTCOMES if each == outcome)
    instead = tuple(given.threshold(text, session.today) for text in above)
    with session.diary(reading=True) as diary:
        earliest = diary.first_day()
        period = chosen_period(first, last, earliest, session.today)
        if period is None:
            period = Period(min(earliest or session.today, session.today), session.today)
        found = gathered(diary, period, session.today, chosen, instead)
    if as_json:
        say_json(plain(found))
        return
    if earliest is None:
        say("No entries yet. The first one could be: " + as_typed('log "left calf"'))
        return
    for line in lines(found):
        say(line)
