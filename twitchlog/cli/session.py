"""What a command has at hand: the clock, the diary's folder, and a way to open the window."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

import click

from twitchlog.clock import SystemClock
from twitchlog.domain.clock import Clock
from twitchlog.paths import diary_folder
from twitchlog.store import Change, Diary, OnlyReadable


class OpenWindow(Protocol):
    """Opens the window on a diary and returns the exit code once it is closed."""

    def __call__(self, folder: Path, clock: Clock, *, demo: bool = False) -> int: ...


@dataclass(slots=True)
class Session:
    """One run of the command line; `chosen` is the folder given with --diary."""

    open_window: OpenWindow | None = None
    clock: Clock = field(default_factory=SystemClock)
    chosen: str | None = None

    @property
    def folder(self) -> Path:
        """Where the diary is."""
        return diary_folder(self.chosen)

    @property
    def now(self) -> datetime:
        """The present."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The present day."""
        return self.now.date()

    @contextmanager
    def diary(self, *, salvage: bool = False, reading: bool = False) -> Iterator[Diary]:
        """The diary, open; what was found damaged is said, and the day's backup made if the command changed something.

        With `salvage` a damaged one opens with what is whole; who asked for that has seen what is said. A command that
        is only `reading` works in a folder that can't be written, too.
        """
        from twitchlog.cli.say import note

        with closing(self._open(salvage, reading)) as diary:
            for sentence in diary.notes:
                note(sentence)
            if salvage and diary.notes:
                diary.mark_seen(*diary.notes)
            changes: list[Change] = []
            diary.listen(changes.append)
            yield diary
            if changes:
                diary.back_up_if_due()

    def _open(self, salvage: bool, reading: bool) -> Diary:
        try:
            return Diary.open(self.folder, self.clock, salvage=salvage)
        except OnlyReadable:
            if not reading:
                raise
            from twitchlog.cli.say import note

            diary = Diary.open(self.folder, self.clock, read_only=True)
            note(f"nothing can be written in {self.folder}; it is only read, and nothing in it is changed.")
            return diary


def as_typed(words: str) -> str:
    """A command of twitchlog's as it works when it is typed next: on the same diary, where that was named."""
    chosen = click.get_current_context().ensure_object(Session).chosen
    return f"twitchlog {words} --diary {quoted(chosen)}" if chosen else f"twitchlog {words}"


def quoted(argument: str | Path) -> str:
    """An argument as the system's shell takes it for one."""
    if sys.platform == "win32":
        from subprocess import list2cmdline

        return list2cmdline([str(argument)])
    from shlex import quote

    return quote(str(argument))


pass_session = click.make_pass_decorator(Session, ensure=True)


def _choose(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.ensure_object(Session).chosen = value


def diary_option(command: Callable[..., object]) -> Callable[..., object]:
    """The option --diary, which the group and each of its commands take."""
    return click.option(
        "--diary",
        metavar="FOLDER",
        expose_value=False,
        callback=_choose,
        help="The diary's folder (or set TWITCHLOG_DIARY).",
    )(command)
