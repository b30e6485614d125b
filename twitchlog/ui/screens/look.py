"""Look and text size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.metrics import Metrics

from twitchlog.ui.presenters.look import PERCENTS, THEMES, LookPresenter
from twitchlog.ui.screens.more_page import MorePart
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.chip import ChipGroup  # noqa: F401 - used in kv
from twitchlog.ui.widgets.choice import Toggle  # noqa: F401 - used in kv
from twitchlog.ui.widgets.surface import Card, Column, Divider, Row  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Text


def make_presenter(app: Any) -> LookPresenter:
    """The presenter, knowing how large this window is drawn."""
    return LookPresenter(lambda: app.settings, round(Metrics.density * 100), app.demo)


class ThemeLine(Row):
    """One of the three ways to look."""


class ThemeDivider(Divider):
    """The hairline between two."""


class LookPart(MorePart):
    """The page; the theme changes at once, the text size when the window is opened next."""

    presenter: LookPresenter

    def __init__(self, presenter: LookPresenter, changed: Callable[[], object] = lambda: None, **kwargs: Any) -> None:
        self._changed = changed
        super().__init__(presenter, title="Look and text size", **kwargs)
        self._lines = {}
        for number, (key, words) in enumerate(THEMES):
            line = ThemeLine(title=words, role="radio")
            line.bind(on_release=lambda _, key=key: self.set_theme(key))
            self._lines[key] = line
            if number:
                self.ids.themes.add_widget(ThemeDivider())
            self.ids.themes.add_widget(line)
        self.ids.percent.options = list(PERCENTS)

    def draw(self) -> None:
        """Show the state."""
        state = self.presenter.state()
        for key, line in self._lines.items():
            on = key == state.theme
            line.icon = "radiobox-marked" if on else "radiobox-blank"
            line.icon_tone = "primary" if on else "onSurfaceVariant"
            line.value = "on" if on else ""
        self.ids.percent.selected = state.percent
        self.ids.calm.active, self.ids.hide_counts.active = state.calm, state.hide_counts
        box = self.ids.restart
        box.clear_widgets()
        if state.restart:
            box.add_widget(Text(text=state.restart, role="bodyLarge"))
            if self.app.can_restart:
                button = PillButton(kind="filled", text="Restart now")
                button.bind(on_release=lambda _: self.restart())
                box.add_widget(button)

    def set_theme(self, theme: str) -> None:
        """Light, dark or the system's; shows at once."""
        self.app.change_settings(theme=theme)
        self._told()

    def set_percent(self, percent: Any) -> None:
        """The text size of the next start."""
        self.app.change_settings(text_percent=percent)
        self._told()

    def set_calm(self, on: bool) -> None:
        """Patterns stands still for a week at a time, or not."""
        self.app.change_settings(calm=on)
        self._patterns_anew()

    def set_hide_counts(self, on: bool) -> None:
        """Patterns tells no numbers of twitches, or does."""
        self.app.change_settings(hide_counts=on)
        self._patterns_anew()

    def _patterns_anew(self) -> None:
        for screen in self.app.shell.screens:
            if screen.name == "Patterns":
                screen.redraw()
        self._told()

    def restart(self) -> None:
        """Close and open again, now."""
        self.app.restart()

    def _told(self) -> None:
        self.draw()
        self._changed()


load_kv(__file__)
