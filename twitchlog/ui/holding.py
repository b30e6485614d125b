"""The diary in the app's hands: taken, listened to, set aside while it is moved or erased, taken anew."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kivy.clock import Clock

from twitchlog.log import start_log, stop_log
from twitchlog.store import DamagedDiary, DiaryBusy, DiaryError
from twitchlog.ui.opening import Opened, Opening

REFRESH_SECONDS = 2
log = logging.getLogger(__name__)


class Holding:
    """What the app does with its diary; `diary` is None while there is none that opens."""

    diary: Any
    clock: Any
    shell: Any
    opening: Opening | None = None
    keeper: Any = None
    in_background: Callable[..., Any]
    dispatch: Callable[..., Any]
    _drafts: Any = None
    _stopped: bool
    _unlisten: Callable[[], None] | None = None
    _poll: Any = None
    _notes_told = 0
    _unreadable = ""  # why the diary can't be read just now, as it was told
    _offer_draft: Callable[[], None]

    # ---- taking it

    def take_diary(self, diary: Any) -> None:
        """Go on with this diary, on Today."""
        self.diary, self._drafts = diary, None
        self._today = self.clock.now().date()
        self._unlisten = diary.listen(self._heard)
        self._poll = Clock.schedule_interval(self._look_again, REFRESH_SECONDS)
        self.shell.start_over()
        if self.keeper is not None and not diary.read_only:
            self.keeper.start()
        self._notes_told, self._unreadable = len(diary.notes), ""
        self._tell(diary.unseen())

    def let_go_of_diary(self) -> None:
        """Listen no more; the diary itself stays open."""
        if self.keeper is not None:
            self.keeper.stop()
        if self._poll is not None:
            self._poll.cancel()
        if self._unlisten is not None:
            self._unlisten()
        if self._drafts is not None:
            self._drafts.flush()
        self._poll = self._unlisten = None

    def show_start(self, refused: DiaryError) -> None:
        """The page of a diary that does not open."""
        from twitchlog.ui.presenters.start import StartPresenter
        from twitchlog.ui.screens.start import StartPage

        assert self.opening is not None
        self.shell.start_over(StartPage(StartPresenter(self.opening, refused)))

    def opened(self, result: Opened) -> None:
        """A diary that did not open at first is open now."""
        self.take_diary(result.diary)
        Clock.schedule_once(lambda _: self._offer_draft(), 0.5)
        if result.trouble:
            self.shell.say(result.trouble)
        if result.change is not None and result.change.id:
            change = result.change
            self.shell.say(change.label, (("Undo", lambda: self.undo(change)),))  # type: ignore[attr-defined]

    def without_diary(
        self, busy: str, work: Callable[[], Path], then: Callable[[], object], failed: Callable[[Exception], object]
    ) -> None:
        """Close the diary, do `work` off the main thread, and open the diary in the folder it returns.

        While that goes on nothing else can be done. Then `then()` comes, or `failed(error)` with the diary as before.
        A diary that is gone stays as it is shown: opened anew, an empty one would begin in its place.
        """
        from twitchlog.ui.screens.busy import BusyPage

        try:
            self.diary.refresh()
        except DiaryError as refused:
            failed(refused)
            return
        assert self.opening is not None
        opening, diary = self.opening, self.diary
        self.shell.keys.leave()
        self.shell.start_over(BusyPage(busy))  # what is typed is kept first
        self.let_go_of_diary()
        self.diary = None

        def do() -> tuple[Exception | None, Any]:
            diary.close()
            logged = stop_log()  # its file may be about to go
            error = None
            try:
                opening.folder = work()
            except Exception as refused:
                error = refused
            try:
                return error, opening.open()
            except DiaryError as refused:
                return error, refused
            finally:
                if logged:
                    start_log(opening.folder)

        def done(result: tuple[Exception | None, Any]) -> None:
            error, found = result
            if isinstance(found, DiaryError):
                self.show_start(found)
            else:
                self.take_diary(found)
            then() if error is None else failed(error)

        self.in_background(do, done)

    # ---- news from it

    def on_change(self, change: Any) -> None:
        """Screens that the change concerns are drawn anew."""
        for screen in self.shell.screens:
            if screen.concerns(change.kinds):
                screen.redraw()

    def backed_up(self) -> None:
        """A backup was made, or failed: More says so."""
        for screen in self.shell.screens:
            if screen.name == "More":
                screen.redraw()

    def open_backups(self) -> None:
        """The page of backups."""
        self.shell.go("More").open("backups")

    def _heard(self, change: Any) -> None:
        if threading.current_thread() is threading.main_thread():
            self.dispatch("on_change", change)
        else:
            Clock.schedule_once(lambda _: self.dispatch("on_change", change))

    def _look_again(self, _seconds: float) -> None:
        """What other processes wrote, and whether a new day began."""
        try:
            self.diary.refresh()
            self._unreadable = ""
        except DamagedDiary as damaged:
            self._meet_damage(damaged)
            return
        except Exception as error:
            self._tell_unreadable(error)
        self._tell_notes()
        today = self.clock.now().date()
        if today != self._today:
            self._today = today
            for screen in self.shell.screens:
                screen.redraw()

    def _meet_damage(self, damaged: DamagedDiary) -> None:
        """The files were damaged while the window was open: go on as if it had just been opened."""
        log.warning("the diary is damaged now", exc_info=damaged)
        diary = self.diary
        self.shell.keys.leave()  # what is typed is kept first
        self.let_go_of_diary()
        self.diary = None
        self.in_background(diary.close)
        self.show_start(damaged)

    def _tell_unreadable(self, error: Exception) -> None:
        """Say once that the diary is gone, or why else it can't be read; a loop of messages would not help."""
        from twitchlog.ui.presenters.start import curly

        told, self._unreadable = self._unreadable, str(error)
        if self._unreadable == told:
            return
        log.warning("the diary could not be read again", exc_info=error)
        if isinstance(error, DiaryError) and not isinstance(error, DiaryBusy):  # busy it is for a moment
            self.shell.say(curly(error.message))

    def _tell_notes(self) -> None:
        """Say what was found damaged since the diary was taken; once."""
        notes = self.diary.notes
        new, self._notes_told = notes[self._notes_told :], len(notes)
        self._tell(new)

    def _tell(self, notes: list[str]) -> None:
        if notes:
            first = notes[0].split(". ")[0].rstrip(".")
            self.shell.say(f"{first}.", (("Look", self.show_notes),))

    def show_notes(self) -> None:
        """The page that says what was found."""
        from twitchlog.ui.screens.notes import show_notes

        show_notes(self)
