"""The command line on a diary of its own, at a moment that stands still."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner, Result

from tests.clock import FrozenClock
from twitchlog.cli.app import app
from twitchlog.cli.session import Session
from twitchlog.store import Diary


class CommandLine:
    """Runs commands in-process; `window` collects what the window would have been opened on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FrozenClock()
        self.window: list[tuple[Path, bool]] = []
        self.look: Callable[[Path], Any] = lambda folder: None

    def open_window(self, folder: Path, clock: Any, *, demo: bool = False) -> int:
        """Stands in for the window."""
        self.window.append((folder, demo))
        self.look(folder)
        return 0

    def __call__(self, *arguments: str) -> Result:
        """Run one command; an exception that gets out fails the test."""
        session = Session(self.open_window, self.clock, str(self.folder) if self.folder else None)
        result = CliRunner().invoke(app, arguments, obj=session, prog_name="twitchlog")
        assert "Traceback" not in result.stderr
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def good(self, *arguments: str) -> str:
        """What a command that must succeed prints."""
        result = self(*arguments)
        assert result.exit_code == 0, result.output
        return result.stdout.replace("\N{NO-BREAK SPACE}", " ")

    def bad(self, *arguments: str) -> str:
        """The one sentence of a command that must be refused, having written nothing."""
        before = self.listed()
        result = self(*arguments)
        assert result.exit_code == 1, result.output
        assert result.stdout == ""
        assert self.listed() == before
        return result.stderr.strip().replace("\N{NO-BREAK SPACE}", " ")

    def listed(self) -> dict[str, Any]:
        """What `list --json` prints."""
        found: dict[str, Any] = orjson.loads(self.good("list", "--json"))
        return found

    def episode(self) -> dict[str, Any]:
        """The only episode there is."""
        (episode,) = self.listed()["episodes"]
        found: dict[str, Any] = episode
        return found

    def diary(self) -> Diary:
        """The diary, opened beside the command line."""
        return Diary.open(self.folder, self.clock)


@pytest.fixture
def cli(tmp_path: Path) -> CommandLine:
    """A command line with an empty diary; it is 19:42 on Monday 23 November 2026 in Berlin."""
    return CommandLine(tmp_path / "diary")
