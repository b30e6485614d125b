"""What holds for every test: no real folder of a person is touched, and no test fails for being slow."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

settings.register_profile("twitchlog", deadline=None, print_blob=True)
settings.load_profile("twitchlog")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of the tests below; pytest asks only this file when all tests are run."""
    parser.addoption("--accept", action="store_true", help="record the pictures of the window as they are now")


@pytest.fixture(scope="session", autouse=True)
def nobodys_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point every folder twitchlog would choose for itself to a temporary one, also in processes that tests start."""
    home = tmp_path_factory.mktemp("nobody")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWITCHLOG_DIARY", str(home / "diary"))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA", "KIVY_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say a figure in the summary at the end of the run, also when the test ran in a process of its own."""
    return lambda figure: request.node.user_properties.append(("figure", figure))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures that tests counted."""
    for report in terminalreporter.stats.get("passed", []):
        for name, figure in report.user_properties:
            if name == "figure" and report.when == "call":
                terminalreporter.write_line(figure)
