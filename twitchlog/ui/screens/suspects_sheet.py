"""Choosing the main suspects, up to three."""

from __future__ import annotations

from typing import Any

from twitchlog.store import DiaryError
from twitchlog.ui.presenters.suspects import WHY, SuspectsPresenter
from twitchlog.ui.widgets.base import load_kv
from twitchlog.ui.widgets.base import the_app as the_running_app
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.chip import ChipGroup  # noqa: F401 - used in kv
from twitchlog.ui.widgets.layer import Sheet
from twitchlog.ui.widgets.text import Text  # noqa: F401 - used in kv


class SuspectsSheet(Sheet):
    """Chips of all factors; kept with Save."""

    why = WHY

    def __init__(self, presenter: SuspectsPresenter, **kwargs: Any) -> None:
        self._presenter = presenter
        super().__init__(title="Main suspects", **kwargs)
        save = PillButton(kind="filled", text="Save", tall=True)
        save.size_hint_x = 1
        save.bind(on_release=lambda _: self.save())
        self.add_to_bar(save)
        self._draw()

    def toggle(self, key: Any) -> None:
        """Name a factor, or take it away."""
        self._presenter.toggle(key)
        self._draw()

    def save(self) -> None:
        """Keep the choice; a message offers to take it back."""
        app = the_running_app()
        try:
            change = self._presenter.save()
        except DiaryError as refused:
            app.shell.say(str(refused))
            return
        self.dismiss()
        if change is not None:
            app.shell.say("Saved: main suspects", (("Undo", lambda: app.undo(change)),))

    def _draw(self) -> None:
        state = self._presenter.state()
        chips = self.ids.chips
        if not chips.options:
            chips.options = list(state.options)
        chips.chosen = list(state.chosen)
        self.ids.line.text = state.line


load_kv(__file__)
