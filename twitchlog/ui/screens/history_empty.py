"""History of an empty diary."""

from __future__ import annotations

from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.surface import EmptyState


class EmptyHistory(EmptyState):
    """Says what will be here, and leads to where a twitch is logged."""


load_kv(__file__)
