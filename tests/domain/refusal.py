"""What a refusal looks like: the one error of the domain, with one plain sentence."""

from collections.abc import Callable
from typing import Any

from twitchlog.domain.errors import Invalid


def refused(call: Callable[..., Any], *args: Any, **named: Any) -> Invalid | None:
    """The refusal of a call; None when it was fine. Any other error passes through."""
    try:
        call(*args, **named)
    except Invalid as refusal:
        return refusal
    return None


def plain_sentence(refusal: Invalid) -> bool:
    """Whether it names a field and is a short text in one line that ends as a sentence does."""
    text = str(refusal)
    return bool(refusal.field) and "\n" not in text and text.endswith((".", "?")) and len(text) < 500
