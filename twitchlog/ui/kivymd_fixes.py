"""KivyMD 2.0.0's theme without its cost at start.

Its ThemeManager solves about a thousand colour equations at every start and every change of style (45-100 ms
each). Ours takes the same colours from `palette`, so KivyMD widgets and our own agree and start at once.
"""

from __future__ import annotations

from kivymd.theming import ThemeManager

from twitchlog.ui import palette


class SettledThemeManager(ThemeManager):
    """A ThemeManager whose colours are known beforehand."""

    # Fading the background in makes every lazily built screen flash black.
    theme_style_switch_animation = False

    def set_colors(self, *_: object) -> None:
        """Take the colours of the present style from the palette."""
        dark = self.theme_style == "Dark"
        for role in palette.MATERIAL:
            setattr(self, f"{role}Color", list(palette.rgba_of(role, dark)))
        self.disabledTextColor = self._get_disabled_hint_text_color()
        if self.on_colors:
            self.on_colors()
