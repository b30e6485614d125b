"""How the episode sheet sums up what was chosen on its further pages."""

from dataclasses import dataclass

from twitchlog.domain.wording import DOT, shorten
from twitchlog.ui.presenters.episode_draft import EpisodeDraft

SHORT = 18  # characters that fit beside a row's title
NOT_NOTED = "not noted"


@dataclass(frozen=True, slots=True)
class Summary:
    """A row's second line, and its value at the right; `known` is False for "not noted"."""

    second: str
    value: str
    known: bool


def upper_first(text: str) -> str:
    """Text as it stands on a chip: the first letter large."""
    return text[:1].upper() + text[1:]


def chosen_words(words: tuple[str, ...], examples: str) -> Summary:
    """One short choice stands at the right; several are counted there and listed below."""
    if not words:
        return Summary(examples, NOT_NOTED, False)
    if len(words) == 1 and len(words[0]) <= SHORT:
        return Summary("1 chosen", upper_first(words[0]), True)
    return Summary(shorten(", ".join(words), 120), f"{len(words)} chosen", True)


def with_it_words(draft: EpisodeDraft) -> Summary:
    """Symptoms, whether others could see it, and that it was no plain twitch."""
    more = [f"it was a {draft.kind}"] if draft.kind != "twitch" else []
    if draft.visible is not None:
        more.append("others could see it" if draft.visible else "others could not see it")
    chosen = chosen_words(draft.symptoms, "cramp, tingling, heavy feeling …")
    if not more:
        return chosen
    said = DOT.join(more if not draft.symptoms or chosen.second == "1 chosen" else [chosen.second, *more])
    return Summary(said, chosen.value if draft.symptoms else "", True)


def note_words(note: str) -> Summary:
    """The note's beginning; a long one is shown shortened, never read whole."""
    return Summary(shorten(note, 120) if note.strip() else "add a note", "", bool(note.strip()))
