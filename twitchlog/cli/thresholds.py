"""threshold: where a factor's high days begin, if not above the personal median."""

from collections.abc import Iterator, Sequence
from datetime import date

import click

from twitchlog.cli import given
from twitchlog.cli.say import note, say, say_json
from twitchlog.cli.session import Session, diary_option, pass_session
from twitchlog.domain.checkin import OWN_FACTOR
from twitchlog.domain.checks import shown
from twitchlog.domain.errors import Invalid
from twitchlog.domain.factor_words import threshold_words
from twitchlog.domain.person import Profile, Threshold
from twitchlog.domain.records import to_data
from twitchlog.domain.unusual import beyond_usual
from twitchlog.domain.vocabulary import FACTORS
from twitchlog.domain.wording import short_day
from twitchlog.store import Diary

KEYS = tuple(key for key, factor in FACTORS.items() if factor.kind in ("amount", "scale"))
NONE_SET = (
    "No threshold is set: high days begin above your middle value. To set one: twitchlog threshold caffeine_mg 200"
)


@click.command("threshold", short_help="Say where a factor's high days begin.")
@click.argument("factor", metavar="[FACTOR]", required=False)
@click.argument("amount", metavar="[AMOUNT]", nargs=-1)
@click.option("--median", is_flag=True, help="Above your middle value again.")
@click.option("--json", "as_json", is_flag=True, help="Print for programs.")
@diary_option
@pass_session
def threshold_command(
    session: Session, factor: str | None, amount: tuple[str, ...], median: bool, as_json: bool
) -> None:
    """Let high days of FACTOR begin above AMOUNT, here and in the window: caffeine_mg 200, sleep_h 7h15, stress 4.

    Without AMOUNT it says where they begin, without FACTOR it lists all thresholds. What has none is parted at your
    middle value.
    """
    if median and (amount or factor is None):
        raise click.UsageError("Give --median with a factor, and without an amount.")
    key = None if factor is None else _key(factor)
    changes = key is not None and (bool(amount) or median)
    with session.diary(reading=not changes) as diary:
        said = _change(diary, key, None if median else " ".join(amount)) if key is not None and changes else ""
        found = [each for each in diary.thresholds() if key in (None, each.factor)]
        profile = diary.profile()
    if as_json:
        say_json({"thresholds": [to_data(each) for each in found]})
        return
    for line in [said] if said else _lines(found, profile, key, session.today):
        say(line)


def _key(typed: str) -> str:
    """The factor meant, also by the clear beginning of its key."""
    key = given.choice(typed, KEYS)
    if key not in FACTORS and not OWN_FACTOR.fullmatch(key):
        raise Invalid("Factor", f"Factor must be one of {', '.join(KEYS)} or own_…, not “{shown(typed)}”.")
    return key


def _change(diary: Diary, key: str, typed: str | None) -> str:
    """Set the threshold, or take it away (None, or "unknown" typed); what was done, in words."""
    value = None if typed is None else given.factor(f"{key}={typed}")[1]
    if value is None:
        return diary.remove_threshold(key).label
    label = diary.set_threshold(key, value).label
    if doubt := beyond_usual(key, value):
        note(doubt)
    return label


def _lines(found: Sequence[Threshold], profile: Profile, key: str | None, today: date) -> Iterator[str]:
    for each in found:
        words = threshold_words(profile.factor(each.factor), each.above)
        yield f"{_upper_first(words)}, as you set it on {short_day(each.since, today)}."
    if not found:
        yield NONE_SET if key is None else f"{_upper_first(threshold_words(profile.factor(key), None))}."


def _upper_first(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
