"""The page the window opens on when the diary does not open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.properties import NumericProperty
from kivy.uix.boxlayout import BoxLayout

from twitchlog.store import DiaryError, DiaryMoved
from twitchlog.ui import desktop
from twitchlog.ui.opening import Opened
from twitchlog.ui.presenters.start import StartPresenter, StartState, Step
from twitchlog.ui.screens.facts import FactCard  # noqa: F401 - used in kv
from twitchlog.ui.widgets.base import Plate, load_kv, the_app
from twitchlog.ui.widgets.button import PillButton
from twitchlog.ui.widgets.surface import Column  # noqa: F401 - used in kv
from twitchlog.ui.widgets.text import Icon, Text  # noqa: F401 - used in kv


class StepButton(PillButton):
    """Something to do, as wide as the page; long words wrap in its middle."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ids.words.halign = "center"


class StartPage(Plate, BoxLayout):
    """What happened, what is safe, what can be done. It goes only when a diary is open."""

    foot = NumericProperty(0)

    __events__ = ("on_close",)

    def __init__(self, presenter: StartPresenter, **kwargs: Any) -> None:
        self.presenter = presenter
        super().__init__(**kwargs)
        self.draw(presenter.waiting())
        self._look()

    def on_close(self) -> None:
        """A diary is open."""

    def may_close(self) -> bool:
        """There is nothing behind it."""
        return False

    def draw(self, state: StartState) -> None:
        """Show a state."""
        ids = self.ids
        ids.icon.icon, ids.headline.text, ids.words.text = state.icon, state.headline, state.text
        ids.facts.show(state.facts)
        ids.note.text = state.note
        ids.steps.clear_widgets()
        for step in state.steps:
            ids.steps.add_widget(self._button(step))

    def _button(self, step: Step) -> StepButton:
        button = StepButton(text=step.words, icon=step.icon, kind=step.kind, big=step.kind == "filled", tall=True)
        button.bind(on_release=lambda _: getattr(self, step.key)())
        return button

    def _look(self) -> None:
        the_app().in_background(self.presenter.look, self.draw)

    # ---- what can be done

    def go_on(self) -> None:
        """Open what is readable; the damaged files are kept aside."""
        self._open(self.presenter.opening.go_on)

    def again(self) -> None:
        """Open it as if nothing had happened."""
        self._open(lambda: Opened(self.presenter.opening.open()))

    def follow(self) -> None:
        """Open it in the folder it was moved to."""
        refused = self.presenter.refused
        if isinstance(refused, DiaryMoved):
            self._open(lambda: self.presenter.opening.follow(refused))

    def look(self) -> None:
        """Open it to be read; nothing can be saved."""
        self._open(self.presenter.opening.look)

    def compare(self) -> None:
        """What the backup would bring and change."""
        from twitchlog.ui.presenters.restoring import RestorePresenter
        from twitchlog.ui.screens.more_page import MorePage
        from twitchlog.ui.screens.restoring import RestorePart

        opening, backup = self.presenter.opening, self.presenter.backup
        if backup is None:
            return
        presenter = RestorePresenter(opening, backup, opening.clock, others=opening.backups, damaged=True)

        def restore() -> None:
            file, replace = presenter.backup.path, presenter.replace
            self._open(lambda: opening.restore(file, replace=replace))

        the_app().shell.open_page(MorePage(RestorePart(presenter, restore)))

    def folder(self) -> None:
        """In the system's file manager."""
        desktop.show_folder(the_app(), self.presenter.opening.folder)

    def quit(self) -> None:
        """Close the window."""
        the_app().stop()

    def _open(self, work: Callable[[], Opened]) -> None:
        self.ids.steps.disabled = True
        the_app().in_background(work, the_app().opened, self._refused)

    def _refused(self, error: Exception) -> None:
        self.ids.steps.disabled = False
        if not isinstance(error, DiaryError):
            raise error
        the_app().shell.close_pages_over(self)
        self.presenter.refused = error
        self.draw(self.presenter.waiting())
        self._look()
        the_app().shell.say("The diary still does not open.")


load_kv(__file__)
