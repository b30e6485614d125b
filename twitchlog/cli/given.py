"""What was typed in options, as values of the domain. Nothing is checked here that the domain checks."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from twitchlog.domain.checks import shown
from twitchlog.domain.episode import COUNTS
from twitchlog.domain.errors import Invalid
from twitchlog.domain.places import Place, place_labelled
from twitchlog.domain.vocabulary import FACTORS

if TYPE_CHECKING:
    from twitchlog.domain.person import Threshold

UNKNOWN = "unknown"  # typed for a value, it clears the field
YES_NO = {"yes": True, "no": False, "true": True, "false": False}

Command = Callable[..., object]


def options(*decorators: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, in the order they are helped with."""

    def decorate(command: Command) -> Command:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


json_option = click.option("--json", "as_json", is_flag=True, help="Print for programs, in the exchange format.")


def number(field: str, text: str, unit: str = "") -> Any:
    """The number typed; None for "unknown"; else the text itself, which the record refuses saying what is allowed."""
    if word(text) is None:
        return None
    from twitchlog.domain.amounts import parse_number  # most entries are a place and nothing else

    try:
        return parse_number(field, text, unit)
    except Invalid:
        return text


def sleep(text: str) -> float | None:
    """Hours of sleep as 6.5, 6h30 or 6:30; None for "unknown"."""
    from twitchlog.domain.amounts import parse_sleep

    return None if word(text) is None else parse_sleep(text)


def word(text: str) -> str | None:
    """The word typed; None for "unknown"."""
    return None if text.strip().casefold() == UNKNOWN else text


def choice(text: str, choices: Iterable[str]) -> str:
    """The choice meant, in any case or by its clear beginning; else the text itself, which the record refuses."""
    typed = " ".join(text.casefold().split())
    known = {each.casefold(): each for each in choices}
    if typed in known or not typed:
        return known.get(typed, text)
    begun = [each for folded, each in known.items() if folded.startswith(typed)]
    return begun[0] if len(begun) == 1 else text


def count(text: str) -> str | None:
    """How many, typed as it is kept ("6-20", ">100") or as it is shown ("6–20", "over 100"); None for "unknown"."""
    typed = " ".join(text.casefold().split()).replace("–", "-").replace("over", ">").replace("> ", ">")
    return word(typed if typed in COUNTS else text)


def words(texts: Sequence[str], choices: Sequence[str]) -> tuple[str, ...]:
    """Several words, each from an option of its own; "unknown" alone clears them."""
    return tuple(choice(text, choices) for text in texts if word(text) is not None)


def factor(text: str) -> tuple[str, Any]:
    """A factor typed as key=value; yes and no are understood."""
    key, sign, value = text.partition("=")
    if not sign:
        raise Invalid("Factor", f"Factor must be given as key=value, like alcohol_g=20, not “{shown(text)}”.")
    key, value = key.strip(), value.strip()
    if key == "sleep_h":
        return key, sleep(value)
    if value.casefold() in YES_NO:
        return key, YES_NO[value.casefold()]
    known = FACTORS.get(key)
    return key, number(known.name if known else key, value, known.unit if known else "")


def threshold(text: str, today: date) -> "Threshold":
    """A threshold set today, typed as key=value."""
    from twitchlog.domain.person import Threshold  # not needed where one logs

    key, value = factor(text)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Invalid("Above", f"Above must be given as key=number, such as caffeine_mg=200, not “{shown(text)}”.")
    return Threshold(key, value, today)


def places(arguments: Sequence[str]) -> tuple[Place, ...]:
    """The places typed: one in several words, several with commas, or one an argument."""
    joined = " ".join(arguments)
    if (shown_so := place_labelled(joined)) is not None:
        return (shown_so,)
    from twitchlog.domain.finding import parse_places  # only other words than "left calf" need to be looked for

    try:
        return tuple(parse_places(joined))
    except Invalid as error:
        if len(arguments) < 2:
            raise
        return _each(arguments, error)


def _each(arguments: Sequence[str], joined: Invalid) -> tuple[Place, ...]:
    from twitchlog.domain.finding import parse_places

    found: list[Place] = []
    problems: list[Invalid] = []
    for argument in arguments:
        try:
            found += parse_places(argument)
        except Invalid as error:
            problems.append(error)
    if problems:
        raise problems[0] if found else joined
    return tuple(dict.fromkeys(found))
