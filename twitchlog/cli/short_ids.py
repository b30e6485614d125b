"""Ids as a person types them: the first characters will do where they are unique."""

from collections.abc import Iterable

from twitchlog.cli.session import as_typed
from twitchlog.domain.checks import shown
from twitchlog.domain.episode import Episode
from twitchlog.domain.errors import Invalid
from twitchlog.store import Diary

SHOWN = 8
LEAST = 4


def short(id: str) -> str:
    """The first characters of an id, nearly always unique."""
    return id[:SHOWN]


def shortened(ids: Iterable[str]) -> dict[str, str]:
    """For each id the first characters that no other one begins with, at least eight."""
    ordered = sorted(ids)
    found: dict[str, str] = {}
    for number, id in enumerate(ordered):
        shared = (
            max(_shared(id, ordered[near]) for near in (number - 1, number + 1) if 0 <= near < len(ordered))
            if len(ordered) > 1
            else 0
        )
        found[id] = id[: max(SHOWN, shared + 1)]
    return found


def _shared(one: str, other: str) -> int:
    return next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )


def find(diary: Diary, typed: str) -> Episode:
    """The episode of an id, or of the only id that begins so (four characters or more). Raises Invalid."""
    exact = diary.episode(typed)
    if exact is not None:
        return exact
    if len(typed) < LEAST:
        raise Invalid("Id", f"Id “{shown(typed)}” is too short: give at least {LEAST} characters of it.")
    fitting = [episode for episode in diary.episodes() if episode.id.casefold().startswith(typed.casefold())]
    if not fitting:
        raise Invalid("Id", f"There is no episode “{shown(typed)}”. To see the ids: {as_typed('list')}")
    if len(fitting) > 1:
        raise Invalid("Id", f"Id “{shown(typed)}” fits {len(fitting)} episodes; give more of its characters.")
    return fitting[0]
