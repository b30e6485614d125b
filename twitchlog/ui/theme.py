"""The one place widgets take colours from: `app.theme`.

Write `app.theme.primary` in kv where a colour is drawn by hand, or give our own widgets the *name* of a role
(`fill: "primaryContainer"`, `tone: "onSurfaceVariant"`); both follow when light changes to dark.
"""

from __future__ import annotations

from typing import Protocol
from weakref import WeakSet

from kivy.event import EventDispatcher
from kivy.properties import ColorProperty, OptionProperty

from twitchlog.ui import palette

LIGHT, DARK = "light", "dark"
CLEAR = (0.0, 0.0, 0.0, 0.0)


class Follower(Protocol):
    """Something that wants to repaint itself when the style changes."""

    def recolour(self) -> None: ...


class Theme(EventDispatcher):
    """All colour roles as bindable properties; setting `style` to "light" or "dark" changes them all.

    The roles are those of `palette.ROLES`: `surface`, `surfaceContainerLow`, `primary`, ..., `heat0` to `heat4`,
    `onHeat1/2/4`, `quiet`, `onQuiet`, `hatch`, `seam`, `decor`, `hair`, `divider`, `cardLow`, `cardEdge`, `sheet`.
    """

    style = OptionProperty(LIGHT, options=[LIGHT, DARK])
    vars().update({role: ColorProperty("#000000") for role in palette.ROLES})

    def __init__(self, style: str = LIGHT) -> None:
        super().__init__()
        self._followers: WeakSet[Follower] = WeakSet()
        self.style = style
        self._take_colours()

    @property
    def dark(self) -> bool:
        """Whether the dark style is on."""
        return bool(self.style == DARK)

    def colour(self, role: str) -> tuple[float, float, float, float]:
        """The colour of a role now; an empty name is transparent. Raises KeyError for an unknown role."""
        return palette.rgba_of(role, self.dark) if role else CLEAR

    def hex(self, role: str) -> str:
        """The same as #RRGGBB, for charts."""
        return palette.hex_of(role, self.dark)

    def follow(self, follower: Follower) -> None:
        """Call `follower.recolour()` after every change of style; the follower is not kept alive by this."""
        self._followers.add(follower)

    def on_style(self, *_: object) -> None:
        if hasattr(self, "_followers"):
            self._take_colours()

    def _take_colours(self) -> None:
        for role in palette.ROLES:
            setattr(self, role, palette.rgba_of(role, self.dark))
        for follower in list(self._followers):
            follower.recolour()
