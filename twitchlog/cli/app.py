"""The command line: its commands, and the one way out of every error."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import click

from twitchlog import __version__
from twitchlog.cli.say import OutputFailed, open_missing_streams, say, send_nowhere
from twitchlog.cli.session import OpenWindow, Session, as_typed, diary_option, pass_session, quoted
from twitchlog.domain.errors import Invalid
from twitchlog.store import DamagedDiary, DiaryError, DiaryMoved

# Command -> its module; one is imported when it is used, so that logging stays quick.
COMMANDS = {
    "log": "entries",
    "checkin": "days",
    "list": "listing",
    "patterns": "patterns",
    "threshold": "thresholds",
    "edit": "entries",
    "delete": "entries",
    "undo": "entries",
    "report": "files",
    "export": "files",
    "import": "files",
    "check": "safety",
    "backup": "safety",
    "restore": "safety",
    "bin": "whole_diary",
    "move": "whole_diary",
    "erase": "whole_diary",
    "demo": "files",
}
STOPPED = 130


class Problem(click.ClickException):
    """What could not be done: plain sentences on stderr, exit code 1."""

    def show(self, file: Any = None) -> None:
        """Say it."""
        for line in self.message.splitlines():
            say(line, err=True)


class Commands(click.Group):
    """The group; it turns whatever goes wrong into plain sentences. No traceback reaches a person."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"twitchlog.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except DamagedDiary as error:
            raise Problem(f"{error.message} To see what can be read and how: {as_typed('check')}") from None
        except DiaryMoved as error:
            where = f" Say --diary {quoted(error.target)}." if error.target else ""
            raise Problem(f"{error.message}{where}") from None
        except (Invalid, DiaryError) as error:
            raise Problem(error.message) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort, OutputFailed):
            raise
        except KeyboardInterrupt:  # click would print an empty line
            raise click.Abort from None
        except Exception as error:
            raise _unexpected(error, ctx.ensure_object(Session)) from None


def _unexpected(error: Exception, session: Session) -> Problem:
    """What went wrong inside goes to the log file; the person is told where that is."""
    if told := getattr(error, "told", None):  # a BadFile; its module is imported only where files are
        return Problem("\n".join(told()))
    import logging

    from twitchlog.log import FILE, LOGGER, start_log

    try:
        folder = session.folder
    except Invalid as invalid:
        return Problem(invalid.message)
    start_log(folder)
    logging.getLogger(LOGGER).error("The command line failed", exc_info=error)
    return Problem(f"Something went wrong inside twitchlog; what, is written in {folder / FILE}.")


def _tell_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:  # click's own option would import the translations of its help
        say(f"twitchlog {__version__}")
        context.exit()


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_tell_version, help="Say which.")
@diary_option
@pass_session
def _group(session: Session) -> int | None:
    """A calm diary for muscle twitches. Without a command it opens the window."""
    context = click.get_current_context()
    if context.invoked_subcommand is not None:
        return None
    from twitchlog.exchange.made_up import is_made_up

    return open_window(session, demo=is_made_up(session.folder))


app: Commands = _group


def open_window(session: Session, *, demo: bool) -> int:
    """Open the window that `__main__` handed over, on the session's diary."""
    if session.open_window is None:
        raise Problem("There is no window here; twitchlog --help lists the commands.")
    return session.open_window(session.folder, session.clock, demo=demo)


def run(open_window: OpenWindow | None = None, arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: 0, 1 for what could not be done, 2 for wrong usage."""
    open_missing_streams()
    try:
        code = _guarded(lambda: app.main(arguments, "twitchlog", standalone_mode=False, obj=Session(open_window)))
        sys.stdout.flush()
        return code
    except (BrokenPipeError, SystemExit):  # whoever read our output has seen enough; click makes it an exit
        send_nowhere(sys.stdout)
        return 0
    except OSError as error:
        send_nowhere(sys.stdout)
        say(f"The output could not be written: {error.strerror or error}.", err=True)
        return 1


def _guarded(work: Callable[[], Any]) -> int:
    try:
        result = work()
    except click.UsageError as error:
        say(_usage(error), err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Stopped.", err=True)
        return STOPPED
    return result if isinstance(result, int) else 0


def _usage(error: click.UsageError) -> str:
    """Wrong usage in one line, with where to read more."""
    path = error.ctx.command_path if error.ctx else "twitchlog"
    said = " ".join(error.format_message().split()).rstrip(".")
    return f"{said}. See {path} --help."
