"""Presenters build what a screen shows, from the diary, without knowing Kivy.

A screen asks `presenter.state()` for a plain value and draws it. When the diary says that something changed, only
presenters that watch that kind of record are asked again.
"""

from __future__ import annotations

from typing import Any, Protocol


class Presenter(Protocol):
    """What a screen needs of its presenter.

    `watches` are kinds of `Change.kinds` ("episodes", "checkins", "profile", ...) that change what it shows.
    """

    watches: frozenset[str]

    def state(self) -> Any:
        """What to show now, as one frozen value."""
        ...
